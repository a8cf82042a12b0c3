"""The facts that the site shows about a finished paper, from its PDF and its `plan.json`."""

from __future__ import annotations

import hashlib
import json
from typing import Any
from urllib.parse import urlsplit

from lowdown.editions import PaperCard
from lowdown.model import Publication
from lowdown.outputs import paper_path


def paper_card(
    publication: Publication, issue: str, *, pdf: bytes, plan_json: bytes
) -> PaperCard | None:
    """Returns the card of an issue's paper; None where its plan cannot be read."""
    try:
        plan = json.loads(plan_json)
        return PaperCard(
            path=paper_path(issue),
            digest=hashlib.sha256(pdf).hexdigest(),
            size=len(pdf),
            pages=len(plan["pages"]),
            width=publication.paper.width,
            height=publication.paper.height,
            printed=_printed(plan),
            online=_online(plan),
        )
    except (ValueError, LookupError, TypeError, AttributeError, RecursionError):
        return None


def _printed(plan: Any) -> dict[str, tuple[int, ...]]:
    """The pages of each article, in reading order."""
    found: dict[str, list[int]] = {}
    for page in plan["pages"]:
        for frame in page["frames"]:
            pages = found.setdefault(str(frame["article"]), [])
            if int(page["number"]) not in pages:
                pages.append(int(page["number"]))
    return {slug: tuple(pages) for slug, pages in found.items()}


def _online(plan: Any) -> dict[str, str]:
    """Where the web goes on with each article that goes on there: a fragment."""
    entries = ((str(entry["article"]), str(entry["url"])) for entry in plan.get("online", ()))
    fragments = {slug: urlsplit(url).fragment for slug, url in entries}
    return {slug: fragment for slug, fragment in fragments.items() if fragment}
