"""What it costs to divide a word at a line's end, beside what the line itself costs."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class DivisionCosts:
    """What it costs to divide a word at a line's end."""

    hyphen: float = 2_000.0
    """Of any word."""
    dash: float = 60.0
    """At a hyphen or dash that stands in the copy."""
    capital: float = 1_000.0
    """Of a word with a capital: a name."""
    two_letters: float = 100.0
    """After or before two letters."""
    compound: float = 1_600.0
    """Of a part of a compound that has a hyphen of its own."""
