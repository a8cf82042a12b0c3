"""How words are divided at the ends of lines, and what that costs beside the line itself."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from lowdown.values import dataclass


class Divider(NamedTuple):
    """How the words of a paragraph are divided."""

    name: str
    """Stands for its language and its limits."""
    points: Callable[[str], tuple[int, ...]]
    """The characters before which a word may be divided."""
    character: str
    """What is added to its first part."""


@dataclass(frozen=True, slots=True, kw_only=True)
class DivisionCosts:
    """What it costs to divide a word at a line's end."""

    hyphen: float = 2_600.0
    """Of any word."""
    dash: float = 60.0
    """At a hyphen or dash that stands in the copy."""
    capital: float = 1_000.0
    """Of a word with a capital: a name."""
    two_letters: float = 100.0
    """After or before two letters."""
    compound: float = 1_600.0
    """Of a part of a compound that has a hyphen of its own."""
