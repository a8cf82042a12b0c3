"""Sources are ordinary files inside the publication; everything else is refused unopened."""

from __future__ import annotations

import errno
import os
import socket
import stat
from collections.abc import Callable
from hashlib import sha256
from pathlib import Path

import pytest

from lowdown.desk import read_issue, read_publication
from lowdown.errors import OutputError, SettingsError
from lowdown.makeup import plan_paper
from lowdown.sources import (
    Listings,
    SourceError,
    is_there,
    listing_of,
    listings_kept,
    names_in,
    open_source,
    recorded_digests,
    recorded_sources,
    source_bytes,
)
from making.publications.desk_copy import as_text, lay_out, refuse_to_open

ART, TOML = "articles/one.md", "lowdown.toml"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A sound publication, with a file beside its folder that is nobody's business."""
    (tmp_path / "secret").write_text("the secret", encoding="utf-8")
    return lay_out(tmp_path / "press")


def link_out(file: Path) -> None:
    file.symlink_to("../../secret")


def link_out_through_a_folder(file: Path) -> None:
    (file.parents[1] / "outside").symlink_to("..")
    file.symlink_to("../outside/secret")


def link_to_the_machine(file: Path) -> None:
    file.symlink_to("/etc/passwd")


def loop(file: Path) -> None:
    file.symlink_to(file.name)


def loop_of_two(file: Path) -> None:
    other = file.with_suffix(".other")
    other.symlink_to(file.name)
    file.symlink_to(other.name)


def link_to_nothing(file: Path) -> None:
    file.symlink_to("gone.md")


def pipe(file: Path) -> None:
    os.mkfifo(file)


def link_to_a_pipe(file: Path) -> None:
    os.mkfifo(file.with_suffix(".pipe"))
    file.symlink_to(file.with_suffix(".pipe").name)


def socket_file(file: Path) -> None:
    above = Path.cwd()
    os.chdir(file.parent)  # a socket's path may have a hundred letters at most
    try:
        with socket.socket(socket.AF_UNIX) as listener:
            listener.bind(file.name)
    finally:
        os.chdir(above)


def folder(file: Path) -> None:
    file.mkdir()


REFUSED: list[tuple[Callable[[Path], None], str, str]] = [
    (link_out, "LD160", "a link that leads out of the publication"),
    (link_out_through_a_folder, "LD160", "a link that leads out of the publication"),
    (link_to_the_machine, "LD160", "a link that leads out of the publication"),
    (loop, "LD162", "a link that leads back to itself"),
    (loop_of_two, "LD162", "a link that leads back to itself"),
    (link_to_nothing, "LD162", "a link to something that is not there"),
    (pipe, "LD161", "a pipe"),
    (link_to_a_pipe, "LD161", "a pipe"),
    (socket_file, "LD161", "a socket"),
    (folder, "LD161", "a folder"),
]


@pytest.mark.parametrize(("make", "code", "words"), REFUSED)
def test_what_is_no_ordinary_file_is_a_finding(
    make: Callable[[Path], None], code: str, words: str, root: Path
) -> None:
    """The finding says what it is, and nothing of what is in it."""
    (root / ART).unlink()
    make(root / ART)
    found = as_text(read_issue(read_publication(root), "seven").findings)
    assert f"{ART}: {code} the file is {words} [source-" in found
    assert "secret" not in found


@pytest.mark.parametrize(("make", "code", "words"), REFUSED)
def test_the_settings_are_an_ordinary_file(
    make: Callable[[Path], None], code: str, words: str, root: Path
) -> None:
    """As every source is."""
    (root / TOML).unlink()
    (root / "deep").mkdir()
    make(root / "deep" / TOML)
    with pytest.raises(SettingsError, match=f"{TOML}: {code} the file is {words}"):
        read_publication(root / "deep")


def test_a_device_is_never_opened(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Opening one may already do something, and `/dev/zero` never ends."""
    fake = os.stat_result((stat.S_IFCHR | 0o666, 1, 1, 1, 0, 0, 0, 0, 0, 0))
    monkeypatch.setattr(Path, "stat", lambda *_, **__: fake)
    monkeypatch.setattr(os, "open", lambda *_: pytest.fail("it was opened"))
    with pytest.raises(SourceError, match="is a device"):
        open_source(root, ART)


def test_a_pipe_that_takes_a_file_s_place_is_not_waited_for(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Between looking at a file and opening it, another thing may take its place."""
    opens = os.open

    def replace_and_open(path: Path, flags: int) -> int:
        path.unlink()
        os.mkfifo(path)
        return opens(path, flags)

    monkeypatch.setattr(os, "open", replace_and_open)
    with pytest.raises(SourceError, match="is a pipe"):
        open_source(root, ART)


def test_links_within_the_publication_are_followed(root: Path) -> None:
    """An article may be the same as another one, and a folder may have two names."""
    (root / "texts").mkdir()
    (root / ART).rename(root / "texts/one.md")
    (root / ART).symlink_to("../texts/one.md")
    (root / "issues").rename(root / "manifests")
    (root / "issues").symlink_to("manifests")
    assert read_issue(read_publication(root), "seven").value is not None


def test_the_publication_itself_may_be_reached_through_a_link(root: Path) -> None:
    """Its folder is where the link leads."""
    link = root.parent / "link"
    link.symlink_to(root.name)
    assert read_issue(read_publication(link), "seven").value is not None


def test_a_folder_that_leads_out_is_refused(root: Path) -> None:
    """With the names of what is in it: they are nobody's business."""
    outside = root.parent / "outside"
    (root / "issues").rename(outside)
    (root / "issues").symlink_to("../outside")
    with pytest.raises(OutputError, match="issues: the folder is a link that leads out"):
        names_in(root, "issues")


def test_a_file_that_is_changed_while_it_is_read_is_refused(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Half of it would be the old version."""
    looks, file = os.fstat, root / ART

    def look_and_save(handle: int) -> os.stat_result:
        before = looks(handle)
        file.write_text(file.read_text(encoding="utf-8") + "More.\n", encoding="utf-8")
        return before

    monkeypatch.setattr(os, "fstat", look_and_save)
    with pytest.raises(SourceError, match="was changed while it was read") as caught:
        source_bytes(root, ART)
    assert caught.value.code == "LD163"


def test_a_folder_that_vanishes_has_no_files(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """As if it had never been there."""

    def gone(_: Path) -> None:
        raise FileNotFoundError(errno.ENOENT, os.strerror(errno.ENOENT))

    monkeypatch.setattr(os, "listdir", gone)
    assert names_in(root, "articles") == ()


def test_a_folder_without_permission_is_named(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """It does not look empty."""

    def refuse(_: Path) -> None:
        raise PermissionError(errno.EACCES, os.strerror(errno.EACCES))

    monkeypatch.setattr(os, "listdir", refuse)
    words = r"issues: the folder cannot be read \(permission denied\); give yourself the right"
    with pytest.raises(OutputError, match=words):
        names_in(root, "issues")


def test_a_file_without_permission_is_there(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """So that its reader learns why, and is not asked for another name."""

    def refuse(_: Path) -> None:
        raise PermissionError(errno.EACCES, os.strerror(errno.EACCES))

    monkeypatch.setattr(Path, "lstat", refuse)
    assert is_there(root, ART)


@pytest.mark.parametrize(
    ("make", "words"), [(None, "no such file or directory"), (pipe, "is a pipe")]
)
def test_a_picture_that_is_replaced_before_it_is_printed_is_a_finding(
    make: Callable[[Path], None] | None, words: str, root: Path
) -> None:
    """With the reason, and without a path of the machine."""
    (root / ART).write_text("---\ntitle: One\n---\n![A](pictures/x.svg)\n", encoding="utf-8")
    publication = read_publication(root)
    issue = read_issue(publication, "seven").value
    assert issue is not None
    (root / "pictures/x.svg").unlink()
    if make:
        make(root / "pictures/x.svg")
    planned = plan_paper(publication, issue, progress=lambda _: None)
    found = as_text(planned.findings)
    assert f"the picture “pictures/x.svg” cannot be read any more ({words})" in found
    assert str(root) not in found


@pytest.mark.parametrize("number", [errno.EACCES, errno.EIO, errno.EMFILE])
def test_an_article_that_the_system_refuses_is_a_finding(
    number: int, root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """With the system's reason."""
    publication = read_publication(root)
    refuse_to_open(monkeypatch, root / ART, number)
    found = as_text(read_issue(publication, "seven").findings)
    assert f"{ART}: LD101 the file cannot be read ({os.strerror(number).lower()})" in found


@pytest.mark.parametrize("name", ["x" * 300, "x/" * 2500, "a\0b", "one.md/two.md"])
def test_a_name_that_no_file_can_have_is_missing(name: str, root: Path) -> None:
    """Too long for a disk, or with a character that ends it."""
    assert not is_there(root, name)


def test_sources_that_are_opened_are_recorded(tmp_path: Path) -> None:
    """What was made of them is made again when one of them has changed, or is there at last."""
    (tmp_path / "a.md").write_text("copy")
    with recorded_sources() as outer:
        source_bytes(tmp_path, "a.md")
        with recorded_sources() as inner, pytest.raises(FileNotFoundError):
            source_bytes(tmp_path, "b.md")
    source_bytes(tmp_path, "a.md")
    assert list(inner) == ["b.md"]
    assert list(outer) == ["a.md", "b.md"]
    copy = sha256(b"copy").hexdigest()
    assert recorded_digests(tmp_path, outer) == {"a.md": copy, "b.md": ""}
    (tmp_path / "a.md").write_text("more copy")
    assert recorded_digests(tmp_path, outer) is None


def test_names_that_are_kept_are_read_once(tmp_path: Path) -> None:
    """A file that comes meanwhile is seen by the next command."""
    (tmp_path / "a.md").touch()
    with listings_kept():
        assert names_in(tmp_path, ".") == ("a.md",)
        (tmp_path / "b.md").touch()
        with listings_kept():
            assert names_in(tmp_path, ".") == ("a.md",)
    assert names_in(tmp_path, ".") == ("a.md", "b.md")


def test_listings_of_an_earlier_time_are_used_again(tmp_path: Path) -> None:
    """A process that reads issue after issue reads each folder once."""
    (tmp_path / "a.md").touch()
    listings = Listings()
    with listings_kept(listings):
        names_in(tmp_path, ".")
    (tmp_path / "b.md").touch()
    with listings_kept(listings):
        assert names_in(tmp_path, ".") == ("a.md",)
    assert names_in(tmp_path, ".") == ("a.md", "b.md")


def test_notes_are_no_markdown_of_a_folder(tmp_path: Path) -> None:
    """Nor are editors' own files; names are sorted without their endings."""
    for name in ("b.md", "a-1.md", "a.md", "_note.md", ".a.md", "a.txt", "README"):
        (tmp_path / name).touch()
    assert list(listing_of(tmp_path, ".").markdown) == ["a", "a-1", "b"]
