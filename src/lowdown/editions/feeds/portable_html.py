"""Writes copy as HTML that can be read anywhere, with the pictures that it shows.

A feed reader or a mail program does not have the page that the copy comes from: every address is
absolute, pictures are named where the publication will keep them, and only the attributes are kept
that the W3C feed validator accepts.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from html import escape
from html.parser import HTMLParser
from pathlib import PurePosixPath
from types import MappingProxyType
from typing import TYPE_CHECKING, Final
from urllib.parse import SplitResult, quote, unquote, urljoin, urlsplit

from lowdown.outputs import picture_path

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from lowdown.model import Article, Block, Location, Picture

"""The folder of the pictures in editions, below the output folder and the publication's address."""

_ATTRIBUTES: Final = frozenset(
    {
        "abbr",
        "alt",
        "cite",
        "class",
        "colspan",
        "datetime",
        "dir",
        "headers",
        "height",
        "href",
        "hreflang",
        "id",
        "lang",
    }
    | {
        "rel",
        "reversed",
        "rowspan",
        "scope",
        "span",
        "src",
        "start",
        "title",
        "type",
        "value",
        "width",
    }
)
_ADDRESSES: Final = frozenset({"cite", "href", "src"})
_DROPPED: Final = frozenset({"iframe", "noscript", "object", "script", "style", "template"})
_DROPPED_VOID: Final = frozenset({"base", "embed", "link", "meta"})
_VOID: Final = frozenset({"area", "br", "col", "hr", "img", "input", "source", "track", "wbr"})
_DANGEROUS: Final = frozenset({"data", "file", "javascript", "vbscript"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Origin:
    """Where copy comes from, and where it leads to."""

    page: str
    """The absolute address of the page that the copy is from."""
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
    """The blocks one after the other."""
    pictures: dict[str, Location] = {}
    parts = []
    for block in blocks:
        if block.picture:
            parts.append(_figure(block.picture, origin, pictures))
        else:
            rewriter = _Rewriter(origin)
            parts.append(rewriter.rewrite(block.html))
            pictures.update(
                (file, block.place) for file in rewriter.pictures if file not in pictures
            )
    return PortableHtml(html="\n".join(parts), pictures=pictures)


def ascii_address(address: str) -> str:
    """Returns an address with everything percent-encoded that RFC 3986 does not allow."""
    return quote(address, safe="%:/?#[]@!$&'()*+,;=~", errors="replace")


def _figure(picture: Picture, origin: Origin, pictures: dict[str, Location]) -> str:
    pictures.setdefault(picture.file, picture.place)
    words = [escape(picture.caption)] if picture.caption else []
    if picture.credit:
        words.append(f"<small>{escape(picture.credit)}</small>")
    caption = f"<figcaption>{' '.join(words)}</figcaption>" if words else ""
    source = escape(origin.site + quote(picture_path(picture.file)))
    return f'<figure><img src="{source}" alt="{escape(picture.alt)}">{caption}</figure>'


class _Rewriter(HTMLParser):
    """Rewrites HTML with absolute addresses and harmless attributes only."""

    def __init__(self, origin: Origin) -> None:
        super().__init__(convert_charrefs=True)
        self.pictures: list[str] = []
        self._origin = origin
        self._out: list[str] = []
        self._dropping = 0

    def rewrite(self, html: str) -> str:
        self.feed(html)
        self.close()
        return "".join(self._out)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in _DROPPED:
            self._dropping += 1
        elif not self._dropping and tag not in _DROPPED_VOID:
            kept = "".join(self._attribute(tag, name, value) for name, value in attrs)
            self._out.append(f"<{tag}{kept}>")

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)
        if tag not in _VOID:
            self.handle_endtag(tag)

    def handle_endtag(self, tag: str) -> None:
        if tag in _DROPPED:
            self._dropping = max(0, self._dropping - 1)
        elif not self._dropping and tag not in _VOID | _DROPPED_VOID:
            self._out.append(f"</{tag}>")

    def handle_data(self, data: str) -> None:
        if not self._dropping:
            self._out.append(escape(data, quote=False))

    def _attribute(self, tag: str, name: str, value: str | None) -> str:
        if name not in _ATTRIBUTES:
            return ""
        if value is None:
            return f" {name}"
        if name in _ADDRESSES:
            address = (
                self._picture(value)
                if tag == "img" and name == "src"
                else _absolute(value, self._origin)
            )
            return f' {name}="{escape(address)}"' if address else ""
        return f' {name}="{escape(value)}"'

    def _picture(self, source: str) -> str | None:
        """The address of a picture, which is named from the publication's folder."""
        parts = _split(source)
        if parts is None or parts.scheme or source.startswith(("/", "#", "?")):
            return _absolute(source, self._origin)
        file = unquote(parts.path)
        self.pictures.append(file)
        return self._origin.site + quote(picture_path(file))


def _absolute(address: str, origin: Origin) -> str | None:
    """The absolute address; None where it is invalid, unsafe, or of something unpublished."""
    parts = _split(address.strip())
    if parts is None:
        return None
    path = PurePosixPath(unquote(parts.path))
    if path.suffix == ".md" and not parts.scheme and not parts.netloc:
        article = origin.articles.get(path.stem)
        return ascii_address(urljoin(article, f"#{parts.fragment}")) if article else None
    joined = urljoin(origin.page, parts.geturl())
    return None if joined.partition(":")[0].lower() in _DANGEROUS else ascii_address(joined)


def _split(address: str) -> SplitResult | None:
    """The parts of an address; None where it is not one."""
    try:
        return urlsplit(address)
    except ValueError:
        return None
