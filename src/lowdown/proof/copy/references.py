"""Finds links to places that do not exist, and addresses that two articles share."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import PurePosixPath
from urllib.parse import unquote

from lowdown.model import (
    Article,
    Finding,
    Issue,
    NoteReference,
    Notes,
    Placement,
    SpanLink,
    did_you_mean,
)
from lowdown.proof.copy.archive import Archive
from lowdown.values import dataclass


def check_anchors(archive: Archive) -> Iterator[Finding]:
    """LD308: the place in another article that a link names is there."""
    for script in archive.scripts:
        for span in script.spans:
            for link in span.links:
                yield from _check_anchor(link, archive)


def _check_anchor(link: SpanLink, archive: Archive) -> Iterator[Finding]:
    address, _, fragment = link.href.partition("#")
    path, anchor = PurePosixPath(unquote(address.split("?")[0])), unquote(fragment)
    article = archive.articles.get(path.stem)
    if ":" in address or path.suffix != ".md" or not anchor or article is None:
        return
    known = _anchors(article)
    if anchor not in known:
        yield Finding(
            code="LD308",
            place=link.target,
            message=f"there is no place \u201c#{anchor}\u201d in {path.name} to link to",
            cure=_likely(anchor, article.slug, known),
        )


def _anchors(article: Article) -> list[str]:
    """The places on the article's web page that a link can lead to: blocks first, then notes."""
    known = [article.slug, *(block.id for block in article.web_copy)]
    for block in article.web_copy:
        references = (node for node in block.inline_nodes if isinstance(node, NoteReference))
        known += [reference.anchor for reference in references if reference.anchor]
        if isinstance(block.body, Notes):
            known += [note.id for note in block.body.notes]
    return list(dict.fromkeys(known))


def _likely(anchor: str, slug: str, known: list[str]) -> str:
    whole = f"{slug}-{anchor}"
    return f"Write #{whole}." if whole in known else did_you_mean(anchor, known)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Use:
    """An article in an issue, and so in use of an address."""

    issue: Issue
    placement: Placement


def check_addresses(archive: Archive) -> Iterator[Finding]:
    """LD129: no two articles of different issues have the same address.

    The desk checks the articles of one issue.
    """
    uses_of: dict[str, list[_Use]] = {}
    checked = {issue.name for issue in archive.checked}
    for issue in archive.issues:
        slugs = {article.slug for article in issue.articles}
        for placement in issue.placements:
            use = _Use(issue=issue, placement=placement)
            address = archive.publication.article_url(placement.article, issue)
            earlier = uses_of.setdefault(address, [])
            other = _first_of_others(earlier, slugs)
            if other is not None and issue.name in checked:
                yield _address_twice(use, other)
            elif other is not None and other.issue.name in checked:
                yield _address_twice(other, use)
            earlier.append(use)


def _first_of_others(uses: list[_Use], slugs: set[str]) -> _Use | None:
    """The first use by an article whose slug is not among `slugs`."""
    return next((use for use in uses if use.placement.article.slug not in slugs), None)


def _address_twice(use: _Use, other: _Use) -> Finding:
    slug = other.placement.article.slug
    return Finding(
        code="LD129",
        place=use.placement.place,
        message=f"the article has the same address as {slug} in {other.issue.name}",
        cure="Give its file another name, or change [urls] in lowdown.toml.",
    )
