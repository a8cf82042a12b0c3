"""Copy and paper go in; what stands where comes out, line by line, with every word that is missing, twice or astray.

The plan says which band of a page belongs to which article; all else is read from the paper.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from checking.copyreading import DRIFTING, Copy, Passage, fold
from checking.printed import BIG, Line, Paper

JUMPS = {
    "to": "continued on page {page}...",
    "from": "...continued from page {page}",
    "online": "...this article is continued online at: {url}",
    "contents": "Also in this issue...",
}

BREAKS = tuple("-‐–—/.?&=_")
"""After what a word may go on in the next line."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Read:
    """A line of copy, and the passage whose words it holds."""

    line: Line
    passage: int
    """Which of the copy's running passages its last word belongs to; -1 for a block that drifts."""
    opens: bool = False
    """Whether it begins its passage."""
    closes: bool = False
    """Whether its last word is its passage's last."""


@dataclass(frozen=True, slots=True, kw_only=True)
class JumpLine:
    """A printed jump line."""

    article: str
    kind: str
    """`to`, `from` or `online`."""
    page: int
    names: str
    """The page or the address that it names."""
    lines: tuple[Line, ...]


@dataclass(slots=True, kw_only=True)
class Collation:
    """One article, held against the paper."""

    copy: Copy
    reads: list[Read] = field(default_factory=list)
    """Every line of its copy in reading order, drifting blocks included."""
    head: list[Line] = field(default_factory=list)
    jumps: list[JumpLine] = field(default_factory=list)
    faults: list[str] = field(default_factory=list)
    unread: int = 0
    """Words of the copy that are not printed, where print stops and the web goes on."""

    @property
    def pages(self) -> list[int]:
        return sorted({read.line.page for read in self.reads} | {line.page for line in self.head})

    def columns(self) -> Iterator[list[Read]]:
        """The reads of each column, in reading order."""
        key: tuple[int, int] | None = None
        column: list[Read] = []
        for read in self.reads:
            here = (read.line.page, read.line.column)
            if here != key and column:
                yield column
                column = []
            key = here
            column.append(read)
        if column:
            yield column


def collate(
    paper: Paper,
    plan: Mapping[str, Any],
    copies: Sequence[Copy],
    jumps: Mapping[str, str],
    panel_title: str = "",
) -> list[Collation]:
    """Hold every article against the paper, in the order of `copies`."""
    words = {**JUMPS, **jumps}
    away = set(contents_lines(paper, words["contents"]))
    if panel_title:
        away |= set(panel_lines(paper, panel_title))
    return [_collate(paper, plan, copy, words, away) for copy in copies]


def contents_lines(paper: Paper, heading: str) -> list[Line]:
    """The lines of the contents box, its heading first; none where there is no box."""
    page = paper.page(1)
    head = next((line for line in page.lines if fold(line.text) == fold(heading)), None)
    if head is None:
        return []
    inside = [
        line for line in page.lines if line.baseline >= head.baseline and line.x >= head.x - 10
    ]
    return sorted(inside, key=lambda line: (line is not head, line.column, line.baseline))


def panel_lines(paper: Paper, title: str) -> list[Line]:
    """The lines of the donation panel, from its title down, on the last page."""
    lines = sorted(paper.pages[-1].lines, key=lambda line: line.baseline)
    wanted = fold(title)
    head = next(
        (
            line
            for line in lines
            if line.words and fold(line.text) == wanted[: len(fold(line.text))]
        ),
        None,
    )
    return [line for line in lines if head and line.baseline >= head.baseline]


def _collate(
    paper: Paper, plan: Mapping[str, Any], copy: Copy, words: Mapping[str, str], away: set[Line]
) -> Collation:
    found = Collation(copy=copy)
    lines = [line for line in _own_lines(paper, plan, copy.slug) if line not in away]
    lines = _take_head(found, lines)
    lines = _take_jumps(found, lines, words)
    lines = _take_jump_heads(found, lines)
    lines = _set_drop_caps(lines, paper.copy_size)
    drifted: dict[Line, Read] = {}
    lines_left = lines
    for passage in copy.drifting:
        lines_left = _take_drifting(found, lines_left, passage, drifted)
    reads = _read_running(found, lines_left, copy.running)
    _forgive_unprinted(found, reads)
    order = {line: number for number, line in enumerate(lines)}
    spoken = [*reads, *(drifted[line] for line in lines if line in drifted)]
    found.reads = sorted(spoken, key=lambda read: order[read.line])
    return found


def _own_lines(paper: Paper, plan: Mapping[str, Any], slug: str) -> list[Line]:
    lines: list[Line] = []
    for page in plan["pages"]:
        for frame in page["frames"]:
            if frame["article"] == slug:
                _, top, _, height = frame["box"]
                inside = paper.page(page["number"]).lines
                lines.extend(
                    line for line in inside if top - 2 <= line.baseline <= top + height + 4
                )
    return lines


def _take_head(found: Collation, lines: list[Line]) -> list[Line]:
    """Take the head's lines off the top of the article's first band; what its words skip is left for others."""
    if not lines:
        found.faults.append(f"{found.copy.slug}: nothing of it is printed")
        return lines
    wanted = "".join(found.copy.head)
    first = lines[0].page
    for line in sorted(
        (line for line in lines if line.page == first), key=lambda line: (line.baseline, line.x)
    ):
        said = next(
            (words for words in _head_words(line) if words and wanted.startswith(words)), ""
        )
        if said:
            wanted = wanted[len(said) :]
            found.head.append(line)
    if wanted:
        found.faults.append(f"{found.copy.slug}: its head lacks “{wanted[:60]}”")
    return [line for line in lines if line not in found.head]


def _head_words(line: Line) -> Iterator[str]:
    """A line of a head, as it is printed, and without what makes names a byline."""
    yield "".join(fold(line.text))
    names = re.sub(r"^By | and |,", " ", line.text)
    yield "".join(fold(names))


def pattern_of(words: str) -> re.Pattern[str]:
    """What finds a printed jump line, white taken out."""
    pattern = re.escape("".join(words.split()))
    for name, what in (
        ("page", r"(?P<page>\d+)"),
        ("url", r"(?P<url>https?://\S+)"),
        ("title", r".+?"),
    ):
        pattern = pattern.replace(re.escape("{" + name + "}"), what)
    return re.compile(pattern)


def _take_jumps(found: Collation, lines: list[Line], words: Mapping[str, str]) -> list[Line]:
    for kind in ("to", "from", "online"):
        pattern = pattern_of(words[kind])
        for start in range(len(lines)):
            for end in range(start + 1, min(start + 6, len(lines)) + 1):
                run = lines[start:end]
                if len({(line.page, line.column) for line in run}) > 1:
                    break
                below = lines[end] if end < len(lines) else None
                if (
                    kind == "online"
                    and below
                    and below.font == run[-1].font
                    and below.size == run[-1].size
                ):
                    continue
                if match := pattern.fullmatch("".join("".join(line.words) for line in run)):
                    names = match.groupdict()
                    found.jumps.append(
                        JumpLine(
                            article=found.copy.slug,
                            kind=kind,
                            page=run[0].page,
                            names=str(names.get("url") if kind == "online" else names.get("page")),
                            lines=tuple(run),
                        )
                    )
    taken = {line for jump in found.jumps for line in jump.lines}
    return [line for line in lines if line not in taken]


def _take_jump_heads(found: Collation, lines: list[Line]) -> list[Line]:
    """Take off what stands above the line “continued from”: the article's topic or its headline, set larger."""
    taken: set[Line] = set()
    names = {"".join(fold(found.copy.title)), "".join(fold(_topic(found.copy)))}
    for jump in found.jumps:
        if jump.kind != "from":
            continue
        above = [
            line
            for line in lines
            if line.page == jump.page
            and line.baseline < jump.lines[0].baseline
            and line.size > jump.lines[0].size
        ]
        said = "".join(
            fold(" ".join(line.text for line in sorted(above, key=lambda line: line.baseline)))
        )
        if above and said in names:
            taken.update(above)
    return [line for line in lines if line not in taken]


def _topic(copy: Copy) -> str:
    return str(copy.keys.get("contents") or copy.title).partition(": ")[0]


def _set_drop_caps(lines: list[Line], copy_size: float) -> list[Line]:
    """Put a drop cap back before the first of the lines that stand beside it."""
    caps = [
        line for line in lines if len(line.glyphs) <= 3 and line.size > max(BIG, 2.2 * copy_size)
    ]
    kept = [line for line in lines if line not in caps]
    for cap in caps:
        beside = [
            line
            for line in kept
            if (line.page, line.column) == (cap.page, cap.column)
            and cap.box[1] - 2 < line.baseline <= cap.baseline + 2
        ]
        if beside:
            first = min(beside, key=lambda line: line.baseline)
            joined = replace(cap.glyphs[-1], end=first.glyphs[0].x)
            glyphs = (*cap.glyphs[:-1], joined, *first.glyphs)
            kept[kept.index(first)] = replace(first, glyphs=glyphs)
    return kept


def _take_drifting(
    found: Collation, lines: list[Line], passage: Passage, drifted: dict[Line, Read]
) -> list[Line]:
    run = (
        _find_table(lines, passage) if passage.kind == "table" else _find_run(lines, passage.words)
    )
    if run is None:
        found.faults.append(_lacking(found, passage))
        return lines
    drifted.update((line, Read(line=line, passage=-1)) for line in run)
    return [line for line in lines if line not in run]


def _forgive_unprinted(found: Collation, reads: Sequence[Read]) -> None:
    """Where print stops and the web goes on, blocks that stand in the copy after that are not missing."""
    if not found.unread:
        return
    last = found.copy.running[max((read.passage for read in reads), default=0)]
    after = found.copy.passages[found.copy.passages.index(last) + 1 :]
    for passage in after:
        if passage.kind in DRIFTING:
            found.faults[:] = [fault for fault in found.faults if fault != _lacking(found, passage)]


def _lacking(found: Collation, passage: Passage) -> str:
    return f"{found.copy.slug}: the {passage.kind} “{' '.join(passage.words[:8])}…” is not printed whole"


def _find_run(lines: list[Line], words: Sequence[str]) -> list[Line] | None:
    """The lines, one after another, that hold exactly these words."""
    wanted = "".join(words)
    for start in range(len(lines)):
        said, end = "", start
        while end < len(lines) and len(said) < len(wanted) and wanted.startswith(said):
            said += "".join(fold(lines[end].text))
            end += 1
        if said == wanted and end > start:
            return lines[start:end]
    return None


def _find_table(lines: list[Line], passage: Passage) -> list[Line] | None:
    """A table's lines, found by the roles of their type: cells side by side need not be read in their order."""
    rows = [line for line in lines if any("Table" in glyph.roles for glyph in line.glyphs)]
    wanted = Counter("".join(passage.words))
    for start in range(len(rows)):
        if not fold(rows[start].text) or fold(rows[start].text)[0] != passage.words[0]:
            continue
        breaks = 0
        said: Counter[str] = Counter()
        for end in range(start, len(rows)):
            fresh = end > start and (rows[end].page, rows[end].column) != (
                rows[end - 1].page,
                rows[end - 1].column,
            )
            breaks += fresh
            said.update("".join(fold(rows[end].text)))
            repeated = Counter(
                {letter: count * breaks for letter, count in Counter("".join(passage.head)).items()}
            )
            if said == wanted + repeated:
                return rows[start : end + 1]
    return None


def _read_running(found: Collation, lines: list[Line], passages: Sequence[Passage]) -> list[Read]:
    """Read the lines against the running passages, word by word; the first word astray is a fault and ends it."""
    expected = [
        (number, position, word)
        for number, one in enumerate(passages)
        for position, word in enumerate(one.words)
    ]
    reads: list[Read] = []
    at, broken = 0, ""
    for line in lines:
        begins = at
        words = list(fold(line.text))
        breakable = line.text.endswith(BREAKS)
        for number, word in enumerate(words):
            if at >= len(expected):
                found.faults.append(f"{found.copy.slug}: words too many, {line.where}")
                return reads
            said, wanted = broken + word, expected[at][2]
            last = number == len(words) - 1
            if said == wanted:
                at, broken = at + 1, ""
            elif wanted.startswith(said) and last and breakable:
                broken = said
            else:
                found.faults.append(
                    f"{found.copy.slug}: “{said}” stands where “{wanted}” should, {line.where}"
                )
                return reads
        reads.append(_read(line, expected, begins, at, passages))
    found.unread = len(expected) - at
    if found.unread and not any(jump.kind == "online" for jump in found.jumps):
        found.faults.append(
            f"{found.copy.slug}: print stops before “{' '.join(word for *_, word in expected[at : at + 8])}”"
        )
    return reads


def _read(
    line: Line,
    expected: Sequence[tuple[int, int, str]],
    begins: int,
    ends: int,
    passages: Sequence[Passage],
) -> Read:
    first = expected[min(begins, len(expected) - 1)]
    last = expected[max(0, ends - 1)] if ends > begins else first
    return Read(
        line=line,
        passage=last[0],
        opens=first[1] == 0 and ends > begins,
        closes=ends > begins and last[1] == len(passages[last[0]].words) - 1,
    )
