"""The flatplan on the terminal: pages as boxes in spreads, drawn with letters where there are no
colours.
"""

from __future__ import annotations

import re
import textwrap

import pytest

from lowdown.model.plan import PatchKind
from lowdown.report import Look, can_draw
from lowdown.report.findings.text import DRAWN
from lowdown.report.flatplan.letters import draw_flatplan
from making.planned import order, report, sample

PLAIN = re.compile(r"\x1b\[[0-9;]*m")


def drawn(width: int = 100, **more: bool) -> list[str]:
    return draw_flatplan(sample(), Look(width=width, **more)).split("\n")


def test_a_flatplan_is_the_paper_at_a_glance() -> None:
    """A page is a box in its own proportions: each article in its letter, furniture by name, white
    in dots.
    """
    drawing = draw_flatplan(report(order("beds", 14, 1), pages=1), Look(width=60))
    assert textwrap.dedent(drawing) == textwrap.dedent(
        """\
                            ┌─────────── 1 ────────────┐
                            │===== The Tiny & Co ======│
                            │==========================│
                            │A beds ───────────────────│
                            │──────────────────────────│
                            │aaaaaaaa aaaaaaaa aaaaaaaa│
                            │aaaaaaaa aaaaaaaa aaaaaaaa│
                            │aaaaaaaa aaaaaaaa aaaaaaaa│
                            │aaaaaaaa aaaaaaaa ········│
                            │········ ········ contents│
                            │········ ········ ::::::::│
                            │········ ········ ::::::::│
                            │········ ········ ::::::::│
                            │+++++ donation panel +++++│
                            │++++++++++++++++++++++++++│
                            │++++++++++++++++++++++++++│
                            │++++++++++++++++++++++++++│
                            └──────── 11 free ─────────┘

A beds   · white"""
    )


def test_pages_stand_in_spreads() -> None:
    """Page 1 alone on the right, then 2-3 and 4-5; the last one alone on the left."""
    pages = [row for row in drawn() if re.search(r"─ \d ─", row)]
    assert [re.findall(r"─ (\d) ─", row) for row in pages] == [["1", "2", "3"], ["4", "5", "6"]]
    assert pages[0].startswith(" " * 22)


def test_jumps_are_arrows_with_page_numbers() -> None:
    """Where an article leaves and where it comes from, and where print stops for the web."""
    picture = "\n".join(drawn())
    for sign in ("→ 2", "← 1", "→ 6", "← 4", "↗ web"):
        assert sign in picture


def test_furniture_and_white_are_marked() -> None:
    """Nameplate, contents box and donation panel by name; white by dots and by its number
    of lines.
    """
    picture = "\n".join(drawn())
    for words in ("The Tiny & Co", "conte", "donation panel", "·", " free "):
        assert words in picture
    free = [page.free_lines for page in sample().pages if page.free_lines]
    assert [int(number) for number in re.findall(r"─ (\d+) free ─", picture)] == free
    assert len(free) == 4


@pytest.mark.parametrize("width", [40, 60, 80, 100, 132, 200, 400])
def test_the_flatplan_keeps_to_the_width_of_the_terminal(width: int) -> None:
    """However wide it is, no row is wider, and colours add nothing to it."""
    for look in (Look(width=width), Look(width=width, colour=True), Look(width=width, signs=False)):
        rows = [PLAIN.sub("", row) for row in draw_flatplan(sample(), look).split("\n")]
        assert max(len(row) for row in rows) <= width


def test_a_terminal_narrower_than_a_spread_still_shows_every_page() -> None:
    """The boxes do not shrink to nothing."""
    rows = drawn(10)
    assert [int(number) for row in rows for number in re.findall(r"─ (\d) ─", row)] == [
        1,
        2,
        3,
        4,
        5,
        6,
    ]


def test_without_colours_there_are_none() -> None:
    """On a pipe nothing is written but letters."""
    assert not any("\x1b" in row for row in drawn())
    assert any("\x1b[" in row for row in drawn(colour=True))


def test_colours_change_no_letter_but_those_that_fill() -> None:
    """The pages have the same shape in colours as without."""
    coloured = [PLAIN.sub("", row) for row in drawn(colour=True)]
    assert [len(row.rstrip()) for row in coloured][:3] == [len(row) for row in drawn()][:3]
    assert "A lead-of-all" in "\n".join(coloured)


def test_in_colours_a_page_without_a_head_still_says_whose_it_is() -> None:
    """The letter stands in its first column, once; below a head it would say nothing new."""
    made = report(order("lead", 80, 2, 3), order("waits", 20, 1), pages=3)
    rows = [
        PLAIN.sub("", row) for row in draw_flatplan(made, Look(width=100, colour=True)).split("\n")
    ]
    top = next(number for number, row in enumerate(rows) if "─ 3 ─" in row) + 1
    assert rows[top].split("││")[1].startswith("A  ")
    assert sum(len(re.findall(r"\bA\b", row)) for row in rows if row.startswith(("│", " "))) == 2


def test_a_terminal_without_signs_gets_letters_that_everybody_has() -> None:
    """Nothing beyond ASCII is drawn."""
    assert "\n".join(drawn(signs=False)).isascii()
    assert "> 6" in "\n".join(drawn(signs=False))


def test_what_can_be_drawn_depends_on_the_encoding() -> None:
    """UTF-8 has every sign; ASCII, Latin-1 and an encoding that nobody knows have not."""
    assert can_draw("utf-8")
    assert not any(can_draw(name) for name in ("ascii", "latin-1", "no-such-encoding", None))
    assert {sign for row in drawn() for sign in row if not sign.isascii()} <= set(DRAWN)


def test_as_many_articles_as_you_like_have_letters() -> None:
    """The twenty-seventh article is A2; it does not share a label with the first."""
    many = [order(f"a{number}", 4, number // 4 + 1) for number in range(30)]
    legend = draw_flatplan(report(*many, pages=10), Look(width=100))
    assert "A2 a26" in legend
    assert "A a0" in legend


def test_every_kind_of_patch_is_drawn_or_left_white_on_purpose() -> None:
    """Only the white between two articles has no letters of its own."""
    from lowdown.report.flatplan import page_letters as flatplan

    assert set(PatchKind) - set(flatplan._ORDER) == {PatchKind.RULE}
