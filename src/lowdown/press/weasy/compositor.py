"""Sets paragraphs in WeasyPrint's place, with all line breaks of each chosen together.

A paragraph is set here whole, or WeasyPrint sets it whole in its own way, for a reason that is
counted. Faces, sizes, colours and alignment come from the document's style sheets.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import field
from typing import Any, Final

from lowdown.press.weasy.boxes import Box
from lowdown.press.weasy.copy_pieces import Copy, LeftToPangoError, read_copy, resolve_inline
from lowdown.press.weasy.hyphenation import Hyphenation
from lowdown.press.weasy.kept_breaks import KeptBreaks
from lowdown.press.weasy.line_setting import LineSetting
from lowdown.press.weasy.line_texts import LineText, line_texts
from lowdown.press.weasy.lines import LineMaker, LinePlace
from lowdown.press.weasy.replacing import replaced
from lowdown.press.weasy.unbroken_copy import UnbrokenCopy
from lowdown.press.weasy.words import Fonts
from lowdown.values import dataclass

MAX_LINES_BESIDE: Final = 12
"""Lines of a paragraph, at most, that may stand beside something that floats."""


class Compositor:
    """Sets paragraphs for all documents of a run."""

    def __init__(self, hyphenation: Hyphenation) -> None:
        """`hyphenation` divides words."""
        self.hyphenation = hyphenation
        self.kept = KeptBreaks(hyphenation.words)
        """The line breaks of all copy that was set."""
        self.fonts = Fonts()
        self.set = 0
        """Paragraphs that were set here."""
        self.left: Counter[str] = Counter()
        """Paragraphs that WeasyPrint has set in its own way, by the reason."""

    @contextmanager
    def at_work(self) -> Iterator[None]:
        """Have WeasyPrint take the lines of paragraphs from here."""
        from weasyprint.layout import block, inline

        with ExitStack() as stack:
            for module in (inline, block):
                stack.enter_context(replaced(module, "iter_line_boxes", self._line_maker))
            yield

    def _line_maker(self, own_way: Callable[..., Any]) -> Callable[..., Any]:
        """WeasyPrint's function `iter_line_boxes`: yields the lines of a paragraph."""

        def iter_line_boxes(
            context: Any,
            box: Any,
            position_y: Any,
            bottom_space: Any,
            skip_stack: Any,
            containing_block: Any,
            absolute_boxes: Any,
            fixed_boxes: Any,
            *first_styles: Any,
        ) -> Any:
            paragraph = _Paragraph(
                context=context,
                line_box=box,
                block=containing_block,
                top=position_y,
                bottom_space=bottom_space,
                absolute=absolute_boxes,
                fixed=fixed_boxes,
            )
            try:
                _refuse_what_is_begun(skip_stack, first_styles)
                lines = paragraph.set(self)
            except LeftToPangoError as reason:
                self.left[str(reason)] += 1
                lines = own_way(
                    context, box, position_y, bottom_space, skip_stack, containing_block,
                    absolute_boxes, fixed_boxes, *first_styles,
                )  # fmt: skip
            else:
                self.set += 1
            yield from lines

        return iter_line_boxes


def _refuse_what_is_begun(skip_stack: Any, first_styles: Sequence[Any]) -> None:
    """Leave the rest of a paragraph, and one whose beginning has a style of its own."""
    if skip_stack is not None:
        raise LeftToPangoError("rest of a paragraph")
    if any(first_styles):
        raise LeftToPangoError("first letter or line with a style of its own")


@dataclass(slots=True, kw_only=True)
class _Paragraph:
    """One paragraph to be set: what WeasyPrint knows of it. Lengths in CSS pixels."""

    context: Any
    """WeasyPrint's layout context, which knows what floats."""
    line_box: Box
    """The paragraph's line box, not yet broken."""
    block: Box
    """The box that it stands in."""
    top: float
    """Where its first line begins."""
    bottom_space: Any
    """What is kept free at the page's foot."""
    absolute: Any
    """Gets the boxes that are placed absolutely."""
    fixed: Any
    """Gets the boxes that are fixed to the page."""
    placeholders: list[Any] = field(default_factory=list)
    """Boxes that are placed absolutely, once they are laid out."""
    leading: float = 0.0
    """Depth of a line."""

    def set(self, compositor: Compositor) -> list[tuple[Box, Any]]:
        """Its lines, each with the place where WeasyPrint would begin the next.

        LeftToPangoError: it has to be set in WeasyPrint's own way.
        """
        from weasyprint.layout.percent import resolve_one_percentage, resolve_percentages
        from weasyprint.text.line_break import strut

        setting = LineSetting.of(self.line_box, self.block, compositor.hyphenation)
        resolve_percentages(self.line_box, self.block)
        resolve_one_percentage(self.line_box, "text_indent", self.block.width)
        resolve_inline(self.line_box, self.block)
        ahead = self._children_ahead()
        copies = read_copy(self.line_box, compositor.fonts, skip=ahead)
        unbroken = [UnbrokenCopy(copy, setting, compositor.kept) for copy in copies]
        others = self._lay_out_ahead(ahead)
        self.leading = strut(self.line_box.style)[0]
        maker = LineMaker(self.line_box, [piece for copy in copies for piece in copy.pieces])
        lines: list[tuple[Box, Any]] = []
        top = self.top
        for number, copy in enumerate(unbroken):
            measures = self._measures(top, indent=self._indent(lines))
            texts = line_texts(copy.copy, copy.broken(measures), measures)
            for text in texts:
                is_last = text is texts[-1]
                spacing, shift = setting.fill(text, is_last=is_last)
                x, top, _ = self._beside(top, self.leading)
                place = LinePlace(x, top, self._indent(lines) + shift - text.left_hang)
                line = maker.make(text, spacing, place, others=[] if lines else others)
                lines.append((line, self._resume(copies[number:], text, is_last=is_last)))
                top = line.position_y + line.height
        if len(unbroken) == 1:
            lines[0][0].set_paragraph = unbroken[0].set_paragraph(self.line_box, measures)
        self._place_absolute(lines[0][0])
        return lines

    def _indent(self, lines: Sequence[object]) -> float:
        """The indent of the line that follows `lines`."""
        return 0.0 if lines else float(self.line_box.text_indent)

    def _children_ahead(self) -> int:
        """The number of children at its beginning that are out of the flow: a drop cap."""
        children = self.line_box.children
        return next(
            (index for index, child in enumerate(children) if child.is_in_normal_flow()),
            len(children),
        )

    def _lay_out_ahead(self, count: int) -> list[Box]:
        """Lays out the children out of the flow, and returns them as the first line has them."""
        from weasyprint.layout import inline

        if not count:
            return []
        x, _, width = self._beside(self.top, 0.0)
        self.line_box.position_x, self.line_box.position_y = x, self.top
        made: list[Any] = []
        without_room: list[Any] = []
        for index, child in enumerate(self.line_box.children[:count]):
            child.position_y = self.top
            inline._out_of_flow_layout(
                self.context, self.line_box, self.block, index, child, [], [], made,
                without_room, self.absolute, self.fixed, self.placeholders,
                {"left": 0, "right": 0}, x + width, x, self.bottom_space,
            )  # fmt: skip
        if without_room:
            raise LeftToPangoError("float without room")
        return [box for _, box, _ in made]

    def _beside(self, top: float, height: float) -> tuple[float, float, float]:
        """Left edge, top and width of a line that is to begin at `top`, beside what floats."""
        from weasyprint.layout.float import avoid_collisions

        if not self.context.excluded_shapes:
            return self.block.content_box_x(), top, self.block.width
        self.line_box.position_y = top
        self.line_box.width, self.line_box.height = 0, height
        x, y, width = avoid_collisions(self.context, self.line_box, self.block, outer=False)
        return x, y, width

    def _measures(self, top: float, *, indent: float) -> list[float]:
        """The width of each line from `top` on; the last holds for all that follow."""
        if not self.context.excluded_shapes:
            width = float(self.block.width)
            return [width - indent, width] if indent else [width]
        widths = [
            self._beside(top + number * self.leading, self.leading)[2]
            for number in range(MAX_LINES_BESIDE)
        ]
        widths[0] -= indent
        while len(widths) > 1 and widths[-1] == widths[-2]:
            del widths[-1]
        return widths

    def _resume(self, copies: Sequence[Copy], text: LineText, *, is_last: bool) -> Any:
        """Where WeasyPrint would begin the next line: indices of boxes, then bytes of text.

        None behind the last line. `copies`: the stretch that the line stands in, and the rest.
        """
        copy, at = copies[0], text.next
        if is_last:
            if len(copies) == 1:
                return None
            copy, at = copies[1], 0
        piece = next((piece for piece in copy.pieces if at < piece.end), copy.pieces[-1])
        resume: Any = {len(copy.text[piece.start : at].encode()): None}
        for index in reversed(piece.path):
            resume = {index: resume}
        return resume

    def _place_absolute(self, line: Box) -> None:
        """Moves what is placed absolutely to the first line, as WeasyPrint does."""
        for placeholder in self.placeholders:
            if "inline" in placeholder.style.specified["display"]:
                placeholder.translate(0, line.position_y - placeholder.position_y)
            else:
                placeholder.translate(
                    line.position_x - placeholder.position_x,
                    line.position_y + line.height - placeholder.position_y,
                )
