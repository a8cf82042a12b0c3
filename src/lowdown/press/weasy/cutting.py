"""Scissors and paste: cuts lines out of galleys and pastes them into the page forms."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from lowdown.press.weasy.boxes import PT, Box, Path, bare
from lowdown.press.weasy.set_galleys import SetGalley, SetLine
from lowdown.values import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class PlacedLine:
    """A line of a galley and where it is pasted. Lengths in points."""

    set_line: SetLine
    """The line."""
    top: float
    """From the page's top."""
    repeats: bool = False
    """Whether it stands elsewhere already and is copied: the head of a table that is cut."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PasteArea:
    """An empty element of a page form, into which type is pasted."""

    box: Box
    """Its box."""
    page_box: Box
    """The page that it stands on."""
    get_image: Callable[..., Any]
    """Loads a background picture."""

    def paste_galley(self, galley: SetGalley, *, left: float, top: float) -> None:
        """Paste a whole galley, its corner `left` and `top` points from the page's.

        A galley can be pasted once only: its own boxes are moved.
        """
        box = galley.box
        box.translate(left / PT - box.border_box_x(), top / PT - box.border_box_y())
        _paint_backgrounds(self.page_box, box, self.get_image)
        self.box.children = [*self.box.children, box]

    def paste_lines(self, galley: SetGalley, lines: Sequence[PlacedLine], *, left: float) -> None:
        """Cut lines out of a galley and paste them, their left edge `left` points from the page's.

        A line can be pasted once only. The boxes around the lines are copied, and reach from the
        first of the lines to the last.
        """
        moves: dict[Path, _Move] = {}
        for line in lines:
            shift = line.top / PT - (line.set_line.top / PT + galley.box.border_box_y())
            spare = galley.spares.get(line.set_line.path) if line.repeats else None
            for path in (line.set_line.path, *line.set_line.attendants):
                moves[path] = _Move(dy=shift, spare=spare)
        dx = left / PT - galley.box.border_box_x()
        cut = _cut(galley.box, _tree(moves), dx)
        for child in cut.children:
            _paint_backgrounds(self.page_box, child, self.get_image)
        self.box.children = [*self.box.children, *cut.children]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Move:
    """How far down a box moves, in CSS pixels, and the copy to take in its stead."""

    dy: float
    spare: Box | None = None


def _tree(moves: Mapping[Path, _Move]) -> dict[int, Any]:
    """Paths as nested dictionaries, each ending in its box's move."""
    tree: dict[int, Any] = {}
    for path, move in moves.items():
        node = tree
        for index in path[:-1]:
            node = node.setdefault(index, {})
        node[path[-1]] = move
    return tree


def _cut(box: Box, tree: Mapping[int, Any], dx: float) -> Box:
    """A copy of `box` that holds only the lines in `tree`, moved to their places."""
    children = [_cut_child(box.children[index], tree[index], dx) for index in sorted(tree)]
    copy = box.copy_with_children(children)
    copy.position_x += dx
    flow = [child for child in children if bare(child) is child and not child.is_floated()]
    if not flow:
        _trim(copy, opens=False, closes=False)
        return copy
    opens = min(tree) <= _first_in_flow(box)
    closes = max(tree) == len(box.children) - 1
    _trim(copy, opens=opens, closes=closes)
    top = min(_top(child) for child in flow)
    copy.position_y = top - copy.padding_top - copy.border_top_width
    copy.height = max(_bottom(child) for child in flow) - top
    return copy


def _cut_child(child: Box, branch: _Move | Mapping[int, Any], dx: float) -> Box:
    """A child with only its lines in `branch`; where `branch` is a move, the whole child, moved."""
    if not isinstance(branch, _Move):
        return _cut(child, branch, dx)
    moved = child if branch.spare is None else branch.spare.deepcopy()
    moved.translate(dx, branch.dy)
    return moved


def _first_in_flow(box: Box) -> int:
    for index, child in enumerate(box.children):
        if bare(child) is child and child.is_in_normal_flow():
            return index
    return 0


def _trim(box: Box, *, opens: bool, closes: bool) -> None:
    """Drop the margins of a cut box, and its padding and border on the sides where it was cut."""
    box.margin_top = box.margin_bottom = 0
    for side, is_edge in (("top", opens), ("bottom", closes)):
        if not is_edge:
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
