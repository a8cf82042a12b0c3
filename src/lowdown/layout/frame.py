"""One article on one page: the band's head, pictures and columns, and the depth that it needs."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from enum import Enum

from lowdown.layout.column import ANY, Demand, Slot, is_poured, pour, pour_level, pour_to_break
from lowdown.model import (
    ArticleMetrics,
    Cut,
    Frame,
    PlacedWidePicture,
    Remainder,
    Take,
    WidePicture,
)

MIN_JUMP_LINES = 5
"""Lines of copy on either side of a jump, at the least."""
MAX_WIDE_PICTURES = 2
"""Spanning pictures in one frame, at the most: one at its top, one at its foot."""


class Ending(Enum):
    """How a frame ends where the copy does not."""

    RUNS_ON = "runs on"
    """The next frame follows at once: no line is needed."""
    JUMPS = "jumps"
    """A jump line names the page."""
    ONLINE = "online"
    """A line names the address where the article goes on."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Band:
    """The free band of a page, across all columns."""

    page: int
    """Number of the page."""
    top: int
    """The page's line at which it begins."""
    height: int
    """Lines that it has."""
    columns: int
    """Columns of the page."""
    box_span: int = 0
    """Columns, from the right, whose foot is taken by the contents box."""
    box_top: int = 0
    """The page's line at which the contents box begins, the white above it included."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Entrance:
    """How an article comes into a frame."""

    headed: bool = False
    """With its head."""
    span: int = 0
    """Columns that the head spans; 0: all of them."""
    jumped: bool = False
    """From a page that its jump line names."""

    def depth(self, article: ArticleMetrics) -> int:
        """Lines of the head or of the jump head."""
        if self.headed:
            return article.head_depth(self.span)
        return article.jump_head if self.jumped else 0


def frame_whole(
    article: ArticleMetrics, remainder: Remainder, band: Band, entrance: Entrance
) -> tuple[Frame | None, Remainder] | None:
    """The frame that holds the rest of an article, no deeper than it needs; None where the band is too small."""
    for height in _depths(article, remainder, band, entrance):
        frame, left = _try(article, remainder, replace(band, height=height), entrance, None)
        if frame and is_complete(article, left):
            return frame, left
    return None


def frame_piece(
    article: ArticleMetrics, remainder: Remainder, band: Band, entrance: Entrance, ending: Ending
) -> tuple[Frame | None, Remainder]:
    """The frame that holds a piece of an article, which does not end in it."""
    if ending is Ending.ONLINE:
        return _frame_online(article, remainder, band, entrance)
    return _try(article, remainder, band, entrance, ending)


def _frame_online(
    article: ArticleMetrics, remainder: Remainder, band: Band, entrance: Entrance
) -> tuple[Frame | None, Remainder]:
    """The most of an article that goes on online, in the shallowest band that holds it.

    A shallower band may hold more: where paragraphs end in the last column depends on how the others are filled.
    """
    depths = article.galley.depths
    closing = next(
        (index + 1 for index in range(remainder.line, len(depths) - 1) if _closes(article, index)),
        remainder.line,
    )
    head = entrance.depth(article) * (entrance.span or band.columns)
    frame, left = None, replace(remainder, line=closing)
    for height in range(band.height, 0, -1):
        if band.columns * height - head - article.online_line < _least_area(
            article, remainder, left
        ):
            break
        found, rest = _try(
            article, remainder, replace(band, height=height), entrance, Ending.ONLINE
        )
        if found and (
            frame is None or (len(rest.waiting) <= len(left.waiting) and rest.line >= left.line)
        ):
            frame, left = found, rest
    return (frame, left) if frame else (None, remainder)


def _closes(article: ArticleMetrics, index: int) -> bool:
    line = article.lines[index]
    return line.cut is Cut.CLOSE and not line.drifts


def _least_area(article: ArticleMetrics, remainder: Remainder, left: Remainder) -> int:
    """Lines of column that the copy between two oversets takes up at the least."""
    drifting = sum(article.lines[index].height for index in left.waiting)
    return sum(line.height for line in article.lines[remainder.line : left.line]) - drifting


def is_complete(article: ArticleMetrics, remainder: Remainder) -> bool:
    """Whether the whole article is placed, pictures included."""
    return is_poured(article.lines, remainder) and not remainder.wide_pictures


def start(article: ArticleMetrics) -> Remainder:
    """The work before anything is placed."""
    return Remainder(wide_pictures=tuple(range(len(article.wide_pictures))))


def _depths(
    article: ArticleMetrics, remainder: Remainder, band: Band, entrance: Entrance
) -> Iterator[int]:
    """Depths at which the rest of the article might end, the smallest first."""
    copy = sum(
        article.lines[index].height
        for index in (*remainder.waiting, *range(remainder.line, len(article.lines)))
    )
    pictures = [article.wide_pictures[index] for index in remainder.wide_pictures]
    area = copy + sum(picture.span * picture.height for picture in pictures)
    area += article.from_line if entrance.jumped else 0
    area += entrance.depth(article) * (entrance.span or band.columns)
    return iter(range(-(-area // band.columns), band.height + 1))


def _try(
    article: ArticleMetrics,
    remainder: Remainder,
    band: Band,
    entrance: Entrance,
    ending: Ending | None,
) -> tuple[Frame | None, Remainder]:
    """One frame of exactly the band's height; `ending` None means that the copy has to end in it.

    It has the pictures that are already due, or as many of them as leave room for copy; then, one at a time, those
    that its own copy names, as long as they do not drive out the words that name them.
    """
    chosen = tuple(
        index
        for index in remainder.wide_pictures
        if article.wide_pictures[index].anchor <= remainder.line
    )
    chosen = chosen[:MAX_WIDE_PICTURES]
    found = _with_spanners(article, remainder, band, entrance, ending, chosen)
    while found is None and chosen:
        chosen = chosen[:-1]
        found = _with_spanners(article, remainder, band, entrance, ending, chosen)
        if found:
            return found
    if found is None:
        return None, remainder
    while due := _due(article, found[1], len(chosen)):
        chosen = (*chosen, due[0])
        more = _with_spanners(article, remainder, band, entrance, ending, chosen)
        if more is None or more[1].line < article.wide_pictures[due[0]].anchor:
            break
        found = more
    return found


def _due(article: ArticleMetrics, left: Remainder, already: int) -> tuple[int, ...]:
    """Pictures that the copy has named and that have not been placed; all of them once the copy is at its end."""
    if is_poured(article.lines, left):
        return left.wide_pictures
    named = tuple(
        index for index in left.wide_pictures if article.wide_pictures[index].anchor < left.line
    )
    return named[: max(0, MAX_WIDE_PICTURES - already)]


def _with_spanners(
    article: ArticleMetrics,
    remainder: Remainder,
    band: Band,
    entrance: Entrance,
    ending: Ending | None,
    chosen: tuple[int, ...],
) -> tuple[Frame, Remainder] | None:
    if chosen and entrance.span:
        return None
    later = tuple(index for index in remainder.wide_pictures if index not in chosen)
    slots, places = _arrange(
        band, _inner_tops(article, band, entrance), [article.wide_pictures[i] for i in chosen]
    )
    reserve = article.from_line if entrance.jumped else 0
    slots[0] = replace(slots[0], top=slots[0].top + reserve, height=slots[0].height - reserve)
    if any(slot.height < 0 for slot in slots):
        return None
    first = Demand(least=MIN_JUMP_LINES) if entrance.jumped else ANY
    takes, left = _pour(article, replace(remainder, wide_pictures=later), slots, ending, first)
    if not takes or (entrance.jumped and takes[0].column != slots[0].column):
        return None
    frame = Frame(
        article=article.slug,
        page=band.page,
        top=band.top,
        height=band.height,
        takes=takes,
        wide_pictures=tuple(
            PlacedWidePicture(index=index, column=column, top=top)
            for index, (column, top) in zip(chosen, places, strict=True)
        ),
        headed=entrance.headed,
        head_span=entrance.span,
        online=ending is Ending.ONLINE and not is_complete(article, left),
    )
    return frame, left


def _pour(
    article: ArticleMetrics,
    remainder: Remainder,
    slots: Sequence[Slot],
    ending: Ending | None,
    first: Demand,
) -> tuple[tuple[Take, ...], Remainder]:
    """Pour the work into the columns; its `wide_pictures` are the pictures that find no room in them."""
    if ending is Ending.JUMPS:
        last = Demand(cut=Cut.JUMP, least=MIN_JUMP_LINES, rest=MIN_JUMP_LINES)
        return pour_to_break(
            article.lines, remainder, slots, last=last, reserve=article.to_line, first=first
        )
    if ending is Ending.ONLINE:
        for settled in (True, False):
            last = Demand(cut=Cut.CLOSE, settled=settled)
            poured = pour_to_break(
                article.lines, remainder, slots, last=last, reserve=article.online_line, first=first
            )
            if poured[0]:
                return poured
        return (), remainder
    if ending is None:
        return pour_level(article.lines, remainder, slots, first)
    poured = pour(article.lines, remainder, slots, first)
    if ending is Ending.RUNS_ON and remainder.wide_pictures and is_poured(article.lines, poured[1]):
        return _hold_back(article, remainder, slots, first) or poured
    return poured


def _hold_back(
    article: ArticleMetrics, remainder: Remainder, slots: Sequence[Slot], first: Demand
) -> tuple[tuple[Take, ...], Remainder] | None:
    """Pour, but keep some copy for the next frame, where pictures are still to come that cannot stand alone."""
    for rest in (MIN_JUMP_LINES, 1):
        takes, left = pour(
            article.lines, remainder, slots, replace(first, rest=rest), Demand(rest=rest)
        )
        if takes and not (first.least and takes[0].column != slots[0].column):
            return takes, left
    return None


def _inner_tops(article: ArticleMetrics, band: Band, entrance: Entrance) -> list[int]:
    """Where each column begins below the head; beside a head that does not span it, at the band's top."""
    depth, span = entrance.depth(article), entrance.span or band.columns
    return [depth] * span + [0] * (band.columns - span)


def _arrange(
    band: Band, tops: list[int], wide_pictures: Sequence[WidePicture]
) -> tuple[list[Slot], list[tuple[int, int]]]:
    """The free stretch of every column, and the leftmost column and the top of every picture.

    The first picture stands at the top right, the second at the foot on the other side, any more below the first.
    Beside a contents box, which stands at the foot on the right, they change sides.
    """
    bottoms = [band.height] * band.columns
    for column in range(band.columns - band.box_span, band.columns):
        bottoms[column] = min(band.height, band.box_top - band.top)
    places = []
    for position, wide_picture in enumerate(wide_pictures):
        foot = position == 1
        first = band.columns - wide_picture.span if foot == (band.box_span > 0) else 0
        covered = slice(first, first + wide_picture.span)
        if foot:
            top = min(bottoms[covered]) - wide_picture.height
            bottoms[covered] = [top] * wide_picture.span
        else:
            top = max(tops[covered])
            tops[covered] = [top + wide_picture.height] * wide_picture.span
        places.append((first, band.top + top))
    slots = [
        Slot(column=column, top=band.top + top, height=bottom - top)
        for column, (top, bottom) in enumerate(zip(tops, bottoms, strict=True))
    ]
    return slots, places
