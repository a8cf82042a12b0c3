"""The report on a plan as JSON: the same for the same sources."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from lowdown.makeup import jump_values, page_values
from lowdown.report.differences import describe_differences
from lowdown.report.findings import finding_values

if TYPE_CHECKING:
    from lowdown.jobs import PlanOrder, PlanResult
    from lowdown.model import (
        ArticleReport,
        Change,
        Cost,
        PlanReport,
        Remedy,
        TermReport,
    )


def write_plan_json(made: PlanResult, order: PlanOrder) -> str:
    """Everything about a plan in one document; `plan` is null where the copy cannot be set."""
    document = {
        "issue": order.issue,
        "what_if": list(made.what_if),
        "ok": made.ok,
        "findings": [finding_values(finding) for finding in made.findings],
        "news": list(made.plan_changes),
        "differences": list(describe_differences(made.ordered, made.report))
        if made.ordered and made.report
        else [],
        "plan": _plan(made.report) if made.report else None,
    }
    return json.dumps(document, indent=2, ensure_ascii=False)


def _plan(report: PlanReport) -> dict[str, Any]:
    return {
        "grid": {"columns": report.grid.columns, "lines": report.grid.lines},
        "filled": round(report.filled, 4),
        "free_lines": report.free_lines,
        "pages": [page_values(page, report.grid) for page in report.pages],
        "articles": [_article(article) for article in report.articles],
        "fillers": [
            {"filler": one.article, "lines": one.lines, "what": one.what} for one in report.fillers
        ],
        "jumps": jump_values(report.jumps),
        "cost": {"total": round(report.cost, 2), "terms": [_term(term) for term in report.terms]},
    }


def _article(article: ArticleReport) -> dict[str, Any]:
    return {
        "article": article.slug,
        "title": article.title,
        "pages": list(article.pages),
        "headline_lines": article.headline_lines,
        "lines": article.lines,
        "words": article.words,
        "printed_lines": article.printed_lines,
        "printed_words": article.printed_words,
        "words_per_line": round(article.words_per_line, 2),
        "lines_over": article.lines_over,
        "words_over": article.words_over,
        "lines_under": article.lines_under,
        "overset": article.overset,
        "online": article.online,
        "changes": [_change(change) for change in article.changes],
        "remedies": [_remedy(remedy) for remedy in article.remedies],
    }


def _change(change: Change) -> dict[str, Any]:
    return {"rung": change.step.value, "lines": change.lines, "what": change.what}


def _remedy(remedy: Remedy) -> dict[str, Any]:
    return {
        "action": remedy.action.value,
        "lines": remedy.lines,
        "words": remedy.words or None,
        "words_besides": remedy.words_besides or None,
        "picture": remedy.picture or None,
        "depth_now": remedy.depth_now or None,
        "depth": remedy.depth or None,
        "page": remedy.page,
    }


def _term(term: TermReport) -> dict[str, Any]:
    return {
        "term": term.name,
        "unit": term.unit,
        "amount": round(term.amount, 2),
        "costs": [_cost(cost) for cost in term.costs],
    }


def _cost(cost: Cost) -> dict[str, Any]:
    return {"amount": round(cost.amount, 2), "article": cost.article, "page": cost.page}
