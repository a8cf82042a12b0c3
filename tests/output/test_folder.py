"""Output is written whole or not at all, and leaves nothing lying about."""

from __future__ import annotations

import errno
import os
import signal
import threading
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from lowdown.errors import Interruption, OutputError
from lowdown.output import WrittenFile, disk, open_output

if TYPE_CHECKING:
    from collections.abc import Callable

NEW = {
    "issue-1/issue-1.pdf": b"new paper",
    "feed.xml": b"new feed",
    "pictures/a.png": b"new picture",
}
OLD = {"issue-1/issue-1.pdf": b"old paper", "feed.xml": b"old feed"}


def write_files(files: dict[str, bytes], folder: Path) -> tuple[WrittenFile, ...]:
    """Writes files as a build does."""
    with open_output(folder) as output:
        return output.write_files(files)


@pytest.fixture
def out(tmp_path: Path) -> Path:
    """An output folder of an earlier build."""
    folder = tmp_path / "site" / "dist"
    folder.parent.mkdir()
    write_files(OLD, folder)
    return folder


def contents(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def everything(folder: Path) -> set[str]:
    return {path.relative_to(folder).as_posix() for path in folder.rglob("*")}


def break_rename(monkeypatch: pytest.MonkeyPatch, *, at: int, error: BaseException) -> None:
    """The `at`-th file moved to the output, from 1, is not moved: that error is raised."""
    real = disk.rename
    calls = []

    def rename(source: Path, target: Path) -> None:
        if source.suffix == ".new" and target.suffix != ".json":
            calls.append(target)
            if len(calls) == at:
                raise error
        real(source, target)

    monkeypatch.setattr(disk, "rename", rename)


def test_files_land_below_the_output_folder(tmp_path: Path) -> None:
    """Everything stands where its path says, in folders that are made for it."""
    written = write_files(NEW, tmp_path / "far" / "away")
    assert contents(tmp_path / "far" / "away") == NEW
    assert written[0] == WrittenFile(path="feed.xml", size=8, changed=True)
    assert [file.path for file in written] == sorted(NEW)


def test_files_replace_those_of_an_earlier_build(out: Path) -> None:
    """What is made again takes the place of what was there."""
    write_files(NEW, out)
    assert contents(out) == NEW


def test_other_files_stay(out: Path) -> None:
    """Earlier issues that are not made now are left alone."""
    write_files({"issue-2/issue-2.pdf": b"two"}, out)
    assert contents(out) == {**OLD, "issue-2/issue-2.pdf": b"two"}


def test_unchanged_files_are_not_written_again(out: Path) -> None:
    """A file with the same bytes stays the file it is, and gets the time of the build that found it
    right.
    """
    os.utime(out / "feed.xml", (1_000_000, 1_000_000))
    before = (out / "feed.xml").stat().st_ino
    written = write_files({**OLD, "issue-1/issue-1.pdf": b"new paper"}, out)
    after = (out / "feed.xml").stat()
    assert (after.st_ino, after.st_mtime > 1_000_000) == (before, True)
    assert [file.changed for file in written] == [False, True]


def test_a_time_that_cannot_be_set_is_no_failure(
    out: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Where the old output is somebody else's, it is still right."""

    def touch(_path: Path) -> None:
        raise PermissionError(errno.EPERM, "Operation not permitted")

    monkeypatch.setattr(disk, "touch", touch)
    assert not any(one.changed for one in write_files(OLD, out))


def test_nothing_is_touched_where_nothing_has_changed(
    out: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The same build again moves no file."""
    break_rename(monkeypatch, at=1, error=AssertionError())
    assert not any(one.changed for one in write_files(OLD, out))


@pytest.mark.parametrize("at", [1, 2, 3])
@pytest.mark.parametrize(
    "error", [KeyboardInterrupt(), OSError(errno.ENOSPC, "No space left on device"), ValueError()]
)
def test_a_failure_is_taken_back(
    out: Path, monkeypatch: pytest.MonkeyPatch, at: int, error: BaseException
) -> None:
    """Whichever move fails, the old files are all back, and no folder or temporary file is left."""
    before = everything(out.parent)
    break_rename(monkeypatch, at=at, error=error)
    with pytest.raises(OutputError if isinstance(error, OSError) else type(error)):
        write_files(NEW, out)
    assert contents(out) == OLD
    assert everything(out.parent) == before


def test_a_failed_first_build_leaves_no_folder(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Where there was no output, there is none afterwards."""
    break_rename(monkeypatch, at=2, error=KeyboardInterrupt())
    with pytest.raises(KeyboardInterrupt):
        write_files(NEW, tmp_path / "new" / "dist")
    assert everything(tmp_path) == set()


def test_an_interruption_while_staging_touches_nothing(
    out: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Before the first file is moved, everything old is as it was."""
    before = everything(out.parent)

    def write(_path: Path, _data: bytes) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(disk, "write", write)
    with pytest.raises(KeyboardInterrupt):
        write_files(NEW, out)
    assert contents(out) == OLD
    assert everything(out.parent) == before


SIGNALS = [signal.SIGINT, signal.SIGTERM, signal.SIGHUP]


@pytest.mark.parametrize("number", SIGNALS)
def test_an_interruption_waits_for_the_last_file(
    out: Path, monkeypatch: pytest.MonkeyPatch, number: int
) -> None:
    """A signal between two files is answered when both are in place, and says that they are."""
    real = disk.rename

    def rename(source: Path, target: Path) -> None:
        if source.suffix == ".new" and target.is_relative_to(out):
            signal.raise_signal(number)
        real(source, target)

    monkeypatch.setattr(disk, "rename", rename)
    handler = signal.getsignal(number)
    with pytest.raises(Interruption, match="the new output is complete") as interruption:
        write_files(NEW, out)
    assert interruption.value.number == number
    assert contents(out) == NEW
    assert signal.getsignal(number) is handler


@pytest.mark.parametrize("number", SIGNALS)
def test_an_interruption_while_files_are_staged_stops_there(
    out: Path, monkeypatch: pytest.MonkeyPatch, number: int
) -> None:
    """Nothing has been touched then, and nothing is left behind."""
    real, before = disk.write, everything(out.parent)

    def write(file: Path, data: bytes) -> None:
        signal.raise_signal(number)
        real(file, data)

    monkeypatch.setattr(disk, "write", write)
    with pytest.raises(Interruption, match="the last good output is untouched"):
        write_files(NEW, out)
    assert contents(out) == OLD
    assert everything(out.parent) == before


def test_a_signal_that_is_ignored_stays_ignored(out: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A build under `nohup` outlives its terminal."""
    real = disk.write

    def write(file: Path, data: bytes) -> None:
        signal.raise_signal(signal.SIGHUP)
        real(file, data)

    monkeypatch.setattr(disk, "write", write)
    before = signal.signal(signal.SIGHUP, signal.SIG_IGN)
    try:
        write_files(NEW, out)
    finally:
        signal.signal(signal.SIGHUP, before)
    assert contents(out) == NEW


def test_files_land_from_a_thread_too(tmp_path: Path) -> None:
    """The preview lands from a thread, where signals cannot be held."""
    thread = threading.Thread(target=write_files, args=(NEW, tmp_path / "dist"))
    thread.start()
    thread.join()
    assert contents(tmp_path / "dist") == NEW


@pytest.mark.parametrize(
    "path", ["../x", "/etc/x", "a/../../x", "a//b", "a\\b", "C:x", "", ".", "a/./b", "a\0b"]
)
def test_nothing_escapes(out: Path, path: str) -> None:
    """A path that leads out of the output folder, or may do so on some disk, is refused; nothing is
    written.
    """
    before = everything(out.parent)
    with pytest.raises(OutputError, match="outside the output folder"):
        write_files({**NEW, path: b"loot"}, out)
    assert everything(out.parent) == before
    assert contents(out) == OLD


def test_nothing_escapes_by_a_link(out: Path, tmp_path: Path) -> None:
    """A folder in the output that is a link to elsewhere is not followed."""
    (tmp_path / "elsewhere").mkdir()
    (out / "pictures").symlink_to(tmp_path / "elsewhere", target_is_directory=True)
    with pytest.raises(OutputError):
        write_files(NEW, out)
    assert everything(tmp_path / "elsewhere") == set()


def test_the_output_folder_may_be_a_link(tmp_path: Path) -> None:
    """The output folder itself may be linked to where the web server reads it."""
    (tmp_path / "www").mkdir()
    (tmp_path / "dist").symlink_to(tmp_path / "www", target_is_directory=True)
    write_files(NEW, tmp_path / "dist")
    assert contents(tmp_path / "www") == NEW


def out_is_a_file(out: Path) -> Path:
    return out / "feed.xml"


def out_is_below_a_file(out: Path) -> Path:
    return out / "feed.xml" / "dist"


@pytest.mark.parametrize("place", [out_is_a_file, out_is_below_a_file])
def test_a_file_in_the_way_is_told_with_a_cure(out: Path, place: Callable[[Path], Path]) -> None:
    """Where the output folder cannot be one, the editor hears why and what to do."""
    with pytest.raises(
        OutputError,
        match=r"feed\.xml.* cannot be written: .*; a file stands where a folder has to go",
    ):
        write_files(NEW, place(out))
    assert contents(out) == OLD


def test_a_folder_in_the_way_is_told_with_a_cure(out: Path) -> None:
    """A folder where a file has to go is not removed with all that is in it."""
    (out / "pictures" / "a.png").mkdir(parents=True)
    with pytest.raises(OutputError, match="a folder stands where a file has to go"):
        write_files(NEW, out)
    assert contents(out) == OLD


def test_a_file_and_a_folder_of_one_name_are_told(out: Path) -> None:
    """Two files that cannot both be there leave the old ones where they are."""
    with pytest.raises(OutputError):
        write_files({"x": b"file", "x/y": b"below it"}, out)
    assert contents(out) == OLD


@pytest.mark.parametrize(
    ("number", "cure"),
    [
        (errno.EACCES, "right to"),
        (errno.ENOSPC, "make room"),
        (errno.EROFS, "read-only"),
        (errno.EIO, "faulty"),
        (errno.EFBIG, "ulimit"),
        (errno.EDQUOT, "make room"),
        (errno.EPERM, "right to"),
        (errno.ENXIO, "--out"),
    ],
)
def test_the_disk_s_refusals_have_a_cure(
    out: Path, monkeypatch: pytest.MonkeyPatch, number: int, cure: str
) -> None:
    """A full disk and a missing right are reported in words, with what to do about them."""

    def write(path: Path, _data: bytes) -> None:
        raise OSError(number, os.strerror(number), str(path))

    monkeypatch.setattr(disk, "write", write)
    with pytest.raises(OutputError, match=f"^{out} cannot be written: .*{cure}"):
        write_files(NEW, out)
    assert contents(out) == OLD
    assert {path.name for path in out.parent.iterdir()} == {"dist"}


@pytest.mark.parametrize("number", [errno.EACCES, errno.EPERM, errno.EROFS, errno.EXDEV])
def test_files_are_staged_in_the_output_where_that_cannot_be_done_beside_it(
    out: Path, monkeypatch: pytest.MonkeyPatch, number: int
) -> None:
    """Where nobody may write beside the output folder, or it is mounted on its own, even from the
    same disk.
    """
    make_temporary_folder, rename = disk.make_temporary_folder, disk.rename
    refusal = OSError(number, os.strerror(number))
    stages = []

    def make(place: Path, *, prefix: str) -> Path:
        if place == out.parent and number != errno.EXDEV:
            raise refusal
        stages.append(make_temporary_folder(place, prefix=prefix))
        return stages[-1]

    def move(source: Path, target: Path) -> None:
        if out in target.parents and out not in source.parents:
            raise refusal
        rename(source, target)

    monkeypatch.setattr(disk, "make_temporary_folder", make)
    monkeypatch.setattr(disk, "rename", move)
    write_files(NEW, out)
    assert stages[-1].parent == out
    assert contents(out) == NEW
    assert {path.name for path in out.parent.iterdir()} == {"dist"}


def test_a_folder_in_the_output_may_be_mounted_from_elsewhere(
    out: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What cannot be moved in one step is copied beside its target first."""
    rename = disk.rename

    def move(source: Path, target: Path) -> None:
        if source.parent != target.parent and "issue-1" in (source.parent.name, target.parent.name):
            raise OSError(errno.EXDEV, "Invalid cross-device link")
        rename(source, target)

    monkeypatch.setattr(disk, "rename", move)
    write_files(NEW, out)
    assert contents(out.parent) == {f"dist/{path}": data for path, data in NEW.items()}


def test_written_files_may_be_read_by_others(tmp_path: Path) -> None:
    """A web server reads what is written: the rights are those of any new file."""
    (tmp_path / "plain").write_bytes(b"")
    write_files(NEW, tmp_path / "dist")
    assert (tmp_path / "dist" / "feed.xml").stat().st_mode == (tmp_path / "plain").stat().st_mode
