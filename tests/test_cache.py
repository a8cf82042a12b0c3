"""What is kept between runs, and what happens where it cannot be kept."""

from __future__ import annotations

import errno
import os
import tempfile
from pathlib import Path

import pytest

from lowdown.cache import (
    DiskCache,
    MemoryCache,
    link_cache,
    picture_cache,
    remove_temporary_files,
    working_file,
)
from lowdown.errors import OutputError
from making.issues.writing import picture as bitmap


def test_what_is_put_is_found_again(tmp_path: Path) -> None:
    """By another run too, and nothing else is left in the folder."""
    DiskCache(folder=tmp_path / "new" / "pictures").put("key", b"picture")
    cache = DiskCache(folder=tmp_path / "new" / "pictures")
    assert (cache.get("key"), cache.get("other")) == (b"picture", None)
    assert [file.name for file in cache.folder.iterdir()] == ["key"]


@pytest.mark.parametrize("length", [0, 3, 47, 48, 50, 54])
def test_what_was_cut_short_is_not_found(tmp_path: Path, length: int) -> None:
    """It is made again, and found again then."""
    cache = DiskCache(folder=tmp_path)
    cache.put("key", b"picture")
    whole = (tmp_path / "key").read_bytes()
    (tmp_path / "key").write_bytes(whole[:length])
    assert length < len(whole)
    assert cache.get("key") is None
    cache.put("key", b"picture")
    assert cache.get("key") == b"picture"


@pytest.mark.parametrize("spoilt", [b"", b"picture", b"\0" * 55, b"\xff\xd8\xff" + b"x" * 100])
def test_garbage_is_not_found(tmp_path: Path, spoilt: bytes) -> None:
    """A cache of an earlier version, or one that a disk has spoilt, is none."""
    (tmp_path / "key").write_bytes(spoilt)
    assert DiskCache(folder=tmp_path).get("key") is None


def test_one_bit_that_has_changed_is_noticed(tmp_path: Path) -> None:
    """Wherever it is."""
    cache = DiskCache(folder=tmp_path)
    cache.put("key", b"picture")
    whole = (tmp_path / "key").read_bytes()
    for at in range(len(whole)):
        (tmp_path / "key").write_bytes(whole[:at] + bytes([whole[at] ^ 1]) + whole[at + 1 :])
        assert cache.get("key") is None


def test_nothing_at_all_can_be_kept(tmp_path: Path) -> None:
    """No bytes are not the same as none."""
    cache = DiskCache(folder=tmp_path)
    cache.put("key", b"")
    assert cache.get("key") == b""
    memory = MemoryCache(below=cache)
    memory.put("key", b"")
    assert memory.get("key") == b""


@pytest.mark.parametrize("number", [errno.ENOSPC, errno.EDQUOT, errno.EFBIG, errno.EIO])
def test_what_cannot_be_written_leaves_nothing_behind(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, number: int
) -> None:
    """Not even half of it, where the disk is full."""
    real = Path.write_bytes

    def write_bytes(path: Path, data: bytes) -> int:
        real(path, data[: len(data) // 2])
        raise OSError(number, os.strerror(number), str(path))

    monkeypatch.setattr(Path, "write_bytes", write_bytes)
    cache = DiskCache(folder=tmp_path)
    cache.put("key", b"picture")
    assert cache.get("key") is None
    assert list(tmp_path.iterdir()) == []


def test_a_file_for_a_library_goes_with_its_owner() -> None:
    """It holds what it was given, and is on no disk."""

    class Owner:
        pass

    owner = Owner()
    file = working_file(b"face", owner=owner)
    assert file.read_bytes() == b"face"
    assert file.is_relative_to("/proc/self/fd")
    del owner
    assert not file.exists()


@pytest.mark.parametrize("ending", ["owner", "process"])
def test_where_there_are_no_files_in_memory_they_are_temporary(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, ending: str
) -> None:
    """They go with their owner, and where the process ends at a signal."""
    monkeypatch.delattr(os, "memfd_create")
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))

    class Owner:
        pass

    owner = Owner()
    file = working_file(b"face", owner=owner)
    assert (file.parent, file.read_bytes()) == (tmp_path, b"face")
    if ending == "owner":
        del owner
    else:
        remove_temporary_files()
    assert list(tmp_path.iterdir()) == []


def test_a_folder_for_temporary_files_that_is_full_is_one_sentence(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """With what to do about it."""
    monkeypatch.delattr(os, "memfd_create")
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path / "none"))
    with pytest.raises(OutputError, match="temporary files cannot be written"):
        working_file(b"face", owner=monkeypatch)


@pytest.mark.parametrize(
    ("number", "cure"), [(errno.EMFILE, "ulimit -n"), (errno.EFBIG, "ulimit -f")]
)
def test_a_limit_of_the_process_is_named(
    monkeypatch: pytest.MonkeyPatch, number: int, cure: str
) -> None:
    """Another folder for temporary files would not help."""

    def refuse(_name: str) -> int:
        raise OSError(number, os.strerror(number))

    monkeypatch.setattr(os, "memfd_create", refuse)
    with pytest.raises(OutputError, match=cure):
        working_file(b"face", owner=monkeypatch)


def test_a_cache_that_cannot_be_written_keeps_nothing(tmp_path: Path) -> None:
    """A build goes on without it."""
    (tmp_path / "pictures").write_bytes(b"a file where the folder has to be")
    cache = DiskCache(folder=tmp_path / "pictures")
    cache.put("key", b"picture")
    assert cache.get("key") is None


def test_a_plan_reads_the_cache_and_leaves_it_as_it_is(tmp_path: Path) -> None:
    """What it prepares itself is kept in memory only."""
    below = DiskCache(folder=tmp_path)
    below.put("old", b"prepared by a build")
    cache = MemoryCache(below=below)
    cache.put("new", b"prepared by a plan")
    assert (cache.get("old"), cache.get("new")) == (b"prepared by a build", b"prepared by a plan")
    assert below.get("new") is None


def test_the_folder_is_the_users_cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """`XDG_CACHE_HOME` names another."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    assert picture_cache().folder == tmp_path / "lowdown" / "pictures-2"
    assert link_cache().folder == tmp_path / "lowdown" / "links-2"


def test_a_prepared_picture_that_was_spoilt_is_made_again(tmp_path: Path) -> None:
    """Half a photograph, or another file in its place, is not printed."""
    from lowdown.press.assets.pictures import prepare

    picture = tmp_path / "picture.png"
    picture.write_bytes(bitmap("PNG", width=900))
    cache = DiskCache(folder=tmp_path / "cache")
    good = prepare(picture, width=100, cache=cache)
    (entry,) = cache.folder.iterdir()
    whole = entry.read_bytes()
    for spoilt in (whole[: len(whole) // 2], b"\xff\xd8\xff garbage", b""):
        entry.write_bytes(spoilt)
        assert prepare(picture, width=100, cache=cache) == good
        assert entry.read_bytes() == whole
