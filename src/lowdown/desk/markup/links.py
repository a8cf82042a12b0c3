"""Reads the addresses of links; what cannot be followed is noted."""

from __future__ import annotations

import re
from pathlib import PurePosixPath
from typing import Final, NamedTuple
from urllib.parse import unquote

from markdown_it.common.normalize_url import normalizeLink

from lowdown.desk.markup.manuscript import Manuscript
from lowdown.desk.markup.parser import Node
from lowdown.desk.source import Fault
from lowdown.model import DANGEROUS_SCHEMES, SCHEMES, did_you_mean
from lowdown.sources import listing_of


class Target(NamedTuple):
    """Where a link leads."""

    href: str
    """The address, percent-encoded where needed."""
    title: str
    """What it leads to, in words; empty where the copy does not say."""


def link_target(href: str, title: str, node: Node, script: Manuscript) -> Target | None:
    """Returns where a link to `href` leads; None, and a fault, where there can be no link."""
    if not _usable(href, node, script):
        return None
    return Target(href=_encoded(href), title=script.smart(title) or "")


def _encoded(href: str) -> str:
    try:
        return normalizeLink(href.strip())
    except (ValueError, IndexError):
        return href.strip()


def _usable(href: str, node: Node, script: Manuscript) -> bool:
    """Whether `href` can be linked to; what is wrong with it is noted."""
    bare = re.sub(r"[\x00-\x20\x7f-\xa0]+", "", href)
    scheme = (re.match(r"([a-z][a-z0-9+.-]*):", bare.lower()) or ["", ""])[1]
    if (fault := _fault(bare, scheme)) is not None:
        script.log.note(fault, script.position(node, href))
        return False
    if not scheme:
        _check_relative(bare, node, script)
    return True


def _fault(href: str, scheme: str) -> Fault | None:
    """What is wrong with a link to `href`; None where readers can follow it."""
    if not href or re.fullmatch(r"https?:/*", href.lower()):
        cure = "Put the address between the brackets ( and )."
        return Fault(code="LD303", message="the link leads nowhere", cure=cure)
    if _QUOTED.search(href):
        return Fault(
            code="LD243",
            message="quotation marks stand around the address of the link",
            cure=f"Write ({_QUOTED.sub('', href)}) without them.",
        )
    if not scheme and _MAIL.fullmatch(href):
        return Fault(
            code="LD242",
            message=f"the link to \u201c{href}\u201d leads nowhere without mailto:",
            cure=f"Write (mailto:{href}).",
        )
    if scheme in DANGEROUS_SCHEMES:
        cure = "Link to a page with https:// instead."
        return Fault(
            code="LD301", message=f"a link must not lead to a {scheme}: address", cure=cure
        )
    if scheme and scheme not in SCHEMES:
        message = f"no reader can follow a link that begins with \u201c{scheme}:\u201d"
        return Fault(code="LD304", message=message, cure=did_you_mean(scheme, SCHEMES))
    return None


_QUOTED: Final = re.compile("^[\"'\u2018-\u201f\u00ab\u00bb]+|[\"'\u2018-\u201f\u00ab\u00bb]+$")
_MAIL: Final = re.compile(r"[^\s@/?#:]+@[^\s@/?#:]+\.[A-Za-z]{2,}")
_DOMAIN: Final = re.compile(
    r"(?:www\.[a-z0-9-]+\.|[a-z0-9-]+(?:\.[a-z0-9-]+)*\.(?:com|org|net|uk|eu|de|fr|ie|wales|cymru|scot)"
    r"(?:[/?#]|$))",
    re.IGNORECASE,
)


def _check_relative(href: str, node: Node, script: Manuscript) -> None:
    """Notes a link to an article that does not exist, and an address without https://."""
    position = script.position(node, href)
    if _DOMAIN.match(href):
        script.log.fault(
            "LD305",
            position,
            message="the address of the link does not say https://",
            cure=f"Write https://{href}.",
        )
    path = PurePosixPath(unquote(href.split("#")[0].split("?")[0]))
    if path.suffix != ".md":
        return
    articles = listing_of(script.root, "articles").markdown
    if path.stem not in articles:
        names = [f"{name}.md" for name in articles]
        script.log.fault(
            "LD302",
            position,
            message=f"there is no article \u201c{path.name}\u201d to link to",
            cure=did_you_mean(path.name, names),
        )
