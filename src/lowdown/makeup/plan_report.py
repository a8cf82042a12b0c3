"""Reports on a planned paper: what stands where, how each article fits, and remedies."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from lowdown.layout import TERMS
from lowdown.makeup.make_up import PaperPlan
from lowdown.makeup.overset import begin_overset
from lowdown.makeup.remedies import find_remedies
from lowdown.makeup.survey import jumps_of, lines_under, survey_paper
from lowdown.model import (
    ArticleReport,
    Cost,
    Fit,
    PageReport,
    Placement,
    PlanReport,
    Publication,
    TermReport,
)
from lowdown.press import TypesetArticle


def report_plan(publication: Publication, plan: PaperPlan) -> PlanReport:
    """The report on a plan."""
    makeup, typeset = plan.makeup, plan.typeset
    by_slug = {piece.view.article.slug: piece for piece in typeset.articles}
    measures = {article.slug: by_slug[article.slug].measures for article in plan.issue.articles}
    pages = survey_paper(makeup, measures, furniture=typeset.furniture, grid=typeset.grid)
    articles = tuple(
        _report_article(plan, placement, by_slug[placement.article.slug], fit, pages)
        for placement, fit in zip(plan.issue.placements, makeup.fits, strict=True)
    )
    report = PlanReport(
        issue=plan.issue.name,
        publication=publication.title,
        grid=typeset.grid,
        pages=pages,
        articles=articles,
        locked=plan.lock,
        fillers=tuple(change for change in plan.changes if change.article not in measures),
        terms=_report_terms(makeup.costs),
    )
    return find_remedies(report, by_slug)


def _report_terms(costs: Sequence[Cost]) -> tuple[TermReport, ...]:
    """The costs by their terms, the highest first."""
    terms = []
    for term in TERMS:
        own = [cost for cost in costs if cost.term == term.name and cost.amount]
        if own:
            terms.append(TermReport(name=term.name, unit=term.unit, costs=_by_place(own)))
    return tuple(sorted(terms, key=lambda term: -term.amount))


def _by_place(costs: Sequence[Cost]) -> tuple[Cost, ...]:
    """Costs of one term, added up by article and page, the highest first."""
    by_place: dict[tuple[str | None, int | None], Cost] = {}
    for cost in costs:
        place = cost.article, cost.page
        by_place[place] = replace(
            cost, amount=cost.amount + (by_place[place].amount if place in by_place else 0)
        )
    return tuple(sorted(by_place.values(), key=lambda cost: -cost.amount))


def _report_article(
    plan: PaperPlan,
    placement: Placement,
    piece: TypesetArticle,
    fit: Fit,
    pages: Sequence[PageReport],
) -> ArticleReport:
    frames = plan.makeup.of_article(fit.article)
    galley = piece.measures.lines
    printed = [galley[index] for frame in frames for index in frame.line_numbers]
    return ArticleReport(
        slug=fit.article,
        title=placement.article.title,
        pages=tuple(frame.page for frame in frames),
        jumps=jumps_of(frames),
        headline_lines=sum("h1" in set_line.tags for set_line in piece.head.set_lines({})),
        lines=sum(line.height for line in galley),
        words=piece.measures.words,
        printed_lines=sum(line.height for line in printed),
        printed_words=sum(line.words for line in printed),
        words_per_line=words_per_line(piece),
        lines_over=fit.lines_over,
        words_over=fit.words_over,
        lines_under=lines_under(fit.article, pages),
        overset=begin_overset(piece, frames, fit.first_words),
        online=any(frame.online for frame in frames),
        changes=tuple(change for change in plan.changes if change.article == fit.article),
    )


def words_per_line(piece: TypesetArticle) -> float:
    """Average words to a line of the grid in an article's running copy; 0 without copy."""
    copy = [line for line in piece.measures.lines if not line.drifts and line.words]
    depth = sum(line.height for line in copy)
    return sum(line.words for line in copy) / depth if depth else 0.0
