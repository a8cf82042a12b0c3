"""Checks a made-up paper against the rules of make-up."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from lowdown.layout.board import BETWEEN
from lowdown.layout.frame import MIN_JUMP_LINES
from lowdown.model.issue import Overflow
from lowdown.model.plan import ArticleMetrics, Cut, Frame, Take
from making.surveying import Plan, Thing, survey


def check_legal(plan: Plan) -> None:
    """Fail with every fault where the paper breaks a rule of make-up."""
    assert list(faults(plan)) == []


def faults(plan: Plan) -> Iterator[str]:
    """Every fault of the paper, in words."""
    yield from _overlaps(plan)
    yield from _bands(plan)
    for fit, order in zip(plan.makeup.fits, plan.orders, strict=True):
        article = order.article
        assert fit.article == article.slug
        frames = plan.makeup.of_article(article.slug)
        yield from _jump_lines(article, frames)
        yield from _pages(plan, article.slug)
        yield from _order(article, frames)
        yield from _cuts(article, frames)
        yield from _five_lines(article, frames)
        yield from _pictures(article, frames)
        yield from _counts(plan, article.slug)


def _overlaps(plan: Plan) -> Iterator[str]:
    taken: dict[tuple[int, int, int], Thing] = {}
    for thing in survey(plan):
        frame = thing.frame
        if (
            frame
            and not frame.top <= thing.top <= thing.top + thing.height <= frame.top + frame.height
        ):
            yield f"{thing.what!r} on page {thing.page} leaves its frame"
        for cell in thing.cells():
            page, column, row = cell
            if not (
                1 <= page <= plan.makeup.pages
                and 0 <= column < plan.grid.columns
                and 0 <= row < plan.grid.lines
            ):
                yield f"{thing.what!r} stands at {cell}, which is not on the paper"
            if cell in taken:
                yield f"{thing.what!r} and {taken[cell].what!r} both stand at {cell}"
            taken[cell] = thing


def _bands(plan: Plan) -> Iterator[str]:
    for page in range(1, plan.makeup.pages + 1):
        frames = plan.makeup.on_page(page)
        for above, below in pairwise(frames):
            if above.top + above.height + BETWEEN > below.top:
                yield f"{above.article} and {below.article} stand too close on page {page}"
        if len({frame.article for frame in frames}) < len(frames):
            yield f"an article stands twice on page {page}"
        if any(not frame.takes or not all(take.placed for take in frame.takes) for frame in frames):
            yield f"a frame or a take on page {page} is empty"


def _jump_lines(article: ArticleMetrics, frames: tuple[Frame, ...]) -> Iterator[str]:
    for number, frame in enumerate(frames):
        if frame.headed != (number == 0):
            yield f"{article.slug}: part {number} has a head, or the first has none"
        if frame.from_page is not None and frame.takes[0].column != 0:
            yield f"{article.slug}: continues in the middle of page {frame.page}"
    if frames and (frames[0].from_page is not None or frames[-1].to_page is not None):
        yield f"{article.slug}: a jump line leads nowhere"
    for before, after in pairwise(frames):
        needed = before.page == 1 or after.page > before.page + 1
        if (before.to_page, after.from_page) != (
            (after.page, before.page) if needed else (None, None)
        ):
            yield f"{article.slug}: wrong jump lines between {before.page} and {after.page}"


def _pages(plan: Plan, slug: str) -> Iterator[str]:
    order, pages = plan.order(slug), plan.pages_of(slug)
    if order.pages and pages and pages[0] not in order.pages:
        yield f"{slug}: begins on page {pages[0]}, which is not ordered"
    if order.pages and order.overflow is not Overflow.JUMP and not set(pages) <= set(order.pages):
        yield f"{slug}: stands on pages that are not ordered"


def _takes(frames: tuple[Frame, ...]) -> list[Take]:
    return [take for frame in frames for take in frame.takes]


def _copy(article: ArticleMetrics, take: Take) -> list[int]:
    return [index for index, _ in take.placed if not article.lines[index].drifts]


def _drifting(article: ArticleMetrics, take: Take) -> list[int]:
    return [index for index, _ in take.placed if article.lines[index].drifts]


def _order(article: ArticleMetrics, frames: tuple[Frame, ...]) -> Iterator[str]:
    copy = [index for index, line in enumerate(article.lines) if not line.drifts]
    placed = [index for take in _takes(frames) for index in _copy(article, take)]
    if placed != copy[: len(placed)]:
        yield f"{article.slug}: copy is lost, doubled or out of order"
    drifted = [index for take in _takes(frames) for index in _drifting(article, take)]
    if drifted != sorted(set(drifted)):
        yield f"{article.slug}: blocks are doubled or out of order"
    yield from _order_of_takes(article, frames)


def _order_of_takes(article: ArticleMetrics, frames: tuple[Frame, ...]) -> Iterator[str]:
    for frame in frames:
        columns = [take.column for take in frame.takes]
        if columns != sorted(set(columns)):
            yield f"{article.slug}: columns out of order on page {frame.page}"
    reached = -1
    for take in _takes(frames):
        yield from _take(article, take, reached)
        reached = max(reached, *(index for index, _ in take.placed))


def _take(article: ArticleMetrics, take: Take, reached: int) -> Iterator[str]:
    depth, at_head = 0, True
    for number, (index, offset) in enumerate(take.placed):
        line = article.lines[index]
        expected = depth + (line.space if number else line.lead)
        if offset != expected:
            yield f"{article.slug}: line {index} stands at {offset}, not {expected}"
        if line.drifts and index < reached and not at_head:
            yield f"{article.slug}: block {index} drifts, but not to a column's head"
        if line.drifts and any(copy > index for copy in _copy(article, take)[:1]) and not at_head:
            yield f"{article.slug}: block {index} stands below copy that follows it"
        if not line.drifts:
            at_head, reached = False, max(reached, index)
        if (
            number
            and line.lead
            and all(article.lines[other].drifts for other, _ in take.placed[:number])
        ):
            yield f"{article.slug}: the head of a table is not repeated above row {index}"
        depth = offset + line.height
    if depth != take.depth:
        yield f"{article.slug}: a take is {depth} lines deep, not {take.depth}"


def _cuts(article: ArticleMetrics, frames: tuple[Frame, ...]) -> Iterator[str]:
    ends = [copy[-1] for take in _takes(frames) if (copy := _copy(article, take))]
    for last in ends[:-1]:
        if article.lines[last].cut < Cut.COLUMN:
            yield f"{article.slug}: cut after line {last}"
    if ends and _has_more_copy(article, ends[-1]) and article.lines[ends[-1]].cut < Cut.COLUMN:
        yield f"{article.slug}: stops after line {ends[-1]}"
    yield from _cuts_at_jumps(article, frames)


def _cuts_at_jumps(article: ArticleMetrics, frames: tuple[Frame, ...]) -> Iterator[str]:
    last_copy: int | None = None
    for frame in frames:
        placed = [index for take in frame.takes for index in _copy(article, take)]
        last_copy = placed[-1] if placed else last_copy
        jumps = frame.to_page is not None or frame.online
        if jumps and (last_copy is None or _has_more_copy(article, last_copy)):
            yield from _cut_at_jump(article, frame, last_copy)


def _has_more_copy(article: ArticleMetrics, index: int) -> bool:
    """Whether copy follows a line of the galley."""
    return any(not line.drifts for line in article.lines[index + 1 :])


def _cut_at_jump(article: ArticleMetrics, frame: Frame, last_copy: int | None) -> Iterator[str]:
    """Faults of the cut at a frame's jump line, with the last line of copy up to it."""
    cut = Cut.CLOSE if last_copy is None else article.lines[last_copy].cut
    if cut < Cut.JUMP:
        yield f"{article.slug}: jumps after line {last_copy}"
    if cut < Cut.CLOSE and frame.online:
        yield f"{article.slug}: print stops within a block, after line {last_copy}"
    if not _copy(article, frame.takes[-1]):
        yield f"{article.slug}: a jump line follows no words on page {frame.page}"


def _five_lines(article: ArticleMetrics, frames: tuple[Frame, ...]) -> Iterator[str]:
    everything = sum(not line.drifts for line in article.lines)
    done = 0
    for frame in frames:
        first, last = _copy(article, frame.takes[0]), _copy(article, frame.takes[-1])
        if (
            frame.from_page is not None
            and len(first) < MIN_JUMP_LINES
            and done + len(first) < everything
        ):
            yield f"{article.slug}: fewer than five lines after a jump, on page {frame.page}"
        done += sum(len(_copy(article, take)) for take in frame.takes)
        if frame.to_page is not None and len(last) < MIN_JUMP_LINES:
            yield f"{article.slug}: fewer than five lines before a jump, on page {frame.page}"
        if frame.to_page is not None and everything - done < MIN_JUMP_LINES:
            yield f"{article.slug}: fewer than five lines left over by page {frame.page}"


def _pictures(article: ArticleMetrics, frames: tuple[Frame, ...]) -> Iterator[str]:
    placed = [wide_picture.index for frame in frames for wide_picture in frame.wide_pictures]
    if len(set(placed)) < len(placed):
        yield f"{article.slug}: a picture stands twice"
    reached = 0
    for frame in frames:
        reached = max(reached, *(index + 1 for index in frame.line_numbers))
        while reached < len(article.lines) and article.lines[reached].drifts:
            reached += 1
        if any(
            article.wide_pictures[wide_picture.index].anchor > reached
            for wide_picture in frame.wide_pictures
        ):
            yield f"{article.slug}: a picture on page {frame.page} stands before what names it"


def _counts(plan: Plan, slug: str) -> Iterator[str]:
    article, frames = plan.article(slug), plan.makeup.of_article(slug)
    fit = next(fit for fit in plan.makeup.fits if fit.article == slug)
    placed = {index for frame in frames for index in frame.line_numbers}
    shown = {wide_picture.index for frame in frames for wide_picture in frame.wide_pictures}
    left = [line for index, line in enumerate(article.lines) if index not in placed]
    pictures = [
        wide_picture
        for index, wide_picture in enumerate(article.wide_pictures)
        if index not in shown
    ]
    over = sum(line.height for line in left) + sum(
        picture.height * picture.span for picture in pictures
    )
    if (fit.lines_over, fit.words_over) != (over, sum(line.words for line in left)):
        yield f"{slug}: {over} lines are left over, but the fit reports {fit.lines_over}"
    online = [frame.online for frame in frames]
    if frames and online != [False] * (len(frames) - 1) + [
        plan.order(slug).overflow is Overflow.ONLINE and over > 0
    ]:
        yield f"{slug}: the online line is missing or out of place"
