"""How large what people write may be: every number has its owner here.

The limits are far above what a newsletter has. They keep a file that something went wrong with from
taking minutes, or all memory of the machine.
"""

from __future__ import annotations

from enum import Enum


class Limit(Enum):
    """One limit: the rule that is broken beyond it, the number, its unit, and what is limited."""

    SOURCE = (
        "LD150",
        2_000_000,
        "bytes",
        "an article, a manifest, the settings, a locked plan or a template",
    )
    HEADER = ("LD151", 100_000, "characters", "a header, or the settings")
    VALUES = ("LD151", 4_000, "keys and values", "a header, or the settings")
    HEADLINE = ("LD152", 500, "characters", "a title, a kicker, a crosshead and the like")
    NAME = ("LD152", 150, "characters", "a slug, or the name of an issue")
    VALUE = ("LD152", 5_000, "characters", "any other value")
    COPY = ("LD153", 250_000, "characters", "the copy of an article, of a manifest or of a filler")
    BLOCKS = (
        "LD153",
        5_000,
        "blocks",
        "the copy: its paragraphs, crossheads, entries, cells",
    )
    CONTAINERS = ("LD153", 1_000, "lines with :::", "the copy")
    MARKS = ("LD153", 5_000, "links, emphases, codes and notes", "the words of the copy")
    NOTES = ("LD154", 1_000, "notes", "the copy")
    PARAGRAPH = ("LD155", 50_000, "characters", "a paragraph, or another block")
    LINES = ("LD155", 2_000, "lines", "a paragraph, or another block")
    WORD = ("LD155", 3_000, "characters", "a word, or an address")
    ROWS = ("LD155", 1_000, "rows", "a table")
    COLUMNS = ("LD155", 50, "columns", "a table")
    ARTICLES = ("LD157", 300, "articles", "an issue")
    ALIASES = ("LD157", 50, "old addresses", "an article")
    FILLERS = ("LD157", 100, "fillers", "an issue")
    PAGES = ("LD123", 999, "pages", "a paper")
    FAULTS = ("LD159", 500, "faults", "what is listed of one file")

    def __init__(self, code: str, most: int, unit: str, of: str) -> None:
        self.code = code
        """The rule."""
        self.most = most
        """The largest number that is allowed."""
        self.unit = unit
        """What is counted, in the plural."""
        self.of = of
        """What is limited, in the words of the reference."""

    @property
    def words(self) -> str:
        """Returns the limit as editors read it, such as `2,000,000 bytes`."""
        return f"{self.most:,} {self.unit}"
