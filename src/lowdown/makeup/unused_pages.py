"""Finds pages that stay blank, and sheets of paper that are not filled."""

from __future__ import annotations

import math
from collections.abc import Iterator

from lowdown.makeup.task import MakeupTask
from lowdown.model import Finding, Makeup, name_run, plural, runs_of_pages


def judge_pages(task: MakeupTask, makeup: Makeup) -> Iterator[Finding]:
    """LD410 for pages that stay blank, and LD189 for pages that do not fill their sheets.

    Where no copy found room at all, other findings say why.
    """
    if not makeup.frames:
        return
    yield from _judge_blank_pages(task, makeup)
    yield from _judge_sheets(task, makeup)


def _judge_blank_pages(task: MakeupTask, makeup: Makeup) -> Iterator[Finding]:
    """The donation panel may have the last page for itself."""
    used = {frame.page for frame in makeup.frames}
    if task.typeset.panel:
        used.add(makeup.pages)
    blank = [page for page in range(1, makeup.pages + 1) if page not in used]
    if not blank:
        return
    runs = ", ".join(name_run(run) for run in runs_of_pages(blank))
    pages = f"page {runs} stays" if len(blank) == 1 else f"pages {runs} stay"
    yield Finding(
        code="LD410",
        place=task.issue.place_of("pages"),
        message=f"{pages} blank",
        cure=_cure(task, makeup, blank),
    )


def _cure(task: MakeupTask, makeup: Makeup, blank: list[int]) -> str:
    """How blank pages are filled or saved, in whole sheets."""
    ends = max(frame.page for frame in makeup.frames)
    fill = "add an article or a house advertisement in fillers/"
    if max(blank) < ends:
        return f"Order articles for them in the manifest, or {fill}."
    whole = math.ceil(ends / task.sheet) * task.sheet
    if task.issue.pages and whole < makeup.pages:
        return f"Order {plural(whole, 'page')}, or {fill}."
    return f"{fill[0].upper()}{fill[1:]}."


def _judge_sheets(task: MakeupTask, makeup: Makeup) -> Iterator[Finding]:
    """The pages of a paper are printed several on one sheet."""
    missing = -makeup.pages % task.sheet
    if not missing:
        return
    more = makeup.pages + missing
    fewer = more - task.sheet
    verb = "does" if makeup.pages == 1 else "do"
    choice = f"{fewer} or {more}" if fewer else f"{more}"
    yield Finding(
        code="LD189",
        place=task.issue.place_of("pages"),
        message=f"{plural(makeup.pages, 'page')} {verb} not fill whole sheets of {task.sheet}:"
        f" {plural(missing, 'page')} of the last one would be blank",
        cure=f"Order {choice} pages in the manifest; house advertisements in fillers/ or another"
        " article fill what is left over.",
    )
