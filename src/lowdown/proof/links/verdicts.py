"""Judges from a server's answer whether a page is there."""

from __future__ import annotations

import time
from email.utils import parsedate_to_datetime
from typing import Final

from lowdown.values import dataclass

DEAD: Final = "LD309"
UNANSWERED: Final = "LD310"
PRIVATE: Final = "LD311"


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdict:
    """The result of asking for one address."""

    code: str | None = None
    """The rule that it breaks; None where its server answers and the page is not gone."""
    said: str = ""
    """What was found, as the second half of a sentence."""
    again: float | None = None
    """Seconds after which the server may be asked again; None where that is no use."""
    unsure: bool = False
    """Whether GET may be answered better than HEAD was."""
    nameless: bool = False
    """Whether there is no server of that name."""


def verdict_on_answer(status: int, *, wait: str) -> Verdict:
    """Returns what a status means; `wait` is the server's Retry-After.

    A status that is not named here means that the server is there.

    Source: https://www.rfc-editor.org/rfc/rfc9110#section-15
    """
    said, unsure = f"its server answers {status}", status >= 400
    if status in (404, 410):
        return Verdict(code=DEAD, said=said, unsure=unsure)
    if status == 429:
        return Verdict(code=UNANSWERED, said=f"{said}, too many questions", again=_seconds(wait))
    if status == 408 or 500 <= status < 600:
        return Verdict(code=UNANSWERED, said=said, again=_seconds(wait), unsure=unsure)
    if status == 451:
        return Verdict(code=UNANSWERED, said=f"{said}, closed for legal reasons", unsure=unsure)
    return Verdict(unsure=unsure)


def _seconds(wait: str) -> float:
    """How long the server wants us to wait, in either form of Retry-After."""
    if wait.strip().isdecimal():
        return float(wait)
    try:
        return max(0.0, parsedate_to_datetime(wait).timestamp() - time.time())
    except (ValueError, OverflowError):
        return 0.0
