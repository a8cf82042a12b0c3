"""Makes sites of publications without printing them, of the records that builds keep of issues."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from lowdown.desk import issue_names, read_issue, read_publication
from lowdown.editions.web.cards import PaperCard
from lowdown.editions.web.index import make_index
from lowdown.editions.web.links import resolve_links
from lowdown.editions.web.make import read_donation
from lowdown.editions.web.nameplate import logo_html
from lowdown.editions.web.pages import PageSpec, site_pages
from lowdown.editions.web.records import BodyBlock
from lowdown.editions.web.records.writer import write_record
from lowdown.editions.web.site import Site, SiteFiles
from lowdown.editions.web.site_files import make_site_files
from lowdown.model.publication import Publication
from lowdown.press import web_templates

Body = tuple[BodyBlock, ...]


@dataclass(frozen=True, kw_only=True)
class MadeSite:
    """A site, and the copy of its articles."""

    site: Site
    """The site."""
    bodies: Mapping[str, Body]
    """The copy of each article, by its slug."""


def make_site(
    root: Path, *, papers: Mapping[str, PaperCard] = {}, search: bool = False
) -> MadeSite:
    """Makes the site of a publication from its sources; `papers`: its PDFs by issue."""
    publication = read_publication(root)
    readings = [read_issue(publication, name) for name in issue_names(root)]
    written = [write_record(publication, reading.value) for reading in readings if reading.value]
    cards = [each.record.card for each in written]
    site = Site(
        publication=publication,
        index=make_index(
            [replace(card, paper=papers.get(card.name)) for card in cards],
            [card for each in written for card in each.record.articles],
        ),
        files=SiteFiles(
            stylesheet="assets/site.css",
            script="assets/site.js",
            icon="favicon.svg",
            has_search=search,
        ),
        logo=logo_html(publication),
    )
    return MadeSite(
        site=replace(site, donation=read_donation(publication, site.addresses)),
        bodies={slug: body.blocks for each in written for slug, body in each.bodies.items()},
    )


def style_sheet(publication: Publication) -> str:
    """The style sheet of a publication's site."""
    loaded = make_site_files(publication, has_search=False)
    return loaded.files[loaded.names.stylesheet].decode()


def paper_card(
    name: str,
    printed: Mapping[str, tuple[int, ...]] = {},
    online: Mapping[str, str] = {},
) -> PaperCard:
    """A paper of 12 pages."""
    return PaperCard(
        path=f"{name}/{name}.pdf",
        digest="0" * 64,
        size=1_234_567,
        pages=12,
        width=595.3,
        height=841.9,
        printed=printed,
        online=online,
    )


def body_of(made: MadeSite, page: PageSpec) -> Body:
    """The copy that a page has, with its links resolved."""
    if page.article is None:
        return ()
    root = "../" * page.path.count("/")
    return tuple(
        replace(block, html=resolve_links(block.html, made.site.addresses, root=root))
        for block in made.bodies[page.article.slug]
    )


def render_site(made: MadeSite) -> dict[str, str]:
    """The HTML of every page, by its path."""
    templates = web_templates(made.site.publication)
    return {
        page.path: templates.render(page.template, page=page.make_view(), body=body_of(made, page))
        for page in site_pages(made.site)
    }
