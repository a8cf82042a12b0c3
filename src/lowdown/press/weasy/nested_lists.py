"""Tags lists within lists where they are read: between the words of their item."""

from __future__ import annotations

from collections.abc import Iterator

from lowdown.press.weasy.tag_tree import Element, TagTree


def nest_lists(tree: TagTree) -> None:
    """Move each nested list into its item where the item has words after it.

    WeasyPrint tags a nested list behind the whole item that it stands in. No page has been taken
    apart yet: an item and the lists in it are on one page.
    """
    for element in list(tree.pdf.objects):
        if isinstance(element, dict) and element.get("S") == "/L":
            _nest_lists_in(tree, element)


def _nest_lists_in(tree: TagTree, outer: Element) -> None:
    item = None
    for child in tree.children(outer):
        if child["S"] == "/LI":
            item = child
        elif child["S"] == "/L" and item is not None and _move_into(tree, item, child):
            outer["K"].remove(child.reference)


def _move_into(tree: TagTree, item: Element, nested: Element) -> bool:
    """Move a list before the words of its item that follow it; False where there are none."""
    start = min(_marks(tree, nested), default=None)
    if start is None:
        return False
    bodies = [child for child in tree.children(item) if child["S"] == "/LBody"]
    after = [body for body in bodies if min(_marks(tree, body), default=0) > start]
    if not after:
        return False
    before = bodies[: bodies.index(after[0])]
    if before:
        tree.adopt(before[-1], nested)
    else:
        after[0]["K"].insert(0, nested.reference)
        nested["P"] = after[0].reference
    return True


def _marks(tree: TagTree, element: Element) -> Iterator[int]:
    """The numbers of the words in an element, which count up in the order of the page.

    Without those of the signs and numbers of list items, which are drawn last.
    """
    yield from (kid for kid in element["K"] if isinstance(kid, int))
    for child in tree.children(element):
        if child["S"] != "/Lbl":
            yield from _marks(tree, child)
