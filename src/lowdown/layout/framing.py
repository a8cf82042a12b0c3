"""One article on one page: the band's head, pictures and columns, and the depth that it needs."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from enum import Enum

from lowdown.layout.pouring import ANY, Demand, Slot, is_poured, pour, pour_to_break
from lowdown.model.galley import Cut, SetArticle, Spanner
from lowdown.model.pages import Frame, Overset, PlacedSpanner, Take

JUMP_LEAST = 5
"""Lines of copy on either side of a jump, at the least."""
SPANNERS_A_FRAME = 2
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
    box_height: int = 0
    """Lines that the contents box takes there."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Entrance:
    """How an article comes into a frame."""

    headed: bool = False
    """With its head."""
    jumped: bool = False
    """From a page that its jump line names."""

    def depth(self, article: SetArticle) -> int:
        """Lines of the head or of the jump head."""
        if self.headed:
            return article.head
        return article.jump_head if self.jumped else 0


def frame_article(
    article: SetArticle, work: Overset, band: Band, entrance: Entrance, ending: Ending
) -> tuple[Frame | None, Overset]:
    """Make one frame of `article` in `band`, no deeper than it needs, and return it with what is left.

    The columns are balanced where the copy ends. None where the band cannot hold a legal piece of the article.
    """
    for height in _depths(article, work, band, entrance):
        frame, left = _try(article, work, replace(band, height=height), entrance, None)
        if frame and is_complete(article, left):
            return frame, left
    frame, left = _try(article, work, band, entrance, ending)
    if frame and ending is Ending.ONLINE:
        return _levelled(article, work, band, entrance, (frame, left))
    return frame, left


def _levelled(
    article: SetArticle, work: Overset, band: Band, entrance: Entrance, found: tuple[Frame | None, Overset]
) -> tuple[Frame | None, Overset]:
    """The same piece of an article that goes on online, in the shallowest band that holds it."""
    for height in range(band.height - 1, 0, -1):
        frame, left = _try(article, work, replace(band, height=height), entrance, Ending.ONLINE)
        if frame is None or left != found[1]:
            break
        found = frame, left
    return found


def is_complete(article: SetArticle, work: Overset) -> bool:
    """Whether the whole article is placed, pictures included."""
    return is_poured(article.lines, work) and not work.spanners


def start(article: SetArticle) -> Overset:
    """The work before anything is placed."""
    return Overset(spanners=tuple(range(len(article.spanners))))


def _depths(article: SetArticle, work: Overset, band: Band, entrance: Entrance) -> Iterator[int]:
    """Depths at which the rest of the article might end, the smallest first."""
    copy = sum(article.lines[index].height for index in (*work.waiting, *range(work.line, len(article.lines))))
    pictures = [article.spanners[index] for index in work.spanners]
    area = copy + sum(picture.span * picture.height for picture in pictures)
    area += article.from_line if entrance.jumped else 0
    least = entrance.depth(article) + -(-area // band.columns)
    return iter(range(least, band.height + 1))


def _try(
    article: SetArticle, work: Overset, band: Band, entrance: Entrance, ending: Ending | None
) -> tuple[Frame | None, Overset]:
    """One frame of exactly the band's height; `ending` None means that the copy has to end in it."""
    chosen = tuple(index for index in work.spanners if article.spanners[index].anchor <= work.line)
    chosen = chosen[:SPANNERS_A_FRAME]
    best: tuple[Frame | None, Overset] = (None, work)
    for _ in range(SPANNERS_A_FRAME + 1):
        found = _with_spanners(article, work, band, entrance, ending, chosen)
        if found is None:
            chosen = chosen[:-1]
            found = _with_spanners(article, work, band, entrance, ending, chosen)
            return found or best
        best = found
        due = tuple(index for index in best[1].spanners if article.spanners[index].anchor < best[1].line)
        if not due or len(chosen) == SPANNERS_A_FRAME:
            return best
        chosen = (*chosen, due[0])
    return best


def _with_spanners(
    article: SetArticle,
    work: Overset,
    band: Band,
    entrance: Entrance,
    ending: Ending | None,
    chosen: tuple[int, ...],
) -> tuple[Frame, Overset] | None:
    inner_top = entrance.depth(article)
    spanners = [article.spanners[index] for index in chosen]
    slots = _slots(band, inner_top, spanners)
    reserve = article.from_line if entrance.jumped else 0
    if slots and reserve:
        slots[0] = replace(slots[0], top=slots[0].top + reserve, height=slots[0].height - reserve)
    if not slots or any(slot.height < 0 for slot in slots):
        return None
    first = Demand(least=JUMP_LEAST) if entrance.jumped else ANY
    takes, left = _pour(article, work, slots, ending, first)
    if not takes or (entrance.jumped and takes[0].column != slots[0].column):
        return None
    left = replace(left, spanners=tuple(index for index in left.spanners if index not in chosen))
    if ending in (Ending.JUMPS, Ending.ONLINE) and is_complete(article, left):
        return None
    frame = Frame(
        article=article.slug,
        page=band.page,
        top=band.top,
        height=band.height,
        takes=takes,
        spanners=_placed(band, inner_top, spanners, chosen),
        headed=entrance.headed,
        online=ending is Ending.ONLINE,
    )
    return frame, left


def _pour(
    article: SetArticle, work: Overset, slots: Sequence[Slot], ending: Ending | None, first: Demand
) -> tuple[tuple[Take, ...], Overset]:
    if ending is Ending.JUMPS:
        last = Demand(cut=Cut.JUMP, least=JUMP_LEAST, rest=JUMP_LEAST)
        return pour_to_break(article.lines, work, slots, last=last, reserve=article.to_line, first=first)
    if ending is Ending.ONLINE:
        for cut in (Cut.CLOSE, Cut.JUMP):
            last = Demand(cut=cut)
            poured = pour_to_break(article.lines, work, slots, last=last, reserve=article.online_line, first=first)
            if poured[0]:
                return poured
        return (), work
    return pour(article.lines, work, slots, first)


def _slots(band: Band, inner_top: int, spanners: Sequence[Spanner]) -> list[Slot]:
    """The free stretch of every column: below head and top picture, above foot picture and contents box."""
    slots = []
    for column in range(band.columns):
        top, bottom = inner_top, band.height
        for position, spanner in enumerate(spanners):
            first = _column_of(spanner, band, position)
            if not first <= column < first + spanner.span:
                continue
            if position == 0:
                top += spanner.height
            else:
                bottom -= spanner.height
        if column >= band.columns - band.box_span:
            bottom -= band.box_height
        slots.append(Slot(column=column, top=band.top + top, height=bottom - top))
    return slots


def _column_of(spanner: Spanner, band: Band, position: int) -> int:
    """The first picture of a frame stands at the top right, the second at the foot on the other side.

    Above a contents box, which stands on the right, the first one goes to the left.
    """
    right = (position == 0) != (band.box_span > 0)
    return band.columns - spanner.span if right else 0


def _placed(
    band: Band, inner_top: int, spanners: Sequence[Spanner], chosen: Sequence[int]
) -> tuple[PlacedSpanner, ...]:
    return tuple(
        PlacedSpanner(
            index=index,
            column=_column_of(spanner, band, position),
            top=band.top + (inner_top if position == 0 else band.height - spanner.height),
        )
        for position, (index, spanner) in enumerate(zip(chosen, spanners, strict=True))
    )
