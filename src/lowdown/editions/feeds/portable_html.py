"""Writes copy as HTML that can be read anywhere, with the pictures that it shows.

A feed reader or a mail program does not have the page that the copy comes from: every address is
absolute, pictures are named where the publication will keep them, and there are only attributes
that the W3C feed validator accepts.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import field
from html import escape
from pathlib import PurePosixPath
from types import MappingProxyType
from typing import TYPE_CHECKING, Final
from urllib.parse import SplitResult, quote, unquote, urljoin, urlsplit

from lowdown.model import HtmlRenderer, absolute_address
from lowdown.outputs import picture_path
from lowdown.values import dataclass

if TYPE_CHECKING:
    from collections.abc import Iterable

    from lowdown.model import Article, Block, Location, Picture


MARKED_ARTICLE: Final = "https://article.invalid/"
"""What the addresses of articles begin with in copy whose links are resolved later."""


class MarkedArticles(Mapping[str, str]):
    """Addresses that stand for those of articles until it is known which are published."""

    def __getitem__(self, slug: str) -> str:
        return MARKED_ARTICLE + slug

    def __iter__(self) -> Iterator[str]:
        return iter(())

    def __len__(self) -> int:
        return 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Origin:
    """Where copy comes from, and where it leads to."""

    page: str
    """The absolute address of the page that the copy is from."""
    name: str = ""
    """The slug of the article, or the name of the issue: what the ids of the copy begin with."""
    site: str
    """The publication's absolute address, which ends in a slash."""
    articles: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    """The address of every published article, by its slug; copy may link to an article's file."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PortableHtml:
    """Copy that has been cut out, to be read somewhere else."""

    html: str
    """The copy; every address in it is absolute."""
    pictures: Mapping[str, Location] = field(default_factory=lambda: MappingProxyType({}))
    """Each picture shown, relative to the publication's folder, and where the copy names it."""


def portable_article(article: Article, origin: Origin, *, language: str) -> PortableHtml:
    """Returns an article's copy for the web, below its lead picture and its standfirst.

    `language` is that of the surroundings.
    """
    pictures: dict[str, Location] = {}
    parts = []
    if article.image:
        parts.append(_figure(article.image, origin, pictures))
    if article.standfirst:
        parts.append(f"<p><strong>{escape(article.standfirst)}</strong></p>")
    body = portable_blocks(article.web_copy, origin)
    html = "\n".join([*parts, body.html])
    if article.language != language:
        html = f'<div lang="{escape(article.language)}">\n{html}\n</div>'
    return PortableHtml(html=html, pictures={**pictures, **body.pictures})


def portable_blocks(blocks: Iterable[Block], origin: Origin) -> PortableHtml:
    """Returns the blocks one after the other."""
    pictures: dict[str, Location] = {}
    renderer = _PortableRenderer(origin)
    parts = []
    for block in blocks:
        if block.picture:
            parts.append(_figure(block.picture, origin, pictures))
        elif block.body:
            parts.append(renderer.block(block.body, block.id))
    return PortableHtml(html="\n".join(parts), pictures=pictures)


def ascii_address(address: str) -> str:
    """Returns an address with everything percent-encoded that RFC 3986 does not allow."""
    return quote(address, safe="%:/?#[]@!$&'()*+,;=~", errors="replace")


def picture_address(picture: Picture, origin: Origin) -> str:
    """Returns the absolute address at which a picture is published."""
    return origin.site + quote(picture_path(picture.file))


def _figure(picture: Picture, origin: Origin, pictures: dict[str, Location]) -> str:
    pictures.setdefault(picture.file, picture.place)
    words = [escape(picture.caption)] if picture.caption else []
    if picture.credit:
        words.append(f"<small>{escape(picture.credit)}</small>")
    caption = f"<figcaption>{' '.join(words)}</figcaption>" if words else ""
    source = escape(picture_address(picture, origin))
    return f'<figure><img src="{source}" alt="{escape(picture.alt)}">{caption}</figure>'


class _PortableRenderer(HtmlRenderer):
    """Writes copy with absolute addresses."""

    def __init__(self, origin: Origin) -> None:
        self.origin = origin

    def address(self, href: str) -> str | None:
        """Returns the absolute address; None where there is none that can be published."""
        return _absolute(href, self.origin)


def _absolute(address: str, origin: Origin) -> str | None:
    """The absolute address; None where it is invalid, unsafe, or of something unpublished."""
    if address.startswith("#"):
        address = f"#{_anchor(address[1:], origin.name)}"
    else:
        parts = _split(address.strip())
        if parts is None:
            return None
        path = PurePosixPath(unquote(parts.path))
        if path.suffix == ".md" and not parts.scheme and not parts.netloc:
            article, anchor = origin.articles.get(path.stem), _anchor(parts.fragment, path.stem)
            return ascii_address(urljoin(article, f"#{anchor}")) if article else None
    absolute = absolute_address(address, origin.page)
    return ascii_address(absolute) if absolute is not None else None


def _anchor(ident: str, name: str) -> str:
    """The fragment on the page of the article `name` of what has an id in the publication."""
    return ident.removeprefix(f"{name}-")


def _split(address: str) -> SplitResult | None:
    """The parts of an address; None where it is not one."""
    try:
        return urlsplit(address)
    except ValueError:
        return None
