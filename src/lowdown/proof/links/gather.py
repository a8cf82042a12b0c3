"""Gathers the addresses on other servers that issues link to, each with its first place."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final
from urllib.parse import unquote, urldefrag, urlsplit

from markdown_it.common.normalize_url import normalizeLink

from lowdown.desk import (
    SETTINGS,
    FaultLog,
    Position,
    read_header,
    read_source,
    read_spans,
    setting_position,
)
from lowdown.model import Article, Block, Issue, Location, Publication
from lowdown.proof.copy import articles_of


@dataclass(frozen=True, slots=True, kw_only=True)
class WebLink:
    """An address that the copy links to."""

    address: str
    """With http:// or https://, without what stands behind a #."""
    place: Location
    """Where it is first used."""


def gather_links(publication: Publication, issues: Sequence[Issue]) -> tuple[WebLink, ...]:
    """Returns what `issues` link to on other servers, each address once, in order of use."""
    found: dict[str, Location] = {}
    for address, place in _uses(publication, issues):
        bare = urldefrag(address).url if "#" in address else address
        if re.match("https?://", bare, re.IGNORECASE) and _is_askable(bare, publication.url):
            found.setdefault(bare, place)
    return tuple(WebLink(address=address, place=place) for address, place in found.items())


def _uses(publication: Publication, issues: Sequence[Issue]) -> Iterator[tuple[str, Location]]:
    """Every address with a place, file by file."""
    root = publication.root
    for issue in issues:
        yield from _in_copy(issue.introduction, _sightings(root, issue.place.path))
        for article in articles_of(issue):
            if article.online:
                yield _normal(article.online), _online_place(root, article)
            yield from _in_copy(article.copy, _sightings(root, article.place.path))
    if (
        publication.donation
        and publication.donation.url
        and any(issue.donation for issue in issues)
    ):
        position = setting_position(root, "donation", "url")
        yield (
            _normal(publication.donation.url),
            Location(path=SETTINGS, line=position.line, column=position.column),
        )


def _in_copy(
    blocks: Sequence[Block], sightings: dict[str, Location]
) -> Iterator[tuple[str, Location]]:
    """The addresses in `blocks`, with the place where each was typed, or else that of its block."""
    for block in blocks:
        for found in re.findall(r'<a\b[^>]*? href="([^"]*)"', block.html):
            address = html.unescape(found)
            yield address, sightings.get(address, block.place)


_IN_BRACKETS: Final = re.compile(r"<(https?://[^\s<>]+)>", re.IGNORECASE)
"""A bare address, which is no link of a run of words."""


def _sightings(root: Path, path: str) -> dict[str, Location]:
    """Where each address of the file at `path` is typed for the first time."""
    seen = [(link.href, link.target) for run in read_spans(root, path) for link in run.links]
    log = FaultLog(path)
    sheet = read_source(root / path, log)
    bare = _IN_BRACKETS.finditer(sheet.text) if sheet else ()
    seen += [(found[1], log.place(sheet.position(found.start(1)))) for found in bare if sheet]
    first: dict[str, Location] = {}
    for href, place in sorted(seen, key=lambda one: (one[1].line or 0, one[1].column or 0)):
        first.setdefault(_normal(href), place)
    return first


def _normal(href: str) -> str:
    """The address as it stands in the finished work."""
    try:
        return normalizeLink(href.strip())
    except (ValueError, IndexError):
        return href.strip()


def _online_place(root: Path, article: Article) -> Location:
    log = FaultLog(article.place.path)
    sheet = read_source(root / article.place.path, log)
    return log.place(read_header(sheet, log)[0].position(("online",)) if sheet else Position(1))


def _is_askable(address: str, own: str) -> bool:
    """Whether an address is neither below the publication's, `own`, nor in Tor's network."""
    try:
        there, here = urlsplit(address), urlsplit(own)
        if (there.hostname or "").endswith(".onion"):
            return False
        same = (there.hostname, there.port or 0) == (here.hostname, here.port or 0)
    except ValueError:
        return True  # whoever asks for it says what is wrong with it
    return not (same and (unquote(there.path) + "/").startswith(unquote(here.path)))
