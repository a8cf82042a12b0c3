"""An issue that cannot be made as ordered in, the nearest plan that would work out, in an editor's words."""

from __future__ import annotations

from collections.abc import Sequence

from lowdown.layout.relaxing import Relaxation, is_made, relax
from lowdown.layout.running import ArticleOrder
from lowdown.model.issue import Issue
from lowdown.model.pages import Makeup
from lowdown.press.listing import page_range
from lowdown.press.typesetter import TypesetIssue


def nearest_plan(
    issue: Issue, type_: TypesetIssue, claims: Sequence[ArticleOrder], makeup: Makeup, *, sheet: int
) -> str:
    """What the editor might order instead, as one sentence; empty where the paper is made, or nothing was found."""
    if is_made(makeup):
        return ""
    found = relax(claims, type_.furniture, type_.grid, makeup, pages=issue.pages, sheet=sheet)
    return _sentence(issue, found) if found else ""


def _sentence(issue: Issue, found: Relaxation) -> str:
    orders, options = [], []
    if found.repaged:
        orders.append(f"order {found.makeup.pages} pages, not {issue.pages}")
        options.append(f"pages={found.makeup.pages}")
    for slug in found.freed:
        stands = page_range(found.makeup.of_article(slug))
        orders.append(f"leave out the `pages` of '{slug}', which then stands on {stands}")
        options.append(f"move={slug}:auto")
    for slug in found.online:
        orders.append(f"give '{slug}' `overflow: online`")
        options.append(f"overflow={slug}:online")
    tried = " ".join(f"--what-if {option}" for option in options)
    return f"The nearest plan that works: {'; '.join(orders)}. `lowdown plan {issue.name} {tried}` shows it."
