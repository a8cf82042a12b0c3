"""Runs one article through the free bands of pages.

Its frames, its jump lines, and what finds no room.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import field, replace
from typing import NamedTuple

from lowdown.layout.column import is_poured
from lowdown.layout.frame import (
    Band,
    Ending,
    Entrance,
    FrameTask,
    MadeFrame,
    frame_piece,
    frame_whole,
    is_complete,
    start,
)
from lowdown.model import ArticleMetrics, FitStep, Frame, Overflow, Remainder
from lowdown.values import dataclass

WholeKey = tuple[tuple[object, ...], Remainder, Band, Entrance]
"""What decides how an article ends in a frame: the article's key, and the rest of the task, in a
band without height.
"""
PieceKey = tuple[tuple[object, ...], Remainder, Band, Entrance, int, Ending]
"""What decides how a frame is made in which the article does not end: the same, and the height."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ArticleOrder:
    """One article and what the manifest orders for it."""

    article: ArticleMetrics
    """The article, as type."""
    pages: tuple[int, ...] = ()
    """The pages ordered for it, in reading order; empty: placed automatically."""
    overflow: Overflow = Overflow.JUMP
    """What becomes of copy that does not fit."""
    gives_way: bool = False
    """Whether it is the first to be cut short where two articles do not both fit on a page."""
    head_span: int = 0
    """Columns that its head spans; 0: all of them."""
    fixed: frozenset[FitStep] = frozenset()
    """The steps of the fit ladder that must not be taken with it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PlacedArticle:
    """One article placed: its frames and what found no room."""

    frames: tuple[Frame, ...]
    """Its frames, in reading order; none where it cannot begin anywhere."""
    remainder: Remainder
    """What found no room."""
    bands: Mapping[int, Band]
    """The bands that it was given to run through, by page."""

    def comes_further_than(self, other: PlacedArticle) -> bool:
        """Whether it begins where `other` does, and more is placed."""
        begins = bool(self.frames) and self.frames[0].page == other.frames[0].page
        return begins and self._progress() > other._progress()

    def _progress(self) -> tuple[int, int]:
        lines = sum(len(frame.line_numbers) for frame in self.frames)
        return lines, sum(len(frame.wide_pictures) for frame in self.frames)


class _Attempt(NamedTuple):
    """An article run through bands, as far as it went."""

    frames: tuple[Frame, ...]
    remainder: Remainder
    failed: int | None
    """The page at which it went no further; None: it went through all bands, or came to its end."""


class _Whole(NamedTuple):
    """The frame that holds the rest of an article."""

    made: MadeFrame | None
    """The frame; None where no band was high enough yet."""
    height: int
    """Its height; without it, that of the highest band that was tried."""


@dataclass(slots=True)
class FrameCache:
    """Runs articles through bands, and makes no frame twice.

    Plan after plan asks for the same ones.
    """

    whole: dict[WholeKey, _Whole] = field(default_factory=dict)
    """Every frame in which an article was to end, in bands of any height."""
    pieces: dict[PieceKey, MadeFrame | None] = field(default_factory=dict)
    """Every other frame that was to be made; None where it cannot."""

    def run(self, order: ArticleOrder, bands: Mapping[int, Band]) -> PlacedArticle:
        """Runs one article through free bands.

        A band that holds no legal piece of it is passed over.

        So is one that holds the last of the copy but not all of its pictures, which cannot stand
        without copy, if that lets the article come to its end.
        """
        skipped: set[int] = set()
        short: PlacedArticle | None = None
        while True:
            attempt = self._attempt(
                order, [band for page, band in bands.items() if page not in skipped]
            )
            run = PlacedArticle(frames=attempt.frames, remainder=attempt.remainder, bands=bands)
            if attempt.failed is not None:
                short = short or (run if run.frames else None)
                skipped.add(attempt.failed)
                continue
            complete = is_complete(order.article, run.remainder)
            return run if complete or short is None else short

    def _attempt(self, order: ArticleOrder, bands: Sequence[Band]) -> _Attempt:
        """Runs one article through `bands`, as far as it goes."""
        article, remainder = order.article, start(order.article)
        frames: list[Frame] = []
        for position, band in enumerate(bands):
            previous = frames[-1].page if frames else None
            following = bands[position + 1].page if position + 1 < len(bands) else None
            made = self.step(order, remainder, band, previous=previous, following=following)
            if made is None:
                return _Attempt((), remainder, band.page)
            frames.append(made.frame)
            remainder = made.remainder
            if is_complete(article, remainder):
                break
            if following and is_poured(article.lines, remainder):
                # Only pictures are left, which cannot stand alone: the article ends without them.
                ended = self._attempt(order, bands[: position + 1])
                return _Attempt(ended.frames, ended.remainder, band.page)
        return _Attempt(tuple(frames), remainder, None)

    def step(
        self,
        order: ArticleOrder,
        remainder: Remainder,
        band: Band,
        *,
        previous: int | None,
        following: int | None,
    ) -> MadeFrame | None:
        """Makes one frame between the pages `previous` and `following`, with its jump lines.

        `previous` None: it begins here; `following` None: it ends here. None where no legal frame
        can be made.
        """
        jumped = previous is not None and needs_jump_line(previous, band.page)
        begins = previous is None
        entrance = Entrance(headed=begins, span=order.head_span if begins else 0, jumped=jumped)
        task = FrameTask(order.article, remainder, band, entrance)
        made = self.frame(task, _ending(order, band.page, following))
        if made is None:
            return None
        jumps = (
            following is not None
            and needs_jump_line(band.page, following)
            and not is_complete(order.article, made.remainder)
        )
        frame = replace(
            made.frame,
            from_page=previous if jumped else None,
            to_page=following if jumps else None,
        )
        return MadeFrame(frame, made.remainder)

    def need(self, order: ArticleOrder, page: int, bands: Mapping[int, Band]) -> int | None:
        """The smallest depth on `page` with which an article fits its bands.

        None where it does not fit them.
        """
        whole = self.run(order, bands)
        if not is_complete(order.article, whole.remainder):
            return None
        depth = next((frame.height for frame in whole.frames if frame.page == page), 0)
        if not any(frame.page > page for frame in whole.frames):
            return depth
        low, high = 1, depth
        while low < high:
            middle = (low + high) // 2
            run = self.run(order, {**bands, page: replace(bands[page], height=middle)})
            fits = is_complete(order.article, run.remainder) and any(
                frame.page == page for frame in run.frames
            )
            low, high = (low, middle) if fits else (middle + 1, high)
        return high

    def lengthen(self, order: ArticleOrder, run: PlacedArticle, band: Band) -> PlacedArticle:
        """Runs an article through one more band, with room for its jump lines."""
        bands = {**run.bands, band.page: band}
        return self.run(order, {page: bands[page] for page in sorted(bands)})

    def go_on(self, order: ArticleOrder, run: PlacedArticle, band: Band) -> MadeFrame | None:
        """Makes the frame of an article's overset, if it goes on in `band` and ends there."""
        entrance = Entrance(jumped=needs_jump_line(run.frames[-1].page, band.page))
        return self.frame(FrameTask(order.article, run.remainder, band, entrance), Ending.RUNS_ON)

    def frame(self, task: FrameTask, ending: Ending) -> MadeFrame | None:
        """Makes one frame of an article in a band; None where no legal frame can be made."""
        made = self.anywhere(task, ending)
        return made and MadeFrame(moved(made.frame, task.band), made.remainder)

    def anywhere(self, task: FrameTask, ending: Ending) -> MadeFrame | None:
        """Makes the same frame at the head of page 0, wherever its band is."""
        article, remainder, band, entrance = task
        box_top = band.box_top - band.top if band.box_span else 0
        anywhere = replace(band, page=0, top=0, height=0, box_top=box_top)
        key = (article.key, remainder, anywhere, entrance)
        task = FrameTask(article, remainder, anywhere, entrance)
        whole = self._whole(key, task, band.height)
        if whole.made and whole.height <= band.height:
            return whole.made
        piece = (*key, band.height, ending)
        # One look-up and no more for each key: they take long to hash.
        try:
            return self.pieces[piece]
        except KeyError:
            made = self.pieces[piece] = frame_piece(task.with_height(band.height), ending)
            return made

    def _whole(self, key: WholeKey, task: FrameTask, height: int) -> _Whole:
        """The frame that holds the rest of an article, sought up to a height at least."""
        whole = self.whole.get(key)
        if whole and (whole.made or height <= whole.height):
            return whole
        made = frame_whole(task.with_height(height), above=whole.height if whole else 0)
        whole = self.whole[key] = _Whole(made, made.frame.height if made else height)
        return whole


def moved(frame: Frame, band: Band) -> Frame:
    """The frame at the top of `band`, which was made at the head of page 0."""
    if not band.top:
        return replace(frame, page=band.page)
    takes = tuple(replace(take, top=take.top + band.top) for take in frame.takes)
    wide_pictures = tuple(
        replace(wide_picture, top=wide_picture.top + band.top)
        for wide_picture in frame.wide_pictures
    )
    return replace(frame, page=band.page, top=band.top, takes=takes, wide_pictures=wide_pictures)


def needs_jump_line(page: int, following: int) -> bool:
    """Whether an article that goes on from one page to another has a jump line.

    From page 1 always; otherwise only where at least one page is skipped.
    """
    return page == 1 or following > page + 1


def _ending(order: ArticleOrder, page: int, following: int | None) -> Ending:
    if following is None:
        return Ending.ONLINE if order.overflow is Overflow.ONLINE else Ending.RUNS_ON
    return Ending.JUMPS if needs_jump_line(page, following) else Ending.RUNS_ON
