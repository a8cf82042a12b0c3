"""The addresses on other servers that issues link to, each with its first place."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple
from urllib.parse import unquote, urldefrag, urlsplit

from markdown_it.common.normalize_url import normalizeLink

from lowdown.desk import (
    SETTINGS,
    header_of,
    setting_position,
)
from lowdown.model import Article, Block, Issue, Link, Location, Publication
from lowdown.proof.copy import articles_of
from lowdown.values import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class WebLink:
    """An address that the copy links to."""

    address: str
    """With http:// or https://, without what stands behind a #."""
    place: Location
    """Where it is first used."""


def gather_links(publication: Publication, issues: Sequence[Issue]) -> tuple[WebLink, ...]:
    """Returns what `issues` link to on servers other than the publication's own, in order of use.

    Each address is returned once.
    """
    found: dict[str, Location] = {}
    for address, place in _uses(publication, issues):
        bare = urldefrag(address).url if "#" in address else address
        if re.match("https?://", bare, re.IGNORECASE) and _is_askable(bare, publication.url):
            found.setdefault(bare, place)
    return tuple(WebLink(address=address, place=place) for address, place in found.items())


class _Use(NamedTuple):
    """An address and a place where it is used."""

    address: str
    place: Location


def _uses(publication: Publication, issues: Sequence[Issue]) -> Iterator[_Use]:
    """Every address with a place, file by file."""
    root = publication.root
    for issue in issues:
        yield from _in_copy(issue.introduction)
        for article in articles_of(issue):
            if article.online:
                yield _Use(_normal(article.online), _online_place(root, article))
            yield from _in_copy(article.copy)
    if (
        publication.donation
        and publication.donation.url
        and any(issue.donation for issue in issues)
    ):
        position = setting_position(root, "donation", "url")
        place = Location(path=SETTINGS, line=position.line, column=position.column)
        yield _Use(_normal(publication.donation.url), place)


def _in_copy(blocks: Sequence[Block]) -> Iterator[_Use]:
    """The addresses that `blocks` link to, each with the place where it is typed."""
    for block in blocks:
        for node in block.inline_nodes:
            if isinstance(node, Link):
                yield _Use(node.href, node.target or node.place or block.place)


def _normal(href: str) -> str:
    """The address as it stands in the finished work."""
    try:
        return normalizeLink(href.strip())
    except (ValueError, IndexError):
        return href.strip()


def _online_place(root: Path, article: Article) -> Location:
    path = article.place.path
    position = header_of(root, path).position(("online",))
    return Location(path=path, line=position.line, column=position.column)


def _is_askable(address: str, own: str) -> bool:
    """Whether an address is outside the publication's own (`own`) and in the ordinary network."""
    try:
        there, here = urlsplit(address), urlsplit(own)
        if (there.hostname or "").endswith(".onion"):
            return False
        same = (there.hostname, there.port or 0) == (here.hostname, here.port or 0)
    except ValueError:
        return True  # whoever asks for it says what is wrong with it
    return not (same and (unquote(there.path) + "/").startswith(unquote(here.path)))
