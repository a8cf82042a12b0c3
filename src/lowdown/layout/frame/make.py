"""Makes one frame of an article.

Head, wide pictures and columns, in the band that is free for it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from lowdown.layout.column import ANY, Demand, Slot, is_poured
from lowdown.layout.frame.arrange import arrange
from lowdown.layout.frame.task import Ending, FrameTask, MadeFrame, is_complete
from lowdown.layout.pouring import Break, Poured, pour, pour_level, pour_to_break
from lowdown.model import ArticleMetrics, Cut, Frame, PlacedWidePicture, Remainder

MIN_JUMP_LINES = 5
"""Minimum lines of copy on either side of a jump."""
MAX_WIDE_PICTURES = 2
"""Maximum wide pictures in one frame: one at its top, one at its foot."""


def frame_whole(task: FrameTask, *, above: int = 0) -> MadeFrame | None:
    """Makes the frame that holds the rest of an article, no deeper than it needs.

    None where the band is too small for it. `above`: a height that is known to be too small.
    """
    for height in range(max(_min_depth(task), above + 1), task.band.height + 1):
        made = _make(task.with_height(height), None)
        if made and is_complete(task.article, made.remainder):
            return made
    return None


def frame_piece(task: FrameTask, ending: Ending) -> MadeFrame | None:
    """Makes the frame that holds a piece of an article, which does not end in it.

    None where no piece of it can legally stand there.
    """
    if ending is Ending.ONLINE:
        return _frame_online(task)
    return _make(task, ending)


def _min_depth(task: FrameTask) -> int:
    """Lines that the rest of the article takes up at least."""
    article, remainder = task.article, task.remainder
    waiting = sum(article.lines[index].height for index in remainder.waiting)
    copy = sum(line.height for line in article.lines[remainder.line :])
    pictures = [article.wide_pictures[index] for index in remainder.wide_pictures]
    area = waiting + copy + sum(picture.span * picture.height for picture in pictures)
    area += task.from_line + task.head_area
    return -(-area // task.band.columns)


def _frame_online(task: FrameTask) -> MadeFrame | None:
    """Makes the shallowest frame that holds the most of an article that goes on online.

    A shallower band may hold more: where paragraphs end in the last column depends on how the
    others are filled.
    """
    article = task.article
    best: MadeFrame | None = None
    least = replace(task.remainder, line=_first_close(article, task.remainder.line))
    for height in range(task.band.height, 0, -1):
        area = task.band.columns * height - task.head_area - article.online_line
        if area < _copy_area(article, task.remainder, best.remainder if best else least):
            break
        made = _make(task.with_height(height), Ending.ONLINE)
        if made and (best is None or _holds_as_much(made.remainder, best.remainder)):
            best = made
    return best


def _holds_as_much(remainder: Remainder, other: Remainder) -> bool:
    """Whether no more waits, and no less copy is placed, than where `other` is left."""
    return len(remainder.waiting) <= len(other.waiting) and remainder.line >= other.line


def _first_close(article: ArticleMetrics, first: int) -> int:
    """The line after the first, from `first` on, after which print may stop.

    `first` where there is none.
    """
    for index in range(first, len(article.lines)):
        line = article.lines[index]
        if line.cut is Cut.CLOSE and not line.drifts:
            return index + 1
    return first


def _copy_area(article: ArticleMetrics, before: Remainder, after: Remainder) -> int:
    """Column lines that the copy between two remainders takes up at least."""
    waiting = sum(article.lines[index].height for index in after.waiting)
    return sum(line.height for line in article.lines[before.line : after.line]) - waiting


def _make(task: FrameTask, ending: Ending | None) -> MadeFrame | None:
    """Makes one frame of exactly the band's height.

    `ending` None means that the copy has to end in it.

    It has the pictures that are already due, or as many of them as leave room for copy; then, one
    at a time, those that its own copy names, as long as they do not drive out the words that name
    them.
    """
    article, remainder = task.article, task.remainder
    overdue = tuple(
        index
        for index in remainder.wide_pictures
        if article.wide_pictures[index].anchor <= remainder.line
    )
    chosen = overdue[:MAX_WIDE_PICTURES]
    made = _with_pictures(task, ending, chosen)
    while made is None and chosen:
        chosen = chosen[:-1]
        made = _with_pictures(task, ending, chosen)
        if made:
            return made
    if made is None:
        return None
    while due := _due(article, made.remainder, len(chosen)):
        chosen = (*chosen, due[0])
        more = _with_pictures(task, ending, chosen)
        if more is None or more.remainder.line < article.wide_pictures[due[0]].anchor:
            break
        made = more
    return made


def _due(article: ArticleMetrics, left: Remainder, already: int) -> tuple[int, ...]:
    """Pictures that the copy has named and that are not placed.

    All that are left once the copy is at its end.
    """
    if is_poured(article.lines, left):
        return left.wide_pictures
    named = tuple(
        index for index in left.wide_pictures if article.wide_pictures[index].anchor < left.line
    )
    return named[: max(0, MAX_WIDE_PICTURES - already)]


def _with_pictures(
    task: FrameTask, ending: Ending | None, chosen: tuple[int, ...]
) -> MadeFrame | None:
    """Makes the frame with these of the article's wide pictures in it.

    None where that cannot be.
    """
    article, remainder, band, entrance = task
    if chosen and entrance.span:
        return None
    slots, places = arrange(task, [article.wide_pictures[index] for index in chosen])
    first_slot, reserve = slots[0], task.from_line
    slots[0] = replace(first_slot, top=first_slot.top + reserve, height=first_slot.height - reserve)
    if any(slot.height < 0 for slot in slots):
        return None
    later = tuple(index for index in remainder.wide_pictures if index not in chosen)
    first = Demand(min_lines=MIN_JUMP_LINES) if entrance.jumped else ANY
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
            PlacedWidePicture(index=index, column=place.column, top=place.top)
            for index, place in zip(chosen, places, strict=True)
        ),
        headed=entrance.headed,
        head_span=entrance.span,
        online=ending is Ending.ONLINE and not is_complete(article, left),
    )
    return MadeFrame(frame, left)


def _pour(
    article: ArticleMetrics,
    remainder: Remainder,
    slots: Sequence[Slot],
    ending: Ending | None,
    first: Demand,
) -> Poured:
    """Pours copy into the columns.

    The wide pictures of `remainder` are those that find no room in the frame.
    """
    lines = article.lines
    if ending is None:
        return pour_level(lines, remainder, slots, first)
    if ending is Ending.JUMPS:
        demand = Demand(cut=Cut.JUMP, min_lines=MIN_JUMP_LINES, min_rest=MIN_JUMP_LINES)
        last = Break(demand, article.to_line)
        return pour_to_break(lines, remainder, slots, last=last, first=first)
    if ending is Ending.ONLINE:
        return _pour_online(article, remainder, slots, first)
    poured = pour(lines, remainder, slots, first)
    if remainder.wide_pictures and is_poured(lines, poured.remainder):
        return _hold_back(article, remainder, slots, first) or poured
    return poured


def _pour_online(
    article: ArticleMetrics, remainder: Remainder, slots: Sequence[Slot], first: Demand
) -> Poured:
    """Pours up to the online line.

    If possible, no block is left waiting that the copy has come past.
    """
    for leaves_none_waiting in (True, False):
        demand = Demand(cut=Cut.CLOSE, leaves_none_waiting=leaves_none_waiting)
        last = Break(demand, article.online_line)
        poured = pour_to_break(article.lines, remainder, slots, last=last, first=first)
        if poured.takes:
            return poured
    return Poured((), remainder)


def _hold_back(
    article: ArticleMetrics, remainder: Remainder, slots: Sequence[Slot], first: Demand
) -> Poured | None:
    """Pours, but keeps some copy for the next frame.

    The pictures still to come cannot stand there alone.
    """
    for rest in (MIN_JUMP_LINES, 1):
        poured = pour(
            article.lines, remainder, slots, replace(first, min_rest=rest), Demand(min_rest=rest)
        )
        if not poured.takes:
            continue
        if not first.min_lines or poured.takes[0].column == slots[0].column:
            return poured
    return None
