"""How one plan differs from another, in sentences."""

from __future__ import annotations

from collections.abc import Iterator

from lowdown.layout import plan_changes
from lowdown.model import ArticleReport, PlanReport, plural


def describe_differences(before: PlanReport, after: PlanReport) -> tuple[str, ...]:
    """What changes from one plan to another; a single sentence where nothing does."""
    return tuple(_differences(before, after)) or ("Nothing changes.",)


def _differences(before: PlanReport, after: PlanReport) -> Iterator[str]:
    for change in plan_changes(before.locked, after.locked):
        yield f"{change[0].upper()}{change[1:]}."
    for new in after.articles:
        old = before.article(new.slug)
        if old and new.pages:
            yield from _refitted(old, new)
    if before.free_lines != after.free_lines:
        lines = plural(after.free_lines, "line")
        yield f"{lines} of column space are free in all, was {before.free_lines}."
    lost = any(article.unplaced_lines for article in (*before.articles, *after.articles))
    if f"{before.cost:.0f}" != f"{after.cost:.0f}" and not lost:
        judged = "better" if after.cost < before.cost else "worse"
        yield f"The plan is {judged}: it costs {after.cost:.0f}, was {before.cost:.0f}."


def _refitted(old: ArticleReport, new: ArticleReport) -> Iterator[str]:
    if new.unplaced_lines and new.unplaced_lines != old.unplaced_lines:
        before = f"was {old.unplaced_lines}" if old.unplaced_lines else "was not"
        words = plural(new.words_over, "word")
        yield f"'{new.slug}' is {plural(new.unplaced_lines, 'line')} ({words}) over, {before}."
    elif old.unplaced_lines and not new.unplaced_lines:
        lines = plural(old.unplaced_lines, "line")
        yield f"'{new.slug}' finds room for all its copy, was {lines} over."
    if new.online and old.online and new.printed_words != old.printed_words:
        words = plural(new.printed_words, "word")
        yield f"'{new.slug}' goes on online after {words}, was {old.printed_words}."
