"""A feed that has been read: its channel and its items, whatever its format is."""

from __future__ import annotations

from lowdown.proof.feeds.faults import Fault
from lowdown.proof.feeds.forms import FeedForm
from lowdown.proof.feeds.xml import Element
from lowdown.values import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class FeedRead:
    """A feed, with the names that RSS has for its parts, so that the same rules check all."""

    form: FeedForm
    """What its format requires."""
    channel: Element
    """How it describes itself; its links are Atom's, whatever the format."""
    items: tuple[Element, ...]
    """Its items."""
    version: str | None
    """What feedparser calls the format; None where it does not read it."""
    faults: tuple[Fault, ...] = ()
    """What only its own format forbids."""


def leaf(tag: str, text: str, *, line: int = 0, **attributes: str) -> Element:
    """Returns an element that holds nothing but text."""
    return Element(tag=tag, line=line, attributes=attributes, text=text, children=())


def parent(tag: str, children: list[Element], *, line: int = 0) -> Element:
    """Returns an element that holds nothing but others."""
    return Element(tag=tag, line=line, attributes={}, text="", children=tuple(children))
