"""The pictures of an article at their printed size."""

from __future__ import annotations

from lowdown.model import Article, Grid, Picture
from lowdown.press.assets import printed_depth
from lowdown.values import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class FigureView:
    """A picture at its printed size. Lengths in points."""

    url: str
    """The address that templates load it by."""
    alt: str
    """What it shows, for screen readers."""
    caption: str | None
    """The words below it."""
    credit: str | None
    """Who made it."""
    width: float
    """Its printed width."""
    height: float
    """Its printed depth."""
    span: int
    """Columns that it is wide."""
    before: str
    """The id of the block that follows it in the copy; empty: it stands last."""
    picture: Picture
    """The picture in the copy."""


def view_figure(picture: Picture, *, url: str, grid: Grid, before: str) -> FigureView:
    """A picture at its printed size: as wide as its columns, as deep as its limits allow.

    `url`: where templates load it from; `before`: the id of the block that follows it.
    """
    span = min(picture.span, grid.columns)
    width = grid.width(span)
    return FigureView(
        url=url,
        alt=picture.alt,
        caption=picture.caption,
        credit=picture.credit,
        width=round(width, 3),
        height=round(printed_depth(picture, width), 3),
        span=span,
        before=before,
        picture=picture,
    )


def picture_key(picture: Picture) -> str:
    """A key for a picture as it is printed: the file, its width in columns, and its crop."""
    return f"{picture.span}|{picture.least}|{picture.most}|{picture.focus}|{picture.file}"


def pictures_of(article: Article) -> tuple[Picture, ...]:
    """Every picture that an article prints."""
    lead = (article.image,) if article.image else ()
    return lead + tuple(block.picture for block in article.print_copy if block.picture)
