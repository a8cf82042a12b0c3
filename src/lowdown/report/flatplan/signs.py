"""The signs of the flatplan: for boxes, arrows, pictures and white, or characters of ASCII only."""

from __future__ import annotations

from typing import Final

from lowdown.values import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Signs:
    """The signs that the flatplan is drawn with."""

    frame: tuple[str, str, str, str, str, str] = ("┌", "─", "┐", "│", "└", "┘")
    """The frame of a page: its upper corners with the edge between them, its side, its lower
    corners.
    """
    to: str = "→"
    """An article goes on on the page whose number follows."""
    origin: str = "←"
    """It comes from the page whose number follows."""
    web: str = "↗"
    """It goes on on the web."""
    picture: str = "▒"
    """A picture."""
    white: str = "·"
    """White."""
    more: str = "…"
    """Something is left out."""


ASCII: Final = Signs(
    frame=("+", "-", "+", "|", "+", "+"),
    to=">",
    origin="<",
    web="^",
    picture="#",
    white=".",
    more="~",
)
"""For terminals that show no other signs."""
