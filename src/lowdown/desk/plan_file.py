"""Reads and writes the locked plan of an issue, `issues/<name>.plan.toml`."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path
from typing import Any, Final

from lowdown.desk.schema import PlanKeys, validate
from lowdown.desk.source import (
    FaultLog,
    TomlPositions,
    position_of,
    read_source,
    read_toml,
    toml_positions,
)
from lowdown.model import (
    LockedArticle,
    LockedFrame,
    LockedPlan,
    Outcome,
    PulledLever,
    Tracking,
    in_order,
)
from lowdown.outputs import locked_plan_path
from lowdown.sources import is_there
from lowdown.values import dataclass

RULE: Final = "LD133"
"""The rule that a locked plan can be followed."""
CURE: Final = (
    "Restore the version that was committed last, or delete the file to have the paper planned"
    " again."
)

_HEAD: Final = """\
# The plan of {name}, locked: later builds leave every article where it stands here, as long as it
# fits. Written by `lowdown build {name} --lock`; commit it with the copy.
# Delete it, and the paper is planned again. Pages that issues/{name}.md orders win over it.
# Tops and heights are lines of the page; `words` are those of the article that are printed when the
# frame ends, and `ends` the last of them.
"""


def read_plan(root: Path, name: str) -> Outcome[LockedPlan]:
    """Reads the locked plan of an issue, with all its faults; no value where there is no file."""
    log = FaultLog(locked_plan_path(name))
    plan = _read(root, log) if is_there(root, log.path) else None
    return Outcome(value=None if log.findings else plan, findings=in_order(log.findings))


def _read(root: Path, log: FaultLog) -> LockedPlan | None:
    source = read_source(root, log)
    if source is None or log.findings:
        return None
    try:
        values = read_toml(source.text)
    except (ValueError, RecursionError) as problem:
        position = position_of(problem, source.text)
        log.fault(RULE, position, message="the locked plan cannot be read from here on", cure=CURE)
        return None
    places = toml_positions(source.text)
    keys = validate(values, PlanKeys, where=places, log=log)
    if keys is None:
        return None
    plan = _plan(keys)
    _check(plan, places, log)
    return plan


def write_plan(name: str, plan: LockedPlan) -> bytes:
    """Returns the contents of the file for `plan`; the same plan gives the same bytes."""
    paper = f"[paper]\npages = {plan.pages}\ncolumns = {plan.columns}\nlines = {plan.lines}\n"
    articles = (_write_article(article) for article in plan.articles)
    return "\n".join([_HEAD.format(name=name), paper, *articles]).encode()


def _plan(keys: PlanKeys) -> LockedPlan:
    articles = tuple(
        LockedArticle(
            slug=slug,
            frames=tuple(
                LockedFrame(
                    page=page,
                    top=frame.top,
                    height=frame.height,
                    words=frame.words,
                    ends=frame.ends or "",
                )
                for page, frame in sorted(article.frames.items())
            ),
            ordered=article.ordered,
            head_span=article.head,
            online=article.online,
            tracking=Tracking(more_lines=article.more_lines, per_cent=article.tracking),
            fit=tuple(PulledLever(what=what, depth=depth) for what, depth in article.fit.items()),
        )
        for slug, article in keys.articles.items()
    )
    return LockedPlan(
        pages=keys.paper.pages,
        columns=keys.paper.columns,
        lines=keys.paper.lines,
        articles=articles,
    )


def _check(plan: LockedPlan, places: TomlPositions, log: FaultLog) -> None:
    """Notes articles without frames, frames that are not on the paper, and overlapping frames."""
    if not plan.articles:
        position = places.position(("articles",))
        log.fault(RULE, position, message="the locked plan has no articles", cure=CURE)
    for article in plan.articles:
        at = ("articles", article.slug, "frames")
        if not article.frames:
            message = f"\u201c{article.slug}\u201d has no frame in the locked plan"
            log.fault(RULE, places.position(at), message=message, cure=CURE)
        for frame in article.frames:
            if frame.page > plan.pages or frame.top + frame.height > plan.lines:
                message = (
                    f"the frame of \u201c{article.slug}\u201d on page {frame.page} does not"
                    " stand on the paper"
                )
                log.fault(RULE, places.position((*at, frame.page)), message=message, cure=CURE)
    for overlap in _overlaps(plan):
        position = places.position(("articles", overlap.second, "frames", overlap.page))
        message = (
            f"\u201c{overlap.second}\u201d and \u201c{overlap.first}\u201d stand on the same"
            f" lines of page {overlap.page}"
        )
        log.fault(RULE, position, message=message, cure=CURE)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Overlap:
    """Two frames of a page that have lines in common."""

    first: str
    """Slug of the article whose frame begins first."""
    second: str
    """Slug of the other article."""
    page: int
    """Number of the page."""


def _overlaps(plan: LockedPlan) -> Iterator[_Overlap]:
    frames = sorted(
        (frame.page, frame.top, frame.height, article.slug)
        for article in plan.articles
        for frame in article.frames
    )
    for (page, top, height, first), (other_page, other_top, _, second) in pairwise(frames):
        if page == other_page and other_top < top + height:
            yield _Overlap(first=first, second=second, page=page)


def _write_article(article: LockedArticle) -> str:
    """The tables of one article: a line for each key and each frame, which tomli-w would spread
    over a table for each frame; it writes the values.
    """
    table = f"articles.{article.slug}"
    lines = [f"[{table}]"]
    if article.ordered:
        lines.append(f"ordered = {list(article.ordered)}")
    if article.head_span:
        lines.append(_pair("head", article.head_span))
    if article.online:
        lines.append(_pair("online", article.online))
    if article.tracking.per_cent:
        lines.append(_pair("tracking", article.tracking.per_cent))
    if article.tracking.more_lines:
        lines.append(_pair("more_lines", article.tracking.more_lines))
    lines += [f"[{table}.frames]", *(_write_frame(frame) for frame in article.frames)]
    if article.fit:
        lines += [f"[{table}.fit]", *(_pair(lever.what, lever.depth) for lever in article.fit)]
    return "\n".join([*lines, ""])


def _write_frame(frame: LockedFrame) -> str:
    values: dict[str, Any] = {"top": frame.top, "height": frame.height, "words": frame.words}
    if frame.ends:
        values["ends"] = frame.ends
    pairs = ", ".join(_pair(key, value) for key, value in values.items())
    return f"{frame.page} = {{{pairs}}}"


def _pair(key: str, value: object) -> str:
    """One key and its value, on one line."""
    import tomli_w  # only where a plan is locked

    return tomli_w.dumps({key: value}).rstrip("\n")
