"""The line that names the web address where an article goes on, with its QR code."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import NamedTuple

from lowdown.model import Article, Issue, Publication
from lowdown.press.assets import Asset, draw_qr, size_qr
from lowdown.values import dataclass

GAP = 9.0
"""Points between the words and the QR code beside them."""
MIN_MEASURE_BESIDE = 90.0
"""Points of a column that the words must have beside a QR code; otherwise it stands below them."""


@dataclass(frozen=True, slots=True, kw_only=True)
class OnlineLine:
    """The line that names the address where an article goes on. Lengths in points."""

    before: str
    """Its words before the address."""
    url: str
    """The address."""
    after: str
    """Its words after the address."""
    width: float
    """Width of its words."""
    size: float
    """Side of its QR code, the white in it included; 0: the address is too long for one."""
    quiet: float
    """The white in the code, on each side; it may reach into the gutter."""
    beside: bool
    """Whether the code stands beside the words, and not below them."""
    code: str = ""
    """What templates load the code from; empty while it is not drawn."""


class AddressedLine(NamedTuple):
    """The line with the address that it prints."""

    line: OnlineLine
    """The line."""
    code: Asset | None
    """Its QR code; None where the address is too long for one."""


def longest_line(
    publication: Publication, issue: Issue, article: Article, measure: float
) -> OnlineLine:
    """The longest line that an article may need in a column `measure` points wide.

    The address has the longest anchor of the article: where print will stop is not known yet.
    """
    anchored = max(article.web_copy, key=lambda block: len(block.anchor), default=None)
    url, hash_, anchor = publication.block_url(article, issue, anchored).partition("#")
    if anchored and not article.online:
        anchor = re.sub(r"\d", "8", anchor)
    before, _, after = publication.jumps.online.partition("{url}")
    filled = {"page": "888", "title": article.title}
    code = size_qr(url + hash_ + anchor)
    room = measure - code.side + code.quiet - GAP
    beside = code.side > 0 and room >= MIN_MEASURE_BESIDE
    return OnlineLine(
        before=before.format(**filled),
        url=url + hash_ + anchor,
        after=after.format(**filled),
        width=room if beside else measure,
        size=code.side,
        quiet=code.quiet,
        beside=beside,
    )


def name_address(line: OnlineLine, slug: str, url: str) -> AddressedLine:
    """The line with the address that it prints, and its code drawn."""
    if not line.size:
        return AddressedLine(line=replace(line, url=url), code=None)
    code = draw_qr(url, f"qr-{slug}")
    return AddressedLine(line=replace(line, url=url, code=code.url), code=code)
