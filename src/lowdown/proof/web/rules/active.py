"""Rules about what could do something to readers: programs, foreign files, a weak policy.

Source: the WHATWG's HTML standard for what runs, the W3C's Content Security Policy Level 3 for what
a policy permits.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Final
from urllib.parse import urlsplit

from lowdown.model import DANGEROUS_SCHEMES
from lowdown.proof.feeds import quoted
from lowdown.proof.web.faults import Fault
from lowdown.proof.web.files import Manner
from lowdown.proof.web.page import Element, Page
from lowdown.proof.web.survey import Site

_RUNNING: Final = ("iframe", "frame", "frameset", "object", "embed", "applet", "portal", "base")
"""Elements that show or run something else, or change where all links lead."""
_ADDRESSES: Final = frozenset(
    {"action", "background", "cite", "data", "formaction", "href", "longdesc", "poster", "src"}
    | {"xlink:href"}
)
_DATA_TYPES: Final = ("application/ld+json", "application/json")
"""Types of scripts that are data, which nothing runs."""
_MAX_SCHEME: Final = 1_000
"""Characters of an address in which its scheme is looked for."""
_WHITE: Final = re.compile(r"[\0- ]+")
_SCHEME: Final = re.compile(r"([A-Za-z][A-Za-z0-9+.-]*):")
_NOTHING: Final = frozenset({"'none'"})
_OWN: Final = frozenset({"'none'", "'self'"})
_SOURCES: Final[Mapping[str, frozenset[str]]] = {
    "default-src": _NOTHING,
    "script-src": _OWN | {"'wasm-unsafe-eval'"},
    "style-src": _OWN,
    "img-src": _OWN,
    "font-src": _OWN,
    "connect-src": _OWN,
    "worker-src": _OWN,
    "manifest-src": _OWN,
    "media-src": _OWN,
    "base-uri": _NOTHING,
    "form-action": _OWN,
}
"""What each directive of a policy may permit; one that is not here may permit nothing."""
_PERMITTING: Final = ("-src", "-uri", "-action", "-src-elem", "-src-attr")
"""How the names of directives end that permit something."""
_NEEDED: Final = ("default-src", "base-uri", "form-action")
"""The directives that have no other to fall back on."""


def check_active(page: Page, site: Site) -> Iterator[Fault]:
    """LD740: nothing on a page runs but the site's own scripts, and forms go where they should."""
    for what in _active(page, site):
        yield Fault(code="LD740", path=page.path, problem=f"has {what}")


def check_policy(page: Page, site: Site) -> Iterator[Fault]:
    """LD741: a page has a policy that permits nothing from elsewhere and nothing inline."""
    policies = [
        element.get("content") or ""
        for element in page.all("meta")
        if (element.get("http-equiv") or "").lower() == "content-security-policy"
    ]
    if not policies:
        problem = "has no content security policy, so that browsers would run anything"
        yield Fault(code="LD741", path=page.path, problem=problem)
        return
    # A browser applies all of several policies: one strict policy is enough.
    weak = [list(_permitted(policy, site)) for policy in policies]
    if all(weak):
        problem = f"has a content security policy that permits {', '.join(weak[0])}"
        yield Fault(code="LD741", path=page.path, problem=problem)


def _active(page: Page, site: Site) -> Iterator[str]:
    for element in page.all(*_RUNNING):
        yield f"<{element.tag}> in it"
    for element in page.all("script"):
        if not _is_own_script(element, page, site):
            source = element.get("src")
            yield f"a script from {quoted(source)}" if source else "a script in it"
    for element in page.all("form"):
        if not _may_be_sent(element.get("action") or "", page, site):
            yield f"a form that is sent to {quoted(element.get('action') or '')}"
    if page.is_redirect and page.path not in site.sources.aliases:
        yield f"an instruction to go on by itself, {quoted(page.meta('refresh') or '')}"
    for element in page.elements:
        yield from _active_attributes(element, page, site)


def _active_attributes(element: Element, page: Page, site: Site) -> Iterator[str]:
    for name, value in element.attributes.items():
        if name.startswith("on") or name == "srcdoc":
            yield f"the attribute {name} of <{element.tag}>"
        elif name == "http-equiv" and (value or "").lower() == "set-cookie":
            yield "an instruction to keep a cookie"
        elif name == "formaction" and not _may_be_sent(value or "", page, site):
            yield f"a form that is sent to {quoted(value or '')}"
        elif name in _ADDRESSES and (scheme := _dangerous_scheme(value or "")):
            yield f"an address with {scheme}: in <{element.tag}>"


def _dangerous_scheme(address: str) -> str:
    """The scheme of an address that can run something; empty for others.

    Browsers overlook spaces and line breaks before and within a scheme; attacks use that.
    """
    if ":" not in address:
        return ""
    scheme = _SCHEME.match(_WHITE.sub("", address[:_MAX_SCHEME]))
    found = scheme[1].lower() if scheme else ""
    return found if found in DANGEROUS_SCHEMES else ""


def _is_own_script(script: Element, page: Page, site: Site) -> bool:
    """Whether a script is a file of the site, or data that nothing runs."""
    source = script.get("src")
    if source is None:
        return (script.get("type") or "").strip().lower() in _DATA_TYPES
    target = site.target(source, page)
    return target.manner is not Manner.FOREIGN and (target.path or "").endswith((".js", ".mjs"))


def _may_be_sent(action: str, page: Page, site: Site) -> bool:
    """Whether a form may be sent to `action`: to the site itself or to the service's address."""
    subscribe = site.publication.subscribe
    if subscribe and action == subscribe.action:
        return True
    return site.target(action, page).path is not None


def _permitted(policy: str, site: Site) -> Iterator[str]:
    """What a policy permits that it should not."""
    directives = _directives(policy)
    yield from (f"anything as {name}" for name in _NEEDED if name not in directives)
    for name, sources in directives.items():
        if name.endswith(_PERMITTING):
            permitted = _SOURCES.get(name, _NOTHING) | _form_origin(site, name)
            yield from (f"{source} as {name}" for source in sources if source not in permitted)


def _directives(policy: str) -> dict[str, list[str]]:
    """The directives of a policy with what each permits; the first of a name counts."""
    directives: dict[str, list[str]] = {}
    for part in policy.split(";"):
        words = part.split()
        if words:
            directives.setdefault(words[0].lower(), words[1:])
    return directives


def _form_origin(site: Site, directive: str) -> frozenset[str]:
    """The service that forms may be sent to."""
    subscribe = site.publication.subscribe
    if directive != "form-action" or subscribe is None:
        return frozenset()
    parts = urlsplit(subscribe.action)
    origin = f"{parts.scheme}://{parts.netloc}"
    return frozenset({origin, f"{origin}/", subscribe.action})
