"""A set article in, its levers out: all that can be made shorter or longer in it, in the order of the fit ladder."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Final, Protocol

from lowdown.model import (
    MM,
    ArticleMetrics,
    Block,
    BlockKind,
    FitLimits,
    FitStep,
    Grid,
    Lever,
    Line,
    first_words,
)
from lowdown.press.templates import DRIFTING, ArticleView, FigureView
from lowdown.press.type.lines import SOLID_WHITE, lines_of
from lowdown.press.weasy import SetGalley, SetLine

WORDS_SHOWN: Final = 5
"""Words by which an editor is reminded of a passage."""
_NOTE: Final = re.compile(r'href="#[^"]*-fn[0-9]+"')
_QUOTES: Final = str.maketrans("", "", '“”„«»"')
_LEVEL: Final = re.compile(r"<h([1-6])")


class Piece(Protocol):
    """What has to be known of a set article."""

    @property
    def view(self) -> ArticleView:
        """What was set."""

    @property
    def measures(self) -> ArticleMetrics:
        """Its lines and depths."""

    @property
    def galley(self) -> SetGalley:
        """The copy, one column wide."""

    @property
    def set_lines(self) -> tuple[SetLine, ...]:
        """The galley's lines."""

    @property
    def head(self) -> SetGalley:
        """The head."""

    @property
    def wide_pictures(self) -> tuple[SetGalley, ...]:
        """Pictures set apart."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Croppable:
    """A picture that may have several depths. Lengths in points."""

    natural: float
    """The usual depth: that at which nothing of it is cut off, or the nearest that its limits allow."""
    rest: float
    """Depth of what stands in the same lines: caption, head, and the white round them."""
    least: float
    """The least depth that it may have."""
    most: float
    """The greatest depth that it may have."""

    def depth(self, lines: int, grid: Grid) -> float | None:
        """The picture's depth where all together take so many lines; None where its limits do not let them."""
        if lines == grid.lines_for(self.natural + self.rest):
            return self.natural
        depth = min(lines * grid.leading - self.rest, self.most)
        fits = depth >= self.least and grid.lines_for(depth + self.rest) == lines
        return depth if fits else None

    def choices(self, grid: Grid) -> tuple[int, ...]:
        """The lines that it may take up, the natural ones first, then by their distance from them."""
        usual = grid.lines_for(self.natural + self.rest)
        deepest = min(grid.lines, grid.lines_for(self.most + self.rest))
        lines = {usual, *range(1, deepest + 1)}
        return tuple(
            sorted((n for n in lines if self.depth(n, grid)), key=lambda n: (abs(n - usual), n))
        )


def croppable(figure: FigureView, whole: float) -> Croppable | None:
    """The picture of a figure that is `whole` points deep, white included; None where it must not be cropped."""
    picture = figure.picture
    if picture.least is None and picture.most is None:
        return None
    return Croppable(
        natural=figure.height,
        rest=whole - figure.height,
        least=figure.height if picture.least is None else picture.least * MM,
        most=figure.height if picture.most is None else picture.most * MM,
    )


def croppable_of(piece: Piece, lever: Lever) -> tuple[FigureView, Croppable] | None:
    """The picture that a lever is about, and how deep it may be; None where it is about none."""
    figure, whole = _figure_of(piece, lever)
    found = croppable(figure, whole) if figure and lever.step is FitStep.PICTURES else None
    return (figure, found) if figure and found else None


def _figure_of(piece: Piece, lever: Lever) -> tuple[FigureView | None, float]:
    if lever.head:
        return piece.view.picture, piece.head.height
    if lever.wide_picture is not None:
        return piece.view.spanners[lever.wide_picture], piece.wide_pictures[
            lever.wide_picture
        ].height + SOLID_WHITE
    set_line = piece.set_lines[lever.lines[0]]
    figures = {block.id: block.figure for block in piece.view.blocks}
    return figures.get(set_line.id), set_line.bottom - set_line.top + SOLID_WHITE


def levers_of(piece: Piece, limits: FitLimits, grid: Grid) -> tuple[Lever, ...]:
    """Everything that can be made shorter or longer in a set article; no line of it belongs to two levers."""
    reader = _Reader(piece=piece, grid=grid, allowed=_allowed(piece, limits))
    optional = list(reader.optional())
    taken = {line for lever in optional for line in lever.lines}
    found = [
        *optional,
        *reader.pictures(),
        *reader.pull_quotes(),
        *reader.crossheads(limits.crossheads),
    ]
    return tuple(
        lever for lever in found if lever in optional or not taken.intersection(lever.lines)
    )


def _allowed(piece: Piece, limits: FitLimits) -> frozenset[FitStep]:
    return (
        frozenset(step for step in FitStep if limits.allows(step))
        - piece.view.article.forbidden_fit_steps
    )


@dataclass(slots=True)
class _Reader:
    """Looks for levers in one set article."""

    piece: Piece
    grid: Grid
    allowed: frozenset[FitStep]

    @property
    def blocks(self) -> list[Block]:
        """The blocks that stand in the galley."""
        inside = {block.id for block in self.piece.view.blocks}
        return [block for block in self.piece.view.article.print_copy if block.id in inside]

    def lines(self, blocks: Sequence[Block]) -> tuple[int, ...]:
        """The lines of some blocks."""
        ids = {block.id for block in blocks}
        return tuple(
            index for index, set_line in enumerate(self.piece.set_lines) if set_line.id in ids
        )

    def optional(self) -> Iterator[Lever]:
        """Runs of optional copy that can be left out without a trace."""
        blocks = self.blocks if FitStep.OPTIONAL in self.allowed else []
        for first, end in _runs(blocks):
            start = _with_headings(blocks, first, end)
            if start is not None and _can_go(blocks, start, end):
                what = f"the optional copy {_reminder(blocks[first].text)}"
                yield self._leaving_out(FitStep.OPTIONAL, blocks[start:end], what)

    def pictures(self) -> Iterator[Lever]:
        """Pictures that may be cropped: in the galley, set apart, in the head."""
        if FitStep.PICTURES not in self.allowed:
            return
        bare = [
            Lever(step=FitStep.PICTURES, depths=(), lines=self.lines([block]))
            for block in self.blocks
            if block.kind is BlockKind.FIGURE
        ]
        bare += [
            Lever(step=FitStep.PICTURES, depths=(), wide_picture=number)
            for number in range(len(self.piece.wide_pictures))
        ]
        bare += (
            [Lever(step=FitStep.PICTURES, depths=(), head=True)] if self.piece.view.picture else []
        )
        for lever in bare:
            found = croppable_of(self.piece, lever)
            depths = found[1].choices(self.grid) if found else ()
            if found and len(depths) > 1:
                yield replace(lever, depths=depths, what=name_picture(found[0]))

    def pull_quotes(self) -> Iterator[Lever]:
        """Pull quotes, which repeat what stands in the copy."""
        for number, block in enumerate(self.blocks if FitStep.PULLQUOTES in self.allowed else []):
            if block.kind is BlockKind.PULLQUOTE and _can_go(self.blocks, number, number + 1):
                yield self._leaving_out(
                    FitStep.PULLQUOTES, [block], f"the pull quote {_reminder(block.text)}"
                )

    def crossheads(self, most: int) -> Iterator[Lever]:
        """Crossheads, but one that opens the article."""
        for block in self.blocks if FitStep.CROSSHEADS in self.allowed else []:
            lines = self.lines([block])[:1] if block.kind is BlockKind.CROSSHEAD else ()
            if lines and lines[0]:
                white = self.piece.measures.lines[lines[0]].space
                depths = tuple(range(white, white + most + 1))
                what = f"the white above the crosshead {_reminder(block.text)}"
                yield Lever(step=FitStep.CROSSHEADS, depths=depths, lines=lines, what=what)

    def _leaving_out(self, step: FitStep, blocks: Sequence[Block], what: str) -> Lever:
        lines, galley = self.lines(blocks), self.piece.measures.lines
        kept = [index for index in range(len(galley)) if index not in lines]
        closed = close_up(self.piece, kept, self.grid)
        following = next(
            (position for position, index in enumerate(kept) if index > lines[-1]), None
        )
        white = 0 if following is None else closed[following].space
        depth = sum(line.height + line.space for line in galley) - sum(
            line.height + line.space for line in closed
        )
        return Lever(step=step, depths=(depth, 0), lines=lines, white=white, what=what)


def close_up(piece: Piece, kept: Sequence[int], grid: Grid) -> tuple[Line, ...]:
    """The lines of a galley of which only some are kept, with the white that they have then."""
    set_lines, closed = piece.set_lines, list[SetLine]()
    for position, index in enumerate(kept):
        set_line, top = set_lines[index], set_lines[index].top
        if position:
            above = set_lines[kept[position - 1]]
            met = index == kept[position - 1] + 1
            top = closed[-1].bottom + (
                set_line.top - above.bottom if met else piece.galley.gap(above, set_line)
            )
        closed.append(replace(set_line, top=top, bottom=top + set_line.bottom - set_line.top))
    lines = list(lines_of(closed, grid))
    for position, index in enumerate(kept):
        if (
            position
            and index != kept[position - 1] + 1
            and _needs_white(piece, set_lines[index], kept[:position])
        ):
            lines[position] = replace(lines[position], space=max(1, lines[position].space))
    return tuple(lines)


def _needs_white(piece: Piece, set_line: SetLine, above: Sequence[int]) -> bool:
    """Whether a paragraph would follow another with neither indent nor white, as it was set below something else."""
    kinds = {block.id: block.kind for block in piece.view.article.copy}
    before = [kinds.get(piece.set_lines[index].id) for index in above]
    copy = [kind for kind in before if kind not in DRIFTING]
    html = next((block.html for block in piece.view.blocks if block.id == set_line.id), "")
    both = (
        kinds.get(set_line.id) is BlockKind.PARAGRAPH
        and bool(copy)
        and copy[-1] is BlockKind.PARAGRAPH
    )
    return both and 'class="follows"' not in html


def _runs(blocks: Sequence[Block]) -> Iterator[tuple[int, int]]:
    """The first block of each run of optional copy, and the one after its last."""
    first = None
    for number, block in enumerate([*blocks, None]):
        if block is not None and block.optional:
            first = number if first is None else first
        elif first is not None:
            yield first, number
            first = None


def _with_headings(blocks: Sequence[Block], first: int, end: int) -> int | None:
    """Where a run begins with the crossheads that would have nothing left below them; None where one must stay."""
    above = first
    while above and blocks[above - 1].kind in DRIFTING:
        above -= 1
    if (
        not above
        or blocks[above - 1].kind is not BlockKind.CROSSHEAD
        or not _is_left_bare(blocks, above - 1, end)
    ):
        return first
    return _with_headings(blocks, above - 1, end) if above == first else None


def _is_left_bare(blocks: Sequence[Block], heading: int, end: int) -> bool:
    """Whether nothing would stand below a crosshead once all up to `end` is left out."""
    below = next((block for block in blocks[end:] if block.kind not in DRIFTING), None)
    if below is None or below.kind is BlockKind.NOTES:
        return True
    return below.kind is BlockKind.CROSSHEAD and _level(below) <= _level(blocks[heading])


def _level(heading: Block) -> int:
    found = _LEVEL.match(heading.html)
    return int(found[1]) if found else 6


def _can_go(blocks: Sequence[Block], first: int, end: int) -> bool:
    """Whether blocks can be left out: nothing announces them, leads to them, or stands in a note of theirs."""
    gone, rest = blocks[first:end], [*blocks[:first], *blocks[end:]]
    copy = [block for block in blocks[:first] if block.kind not in DRIFTING]
    opens = not copy and any(block.kind not in DRIFTING for block in gone)
    announced = (
        bool(copy) and copy[-1].text.endswith(":") and gone[0].kind is not BlockKind.PULLQUOTE
    )
    noted = any(_NOTE.search(block.html) for block in gone)
    wanted = any(f'href="#{block.id}"' in other.html for block in gone for other in rest)
    return not (opens or announced or noted or wanted)


def name_picture(figure: FigureView) -> str:
    """What a picture is called where it is cropped."""
    return f"the picture {figure.picture.file}"


def _reminder(text: str) -> str:
    """The first words of a passage, in quotation marks of their own."""
    words = text.translate(_QUOTES).split()
    return f"“{first_words(words, WORDS_SHOWN)}”"
