"""Rules about what an article's page says: all of the copy, and nothing else than the copy.

Each block of the copy stands on the page under its anchor, which the paper prints too. What is
beside the copy is known by its words.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Final, NamedTuple

from lowdown.model import Article, Block, Note, Notes, first_words, plural
from lowdown.proof.feeds import fold, quoted
from lowdown.proof.web.faults import Fault
from lowdown.proof.web.page import Element, Page, raw_words_in, words_in
from lowdown.proof.web.rules.header import header_faults
from lowdown.proof.web.survey import Site

if TYPE_CHECKING:
    from selectolax.lexbor import LexborNode

_SHOWN: Final = 6
"""Words that a finding quotes."""
_MAX_FAULTS: Final = 3
"""Places of one page of which findings are made; further ones are counted."""


class CopyBlock(NamedTuple):
    """A block of copy, and what a page has under its anchor."""

    block: Block
    """The block."""
    words: tuple[str, ...]
    """Its words."""
    element: Element | None
    """What the page has; None where it has nothing there."""


def check_article(page: Page, site: Site) -> Iterator[Fault]:
    """LD720 and LD721: an article's page has its copy for the web, word for word and in order, and
    what its header says.
    """
    published = site.sources.articles.get(page.path)
    if published is None or page.is_redirect:
        return
    article = published.article
    blocks = [
        CopyBlock(block, _words_of(block), page.ids.get(block.anchor)) for block in article.web_copy
    ]
    faults = [
        *_block_faults(page, blocks),
        *_order_faults(page, blocks),
        *_stray_faults(page, article, blocks),
    ]
    yield from faults[:_MAX_FAULTS]
    if len(faults) > _MAX_FAULTS:
        more = plural(len(faults) - _MAX_FAULTS, "further place")
        yield _fault(page, blocks[0], f"differs from the copy in {more}")
    yield from header_faults(page, published, [one.element for one in blocks if one.element])


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


def _block_faults(page: Page, blocks: Sequence[CopyBlock]) -> Iterator[Fault]:
    for one in blocks:
        problem = _block_problem(one)
        if problem:
            yield _fault(page, one, problem)


def _block_problem(one: CopyBlock) -> str:
    """How a block on a page differs from the copy; empty where it does not."""
    picture, wanted, element = one.block.picture, one.words, one.element
    if element is None:
        if not wanted and not picture:
            return ""  # a line between paragraphs
        what = _opening(wanted) if wanted else "a picture"
        return f"lacks {what}, or its anchor #{one.block.anchor}"
    if picture and not _shows(element, picture.alt):
        return f"lacks the picture of {quoted(picture.alt)} or its alt text"
    if raw_words_in(element) == wanted or (found := words_in(element)) == wanted:
        return ""
    at = _first_difference(found, wanted)
    return f"has {_opening(found[at:])} where the copy has {_opening(wanted[at:])}"


def _order_faults(page: Page, blocks: Sequence[CopyBlock]) -> Iterator[Fault]:
    """The first block that stands before one that it should follow."""
    last = -1
    for one in blocks:
        if one.element is None:
            continue
        if one.element.number < last:
            words = _opening(one.words) if one.words else "a picture"
            yield _fault(page, one, f"has {words} out of order")
            return
        last = one.element.number


def _stray_faults(page: Page, article: Article, blocks: Sequence[CopyBlock]) -> Iterator[Fault]:
    """Words beside the blocks of the copy that a template would have marked with a class."""
    for words in _stray_words(blocks):
        printed = [block for block in article.copy if words == _words_of(block)]
        why = "which is for print only" if printed else "which is not in the copy"
        yield Fault(
            code="LD720",
            path=page.path,
            problem=f"has {_opening(words)} among the copy, {why}",
            place=printed[0].place if printed else None,
        )


def _stray_words(blocks: Sequence[CopyBlock]) -> Iterator[tuple[str, ...]]:
    # Notes stand apart, in a part of the page with a heading of its own.
    copy = [one for one in blocks if not isinstance(one.block.body, Notes)]
    nodes = [one.element.node for one in copy if one.element]
    own = {node.mem_id for node in nodes}
    around = nodes[0].parent if nodes else None
    children = around.iter(include_text=True) if around is not None else ()
    strays = [child for child in children if child.mem_id not in own and not _is_marked(child)]
    texts = (fold(stray.text(deep=True, separator=" ")) for stray in strays)
    yield from (words for words in texts if words)


def _is_marked(node: LexborNode) -> bool:
    """Whether a template gave an element a class or an id, as it does with its own words."""
    return node.is_element_node and bool({"class", "id"} & set(node.attributes))


def _fault(page: Page, one: CopyBlock, problem: str) -> Fault:
    return Fault(code="LD720", path=page.path, problem=problem, place=one.block.place)


def _words_of(block: Block) -> tuple[str, ...]:
    if block.picture:
        return fold(f"{block.picture.caption or ''} {block.picture.credit or ''}")
    return fold(block.text)


def _shows(element: Element, alt: str) -> bool:
    """Whether an element has a picture with these words in its place."""
    images = element.node.css("img")
    return any(fold(image.attributes.get("alt") or "") == fold(alt) for image in images)


def _opening(words: Sequence[str]) -> str:
    return quoted(first_words(words, _SHOWN)) if words else "nothing"


def _first_difference(found: Sequence[str], wanted: Sequence[str]) -> int:
    pairs = enumerate(zip(found, wanted, strict=False))
    return next((at for at, (one, two) in pairs if one != two), min(len(found), len(wanted)))


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
