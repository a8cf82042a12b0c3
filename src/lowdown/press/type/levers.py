"""Finds the levers of a set article: all that can be made shorter or longer in it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Final

from lowdown.model import Block, BlockKind, FitLimits, FitStep, Grid, Lever, first_words
from lowdown.press.type.croppable import croppable_of, name_picture
from lowdown.press.type.leaving_out import (
    Passage,
    can_leave_out,
    close_up,
    optional_passages,
    with_crossheads,
)
from lowdown.press.type.typeset import TypesetArticle
from lowdown.values import dataclass

WORDS_SHOWN: Final = 5
"""Words of a passage by which an editor recognises it."""
_QUOTES: Final = str.maketrans("", "", '“”„«»"')


def levers_of(article: TypesetArticle, limits: FitLimits, grid: Grid) -> tuple[Lever, ...]:
    """Everything that can be made shorter or longer in a set article.

    In the order of the fit ladder; no line belongs to two levers.
    """
    reader = _Reader(article=article, grid=grid, allowed=_allowed(article, limits))
    optional = list(reader.optional())
    left_out = {line for lever in optional for line in lever.lines}
    others = [*reader.pictures(), *reader.pull_quotes(), *reader.crossheads(limits.crossheads)]
    return (*optional, *(lever for lever in others if not left_out.intersection(lever.lines)))


def _allowed(article: TypesetArticle, limits: FitLimits) -> frozenset[FitStep]:
    allowed = frozenset(step for step in FitStep if limits.allows(step))
    return allowed - article.view.article.forbidden_fit_steps


@dataclass(slots=True)
class _Reader:
    """Looks for levers in one set article."""

    article: TypesetArticle
    grid: Grid
    allowed: frozenset[FitStep]

    @property
    def blocks(self) -> list[Block]:
        """The blocks that stand in the galley."""
        inside = {block.id for block in self.article.view.blocks}
        return [block for block in self.article.view.article.print_copy if block.id in inside]

    def lines(self, blocks: Sequence[Block]) -> tuple[int, ...]:
        """The lines of some blocks, as indices of the galley's."""
        ids = {block.id for block in blocks}
        return tuple(
            index for index, set_line in enumerate(self.article.set_lines) if set_line.id in ids
        )

    def optional(self) -> Iterator[Lever]:
        """Runs of optional copy that can be left out without a trace."""
        if FitStep.OPTIONAL not in self.allowed:
            return
        blocks = self.blocks
        for run in optional_passages(blocks):
            passage = with_crossheads(blocks, run)
            if passage and can_leave_out(blocks, passage):
                what = f"the optional copy {_reminder(blocks[run.first].text)}"
                left_out = blocks[passage.first : passage.end]
                yield self._leaving_out(FitStep.OPTIONAL, left_out, what)

    def pictures(self) -> Iterator[Lever]:
        """Pictures that may be cropped: in the galley, set apart, in the head."""
        if FitStep.PICTURES not in self.allowed:
            return
        for lever in self._picture_levers():
            picture = croppable_of(self.article, lever)
            depths = picture.choices(self.grid) if picture else ()
            if picture and len(depths) > 1:
                yield replace(lever, depths=depths, what=name_picture(picture.figure))

    def _picture_levers(self) -> Iterator[Lever]:
        """One lever without depths for every picture."""
        for block in self.blocks:
            if block.kind is BlockKind.FIGURE:
                yield Lever(step=FitStep.PICTURES, depths=(), lines=self.lines([block]))
        for number in range(len(self.article.wide_pictures)):
            yield Lever(step=FitStep.PICTURES, depths=(), wide_picture=number)
        if self.article.view.picture:
            yield Lever(step=FitStep.PICTURES, depths=(), head=True)

    def pull_quotes(self) -> Iterator[Lever]:
        """Pull quotes, which repeat what stands in the copy."""
        if FitStep.PULLQUOTES not in self.allowed:
            return
        blocks = self.blocks
        for number, block in enumerate(blocks):
            if block.kind is not BlockKind.PULLQUOTE:
                continue
            if can_leave_out(blocks, Passage(number, number + 1)):
                what = f"the pull quote {_reminder(block.text)}"
                yield self._leaving_out(FitStep.PULLQUOTES, [block], what)

    def crossheads(self, most: int) -> Iterator[Lever]:
        """Crossheads, but not at the copy's start, with up to `most` more lines of white."""
        if FitStep.CROSSHEADS not in self.allowed:
            return
        for block in self.blocks:
            lines = self.lines([block])[:1] if block.kind is BlockKind.CROSSHEAD else ()
            if lines and lines[0]:
                white = self.article.measures.lines[lines[0]].space
                depths = tuple(range(white, white + most + 1))
                what = f"the white above the crosshead {_reminder(block.text)}"
                yield Lever(step=FitStep.CROSSHEADS, depths=depths, lines=lines, what=what)

    def _leaving_out(self, step: FitStep, blocks: Sequence[Block], what: str) -> Lever:
        lines, galley = self.lines(blocks), self.article.measures.lines
        kept = [index for index in range(len(galley)) if index not in lines]
        closed = close_up(self.article, kept, self.grid)
        following = next(
            (position for position, index in enumerate(kept) if index > lines[-1]), None
        )
        white = 0 if following is None else closed[following].space
        depth_before = sum(line.height + line.space for line in galley)
        depth_after = sum(line.height + line.space for line in closed)
        depths = (depth_before - depth_after, 0)
        return Lever(step=step, depths=depths, lines=lines, white=white, what=what)


def _reminder(text: str) -> str:
    """The first words of a passage, in quotation marks."""
    words = text.translate(_QUOTES).split()
    return f"“{first_words(words, WORDS_SHOWN)}”"
