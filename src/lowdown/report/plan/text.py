"""The report on a plan goes in; what an editor reads about it comes out: how it fits, what to do, how good it is."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Final

from lowdown.model import (
    ArticleReport,
    PlanReport,
    name_of,
    name_pages,
    plural,
)
from lowdown.report.differences import describe_differences
from lowdown.report.findings import Look, plain
from lowdown.report.flatplan import draw_flatplan, letter_of
from lowdown.report.sentences import describe_change, describe_fit, describe_remedies

if TYPE_CHECKING:
    from lowdown.jobs import PlanResult
    from lowdown.model import Cost

_NAMED: Final = 3
"""Articles and pages that are named for each term of the cost, at the most."""


def describe_plan(made: PlanResult, look: Look) -> str:
    """The flatplan and all that is to be said about it; nothing where there is no plan."""
    report = made.report
    if report is None:
        return ""
    parts = [_title(made, report), draw_flatplan(report, look)]
    if made.ordered:
        parts.append(_section("What changes", describe_differences(made.ordered, report), look))
    parts += [
        _section("How the articles fit", _fits(report), look),
        _section("What to do", tuple(_to_do(report)), look),
        _section("How good the plan is", tuple(_quality(report)), look),
    ]
    return "\n\n".join(part for part in parts if part)


def _title(made: PlanResult, report: PlanReport) -> str:
    with_ = f" with {', '.join(made.what_if)}" if made.what_if else ""
    return f"{report.issue}{with_}: {plural(len(report.pages), 'page')}"


def _section(title: str, lines: Sequence[str], look: Look) -> str:
    """A heading and its lines, the long ones broken; nothing without lines."""
    told = []
    for line in lines:
        stem = len(line) - len(line.lstrip())
        told += textwrap.wrap(
            line.lstrip(),
            max(look.width, 20),
            initial_indent=" " * (2 + stem),
            subsequent_indent=" " * (4 + stem),
            break_long_words=False,
            break_on_hyphens=False,
        )
    return "\n".join([look.paint(title, "1"), *told]) if told else ""


def _fits(report: PlanReport) -> tuple[str, ...]:
    rows = [("", "", "pages", "words", "lines", "headline", "")]
    for number, article in enumerate(report.articles):
        rows.append(
            (
                letter_of(number),
                article.slug,
                name_pages(article.pages) or "none",
                str(article.words),
                str(article.lines),
                plural(article.headline_lines, "line"),
                describe_fit(article),
            )
        )
    widths = [max(len(row[column]) for row in rows) for column in range(len(rows[0]))]
    lines = []
    for row, remarks in zip(
        rows, [(), *(tuple(_remarks(article)) for article in report.articles)], strict=True
    ):
        cells = [
            text.rjust(width) if column in _NUMBERS else text.ljust(width)
            for column, (text, width) in enumerate(zip(row, widths, strict=True))
        ]
        lines.append("  ".join(cells).rstrip())
        lines += [" " * (widths[0] + 2) + remark for remark in remarks]
    return (*lines, *(describe_change(filler) for filler in report.fillers))


_NUMBERS: Final = (3, 4)
"""The columns of the table that are set to the right."""


def _remarks(article: ArticleReport) -> Iterator[str]:
    if article.overset:
        words = plural(article.words_over, "word")
        rest = f"the other {words} are on the web, from" if article.online else "the overset begins"
        yield f"{rest} \u201c{plain(article.overset)}\u2026\u201d"
    for change in article.changes:
        yield describe_change(change)


def _to_do(report: PlanReport) -> Iterator[str]:
    for article in sorted(report.articles, key=_urgency):
        if not article.pages:
            yield f"Give '{article.slug}' another page, or drop an article: there is no room for it to begin."
        elif article.remedies:
            yield describe_remedies(article)


def _urgency(article: ArticleReport) -> tuple[bool, int]:
    """What keeps the paper from being printed comes first, then what has white, by its page."""
    return not (article.unplaced_lines or not article.pages), article.pages[
        -1
    ] if article.pages else 0


def _quality(report: PlanReport) -> Iterator[str]:
    inside = "the inside pages" if len(report.pages) > 2 else "the pages"
    free = f"{plural(report.free_lines, 'line')} {'is' if report.free_lines == 1 else 'are'} free in all"
    yield f"{report.filled * 100:.1f} % of the column lines of {inside} are filled; {free}."
    overset = any(article.unplaced_lines for article in report.articles)
    if overset:
        yield "It cannot be printed: there is copy that finds no room."
    terms = [term for term in report.terms if term.name != "overset"]
    if not terms:
        return
    printed = "What is printed" if overset else "It"
    yield f"{printed} costs {sum(term.amount for term in terms):.0f}, counted in column lines of white:"
    width = max(len(_amount(term.amount)) for term in terms)
    for term in terms:
        yield f"  {_amount(term.amount):>{width}}  {term.name}: {_about(term.costs)}"


def _about(costs: Sequence[Cost]) -> str:
    """What costs that, the most costly first."""
    if len(costs) == 1:
        return _place(costs[0])
    told = [f"{_amount(cost.amount)} for {_place(cost)}" for cost in costs[:_NAMED]]
    more = len(costs) - _NAMED
    return ", ".join([*told, *([f"{more} more"] if more > 0 else [])])


def _amount(amount: float) -> str:
    """A cost, with a decimal where it is small and not a whole number."""
    return f"{amount:.1f}" if amount < 10 and amount != round(amount) else f"{amount:.0f}"


def _place(cost: Cost) -> str:
    article = f"'{name_of(cost.article)}'" if cost.article else ""
    page = f"page {cost.page}" if cost.page is not None else ""
    return " on ".join(part for part in (article, page) if part) or "the whole paper"
