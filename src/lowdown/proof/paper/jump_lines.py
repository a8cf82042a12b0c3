"""The lines of a paper go in; its jump lines come out, and the contents box."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import Enum
from typing import Final

from lowdown.model import JumpWords
from lowdown.proof.paper.normalise import key_of
from lowdown.proof.paper.pages import Box, PrintedLine, PrintedPage

MAX_LINES: Final = 6
"""Lines that a jump line may take up."""


class JumpKind(Enum):
    """Which of the lines it is."""

    TO = "to"
    ORIGIN = "from"
    ONLINE = "online"


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class JumpLine:
    """A printed jump line."""

    kind: JumpKind
    """Which of the lines it is."""
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
        return (
            "“"
            + " ".join(" ".join(line.text.replace("\x02", "-") for line in self.lines).split())
            + "”"
        )


def find_jumps(pages: Sequence[PrintedPage], words: JumpWords) -> tuple[JumpLine, ...]:
    """Every jump line, in the order of the pages."""
    patterns = [
        (JumpKind.TO, _pattern(words.to)),
        (JumpKind.ORIGIN, _pattern(words.origin)),
        (JumpKind.ONLINE, _pattern(words.online)),
    ]
    return tuple(jump for page in pages for jump in _find(page, patterns))


def _pattern(words: str) -> tuple[re.Pattern[str], re.Pattern[str]]:
    """What finds a whole jump line, and what finds its first line of type, white taken out."""
    pieces = re.split(r"(\{(?:page|title|url)\})", words)
    gaps = {"{page}": r"(?P<page>\d{1,4})", "{title}": r".+?", "{url}": r"(?P<url>https?:.+)"}
    seen: set[str] = set()
    parts = []
    for piece in pieces:
        gap = gaps.get(piece, re.escape(key_of(piece)))
        parts.append(
            gap if piece not in seen else gap.replace("?P<page>", "?:").replace("?P<url>", "?:")
        )
        seen |= {piece} & gaps.keys()
    opening = re.escape(key_of(pieces[0])[:4]) if key_of(pieces[0]) else "."
    return re.compile("".join(parts)), re.compile(opening)


def _find(
    page: PrintedPage, patterns: Sequence[tuple[JumpKind, tuple[re.Pattern[str], re.Pattern[str]]]]
) -> Iterator[JumpLine]:
    taken: set[PrintedLine] = set()
    for kind, (whole, opening) in patterns:
        for start, line in enumerate(page.lines):
            if line in taken or not opening.match(line.key):
                continue
            if (found := _match(page.lines[start:], whole)) is not None:
                run, match = found
                taken.update(run)
                groups = match.groupdict()
                yield JumpLine(
                    kind=kind,
                    page=page.number,
                    names=int(groups.get("page") or 0),
                    url=groups.get("url") or "",
                    lines=run,
                )


def _match(
    lines: Sequence[PrintedLine], whole: re.Pattern[str]
) -> tuple[tuple[PrintedLine, ...], re.Match[str]] | None:
    """The most lines, set alike one below the other, that are the jump line together."""
    best = None
    for end in range(1, min(MAX_LINES, len(lines)) + 1):
        run = tuple(lines[:end])
        if run[-1].column != run[0].column or run[-1].size != run[0].size:
            break
        if end > 1 and run[-1].baseline - run[-2].baseline > 2 * run[0].size:
            break
        if match := whole.fullmatch("".join(line.key for line in run)):
            best = run, match
    return best


def find_contents(page: PrintedPage, heading: str) -> tuple[PrintedLine, ...]:
    """The lines of the contents box on `page`, its heading first; none where there is no such heading."""
    wanted = key_of(heading)
    head = next((line for line in page.lines if line.key == wanted), None)
    if head is None:
        return ()
    box = _box_around(head, page)
    inside = [
        line
        for line in page.lines
        if line is not head
        and box[0] - 1 <= line.x <= box[2]
        and head.baseline <= line.baseline <= box[3]
    ]
    lefts = sorted({round(line.x) for line in inside})
    return head, *sorted(inside, key=lambda line: (pile_of(round(line.x), lefts), line.baseline))


def pile_of(left: int, lefts: Sequence[int]) -> int:
    """The left edge of the lines that stand below each other; indents of a few points do not count."""
    return next(other for other in lefts if left - other < 24)


def _box_around(head: PrintedLine, page: PrintedPage) -> Box:
    """The smallest tinted box around the heading; without one, all below it and to its right."""
    around = [
        shape
        for shape in page.shapes
        if shape[0] <= head.x
        and shape[2] >= head.end
        and shape[1] <= head.box[1]
        and shape[3] >= head.box[3] + 10
    ]
    smallest = min(around, key=lambda box: (box[2] - box[0]) * (box[3] - box[1]), default=None)
    if (
        smallest
        and (smallest[2] - smallest[0]) * (smallest[3] - smallest[1])
        < 0.6 * page.width * page.height
    ):
        return smallest
    return head.x - 10, head.box[1], page.width, page.height
