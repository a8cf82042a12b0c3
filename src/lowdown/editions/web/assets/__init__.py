"""Pictures, typefaces and icons of the web edition."""

from lowdown.editions.web.assets.covers import cover_renditions, make_cover, render_front_page
from lowdown.editions.web.assets.icons import Icons, make_icons
from lowdown.editions.web.assets.pictures import make_renditions, picture_source
from lowdown.editions.web.assets.renditions import PictureKind, PictureSource, Rendition
from lowdown.editions.web.assets.share import (
    make_share,
    make_share_card,
    share_card,
    share_of_cover,
    share_of_picture,
)
from lowdown.press import WebFonts, make_web_fonts

__all__ = [
    "Icons",
    "PictureKind",
    "PictureSource",
    "Rendition",
    "WebFonts",
    "cover_renditions",
    "make_cover",
    "make_icons",
    "make_renditions",
    "make_share",
    "make_share_card",
    "make_web_fonts",
    "picture_source",
    "render_front_page",
    "share_card",
    "share_of_cover",
    "share_of_picture",
]
