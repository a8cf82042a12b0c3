"""A report in, the same with remedies out: how many words to cut or to add, how deep a picture would have to be."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Final

from lowdown.model import MM, Action, ArticleReport, PageReport, PlanReport, Remedy
from lowdown.press import FigureView, TypesetArticle, name_picture

MIN_SHARE: Final = 0.5
"""Share of its depth that a picture keeps where the copy does not say how much of it may be cropped."""
MAX_SHARE: Final = 1.25
"""How much deeper a picture becomes, at the most, where the copy does not say."""
WORTH_FILLING: Final = 3
"""Lines a column, on average, from which on the white of a page is worth a remedy."""


def find_remedies(report: PlanReport, pieces: Mapping[str, TypesetArticle]) -> PlanReport:
    """`report` with what an editor can do about each article; `pieces`: the articles as type, by their slugs."""
    pages = {page.number: page for page in report.pages}
    articles = []
    for article in report.articles:
        piece, leading = pieces[article.slug], report.grid.leading
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
        """The least depth that it may have."""
        given = self.figure.picture.least
        return given * MM if given is not None else self.figure.height * MIN_SHARE

    @property
    def most(self) -> float:
        """The greatest depth that it may have."""
        given = self.figure.picture.most
        return given * MM if given is not None else self.figure.height * MAX_SHARE

    def depth_after(self, lines: int, leading: float) -> float:
        """Its depth when it takes up `lines` more lines of column space (fewer, where they are less than 0)."""
        rows = math.floor(lines / self.span)
        return self.figure.height + rows * leading

    def remedy(self, action: Action, lines: int, depth: float) -> Remedy:
        """The remedy that lets it have that depth."""
        return Remedy(
            action=action,
            lines=lines,
            picture=self.figure.picture.file,
            depth_now=round(self.figure.height / MM),
            depth=math.floor(depth / MM),
        )


def _pictures(article: ArticleReport, piece: TypesetArticle) -> Iterator[_Printed]:
    """The article's pictures that can still be cropped: not drawings, nor what the fit ladder has cropped already."""
    in_copy = [block.figure for block in piece.view.blocks if block.figure]
    done = {change.what for change in article.changes}
    for figure in (
        *piece.view.spanners,
        *in_copy,
        *([piece.view.picture] if piece.view.picture else []),
    ):
        if not figure.picture.file.lower().endswith(".svg") and name_picture(figure) not in done:
            yield _Printed(figure=figure, span=figure.span)
