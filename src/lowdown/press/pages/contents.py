"""The made-up pages in, what the contents box says of them out."""

from __future__ import annotations

from collections.abc import Sequence

from lowdown.model import Frame, Makeup
from lowdown.press.templates import ArticleView
from lowdown.press.type import TypesetArticle, TypesetIssue


def contents_order(typeset: TypesetIssue, makeup: Makeup) -> list[TypesetArticle]:
    """The articles that the contents box lists, in page order."""

    def begins(piece: TypesetArticle) -> tuple[int, int]:
        frames = makeup.of_article(piece.view.article.slug)
        return (frames[0].page, frames[0].top) if frames else (0, 0)

    return sorted(typeset.pieces[1:], key=begins)


def contents_entries(
    typeset: TypesetIssue, makeup: Makeup
) -> list[tuple[ArticleView, str, float, float]]:
    """What the contents box lists: the article, its pages, and where its line stands."""
    if typeset.contents is None:
        return []
    listed = contents_order(typeset, makeup)
    ordered = [piece.view.article.slug for piece in typeset.pieces[1:]]
    places = typeset.contents.places([ordered.index(piece.view.article.slug) for piece in listed])
    return [
        (piece.view, page_range(makeup.of_article(piece.view.article.slug)), left, top)
        for piece, (left, top) in zip(listed, places, strict=True)
    ]


def contents_top(typeset: TypesetIssue, makeup: Makeup) -> float:
    """Where the contents box begins, in points below the type area's top: at the foot, or on the panel below it."""
    if typeset.contents is None:
        return 0.0
    below = typeset.furniture.panel if makeup.pages == 1 else 0
    return (typeset.grid.lines - below) * typeset.grid.leading - typeset.contents.height


def page_range(frames: Sequence[Frame]) -> str:
    """The pages of an article's opening run, as the contents box names them: `p4-5`, `p11`.

    A jumped tail is not counted.
    """
    pages = [frame.page for frame in frames]
    if not pages:
        return ""
    last = first = pages[0]
    for frame in frames[1:]:
        if frame.from_page is not None:
            break
        last = frame.page
    return f"p{first}" if first == last else f"p{first}-{last}"
