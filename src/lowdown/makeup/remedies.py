"""Adds remedies to a plan report: words to cut or add, and depths for pictures."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Final

from lowdown.model import MM, Action, ArticleReport, PageReport, PlanReport, Remedy
from lowdown.press import FigureView, TypesetArticle, name_picture
from lowdown.values import dataclass

MIN_SHARE: Final = 0.5
"""Minimum depth of a picture without limits, as a share of its depth now."""
MAX_SHARE: Final = 1.25
"""Maximum depth of a picture without limits, as a share of its depth now."""
WORTH_FILLING: Final = 3
"""Minimum of white lines per column, on average, for which a remedy is offered."""


def find_remedies(report: PlanReport, by_slug: Mapping[str, TypesetArticle]) -> PlanReport:
    """The report with what an editor can do about each article.

    `by_slug`: the articles as type, by their slugs.
    """
    pages = {page.number: page for page in report.pages}
    articles = []
    for article in report.articles:
        piece, leading = by_slug[article.slug], report.grid.leading
        last = pages[article.pages[-1]] if article.pages else None
        remedies: tuple[Remedy, ...] = ()
        if last and article.unplaced_lines:
            remedies = tuple(_shorten(article, piece, leading))
        elif (
            last
            and last.free_below(article.slug) >= WORTH_FILLING * report.grid.columns
            and not article.online
        ):
            remedies = tuple(_lengthen(article, piece, last, leading))
        articles.append(replace(article, remedies=remedies))
    return replace(report, articles=tuple(articles))


def _shorten(article: ArticleReport, piece: TypesetArticle, leading: float) -> Iterator[Remedy]:
    lines = article.unplaced_lines
    pictures = max(0, lines - (article.lines - article.printed_lines))
    words = article.words_over + math.ceil(pictures * article.words_per_line)
    besides = article.words_over if pictures else 0
    if 0 < words < article.words:
        yield Remedy(action=Action.CUT, lines=lines, words=words, words_besides=besides)
    for printed in _pictures(article, piece):
        depth = printed.depth_after(-lines, leading)
        if depth >= printed.least:
            yield printed.remedy(Action.SHRINK, lines, depth)
            return


def _lengthen(
    article: ArticleReport, piece: TypesetArticle, page: PageReport, leading: float
) -> Iterator[Remedy]:
    lines = page.free_below(article.slug)
    words = math.floor(lines * article.words_per_line)
    if words:
        yield Remedy(action=Action.ADD, lines=lines, words=words, page=page.number)
    for printed in _pictures(article, piece):
        depth = printed.depth_after(lines, leading)
        if printed.figure.height < depth <= printed.most:
            yield replace(printed.remedy(Action.GROW, lines, depth), page=page.number)
            return


@dataclass(frozen=True, slots=True, kw_only=True)
class _Printed:
    """A picture that can be cropped, as it is printed. Depths in points."""

    figure: FigureView
    span: int
    """Columns that it takes room from."""

    @property
    def least(self) -> float:
        """Its minimum depth."""
        given = self.figure.picture.least
        return given * MM if given is not None else self.figure.height * MIN_SHARE

    @property
    def most(self) -> float:
        """Its maximum depth."""
        given = self.figure.picture.most
        return given * MM if given is not None else self.figure.height * MAX_SHARE

    def depth_after(self, lines: int, leading: float) -> float:
        """Its depth with `lines` more lines of column space, or fewer where `lines` is negative."""
        rows = math.floor(lines / self.span)
        return self.figure.height + rows * leading

    def remedy(self, action: Action, lines: int, depth: float) -> Remedy:
        """The remedy that gives it that depth."""
        return Remedy(
            action=action,
            lines=lines,
            picture=self.figure.picture.file,
            depth_now=round(self.figure.height / MM),
            depth=math.floor(depth / MM),
        )


def _pictures(article: ArticleReport, piece: TypesetArticle) -> Iterator[_Printed]:
    """The article's pictures, but for drawings and those that the fit ladder has cropped."""
    in_copy = [block.figure for block in piece.view.blocks if block.figure]
    done = {change.what for change in article.changes}
    for figure in (
        *piece.view.spanners,
        *in_copy,
        *([piece.view.picture] if piece.view.picture else []),
    ):
        if not figure.picture.file.lower().endswith(".svg") and name_picture(figure) not in done:
            yield _Printed(figure=figure, span=figure.span)
