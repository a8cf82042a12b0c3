"""Finds lines that begin with a mark of their own: bullets, dashes, and # without a plain space."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise
from typing import Final, NamedTuple

from lowdown.desk.pasted.block_words import BREAK, BlockWords
from lowdown.desk.pasted.html_marks import FoundMark
from lowdown.desk.pasted.tally import ALONE
from lowdown.desk.source import Fault


class _Line(NamedTuple):
    """A line of a paragraph."""

    start: int
    """Where it begins in the words of the paragraph."""
    text: str
    """Its words."""
    runs_on: bool
    """Whether it is printed behind the line before it, without a break."""


def line_marks(words: BlockWords) -> Iterator[FoundMark]:
    """Yields the marks at the beginnings of lines, and rows of a table between tabs."""
    if words.around[-1:] != ("paragraph",) or _is_plain(words.text):
        return
    lines = _lines_of(words.text)
    yield from _crossheads(lines)
    marks = list(_bullets(lines, in_list="list_item" in words.around[-2:]))
    if not marks:
        marks = [*_dashes(lines), *_list_marks(lines)]
    yield from marks or _tables(lines)


def _is_plain(text: str) -> bool:
    """Whether `text` is one line that begins with a letter, as most are: it has no such marks."""
    is_one_line = "\n" not in text and BREAK not in text
    return is_one_line and text[:1].isalpha() and not text.startswith("o\t")


def _lines_of(text: str) -> list[_Line]:
    if "\n" not in text and BREAK not in text:
        return [_Line(0, text, runs_on=False)]
    lines: list[_Line] = []
    start, runs_on = 0, False
    for part in re.split(f"([\n{BREAK}])", text):
        if part in ("\n", BREAK):
            runs_on = part == "\n"
        else:
            lines.append(_Line(start, part, runs_on))
        start += len(part)
    return lines


_ODD_SPACES: Final = "\u00a0\u2000-\u200b\u202f\u2060\u3000\ufeff"
_CROSSHEAD: Final = re.compile(
    rf"[{_ODD_SPACES}]*(#{{1,6}})(?:[{_ODD_SPACES}]+[ \t]*|[ \t]+)(?=\S)|(##{{1,5}})(?=[^\W_])"
)


def _crossheads(lines: list[_Line]) -> Iterator[FoundMark]:
    """LD244: lines that begin with # and are no crossheads."""
    for line in lines:
        if (found := _CROSSHEAD.match(line.text)) is None:
            continue
        mark = found[1] or found[2]
        words = " ".join(line.text[found.end() :].split()[:_SHOWN_WORDS])
        fault = Fault(
            code="LD244",
            message=f"the {mark} is printed as it stands, because no plain space stands behind it",
            cure=f"Write {mark} {words}, with a plain space behind {mark} and nothing before it.",
        )
        if not found[2] and found[0].lstrip()[:1] == "#" and found[0].endswith((" ", "\t")):
            fault = Fault(
                code="LD244",
                message=f"the {mark} is printed as it stands, because of an invisible character"
                " beside it",
                cure=f"Delete the beginning of the line and type {mark} and a space again.",
            )
        yield FoundMark(mark, line.start, fault)


_SHOWN_WORDS: Final = 3

_BULLET: Final = re.compile(
    "([\u2022\u2023\u25aa\u25cf\u25e6\u2043\u2219\u27a2\u27a4\uf0a7\uf0b7\uf0d8]|\u00b7(?=\\s)|o(?=\t))\\s*"
)
_LETTER: Final = re.compile(r"[^\W_]")


def _bullets(lines: list[_Line], *, in_list: bool) -> Iterator[FoundMark]:
    """LD236, LD237: lines that begin with a bullet."""
    begun = [
        (line, found[1])
        for line in lines
        if (found := _BULLET.match(line.text)) and _LETTER.search(line.text, found.end())
    ]
    if not begun:
        return
    first, sign = begun[0]
    shown = sign if sign.isprintable() else "a bullet"
    if any(line.runs_on for line, _ in begun):
        yield FoundMark(
            sign,
            first.start,
            Fault(
                code="LD236",
                message=f"lines that begin with {shown} are printed as one paragraph",
                cure="Begin each with a hyphen and a space, as in - words, and put an empty line"
                " above the first.",
            ),
        )
    elif in_list:
        yield FoundMark(sign, first.start, _twice(shown))
    else:
        yield FoundMark(
            # A newspaper sets a bullet before the last lines of an article, too.
            f"{ALONE}{sign}",
            first.start,
            Fault(
                code="LD237",
                message=f"paragraphs begin with {shown}, and are no entries of a list",
                cure="Begin each with a hyphen and a space instead, as in - words.",
            ),
        )


def _twice(sign: str) -> Fault:
    return Fault(
        code="LD237",
        message=f"the entry of the list has a mark already, and {sign} is printed behind it",
        cure=f"Take {sign} out.",
    )


_DASH: Final = re.compile(r"[\u2012-\u2015](?=\s)|-(?=[^\W\d_])")
_COUNTED: Final = re.compile(
    r"\(?(?:[a-z]|[ivx]{1,4}|[0-9]{1,2})\)(?=\s)|[a-z]\.(?=\s)|[0-9]{1,2}\.(?=\u00a0)"
)


def _dashes(lines: list[_Line]) -> Iterator[FoundMark]:
    """LD237: a paragraph all of whose lines begin with a dash, or with (a), (b), (c)."""
    if len(lines) < _FEWEST_LINES or not any(line.runs_on for line in lines):
        return
    for form in (_DASH, _COUNTED):
        if (first := form.match(lines[0].text)) and all(form.match(line.text) for line in lines):
            fault = Fault(
                code="LD237",
                message=f"lines that begin with {first[0]} are printed as one paragraph",
                cure="Begin each with a hyphen and a space for a list, as in - words; otherwise put"
                " an empty line between them.",
            )
            yield FoundMark("dash", lines[0].start, fault)


_FEWEST_LINES: Final = 2

_LIST_MARK: Final = re.compile(rf"([-*+])(?:[{_ODD_SPACES}]+|[ \t]+)(?=\S)")


def _list_marks(lines: list[_Line]) -> Iterator[FoundMark]:
    """LD237: lines that begin with the mark of a list and are none of its entries."""
    for line in lines:
        if (found := _LIST_MARK.match(line.text)) is None:
            continue
        plain = found[0].endswith((" ", "\t"))
        why = "stands too far from the left" if plain else "has no plain space behind it"
        fault = Fault(
            code="LD237",
            message=f"the {found[1]} is printed as it stands, because it {why}",
            cure="Start the line at the left, with an empty line above the list."
            if plain and line.runs_on
            else f"Delete the beginning of the line and type {found[1]} and a space again.",
        )
        yield FoundMark(found[1], line.start, fault)


def _tables(lines: list[_Line]) -> Iterator[FoundMark]:
    """LD246: lines with the same number of tabs, which are the rows of a table."""
    for line, below in pairwise(lines):
        tabs = line.text.strip().count("\t")
        if tabs and below.runs_on and below.text.strip().count("\t") == tabs:
            row = " | ".join(cell.strip() for cell in line.text.strip().split("\t"))
            fault = Fault(
                code="LD246",
                message="the rows of a table, with tabs in them, are printed as one paragraph",
                cure=f"Write each row as | {row} |, and |{'---|' * (tabs + 1)} below the first.",
            )
            yield FoundMark("table", line.start, fault)
            return
