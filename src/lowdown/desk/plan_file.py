"""`issues/<name>.plan.toml` and the plan that is locked in it: the file is read strictly, and written as it is read."""

from __future__ import annotations

import json
import re
import tomllib
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path
from typing import Annotated, Any, Final

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field

from lowdown.desk.schema import flag, number, pages, prove, slug, text
from lowdown.desk.source import (
    FaultLog,
    InvalidValueError,
    Position,
    TomlPlaces,
    read_source,
    toml_places,
)
from lowdown.model import LockedArticle, LockedFrame, LockedPlan, Outcome, PulledLever, in_order
from lowdown.outputs import locked_plan_path

RULE: Final = "LD133"
"""The rule that a locked plan can be followed."""
ANEW: Final = "Take back the version that was committed last, or delete the file to have the paper planned afresh."
MAX_TRACKING: Final = 1.0
"""Per cent by which the fit ladder sets type closer or wider, at the most."""

_HEAD: Final = """\
# The plan of {name}, locked: later builds leave every article where it stands here, as long as it fits.
# Written by `lowdown build {name} --lock`; commit it with the copy. Delete it, and the paper is planned afresh.
# Pages that issues/{name}.md orders win over it. Tops and heights are lines of the page; `words` are those of the
# article that are printed when the frame ends, and `ends` the last of them.
"""


def _count(value: object) -> int:
    """A whole number, 0 included."""
    if isinstance(value, bool) or not isinstance(value, int) or not 0 <= value < 10**9:
        raise InvalidValueError(
            "LD110", "this is not a whole number", "Write it in digits, such as 0 or 42."
        )
    return value


def _per_cent(value: object) -> float:
    if (
        isinstance(value, bool)
        or not isinstance(value, (int, float))
        or not -MAX_TRACKING <= value <= MAX_TRACKING
    ):
        raise InvalidValueError(
            "LD110", "type is not set so much closer or wider", "Write a number from -1 to 1."
        )
    return float(value)


def _page(value: object) -> int:
    if not re.fullmatch(r"[1-9][0-9]{0,2}", str(value)):
        raise InvalidValueError(
            "LD110", f"\u201c{value}\u201d is not a page", "Name the frame by its page, such as 4."
        )
    return int(str(value))


Count = Annotated[int, BeforeValidator(_count)]
Number = Annotated[int, BeforeValidator(number)]


class _Keys(BaseModel):
    """Keys that are all known."""

    model_config = ConfigDict(extra="forbid", frozen=True)


class FrameKeys(_Keys):
    """One article's part of one page."""

    top: Count = Field(description="The page's line at which it begins, from 0.")
    height: Number = Field(description="Lines that it takes up.")
    words: Count = Field(description="Words of the article that are printed when it ends.")
    ends: Annotated[str | None, BeforeValidator(text)] = Field(
        default=None, description="The last words in it."
    )


class ArticleKeys(_Keys):
    """Where one article stands."""

    ordered: Annotated[tuple[int, ...], BeforeValidator(pages)] = Field(
        default=(), description="The pages that were ordered for it."
    )
    head: Count = Field(
        default=0, description="Columns that its head spans; without it, all of them."
    )
    online: Annotated[bool | None, BeforeValidator(flag)] = Field(
        default=None, description="Whether the web goes on where print stops."
    )
    tracking: Annotated[float, BeforeValidator(_per_cent)] = Field(
        default=0.0,
        description="Per cent by which its type stands wider than usual; less than 0: closer.",
    )
    frames: dict[Annotated[int, BeforeValidator(_page)], FrameKeys] = Field(
        description="Its frames, by page."
    )
    fit: dict[str, Count] = Field(
        default_factory=dict, description="What was made to fit, and its lines."
    )


class PaperKeys(_Keys):
    """The pages that the plan was made for."""

    pages: Number = Field(description="The number of pages.")
    columns: Number = Field(description="The columns of a page.")
    lines: Number = Field(description="The lines of a column.")


class PlanKeys(_Keys):
    """The whole file."""

    paper: PaperKeys = Field(description="The pages that the plan was made for.")
    articles: dict[Annotated[str, BeforeValidator(slug)], ArticleKeys] = Field(
        description="Where each article stands."
    )


def read_plan(root: Path, name: str) -> Outcome[LockedPlan]:
    """The locked plan of an issue, with all that is wrong in it; no value where there is none."""
    log = FaultLog(locked_plan_path(name))
    file = root / locked_plan_path(name)
    plan = _read(file, log) if file.exists() else None
    return Outcome(value=None if log.findings else plan, findings=in_order(log.findings))


def _read(file: Path, log: FaultLog) -> LockedPlan | None:
    source = read_source(file, log)
    if source is None or log.findings:
        return None
    try:
        raw = tomllib.loads(source.text)
    except (ValueError, RecursionError) as problem:
        _note_broken(problem, source.text, log)
        return None
    places = toml_places(source.text)
    keys = prove(raw, PlanKeys, where=places, log=log)
    if keys is None:
        return None
    plan = _plan(keys)
    _check(plan, places, log)
    return plan


def write_plan(name: str, plan: LockedPlan) -> bytes:
    """The file for `plan`, the same for the same plan."""
    paper = f"[paper]\npages = {plan.pages}\ncolumns = {plan.columns}\nlines = {plan.lines}\n"
    parts = [_HEAD.format(name=name), paper, *(_article(article) for article in plan.articles)]
    return "\n".join(parts).encode()


def _note_broken(problem: Exception, text: str, log: FaultLog) -> None:
    where = re.search(r"\(at line (\d+), column (\d+)\)", str(problem))
    position = (
        Position(int(where[1]), int(where[2])) if where else Position(text.rstrip().count("\n") + 1)
    )
    log.fault(RULE, position, message="the locked plan makes no sense from here on", cure=ANEW)


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
            online=bool(article.online),
            tracking=article.tracking,
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


def _check(plan: LockedPlan, places: TomlPlaces, log: FaultLog) -> None:
    """Every article has a frame, every frame is on the paper, and no two are in each other's way."""
    if not plan.articles:
        log.fault(
            RULE,
            places.position(("articles",)),
            message="no article stands in the locked plan",
            cure=ANEW,
        )
    for article in plan.articles:
        at = ("articles", article.slug, "frames")
        if not article.frames:
            log.fault(
                RULE,
                places.position(at),
                message=f"\u201c{article.slug}\u201d has no frame",
                cure=ANEW,
            )
        for frame in article.frames:
            if frame.page > plan.pages or frame.top + frame.height > plan.lines:
                message = f"the frame of \u201c{article.slug}\u201d on page {frame.page} does not stand on the paper"
                log.fault(RULE, places.position((*at, frame.page)), message=message, cure=ANEW)
    for first, second, page in _collisions(plan):
        message = (
            f"\u201c{second}\u201d and \u201c{first}\u201d stand on the same lines of page {page}"
        )
        log.fault(
            RULE, places.position(("articles", second, "frames", page)), message=message, cure=ANEW
        )


def _collisions(plan: LockedPlan) -> Iterator[tuple[str, str, int]]:
    """Two articles and the page on which they overlap."""
    frames = sorted(
        (frame.page, frame.top, frame.height, article.slug)
        for article in plan.articles
        for frame in article.frames
    )
    for (page, top, height, first), (other_page, other_top, _, second) in pairwise(frames):
        if page == other_page and other_top < top + height:
            yield first, second, page


def _article(article: LockedArticle) -> str:
    name = f"articles.{article.slug}"
    keys: dict[str, Any] = {
        "ordered": list(article.ordered),
        "head": article.head_span,
        "online": article.online,
        "tracking": article.tracking,
    }
    lines = [f"[{name}]", *(f"{key} = {json.dumps(value)}" for key, value in keys.items() if value)]
    lines += [f"[{name}.frames]", *(_frame(frame) for frame in article.frames)]
    if article.fit:
        lines += [
            f"[{name}.fit]",
            *(f"{_text(lever.what)} = {lever.depth}" for lever in article.fit),
        ]
    return "\n".join([*lines, ""])


def _frame(frame: LockedFrame) -> str:
    ends = f", ends = {_text(frame.ends)}" if frame.ends else ""
    return f"{frame.page} = {{top = {frame.top}, height = {frame.height}, words = {frame.words}{ends}}}"


def _text(words: str) -> str:
    return json.dumps(words, ensure_ascii=False)
