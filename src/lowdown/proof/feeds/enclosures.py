"""Checks the file that is attached to an item of a feed against the output folder."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from lowdown.proof.feeds.addresses import is_absolute, path_below
from lowdown.proof.feeds.faults import Fault
from lowdown.proof.feeds.text import quoted

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lowdown.proof.feeds.match import Item
    from lowdown.proof.feeds.xml import Element
    from lowdown.proof.finished import Finished

_TYPES: Final = {
    ".pdf": "application/pdf",
    ".jpg": "image/jpeg",
    ".png": "image/png",
    ".svg": "image/svg+xml",
}
"""The media types of files that an edition may attach, by their ending."""


def enclosure_faults(item: Item, site: str, finished: Finished) -> Iterator[Fault]:
    """Faults of the file that is attached to an item, or should be.

    `site` is the address of the publication.
    """
    enclosures = item.element.all("enclosure")
    paper = item.entry.paper if item.entry else None
    if len(enclosures) > 1:
        message = f"{item.name} has {len(enclosures)} files attached, but readers take one"
        yield Fault(code="LD519", message=message, line=enclosures[1].line)
    elif enclosures:
        yield from _address_faults(enclosures[0], item, site) or _file_faults(
            enclosures[0], item, site, finished
        )
    elif paper and _size(finished, paper) is not None:
        message = f"{item.name} comes without its paper, though {paper} is there"
        yield Fault(code="LD519", message=message, line=item.element.line)


def _address_faults(enclosure: Element, item: Item, site: str) -> tuple[Fault, ...]:
    url = enclosure.attributes.get("url", "").strip()
    if not url:
        return (_wrong(enclosure, f"the file attached to {item.name} has no address"),)
    if not is_absolute(url):
        message = (
            f"the address of the file attached to {item.name} is not a full web address: "
            f"{quoted(url)}"
        )
        return (Fault(code="LD513", message=message, line=enclosure.line),)
    path = path_below(site, url)
    paper = item.entry.paper if item.entry else None
    if path is None or (paper and path != paper):
        where = f"{site}{paper}" if paper else f"below {site}"
        return (
            _wrong(
                enclosure,
                f"the file attached to {item.name} is {quoted(url)}, but should be {where}",
            ),
        )
    return ()


def _file_faults(
    enclosure: Element, item: Item, site: str, finished: Finished
) -> tuple[Fault, ...]:
    path = path_below(site, enclosure.attributes["url"].strip()) or ""
    size = _size(finished, path)
    if size is None:
        return (
            _wrong(enclosure, f"the file attached to {item.name} is not there: {quoted(path)}"),
        )
    length = enclosure.attributes.get("length", "")
    if length != str(size):
        return (
            _wrong(
                enclosure,
                f"{path} of {item.name} has {size} bytes, but the feed says {quoted(length)}",
            ),
        )
    kind, known = enclosure.attributes.get("type", ""), _TYPES.get(path[path.rfind(".") :].lower())
    if not kind or (known and kind != known):
        return (
            _wrong(
                enclosure,
                f"{path} of {item.name} is {known or 'a file'}, but the feed says {quoted(kind)}",
            ),
        )
    return ()


def _wrong(enclosure: Element, message: str) -> Fault:
    return Fault(code="LD519", message=message, line=enclosure.line)


def _size(finished: Finished, path: str) -> int | None:
    """The bytes of the file at `path`; None where there is none."""
    try:
        file = finished.out / path
        return file.stat().st_size if file.is_file() else None
    except (OSError, ValueError):
        return None
