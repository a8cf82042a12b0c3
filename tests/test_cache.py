"""What is kept between runs, and what happens where it cannot be kept."""

from __future__ import annotations

from pathlib import Path

import pytest

from lowdown.cache import DiskCache, MemoryCache, link_cache, picture_cache


def test_what_is_put_is_found_again(tmp_path: Path) -> None:
    """By another run too, and nothing else is left in the folder."""
    DiskCache(folder=tmp_path / "new" / "pictures").put("key", b"picture")
    cache = DiskCache(folder=tmp_path / "new" / "pictures")
    assert (cache.get("key"), cache.get("other")) == (b"picture", None)
    assert [file.name for file in cache.folder.iterdir()] == ["key"]


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
    assert picture_cache().folder == tmp_path / "lowdown" / "pictures"
    assert link_cache().folder == tmp_path / "lowdown" / "links"
