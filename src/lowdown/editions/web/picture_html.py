"""Writes pictures as HTML: several widths, a size that is known beforehand, loaded when needed."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from html import escape
from typing import Final
from urllib.parse import quote

from lowdown.editions.web.assets import Rendition, cover_renditions
from lowdown.editions.web.cards import PaperCard, PictureCard
from lowdown.press import ROOT

_WEBP: Final = "image/webp"
COPY_SIZES: Final = "(min-width: 40rem) 40rem, 100vw"
"""How wide a picture among the copy is shown."""
LEAD_SIZES: Final = "(min-width: 70rem) 57rem, (min-width: 40rem) 40rem, 100vw"
"""How wide a lead picture is shown."""
FRONT_SIZES: Final = "(min-width: 76rem) 46rem, (min-width: 62rem) 64vw, 100vw"
"""How wide the picture of the lead is shown at home."""
COLUMN_SIZES: Final = (
    "(min-width: 76rem) 21rem, (min-width: 62rem) 30vw, (min-width: 34rem) 46vw, 100vw"
)
"""How wide a picture in the columns below it is shown."""
ITEM_SIZES: Final = "(min-width: 76rem) 15rem, (min-width: 40rem) 28vw, 100vw"
"""How wide a picture in a list is shown."""
COVER_SIZES: Final = "(min-width: 48rem) 20rem, 70vw"
"""How wide page 1 is shown on the page of its issue."""
THUMBNAIL_SIZES: Final = "10rem"
"""How wide page 1 is shown in a list."""


def figure_html(card: PictureCard, *, anchor: str, sizes: str, is_late: bool) -> str:
    """Returns a picture with its caption as a figure; `anchor`: its id; empty without.

    `sizes`: how wide it is shown, as HTML has it; `is_late`: whether it is loaded when needed.
    """
    ident = f' id="{escape(anchor)}"' if anchor else ""
    words = [escape(card.caption, quote=False)] if card.caption else []
    if card.credit:
        words.append(f'<span class="credit">{escape(card.credit, quote=False)}</span>')
    caption = f"<figcaption>{' '.join(words)}</figcaption>" if words else ""
    picture = picture_html(card, sizes=sizes, is_late=is_late)
    return f"<figure{ident}>{picture}{caption}</figure>"


def picture_html(card: PictureCard, *, sizes: str, is_late: bool, alt: str | None = None) -> str:
    """Returns a picture; the site's first folder is a mark in it."""
    return _picture(
        card.source.renditions, alt=card.alt if alt is None else alt, sizes=sizes, is_late=is_late
    )


def cover_html(paper: PaperCard, *, alt: str, sizes: str, is_late: bool) -> str:
    """Returns page 1 of a paper as a picture; the site's first folder is a mark in it."""
    return _picture(cover_renditions(paper), alt=alt, sizes=sizes, is_late=is_late)


def picture_addresses(card: PictureCard, url: str) -> tuple[str, ...]:
    """Returns the absolute addresses of a picture in each width, the widest first."""
    paths = [one.path for one in _fallbacks(card.source.renditions)]
    return tuple(url + quote(path) for path in reversed(paths))


def _picture(renditions: Sequence[Rendition], *, alt: str, sizes: str, is_late: bool) -> str:
    sources = "".join(_sources(renditions, sizes))
    fallbacks = _fallbacks(renditions)
    shown = fallbacks[-1]
    several = f' srcset="{_srcset(fallbacks)}" sizes="{sizes}"' if len(fallbacks) > 1 else ""
    late = ' loading="lazy" decoding="async"' if is_late else ' fetchpriority="high"'
    image = (
        f'<img src="{_address(shown)}"{several} alt="{escape(alt)}" width="{shown.width}"'
        f' height="{shown.height}"{late}>'
    )
    return f"<picture>{sources}{image}</picture>" if sources else image


def _sources(renditions: Sequence[Rendition], sizes: str) -> Iterator[str]:
    webp = [one for one in renditions if one.media == _WEBP]
    if webp:
        yield f'<source type="{_WEBP}" srcset="{_srcset(webp)}" sizes="{sizes}">'


def _srcset(renditions: Sequence[Rendition]) -> str:
    return ", ".join(f"{_address(one)} {one.width}w" for one in renditions)


def _fallbacks(renditions: Sequence[Rendition]) -> list[Rendition]:
    """What every browser can show, narrowest first."""
    return [one for one in renditions if one.media != _WEBP]


def _address(rendition: Rendition) -> str:
    return ROOT + quote(rendition.path)
