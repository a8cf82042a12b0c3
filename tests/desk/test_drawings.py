"""Drawings that would take minutes to draw, and those that would not."""

from __future__ import annotations

import time
from pathlib import Path

import pytest

from lowdown.desk.source.drawing_weight import MAX_PARTS
from lowdown.desk.source.fault_log import InvalidValueError
from lowdown.desk.source.picture_file import find_picture
from making.drawings import RECT, drawing, nested, nested_uses
from making.publications.desk_copy import lay_out


def patterns(style: str = "", attribute: str = 'fill="url(#u{below})"') -> str:
    """A pattern of ten squares, each filled with a pattern of ten squares, and so on."""
    rules = "".join(style.format(level=level, below=level - 1) for level in range(1, 8))
    levels = (
        f'<pattern id="u{level}">'
        + f"<rect {attribute.format(level=level, below=level - 1)}/>" * 10
        + "</pattern>"
        for level in range(1, 8)
    )
    return drawing(
        f"<style>{rules}</style>" if rules else "",
        f'<pattern id="u0">{RECT}</pattern>',
        *levels,
        '<rect width="9" height="9" fill="url(#u7)"/>',
    )


LONG_CHAIN = [f'<use id="u{at}" href="#u{at - 1}"/>' for at in range(1, 15_000)]
MARKED = 'd="M0 0' + "L1 1" * 1000 + '"'
BLACK = "{fill:url(#u{below})}".replace("{fill", "{{fill").replace(")}", ")}}")
TOO_LARGE = {
    "uses in uses": nested_uses(8),
    "uses of another namespace": nested_uses(8).replace(" href", " xlink:href"),
    "a use of itself": drawing('<g id="a"><use href="#a"/></g>'),
    "two uses of each other": drawing(
        '<g id="a"><use href="#b"/></g>', '<g id="b"><use href="#a"/></g>'
    ),
    "a long chain of uses": drawing(f'<g id="u0">{RECT}</g>', *LONG_CHAIN),
    "patterns in patterns": patterns(),
    "strokes of patterns": patterns(attribute="stroke=\"url('#u{below}')\""),
    "masks in masks": patterns(attribute='mask="url(#u{below})"').replace("pattern", "mask"),
    "paths that clip": patterns(attribute='clip-path="url( #u{below} )"'),
    "patterns by their own style": patterns(attribute='style="fill : url(#u{below})"'),
    "patterns by a class": patterns(".a{level}" + BLACK, 'class="b a{level}"'),
    "patterns by an attribute": patterns('[class="a{level}"]' + BLACK, 'class="a{level}"'),
    "patterns by a hidden rule": patterns("/*{{*/.a{level}" + BLACK, 'class="a{level}"'),
    "patterns for everything": patterns("*" + BLACK, "x='1'"),
    "markers at every corner": drawing(
        f'<marker id="m">{RECT * 30}</marker><path marker-mid="url(#m)" {MARKED}/>'
    ),
    "markers of a group": drawing(
        f'<marker id="m">{RECT * 30}</marker><g marker="url(#m)"><path {MARKED}/></g>'
    ),
    "many levels": nested(50_000),
    "a hundred and one levels": nested(101),
    "many shapes": drawing(RECT * (MAX_PARTS + 1)),
    "many letters": drawing("<text>", "x" * MAX_PARTS, "</text>"),
    "a long path": drawing(f'<path d="M0 0{"L1 1" * 600_000}"/>'),
    "selectors of many steps": drawing(
        "<style>", "* * * * x {fill:red}" * 10, "</style>", "<g>" * 50, RECT * 99, "</g>" * 50
    ),
    "many rules for many shapes": drawing(
        "<style>", "[x]{fill:red}" * 3000, "</style>", RECT * 3000
    ),
    "many references": drawing(
        *(f'<g id="i{at}"/><use href="#i{at}"/>' for at in range(3000)),
    ),
    "many references to nothing": drawing(
        *(f'<use href="#i{at}"/>' for at in range(3000)),
    ),
    "many bytes": drawing(" " * 10_000_001),
}


@pytest.mark.parametrize("data", TOO_LARGE.values(), ids=TOO_LARGE)
def test_what_would_take_minutes_is_refused_in_a_second(data: str, tmp_path: Path) -> None:
    """Before anything is drawn: what it shows is counted, and not shown."""
    root = lay_out(tmp_path, {"pictures/y.svg": data})
    start = time.process_time()
    with pytest.raises(InvalidValueError) as caught:
        find_picture(root, "pictures/y.svg")
    assert caught.value.fault.code == "LD250"
    assert "y.svg" in caught.value.fault.message
    assert time.process_time() - start < 2


SOUND = {
    "a thousand uses": nested_uses(3),
    "ninety levels": nested(90),
    "a chart of ten thousand points": drawing(
        f'<defs><g id="p">{RECT}</g></defs>', '<use href="#p" x="3"/>' * 6000
    ),
    "shapes with a gradient": drawing(
        "<style>.a{fill:url(#g)}</style>",
        '<linearGradient id="g">' + "<stop/>" * 9 + "</linearGradient>",
        '<rect class="a"/>' * 3000,
    ),
    "arrows": drawing(
        f'<marker id="m">{RECT}</marker>',
        f'<path marker-end="url(#m)" d="M0 0{"L1 1" * 50}"/>' * 200,
    ),
    "a use of nothing": drawing('<use href="#nothing"/><rect fill="url(#none)"/>'),
    "a link": drawing('<a href="#here"><text id="here">x</text></a>'),
    "clipped shapes": drawing(
        *(f'<clipPath id="c{at}">{RECT}</clipPath>' for at in range(50)),
        *(f'<rect clip-path="url(#c{at % 50})"/>' for at in range(2000)),
    ),
    "styles of a program for drawings": drawing(
        "<style>", *(f".cls-{at}{{fill:#0{at:05}}}" for at in range(200)), "</style>", RECT * 5000
    ),
}


@pytest.mark.parametrize("data", SOUND.values(), ids=SOUND)
def test_what_people_draw_is_accepted(data: str, tmp_path: Path) -> None:
    """Charts, maps and plans as programs write them."""
    root = lay_out(tmp_path, {"pictures/y.svg": data})
    assert find_picture(root, "pictures/y.svg")[1:] == (100, 50)
