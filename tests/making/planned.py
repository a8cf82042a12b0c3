"""Reports on plans, made by hand from copy in which one character is one unit."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from lowdown.jobs.plan import PlanResult
from lowdown.layout.locked.lock import lock_plan
from lowdown.layout.search.plan import ArticleOrder, make_up
from lowdown.makeup.survey import lines_under, survey_paper
from lowdown.model.issue import Overflow
from lowdown.model.plan import ArticleReport, Cost, Frame, Furniture, Jump, PlanReport, TermReport
from making.compositor import page_grid, set_type

FURNITURE = Furniture(nameplate=3, contents=5, contents_span=1, panel=5)


def order(
    slug: str, depth: int, *pages: int, overflow: Overflow = Overflow.JUMP, extra: str = ""
) -> ArticleOrder:
    """An article of `depth` lines of two words each, below a head of two lines."""
    copy = "\n\n".join(f"{slug[0]}{number} so" for number in range(depth)) + extra
    return ArticleOrder(
        article=set_type(copy, slug=slug, measure=8, head=2), pages=pages, overflow=overflow
    )


def report(
    *orders: ArticleOrder,
    pages: int | None = None,
    furniture: Furniture = FURNITURE,
    columns: int = 3,
    costs: Sequence[Cost] = (),
    **more: Any,
) -> PlanReport:
    """The report on the plan that comes of `orders`; `more` goes to every article."""
    grid = replace(
        page_grid(columns, 20, 8),
        page_width=80.0 * columns + 20.0,
        page_height=340.0,
        left=10.0,
        top=20.0,
        gutter=8.0,
        measure=72.0,
    )
    makeup = make_up(orders, furniture, grid, pages)
    measures = {one.article.slug: one.article for one in orders}
    surveyed = survey_paper(makeup, measures, furniture=furniture, grid=grid)
    articles = tuple(
        article(
            one,
            makeup.of_article(one.article.slug),
            lines_over=fit.lines_over,
            words_over=fit.words_over,
            overset=fit.first_words,
            lines_under=lines_under(one.article.slug, surveyed),
            **more,
        )
        for one, fit in zip(orders, makeup.fits, strict=True)
    )
    terms = tuple(TermReport(name=cost.term, unit="line", costs=(cost,)) for cost in costs)
    return PlanReport(
        issue="issue-1",
        publication="The Tiny & Co",
        grid=grid,
        pages=surveyed,
        articles=articles,
        locked=lock_plan(makeup, orders, grid),
        terms=terms,
    )


def article(one: ArticleOrder, frames: Sequence[Frame], **more: Any) -> ArticleReport:
    """The report on one article."""
    printed = [one.article.lines[line] for frame in frames for line in frame.line_numbers]
    slug = one.article.slug
    given: dict[str, Any] = {
        "slug": slug,
        "title": f"All of <{slug}>",
        "pages": tuple(frame.page for frame in frames),
        "jumps": tuple(
            Jump(article=slug, from_page=one.page, to_page=one.to_page)
            for one in frames
            if one.to_page
        ),
        "headline_lines": 1,
        "lines": sum(line.height for line in one.article.lines),
        "words": one.article.words,
        "printed_lines": sum(line.height for line in printed),
        "printed_words": sum(line.words for line in printed),
        "words_per_line": 2.0,
        "online": any(frame.online for frame in frames),
    }
    return ArticleReport(**{**given, **more})


def sample() -> PlanReport:
    """Five pages and a back page: a lead, a jump to the back, one that goes online, two that share
    a page.
    """
    return report(
        order("lead-of-all", 90, 1, 2, 3),
        order("chief-exits", 56, 4, 6),
        order("dentists", 70, 5, overflow=Overflow.ONLINE),
        pages=6,
    )


def run(made: PlanReport, **more: Any) -> PlanResult:
    """The result of planning, without findings."""
    return PlanResult(**{"report": made, **more})
