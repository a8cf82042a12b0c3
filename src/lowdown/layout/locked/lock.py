"""Makes the plan to keep to from a made-up paper."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from itertools import accumulate

from lowdown.layout.article_run import ArticleOrder
from lowdown.model import (
    Frame,
    Grid,
    Line,
    LockedArticle,
    LockedFrame,
    LockedPlan,
    Makeup,
    PulledLever,
)

LAST_WORDS = 5
"""Words that show where a frame ends."""


def lock_plan(
    makeup: Makeup,
    orders: Sequence[ArticleOrder],
    grid: Grid,
    *,
    levers: Mapping[str, tuple[PulledLever, ...]] | None = None,
) -> LockedPlan:
    """Returns what stands where, with the words at which each frame ends.

    `levers` are the levers that were pulled, by slug.
    """
    articles = tuple(
        replace(
            _lock_article(order, makeup.of_article(order.article.slug)),
            fit=(levers or {}).get(order.article.slug, ()),
        )
        for order in orders
    )
    return LockedPlan(pages=makeup.pages, columns=grid.columns, lines=grid.lines, articles=articles)


def _lock_article(order: ArticleOrder, frames: Sequence[Frame]) -> LockedArticle:
    placed = [[order.article.lines[index] for index in frame.line_numbers] for frame in frames]
    words = accumulate(sum(line.words for line in lines) for lines in placed)
    return LockedArticle(
        slug=order.article.slug,
        frames=tuple(
            LockedFrame(
                page=frame.page,
                top=frame.top,
                height=frame.height,
                words=count,
                ends=_last_words(lines),
            )
            for frame, lines, count in zip(frames, placed, words, strict=True)
        ),
        ordered=order.pages,
        head_span=next((frame.head_span for frame in frames), 0),
        online=any(frame.online for frame in frames),
        tracking=order.article.tracking,
    )


def _last_words(lines: Sequence[Line]) -> str:
    """The words at the end of the copy in `lines`.

    Of a word that is broken there, its first part.
    """
    text = ""
    for line in reversed([line for line in lines if not line.drifts]):
        text = f"{line.text} {text}".strip()
        if len(text.split()) >= LAST_WORDS:
            break
    return " ".join(text.split()[-LAST_WORDS:])
