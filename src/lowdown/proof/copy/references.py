"""The archive goes in; links that find nothing and addresses that two articles share come out."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from pathlib import PurePosixPath
from urllib.parse import unquote

from lowdown.desk import SpanLink
from lowdown.model import Article, Finding, Issue, Placement, did_you_mean
from lowdown.proof.copy.archive import Archive


def prove_anchors(archive: Archive) -> Iterator[Finding]:
    """LD308: the place in another article that a link names is there."""
    for script in archive.scripts:
        for run in script.runs:
            for link in run.links:
                yield from _prove_anchor(link, archive)


def _prove_anchor(link: SpanLink, archive: Archive) -> Iterator[Finding]:
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
    """What a reader of the article's page on the web can be led to, in its order."""
    blocks = article.web_copy
    inner = (ident for block in blocks for ident in re.findall(r' id="([^"]+)"', block.html))
    return list(
        dict.fromkeys([article.slug, *(block.id for block in blocks), *map(html.unescape, inner)])
    )


def _likely(anchor: str, slug: str, known: list[str]) -> str:
    whole = f"{slug}-{anchor}"
    return f"Write #{whole}." if whole in known else did_you_mean(anchor, known)


def prove_addresses(archive: Archive) -> Iterator[Finding]:
    """LD129: no two articles of different issues have the same address; within one issue the desk sees to it."""
    holders: dict[str, list[tuple[Issue, Placement]]] = {}
    checked = {issue.name for issue in archive.checked}
    for issue in archive.issues:
        slugs = {article.slug for article in issue.articles}
        for placement in issue.placements:
            here = (issue, placement)
            held = holders.setdefault(archive.publication.article_url(placement.article, issue), [])
            other = next((one for one in held if one[1].article.slug not in slugs), None)
            if other and checked & {issue.name, other[0].name}:
                yield _address_twice(*((here, other) if issue.name in checked else (other, here)))
            held.append(here)


def _address_twice(here: tuple[Issue, Placement], other: tuple[Issue, Placement]) -> Finding:
    return Finding(
        code="LD129",
        place=here[1].place,
        message=f"the article has the same address as {other[1].article.slug} in {other[0].name}",
        cure="Give its file another name, or change [urls] in lowdown.toml.",
    )
