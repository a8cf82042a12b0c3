"""Reads the texts of the rules, which stand beside this module in one file for each first digit.

They are read only where they are asked for.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import Final

from lowdown.values import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class RuleText:
    """What an editor reads about a rule, each part in Markdown without a line end at its end."""

    does: str
    """What the rule looks for."""
    why: str
    """Why that matters to readers."""
    example: str
    """Copy, settings or output that breaks it."""
    cure: str
    """How to put it right."""


@dataclass(frozen=True, slots=True, kw_only=True)
class RuleChapter:
    """The texts of the rules whose codes begin alike."""

    title: str
    """What these rules are about."""
    introduction: str
    """What an editor should know about all of them, in Markdown; empty where that is nothing."""
    texts: Mapping[str, RuleText]
    """The text of each rule, by its code."""


@cache
def read_chapter(start: str) -> RuleChapter:
    """Reads the texts of the rules whose codes begin with `start`, such as `LD2`."""
    import tomllib

    data = tomllib.loads(_read(_CHAPTERS[start]))
    title, introduction = data.pop("chapter"), data.pop("introduction", "").strip()
    texts = {
        code: RuleText(**{part: words.strip() for part, words in parts.items()})
        for code, parts in data.items()
    }
    return RuleChapter(title=title, introduction=introduction, texts=texts)


def read_introduction() -> str:
    """Reads what an editor should know about all rules, in Markdown, the chapters named."""
    chapters = (f"- {start}: {read_chapter(start).title}" for start in _CHAPTERS)
    return _read("introduction.md").replace("{chapters}", "\n".join(chapters))


def _read(name: str) -> str:
    from importlib.resources import files

    return files("lowdown.model.rules").joinpath(name).read_text(encoding="utf-8")


_CHAPTERS: Final = {
    "LD1": "ld1_sources.toml",
    "LD2": "ld2_copy.toml",
    "LD3": "ld3_links.toml",
    "LD4": "ld4_pages.toml",
    "LD5": "ld5_feeds.toml",
    "LD7": "ld7_web.toml",
    "LD8": "ld8_imprint.toml",
}
"""The file of each chapter."""
