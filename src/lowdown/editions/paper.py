"""The paper: an issue in, its PDF and the account of what stands where out."""

from __future__ import annotations

import json
from collections.abc import Callable

from lowdown.editions.account import plan_values
from lowdown.editions.makingup import plan_paper
from lowdown.model.edition import Edition
from lowdown.model.issue import Issue
from lowdown.model.publication import Publication
from lowdown.press.pasteup import paste_up
from lowdown.press.pictures import PictureCache


def print_paper(
    publication: Publication,
    issue: Issue,
    *,
    progress: Callable[[str], None],
    shelf: PictureCache | None = None,
) -> Edition:
    """Make `<name>/<name>.pdf` and `<name>/plan.json`; no files where the copy does not allow it.

    `shelf` keeps prepared pictures between builds.
    """
    planned = plan_paper(publication, issue, progress=progress, shelf=shelf)
    plan = planned.plan
    if plan is None or planned.failed:
        return Edition(findings=planned.findings)
    progress("Pasting up")
    account = json.dumps(plan_values(publication, plan.issue, plan.type_, plan.makeup), ensure_ascii=False, indent=1)
    pdf = paste_up(publication, plan.issue, plan.type_, plan.makeup, engine=plan.engine, templates=plan.templates)
    path = f"{issue.name}/{issue.name}.pdf"
    files = {path: pdf, f"{issue.name}/plan.json": f"{account}\n".encode()}
    return Edition(
        files=files, findings=planned.findings, pages={path: plan.makeup.pages}, plan=plan.lock, news=plan.news
    )
