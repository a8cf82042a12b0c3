"""Articles that have the same words: which of them the proof takes a line for."""

from __future__ import annotations

from lowdown.proof.paper.match import collate
from lowdown.proof.paper.normalise import fold_words
from lowdown.proof.paper.passages import Kind, Passage
from making.typed_pages import COPY, PLACE, Columns, paper

BOX = ("The wards are open by day.", "The wards are closed by night.", "Nobody was asked.")
"""The paragraphs of a box that several articles have."""


def passages(slug: str, title: str, paragraphs: tuple[str, ...]) -> tuple[Passage, ...]:
    """A headline and the paragraphs of a box."""
    kinds = [(Kind.TITLE, title), *((Kind.ASIDE, text) for text in paragraphs)]
    return tuple(
        Passage(article=slug, kind=kind, words=fold_words(text), place=PLACE)
        for kind, text in kinds
    )


def pages_by_article(pages: list[Columns]) -> dict[str, list[int]]:
    """The pages on which the proof finds each of three articles."""
    articles = {
        "a": passages("a", "Baths sold", BOX),
        "b": passages("b", "Pool drained", BOX),
        "c": passages("c", "Library shut", ("The library is shut.",)),
    }
    lines = [line for page in paper(pages).pages for line in page.lines]
    collated = collate(articles, lines, copy_size=COPY, landings=())
    assert not collated.strange
    return {slug: collation.pages for slug, collation in collated.collations.items()}


def test_copy_belongs_to_the_article_that_was_read_last() -> None:
    """A box that two articles have continues overleaf with the one that stands before it.

    Another article may stand above it, and the other of the two may continue later.
    """
    pages: list[Columns] = [
        [["T:Baths sold", *BOX[:1]]],
        [["T:Pool drained", *BOX[:1]]],
        [["T:Library shut", "The library is shut.", "", *BOX[1:]]],
        [list(BOX[1:])],
    ]
    assert pages_by_article(pages) == {"a": [1, 4], "b": [2, 3], "c": [3]}
