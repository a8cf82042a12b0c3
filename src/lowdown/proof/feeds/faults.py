"""A fault of a feed in plain words, which becomes a finding with its place and its cure."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from lowdown.model import Finding
from lowdown.proof.feeds.text import fold
from lowdown.values import dataclass

if TYPE_CHECKING:
    from lowdown.proof.finished import Finished

_AGAIN: Final = "Build the issue again; if that does not help, report it as a fault of Lowdown."
_ADDRESS: Final = (
    "Give the full address, with https:// and without spaces or brackets, where the article has "
    "`online:` or lowdown.toml has `url`; then build the issue again."
)
_CURES: Final = {
    "LD510": "Build the issue again; the build writes all feeds.",
    "LD513": _ADDRESS,
    "LD515": "Give each article an `id:` of its own; then build the issue again.",
    "LD517": "Build the issue again; "
    "dates come from `date:` and `updated:` of the articles and issues.",
    "LD519": "Build the issue of that paper again, "
    "so that the feed gives the size of the file that is there.",
    "LD524": "Type the character again in the copy, or delete it; then build the issue again.",
    "LD525": "Build the newest issue again, so that the feed holds what has been published since.",
    "LD526": "Build the issue again, so that the feed says what the copy says now.",
    "LD529": "Build the issue again; the build makes the pictures of the feeds.",
    "LD530": "Build the issue again, so that the picture is made without it.",
    "LD532": "Correct [publication] in lowdown.toml, or build the issue again.",
    "LD533": "Build the issue again; the hub is `hub` under [feeds] in lowdown.toml.",
    "LD527": "Build the issue again, so that the feed says what the copy says now.",
    "LD528": "Name the article in the manifest of an issue and take `draft:` away, "
    "or build again to take it out.",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Fault:
    """One fault of a feed."""

    code: str
    """The rule's stable code."""
    message: str
    """What is wrong, in one sentence without a full stop."""
    line: int | None = None
    """Where in the feed, from 1; None or 0 where no line is known."""


def finding_of(fault: Fault, name: str, finished: Finished) -> Finding:
    """The finding about a fault in the feed `name`; its message is one line whatever it quotes."""
    return Finding(
        code=fault.code,
        place=finished.place(name, line=fault.line or None),
        message=" ".join(fold(fault.message)),
        cure=_CURES.get(fault.code, _AGAIN),
    )
