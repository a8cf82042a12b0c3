"""Rules about the links of a page: that they lead somewhere, wherever the site is read from."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from lowdown.outputs import NOT_FOUND
from lowdown.proof.feeds import quoted
from lowdown.proof.web.faults import Fault, name_of_page
from lowdown.proof.web.files import Manner, Target
from lowdown.proof.web.page import Element, Page
from lowdown.proof.web.survey import Pointer, Site, Survey

_TOP: Final = ("", "top")
"""Fragments that lead to the top of every page."""


def check_links(page: Page, site: Site) -> Iterator[Fault]:
    """LD710, LD711 and LD713: links lead to a file and a place that are there, from disk too."""
    for element, address in _links(page):
        target = site.target(address, page)
        if target.path is None or address in site.sources.settings:
            continue
        fault = _target_fault(page, site, target)
        if fault:
            code, problem = fault
            place = site.sources.place_of_link(page.path, address, target)
            yield Fault(code=code, path=page.path, problem=problem, place=place)
        elif target.path.endswith(".html") and not _leads_from_disk(page, element, target):
            problem = (
                f"has a link to {quoted(address)}, which leads nowhere where the site is opened"
                " without a server"
            )
            place = site.sources.place_of_link(page.path, address, target)
            yield Fault(code="LD713", path=page.path, problem=problem, place=place)


def pointers_of(page: Page, site: Site) -> Iterator[Pointer]:
    """The links of a page to places on other pages, to be followed once all pages are read."""
    for _, address in _links(page):
        if "#" not in address:
            continue
        target = site.target(address, page)
        if target.path not in (None, page.path) and target.fragment not in _TOP:
            yield Pointer(
                page=page.path,
                address=address,
                path=target.path or "",
                fragment=target.fragment,
            )


def check_pointers(survey: Survey) -> Iterator[Fault]:
    """LD711: links to places on other pages."""
    for pointer in survey.pointers:
        note = survey.notes.get(pointer.path)
        if note is None or pointer.fragment in note.ids:
            continue  # a page that is missing is reported by another rule
        target = Target(Manner.RELATIVE, pointer.path, pointer.fragment)
        yield Fault(
            code="LD711",
            path=pointer.page,
            problem=f"leads to #{pointer.fragment} on {name_of_page(pointer.path)}, but nothing"
            " there has that id",
            place=survey.site.sources.place_of_link(pointer.page, pointer.address, target),
        )


def check_settings(survey: Survey) -> Iterator[Fault]:
    """LD722: addresses of the settings lead to what is there, where they lead to the site."""
    site = survey.site
    for address, key in site.sources.settings.items():
        path = site.files.target(address, "index.html").path
        if path is not None and path not in site.files:
            problem = f"is not in {site.finished.shown}, but the settings lead there ({key})"
            place = site.publication.place_of(key)
            yield Fault(code="LD722", path=path, problem=problem, place=place)


def check_ids(page: Page, _site: Site) -> Iterator[Fault]:
    """LD712: an id is that of one element."""
    for ident in page.repeated:
        problem = f"has the id {quoted(ident)} twice, so that links to it may lead to the wrong one"
        yield Fault(code="LD712", path=page.path, problem=problem)


def _links(page: Page) -> Iterator[tuple[Element, str]]:
    for element in page.all("a", "area"):
        address = element.get("href")
        if address is not None:
            yield element, address
    for element in page.all("link"):
        relations = (element.get("rel") or "").lower().split()
        if {"alternate", "prev", "next"} & set(relations):
            yield element, element.get("href") or ""
    for element in page.all("form"):
        yield element, element.get("action") or ""


def _target_fault(page: Page, site: Site, target: Target) -> tuple[str, str] | None:
    """The rule that a link breaks and what is wrong with it; None where it leads somewhere."""
    if (target.path or "") not in site.files:
        return "LD710", f"leads to {name_of_page(target.path or '')}, which is not there"
    if target.path == page.path and target.fragment not in (*_TOP, *page.ids):
        return "LD711", f"leads to #{target.fragment} on itself, but nothing there has that id"
    return None


def _leads_from_disk(page: Page, element: Element, target: Target) -> bool:
    """Whether a link leads to its page when the site is a folder on a disk.

    A host shows `404.html` at any address, so that its links cannot be relative.
    """
    return (
        target.manner is Manner.RELATIVE
        or element.tag == "link"
        or (page.path == NOT_FOUND and target.manner is Manner.ABSOLUTE)
    )
