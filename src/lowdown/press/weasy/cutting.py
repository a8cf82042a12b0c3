"""Scissors and paste: lines cut out of a sheet, and hung in the slots of a page form."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from lowdown.press.weasy.boxes import PT, Box, Path, bare
from lowdown.press.weasy.sheets import SetGalley, SetLine


@dataclass(frozen=True, slots=True, kw_only=True)
class Placing:
    """One extent and where it goes. Lengths in points."""

    set_line: SetLine
    """What is placed."""
    top: float
    """From the page's top."""
    repeats: bool = False
    """Whether it has stood elsewhere already and is copied: the head of a table cut in two."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Slot:
    """An empty element of a page form."""

    box: Box
    """Its box."""
    page_box: Box
    """The page that it stands on."""
    get_image: Callable[..., Any]
    """Loads a background picture."""

    def hang_whole(self, sheet: SetGalley, *, left: float, top: float) -> None:
        """Hang a whole sheet with its corner `left` and `top` points from the page's. A sheet is hung once."""
        box = sheet.box
        box.translate(left / PT - box.border_box_x(), top / PT - box.border_box_y())
        _paint_backgrounds(self.page_box, box, self.get_image)
        self.box.children = [*self.box.children, box]

    def hang_take(self, sheet: SetGalley, placings: Sequence[Placing], *, left: float) -> None:
        """Cut the placed lines out of a sheet and hang them, their left edge `left` points from the page's.

        Every line is hung once. Boxes around them are copied, and reach from their first line here to their last.
        """
        wanted: dict[Path, _Move] = {}
        for placing in placings:
            shift = placing.top / PT - (placing.set_line.top / PT + sheet.box.border_box_y())
            move = _Move(
                dy=shift, spare=sheet.spares.get(placing.set_line.path) if placing.repeats else None
            )
            for path in (placing.set_line.path, *placing.set_line.attendants):
                wanted[path] = move
        dx = left / PT - sheet.box.border_box_x()
        cut = _cut(sheet.box, _tree(wanted), dx)
        for child in cut.children:
            _paint_backgrounds(self.page_box, child, self.get_image)
        self.box.children = [*self.box.children, *cut.children]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Move:
    """How far down a box moves, in CSS pixels, and the copy to take in its stead."""

    dy: float
    spare: Box | None = None


def _tree(wanted: Mapping[Path, _Move]) -> dict[int, Any]:
    """Paths as nested dictionaries, each ending in its box's move."""
    tree: dict[int, Any] = {}
    for path, move in wanted.items():
        node = tree
        for index in path[:-1]:
            node = node.setdefault(index, {})
        node[path[-1]] = move
    return tree


def _cut(box: Box, tree: Mapping[int, Any], dx: float) -> Box:
    """A copy of `box` with only the wanted lines in it, moved to their places."""
    children = []
    for index in sorted(tree):
        child, branch = box.children[index], tree[index]
        if isinstance(branch, dict):
            child = _cut(child, branch, dx)
        else:
            child = child if branch.spare is None else branch.spare.deepcopy()
            child.translate(dx, branch.dy)
        children.append(child)
    copy = box.copy_with_children(children)
    copy.position_x += dx
    flow = [child for child in children if bare(child) is child and not child.is_floated()]
    opens = bool(flow) and min(tree) <= _first_in_flow(box)
    closes = bool(flow) and max(tree) == len(box.children) - 1
    _trim(copy, opens=opens, closes=closes)
    if flow:
        top = min(_top(child) for child in flow)
        bottom = max(_bottom(child) for child in flow)
        copy.position_y = top - copy.padding_top - copy.border_top_width
        copy.height = bottom - top
    return copy


def _first_in_flow(box: Box) -> int:
    for index, child in enumerate(box.children):
        if bare(child) is child and child.is_in_normal_flow():
            return index
    return 0


def _trim(box: Box, *, opens: bool, closes: bool) -> None:
    """Drop the margins of a cut box, and its padding and border on the sides where it was cut."""
    box.margin_top = box.margin_bottom = 0
    for side, kept in (("top", opens), ("bottom", closes)):
        if not kept:
            setattr(box, f"padding_{side}", 0)
            setattr(box, f"border_{side}_width", 0)


def _top(box: Box) -> float:
    from weasyprint.formatting_structure import boxes

    return float(box.position_y if isinstance(box, boxes.LineBox) else box.border_box_y())


def _bottom(box: Box) -> float:
    from weasyprint.formatting_structure import boxes

    return _top(box) + float(box.height if isinstance(box, boxes.LineBox) else box.border_height())


def _paint_backgrounds(page_box: Box, box: Box, get_image: Callable[..., Any]) -> None:
    """Resolve backgrounds again: a layout resolves them to the page's coordinates when it ends."""
    from weasyprint.formatting_structure import boxes
    from weasyprint.layout.background import layout_box_backgrounds

    box = bare(box)
    if isinstance(box, boxes.LineBox):
        return
    layout_box_backgrounds(page_box, box, get_image, layout_children=False)
    for child in box.children:
        _paint_backgrounds(page_box, child, get_image)
