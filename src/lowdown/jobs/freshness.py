"""Whether what an earlier build made is still up to date, so that a check need not build
it again.
"""

from __future__ import annotations

import json
from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from lowdown.outputs import (
    FEED_FORMATS,
    ISSUES_FEED,
    SITEMAP,
    paper_path,
    plan_json_path,
)
from lowdown.press import builtin_templates
from lowdown.sources import SourceError, ordinary_bytes

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from lowdown.model import Issue, Publication

SOURCE_FOLDERS: Final = ("articles", "fillers", "fonts", "issues", "pictures", "templates")
"""The folders in which people write; no output is ever written there."""


def is_fresh(publication: Publication, issue: Issue, *, out: Path) -> bool:
    """Whether all outputs of the issue, the feeds and the site are up to date, and its build had no
    warning about blank pages or about sheets that are not filled.

    `out` is the output folder.
    """
    paper = (paper_path(issue.name), plan_json_path(issue.name))
    site = (SITEMAP,) if publication.web.enabled else ()
    outputs = (*paper, *FEED_FORMATS, ISSUES_FEED, *site)
    pages = _planned_pages(issue.name, out)
    # The donation panel may have the last page to itself.
    has_blank_pages = sum(not page.get("frames") for page in pages) > bool(issue.donation)
    has_warning = has_blank_pages or len(pages) % publication.paper.sheet
    return not has_warning and is_up_to_date(outputs, root=publication.root, out=out)


def is_up_to_date(outputs: Sequence[str], *, root: Path, out: Path) -> bool:
    """Whether all outputs exist and no source is newer than the oldest of them."""
    try:
        oldest = min((out / output).stat().st_mtime_ns for output in outputs)
        return all(source.stat().st_mtime_ns <= oldest for source in _sources(root))
    except OSError:
        return False


def _sources(root: Path) -> Iterator[Path]:
    """What an issue is made from; a folder is newer when a file in it has been removed or
    renamed.
    """
    yield root / "lowdown.toml"
    yield Path(str(files("lowdown"))) / "__init__.py"  # which has the version
    for folder in (*(root / name for name in SOURCE_FOLDERS), builtin_templates()):
        if folder.is_dir():
            yield folder
            yield from folder.rglob("*")


def _planned_pages(issue: str, out: Path) -> list[dict[str, Any]]:
    """The pages in the issue's `plan.json`; none where that cannot be read."""
    try:
        pages = json.loads(ordinary_bytes(out / plan_json_path(issue)))["pages"]
    except (OSError, SourceError, ValueError, LookupError, TypeError, RecursionError):
        return []
    if not isinstance(pages, list) or not all(isinstance(page, dict) for page in pages):
        return []
    return pages
