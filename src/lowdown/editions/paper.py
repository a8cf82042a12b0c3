"""The paper: an issue in, its PDF and the account of what stands where out."""

from __future__ import annotations

import json
from collections.abc import Callable

from lowdown.cache import Cache
from lowdown.makeup import plan_paper, plan_values
from lowdown.model import Edition, Issue, Publication
from lowdown.outputs import paper_path, plan_json_path
from lowdown.press import paste_up


def print_paper(
    publication: Publication,
    issue: Issue,
    *,
    progress: Callable[[str], None],
    cache: Cache | None = None,
) -> Edition:
    """Make `<name>/<name>.pdf` and `<name>/plan.json`; no files where the copy does not allow it.

    `cache` keeps prepared pictures between builds.
    """
    planned = plan_paper(publication, issue, progress=progress, cache=cache)
    plan = planned.plan
    if plan is None or planned.failed:
        return Edition(findings=planned.findings)
    progress("Pasting up")
    account = json.dumps(
        plan_values(publication, plan.issue, plan.typeset, plan.makeup),
        ensure_ascii=False,
        indent=1,
    )
    pdf = paste_up(
        publication,
        plan.issue,
        plan.typeset,
        plan.makeup,
        engine=plan.engine,
        templates=plan.templates,
    )
    path = paper_path(issue.name)
    files = {path: pdf, plan_json_path(issue.name): f"{account}\n".encode()}
    return Edition(
        files=files,
        findings=planned.findings,
        pages={path: plan.makeup.pages},
        plan=plan.lock,
        news=plan.news,
    )
