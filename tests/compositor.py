"""A compositor in whose type one character is one unit: plain text in, set articles out, and no font anywhere.

Blocks are parted by blank lines. A block is a paragraph, or one of these:

    # Crosshead           stays with what follows, with a line of white above it
    > Quotation           a paragraph in a block quotation
    - Item                a paragraph in a list
    ^Dropped              a paragraph that begins with a drop cap
    [fig 5]               a picture in the column, 5 lines deep; [pull 3] a pull quote
    [span 2 8]            a picture set apart, 2 columns wide and 8 lines deep, named by the block that follows
    | head                a table: its first row is its head
    | row
"""

from __future__ import annotations

import re
import textwrap
from dataclasses import dataclass, field

from lowdown.model.galley import SetArticle, Spanner
from lowdown.model.measure import Grid
from lowdown.press.reading import SOLID_WHITE, lines_of
from lowdown.press.weasy import Extent

LEADING = 14.0
"""Points from one baseline to the next."""
SOLIDS = {"fig": "figure", "pull": "aside"}


def page_grid(columns: int = 3, lines: int = 20, measure: int = 12) -> Grid:
    """A page of so many columns and lines, its columns `measure` characters wide."""
    return Grid(
        page_width=1000.0,
        page_height=lines * LEADING,
        left=0.0,
        top=0.0,
        columns=columns,
        gutter=1.0,
        measure=float(measure),
        leading=LEADING,
        lines=lines,
    )


def set_type(copy: str, *, slug: str = "a", measure: int = 12, hyphens: bool = False, head: int = 2) -> SetArticle:
    """Set an article's copy in a column of `measure` characters, each line broken as late as it can be."""
    galley = _Galley(measure=measure, hyphens=hyphens)
    for block in re.split(r"\n\s*\n", textwrap.dedent(copy).strip()):
        if block.strip():
            galley.add(block.strip())
    grid = page_grid(measure=measure)
    return SetArticle(
        slug=slug, lines=lines_of(galley.extents, grid), head=head, spanners=tuple(galley.spanners), jump_head=1
    )


def break_lines(text: str, measure: int, *, hyphens: bool = False) -> list[str]:
    """Break a paragraph into lines of at most `measure` characters; a word too long for a line is cut."""
    lines, line = [], ""
    words = text.split()[::-1]
    while words:
        word = words.pop()
        room = measure - (len(line) + 1 if line else 0)
        if len(word) <= room:
            line = f"{line} {word}" if line else word
            continue
        part = room - 1 if (hyphens and room > 3 and len(word) - room > 1) or not line else 0
        if part:
            line = f"{line} {word[:part]}-" if line else f"{word[:part]}-"
        words.append(word[part:])
        lines.append(line)
        line = ""
    return [*lines, line]


@dataclass(slots=True)
class _Galley:
    """One long column, on the way down."""

    measure: int
    hyphens: bool
    extents: list[Extent] = field(default_factory=list)
    spanners: list[Spanner] = field(default_factory=list)
    depth: float = 0.0
    blocks: int = 0

    def add(self, block: str) -> None:
        self.blocks += 1
        if spanner := re.fullmatch(r"\[span (\d+) (\d+)\]", block):
            span, height = map(int, spanner.groups())
            self.spanners.append(Spanner(span=span, height=height, anchor=len(self.extents)))
        elif solid := re.fullmatch(r"\[(fig|pull) (\d+)\]", block):
            self._put(block, (SOLIDS[solid[1]],), height=int(solid[2]) * LEADING - SOLID_WHITE, solid=True)
        elif block.startswith("|"):
            self._table(block.splitlines())
        else:
            self._paragraph(block)

    def _paragraph(self, block: str) -> None:
        kinds = {"#": ("h2",), ">": ("blockquote", "p"), "-": ("ul", "li"), "^": ("p",)}
        tags = kinds.get(block[0], ("p",))
        text = block[1:] if block[0] in kinds else block
        if tags == ("h2",) and self.extents:
            self.depth += LEADING
        for number, line in enumerate(break_lines(text, self.measure, hyphens=self.hyphens)):
            dropped = ((0,),) if block[0] == "^" and number == 0 else ()
            self._put(line, tags, attendants=dropped)

    def _table(self, rows: list[str]) -> None:
        for number, row in enumerate(rows):
            self._put(row.strip("| "), ("table", "tbody" if number else "thead", "tr"), solid=True)
            self.blocks += 1

    def _put(
        self,
        text: str,
        tags: tuple[str, ...],
        *,
        height: float = LEADING,
        solid: bool = False,
        attendants: tuple[tuple[int, ...], ...] = (),
    ) -> None:
        self.extents.append(
            Extent(
                path=(len(self.extents),),
                top=self.depth,
                bottom=self.depth + height,
                right=float(len(text)),
                block=(self.blocks,),
                tags=tags,
                id=f"b{self.blocks}",
                text=text,
                solid=solid,
                attendants=attendants,
            )
        )
        self.depth += height
