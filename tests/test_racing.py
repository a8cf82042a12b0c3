"""Benchmarks run commands in turn, with caches that are kept or empty as the command line says."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest
from compare import with_jpegs
from PIL import Image
from racing import Contender, Cost, race, summary, table

FAILS_WITH_CACHE = """
import os, pathlib, sys
kept = pathlib.Path(os.environ["XDG_CACHE_HOME"]) / "kept"
if kept.exists():
    sys.exit("there is something in the cache")
kept.parent.mkdir(parents=True, exist_ok=True)
kept.touch()
"""


def contender(program: str, *, name: str = "one", has_cache: bool = True) -> Contender:
    """A command that runs a program of Python."""
    return Contender(
        name=name, command=lambda _out: [sys.executable, "-IS", "-c", program], has_cache=has_cache
    )


def test_a_cache_is_kept_from_run_to_run_or_empty_in_each(tmp_path: Path) -> None:
    """Each command has a cache of its own."""
    commands = [contender(FAILS_WITH_CACHE), contender(FAILS_WITH_CACHE, name="two")]
    costs = race(commands, runs=1, scratch=tmp_path, empty_caches=True)
    assert [len(own) for own in costs] == [1, 1]
    (tmp_path / "fresh").mkdir()
    with pytest.raises(SystemExit, match="one: status 1\nthere is something in the cache"):
        race(commands, runs=1, scratch=tmp_path / "fresh", empty_caches=False)


def test_the_first_is_compared_with_each_other() -> None:
    """By the medians of what they took."""
    commands = [contender("", name=name) for name in ("one", "two", "three")]
    costs = [
        [Cost(wall=wall, cpu=1.0, memory=1e6) for wall in walls]
        for walls in ((1.0, 2.0, 9.0), (4.0, 4.0, 4.0), (1.0, 1.0, 1.0))
    ]
    report = summary(commands, costs)
    assert [ratio["wall"] for ratio in report["ratios"]] == [0.5, 2.0]
    last = [" ".join(line.split()) for line in table(report).splitlines()[-2:]]
    assert last == [
        "ratio, first to second 0.50 1.00 1.00",
        "ratio, first to third 2.00 1.00 1.00",
    ]


def test_png_pictures_are_turned_into_jpegs(tmp_path: Path) -> None:
    """And the copy shows them; the publication itself stays as it is."""
    project = tmp_path / "project"
    for folder in ("articles", "issues", "pictures"):
        (project / folder).mkdir(parents=True)
    (project / "lowdown.toml").touch()
    Image.new("RGBA", (4, 4)).save(project / "pictures" / "ward.png")
    article = project / "articles" / "ward.md"
    article.write_text("![A ward.](pictures/ward.png)", encoding="utf-8")
    copied = with_jpegs(project, tmp_path / "copy")
    assert (copied / "articles" / "ward.md").read_text("utf-8") == "![A ward.](pictures/ward.jpg)"
    assert [file.name for file in (copied / "pictures").iterdir()] == ["ward.jpg"]
    assert "ward.png" in article.read_text("utf-8")
