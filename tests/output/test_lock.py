"""One process at a time writes an output folder, and none reads it meanwhile."""

from __future__ import annotations

import errno
import fcntl
import os
import shutil
import threading
import time
from pathlib import Path

import pytest

from lowdown.errors import OutputError
from lowdown.output import lock, open_output, read_output


def free(folder: Path, kind: int = fcntl.LOCK_EX) -> bool:
    """Whether another process could have the lock of a folder."""
    handle = os.open(folder, os.O_RDONLY)
    try:
        fcntl.flock(handle, kind | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    finally:
        os.close(handle)
    return True


@pytest.fixture
def out(tmp_path: Path) -> Path:
    folder = tmp_path / "dist"
    folder.mkdir()
    return folder


def test_a_writer_is_alone_and_readers_are_together(out: Path) -> None:
    """A build keeps checks away; two checks do not keep each other away."""
    with open_output(out):
        assert not free(out, fcntl.LOCK_SH)
    with read_output(out), read_output(out):
        assert not free(out)
        assert free(out, fcntl.LOCK_SH)
    assert free(out)
    assert list(out.parent.iterdir()) == [out]


def test_the_lock_goes_where_the_work_fails(out: Path) -> None:
    """Nobody waits for a build that has ended."""
    with pytest.raises(ValueError, match="no"), open_output(out):
        raise ValueError("no")
    assert free(out)


def test_whoever_comes_second_waits_and_says_so(out: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The sentence comes once, after a moment."""
    monkeypatch.setattr(lock, "_QUIET", 0.05)
    heard: list[str] = []
    entered = threading.Event()

    def build() -> None:
        with open_output(out):
            entered.set()
            time.sleep(0.3)

    first = threading.Thread(target=build)
    first.start()
    entered.wait()
    with open_output(out, notice=heard.append):
        assert not free(out)
    first.join()
    assert heard == [f"another lowdown is writing or checking {out}; waiting"]


def test_nobody_waits_for_ever(out: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """After half a minute one sentence says what to do."""
    assert lock.MAX_WAIT == 30
    monkeypatch.setattr(lock, "MAX_WAIT", 0.05)
    with (
        open_output(out),
        pytest.raises(OutputError, match="wait until it has finished, or end it"),
        open_output(out),
    ):
        pass


def test_first_builds_do_not_mix(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """While there is no output folder, the lock is that of the folder above it."""
    monkeypatch.setattr(lock, "MAX_WAIT", 0.05)
    out = tmp_path / "new" / "dist"
    with open_output(out) as output:
        assert not free(tmp_path)
        with pytest.raises(OutputError), open_output(out):
            pass
        output.write_files({"feed.xml": b"feed"})
    assert free(tmp_path)
    assert free(out)


def test_the_lock_of_a_folder_that_was_removed_is_none(
    out: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whoever waited for a build that failed and took its folder away begins again."""
    removed: list[str] = []

    def remove(sentence: str) -> None:
        removed.append(sentence)
        shutil.rmtree(out)
        out.mkdir()

    monkeypatch.setattr(lock, "_QUIET", 0)
    with open_output(out), open_output(out, notice=remove):
        assert not free(out)
    assert len(removed) == 1


def test_readers_see_one_version(out: Path) -> None:
    """A check beside builds never reads files of two of them."""
    versions = [{f"{name}.txt": f"{name} {n}".encode() for name in "abc"} for n in range(2)]
    done = threading.Event()

    def build() -> None:
        for n in range(20):
            with open_output(out) as output:
                output.write_files(versions[n % 2])
            time.sleep(0.03)
        done.set()

    builds = threading.Thread(target=build)
    builds.start()
    seen = []
    while not done.is_set():
        with read_output(out):
            seen.append({path.name: path.read_bytes() for path in out.iterdir()})
        time.sleep(0.01)
    builds.join()
    assert all(read in (*versions, {}) for read in seen)
    assert versions[0] in seen
    assert versions[1] in seen


@pytest.mark.parametrize("number", [errno.ENOTSUP, errno.EBADF, errno.ENOLCK])
def test_a_disk_without_locks_does_without(
    out: Path, monkeypatch: pytest.MonkeyPatch, number: int
) -> None:
    """Some network drives have none."""

    def flock(_handle: int, _kind: int) -> None:
        raise OSError(number, os.strerror(number))

    monkeypatch.setattr(fcntl, "flock", flock)
    with open_output(out) as first, open_output(out):
        first.write_files({"feed.xml": b"feed"})
    assert (out / "feed.xml").read_bytes() == b"feed"
