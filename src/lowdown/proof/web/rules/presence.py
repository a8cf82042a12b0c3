"""Rules about which pages there are: those that should be, no others, and as they were built."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from typing import Any, Final

from lowdown.model import Location
from lowdown.outputs import (
    ARCHIVE,
    DONATE,
    FEEDS_PAGE,
    HOME,
    NOT_FOUND,
    RECORD,
    SEARCH,
    SUBSCRIBE,
    TOPICS,
    page_path,
)
from lowdown.proof.feeds import quoted
from lowdown.proof.web.faults import Fault, name_of_page
from lowdown.proof.web.page import Page
from lowdown.proof.web.rules.structured import documents_of, types_in
from lowdown.proof.web.survey import Site, Survey
from lowdown.sources import is_there

_SERVICE: Final = tuple(
    [NOT_FOUND, ARCHIVE, FEEDS_PAGE, SUBSCRIBE, DONATE, SEARCH] + [f"{kind}/" for kind in TOPICS]
)
"""How the paths of pages begin that are of no article and no issue."""
_PUBLISHED_TYPES: Final = frozenset({"NewsArticle", "PublicationIssue"})


def check_presence(survey: Survey) -> Iterator[Fault]:
    """LD701 and LD702: the pages of articles and issues are there, and every page can be read."""
    site = survey.site
    for path, published in site.sources.articles.items():
        if path not in site.files:
            problem = f"is missing: it is that of {quoted(published.article.title)}"
            yield Fault(code="LD701", path=path, problem=problem, place=published.article.place)
    for path, issue in site.sources.issues.items():
        if path not in site.files:
            problem = f"is missing: it is that of {issue.name}"
            yield Fault(code="LD701", path=path, problem=problem, place=issue.place)
    if page_path(HOME) not in site.files:
        yield Fault(code="LD701", path=page_path(HOME), problem="is missing")
    for path in sorted(survey.unreadable):
        yield Fault(code="LD702", path=path, problem="is cut short, or is not HTML in UTF-8")


def check_published(page: Page, site: Site) -> Iterator[Fault]:
    """LD703: there is a page only of what is published."""
    sources = site.sources
    known = page.path in sources.articles or page.path in sources.issues
    if known or page.path in sources.aliases or page.path.startswith(_SERVICE):
        return
    source = _source_of(page, site)
    if source:
        problem = f"shows {source}, which is a draft, or in no published issue"
        place = Location(path=source)
        yield Fault(code="LD703", path=page.path, problem=problem, place=place)
    elif types_in(documents_of(page)) & _PUBLISHED_TYPES and page.path != page_path(HOME):
        problem = "shows an article or an issue that is not published"
        yield Fault(code="LD703", path=page.path, problem=problem)


def _source_of(page: Page, site: Site) -> str:
    """The file of the article or the issue that a page's folder is named after; empty for none."""
    name = page.path.removesuffix("/index.html").rpartition("/")[2]
    files = (f"articles/{name}.md", f"issues/{name}.md")
    return next((file for file in files if is_there(site.publication.root, file)), "")


def check_aliases(survey: Survey) -> Iterator[Fault]:
    """LD714: every old address leads on to its article."""
    for alias in survey.site.sources.aliases.values():
        note = survey.notes.get(alias.path)
        problem = ""
        if note is None:
            problem = "is missing" if alias.path not in survey.unreadable else ""
        elif note.leads_to is None:
            problem = "does not lead on"
        elif note.leads_to.path != alias.of.path:
            path = note.leads_to.path
            problem = f"leads on to {name_of_page(path) if path else 'another site'}"
        if problem:
            yield Fault(
                code="LD714",
                path=alias.path,
                problem=f"{problem}; it is an old address of {quoted(alias.of.article.title)}",
                place=alias.of.article.place_of("aliases"),
            )


def check_record(survey: Survey) -> Iterator[Fault]:
    """LD704: the files are those that were built, where the record of a build is there."""
    site = survey.site
    for path, made in sorted(_recorded(site.finished.read(RECORD)).items()):
        digest, size = made
        if path not in site.files:
            yield Fault(code="LD704", path=path, problem="was built, but is not there any more")
            continue
        note = survey.notes.get(path)
        if site.files.sizes[path] != size or (note and note.digest != digest):
            yield Fault(code="LD704", path=path, problem="was changed after it was built")


def _recorded(data: bytes | None) -> Mapping[str, tuple[str, int]]:
    """The digests and sizes in a record; none where there is no record that can be read."""
    try:
        document: Any = json.loads(data or b"{}")
        files = document.get("files", {})
        return {str(path): (str(made[0]), int(made[1])) for path, made in files.items()}
    except (ValueError, LookupError, TypeError, AttributeError, RecursionError):
        return {}
