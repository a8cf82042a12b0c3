"""The contents box of a made-up paper: its entries in page order, with their pages."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from lowdown.model import Frame, Makeup, Words
from lowdown.press.templates import ArticleView
from lowdown.press.type import TypesetArticle, TypesetIssue


class ContentsEntry(NamedTuple):
    """An entry of the contents box. Lengths in points from the box's top left."""

    view: ArticleView
    """The article."""
    pages: str
    """The pages of its opening run, such as `p4-5`."""
    left: float
    """From the box's left."""
    top: float
    """From the box's top."""


def contents_order(typeset: TypesetIssue, makeup: Makeup) -> list[TypesetArticle]:
    """The articles that the contents box lists, in page order."""

    def first_place(piece: TypesetArticle) -> tuple[int, int]:
        frames = makeup.of_article(piece.view.article.slug)
        return (frames[0].page, frames[0].top) if frames else (0, 0)

    return sorted(typeset.articles[1:], key=first_place)


def contents_entries(typeset: TypesetIssue, makeup: Makeup, words: Words) -> list[ContentsEntry]:
    """The entries of the contents box, in page order; none where there is no box."""
    if typeset.contents is None:
        return []
    listed = contents_order(typeset, makeup)
    ordered = [piece.view.article.slug for piece in typeset.articles[1:]]
    places = typeset.contents.places([ordered.index(piece.view.article.slug) for piece in listed])
    return [
        ContentsEntry(
            view=piece.view,
            pages=words.name_pages(opening_pages(makeup.of_article(piece.view.article.slug))),
            left=place.left,
            top=place.top,
        )
        for piece, place in zip(listed, places, strict=True)
    ]


def contents_top(typeset: TypesetIssue, makeup: Makeup) -> float:
    """Points from the type area's top to the contents box.

    The box stands at the foot of page 1, or on the panel where that is the only page.
    """
    if typeset.contents is None:
        return 0.0
    below = typeset.furniture.foot if makeup.pages == 1 else 0
    return (typeset.grid.lines - below) * typeset.grid.leading - typeset.contents.height


def opening_pages(frames: Sequence[Frame]) -> str:
    """The pages of an article's opening run, such as `4-5` or `11`; empty for no frames.

    The pages after a jump are not counted.
    """
    pages = [frame.page for frame in frames]
    if not pages:
        return ""
    last = first = pages[0]
    for frame in frames[1:]:
        if frame.from_page is not None:
            break
        last = frame.page
    return f"{first}" if first == last else f"{first}-{last}"


def page_range(frames: Sequence[Frame]) -> str:
    """The pages of an article's opening run as reports name them: `p4-5`, `p11`."""
    pages = opening_pages(frames)
    return f"p{pages}" if pages else ""
