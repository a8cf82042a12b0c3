"""The record of what builds have made: what it recognises, what it refuses, and what is removed."""

from __future__ import annotations

import json
import os
from collections.abc import Callable
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest

from lowdown.output import (
    OutputRecord,
    made_file,
    open_output,
    out_of_use,
    read_record,
    standing,
)
from lowdown.outputs import RECORD

PAGE = "news/waits/index.html"
FILES = {PAGE: b"page", "feed.xml": b"feed"}
MADE = OutputRecord(files={path: made_file(data, part="web") for path, data in FILES.items()})


def digest(data: bytes) -> str:
    return sha256(data).hexdigest()


@pytest.fixture
def out(tmp_path: Path) -> Path:
    """An output folder with its record."""
    folder = tmp_path / "dist"
    with open_output(folder) as output:
        output.write_files({**FILES, RECORD: MADE.to_bytes()})
    return folder


def remove(out: Path, *paths: str) -> None:
    with open_output(out) as output:
        output.write_files({}, remove={path: digest(FILES[path]) for path in paths})


def test_a_record_is_read_as_it_was_written(out: Path) -> None:
    """It has, for each file, a digest of its bytes and one of what it was made of."""
    assert read_record(out) == MADE
    other = OutputRecord(files={"a": made_file(b"", part="feeds", inputs="0" * 64)})
    (out / RECORD).write_bytes(other.to_bytes())
    assert read_record(out) == other
    assert (out / RECORD).read_bytes() == other.to_bytes()


def altered(change: Callable[[dict[str, Any]], object]) -> bytes:
    document = json.loads(MADE.to_bytes())
    change(document)
    return json.dumps(document).encode()


HOSTILE = {
    "empty": b"",
    "cut short": MADE.to_bytes()[:40],
    "no JSON": b"\xff",
    "a list": b"[]",
    "nested": b"[" * 100_000,
    "another version": altered(lambda it: it.update(version=0)),
    "a path outside": altered(lambda it: it["files"].update({"../x": ["0" * 64, 1, "web", ""]})),
    "an absolute path": altered(
        lambda it: it["files"].update({"/etc/x": ["0" * 64, 1, "web", ""]})
    ),
    "a crooked path": altered(lambda it: it["files"].update({"a//b": ["0" * 64, 1, "web", ""]})),
    "a drive": altered(lambda it: it["files"].update({"c:x": ["0" * 64, 1, "web", ""]})),
    "itself": altered(lambda it: it["files"].update({RECORD: ["0" * 64, 1, "web", ""]})),
    "no digest": altered(lambda it: it["files"].update({"a": ["xyz", 1, "web", ""]})),
    "no size": altered(lambda it: it["files"].update({"a": ["0" * 64, "1", "web", ""]})),
    "no part": altered(lambda it: it["files"].update({"a": ["0" * 64, 1, None, ""]})),
    "too few values": altered(lambda it: it["files"].update({"a": ["0" * 64]})),
}


@pytest.mark.parametrize("data", HOSTILE.values(), ids=HOSTILE.keys())
def test_a_record_that_cannot_be_trusted_counts_as_none(out: Path, data: bytes) -> None:
    """Then everything is made again, and nothing is removed."""
    (out / RECORD).write_bytes(data)
    assert read_record(out) == OutputRecord()


def test_a_link_is_no_record(out: Path, tmp_path: Path) -> None:
    """Nor is a pipe, at which a build would wait for ever."""
    (out / RECORD).rename(tmp_path / "elsewhere")
    (out / RECORD).symlink_to(tmp_path / "elsewhere")
    assert read_record(out) == OutputRecord()
    (out / RECORD).unlink()
    os.mkfifo(out / RECORD)
    assert read_record(out) == OutputRecord()


def test_only_files_with_the_bytes_that_were_written_stand(out: Path) -> None:
    """What somebody has changed, removed or replaced by a link is made again."""
    assert standing(MADE, out) == FILES.keys()
    (out / "feed.xml").write_bytes(b"FEED")
    (out / PAGE).rename(out / "page")
    (out / PAGE).symlink_to(out / "page")
    assert standing(MADE, out) == frozenset()


def test_what_is_out_of_use_is_removed_with_its_empty_folders(out: Path) -> None:
    """The output folder itself stays, and so does all that nobody asked to remove."""
    remove(out, PAGE)
    assert sorted(path.name for path in out.iterdir()) == [RECORD, "feed.xml"]
    remove(out, "feed.xml")
    assert [path.name for path in out.iterdir()] == [RECORD]


def test_a_folder_with_something_else_in_it_stays(out: Path) -> None:
    """A file that we did not write is never touched."""
    (out / "news/notes.txt").write_bytes(b"mine")
    remove(out, PAGE)
    assert [path.name for path in (out / "news").iterdir()] == ["notes.txt"]


def test_a_file_that_was_changed_since_is_not_removed(out: Path) -> None:
    """Its bytes are not those that a build wrote."""
    (out / PAGE).write_bytes(b"corrected by hand")
    remove(out, PAGE)
    assert (out / PAGE).read_bytes() == b"corrected by hand"


def test_nothing_is_removed_behind_a_link(out: Path, tmp_path: Path) -> None:
    """Neither a link in place of a file, nor a file in a folder that a link leads to."""
    elsewhere = tmp_path / "elsewhere"
    (out / "news").rename(elsewhere)
    (out / "news").symlink_to(elsewhere)
    (out / "feed.xml").rename(tmp_path / "feed")
    (out / "feed.xml").symlink_to(tmp_path / "feed")
    remove(out, PAGE, "feed.xml")
    assert (elsewhere / "waits/index.html").read_bytes() == b"page"
    assert (out / "feed.xml").is_symlink()
    inside = out / "inside"
    (out / "news").unlink()
    elsewhere.rename(inside)
    (out / "news").symlink_to(inside)
    remove(out, PAGE)
    assert (inside / "waits/index.html").read_bytes() == b"page"


@pytest.mark.parametrize("path", ["../outside", "/etc/passwd", "a/../../outside"])
def test_nothing_is_removed_outside(out: Path, tmp_path: Path, path: str) -> None:
    """Whatever a caller asks for."""
    (tmp_path / "outside").write_bytes(b"mine")
    with open_output(out) as output:
        output.write_files({}, remove={path: digest(b"mine")})
    assert (tmp_path / "outside").read_bytes() == b"mine"


def test_files_that_are_not_made_any_more_are_out_of_use() -> None:
    """A new name that differs by capitals or accents alone may be the same file on some disks."""
    assert out_of_use(MADE, _only("feed.xml")) == {PAGE: digest(b"page")}
    assert out_of_use(MADE, _only("FEED.xml", "News/waits/index.html")) == {}


def _only(*paths: str) -> OutputRecord:
    return OutputRecord(files={path: made_file(b"", part="web") for path in paths})
