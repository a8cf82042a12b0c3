"""Whatever call to the operating system fails, or is the last one before the process is killed: the
output is the old one or the new one after the next command, and nothing else is left.

Each test counts the calls of a build by the functions of `lowdown.output.disk`, and runs the build
once for each of them.
"""

from __future__ import annotations

import errno
import functools
import inspect
import json
import os
import shutil
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest

from lowdown.errors import OutputError
from lowdown.output import Batch, disk, open_output, repair_output

OLD = {"feed.xml": b"old feed", "issue-1/issue-1.pdf": b"old paper", "same.txt": b"same"}
NEW = {
    "feed.xml": b"new feed",
    "issue-1/issue-1.pdf": b"new paper",
    "pictures/new/a.png": b"new picture",
    "same.txt": b"same",
}
GONE = {"news/old/index.html": b"renamed since", "news/index.html": b"out of use too"}
"""Files of the earlier build that the later one does not make any more."""
PLAN = "issues/issue-1.plan.toml"
COMPOSED = ("is_crossing", "remove_if_there", "sync_all")
"""The functions that call others of them, or nothing."""
CALLS = [
    name
    for name, function in inspect.getmembers(disk, inspect.isfunction)
    if function.__module__ == disk.__name__ and name not in COMPOSED
]
"""Every function that calls the operating system."""


class KilledError(BaseException):
    """The process is killed: no cleaning is done, because every later call raises it too."""


Fault = Callable[[int], BaseException | None]
"""The error of a call, by its number from 1; None where it goes well."""


def never(_number: int) -> None:
    """Every call goes well."""


def from_call(first: int, error: BaseException) -> Fault:
    """That call and all later ones fail."""
    return lambda number: error if number >= first else None


def only_call(only: int, error: BaseException) -> Fault:
    """That call fails."""
    return lambda number: error if number == only else None


class Disk:
    """Counts the calls to the operating system, and lets some fail."""

    def __init__(self, fault: Fault) -> None:
        self.calls: list[str] = []
        self.lock = threading.Lock()
        self.fault = fault

    def call(self, name: str, real: Callable[..., Any], *arguments: Any, **more: Any) -> Any:
        with self.lock:  # files are synced by several threads
            self.calls.append(name)
            error = self.fault(len(self.calls))
        if error:
            raise error
        return real(*arguments, **more)


@contextmanager
def faulty_disk(fault: Fault) -> Iterator[Disk]:
    """A disk of which each call may fail."""
    layer = Disk(fault)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(os, "fsync", lambda _handle: None)  # there is no power cut in a test
        for name in CALLS:
            patch.setattr(disk, name, functools.partial(layer.call, name, getattr(disk, name)))
        yield layer


class Publication:
    """A publication with an output folder, made again for each run."""

    def __init__(self, folder: Path, *, built: bool) -> None:
        self.root = folder
        self.out = folder / "dist"
        shutil.rmtree(folder, ignore_errors=True)
        old = {f"dist/{path}": data for path, data in {**OLD, **GONE}.items()}
        for path, data in {PLAN: b"old plan", **old}.items():
            if built or path == PLAN:
                (folder / path).parent.mkdir(parents=True, exist_ok=True)
                (folder / path).write_bytes(data)
        self.before = self.files()
        self.after = {PLAN: b"new plan", **{f"dist/{path}": data for path, data in NEW.items()}}

    def files(self) -> dict[str, bytes]:
        return {
            path.relative_to(self.root).as_posix(): path.read_bytes()
            for path in self.root.rglob("*")
            if path.is_file()
        }

    def folders(self) -> set[str]:
        found = {path.relative_to(self.root).as_posix() for path in self.root.rglob("*/")}
        return found - {"dist"}  # an empty one is as good as none

    def build(self) -> None:
        with open_output(self.out, root=self.root) as output:
            output.write_files(
                NEW,
                first=Batch(folder=self.root, files={PLAN: b"new plan"}),
                remove={path: sha256(data).hexdigest() for path, data in GONE.items()},
            )

    def repair(self) -> None:
        repair_output(self.out, root=self.root)

    def assert_whole(self) -> None:
        """All files are old, or all are new, and no temporary file or folder is left."""
        files = self.files()
        assert files in (self.before, self.after)
        assert self.folders() == {
            parent.as_posix() for path in files for parent in Path(path).parents
        } - {".", "dist"}


def calls_of_a_build(publication: Publication) -> list[str]:
    with faulty_disk(never) as layer:
        publication.build()
    assert publication.files() == publication.after
    return layer.calls


BUILDS = ("first build", "later build")
DISKS = ("one disk", "the plan on another disk", "the output on another disk")


@pytest.fixture(params=BUILDS)
def make(request: pytest.FixtureRequest, tmp_path: Path) -> Callable[[], Publication]:
    """Makes the same publication again."""
    return lambda: Publication(tmp_path / "site", built=request.param == "later build")


@pytest.fixture(params=DISKS)
def crossing(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """Two file systems, between which nothing can be moved."""
    part = {"one disk": "nothing", "the plan on another disk": "issues"}.get(request.param, "dist")
    rename = disk.rename

    def move(source: Path, target: Path) -> None:
        if (part in source.parent.parts) != (part in target.parent.parts):
            raise OSError(errno.EXDEV, "Invalid cross-device link", str(source))
        rename(source, target)

    monkeypatch.setattr(disk, "rename", move)


@pytest.mark.usefixtures("crossing")
def test_the_next_command_completes_or_undoes_a_killed_build(
    make: Callable[[], Publication],
) -> None:
    """Killed before any call, the output is old or new once the next command has begun."""
    calls = calls_of_a_build(make())
    states = []
    for last in range(1, len(calls) + 1):
        publication = make()
        with faulty_disk(from_call(last, KilledError())), pytest.raises(KilledError):
            publication.build()
        publication.repair()
        publication.assert_whole()
        states.append(publication.files() == publication.after)
    # Once the journal is there, there is no way back.
    assert states == sorted(states)
    assert set(states) == {True, False}


def test_a_repair_that_is_killed_is_repaired(make: Callable[[], Publication]) -> None:
    """By the command after the next."""
    calls = calls_of_a_build(make())
    landing = calls.index("touch") + 3
    for last in range(1, 40):
        publication = make()
        with faulty_disk(from_call(landing, KilledError())), pytest.raises(KilledError):
            publication.build()
        with faulty_disk(from_call(last, KilledError())):
            try:
                publication.repair()
            except KilledError:
                pass
            else:
                break
        publication.repair()
        publication.assert_whole()
        assert publication.files() == publication.after
    assert 3 < last < 39


REFUSALS = [
    pytest.param(
        number,
        disks,
        built,
        kind,
        id=f"{errno.errorcode[number]} {kind}, {built}, {disks}",
        marks=[pytest.mark.slow] * is_slow,
    )
    for number in (
        errno.ENOSPC,
        errno.EIO,
        errno.EROFS,
        errno.EACCES,
        errno.EXDEV,
        errno.EDQUOT,
        errno.EFBIG,
        errno.EPERM,
    )
    for disks in DISKS
    for built in BUILDS
    for kind in ("once", "from then on")
    for is_slow in [
        number in (errno.EDQUOT, errno.EFBIG, errno.EPERM)
        or (number != errno.ENOSPC and (disks, built) != ("one disk", "later build"))
    ]
]


@pytest.mark.parametrize(
    ("number", "crossing", "make", "kind"), REFUSALS, indirect=["crossing", "make"]
)
@pytest.mark.usefixtures("crossing")
def test_a_refusal_of_the_disk_leaves_the_old_output(
    make: Callable[[], Publication], number: int, kind: str
) -> None:
    """Whichever call is refused: one sentence with a path and a cure, or a build that goes well;
    and where the disk refuses everything from then on, the next command has it put right.
    """
    refused = only_call if kind == "once" else from_call
    for last, name in enumerate(calls_of_a_build(make()), 1):
        publication = make()
        message = ""
        with faulty_disk(refused(last, OSError(number, os.strerror(number)))):
            try:
                publication.build()
            except OutputError as error:
                message = str(error)
        if message:
            assert "\n" not in message
            assert str(publication.root) in message
        if kind == "once" and not name.startswith("remove"):
            assert publication.files() == (publication.before if message else publication.after)
        publication.repair()
        if (kind, name) == ("once", "remove_folder"):  # an empty folder more does no harm
            assert publication.files() in (publication.before, publication.after)
        else:
            publication.assert_whole()


READ_ONLY = OSError(errno.EROFS, "Read-only file system")


def killed_while_landing(publication: Publication) -> Path:
    """The stage of a build that was killed after its first file had been moved."""
    landing = calls_of_a_build(publication).index("touch") + 3
    Publication.__init__(publication, publication.root, built=True)
    with faulty_disk(from_call(landing, KilledError())), pytest.raises(KilledError):
        publication.build()
    (stage,) = publication.root.glob(".dist-lowdown-*")
    return stage


def test_a_reader_who_may_not_write_hears_of_a_half_landed_build(tmp_path: Path) -> None:
    """One sentence says where it lies and what to do."""
    publication = Publication(tmp_path / "site", built=True)
    stage = killed_while_landing(publication)
    with faulty_disk(from_call(2, READ_ONLY)), pytest.raises(OutputError) as refusal:
        publication.repair()
    assert str(stage) in str(refusal.value)
    assert "a build was stopped while its files were put in place" in str(refusal.value)


def test_a_reader_who_may_not_write_hears_nothing_of_a_stage_that_has_touched_nothing(
    tmp_path: Path,
) -> None:
    """The output is whole all the same."""
    publication = Publication(tmp_path / "site", built=True)
    stage = publication.root / ".dist-lowdown-abcdefgh"
    stage.mkdir()
    (stage / "0.new").write_bytes(b"new")
    with faulty_disk(from_call(2, READ_ONLY)):
        publication.repair()
    assert stage.exists()
    publication.repair()
    publication.assert_whole()


def test_an_output_that_was_removed_is_not_brought_back(tmp_path: Path) -> None:
    """It is safe to delete; a part of it would be worse than nothing."""
    publication = Publication(tmp_path / "site", built=True)
    killed_while_landing(publication)
    shutil.rmtree(publication.out)
    publication.repair()
    assert set(publication.files()) == {PLAN}


def test_a_publication_that_was_moved_is_repaired(tmp_path: Path) -> None:
    """The journal is true wherever the publication is."""
    publication = Publication(tmp_path / "site", built=True)
    killed_while_landing(publication)
    moved = tmp_path / "elsewhere"
    publication.root.rename(moved)
    publication.root, publication.out = moved, moved / "dist"
    publication.repair()
    assert publication.files() == publication.after


@pytest.mark.parametrize(
    "target", ["../lowdown.toml", "../../outside", "../articles/x.md", "../issues/x.toml", "/x/y"]
)
def test_a_journal_of_somebody_else_writes_nowhere_else(tmp_path: Path, target: str) -> None:
    """A stage that came with a branch lands nothing but outputs and locked plans."""
    publication = Publication(tmp_path / "site", built=True)
    (tmp_path / "site" / "articles").mkdir()
    stage = publication.root / ".dist-lowdown-abcdefgh"
    stage.mkdir()
    (stage / "0.new").write_bytes(b"loot")
    journal = {"version": 1, "moves": [{"number": 0, "target": target}]}
    (stage / "journal.json").write_text(json.dumps(journal))
    publication.repair()
    assert publication.files() == publication.before
    assert not (tmp_path / "outside").exists()


def test_a_link_in_a_stage_is_not_landed(tmp_path: Path) -> None:
    """Nobody's files are published by a stage that came with a branch."""
    publication = Publication(tmp_path / "site", built=True)
    stage = publication.root / ".dist-lowdown-abcdefgh"
    stage.mkdir()
    (stage / "0.new").symlink_to("/etc/passwd")
    journal = {"version": 1, "moves": [{"number": 0, "target": "../dist/passwd"}]}
    (stage / "journal.json").write_text(json.dumps(journal))
    publication.repair()
    publication.assert_whole()


@pytest.mark.parametrize(
    "journal", ["", "{", "[]", '{"version": 2, "moves": []}', '{"version": 1, "moves": [{}]}', "\0"]
)
def test_a_journal_that_is_garbage_lands_nothing(tmp_path: Path, journal: str) -> None:
    """Its stage is removed."""
    publication = Publication(tmp_path / "site", built=True)
    stage = publication.root / ".dist-lowdown-abcdefgh"
    stage.mkdir()
    (stage / "0.new").write_bytes(b"new")
    (stage / "journal.json").write_text(journal)
    publication.repair()
    publication.assert_whole()


def test_files_that_cannot_be_put_back_are_reported_and_put_right_later(tmp_path: Path) -> None:
    """Where the disk fails twice, nobody reads that all is well."""
    publication = Publication(tmp_path / "site", built=True)
    landing = calls_of_a_build(publication).index("touch") + 3
    publication = Publication(tmp_path / "site", built=True)
    broken = from_call(landing, OSError(errno.EIO, "Input/output error"))
    with faulty_disk(broken), pytest.raises(OutputError, match="completes this build first"):
        publication.build()
    publication.repair()
    assert publication.files() == publication.after
