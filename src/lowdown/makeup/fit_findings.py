"""Judges a made-up paper: finds copy that has no room and pages that stay empty."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from lowdown.layout import Board, Relaxation, is_made, relax
from lowdown.makeup.copyfit import FittedPaper
from lowdown.makeup.languages import judge_languages
from lowdown.makeup.overset import begin_overset
from lowdown.makeup.task import MakeupTask
from lowdown.makeup.unused_pages import judge_pages
from lowdown.model import Finding, Fit, Issue, Overflow, Placement, errors_among, plural
from lowdown.press import page_range


def find_misfits(task: MakeupTask, paper: FittedPaper) -> tuple[Finding, ...]:
    """One finding for every article that is not printed as ordered, and what is wrong
    with the pages themselves.

    The cure of the first error names the nearest plan that would work, where one is found.
    """
    findings = (
        *judge_languages(task),
        *_judge_articles(task, paper),
        *judge_pages(task, paper.makeup),
    )
    errors = errors_among(findings)
    nearest = _nearest_plan(task, paper) if errors else ""
    if not nearest:
        return findings
    first = findings.index(errors[0])
    helped = replace(errors[0], cure=f"{errors[0].cure} {nearest}")
    return (*findings[:first], helped, *findings[first + 1 :])


def _judge_articles(task: MakeupTask, paper: FittedPaper) -> Iterator[Finding]:
    for placement, fit in zip(task.issue.placements, paper.makeup.fits, strict=True):
        frames = paper.makeup.of_article(fit.article)
        if not frames:
            yield _no_room(placement, fit)
        elif fit.lines_over and not frames[-1].online:
            begins = begin_overset(paper.typeset.by_slug[fit.article], frames, fit.first_words)
            gained = -sum(
                change.lines
                for change in paper.changes
                if change.article == fit.article and change.lines < 0
            )
            yield _overset(placement, fit, page=frames[-1].page, begins=begins, gained=gained)


def _no_room(placement: Placement, fit: Fit) -> Finding:
    where = f"page {placement.pages[0]}" if placement.pages else "the pages that are left"
    if placement.overflow is Overflow.ONLINE:
        needed = "its head, its first paragraph and the line that it is continued online"
        cure = (
            "Divide its first paragraph in two, give it more room, or shorten the article above it."
        )
    elif placement.pages:
        needed = "its head and five lines"
        cure = (
            "Give it another page, shorten the article above it, or let one of the two have"
            " `overflow: online`."
        )
    else:
        needed = "its head and five lines"
        cure = (
            "Order more pages, shorten the articles before it, or let one of them have"
            " `overflow: online`."
        )
    return Finding(
        code="LD402",
        place=placement.place,
        message=f"there is no room for '{fit.article}' on {where}: not for {needed}",
        cure=cure,
    )


def _overset(placement: Placement, fit: Fit, *, page: int, begins: str, gained: int) -> Finding:
    """`page`: where it stops; `begins`: its first words left over; `gained`: lines taken out."""
    words = plural(fit.words_over, "word")
    cut = f"Cut about {words}" if fit.words_over else "Give its last picture a smaller span"
    ordered = "its pages" if placement.pages else "the pages of the issue"
    more = "give it another page" if placement.pages else "order more pages"
    rest = f", and the rest begins “{begins}…”" if begins else ""
    fitted = f", with {plural(gained, 'line')} taken out to make it fit" if gained else ""
    return Finding(
        code="LD401",
        place=placement.place,
        message=f"'{fit.article}' is {plural(fit.lines_over, 'line')} ({words}) too long for"
        f" {ordered}{fitted}; it stops on page {page}{rest}",
        cure=f"{cut}, {more}, or set `overflow: online`.",
    )


def _nearest_plan(task: MakeupTask, paper: FittedPaper) -> str:
    """What the editor might order instead, as one sentence; empty where nothing was found."""
    if is_made(paper.makeup):
        return ""
    typeset = task.typeset
    board = Board(grid=typeset.grid, furniture=typeset.furniture, pages=task.issue.pages)
    relaxed = relax(task.orders, board, paper.makeup, sheet=task.sheet)
    return _describe(task.issue, relaxed) if relaxed else ""


def _describe(issue: Issue, relaxed: Relaxation) -> str:
    changes, options = [], []
    if relaxed.repaged:
        changes.append(f"order {relaxed.makeup.pages} pages, not {issue.pages}")
        options.append(f"pages={relaxed.makeup.pages}")
    for slug in relaxed.freed:
        stands = page_range(relaxed.makeup.of_article(slug))
        changes.append(f"leave out the `pages` of '{slug}', which then stands on {stands}")
        options.append(f"move={slug}:auto")
    for slug in relaxed.online:
        changes.append(f"give '{slug}' `overflow: online`")
        options.append(f"overflow={slug}:online")
    what_if = " ".join(f"--what-if {option}" for option in options)
    return (
        f"The nearest plan that works: {'; '.join(changes)}."
        f" `lowdown plan {issue.name} {what_if}` shows it."
    )
