"""Surveys made-up pages: what each patch of whole columns and lines holds, white included."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import groupby, pairwise

from lowdown.layout import frame_parts
from lowdown.model import (
    ArticleMetrics,
    Frame,
    Furniture,
    Grid,
    Jump,
    Makeup,
    PageReport,
    Patch,
    PatchKind,
)


def survey_paper(
    makeup: Makeup, measures: Mapping[str, ArticleMetrics], *, furniture: Furniture, grid: Grid
) -> tuple[PageReport, ...]:
    """Every page, in order; `measures`: the articles by their slugs."""
    numbers = range(1, makeup.pages + 1)
    return tuple(
        survey_page(number, makeup, measures, furniture=furniture, grid=grid) for number in numbers
    )


def lines_under(article: str, pages: Sequence[PageReport]) -> int:
    """Lines of column space that are white in an article's frames and below them."""
    return sum(page.free_below(article) for page in pages)


def jumps_of(frames: Sequence[Frame]) -> tuple[Jump, ...]:
    """The jumps that the jump lines at the ends of these frames announce, in the frames' order."""
    return tuple(
        Jump(article=frame.article, from_page=frame.page, to_page=frame.to_page)
        for frame in frames
        if frame.to_page is not None
    )


def survey_page(
    number: int,
    makeup: Makeup,
    measures: Mapping[str, ArticleMetrics],
    *,
    furniture: Furniture,
    grid: Grid,
) -> PageReport:
    """Everything on one page; `measures`: the articles by slug. Other frames are of fillers."""
    frames = sorted(makeup.on_page(number), key=lambda frame: frame.top)
    found = [*_furniture(number, makeup.pages, furniture, grid), *_rules(frames, grid)]
    for frame in frames:
        article = measures.get(frame.article)
        found += (
            frame_parts(frame, article, grid)
            if article
            else [_whole(frame, PatchKind.FILLER, grid)]
        )
    owners = [frame for frame in frames if frame.article in measures]
    found += [replace(white, article=_owner(white, owners)) for white in _white(found, grid)]
    return PageReport(
        number=number, patches=tuple(sorted(found, key=lambda patch: (patch.top, patch.column)))
    )


def _owner(white: Patch, frames: Sequence[Frame]) -> str | None:
    """The article in whose frame white stands, or below it; fillers have none."""
    above = [frame.article for frame in frames if frame.top <= white.top]
    return above[-1] if above else None


def _furniture(number: int, pages: int, furniture: Furniture, grid: Grid) -> Iterator[Patch]:
    foot = grid.lines
    if number == pages and furniture.imprint:
        foot -= furniture.imprint
        yield _across(PatchKind.IMPRINT, foot, furniture.imprint, grid)
    if number == pages and furniture.panel:
        foot -= furniture.panel
        yield _across(PatchKind.PANEL, foot, furniture.panel, grid)
    if number == 1 and furniture.contents:
        span, depth = furniture.contents_span, furniture.contents
        yield Patch(
            kind=PatchKind.CONTENTS,
            column=grid.columns - span,
            span=span,
            top=foot - depth,
            height=depth,
        )
    if number == 1 and furniture.nameplate:
        yield _across(PatchKind.NAMEPLATE, 0, furniture.nameplate, grid)


def _rules(frames: Sequence[Frame], grid: Grid) -> Iterator[Patch]:
    """The white, with a rule in it, between two articles."""
    for above, below in pairwise(frames):
        end = above.top + above.height
        if below.top > end:
            yield _across(PatchKind.RULE, end, below.top - end, grid)


def _across(
    kind: PatchKind, top: int, height: int, grid: Grid, article: str | None = None
) -> Patch:
    return Patch(kind=kind, column=0, span=grid.columns, top=top, height=height, article=article)


def _whole(frame: Frame, kind: PatchKind, grid: Grid) -> Patch:
    return _across(kind, frame.top, frame.height, grid, frame.article)


def _white(patches: Sequence[Patch], grid: Grid) -> Iterator[Patch]:
    """What none of the patches covers, column by column."""
    for column in range(grid.columns):
        taken = {
            line
            for patch in patches
            if patch.column <= column < patch.column + patch.span
            for line in range(patch.top, patch.top + patch.height)
        }
        for free, run in groupby(range(grid.lines), key=lambda line: line not in taken):
            lines = list(run)
            if free:
                yield Patch(
                    kind=PatchKind.WHITE, column=column, span=1, top=lines[0], height=len(lines)
                )
