"""Rules about the files that a page loads: that they are there, and none is from another host."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import Any, Final, NamedTuple

from lowdown.proof.feeds import quoted
from lowdown.proof.web.faults import Fault
from lowdown.proof.web.files import Manner
from lowdown.proof.web.page import Element, Page
from lowdown.proof.web.survey import Site, Survey

_SOURCES: Final = {
    "img": ("src",),
    "source": ("src",),
    "script": ("src",),
    "audio": ("src",),
    "video": ("src", "poster"),
    "track": ("src",),
    "input": ("src",),
    "image": ("href", "xlink:href"),
    "use": ("href", "xlink:href"),
    "body": ("background",),
}
"""The attributes by which elements load files."""
_LOADING: Final = frozenset(
    {
        "stylesheet",
        "icon",
        "apple-touch-icon",
        "mask-icon",
        "preload",
        "modulepreload",
        "prefetch",
        "manifest",
        "preconnect",
    }
    | {"dns-prefetch", "prerender"}
)
"""Relations of `link` elements that a browser loads, or gets ready to load."""
_CANDIDATE: Final = re.compile(r"[\s,]*(\S*[^\s,])(?:\s+([^\s,]+))?\s*(?:,|$)")
_SHARED: Final = ("og:image", "og:image:url", "twitter:image")
"""What services load where a page is shared."""


def check_resources(page: Page, site: Site) -> Iterator[Fault]:
    """LD730 and LD742: files that a page loads are there, and on its own host."""
    for element, address in _loaded(page):
        target = site.target(address, page)
        if target.manner is Manner.FOREIGN:
            problem = f"loads {quoted(address)} from another host"
            yield Fault(code="LD742", path=page.path, problem=problem)
        elif target.path is not None and target.path not in site.files:
            problem = f"shows or loads {site.finished.shown}/{target.path}, which is not there"
            yield Fault(
                code="LD730",
                path=page.path,
                problem=problem if element.tag != "meta" else f"{problem}, where it is shared",
            )


def check_style_sheets(survey: Survey) -> Iterator[Fault]:
    """LD730 and LD742: files that the site's style sheets load."""
    site = survey.site
    for path in sorted(site.files.sizes):
        if not path.endswith(".css") or path.startswith("pagefind/"):
            continue
        for address in _addresses_in(site.finished.read(path) or b""):
            target = site.files.target(address, path)
            if target.manner is Manner.FOREIGN:
                problem = f"loads {quoted(address)} from another host"
                yield Fault(code="LD742", path=path, problem=problem)
            elif target.path is not None and target.path not in site.files:
                problem = f"loads {site.finished.shown}/{target.path}, which is not there"
                yield Fault(code="LD730", path=path, problem=problem)


class Candidate(NamedTuple):
    """One of several forms of a picture."""

    address: str
    """Its address."""
    descriptor: str
    """What it is for, such as `480w`; empty for all."""


def candidates(srcset: str) -> list[Candidate]:
    """The forms of a picture that a `srcset` names."""
    return [Candidate(*found.groups(default="")) for found in _CANDIDATE.finditer(srcset)]


def _loaded(page: Page) -> Iterator[tuple[Element, str]]:
    """Every address that a browser loads for the page, with its element."""
    for tag, names in _SOURCES.items():
        for element in page.all(tag):
            yield from ((element, address) for name in names if (address := element.get(name)))
    for element in page.all("img", "source"):
        yield from ((element, one.address) for one in candidates(element.get("srcset") or ""))
    for element in page.all("link"):
        if _LOADING & set((element.get("rel") or "").lower().split()):
            yield element, element.get("href") or ""
    for element in page.all("meta"):
        if (element.get("property") or element.get("name") or "").lower() in _SHARED:
            yield element, element.get("content") or ""


@lru_cache(maxsize=32)
def _addresses_in(css: bytes) -> tuple[str, ...]:
    """The addresses that a style sheet loads."""
    import tinycss2

    rules, _ = tinycss2.parse_stylesheet_bytes(css, skip_comments=True, skip_whitespace=True)
    found: list[str] = []
    for rule in rules:
        imported = rule.type == "at-rule" and rule.lower_at_keyword == "import"
        for tokens in (getattr(rule, "prelude", None), getattr(rule, "content", None)):
            found += _addresses_of(tokens or [], strings=imported)
    return tuple(found)


def _addresses_of(tokens: list[Any], *, strings: bool = False) -> Iterator[str]:
    for token in tokens:
        if token.type == "url" or (strings and token.type == "string"):
            yield token.value
        elif token.type == "function":
            in_url = token.lower_name in ("url", "src", "image-set", "-webkit-image-set", "image")
            yield from _addresses_of(token.arguments, strings=in_url)
        elif hasattr(token, "content"):
            yield from _addresses_of(token.content)
