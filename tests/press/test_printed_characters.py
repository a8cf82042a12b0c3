"""The page about characters is true, and every one that it lists can be set."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from lowdown.press.assets import STANDARD
from lowdown.press.assets.symbol_faces import SYMBOL_FACES, code_points

PAGE = (Path(__file__).parents[2] / "docs/characters.md").read_text(encoding="utf-8")


def listed(mark: str) -> list[str]:
    """The characters of the table below a mark of the page, by row."""
    table = PAGE.split(f"<!-- {mark} -->\n")[1].split("<!-- end -->")[0]
    return re.findall(r"^\| [a-zA-Z].*? \| (.*) \|$", table, re.MULTILINE)


@pytest.mark.parametrize("row", listed("printed"))
def test_characters_that_are_printed(row: str) -> None:
    """Every symbol that the page lists has a face."""
    assert STANDARD.missing_characters(row) == ()


@pytest.mark.parametrize("row", listed("not printed"))
def test_characters_that_are_not_printed(row: str) -> None:
    """Every character that the page says is refused has none."""
    assert STANDARD.missing_characters(row.replace(" ", "")) == tuple(row.split())


@pytest.mark.parametrize(
    "letters", ["Đường phố Việt Nam", "Þjóðin, ǿrnar, ħobża, ģimene", "Ξενοφῶν", "Українська ґ ї"]
)
def test_letters_that_are_printed(letters: str) -> None:
    """So have the letters of the languages of Europe and of Vietnamese."""
    assert STANDARD.missing_characters(letters) == ()


def test_each_character_belongs_to_one_face() -> None:
    """No two faces of symbols have a character in common, so the choice is always the same."""
    faces = [code_points(face) for face in SYMBOL_FACES]
    assert sum(map(len, faces)) == len(frozenset().union(*faces))
