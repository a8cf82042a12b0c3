"""An issue that cannot be made as ordered in, the nearest plan that would work out, in an editor's words."""

from __future__ import annotations

from collections.abc import Sequence

from lowdown.layout import ArticleOrder, Relaxation, is_made, relax
from lowdown.model import Issue, Makeup
from lowdown.press import TypesetIssue, page_range


def nearest_plan(
    issue: Issue,
    typeset: TypesetIssue,
    orders: Sequence[ArticleOrder],
    makeup: Makeup,
    *,
    sheet: int,
) -> str:
    """What the editor might order instead, as one sentence; empty where the paper is made, or nothing was found."""
    if is_made(makeup):
        return ""
    found = relax(orders, typeset.furniture, typeset.grid, makeup, pages=issue.pages, sheet=sheet)
    return _sentence(issue, found) if found else ""


def _sentence(issue: Issue, found: Relaxation) -> str:
    changes, options = [], []
    if found.repaged:
        changes.append(f"order {found.makeup.pages} pages, not {issue.pages}")
        options.append(f"pages={found.makeup.pages}")
    for slug in found.freed:
        stands = page_range(found.makeup.of_article(slug))
        changes.append(f"leave out the `pages` of '{slug}', which then stands on {stands}")
        options.append(f"move={slug}:auto")
    for slug in found.online:
        changes.append(f"give '{slug}' `overflow: online`")
        options.append(f"overflow={slug}:online")
    tried = " ".join(f"--what-if {option}" for option in options)
    return f"The nearest plan that works: {'; '.join(changes)}. `lowdown plan {issue.name} {tried}` shows it."
