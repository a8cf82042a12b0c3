"""Transparency groups are dissolved where nobody can see it."""

from __future__ import annotations

from typing import Any

import pytest

from lowdown.press.weasy.drawings.groups import Form, dissolve_groups

HALF = {"a0.5": {"ca": 0.5}}
FULL = {"a1": {"ca": 1}}
GROUP = {"Group": {"S": "/Transparency"}, "BBox": [0, 0, 9, 9]}


def form(content: str, **others: Any) -> Form:
    empty = Form(content=content, entries={}, states={}, shadings={}, patterns={}, forms={})
    return empty | others  # type: ignore[return-value]


WORD = form("BT\nET", entries=GROUP)
DISSOLVED = {
    "a word": ("q\n/x0 Do\nQ", {}, WORD, "q\nq\nBT\nET\nQ\nQ"),
    "a word twice": ("/x0 Do\n/x0 Do", {}, WORD, "q\nBT\nET\nQ\nq\nBT\nET\nQ"),
    "a word that is transparent itself": (
        "/x0 Do",
        {},
        form("/a0.5 gs\nf", entries=GROUP, states=HALF),
        "q\n/a0.5 gs\nf\nQ",
    ),
    "a word after something transparent": (
        "q\n/a0.5 gs\nf\nQ\n/x0 Do",
        HALF,
        WORD,
        "q\n/a0.5 gs\nf\nQ\nq\nBT\nET\nQ",
    ),
    "a word after full opacity": ("/a1 gs\n/x0 Do", FULL, WORD, "/a1 gs\nq\nBT\nET\nQ"),
}


@pytest.mark.parametrize("case", DISSOLVED.values(), ids=DISSOLVED)
def test_a_group_goes_where_it_makes_no_difference(case: tuple[str, Any, Form, str]) -> None:
    """Its operators take its place, and what they name is named by the form."""
    content, states, group, expected = case
    found = dissolve_groups(form(content, states=states, forms={"x0": group}), masks=())
    assert found["content"] == expected
    assert found["states"] == {**states, **group["states"]}
    assert not found["forms"]


STAYING = {
    "painted half transparent": ("/a0.5 gs\n/x0 Do", HALF, WORD),
    "with a mask": ("/s0 gs\n/x0 Do", {"s0": {"SMask": {"G": {"form": "x9"}}}}, WORD),
    "blended": ("/s0 gs\n/x0 Do", {"s0": {"BM": "/Multiply"}}, WORD),
    "blending": ("/x0 Do", {}, form("f", entries=GROUP, states={"s0": {"BM": "/Multiply"}})),
    "with a pattern": ("/x0 Do", {}, form("f", entries=GROUP, patterns={"p0": WORD})),
    "with a shading": ("/x0 Do", {}, form("f", entries=GROUP, shadings={"s0": {}})),
    "with another": ("/x0 Do", {}, form("f", entries=GROUP, forms={"x0": WORD})),
    "without room": ("/x0 Do", {}, form("f", entries={**GROUP, "BBox": [0, 0, 0, 0]})),
    "that is none": ("/x0 Do", {}, form("f", entries={"BBox": [0, 0, 9, 9]})),
    "with another state of a name": (
        "/x0 Do",
        {"a1": {"ca": 0.3}},
        form("f", entries=GROUP, states=FULL),
    ),
}


@pytest.mark.parametrize("case", STAYING.values(), ids=STAYING)
def test_other_groups_stay(case: tuple[str, Any, Form]) -> None:
    """They are painted as before."""
    content, states, group = case
    given = form(content, states=states, forms={"x0": group})
    assert dissolve_groups(given, masks=()) == given


def test_masks_stay_and_what_nobody_uses_goes() -> None:
    """A mask is named by a state, not by an operator."""
    given = form("f", forms={"x0": WORD, "x1": WORD})
    assert dissolve_groups(given, masks={"x0"})["forms"] == {"x0": WORD}
