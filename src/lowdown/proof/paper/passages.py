"""The passages of an issue that its readers must find in print, in the order of the copy."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from enum import Enum
from itertools import accumulate
from typing import Final

from lowdown.model import (
    Article,
    Block,
    BlockKind,
    FitLimits,
    FitStep,
    Issue,
    Location,
    Picture,
    text_lines,
)
from lowdown.proof.paper.normalise import fold_words
from lowdown.values import dataclass


class Kind(Enum):
    """What a passage is."""

    KICKER = "kicker"
    TITLE = "headline"
    STANDFIRST = "standfirst"
    PARAGRAPH = "paragraph"
    CROSSHEAD = "crosshead"
    ITEM = "item of a list"
    QUOTE = "quotation"
    CODE = "code"
    NOTE = "note"
    CAPTION = "caption"
    ASIDE = "box or pull quote"
    CELL = "cell of a table"


_RUNNING: Final = {
    BlockKind.PARAGRAPH: Kind.PARAGRAPH,
    BlockKind.CROSSHEAD: Kind.CROSSHEAD,
    BlockKind.LIST: Kind.ITEM,
    BlockKind.QUOTE: Kind.QUOTE,
    BlockKind.CODE: Kind.CODE,
    BlockKind.NOTES: Kind.NOTE,
}
"""Kinds of blocks that must be read in their order; all others may stand a little elsewhere."""
_ASIDE: Final = frozenset({BlockKind.FIGURE, BlockKind.PULLQUOTE, BlockKind.BOX, BlockKind.TABLE})
"""Kinds of blocks that do not count as what stands below a crosshead."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Passage:
    """A paragraph, an item, a cell or the like: what stands on lines of its own."""

    article: str
    """The slug of its article."""
    kind: Kind
    """What it is."""
    words: tuple[str, ...]
    """Its words, folded."""
    place: Location
    """Where it begins in the copy."""
    block: str = ""
    """The id of its block; empty for what stands above the copy."""
    running: bool = False
    """Whether it must be read in its order."""
    optional: bool = False
    """Whether the copyfitter may have left it out."""
    repeats: bool = False
    """Whether it is printed again where its table goes on."""

    @property
    def key(self) -> str:
        """Its letters without white."""
        return "".join(self.words)

    @property
    def ends(self) -> tuple[int, ...]:
        """The letters after which a word ends."""
        return tuple(accumulate(len(word) for word in self.words))


def passages_of(issue: Issue, limits: FitLimits) -> dict[str, tuple[Passage, ...]]:
    """The passages of each article and filler by its slug; the donation panel's are the last.

    `limits` say what the copyfitter may leave out.
    """
    found = {
        article.slug: tuple(_article(article, limits))
        for article in (*issue.articles, *issue.fillers)
    }
    if issue.donation:
        found[issue.donation.slug] = tuple(_panel(issue.donation))
    return found


def _article(article: Article, limits: FitLimits) -> Iterator[Passage]:
    heads = (
        (Kind.KICKER, (article.kicker or "").upper()),
        (Kind.TITLE, article.title),
        (Kind.STANDFIRST, article.standfirst or ""),
    )
    for kind, text in heads:
        if words := fold_words(text):
            yield Passage(article=article.slug, kind=kind, words=words, place=article.place)
    spare = _spare(article, limits)
    copy = [
        passage
        for block in article.print_copy
        for passage in _block(article, block, spare=block.id in spare)
    ]
    if article.image:
        copy += _caption(article, article.image)
    yield from (passage for passage in copy if passage.running)
    yield from (passage for passage in copy if not passage.running)


def _panel(donation: Article) -> Iterator[Passage]:
    yield Passage(
        article=donation.slug,
        kind=Kind.TITLE,
        words=fold_words(donation.title),
        place=donation.place,
    )
    for block in donation.print_copy:
        yield from _block(donation, block)


def _spare(article: Article, limits: FitLimits) -> set[str]:
    """The ids of blocks that the copyfitter may leave out, and of crossheads left without copy."""
    allowed = {step for step in FitStep if limits.allows(step)} - article.forbidden_fit_steps
    spare: set[str] = set()
    blocks = article.print_copy
    for number in reversed(range(len(blocks))):
        block, section = blocks[number], list(_section(blocks, number))
        if (
            (block.optional and FitStep.OPTIONAL in allowed)
            or (block.kind is BlockKind.PULLQUOTE and FitStep.PULLQUOTES in allowed)
            or (section and all(other.id in spare for other in section))
        ):
            spare.add(block.id)
    return spare


def _section(blocks: Sequence[Block], heading: int) -> Iterator[Block]:
    """The copy below a crosshead, up to the next of its level; nothing for other blocks."""
    level = blocks[heading].level
    for block in blocks[heading + 1 :] if level else ():
        if block.kind is BlockKind.NOTES or 0 < block.level <= level:
            return
        if block.kind not in _ASIDE:
            yield block


def _block(article: Article, block: Block, *, spare: bool = False) -> Iterator[Passage]:
    if block.picture:
        yield from _caption(article, block.picture, block=block.id, optional=spare)
        return
    kind = _RUNNING.get(block.kind)
    other = Kind.CELL if block.kind is BlockKind.TABLE else Kind.ASIDE
    for line in text_lines(block.body) if block.body else ():
        if words := fold_words(line.text):
            yield Passage(
                article=article.slug,
                kind=kind or other,
                words=words,
                place=block.place,
                block=block.id,
                running=kind is not None,
                optional=spare,
                repeats=line.is_column_head,
            )


def _caption(
    article: Article, picture: Picture, *, block: str = "", optional: bool = False
) -> Iterator[Passage]:
    if words := fold_words(f"{picture.caption or ''} {picture.credit or ''}"):
        place = picture.place
        yield Passage(
            article=article.slug,
            kind=Kind.CAPTION,
            words=words,
            place=place,
            block=block,
            optional=optional,
        )
