"""The parts of an article that a document has."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field

from lowdown.values import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Parts:
    """What a document says."""

    copy: str
    """Its copy, as Markdown."""
    title: str = ""
    """Its title; empty where it has none."""
    header: Mapping[str, object] = field(default_factory=dict)
    """Keys of an article's header."""
    pictures: Mapping[str, bytes] = field(default_factory=dict, repr=False)
    """Its pictures, by their paths below the publication's folder."""
    open_points: tuple[str, ...] = ()
    """What a person must do, each a sentence."""
