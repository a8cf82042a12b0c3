"""Finds the jump lines and the contents box among the lines of a paper."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from enum import Enum
from typing import Final, NamedTuple

from lowdown.model import JumpWords
from lowdown.proof.paper.normalise import key_of
from lowdown.proof.paper.pages import Box, PrintedLine, PrintedPage
from lowdown.values import dataclass

MAX_LINES: Final = 6
"""Lines of type that a jump line may have."""


class JumpKind(Enum):
    """What a jump line says."""

    TO = "to"
    """Where the article continues."""
    ORIGIN = "from"
    """Where it comes from."""
    ONLINE = "online"
    """That it continues online."""


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class JumpLine:
    """A printed jump line."""

    kind: JumpKind
    """What it says."""
    page: int
    """The page that it stands on."""
    names: int
    """The page that it names; 0 for the line that names an address."""
    url: str
    """The letters of the address that it names, folded."""
    lines: tuple[PrintedLine, ...]
    """Its lines of type."""

    def quote(self) -> str:
        """Its words between quotation marks."""
        text = " ".join(line.text.replace("\x02", "-") for line in self.lines)
        return f"“{' '.join(text.split())}”"


class _Pattern(NamedTuple):
    """What a kind of jump line looks like, white taken out."""

    kind: JumpKind
    """The kind."""
    whole: re.Pattern[str]
    """Matches a whole jump line."""
    opening: re.Pattern[str]
    """Matches the beginning of its first line of type."""


class _Matched(NamedTuple):
    """Lines of type that are a jump line together."""

    lines: tuple[PrintedLine, ...]
    """The lines."""
    match: re.Match[str]
    """Their match, with the groups `page` and `url`."""


def find_jumps(pages: Sequence[PrintedPage], words: JumpWords) -> tuple[JumpLine, ...]:
    """Every jump line, in the order of the pages; `words` are those of `[jumps]`."""
    patterns = [
        _pattern(JumpKind.TO, words.to),
        _pattern(JumpKind.ORIGIN, words.origin),
        _pattern(JumpKind.ONLINE, words.online),
    ]
    return tuple(jump for page in pages for jump in _find(page, patterns))


def _pattern(kind: JumpKind, words: str) -> _Pattern:
    """The pattern for the words of a jump line with their fields, such as `{page}`.

    A field that occurs twice has its named group only once.
    """
    pieces = re.split(r"(\{(?:page|title|url)\})", words)
    fields = {"{page}": r"(?P<page>\d{1,4})", "{title}": r".+?", "{url}": r"(?P<url>https?:.+)"}
    seen: set[str] = set()
    parts = []
    for piece in pieces:
        part = fields.get(piece, re.escape(key_of(piece)))
        if piece in seen:
            part = part.replace("?P<page>", "?:").replace("?P<url>", "?:")
        if piece in fields:
            seen.add(piece)
        parts.append(part)
    first_letters = key_of(pieces[0])[:4]
    return _Pattern(
        kind=kind,
        whole=re.compile("".join(parts)),
        opening=re.compile(re.escape(first_letters) or "."),
    )


def _find(page: PrintedPage, patterns: Sequence[_Pattern]) -> Iterator[JumpLine]:
    """The jump lines of a page, kind by kind."""
    taken: set[PrintedLine] = set()
    for pattern in patterns:
        for start, line in enumerate(page.lines):
            if line in taken or not pattern.opening.match(line.key):
                continue
            matched = _match(page.lines[start:], pattern.whole)
            if matched:
                taken.update(matched.lines)
                groups = matched.match.groupdict()
                yield JumpLine(
                    kind=pattern.kind,
                    page=page.number,
                    names=int(groups.get("page") or 0),
                    url=groups.get("url") or "",
                    lines=matched.lines,
                )


def _match(lines: Sequence[PrintedLine], whole: re.Pattern[str]) -> _Matched | None:
    """The longest run of lines, set alike one below the other, that is a jump line."""
    longest = None
    for end in range(1, min(MAX_LINES, len(lines)) + 1):
        run = tuple(lines[:end])
        first, last = run[0], run[-1]
        if last.column != first.column or last.size != first.size:
            break
        if end > 1 and last.baseline - run[-2].baseline > 2 * first.size:
            break
        if match := whole.fullmatch("".join(line.key for line in run)):
            longest = _Matched(run, match)
    return longest


@dataclass(frozen=True, slots=True, kw_only=True)
class ContentsLines:
    """The lines of a contents box."""

    heading: tuple[PrintedLine, ...]
    """Those of its heading."""
    entries: tuple[PrintedLine, ...]
    """All others, pile by pile."""


def find_contents(page: PrintedPage, heading: str) -> ContentsLines | None:
    """The lines of the contents box on `page`; None where nothing has its heading."""
    whole = re.compile(re.escape(key_of(heading)))
    found = (_match(page.lines[start:], whole) for start in range(len(page.lines)))
    headed = next((matched for matched in found if matched), None)
    if headed is None:
        return None
    head = headed.lines[0]
    box = _box_around(head, page)
    inside = [
        line
        for line in page.lines
        if line not in headed.lines
        and box.left - 1 <= line.x <= box.right
        and head.baseline <= line.baseline <= box.bottom
    ]
    lefts = sorted({round(line.x) for line in inside})
    inside.sort(key=lambda line: (pile_of(round(line.x), lefts), line.baseline))
    return ContentsLines(heading=headed.lines, entries=tuple(inside))


def pile_of(left: int, lefts: Sequence[int]) -> int:
    """The left edge of the pile of lines that a line at `left` belongs to.

    `lefts` are the left edges of all lines, sorted; indents of less than 24 points do not count.
    """
    return next(other for other in lefts if left - other < 24)


def _box_around(head: PrintedLine, page: PrintedPage) -> Box:
    """The smallest tinted box around the heading; without one, all below it and to its right."""
    around = [
        shape
        for shape in page.shapes
        if shape.left <= head.x
        and shape.right >= head.end
        and shape.top <= head.box.top
        and shape.bottom >= head.box.bottom + 10
    ]
    smallest = min(around, key=_area, default=None)
    if smallest and _area(smallest) < 0.6 * page.width * page.height:
        return smallest
    return Box(head.x - 10, head.box.top, page.width, page.height)


def _area(box: Box) -> float:
    return (box.right - box.left) * (box.bottom - box.top)
