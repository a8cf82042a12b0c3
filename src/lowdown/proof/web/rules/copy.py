"""Rules about what an article's page says: all of the copy, and nothing else than the copy.

Each block of the copy stands on the page under its anchor, which the paper prints too. What is
beside the copy is known by its words.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Final

from lowdown.model import Article, Block, Note, Notes, first_words, plural
from lowdown.proof.feeds import fold, quoted
from lowdown.proof.web.faults import Fault
from lowdown.proof.web.page import Element, Page, raw_words_in, words_in
from lowdown.proof.web.sources import PublishedArticle
from lowdown.proof.web.survey import Site

if TYPE_CHECKING:
    from selectolax.lexbor import LexborNode

_SHOWN: Final = 6
"""Words that a finding quotes."""
_MAX_BLOCKS: Final = 3
"""Blocks of one page of which findings are made; further ones are counted."""


def check_copy(page: Page, site: Site) -> Iterator[Fault]:
    """LD720: an article's page has each block of its copy for the web, word for word, in order."""
    published = site.sources.articles.get(page.path)
    if published is None or page.is_redirect:
        return
    faults = [
        *_block_faults(page, published.article),
        *_order_faults(page, published.article),
        *_stray_faults(page, published.article),
    ]
    yield from faults[:_MAX_BLOCKS]
    if len(faults) > _MAX_BLOCKS:
        more = plural(len(faults) - _MAX_BLOCKS, "further place")
        yield _fault(page, published.article.copy[0], f"differs from the copy in {more}")


def check_header(page: Page, site: Site) -> Iterator[Fault]:
    """LD721: an article's page has the headline, the other words of its header, and its date."""
    published = site.sources.articles.get(page.path)
    scope = _scope(page)
    if published is None or page.is_redirect or scope is None:
        return
    yield from _headline_faults(page, published.article)
    yield from _missing_words(page, published.article, scope)
    yield from _date_faults(page, published, scope)


def _headline_faults(page: Page, article: Article) -> Iterator[Fault]:
    headings = [raw_words_in(heading) for heading in page.all("h1")]
    if headings and fold(article.title) not in headings:
        problem = (
            f"has the headline {quoted(' '.join(headings[0]))}, but the article has"
            f" {quoted(article.title)}"
        )
        yield _header_fault(page, article, "title", problem)


def _missing_words(page: Page, article: Article, scope: Element) -> Iterator[Fault]:
    shown, copy = _squeezed(scope), "".join(_close(text) for text in _texts(article))
    for key, text in _header_words(article):
        wanted = _close(text)
        # Words of the header may stand in the copy too: the page has them once more.
        if wanted and shown.count(wanted) <= copy.count(wanted):
            problem = f"lacks the {key.rpartition('.')[2]} {quoted(text)}"
            yield _header_fault(page, article, key, problem)


def check_notes(page: Page, site: Site) -> Iterator[Fault]:
    """LD715: every note can be reached from the text, and leads back to where it was."""
    name = _name(page, site)
    for block in site.sources.blocks_of(page.path):
        if not isinstance(block.body, Notes) or page.is_redirect:
            continue
        for note in block.body.notes:
            problem = _note_problem(page, note, name)
            if problem:
                yield Fault(code="LD715", path=page.path, problem=problem, place=block.place)


def _block_faults(page: Page, article: Article) -> Iterator[Fault]:
    for block in article.web_copy:
        problem = _block_problem(page, block)
        if problem:
            yield _fault(page, block, problem)


def _block_problem(page: Page, block: Block) -> str:
    """How a block on a page differs from the copy; empty where it does not."""
    wanted = _words_of(block)
    element = page.ids.get(block.anchor)
    if element is None:
        if not wanted and not block.picture:
            return ""  # a line between paragraphs
        what = _opening(wanted) if wanted else f"the picture of {_alt(block)}"
        return f"lacks {what}, or its anchor #{block.anchor}"
    if block.picture and not _shows(element, block.picture.alt):
        return f"lacks the picture of {_alt(block)} or its alt text"
    if raw_words_in(element) == wanted or (found := words_in(element)) == wanted:
        return ""
    at = _first_difference(found, wanted)
    return f"has {_opening(found[at:])} where the copy has {_opening(wanted[at:])}"


def _order_faults(page: Page, article: Article) -> Iterator[Fault]:
    """The first block that stands before one that it should follow."""
    order = {id(element): number for number, element in enumerate(page.elements)}
    last = -1
    for block in article.web_copy:
        element = page.ids.get(block.anchor)
        if element is None:
            continue
        if order[id(element)] < last:
            words = _opening(_words_of(block)) if _words_of(block) else "a picture"
            yield _fault(page, block, f"has {words} out of order")
            return
        last = order[id(element)]


def _stray_faults(page: Page, article: Article) -> Iterator[Fault]:
    """Words beside the blocks of the copy that a template would have marked with a class."""
    for words in _stray_words(page, article):
        printed = [block for block in article.copy if words == _words_of(block)]
        why = "which is for print only" if printed else "which is not in the copy"
        yield Fault(
            code="LD720",
            path=page.path,
            problem=f"has {_opening(words)} among the copy, {why}",
            place=printed[0].place if printed else None,
        )


def _stray_words(page: Page, article: Article) -> Iterator[tuple[str, ...]]:
    blocks = [page.ids[block.anchor].node for block in article.web_copy if block.anchor in page.ids]
    around = blocks[0].parent if blocks else None
    own = {node.mem_id for node in blocks}
    for child in around.iter(include_text=True) if around else ():
        if child.mem_id not in own and not _is_marked(child):
            words = fold(child.text(deep=True, separator=" "))
            if words:
                yield words


def _is_marked(node: LexborNode) -> bool:
    """Whether a template gave an element a class or an id, as it does with its own words."""
    return node.is_element_node and bool({"class", "id"} & set(node.attributes))


def _fault(page: Page, block: Block, problem: str) -> Fault:
    return Fault(code="LD720", path=page.path, problem=problem, place=block.place)


def _header_fault(page: Page, article: Article, key: str, problem: str) -> Fault:
    return Fault(code="LD721", path=page.path, problem=problem, place=article.place_of(key))


def _words_of(block: Block) -> tuple[str, ...]:
    if block.picture:
        return fold(f"{block.picture.caption or ''} {block.picture.credit or ''}")
    return fold(block.text)


def _shows(element: Element, alt: str) -> bool:
    """Whether an element has a picture with these words in its place."""
    images = element.node.css("img")
    return any(fold(image.attributes.get("alt") or "") == fold(alt) for image in images)


def _alt(block: Block) -> str:
    return quoted(block.picture.alt) if block.picture else ""


def _opening(words: Sequence[str]) -> str:
    return quoted(first_words(words, _SHOWN)) if words else "nothing"


def _first_difference(found: Sequence[str], wanted: Sequence[str]) -> int:
    pairs = enumerate(zip(found, wanted, strict=False))
    return next((at for at, (one, two) in pairs if one != two), min(len(found), len(wanted)))


def _scope(page: Page) -> Element | None:
    """What is the article's own on its page: the `article` around its headline, or `main`."""
    heading = next(page.all("h1"), None)
    node = heading.node.parent if heading else None
    while node is not None:
        if node.tag == "article":
            return Element("article", node.attributes, node)
        node = node.parent
    return page.main


def _close(text: str) -> str:
    """The letters of a text without white."""
    return "".join(fold(text))


def _squeezed(element: Element) -> str:
    return "".join(raw_words_in(element))


def _texts(article: Article) -> Iterator[str]:
    for block in article.web_copy:
        if block.picture:
            yield f"{block.picture.caption or ''} {block.picture.credit or ''}"
        else:
            yield block.text


def _header_words(article: Article) -> Iterator[tuple[str, str]]:
    """The words of an article's header besides the headline, with their keys."""
    yield "kicker", article.kicker or ""
    yield "standfirst", article.standfirst or ""
    for author in article.authors:
        yield "author", author
    if article.image:
        yield "image.caption", article.image.caption or ""
        yield "image.credit", article.image.credit or ""


def _date_faults(page: Page, published: PublishedArticle, scope: Element) -> Iterator[Fault]:
    article = published.article
    shown = [time.attributes.get("datetime") or "" for time in scope.node.css("time")]
    days = {moment[:10] for moment in shown if re.match(r"\d{4}-\d\d-\d\d", moment)}
    for key, what, day in (
        ("date", "publication", article.date or published.issue.date),
        ("updated", "last change", article.updated),
    ):
        if day and day.isoformat() not in days:
            problem = f"does not have the day of its {what}, {day}"
            yield _header_fault(page, article, key, problem)


def _name(page: Page, site: Site) -> str:
    """What the ids of the copy of a page begin with in the publication."""
    published = site.sources.articles.get(page.path)
    if published:
        return published.article.slug
    issue = site.sources.issues.get(page.path)
    return issue.name if issue else ""


def _anchor(ident: str, name: str) -> str:
    """The fragment on its page of what has an id in the publication."""
    return ident.removeprefix(f"{name}-")


def _note_problem(page: Page, note: Note, name: str) -> str:
    """What keeps a note from being read and left; empty where nothing does."""
    own, reference = _anchor(note.id, name), _anchor(note.reference, name)
    if own not in page.ids:
        return f"lacks note {note.number} as #{own}, where its number in the text leads"
    if reference not in page.ids:
        return f"lacks the number {note.number} in the text as #{reference}, where its note leads"
    if f"#{own}" not in {link.get("href") for link in page.all("a")}:
        return f"has no number in the text that leads to note {note.number}"
    back = {link.attributes.get("href") for link in page.ids[own].node.css("a")}
    return "" if f"#{reference}" in back else f"has note {note.number} without a way back"
