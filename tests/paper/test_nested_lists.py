"""Lists within lists, as a screen reader meets them."""

from __future__ import annotations

from typing import Any

import pikepdf
import pytest

from defects.tag_changes import elements
from making.papers import Printer

ITEMS = 12
"""Items of the outer list of each article, each with a list and words after it."""


def kids(element: Any) -> list[Any]:
    """The elements in an element."""
    content = element.get("/K", [])
    listed = list(content) if isinstance(content, pikepdf.Array) else [content]
    return [
        kid for kid in listed if isinstance(kid, pikepdf.Dictionary) and kid.get("/S") is not None
    ]


def body_kinds(item: Any) -> list[list[str]]:
    """For each body of an item, the kinds of what is in it, words left out."""
    bodies = [kid for kid in kids(item) if kid.S == "/LBody"]
    return [[str(kid.S) for kid in kids(body) if kid.S != "/Span"] for body in bodies]


@pytest.mark.xdist_group("paper-lists-within-lists")
def test_a_list_is_read_between_the_words_of_its_item(print_issue: Printer) -> None:
    """The words of an item that stand below a list within it are read after that list.

    An item that is cut between two columns before its list has it in its second body.
    """
    with pikepdf.open(print_issue("lists-within-lists").paper.path) as pdf:
        whole = [item for item in elements(pdf, "/LI") if len(body_kinds(item)) > 1]
        assert len(whole) > ITEMS
        assert all(body_kinds(item) in ([["/L"], []], [[], ["/L"]]) for item in whole)


@pytest.mark.xdist_group("paper-lists-within-lists")
def test_lists_hold_what_lists_may_hold(print_issue: Printer) -> None:
    """A list holds items and lists, an item its sign and its bodies."""
    with pikepdf.open(print_issue("lists-within-lists").paper.path) as pdf:
        for kind, allowed in (("/L", {"/LI", "/L"}), ("/LI", {"/Lbl", "/LBody"})):
            found = {str(kid.S) for element in elements(pdf, kind) for kid in kids(element)}
            assert found <= allowed
