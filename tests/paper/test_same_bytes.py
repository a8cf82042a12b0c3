"""The same sources give the same bytes: in any folder, on any day, under any locale."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pikepdf
import pytest

from making.issues.writing import paragraphs, picture, publication
from making.papers import write_publication

SOURCES = ("lowdown.toml", "articles", "fillers", "issues", "pictures", "templates")

pytestmark = pytest.mark.xdist_group("sample")


def build(folder: Path, issue: str, **environment: str) -> Path:
    """Build with this environment; the output folder."""
    out = folder / "dist"
    kept = {
        name: os.environ[name] for name in ("PATH", "HOME", "XDG_CACHE_HOME") if name in os.environ
    }
    subprocess.run(
        [str(Path(sys.executable).with_name("lowdown")), "build", issue],
        cwd=folder,
        env={**kept, **environment},
        check=True,
        capture_output=True,
        timeout=300,
    )
    return out


def files_of(out: Path) -> dict[str, bytes]:
    return {
        str(path.relative_to(out)): path.read_bytes()
        for path in sorted(out.rglob("*"))
        if path.is_file()
    }


def age(folder: Path, seconds: int) -> None:
    """Give every file another date of change."""
    for path in folder.rglob("*"):
        os.utime(path, (seconds, seconds))


def test_sample_elsewhere(sample_build: Path, sample_dir: Path, tmp_path: Path) -> None:
    """The sample, copied to another folder and built on another continent years ago, is the same to
    the byte.
    """
    folder = tmp_path / "Größe & Co" / "sample"
    for name in SOURCES:
        source = sample_dir / name
        if source.is_dir():
            shutil.copytree(source, folder / name)
        else:
            folder.mkdir(parents=True, exist_ok=True)
            shutil.copy(source, folder / name)
    age(folder, 86400)
    out = build(
        folder,
        "issue-42",
        TZ="Pacific/Kiritimati",
        LC_ALL="POSIX",
        LANG="de_DE.UTF-8",
        PYTHONHASHSEED="4711",
        SOURCE_DATE_EPOCH="1",
    )
    first, second = files_of(sample_build), files_of(out)
    assert list(first) == list(second)
    assert [name for name in first if first[name] != second[name]] == []


def test_built_twice(tmp_path: Path) -> None:
    """A second build over the first, under another hash seed, clock hint and locale, changes
    nothing.
    """
    files = publication(
        [paragraphs(1, 700) + "\n\n![A gradient](pictures/x.png)", paragraphs(2, 400)]
    )
    write_publication(tmp_path, {**files, "pictures/x.png": picture("PNG", mode="RGBA")})
    first = files_of(
        build(tmp_path, "issue-1", TZ="UTC", PYTHONHASHSEED="0", SOURCE_DATE_EPOCH="2000000000")
    )
    age(tmp_path / "articles", 1_900_000_000)
    second = files_of(
        build(tmp_path, "issue-1", TZ="America/Lima", PYTHONHASHSEED="1", LC_ALL="C.UTF-8")
    )
    assert first == second


def test_no_paths_in_the_output(sample_build: Path, sample_dir: Path) -> None:
    """No file of the output tells in which folder, or on whose machine, it was made."""
    secrets = [str(sample_dir), str(sample_build), str(Path.home()), os.uname().nodename]
    for name, data in files_of(sample_build).items():
        texts = [data, *(_streams(sample_build / name) if name.endswith(".pdf") else [])]
        for secret in (secret.encode() for secret in secrets if len(secret) > 4):
            assert not any(secret in text for text in texts), f"{name} has {secret.decode()} in it"


def _streams(path: Path) -> list[bytes]:
    with pikepdf.open(path) as pdf:
        streams = [item for item in pdf.objects if isinstance(item, pikepdf.Stream)]
        return [
            stream.read_bytes()
            for stream in streams
            if stream.get("/Filter") in (None, "/FlateDecode")
        ]
