"""The donation panel, as every page shows it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from markupsafe import Markup

from lowdown.editions.web.links import resolve_links
from lowdown.editions.web.parts import DonationView
from lowdown.editions.web.records import BodyBlock
from lowdown.model import Article, BlockKind, Publication, shorten
from lowdown.outputs import DONATE
from lowdown.press import ROOT

MAX_SUMMARY = 300
"""Characters of the panel's first words."""


def donation_view(
    publication: Publication,
    article: Article,
    body: Sequence[BodyBlock],
    addresses: Mapping[str, str],
) -> DonationView:
    """Returns the donation panel of an article and its copy as the web shows it.

    `addresses`: the page of each published article, by its slug.
    """
    html = "\n".join(block.html for block in body)
    first = next((one.text for one in article.web_copy if one.kind is BlockKind.PARAGRAPH), "")
    return DonationView(
        title=article.title,
        language=article.language,
        html=Markup(resolve_links(html, addresses, root=ROOT)),
        url=_elsewhere(publication),
        summary=shorten(first, MAX_SUMMARY),
    )


def _elsewhere(publication: Publication) -> str:
    """Where to give, if that is not the site's own page for it."""
    url = (publication.donation.url if publication.donation else None) or ""
    return "" if url.rstrip("/") == (publication.url + DONATE).rstrip("/") else url
