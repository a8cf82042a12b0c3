"""The report on a plan as text: the flatplan, how each article fits, what to do, and how good it
is.
"""

from __future__ import annotations

import textwrap
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Final, NamedTuple

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

_MAX_NAMED: Final = 3
"""Articles and pages that are named for each term of the cost; the others are counted."""


def describe_plan(made: PlanResult, look: Look) -> str:
    """The flatplan and everything to say about it; empty where there is no plan."""
    report = made.report
    if report is None:
        return ""
    parts = [_title(made, report), draw_flatplan(report, look)]
    if made.ordered:
        parts.append(_section("What changes", describe_differences(made.ordered, report), look))
    parts += [
        _section("How the articles fit", tuple(_fit_lines(report)), look),
        _section("What to do", tuple(_to_do(report)), look),
        _section("How good the plan is", tuple(_quality(report)), look),
    ]
    return "\n\n".join(part for part in parts if part)


def _title(made: PlanResult, report: PlanReport) -> str:
    with_ = f" with {', '.join(made.what_if)}" if made.what_if else ""
    return f"{report.issue}{with_}: {plural(len(report.pages), 'page')}"


def _section(title: str, lines: Sequence[str], look: Look) -> str:
    """A heading and its lines, the long ones broken; empty without lines."""
    if not lines:
        return ""
    broken = [look.paint(title, "1")]
    for line in lines:
        stem = len(line) - len(line.lstrip())
        broken += textwrap.wrap(
            line.lstrip(),
            max(look.width, 20),
            initial_indent=" " * (2 + stem),
            subsequent_indent=" " * (4 + stem),
            break_long_words=False,
            break_on_hyphens=False,
        )
    return "\n".join(broken)


class _FitRow(NamedTuple):
    """A row of the table of articles."""

    letter: str
    """The letter that stands for the article."""
    slug: str
    """Its name."""
    pages: str
    """The pages that it stands on."""
    words: str
    """Words of its copy."""
    lines: str
    """Lines of its copy."""
    headline: str
    """Lines of its headline."""
    fit: str
    """How it fits."""


_TITLES: Final = _FitRow("", "", "pages", "words", "lines", "headline", "")
_NUMBERS: Final = ("words", "lines")
"""The columns of the table that are set to the right."""


def _fit_lines(report: PlanReport) -> Iterator[str]:
    """The table of articles, remarks below each, and the house advertisements."""
    rows = [_fit_row(letter_of(place), article) for place, article in enumerate(report.articles)]
    columns = zip(_TITLES, *rows, strict=True)
    widths = tuple(max(len(cell) for cell in column) for column in columns)
    yield _aligned(_TITLES, widths)
    for row, article in zip(rows, report.articles, strict=True):
        yield _aligned(row, widths)
        for remark in _remarks(article):
            yield " " * (widths[0] + 2) + remark
    for filler in report.fillers:
        yield describe_change(filler)


def _fit_row(letter: str, article: ArticleReport) -> _FitRow:
    return _FitRow(
        letter=letter,
        slug=article.slug,
        pages=name_pages(article.pages) or "none",
        words=str(article.words),
        lines=str(article.lines),
        headline=plural(article.headline_lines, "line"),
        fit=describe_fit(article),
    )


def _aligned(row: _FitRow, widths: tuple[int, ...]) -> str:
    cells = [
        text.rjust(width) if column in _NUMBERS else text.ljust(width)
        for column, text, width in zip(_FitRow._fields, row, widths, strict=True)
    ]
    return "  ".join(cells).rstrip()


def _remarks(article: ArticleReport) -> Iterator[str]:
    """Where the overset begins, and what was changed to make the article fit."""
    if article.overset:
        words = plural(article.words_over, "word")
        rest = f"the other {words} are on the web, from" if article.online else "the overset begins"
        yield f"{rest} \u201c{plain(article.overset)}\u2026\u201d"
    for change in article.changes:
        yield describe_change(change)


def _to_do(report: PlanReport) -> Iterator[str]:
    for article in sorted(report.articles, key=_urgency):
        if not article.pages:
            yield (
                f"Give '{article.slug}' another page, or drop an article:"
                " there is no room for it to begin."
            )
        elif article.remedies:
            yield describe_remedies(article)


def _urgency(article: ArticleReport) -> tuple[bool, int]:
    """Sorts what keeps the paper from being printed first, then what leaves white, by its last
    page.
    """
    printable = bool(article.pages) and not article.unplaced_lines
    return printable, article.pages[-1] if article.pages else 0


def _quality(report: PlanReport) -> Iterator[str]:
    """How full the pages are, and what the plan costs, term by term."""
    inside = "the inside pages" if len(report.pages) > 2 else "the pages"
    are = "is" if report.free_lines == 1 else "are"
    free = f"{plural(report.free_lines, 'line')} {are} free in all"
    yield f"{report.filled * 100:.1f} % of the column lines of {inside} are filled; {free}."
    overset = any(article.unplaced_lines for article in report.articles)
    if overset:
        yield "It cannot be printed: there is copy that finds no room."
    terms = [term for term in report.terms if term.name != "overset"]
    if not terms:
        return
    printed = "What is printed" if overset else "It"
    total = sum(term.amount for term in terms)
    yield f"{printed} costs {total:.0f}, counted in column lines of white:"
    width = max(len(_amount(term.amount)) for term in terms)
    for term in terms:
        yield f"  {_amount(term.amount):>{width}}  {term.name}: {_causes(term.costs)}"


def _causes(costs: Sequence[Cost]) -> str:
    """The articles and pages that cost something, the most costly first."""
    if len(costs) == 1:
        return _place(costs[0])
    causes = [f"{_amount(cost.amount)} for {_place(cost)}" for cost in costs[:_MAX_NAMED]]
    more = len(costs) - _MAX_NAMED
    if more > 0:
        causes.append(f"{more} more")
    return ", ".join(causes)


def _amount(amount: float) -> str:
    """A cost, with a decimal where it is small and not a whole number."""
    return f"{amount:.1f}" if amount < 10 and amount != round(amount) else f"{amount:.0f}"


def _place(cost: Cost) -> str:
    article = f"'{name_of(cost.article)}'" if cost.article else ""
    page = f"page {cost.page}" if cost.page is not None else ""
    return " on ".join(part for part in (article, page) if part) or "the whole paper"
