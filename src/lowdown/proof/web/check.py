"""Compares the finished site with the published issues, and reports what is wrong.

Its pages are read once each with an HTML5 parser, and little is kept of them: sites have ten
thousand.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from hashlib import sha256
from typing import TYPE_CHECKING, Final

from lowdown.outputs import HOME, SITEMAP, page_path
from lowdown.proof.web.faults import Fault, findings_of
from lowdown.proof.web.files import Target, list_files
from lowdown.proof.web.page import Page, language_of, read_page, title_of
from lowdown.proof.web.pictures import PictureReader
from lowdown.proof.web.rules import (
    check_active,
    check_aliases,
    check_alt,
    check_article,
    check_canonical,
    check_feed_links,
    check_head,
    check_ids,
    check_json_ld,
    check_links,
    check_notes,
    check_picture_files,
    check_pointers,
    check_policy,
    check_presence,
    check_print_addresses,
    check_published,
    check_record,
    check_resources,
    check_settings,
    check_sitemap,
    check_sizes,
    check_style_sheets,
    check_titles,
    check_weight,
    pointers_of,
)
from lowdown.proof.web.sources import gather_sources
from lowdown.proof.web.survey import PageNote, Pointer, Site, Survey

if TYPE_CHECKING:
    from lowdown.model import Finding, Issue, Publication
    from lowdown.proof.finished import Finished

_PAGE_RULES: Final[tuple[Callable[[Page, Site], Iterator[Fault]], ...]] = (
    check_published,
    check_head,
    check_canonical,
    check_weight,
    check_ids,
    check_links,
    check_resources,
    check_alt,
    check_sizes,
    check_active,
    check_policy,
    check_article,
    check_notes,
    check_json_ld,
)
"""The rules about one page."""
_SITE_RULES: Final[tuple[Callable[[Survey], Iterator[Fault]], ...]] = (
    check_presence,
    check_record,
    check_titles,
    check_pointers,
    check_settings,
    check_aliases,
    check_style_sheets,
    check_picture_files,
    check_feed_links,
    check_sitemap,
    check_print_addresses,
)
"""The rules about the whole site, applied when all pages have been read."""


def check_site(
    publication: Publication, issues: Sequence[Issue], finished: Finished
) -> tuple[Finding, ...]:
    """Compares the site with the published issues: LD701 to LD742.

    No findings where the settings want no site, or where none has been built.
    """
    files = list_files(finished.out, publication.url)
    is_built = page_path(HOME) in files or SITEMAP in files
    if not publication.web.enabled or not is_built:
        return ()
    site = Site(
        publication=publication,
        finished=finished,
        files=files,
        sources=gather_sources(publication, issues),
        pictures=PictureReader(finished.out),
    )
    faults: list[Fault] = []
    survey = _read_pages(site, faults)
    for rule in _SITE_RULES:
        faults += rule(survey)
    return findings_of(faults, finished)


def _read_pages(site: Site, faults: list[Fault]) -> Survey:
    """Reads every page, and adds the faults of each to `faults`."""
    notes: dict[str, PageNote] = {}
    pointers: list[Pointer] = []
    unreadable: set[str] = set()
    for path in site.files.pages:
        data = site.finished.read(path) or b""
        page = read_page(path, data)
        if page is None:
            unreadable.add(path)
            continue
        for rule in _PAGE_RULES:
            faults += rule(page, site)
        pointers += pointers_of(page, site)
        notes[path] = _note(page, site, data)
    return Survey(site=site, notes=notes, pointers=pointers, unreadable=frozenset(unreadable))


def _note(page: Page, site: Site, data: bytes) -> PageNote:
    return PageNote(
        path=page.path,
        title=title_of(page),
        language=language_of(page),
        ids=tuple(page.ids),
        is_listed=page.is_listed,
        leads_to=_leads_to(page, site),
        digest=sha256(data).hexdigest(),
    )


def _leads_to(page: Page, site: Site) -> Target | None:
    """Where a page leads on by itself; None where it stays."""
    refresh = page.meta("refresh")
    if refresh is None:
        return None
    address = refresh.partition(";")[2].strip()
    if address.lower().startswith("url"):
        address = address[3:].lstrip().removeprefix("=").strip().strip("'\"")
    return site.target(address, page)
