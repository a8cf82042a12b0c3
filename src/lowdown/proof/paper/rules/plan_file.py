"""Rules about `plan.json`, which programs read in place of the paper."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from lowdown.model import Finding
from lowdown.outputs import plan_json_path
from lowdown.proof.paper.evidence import Evidence


def check_plan_json(evidence: Evidence) -> Iterator[Finding]:
    """LD491: `plan.json` is there, can be read, and has each article on the pages of the paper."""
    path = plan_json_path(evidence.issue.name)
    data = evidence.finished.read(path)
    problem = "it is not there" if data is None else _problem(evidence, data)
    if problem:
        yield Finding(
            code="LD491",
            place=evidence.finished.place(path),
            message=f"plan.json does not describe the paper: {problem}",
            cure=f"Build it again with `lowdown build {evidence.issue.name}`.",
        )


def _problem(evidence: Evidence, data: bytes) -> str:
    """What is wrong with the file; empty where nothing is."""
    try:
        plan = json.loads(data)
    except (ValueError, RecursionError):
        return "it is cut short or is no JSON"
    try:
        if plan["issue"] != evidence.issue.name:
            return f"it describes {plan['issue']}"
        if len(plan["pages"]) != len(evidence.printed.pages):
            return (
                f"it has {len(plan['pages'])} pages, and the paper has"
                f" {len(evidence.printed.pages)}"
            )
        pages = _pages_of_articles(plan)
    except (LookupError, TypeError, AttributeError):
        return "it lacks the pages and their frames"
    for article, collation in evidence.articles:
        if not set(collation.pages) <= pages.get(article.slug, set()):
            return f"it has '{article.slug}' on other pages than the paper"
    return ""


def _pages_of_articles(plan: Any) -> dict[str, set[int]]:
    """The pages on which each article stands, by its slug; some may show only its pictures."""
    pages: dict[str, set[int]] = {}
    for page in plan["pages"]:
        for frame in page["frames"]:
            pages.setdefault(frame["article"], set()).add(page["number"])
    return pages
