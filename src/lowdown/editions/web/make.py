"""Makes the site: of the records of its issues, all files that are new or have changed."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from functools import partial

from lowdown.desk import read_article
from lowdown.editions.web.donation import donation_view
from lowdown.editions.web.index import make_index
from lowdown.editions.web.nameplate import logo_html
from lowdown.editions.web.orders import MadeSite, SiteOrder
from lowdown.editions.web.pages import PageSpec, find_collisions, site_pages
from lowdown.editions.web.parts import DonationView
from lowdown.editions.web.records import CopyPlace, Pictures, web_blocks
from lowdown.editions.web.search_index import (
    SearchError,
    make_search_index,
    search_digest,
    searched_part,
)
from lowdown.editions.web.site import Site, SiteFiles
from lowdown.editions.web.site_files import make_site_files
from lowdown.editions.web.site_pictures import make_pictures, picture_orders
from lowdown.editions.web.sitemap import write_robots, write_sitemap
from lowdown.editions.web.writing import WritingNeeds, WrittenPage, write_pages
from lowdown.model import Finding, Location, Publication
from lowdown.outputs import SEARCH_ENTRY, SEARCH_INDEX, SITEMAP
from lowdown.press import web_templates_digest


def make_site(order: SiteOrder) -> MadeSite:
    """Makes a site. Raises SettingsError for faulty templates."""
    publication = order.reading.publication
    loaded = make_site_files(
        publication, has_search=order.search is not None, processes=order.processes
    )
    site = _site(order, loaded.names)
    pages = site_pages(site)
    state = _digest(order.reading.state, web_templates_digest(publication), repr(loaded.names))
    sitemap = write_sitemap(publication.url, pages)
    others = {**loaded.files, **sitemap, **write_robots(publication.url)}
    collisions = find_collisions(pages, (*others, *order.others))
    if collisions:
        return MadeSite(findings=collisions)

    inputs = {path: hashlib.sha256(data).hexdigest() for path, data in others.items()}
    # Where this has not changed no page has, and none needs to be looked at.
    inputs[SITEMAP] = _digest(state, *(repr((one.card, one.articles)) for one in order.records))
    files = {
        path: data for path, data in others.items() if order.standing.get(path) != inputs[path]
    }
    for page in _pages(order, site, pages, state=state, is_same=SITEMAP not in files):
        inputs[page.path] = page.inputs
        if page.data is not None:
            files[page.path] = page.data
    findings = _add_pictures(order, state, inputs, files)
    try:
        _add_search(order, pages, inputs, files)
    except SearchError as error:
        without = make_site(replace(order, search=None))
        return replace(without, findings=(*without.findings, _search_failed(error)))
    return MadeSite(inputs=inputs, files={} if findings else files, findings=findings)


def _add_search(
    order: SiteOrder, pages: Sequence[PageSpec], inputs: dict[str, str], files: dict[str, bytes]
) -> None:
    """Adds the index of the search, which stays as it is where nothing that it is made of changed.

    The file that names the others is recorded with the pages of the articles, so that these are
    read only where one of them has changed; the others with the parts that are searched. Raises
    SearchError.
    """
    if order.search is None:
        return
    digest = partial(search_digest, order.search, order.reading.publication.language)
    articles = [page.path for page in pages if page.article]
    by_page = digest(inputs[path] for path in articles)
    standing = {path: of for path, of in order.standing.items() if path.startswith(SEARCH_INDEX)}
    if standing.get(SEARCH_ENTRY) == _digest(by_page, str(len(standing))):
        inputs.update(standing)
        return
    searched = {
        path: searched_part(files.get(path) or order.read(path) or b"") for path in articles
    }
    by_part = digest(f"{path} {hashlib.sha256(searched[path]).hexdigest()}" for path in articles)
    index = _standing_index(order, standing, _digest(by_part, str(len(standing))))
    if index is None:
        index = make_search_index(
            order.search, searched, language=order.reading.publication.language
        )
        standing = dict.fromkeys(index, _digest(by_part, str(len(index))))
    files.update(index)
    inputs.update({**standing, SEARCH_ENTRY: _digest(by_page, str(len(standing)))})


def _standing_index(
    order: SiteOrder, standing: Mapping[str, str], made: str
) -> dict[str, bytes] | None:
    """The file of the index that is recorded again, where all others were made of `made`."""
    others = [of for path, of in standing.items() if path != SEARCH_ENTRY]
    entry = order.read(SEARCH_ENTRY) if SEARCH_ENTRY in standing else None
    return {SEARCH_ENTRY: entry} if entry and all(of == made for of in others) else None


def _search_failed(error: SearchError) -> Finding:
    return Finding(
        code="LD750",
        place=Location(path="lowdown.toml"),
        message=f"the site has no search: {error}",
        cure='Install it again with `pip install "lowdown-press[search]"`, or write search = false'
        " below [web].",
    )


def _add_pictures(
    order: SiteOrder, state: str, inputs: dict[str, str], files: dict[str, bytes]
) -> tuple[Finding, ...]:
    """Adds the pictures of the site, and returns what is wrong with those that cannot be made."""
    publication = order.reading.publication
    missing = []
    for pictures in picture_orders(publication, order.records):
        inputs.update(dict.fromkeys(pictures.paths, state))
        if any(order.standing.get(path) != state for path in pictures.paths):
            missing.append(pictures)
    findings: list[Finding] = []
    made = make_pictures(publication.root, missing, read=order.read, processes=order.processes)
    for each in made:
        files.update(each.files)
        findings += each.findings
    return tuple(findings)


def _site(order: SiteOrder, names: SiteFiles) -> Site:
    publication = order.reading.publication
    cards = [card for record in order.records for card in record.articles]
    index = make_index([record.card for record in order.records], cards)
    site = Site(publication=publication, index=index, files=names, logo=logo_html(publication))
    return replace(site, donation=read_donation(publication, site.addresses))


def read_donation(publication: Publication, addresses: Mapping[str, str]) -> DonationView | None:
    """Returns the donation panel; None where there is none, or where its article cannot be read."""
    if publication.donation is None:
        return None
    article = read_article(publication, publication.donation.article).value
    if article is None or article.draft:
        return None
    place = CopyPlace(
        name=article.slug,
        page=publication.url,
        words=publication.web_words_for(article.language),
        pictures=Pictures(publication).of(article.web_copy),
    )
    # The panel stands on pages with places of their own.
    blocks = [replace(block, id=f"panel.{block.anchor}") for block in article.web_copy]
    return donation_view(publication, article, web_blocks(blocks, place), addresses)


def _pages(
    order: SiteOrder, site: Site, pages: Sequence[PageSpec], *, state: str, is_same: bool
) -> Iterable[WrittenPage]:
    """Every page; with `is_same` they are those of the build before, where they all stand."""
    standing = order.standing
    if is_same and all(page.path in standing for page in pages):
        return [
            WrittenPage(path=page.path, inputs=standing[page.path], data=None) for page in pages
        ]
    needs = WritingNeeds(
        site=site,
        records={record.card.name: record for record in order.records},
        reading=order.reading,
        state=state,
        standing=standing,
    )
    return write_pages(needs, pages, processes=order.processes)


def _digest(*parts: str) -> str:
    digest = hashlib.sha256()
    for part in parts:
        digest.update(hashlib.sha256(part.encode(errors="surrogatepass")).digest())
    return digest.hexdigest()
