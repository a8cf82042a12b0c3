"""Sets plain text in type whose characters are all one unit wide, without any font.

Blank lines separate blocks. A block is a paragraph, or one of these:

    # Crosshead           stays with what follows, with a line of white above it
    > Quotation           a paragraph in a block quotation
    - Item                a paragraph in a list
    ^Dropped              a paragraph that begins with a drop cap
    [fig 5]               a picture in the column, 5 lines deep; [pull 3] a pull quote
    [span 2 8]            a picture set apart, 2 columns wide and 8 lines deep, before its copy
    | head                a table: its first row is its head
    | row

What the fit ladder may change in it:

    ? Optional            a paragraph that may be left out; several in a row go together
    [fig 5 3-8]           a picture that may be 3 to 8 lines deep; [span 2 8 5-12] likewise
    [pull 3 ?]            a pull quote that may be left out
    #+ Crosshead          a line of white may be added above it
"""

from __future__ import annotations

import re
import textwrap
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from lowdown.model.plan import ArticleMetrics, FitStep, Grid, Lever, Line, WidePicture
from lowdown.press.type.lines import SOLID_WHITE, lines_of
from lowdown.press.weasy import SetLine

LEADING = 14.0
"""Points from one baseline to the next."""
SOLID_TAGS = {"fig": "figure", "pull": "aside"}
SOLID = re.compile(
    r"\[(?P<kind>fig|pull|span)(?P<span>(?<=span) \d+)? (?P<height>\d+)(?: "
    r"(?P<limits>\d+-\d+|\?))?\]"
)
BLOCK_TAGS = {"#": ("h2",), ">": ("blockquote", "p"), "-": ("ul", "li"), "^": ("p",)}
"""The tags of a block, by the sign that it begins with."""


def page_grid(columns: int = 3, lines: int = 20, measure: int = 12) -> Grid:
    """A page of `columns` columns and `lines` lines; a column is `measure` characters wide."""
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


def set_type(
    copy: str, *, slug: str = "a", measure: int = 12, hyphens: bool = False, head: int = 2
) -> ArticleMetrics:
    """Sets an article in a column of `measure` characters; each line takes all words that fit."""
    galley = _Galley(measure=measure, hyphens=hyphens)
    for block in re.split(r"\n\s*\n", textwrap.dedent(copy).strip()):
        if block.strip():
            galley.add(block.strip())
    lines = lines_of(galley.set_lines, page_grid(measure=measure))
    levers = tuple(
        _with_depths(lever, lines)
        for step in FitStep
        for lever in galley.levers
        if lever.step is step
    )
    wide_pictures = tuple(galley.wide_pictures)
    return ArticleMetrics(
        slug=slug, lines=lines, head=head, wide_pictures=wide_pictures, levers=levers, jump_head=1
    )


def _with_depths(lever: Lever, lines: Sequence[Line]) -> Lever:
    """The lever with the depths that it can have, now that all lines are set."""
    if lever.step is FitStep.CROSSHEADS:
        white = lines[lever.lines[0]].space
        return replace(lever, depths=(white, white + 1))
    if lever.step is FitStep.PICTURES:
        usual, lowest, highest = lever.depths
        others = sorted(
            {*range(lowest, highest + 1)} - {usual}, key=lambda depth: abs(depth - usual)
        )
        return replace(lever, depths=(usual, *others))
    below = lines[lever.lines[-1] + 1 :][:1]
    depth = sum(lines[line].height + lines[line].space for line in lever.lines)
    return replace(lever, depths=(depth, 0), white=sum(line.space for line in below))


def break_lines(text: str, measure: int, *, hyphens: bool = False) -> list[str]:
    """Breaks a paragraph into lines of at most `measure` characters; cuts a word that is longer."""
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
    """The long column that an article is set in, block after block."""

    measure: int
    hyphens: bool
    set_lines: list[SetLine] = field(default_factory=list)
    wide_pictures: list[WidePicture] = field(default_factory=list)
    levers: list[Lever] = field(default_factory=list)
    depth: float = 0.0
    blocks: int = 0

    def add(self, block: str) -> None:
        self.blocks += 1
        if solid := SOLID.fullmatch(block):
            self._solid(
                solid["kind"],
                int(solid["height"]),
                span=int(solid["span"] or 0),
                limits=solid["limits"],
            )
        elif block.startswith("|"):
            self._table(block.splitlines())
        else:
            self._paragraph(block)

    def _solid(self, kind: str, height: int, *, span: int, limits: str | None) -> None:
        line = len(self.set_lines)
        if kind == "span":
            self.wide_pictures.append(WidePicture(span=span, height=height, anchor=line))
        else:
            self._put(
                f"[{kind} {height}]",
                (SOLID_TAGS[kind],),
                height=height * LEADING - SOLID_WHITE,
                solid=True,
            )
        if limits == "?":
            self.levers.append(
                Lever(
                    step=FitStep.PULLQUOTES,
                    depths=(),
                    lines=(line,),
                    what=f"pull quote {self.blocks}",
                )
            )
        elif limits:
            lowest, highest = map(int, limits.split("-"))
            where = (
                {"wide_picture": len(self.wide_pictures) - 1}
                if kind == "span"
                else {"lines": (line,)}
            )
            what = f"picture {self.blocks}"
            self.levers.append(
                Lever(step=FitStep.PICTURES, depths=(height, lowest, highest), what=what, **where)
            )

    def _paragraph(self, block: str) -> None:
        mark = next((mark for mark in ("#+", "?", *BLOCK_TAGS) if block.startswith(mark)), "")
        tags = ("h2",) if mark == "#+" else BLOCK_TAGS.get(mark, ("p",))
        first = len(self.set_lines)
        if tags == ("h2",) and self.set_lines:
            self.depth += LEADING
        for number, line in enumerate(
            break_lines(block.removeprefix(mark), self.measure, hyphens=self.hyphens)
        ):
            dropped = ((0,),) if mark == "^" and number == 0 else ()
            self._put(line, tags, attendants=dropped)
        if mark == "#+" and first:
            self.levers.append(
                Lever(
                    step=FitStep.CROSSHEADS,
                    depths=(),
                    lines=(first,),
                    what=f"crosshead {self.blocks}",
                )
            )
        elif mark == "?":
            self._leave_out(tuple(range(first, len(self.set_lines))))

    def _leave_out(self, lines: tuple[int, ...]) -> None:
        """Adds a lever that leaves these lines out, with optional copy right above them."""
        before = self.levers[-1] if self.levers else None
        if before and before.step is FitStep.OPTIONAL and before.lines[-1] + 1 == lines[0]:
            self.levers[-1] = replace(before, lines=before.lines + lines)
        else:
            self.levers.append(
                Lever(
                    step=FitStep.OPTIONAL,
                    depths=(),
                    lines=lines,
                    what=f"optional copy {self.blocks}",
                )
            )

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
        self.set_lines.append(
            SetLine(
                path=(len(self.set_lines),),
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
