"""One article and free bands of pages in, its run through them out: frames, jump lines, and what found no room."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from lowdown.layout.column import is_poured
from lowdown.layout.frame import (
    Band,
    Ending,
    Entrance,
    frame_piece,
    frame_whole,
    is_complete,
    start,
)
from lowdown.model import ArticleMetrics, FitStep, Frame, Overflow, Remainder

Ended = tuple[tuple[object, ...], Remainder, Band, Entrance]
"""What decides whether an article ends in a frame; the article is told by its key."""
Tried = tuple[tuple[object, ...], Remainder, Band, Entrance, Ending]
"""What decides how a frame is made in which it does not."""


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
    """Whether it gives way first where two articles do not both fit."""
    head_span: int = 0
    """Columns that its head spans; 0: all of them."""
    fixed: frozenset[FitStep] = frozenset()
    """The steps of the fit ladder that must not be taken with it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PlacedArticle:
    """One article placed: its frames and what found no room."""

    frames: tuple[Frame, ...]
    left: Remainder
    bands: Mapping[int, Band]
    """What it was given to run through, by page."""

    def comes_further_than(self, other: PlacedArticle) -> bool:
        """Whether it begins where `other` does, and more is placed."""
        begins = bool(self.frames) and self.frames[0].page == other.frames[0].page
        return begins and self._progress() > other._progress()

    def _progress(self) -> tuple[int, int]:
        placed = sum(len(frame.line_numbers) for frame in self.frames)
        return placed, sum(len(frame.wide_pictures) for frame in self.frames)


@dataclass(slots=True)
class FrameCache:
    """Runs articles through bands, and makes no frame twice: plan after plan asks for the same ones."""

    whole: dict[Ended, tuple[Frame | None, Remainder] | None] = field(default_factory=dict)
    """Every frame in which an article was to end."""
    pieces: dict[Tried, tuple[Frame | None, Remainder]] = field(default_factory=dict)
    """Every other frame that has been made or found impossible."""

    def run(self, order: ArticleOrder, bands: Mapping[int, Band]) -> PlacedArticle:
        """Run one article through free bands; a band that holds no legal piece of it is passed over.

        So is one that holds the last of the copy but not all of its pictures, which cannot stand without copy, if that
        lets the article come to its end.
        """
        skipped: set[int] = set()
        short: PlacedArticle | None = None
        while True:
            frames, left, failed = self._attempt(
                order, [band for page, band in bands.items() if page not in skipped]
            )
            run = PlacedArticle(frames=frames, left=left, bands=bands)
            if failed is None:
                return short if short and not is_complete(order.article, left) else run
            if frames:
                short = short or run
            skipped.add(failed)

    def _attempt(
        self, order: ArticleOrder, bands: Sequence[Band]
    ) -> tuple[tuple[Frame, ...], Remainder, int | None]:
        """Run one article through `bands`, as far as it goes; the page is the one at which it goes no further."""
        article, remainder = order.article, start(order.article)
        frames: list[Frame] = []
        for position, band in enumerate(bands):
            previous = frames[-1].page if frames else None
            following = bands[position + 1].page if position + 1 < len(bands) else None
            frame, left = self.step(order, remainder, band, previous=previous, following=following)
            if frame is None:
                return (), remainder, band.page
            frames.append(frame)
            remainder = left
            if is_complete(article, remainder):
                break
            if is_poured(article.lines, remainder) and following:
                frames_here, left_here, _ = self._attempt(order, bands[: position + 1])
                return frames_here, left_here, band.page
        return tuple(frames), remainder, None

    def step(
        self,
        order: ArticleOrder,
        remainder: Remainder,
        band: Band,
        *,
        previous: int | None,
        following: int | None,
    ) -> tuple[Frame | None, Remainder]:
        """One frame on an article's way from page `previous` to page `following`, with its jump lines; what it leaves.

        None: it begins here, or ends.
        """
        jumped = previous is not None and needs_jump_line(previous, band.page)
        entrance = Entrance(
            headed=previous is None, span=order.head_span if previous is None else 0, jumped=jumped
        )
        frame, left = self.frame(
            order.article, remainder, band, entrance, _ending(order, band.page, following)
        )
        if frame is None:
            return None, remainder
        jumps = (
            following is not None
            and needs_jump_line(band.page, following)
            and not is_complete(order.article, left)
        )
        return replace(
            frame, from_page=previous if jumped else None, to_page=following if jumps else None
        ), left

    def need(self, order: ArticleOrder, page: int, bands: Mapping[int, Band]) -> int | None:
        """The smallest depth on `page` with which an article fits its bands; None where it does not fit them."""
        whole = self.run(order, bands)
        if not is_complete(order.article, whole.left):
            return None
        depth = next((frame.height for frame in whole.frames if frame.page == page), 0)
        if not any(frame.page > page for frame in whole.frames):
            return depth
        low, high = 1, depth
        while low < high:
            middle = (low + high) // 2
            run = self.run(order, {**bands, page: replace(bands[page], height=middle)})
            fits = is_complete(order.article, run.left) and any(
                frame.page == page for frame in run.frames
            )
            low, high = (low, middle) if fits else (middle + 1, high)
        return high

    def lengthen(self, order: ArticleOrder, run: PlacedArticle, band: Band) -> PlacedArticle:
        """An article run through one more band, the room for its jump lines reckoned in."""
        bands = {**run.bands, band.page: band}
        return self.run(order, {page: bands[page] for page in sorted(bands)})

    def go_on(
        self, order: ArticleOrder, run: PlacedArticle, band: Band
    ) -> tuple[Frame | None, Remainder]:
        """What of an article's overset stands in `band`, if it goes on there and ends with it."""
        entrance = Entrance(jumped=needs_jump_line(run.frames[-1].page, band.page))
        return self.frame(order.article, run.left, band, entrance, Ending.RUNS_ON)

    def frame(
        self,
        article: ArticleMetrics,
        remainder: Remainder,
        band: Band,
        entrance: Entrance,
        ending: Ending,
    ) -> tuple[Frame | None, Remainder]:
        """One frame of an article in a band, and what it leaves."""
        frame, left = self.anywhere(article, remainder, band, entrance, ending)
        return frame and moved(frame, band), left

    def anywhere(
        self,
        article: ArticleMetrics,
        remainder: Remainder,
        band: Band,
        entrance: Entrance,
        ending: Ending,
    ) -> tuple[Frame | None, Remainder]:
        """The same at the head of no page in particular."""
        anywhere = replace(band, page=0, top=0, box_top=band.box_top - band.top)
        whole = (article.key, remainder, anywhere, entrance)
        if whole not in self.whole:
            self.whole[whole] = frame_whole(article, remainder, anywhere, entrance)
        if found := self.whole[whole]:
            return found
        piece = (*whole, ending)
        if piece not in self.pieces:
            self.pieces[piece] = frame_piece(article, remainder, anywhere, entrance, ending)
        return self.pieces[piece]


def moved(frame: Frame, band: Band) -> Frame:
    """A frame made at the head of no page in particular, where the band is."""
    if not band.top:
        return replace(frame, page=band.page)
    takes = tuple(replace(take, top=take.top + band.top) for take in frame.takes)
    wide_pictures = tuple(
        replace(wide_picture, top=wide_picture.top + band.top)
        for wide_picture in frame.wide_pictures
    )
    return replace(frame, page=band.page, top=band.top, takes=takes, wide_pictures=wide_pictures)


def needs_jump_line(page: int, following: int) -> bool:
    """From page 1 always; otherwise only when at least one page is skipped."""
    return page == 1 or following > page + 1


def _ending(order: ArticleOrder, page: int, following: int | None) -> Ending:
    if following is None:
        return Ending.ONLINE if order.overflow is Overflow.ONLINE else Ending.RUNS_ON
    return Ending.JUMPS if needs_jump_line(page, following) else Ending.RUNS_ON
