"""The flatplan as a picture: well-formed, by itself, readable by everybody, and nothing runs out of
its box.
"""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import pairwise
from xml.etree import ElementTree as ET

import pytest

from lowdown.model.plan import PatchKind, PlanReport
from lowdown.press.assets.fonts import SANS, STANDARD
from lowdown.report import write_plan_svg
from lowdown.report.flatplan.palette import FURNITURE, HUES, Hue
from lowdown.report.flatplan.sheet import lay_out
from lowdown.report.flatplan.svg_text import fitted, width_of
from making.planned import order, report, run, sample

SVG = "{http://www.w3.org/2000/svg}"


def drawn(made: PlanReport | None = None) -> ET.Element:
    return ET.fromstring(write_plan_svg(run(made or sample())))


def titles(svg: ET.Element) -> list[str]:
    return [title.text or "" for title in svg.iter(f"{SVG}title")]


def test_the_picture_is_well_formed_whatever_the_headlines_are() -> None:
    """An ampersand, angle brackets and a control character in a title do no harm."""
    made = sample()
    articles = tuple(replace(article, title='<b> & "q" \x07 \u202e') for article in made.articles)
    svg = drawn(replace(made, articles=articles, publication="R&D <Weekly>"))
    assert svg.tag == f"{SVG}svg"
    assert titles(svg)[0].startswith("R&D <Weekly>: issue-1, 6 pages")


def test_the_picture_stands_by_itself() -> None:
    """It refers to nothing outside, runs nothing, and names no font file."""
    text = write_plan_svg(run(sample())).replace('xmlns="http://www.w3.org/2000/svg"', "")
    assert not re.search(r"https?:|href|<script|<image|@import|style=|file:", text)
    assert set(re.findall(r"url\(#([^)]*)\)", text)) <= {
        element.get("id")
        for element in ET.fromstring(write_plan_svg(run(sample()))).iter()
        if element.get("id")
    }


def test_a_screen_reader_hears_the_plan() -> None:
    """The picture has a title and a description, every page and every thing on it a title of its
    own.
    """
    svg = drawn()
    assert (svg.get("role"), svg.get("aria-labelledby")) == ("img", "title description")
    description = next(element for element in svg.iter(f"{SVG}desc")).text or ""
    assert "chief-exits on page 4, 6, jumps from 4 to 6" in description
    assert [title for title in titles(svg) if title.startswith("Page 4")] == [
        "Page 4, 2 lines free"
    ]
    assert sum(title.startswith("Page ") for title in titles(svg)) == 6
    assert any(title.startswith("lead-of-all: head, 2 lines deep") for title in titles(svg))


def test_every_jump_is_a_curve_with_an_arrow() -> None:
    """One for each jump, in the colour of its article, ending in an arrow."""
    svg = drawn()
    jumps = [title for title in titles(svg) if " jumps from page " in title]
    assert jumps == [
        "lead-of-all jumps from page 1 to page 2",
        "chief-exits jumps from page 4 to page 6",
    ]
    arrows = [path for path in svg.iter(f"{SVG}path") if path.get("marker-end")]
    assert [path.get("stroke") for path in arrows] == [HUES[0].ink, HUES[1].ink]
    assert all(re.search("[CQ]", path.get("d", "")) for path in arrows)


@pytest.mark.parametrize(("start", "end"), [(a, b) for a in range(1, 12) for b in range(a + 1, 13)])
def test_an_arrow_stays_in_the_picture(start: int, end: int) -> None:
    """Whichever pages it joins, no point of it is outside, and it never turns back."""
    lead = [order("other", 4, 1)] if start > 1 else []
    made = report(*lead, order("jumper", 70, start, end), pages=12)
    assert made.jumps or end == start + 1
    svg = drawn(made)
    width, height = float(svg.get("width", 0)), float(svg.get("height", 0))
    for path in svg.iter(f"{SVG}path"):
        if not path.get("marker-end"):
            continue
        numbers = [float(number) for number in re.findall(r"-?\d+(?:\.\d+)?", path.get("d", ""))]
        points = list(zip(numbers[::2], numbers[1::2], strict=True))
        assert all(0 <= x <= width and 0 <= y <= height for x, y in points)
        turns = [
            (later[0] - one[0], later[1] - one[1])
            for one, later in pairwise(points)
            if one != later
        ]
        assert all(
            before[0] * after[0] >= 0 or before[1] * after[1] >= 0
            for before, after in pairwise(turns)
        )


def test_labels_stay_in_their_boxes() -> None:
    """In the house's bold sans, every name in a head is narrower than the head, however long the
    slug is.
    """
    slug = "a-very-long-slug-that-no-head-of-a-page-in-a-small-picture-can-ever-hold-in-one-line"
    made = report(order(slug, 30, 1), order("short", 40, 2), pages=2, columns=5)
    svg = drawn(made)
    boxes = [
        (rect, text)
        for group in svg.iter(f"{SVG}g")
        for rect, text in [(group.find(f"{SVG}rect"), group.find(f"{SVG}text"))]
        if rect is not None and text is not None and group.find(f"{SVG}g") is None
    ]
    assert len(boxes) >= len(
        [patch for patch in made.pages[0].patches if patch.kind is PatchKind.HEAD]
    )
    for rect, text in boxes:
        right = float(text.get("x", 0)) + STANDARD.advance(
            text.text or "", family=SANS, bold=True
        ) * float(text.get("font-size", 0))
        assert right <= float(rect.get("x", 0)) + float(rect.get("width", 0))
    assert any((text.text or "").endswith("…") for _, text in boxes)


def test_words_are_estimated_wider_than_they_are_set() -> None:
    """What is said to fit fits in the house's face; what does not is shortened, or left out where
    nothing fits.
    """
    for words in ("chief-exits", "WWW MMM @@@ %%%", "the quick brown fox, 1234567890", "Ünïcödé"):
        assert width_of(words, 10, bold=True) >= 10 * STANDARD.advance(
            words, family=SANS, bold=True
        )
    assert fitted("waiting-list", 1000, 10, bold=False) == "waiting-list"
    shortened = fitted("waiting-list", 40, 10, bold=False)
    assert shortened.endswith("…")
    assert width_of(shortened, 10, bold=False) <= 40
    assert fitted("waiting-list", 2, 10, bold=False) == ""


def luminance(colour: str) -> float:
    """Relative luminance, as WCAG 2.2 defines it."""
    channels = [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    linear = [
        value / 12.92 if value <= 0.04045 else ((value + 0.055) / 1.055) ** 2.4
        for value in channels
    ]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    darker, lighter = sorted((luminance(one), luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


@pytest.mark.parametrize("hue", [*HUES, FURNITURE], ids=lambda hue: hue.ink)
def test_colours_have_enough_contrast(hue: Hue) -> None:
    """Words on a fill 7 : 1 and more, outlines and white words on them 4.5 : 1, as WCAG
    asks for.
    """
    assert contrast("#1a1a1a", hue.fill) >= 7
    assert contrast(hue.ink, "#ffffff") >= 4.5
    assert contrast(hue.ink, hue.fill) >= 3


def test_no_two_articles_of_a_dozen_share_a_colour() -> None:
    """Neither in the picture nor on the terminal."""
    assert len({hue.fill for hue in HUES}) == len({hue.cell for hue in HUES}) == len(HUES) == 12


def test_pages_face_each_other_and_do_not_overlap() -> None:
    """Page 2 touches page 3; page 1 has nothing on its left; no two pages share a point."""
    sheet = lay_out(report(order("lead", 30, 1), pages=12))
    corners = sheet.corners
    assert corners[3][0] - corners[2][0] == sheet.page_width
    assert corners[2][1] == corners[3][1]
    assert corners[1][0] >= sheet.margin + sheet.page_width
    assert len(set(corners.values())) == 12


def test_the_same_plan_gives_the_same_picture() -> None:
    """Byte for byte."""
    assert write_plan_svg(run(sample())) == write_plan_svg(run(sample()))


def test_without_a_plan_there_is_no_picture() -> None:
    """Copy that cannot be set has no flatplan."""
    assert write_plan_svg(run(sample(), report=None)) == ""
