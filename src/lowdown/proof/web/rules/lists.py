"""Rules about what leads to the pages from outside: the feeds, the list for search engines, print.

The feeds and the list are read with expat and json, the papers with pikepdf.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from typing import Any, Final, NamedTuple
from xml.etree import ElementTree as ET

from lowdown.outputs import (
    ATOM_FEED,
    FEED,
    ISSUES_FEED,
    JSON_FEED,
    SITEMAP,
    paper_path,
    plan_json_path,
)
from lowdown.proof.feeds import quoted
from lowdown.proof.paper import links_of_paper
from lowdown.proof.web.faults import Fault
from lowdown.proof.web.files import Target
from lowdown.proof.web.survey import Site, Survey

_FEEDS: Final = (FEED, ATOM_FEED, JSON_FEED, ISSUES_FEED)
"""The names of feeds, in whatever folder."""
_IN_COPY: Final = re.compile(r"""(?:href|src)\s*=\s*["']([^"']+)""")
_TEXTS: Final = frozenset({"description", "encoded", "content", "summary"})
"""Elements of a feed that hold HTML."""
_JSON_ADDRESSES: Final = frozenset(
    {"url", "home_page_url", "feed_url", "next_url", "icon", "favicon", "image", "banner_image"}
)
_MAX_LISTS: Final = 1_000
"""Lists for search engines that are read."""


def check_feed_links(survey: Survey) -> Iterator[Fault]:
    """LD717: what the feeds lead to is on the site."""
    site = survey.site
    for path in sorted(site.files.sizes):
        if path.rpartition("/")[2] not in _FEEDS:
            continue
        data = site.finished.read(path) or b""
        for address in dict.fromkeys(_addresses_in_feed(path, data)):
            problem = _problem(survey, address)
            if problem:
                message = f"has a link to {quoted(address)}, {problem}"
                yield Fault(code="LD717", path=path, problem=message)


def check_sitemap(survey: Survey) -> Iterator[Fault]:
    """LD718 and LD719: search engines get a list of all pages that they may show, and no other."""
    listed: set[str] = set()
    for entry in _all_entries(survey):
        listed.add(entry.target.path or "")
        problem = _entry_problem(survey, entry)
        if problem:
            message = f"lists {quoted(entry.address)}, {problem}"
            yield Fault(code="LD718", path=entry.file, problem=message)
    for path, note in survey.notes.items():
        if note.is_listed and path not in listed:
            yield Fault(code="LD719", path=path, problem=f"is not in {SITEMAP}")


class _Entry(NamedTuple):
    """An entry of a list for search engines."""

    file: str
    """The list."""
    address: str
    """The address of a page."""
    target: Target
    """Where it leads."""


def _all_entries(survey: Survey) -> Iterator[_Entry]:
    """The entries of the list for search engines, and of those that it names."""
    files = survey.site.files
    lists = [SITEMAP]
    for name in lists:
        pages, further = _entries(survey.site.finished.read(name))
        for address in pages:
            yield _Entry(name, address, files.target(address, name))
        paths = [files.target(address, name).path or "" for address in further]
        lists += [path for path in paths if path not in lists and len(lists) < _MAX_LISTS]


def _entry_problem(survey: Survey, entry: _Entry) -> str:
    """Why a page should not be listed; empty where it should."""
    if entry.target.path is None:
        return "which is another site"
    note = survey.notes.get(entry.target.path)
    hidden = "which search engines are not to show" if note and not note.is_listed else ""
    return _problem(survey, entry.address) or hidden


def check_print_addresses(survey: Survey) -> Iterator[Fault]:
    """LD716: what the papers print and link to on the site is there, to the paragraph."""
    for issue in survey.site.sources.issues.values():
        paper = paper_path(issue.name)
        for address, page in _printed_addresses(survey.site, issue.name).items():
            problem = _problem(survey, address)
            if problem:
                yield Fault(
                    code="LD716",
                    path=paper,
                    problem=f"prints or links to {quoted(address)}, {problem}",
                    place=survey.site.finished.place(paper, page=page),
                )


def _printed_addresses(site: Site, issue: str) -> dict[str, int | None]:
    """The addresses that a paper prints or links to, each with the first page that does."""
    printed: dict[str, int | None] = {}
    paper = paper_path(issue)
    if paper in site.files:
        for link in links_of_paper(site.finished.read(paper) or b""):
            printed.setdefault(link.uri, link.page)
    for address in _online_addresses(site.finished.read(plan_json_path(issue))):
        printed.setdefault(address, None)
    return printed


def _problem(survey: Survey, address: str) -> str:
    """Why an absolute address leads nowhere on the site; empty where it leads somewhere, or to
    another site.
    """
    site = survey.site
    if not address.startswith(site.publication.url) or address in site.sources.settings:
        return ""
    target = site.files.target(address, "index.html")
    if target.path is None:
        return "which is outside of the site"
    if target.path not in site.files:
        return f"but {site.finished.shown}/{target.path} is not there"
    return _place_problem(survey, target)


def _place_problem(survey: Survey, target: Target) -> str:
    note = survey.notes.get(target.path or "")
    if note is None or not target.fragment or target.fragment in note.ids:
        return ""
    return f"but its page has no place {quoted(target.fragment)}"


def _addresses_in_feed(path: str, data: bytes) -> Iterator[str]:
    """The absolute addresses that a feed leads to; none where it cannot be read."""
    if path.endswith(".json"):
        try:
            yield from _addresses_in_json(json.loads(data))
        except (ValueError, RecursionError):
            return
    else:
        for element in _elements(data):
            local = _local(element)
            text = element.text or ""
            if local == "link":
                yield (element.get("href") or text).strip()
            elif local == "enclosure":
                yield element.get("url") or ""
            elif local in _TEXTS:
                yield from _IN_COPY.findall(text)


def _addresses_in_json(value: Any) -> Iterator[str]:
    parts = value.values() if isinstance(value, dict) else value if isinstance(value, list) else ()
    for part in parts:
        yield from _addresses_in_json(part)
    if isinstance(value, dict):
        texts = {key: text for key, text in value.items() if isinstance(text, str)}
        yield from (text for key, text in texts.items() if key in _JSON_ADDRESSES)
        yield from _IN_COPY.findall(texts.get("content_html", ""))


def _elements(data: bytes) -> Iterable[ET.Element]:
    """The elements of an XML file; none where it cannot be read, or may swell."""
    if b"<!DOCTYPE" in data or b"<!ENTITY" in data:
        return ()
    try:
        return ET.fromstring(data).iter()
    except (ET.ParseError, LookupError, ValueError):
        return ()


def _entries(data: bytes | None) -> _Entries:
    """What a list for search engines lists."""
    found = _Entries([], [])
    for element in _elements(data or b""):
        addresses = {"url": found.pages, "sitemap": found.lists}.get(_local(element))
        if addresses is not None:
            addresses += [(child.text or "").strip() for child in element if _local(child) == "loc"]
    return found


class _Entries(NamedTuple):
    """The addresses in a list for search engines."""

    pages: list[str]
    """Those of pages."""
    lists: list[str]
    """Those of further lists."""


def _local(element: ET.Element) -> str:
    """The name of an element without its namespace."""
    return str(element.tag).rpartition("}")[2]


def _online_addresses(data: bytes | None) -> list[str]:
    """The addresses at which articles go on online, after `plan.json`."""
    try:
        document: Any = json.loads(data or b"{}")
        return [str(entry["url"]) for entry in document.get("online", [])]
    except (ValueError, LookupError, TypeError, AttributeError, RecursionError):
        return []
