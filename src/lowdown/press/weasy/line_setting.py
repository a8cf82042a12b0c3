"""How the lines of a paragraph are to be set, by its style: justified, ragged or even."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Final, NamedTuple

from lowdown.layout import (
    BalancedCosts,
    JustifiedCosts,
    RaggedCosts,
    Spacing,
    first_fit,
    total_fit,
)
from lowdown.press.weasy.boxes import Box
from lowdown.press.weasy.copy_pieces import LeftToPangoError
from lowdown.press.weasy.divisions import Divider
from lowdown.press.weasy.hyphenation import Hyphenation, HyphenLimits
from lowdown.press.weasy.line_texts import LineText
from lowdown.press.weasy.measured_copy import MeasuredCopy
from lowdown.press.weasy.set_paragraphs import LineChanges
from lowdown.press.weasy.words import SetFont

EVEN: Final = "__set_lines"
"""The custom property `--set-lines`, as WeasyPrint has it: `even` asks for lines of even length."""
LINES: Final = "data-lines"
"""Attribute of a paragraph: how many lines more it is to have, or fewer, below 0."""
LETTER: Final = "data-letter"
"""Attribute of such a paragraph: what a letter may give besides what it usually may, in ems."""
_SHARES: Final = {"center": 0.5, "right": 1.0, "end": 1.0}
"""The share of what a line lacks that stands before it."""


class Filling(NamedTuple):
    """How a line fills its measure. In CSS pixels."""

    spacing: Spacing
    """What its spaces and letters get."""
    shift: float
    """How far it is moved to the right."""


class LineSetting(NamedTuple):
    """How the lines of a paragraph are set."""

    align: str
    """CSS `text-align` of all its lines but the last."""
    last_align: str
    """CSS `text-align` of the last."""
    divider: Divider | None
    """What divides its words; None where they stay whole."""
    is_even: bool
    """Whether all lines are to be of even length, the last among them."""
    more: int
    """Lines that it is to have more than is cheapest; below 0: fewer."""
    letter: float
    """What a letter may give for that besides what it usually may, in ems."""

    @classmethod
    def of(cls, line_box: Box, block: Box, hyphenation: Hyphenation) -> LineSetting:
        """The setting of a paragraph in `block`. LeftToPangoError: it cannot be set here."""
        style = line_box.style
        if style["direction"] != "ltr":
            raise LeftToPangoError("right to left")
        if block.style["text_overflow"] != "clip" or block.style["block_ellipsis"] != "none":
            raise LeftToPangoError("text that is shortened")
        align, last = style["text_align_all"], style["text_align_last"]
        if last == "auto":
            last = "start" if align == "justify" else align
        element = line_box.element
        return cls(
            align=align,
            last_align=last,
            divider=_divider(style, hyphenation),
            is_even=any(getattr(token, "value", "") == "even" for token in style[EVEN] or ()),
            more=int(element.get(LINES, 0)) if element is not None else 0,
            letter=float(element.get(LETTER, 0)) if element is not None else 0.0,
        )

    @property
    def is_justified(self) -> bool:
        """Whether all lines but the last are as wide as their measure."""
        return self.align == "justify"

    def breaks(self, copy: MeasuredCopy, measures: Sequence[float]) -> tuple[int, ...]:
        """The place where each line ends. `measures`: their widths, in CSS pixels."""
        paragraph, font = copy.paragraph, copy.copy.pieces[0].font
        if self.is_even:
            lines = len(first_fit(paragraph, measures))
            return total_fit(paragraph, measures, BalancedCosts(), lines=lines).breaks
        if not self.is_justified:
            return total_fit(paragraph, measures, RaggedCosts()).breaks
        best = total_fit(paragraph, measures, justified(font)).breaks
        if not self.more:
            return best
        costs = justified(font, more=self.letter)
        return total_fit(paragraph, measures, costs, lines=len(best) + self.more).breaks

    def fill(self, text: LineText, *, is_last: bool) -> Filling:
        """How a line is made as wide as its measure, or moved within it."""
        align = self.last_align if is_last else self.align
        slack = text.room.slack
        if align == "justify" or (slack < 0 and self.is_justified):
            font = text.spans[0].piece.font
            return Filling(justified(font, more=self.letter).spacing(text.room), 0.0)
        return Filling(Spacing(), max(0.0, slack) * _SHARES.get(align, 0.0))


def justified(font: SetFont, *, more: float = 0.0) -> JustifiedCosts:
    """How justified lines are judged whose letters may give `more` ems than they usually may."""
    costs = JustifiedCosts(space=font.space, em=font.size)
    return costs.with_letters(more) if more else costs


def _divider(style: Any, hyphenation: Hyphenation) -> Divider | None:
    """What divides words of a style; None where they stay whole."""
    if style["hyphens"] != "auto" or not style["lang"]:
        return None
    total, left, right = style["hyphenate_limit_chars"]
    limits = HyphenLimits(total=total, left=left, right=right)
    hyphenator = hyphenation.hyphenator(style["lang"], limits)
    name = f"{style['lang']} {limits}"
    return Divider(name, hyphenator.points, style["hyphenate_character"])


def ask_for(changes: LineChanges, root: Any) -> None:
    """Ask for paragraphs in other numbers of lines than is best, by attributes of their elements.

    `root`: the root element of the document that they stand in.
    """
    for element in root.iter() if changes.more else ():
        more = changes.more.get(element.get("id", ""))
        if more:
            element.set(LINES, str(more))
            element.set(LETTER, str(changes.letter))
