"""Validators of the addresses of the web edition: old ones, and those of forms.

Each takes what was typed, returns the value and raises `InvalidValueError`.
"""

from __future__ import annotations

import re
from typing import Final
from urllib.parse import urlsplit

from lowdown.desk.schema.texts import refuse_long, texts
from lowdown.desk.schema.validators import address
from lowdown.desk.source import InvalidValueError
from lowdown.model import Limit

_LOCAL: Final = ("localhost", "127.0.0.1", "::1")
_SAFE: Final = re.compile(r"[A-Za-z0-9._~-]+(?:/[A-Za-z0-9._~-]+)*/?")
_SITE: Final = re.compile(r"https?://[^/?#@]+/", re.IGNORECASE)
_EXAMPLE: Final = "Write it as it stood below the publication's address, as in 2019/baths/."


def aliases(value: object) -> tuple[str, ...]:
    """Returns old addresses of an article: below the publication's, without a slash before them,
    or absolute, as they are copied from a browser; `own_alias` takes what is the publication's.

    One that ends in `index.html` is the same as one without.
    """
    found = tuple(dict.fromkeys(_alias(word) for word in texts(value)))
    if len(found) > Limit.ALIASES.most:
        raise InvalidValueError(
            Limit.ALIASES.code,
            f"there are {len(found)}, and at most {Limit.ALIASES.words} are allowed",
            "Keep those that others still link to.",
        )
    return found


def _alias(word: str) -> str:
    refuse_long(word, Limit.NAME, cure="Leave it out: no other site has such a long address.")
    found = _SITE.match(word)
    site = found[0] if found else ""
    path = (word[len(site) :] if site else word.removeprefix("/")).removesuffix("index.html")
    climbs = any(part in (".", "..") for part in path.split("/"))
    if not _SAFE.fullmatch(path) or climbs:
        raise InvalidValueError(
            "LD168", f"\u201c{word}\u201d cannot be an old address of this site", _EXAMPLE
        )
    return site + path


def own_alias(alias: str, publication: str) -> str | None:
    """Returns one of `aliases` below the publication's address; None where an absolute one is that
    of another site. Whether it begins with `http:` or `https:` makes no difference.
    """
    if not _SITE.match(alias):
        return alias
    old, own = urlsplit(alias), urlsplit(publication)
    below = old.path.removeprefix(own.path)
    is_own = old.netloc.casefold() == own.netloc.casefold() and old.path.startswith(own.path)
    return below if is_own and below else None


def form_address(value: object) -> str | None:
    """Returns the address that a form is sent to: nobody on the way may read it."""
    url = address(value)
    if url is None:
        return None
    parts = urlsplit(url)
    if parts.scheme != "https" and parts.hostname not in _LOCAL:
        raise InvalidValueError(
            "LD113",
            f"\u201c{url}\u201d would send readers' addresses without protection",
            "Write the address that begins with https:.",
        )
    return url
