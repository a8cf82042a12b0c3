"""Copy of a paragraph whose line breaks are known from an earlier build, or chosen when needed."""

from __future__ import annotations

from collections.abc import Sequence

from lowdown.layout import Paragraph
from lowdown.press.weasy.boxes import Box
from lowdown.press.weasy.copy_pieces import Copy
from lowdown.press.weasy.kept_breaks import BrokenCopy, BrokenLine, KeptBreaks
from lowdown.press.weasy.line_setting import LineSetting, justified
from lowdown.press.weasy.measured_copy import MeasuredCopy, measure
from lowdown.press.weasy.set_paragraphs import SetParagraph


class UnbrokenCopy:
    """Copy to be broken into lines."""

    def __init__(self, copy: Copy, setting: LineSetting, kept: KeptBreaks) -> None:
        """Measures `copy` unless `kept` has it, as it has nothing that cannot be measured.

        LeftToPangoError: a word in it has to be set in another way.
        """
        self.copy = copy
        self.setting = setting
        self._kept = kept
        self._known = kept.of(_facts(copy, setting))
        self._measured: MeasuredCopy | None = None
        if not self._known:
            self._measure()

    def broken(self, measures: Sequence[float]) -> BrokenCopy:
        """Its lines. `measures`: their widths in CSS pixels; the last holds for all that follow."""
        name = repr([float(measure) for measure in measures])
        if name not in self._known:
            measured = self._measure()
            broken = _broken(measured, self.setting.breaks(measured, measures))
            self._kept.note(self._known, name, broken)
        return self._known[name]

    def set_paragraph(self, line_box: Box, measures: Sequence[float]) -> SetParagraph | None:
        """What is kept of a paragraph that may be set again in a line more or fewer.

        None for one that may not: it is not justified, or has no id to find it by.
        """
        element, setting = line_box.element, self.setting
        name = element.get("id") if element is not None and element.tag == "p" else None
        if not name or not setting.is_justified or setting.is_even or setting.more:
            return None
        return SetParagraph(
            id=name,
            measure=self._paragraph,
            measures=tuple(measures),
            costs=justified(self.copy.pieces[0].font),
            breaks=tuple(line.place for line in self.broken(measures).lines),
        )

    def _measure(self) -> MeasuredCopy:
        if self._measured is None:
            setting = self.setting
            self._measured = measure(self.copy, setting.divider, hangs=setting.is_justified)
        return self._measured

    def _paragraph(self) -> Paragraph:
        return self._measure().paragraph


def _facts(copy: Copy, setting: LineSetting) -> object:
    """All that decides where the lines of some copy end, but their measures."""
    divider = setting.divider
    return (
        copy.text,
        [(piece.end, piece.before, piece.after, piece.font.name) for piece in copy.pieces],
        divider and (divider.name, divider.character),
        setting.is_justified,
        setting.is_even,
        setting.more,
        setting.letter,
    )


def _broken(measured: MeasuredCopy, breaks: Sequence[int]) -> BrokenCopy:
    """Copy that ends its lines at the places `breaks`."""
    paragraph = measured.paragraph
    lines, left_hang = [], paragraph.first_hang
    for place in breaks:
        end, following, is_divided = measured.places[place]
        right_hang = paragraph.right_hangs[place]
        lines.append(BrokenLine(place, end, following, is_divided, left_hang, right_hang))
        left_hang = paragraph.left_hangs[place]
    return BrokenCopy(measured.start, measured.end, measured.hyphen, tuple(lines))
