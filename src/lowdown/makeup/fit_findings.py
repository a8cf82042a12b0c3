"""The made-up paper judged: what found no room, told in lines and words, with what to do about it."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import replace

from lowdown.makeup.overset import begin_overset
from lowdown.model import (
    Change,
    Finding,
    Fit,
    Issue,
    Makeup,
    Overflow,
    Placement,
    errors_among,
    plural,
)
from lowdown.press import TypesetIssue


def find_misfits(
    issue: Issue,
    typeset: TypesetIssue,
    makeup: Makeup,
    *,
    changes: Sequence[Change] = (),
    nearest: str = "",
    sheet: int = 1,
) -> tuple[Finding, ...]:
    """One finding for every article that is not printed as ordered, and one for pages that stay empty.

    `changes`: what has been done to make the copy fit. `nearest` says what would work; it is told with the first of
    those that cannot be printed. `sheet` is how many pages are printed on one sheet.
    """
    found = [*_judge(issue, typeset, makeup, changes), *_judge_end(issue, typeset, makeup, sheet)]
    failing = next(
        (number for number, finding in enumerate(found) if errors_among((finding,))), None
    )
    if nearest and failing is not None:
        found[failing] = replace(found[failing], cure=f"{found[failing].cure} {nearest}")
    return tuple(found)


def _judge(
    issue: Issue, typeset: TypesetIssue, makeup: Makeup, changes: Sequence[Change]
) -> Iterator[Finding]:
    for placement, fit in zip(issue.placements, makeup.fits, strict=True):
        frames = makeup.of_article(fit.article)
        if not frames:
            yield _no_room(placement, fit)
        elif fit.lines_over and not frames[-1].online:
            begins = begin_overset(typeset.by_slug[fit.article], frames, fit.first_words)
            gained = -sum(
                change.lines
                for change in changes
                if change.article == fit.article and change.lines < 0
            )
            yield _overset(placement, fit, page=frames[-1].page, begins=begins, gained=gained)


def _judge_end(
    issue: Issue, typeset: TypesetIssue, makeup: Makeup, sheet: int
) -> Iterator[Finding]:
    """Whether all pages are needed that are ordered: the panel may have one of its own."""
    used = max((frame.page for frame in makeup.frames), default=0)
    if issue.pages and used + (1 if typeset.panel else 0) < issue.pages:
        whole = math.ceil(used / sheet) * sheet
        fewer = (
            f"Order {plural(whole, 'page')}, or add an article."
            if whole < issue.pages
            else "Add an article."
        )
        yield Finding(
            code="LD410",
            place=issue.place,
            message=f"the copy ends on page {used}, but {issue.pages} pages are ordered; the rest stays empty",
            cure=fewer,
        )


def _no_room(placement: Placement, fit: Fit) -> Finding:
    where = f"page {placement.pages[0]}" if placement.pages else "the pages that are left"
    if placement.overflow is Overflow.ONLINE:
        return Finding(
            code="LD402",
            place=placement.place,
            message=f"there is no room for '{fit.article}' on {where}: not for its head, its first paragraph and the"
            " line that it is continued online",
            cure="Divide its first paragraph in two, give it more room, or shorten the article above it.",
        )
    above = "Give it another page, shorten the article above it, or let one of the two have `overflow: online`."
    before = "Order more pages, shorten the articles before it, or let one of them have `overflow: online`."
    return Finding(
        code="LD402",
        place=placement.place,
        message=f"there is no room for '{fit.article}' on {where}: not for its head and five lines",
        cure=above if placement.pages else before,
    )


def _overset(placement: Placement, fit: Fit, *, page: int, begins: str, gained: int) -> Finding:
    words = plural(fit.words_over, "word")
    cut = f"Cut about {words}" if fit.words_over else "Give its last picture a smaller span"
    ordered = "its pages" if placement.pages else "the pages of the issue"
    more = "give it another page" if placement.pages else "order more pages"
    rest = f", and the rest begins “{begins}…”" if begins else ""
    tried = f", with {plural(gained, 'line')} taken out to make it fit" if gained else ""
    return Finding(
        code="LD401",
        place=placement.place,
        message=f"'{fit.article}' is {plural(fit.lines_over, 'line')} ({words}) too long for {ordered}{tried};"
        f" it stops on page {page}{rest}",
        cure=f"{cut}, {more}, or set `overflow: online`.",
    )
