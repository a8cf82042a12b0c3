"""Chooses the picture that is shown where a page is shared."""

from __future__ import annotations

from urllib.parse import quote

from lowdown.editions.web.assets import (
    Rendition,
    share_card,
    share_of_cover,
    share_of_picture,
)
from lowdown.editions.web.cards import PaperCard, PictureCard
from lowdown.editions.web.parts import SharePicture
from lowdown.model import Publication
from lowdown.press import Typefaces
from lowdown.values import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Share:
    """A picture that is shared, and what it is made from: a card with the title where from neither
    a picture nor a paper.
    """

    rendition: Rendition
    """Its file."""
    picture: PictureCard | None = None
    """The picture that it is cropped from."""
    paper: PaperCard | None = None
    """The paper whose front page it shows."""


def choose_share(
    publication: Publication,
    picture: PictureCard | None,
    paper: PaperCard | None,
    *,
    typefaces: Typefaces,
) -> Share:
    """Returns what a page is shared with: its picture, else page 1, else the title, which is set in
    the publication's `typefaces`.
    """
    if picture:
        rendition = share_of_picture(picture.source, picture.focus)
        if rendition:
            return Share(rendition=rendition, picture=picture)
    if paper:
        return Share(rendition=share_of_cover(paper), paper=paper)
    accent = publication.look.accent
    return Share(rendition=share_card(publication.title, accent, typefaces))


def share_view(publication: Publication, share: Share, front_page: str) -> SharePicture:
    """Returns a picture for services; `front_page`: what that of page 1 shows."""
    if share.picture:
        alt = share.picture.alt
    else:
        alt = front_page if share.paper else publication.title
    file = share.rendition
    return SharePicture(
        url=publication.url + quote(file.path), width=file.width, height=file.height, alt=alt
    )
