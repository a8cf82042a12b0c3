"""The gallery shows what the settings below its pictures make."""

from __future__ import annotations

from pathlib import Path

import pytest

from making.command import run_here
from test_reference import load_tool

gallery = load_tool("gallery")
LOOKS = gallery.read_looks()


def test_the_page_is_as_the_tool_writes_it() -> None:
    """And each look has its picture."""
    page = (gallery.FOLDER / "README.md").read_text(encoding="utf-8")
    assert page == gallery.write_page(LOOKS)
    assert len(LOOKS) == 6
    assert [
        look.name for look in LOOKS if not (gallery.FOLDER / f"{look.name}.webp").exists()
    ] == []


@pytest.mark.parametrize(
    "look",
    [LOOKS[0], *(pytest.param(look, marks=pytest.mark.slow) for look in LOOKS[1:])],
    ids=lambda look: look.name,
)
def test_each_look_makes_a_clean_paper(look: object, tmp_path: Path) -> None:
    """Its pages are proved, and nothing is to be said about them."""
    gallery.write_publication(look, tmp_path)
    built = run_here(["build", gallery.ISSUE, "--only", "paper"], tmp_path)
    assert built.returncode == 0, built.stdout + built.stderr
    checked = run_here(["check", gallery.ISSUE, "--strict"], tmp_path)
    assert checked.returncode == 0, checked.stdout + checked.stderr
