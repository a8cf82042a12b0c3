"""The marks that hang out of a justified line, by about half of their width."""

from __future__ import annotations

from typing import Final

HANGS_RIGHT: Final = {
    "-": 0.5, "\u2010": 0.5, ".": 0.5, ",": 0.5, "\u2019": 0.5, "\u201d": 0.5, "\u2018": 0.5,
    "\u201c": 0.5, ":": 0.25, ";": 0.25, "\u2013": 0.25, "\u2014": 0.2,
}  # fmt: skip
"""Share of its width by which a mark at a line's end hangs out."""
HANGS_LEFT: Final = {"\u201c": 0.5, "\u2018": 0.5, "\u2019": 0.5, "\u201e": 0.5, "\u201a": 0.5}
"""Share of its width by which a mark at a line's beginning hangs out."""
