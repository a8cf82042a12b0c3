"""Writes the pages of the site, in several processes where there are many of them."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import lru_cache

from markupsafe import Markup

from lowdown.editions.web.cards import ArticleCard
from lowdown.editions.web.links import resolve_links
from lowdown.editions.web.pages import PageSpec, site_pages
from lowdown.editions.web.records import Bodies, BodyBlock, IssueRecord, ReadingNeeds, read_bodies
from lowdown.editions.web.site import Site
from lowdown.press import web_templates
from lowdown.values import dataclass
from lowdown.workers import Work, do_all


@dataclass(frozen=True, slots=True, kw_only=True)
class WrittenPage:
    """A page of the site."""

    path: str
    """Its path below the output folder."""
    inputs: str
    """A digest of all that it was made of."""
    data: bytes | None
    """Its bytes; None where it was made of the same before and still stands."""


@dataclass(frozen=True, slots=True, kw_only=True)
class WritingNeeds:
    """What writing any page needs."""

    site: Site
    """The site."""
    records: Mapping[str, IssueRecord]
    """The records of its issues, by their names."""
    reading: ReadingNeeds
    """What reading an issue needs, where bodies are not kept."""
    state: str
    """A digest of the templates and of all else that every page depends on."""
    standing: Mapping[str, str]
    """What each page that stands in the output folder was made of, by its path."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Batch:
    """Pages that are written together."""

    first: int
    """The number of the first, from 0."""
    last: int
    """The number after that of the last."""


def write_pages(
    needs: WritingNeeds, pages: Sequence[PageSpec], *, processes: int
) -> Iterator[WrittenPage]:
    """Yields every page of `pages`, which are those of the site, in their order.

    Where some stand already the first are looked at here: if few of them have changed, other
    processes would take longer to start than all the rest takes.
    """
    batches = [
        _Batch(first=first, last=min(first + _BATCH, len(pages)))
        for first in range(0, len(pages), _BATCH)
    ]
    work = Work(prepare=prepare_writing, needs=needs)
    looked_at = batches[:1] if needs.standing else []
    several = _MANY
    for batch in do_all(work, looked_at, processes=1):
        changed = sum(page.data is not None for page in batch)
        several = _MANY if changed > len(batch) // 2 else _VERY_MANY
        yield from batch
    few = len(pages) < several
    for batch in do_all(work, batches[len(looked_at) :], processes=1 if few else processes):
        yield from batch


_BATCH = 50
"""Pages that a process writes before it asks for more."""
_MANY = 150
"""Pages that are written faster by several processes, which take a second to start."""
_VERY_MANY = 5000
"""Pages that are looked at faster by several processes, where few have changed."""


def prepare_writing(needs: WritingNeeds) -> Callable[[_Batch], list[WrittenPage]]:
    """Returns what writes a batch of pages."""
    writer = _Writer(needs)
    return writer.write


class _Writer:
    """Writes pages; keeps the bodies of the issue that it is at."""

    def __init__(self, needs: WritingNeeds) -> None:
        self._needs = needs
        self._pages = site_pages(needs.site)
        self._templates = web_templates(needs.site.publication)
        self._bodies = lru_cache(maxsize=4)(self._read_bodies)

    def write(self, batch: _Batch) -> list[WrittenPage]:
        """Returns the pages of a batch."""
        return [self._written(page) for page in self._pages[batch.first : batch.last]]

    def _written(self, page: PageSpec) -> WrittenPage:
        view = None if page.facts else page.make_view()
        inputs = self._inputs(page, page.facts() if page.facts else view)
        data = None
        if self._needs.standing.get(page.path) != inputs:
            view = view or page.make_view()
            body = self._body(page.article, page.path) if page.article else ()
            html = self._templates.render(page.template, page=view, body=body)
            data = html.encode()
        return WrittenPage(path=page.path, inputs=inputs, data=data)

    def _inputs(self, page: PageSpec, facts: object) -> str:
        digest = hashlib.sha256(self._needs.state.encode())
        digest.update(page.template.encode())
        digest.update(repr(facts).encode(errors="surrogatepass"))
        if page.article:
            addresses = self._needs.site.addresses
            linked = [addresses.get(slug) for slug in page.article.links]
            digest.update(repr((page.article.body, linked)).encode(errors="surrogatepass"))
        return digest.hexdigest()

    def _body(self, card: ArticleCard, path: str) -> tuple[BodyBlock, ...]:
        """The copy of an article with its marks resolved for a page."""
        root = "../" * path.count("/")
        blocks = self._bodies(card.issue)[card.slug].blocks
        addresses = self._needs.site.addresses
        return tuple(
            BodyBlock(
                anchor=block.anchor,
                kind=block.kind,
                html=Markup(resolve_links(block.html, addresses, root=root)),
            )
            for block in blocks
        )

    def _read_bodies(self, issue: str) -> Bodies:
        return read_bodies(self._needs.reading, self._needs.records[issue])
