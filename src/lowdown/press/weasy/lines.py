"""Makes WeasyPrint's boxes for the lines of a paragraph, without Pango."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from lowdown.layout import Spacing
from lowdown.press.weasy.boxes import Box, Path
from lowdown.press.weasy.copy_pieces import Piece, spacing_of
from lowdown.press.weasy.glyphs import SetText
from lowdown.press.weasy.line_texts import LineText, Span


class LinePlace(NamedTuple):
    """Where a line stands. In CSS pixels of the page."""

    x: float
    """Its left edge."""
    y: float
    """Its top."""
    indent: float
    """From its left edge to its text, hanging marks left out."""


class LineMaker:
    """Makes the boxes of the lines of one paragraph."""

    def __init__(self, line_box: Box, pieces: Sequence[Piece]) -> None:
        self._line_box = line_box
        self._half_leadings: dict[int, float] = {}
        self._stacked: dict[int, tuple[float, float, float]] = {}
        self._ends: dict[Path, tuple[Path, Path]] = {}
        for piece in pieces:
            for depth in range(1, len(piece.path)):
                path = piece.path[:depth]
                first, _ = self._ends.get(path, (piece.path, piece.path))
                self._ends[path] = first, piece.path

    def make(
        self, text: LineText, spacing: Spacing, place: LinePlace, *, others: Sequence[Box]
    ) -> Box:
        """A line. `others`: boxes out of the flow that stand before its text."""
        row = _Row(self, text.spans, spacing, x=place.x + place.indent, y=place.y)
        children = row.boxes(self._line_box, 0, len(text.spans), depth=0)
        line = self._line_box.copy_with_children([*others, *children])
        line.remove_decoration_sides = set()
        line.hanging_left, line.hanging_right = text.left_hang, text.right_hang
        line.position_x, line.position_y = place.x + place.indent, place.y
        line.width = row.x - line.position_x
        self._stack(line, children, place.y, plain=_is_plain(text.spans))
        return line

    def _stack(self, line: Box, children: Sequence[Box], y: float, *, plain: bool) -> None:
        """Places the boxes of a line one above the other, as CSS `vertical-align` has them.

        All lines that are `plain`, of text of one style, are stacked alike.
        """
        from weasyprint.layout import inline

        style = id(children[0].style)
        if plain and style in self._stacked:
            line.baseline, line.height, offset = self._stacked[style]
            for child in children:
                child.position_y = y + offset
        else:
            inline._adjust_line_height(line)
            bottom, top = inline.line_box_verticality(line)
            line.baseline, line.height = -top, bottom - top
            for child in children:
                _move_down(child, y - top)
            if plain:
                self._stacked[style] = -top, bottom - top, children[0].position_y - y
        line.margin_top = line.margin_bottom = 0
        line.position_y = y

    def half_leading(self, span: Span) -> float:
        """White above and below the type of a span within its line, in CSS pixels."""
        from weasyprint.text.line_break import strut

        style = span.piece.box.style
        if id(style) not in self._half_leadings:
            self._half_leadings[id(style)] = (strut(style)[0] - span.piece.font.height) / 2
        return self._half_leadings[id(style)]

    def begins(self, path: Path, span: Span) -> bool:
        """Whether an inline box begins with a span."""
        return span.begins and self._ends[path][0] == span.piece.path

    def ends(self, path: Path, span: Span) -> bool:
        """Whether an inline box ends with a span."""
        return span.ends and self._ends[path][1] == span.piece.path


class _Row:
    """The boxes of one line, from left to right."""

    def __init__(
        self, maker: LineMaker, spans: Sequence[Span], spacing: Spacing, *, x: float, y: float
    ) -> None:
        self.maker = maker
        self.spans = spans
        self.spacing = spacing
        self.x = x
        self.y = y

    def boxes(self, parent: Box, first: int, end: int, *, depth: int) -> list[Box]:
        """The boxes within `parent` for some spans, which stand `depth` levels down."""
        boxes, at = [], first
        while at < end:
            span = self.spans[at]
            path = span.piece.path
            if len(path) == depth + 1:
                boxes.append(self._text(span))
                at += 1
                continue
            behind = at + 1
            while behind < end and self.spans[behind].piece.path[: depth + 1] == path[: depth + 1]:
                behind += 1
            boxes.append(self._inline(parent.children[path[depth]], at, behind, depth=depth + 1))
            at = behind
        return boxes

    def _text(self, span: Span) -> Box:
        """The text box of a span."""
        font, (word, letter) = span.piece.font, self.spacing
        box = span.piece.box.copy()
        box.text = span.text
        box.pango_layout = SetText(
            font=font,
            style=box.style,
            text=span.text,
            words=span.words,
            hyphen=span.hyphen,
            first_reads=span.first_reads,
            last_reads=span.last_reads,
            divided=span.divided,
            word_spacing=word,
            letter_spacing=letter,
        )
        box.justification_spacing = word
        box.width = span.width + word * span.spaces + letter * span.glyphs
        box.position_x, box.position_y = self.x, self.y
        box.height = font.height
        half_leading = self.maker.half_leading(span)
        box.margin_top = box.margin_bottom = half_leading
        box.baseline = font.baseline + half_leading
        self.x += box.width
        return box

    def _inline(self, source: Box, first: int, end: int, *, depth: int) -> Box:
        """An inline box with its part of the line."""
        from weasyprint.layout.inline import _adjust_line_height

        path = self.spans[first].piece.path[:depth]
        begins = self.maker.begins(path, self.spans[first])
        ends = self.maker.ends(path, self.spans[end - 1])
        left = self.x
        self.x += spacing_of(source, "left") * begins
        children = self.boxes(source, first, end, depth=depth)
        content_end = self.x
        self.x += spacing_of(source, "right") * ends
        box = source.copy_with_children(children)
        box.remove_decoration_sides = set()
        box.remove_decoration(start=not begins, end=not ends)
        box.position_x, box.position_y = left, self.y
        box.width = content_end - box.content_box_x()
        _adjust_line_height(box)
        return box


def _is_plain(spans: Sequence[Span]) -> bool:
    """Whether a line has text of one style, and no boxes round any of it."""
    style = spans[0].piece.box.style
    return all(len(span.piece.path) == 1 and span.piece.box.style is style for span in spans)


def _move_down(box: Box, distance: float) -> None:
    """Moves a box of a line, and all that stands in it."""
    box.position_y += distance
    for child in getattr(box, "children", ()):
        _move_down(child, distance)
