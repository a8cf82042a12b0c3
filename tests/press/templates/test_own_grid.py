"""The size, the leading and the margins that settings ask for, and what follows from them."""

from __future__ import annotations

from pathlib import Path

import pytest

from lowdown.desk import read_publication
from lowdown.errors import SettingsError
from lowdown.model import MM, Grid
from lowdown.press import read_grid
from lowdown.press.assets import STANDARD, draw_dropcap
from making.pressroom import SETTINGS, set_article

WORDS = "The council has not asked anyone about the arrangements for the wards. " * 12


def grid_of(root: Path, look: str) -> Grid:
    (root / "lowdown.toml").write_text(f"{SETTINGS}\n[look]\n{look}\n", encoding="utf-8")
    return read_grid(read_publication(root))


def test_the_grid_follows_the_settings(tmp_path: Path) -> None:
    """Leading and margins take the place of the templates'; a margin left out stays."""
    usual = grid_of(tmp_path, "")
    own = grid_of(tmp_path, "leading = 12\nmargins = {left = 20, bottom = 25}")
    assert (usual.leading, own.leading) == (14, 12)
    assert own.left == pytest.approx(20 * MM)
    assert own.top == usual.top
    assert own.lines == int((own.page_height - own.top - 25 * MM) // 12)
    even = grid_of(tmp_path, "margins = 18")
    assert even.left == even.top == pytest.approx(18 * MM)
    assert even.page_width - even.left - even.width(3) == pytest.approx(18 * MM)


@pytest.mark.parametrize(
    ("look", "place", "least"),
    [
        ("size = 11\nleading = 12", "lowdown.toml:7:11", "12.1"),
        ("size = 13.5", "lowdown.toml:6:8", "14.9"),
    ],
)
def test_lines_that_would_touch_are_refused(
    look: str, place: str, least: str, tmp_path: Path
) -> None:
    """The message has the line of the key at fault, and the smallest leading that will do."""
    with pytest.raises(SettingsError) as caught:
        grid_of(tmp_path, look)
    message = str(caught.value)
    assert message.startswith(f"{place}: LD177 a leading")
    assert f"Write leading = {least} or more" in message


FAULTS = [
    ("size = 30", "“30” is too much"),
    ("size = true", "“true” is not a number of points"),
    ('leading = "wide"', "“wide” is not a number of points"),
    ("margins = 3", "“3” is too little"),
    ("margins = {bottom = 6}", "“6” is too little"),
    ("margins = {inner = 20}", "inner"),
]


@pytest.mark.parametrize(("look", "words"), FAULTS)
def test_a_measure_that_cannot_be_set_is_refused(look: str, words: str, tmp_path: Path) -> None:
    """Settings name the value and the numbers that are allowed."""
    with pytest.raises(SettingsError) as caught:
        grid_of(tmp_path, look)
    assert words in str(caught.value)


@pytest.mark.parametrize(
    ("size", "leading"), [(9, 12), (9.9, 13), (11, 15)], ids=lambda number: f"{number:g}"
)
def test_every_line_stands_on_the_grid(size: float, leading: float, tmp_path: Path) -> None:
    """Copy, crossheads, lists, boxes and quotations are whole lines deep at any leading."""
    copy = (
        f"{WORDS}\n\n## What next\n\n- One\n- Two *and* three`code`[^1]\n\n> {WORDS}\n\n"
        f"{WORDS}\n\n[^1]: A note.\n"
    )
    room = set_article(tmp_path, copy, settings=f"[look]\nsize = {size}\nleading = {leading}\n")
    for line, set_line in zip(room.piece.measures.lines, room.piece.set_lines, strict=True):
        depth = set_line.bottom - set_line.top
        assert depth == pytest.approx(line.height * leading, abs=0.5), set_line.text


def test_a_drop_cap_ends_on_the_third_line() -> None:
    """From the capitals of the first line to the third baseline, whatever the leading."""
    for size, leading in ((9.9, 14), (9, 12), (11, 15)):
        cap = draw_dropcap("T", STANDARD, colour="#9e1b32", size=size, leading=leading)
        capital = STANDARD.copy_capital(size=size, leading=leading)
        assert cap.ems * size == pytest.approx(2 * leading + capital.height, abs=0.1)
        assert cap.top + 0.03 * cap.ems * size == pytest.approx(capital.top, abs=0.1)
