"""Describes what is different between two plans of one paper, in an editor's words."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from lowdown.model import (
    LockedArticle,
    LockedFrame,
    LockedPlan,
    Tracking,
    name_run,
    plural,
    runs_of_pages,
)

MIN_MOVED_WORDS = 12
"""Minimum words by which a frame ends sooner or later that are reported: about two lines of a
column.
"""


def plan_changes(before: LockedPlan, after: LockedPlan) -> tuple[str, ...]:
    """Returns what is different in `after`, one sentence each without a full stop.

    The paper, then each article.

    A frame that ends at the same words as before, or nearly, is no change, however the copy before
    it was corrected.
    """
    return tuple(_changes(before, after))


def _changes(before: LockedPlan, after: LockedPlan) -> Iterator[str]:
    if after.pages != before.pages:
        yield f"the paper now has {plural(after.pages, 'page')}, was {before.pages}"
    if after.columns != before.columns:
        yield f"the pages now have {plural(after.columns, 'column')}, was {before.columns}"
    for article in before.articles:
        if after.article(article.slug) is None:
            yield f"'{article.slug}' is no longer in the paper"
    for article in after.articles:
        earlier = before.article(article.slug)
        yield from _article(earlier, article) if earlier else _addition(article)


def _addition(article: LockedArticle) -> Iterator[str]:
    if article.frames:
        yield f"'{article.slug}' is new and stands on {_pages(article.pages)}"


def _article(before: LockedArticle, after: LockedArticle) -> Iterator[str]:
    name = f"'{after.slug}'"
    if not (before.frames and after.frames):
        yield from _room(before, after)
        return
    (opening_before, *jumps_before), (opening, *jumps) = (
        runs_of_pages(before.pages),
        runs_of_pages(after.pages),
    )
    if opening[0] != opening_before[0]:
        yield f"{name} now begins on page {opening[0]}, was {opening_before[0]}"
    elif opening != opening_before:
        yield f"{name} now stands on {_pages(opening)}, was {name_run(opening_before)}"
    yield from _jumps(name, [run[0] for run in jumps_before], [run[0] for run in jumps])
    if after.online != before.online:
        online = (
            f"now goes on online, from page {after.pages[-1]}"
            if after.online
            else "is now whole in print"
        )
        yield f"{name} {online}"
    if opening[0] == opening_before[0]:
        yield from _frames(name, before, after)
    yield from _fit(name, before, after)


def _room(before: LockedArticle, after: LockedArticle) -> Iterator[str]:
    """An article that finds room only before, or only after."""
    if before.frames:
        yield f"'{after.slug}' now finds no room, was on {_pages(before.pages)}"
    elif after.frames:
        yield f"'{after.slug}' now finds room on {_pages(after.pages)}"


def _jumps(name: str, before: Sequence[int], after: Sequence[int]) -> Iterator[str]:
    if list(before) == list(after):
        return
    if not after:
        yield f"{name} no longer jumps to {_and(before)}"
    else:
        yield f"{name} now jumps to {_and(after)}" + (f", was {_and(before)}" if before else "")


def _frames(name: str, before: LockedArticle, after: LockedArticle) -> Iterator[str]:
    """How an article that begins where it began stands on its pages, and where it stops."""
    earlier = {frame.page: frame for frame in before.frames}
    for frame in after.frames:
        old = earlier.get(frame.page)
        if old is None:
            continue
        if frame.top != old.top:
            verb = "begins" if frame is after.frames[0] else "stands"
            yield f"{name} now {verb} {_moved(frame.top - old.top)} on page {frame.page}"
        if _goes_on(before, old) and _goes_on(after, frame):
            yield from _cut(name, old, frame)


def _moved(lines: int) -> str:
    """How far something stands below where it stood: `2 lines lower`."""
    return f"{plural(abs(lines), 'line')} {'lower' if lines > 0 else 'higher'}"


def _fit(name: str, before: LockedArticle, after: LockedArticle) -> Iterator[str]:
    """What is now changed to fit and was not, or otherwise, or no longer is.

    And how the type is set.
    """
    earlier = {lever.what: lever.depth for lever in before.fit}
    now = {lever.what: lever.depth for lever in after.fit}
    for what, depth in now.items():
        if earlier.get(what) != depth:
            yield f"{what} in {name} {_takes(depth, earlier.get(what))}"
    for what in [what for what in earlier if what not in now]:
        yield f"{what} in {name} is no longer changed to fit"
    if after.tracking != before.tracking:
        usual = not after.tracking
        how = "as wide as usual" if usual else f"with {describe_tracking(after.tracking)}"
        yield f"{name} is now set {how}"


def _takes(depth: int, earlier: int | None) -> str:
    """How deep something is now that is changed to fit: `now takes 9 lines, was 12`."""
    if not depth:
        return "is now left out"
    return f"now takes {plural(depth, 'line')}" + (f", was {earlier}" if earlier else "")


def describe_tracking(tracking: Tracking) -> str:
    """What is set closer or wider: `2 paragraphs closer`, `its type 1 per cent closer`."""
    parts = []
    if lines := tracking.more_lines:
        parts.append(f"{plural(abs(lines), 'paragraph')} {'wider' if lines > 0 else 'closer'}")
    if per_cent := tracking.per_cent:
        way = "wider" if per_cent > 0 else "closer"
        parts.append(f"its type {abs(per_cent):g} per cent {way}")
    return _joined(parts)


def _goes_on(article: LockedArticle, frame: LockedFrame) -> bool:
    return article.online or frame is not article.frames[-1]


def _cut(name: str, before: LockedFrame, after: LockedFrame) -> Iterator[str]:
    more = after.words - before.words
    if after.ends != before.ends and abs(more) >= MIN_MOVED_WORDS:
        when = "later" if more > 0 else "sooner"
        yield f"{name} stops {abs(more)} words {when} on page {after.page}"


def _pages(pages: Sequence[int]) -> str:
    runs = _joined([name_run(run) for run in runs_of_pages(pages)])
    return f"page{'' if len(pages) == 1 else 's'} {runs}"


def _and(numbers: Sequence[int]) -> str:
    return _joined([str(number) for number in numbers])


def _joined(words: Sequence[str]) -> str:
    return words[0] if len(words) == 1 else f"{', '.join(words[:-1])} and {words[-1]}"
