"""Finds links to pages that other people's servers no longer have."""

from __future__ import annotations

import asyncio
import hashlib
import re
import time
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Final

from lowdown.cache import Cache
from lowdown.errors import UsageError
from lowdown.model import Finding, Issue, Publication, in_order
from lowdown.proof.links.gather import WebLink, gather_links
from lowdown.proof.links.verdicts import UNANSWERED, Verdict

if TYPE_CHECKING:
    from lowdown.proof.links.client import Network

WEEK: Final = 7 * 24 * 60 * 60
"""Seconds for which a good answer is remembered."""


def require_httpx() -> None:
    """Raises UsageError where the library that asks servers is not installed."""
    try:
        import httpx  # noqa: F401 - whether it is there is all that is asked
    except ImportError as error:
        message = (
            "--online needs a library that is not installed; install it with:"
            " pip install 'lowdown-press[online]'"
        )
        raise UsageError(message) from error


def check_links(
    publication: Publication,
    issues: Sequence[Issue],
    *,
    cache: Cache,
    outside: Network | None = None,
) -> tuple[Finding, ...]:
    """LD309 to LD311: the pages that `issues` link to are there.

    Pages that answered within a week are not asked for again.

    Raises UsageError where the library that asks servers is not installed.
    """
    links = [
        link
        for link in gather_links(publication, issues)
        if not _is_remembered(link.address, cache)
    ]
    if not links:
        return ()
    verdicts = _ask([link.address for link in links], outside)
    for address in (address for address, verdict in verdicts.items() if verdict.code is None):
        cache.put(_key(address), str(int(time.time())).encode())
    findings = [
        _finding(link, verdicts[link.address]) for link in links if verdicts[link.address].code
    ]
    return in_order(findings)


def _is_remembered(address: str, cache: Cache) -> bool:
    try:
        return 0 <= time.time() - int(cache.get(_key(address)) or b"0") < WEEK
    except ValueError:
        return False


def _key(address: str) -> str:
    return hashlib.sha256(address.encode(errors="surrogatepass")).hexdigest()


def _ask(addresses: Sequence[str], outside: Network | None) -> Mapping[str, Verdict]:
    require_httpx()
    from lowdown.proof.links.client import Network, ask_all

    verdicts = asyncio.run(ask_all(addresses, outside or Network()))
    several = len({verdict.said for verdict in verdicts.values()}) > 1
    if not several or not all(verdict.nameless for verdict in verdicts.values()):
        return verdicts
    # Some systems say that there is no such name when it is they that are not connected.
    offline = Verdict(
        code=UNANSWERED, said="no server was found by its name, so this computer may not be online"
    )
    return dict.fromkeys(verdicts, offline)


_MESSAGES: Final = {
    "LD309": "the page {} is gone: {}",
    "LD310": "could not check whether the page {} is still there: {}",
    "LD311": "the link {} is not for the public: {}",
}
_CURES: Final = {
    "LD309": "Link to where it is now, or to a copy in an archive, or take the link out.",
    "LD310": "Open it in a browser, and check again later; if it stays silent, link elsewhere.",
    "LD311": (
        "Publish the page where everybody can reach it without a password, and link to it there."
    ),
}


def _finding(link: WebLink, verdict: Verdict) -> Finding:
    code = verdict.code or ""
    shown = re.sub(
        r"(?<=//)[^/?]*@", "...@", link.address
    )  # findings are read by more people than passwords are for
    message, cure = _MESSAGES[code].format(shown, verdict.said), _CURES[code]
    return Finding(code=code, place=link.place, message=message, cure=cure)
