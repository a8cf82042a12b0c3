"""The made-up pages in, what the contents box says of them out."""

from __future__ import annotations

from collections.abc import Sequence

from lowdown.model.pages import Frame, Makeup
from lowdown.press.typesetter import TypesetArticle, TypesetIssue
from lowdown.press.views import ArticleView


def contents_order(type_: TypesetIssue, makeup: Makeup) -> list[TypesetArticle]:
    """The articles that the contents box lists, in page order."""

    def begins(piece: TypesetArticle) -> tuple[int, int]:
        frames = makeup.of_article(piece.view.article.slug)
        return (frames[0].page, frames[0].top) if frames else (0, 0)

    return sorted(type_.pieces[1:], key=begins)


def contents_entries(type_: TypesetIssue, makeup: Makeup) -> list[tuple[ArticleView, str, float, float]]:
    """What the contents box lists: the article, its pages, and where its line stands."""
    if type_.contents is None:
        return []
    listed = contents_order(type_, makeup)
    ordered = [piece.view.article.slug for piece in type_.pieces[1:]]
    places = type_.contents.places([ordered.index(piece.view.article.slug) for piece in listed])
    return [
        (piece.view, page_range(makeup.of_article(piece.view.article.slug)), left, top)
        for piece, (left, top) in zip(listed, places, strict=True)
    ]


def contents_top(type_: TypesetIssue, makeup: Makeup) -> float:
    """Where the contents box begins, in points below the type area's top: at the foot, or on the panel below it."""
    if type_.contents is None:
        return 0.0
    below = type_.furniture.panel if makeup.pages == 1 else 0
    return (type_.grid.lines - below) * type_.grid.leading - type_.contents.height


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
