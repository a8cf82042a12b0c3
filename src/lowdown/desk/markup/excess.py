"""Finds what of the copy is too large: before it is parsed, and before the words of its blocks are.

What takes a parser, or the press, more time than its length lets expect is found here.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import islice
from typing import Final, NamedTuple

from markdown_it.token import Token

from lowdown.desk.source import FaultLog, Position
from lowdown.model import Limit

_FENCE: Final = re.compile(r"^[ \t>]*:::", re.MULTILINE)
_WIDE: Final = "[\u0e00-\u0eff\u1780-\u17ff\u2e80-\ud7ff\uf900-\ufaff\uff00-\uffef]"
"""Signs of languages that put no spaces between words. Compiling it takes three times as
long as any other pattern of the desk, and next to no copy needs it.
"""

_WITH_TEXT: Final = ("inline", "fence", "code_block")


class Excess(NamedTuple):
    """A limit that the copy breaks."""

    limit: Limit
    """The limit."""
    line: int
    """The line of the copy, from 0, where what is too large begins."""


def find_excess(text: str) -> Excess | None:
    """Returns what of a copy is too large to be parsed; None where it is not."""
    if len(text) > Limit.COPY.most:
        return Excess(Limit.COPY, 0)
    fence = next(islice(_FENCE.finditer(text), Limit.CONTAINERS.most, None), None)
    if fence is not None:
        return Excess(Limit.CONTAINERS, text.count("\n", 0, fence.start()))
    return None


def remove_excess(tokens: list[Token]) -> Iterator[Excess]:
    """Empties the blocks among `tokens` that are too large, before their words are parsed.

    Where there are too many blocks, all are removed. Yields what was too large.
    """
    whole = _excess_of_all(tokens)
    if whole is not None:
        tokens.clear()
        yield whole
    in_heading = False
    for token in tokens:
        limit = _excess_of(token, is_headline=in_heading)
        in_heading = token.type == "heading_open"
        if limit is not None:
            yield Excess(limit, _line(token))


def _excess_of(token: Token, *, is_headline: bool) -> Limit | None:
    """Empties `token` where its words break a limit, which it returns."""
    if token.type == "container_open":
        limit = _limit_of(token.meta["title"], is_headline=True)
        token.meta["title"] = token.meta["title"] if limit is None else ""
        return limit
    if token.type not in _WITH_TEXT:
        return None
    limit = _limit_of(token.content, is_headline=is_headline)
    token.content = token.content if limit is None else ""
    return limit


def find_excess_of_marks(tokens: Sequence[Token]) -> Excess | None:
    """Returns the excess of links and the like within the words of `tokens`; None where there is
    none.

    Each is a box of its own for the press.
    """
    marks = 0
    for token in tokens:
        marks += sum(child.nesting > 0 or child.type in _MARKS for child in token.children or ())
        if marks > Limit.MARKS.most:
            return Excess(Limit.MARKS, _line(token))
    return None


_MARKS: Final = ("code_inline", "footnote_ref", "image")


def _excess_of_all(tokens: Sequence[Token]) -> Excess | None:
    """What there is too much of: blocks, notes, or cells of a table."""
    if len(tokens) > _TOKENS * Limit.BLOCKS.most:
        return Excess(Limit.BLOCKS, 0)
    counts: Counter[str] = Counter()
    line = 0
    for token in tokens:
        line = token.map[0] if token.map else line  # cells have none
        for kind in _STARTS.get(token.type, ()):
            counts[kind] = 0
        limit = _COUNTED.get(token.type)
        if limit is None:
            continue
        counts[token.type] += 1
        if counts[token.type] > limit.most:
            return Excess(limit, line)
    return None


_TOKENS: Final = 3
"""The tokens of a paragraph: it opens, has words, and closes."""
_COUNTED: Final = {
    "footnote_reference_open": Limit.NOTES,
    "tr_open": Limit.ROWS,
    "th_open": Limit.COLUMNS,
}
_STARTS: Final = {"table_open": ("tr_open", "th_open")}
"""The tokens that others are counted from."""


def _limit_of(words: str, *, is_headline: bool) -> Limit | None:
    """The limit that the text of a block breaks."""
    if is_headline and len(words) > Limit.HEADLINE.most:
        return Limit.HEADLINE
    if len(words) <= _SMALL:
        return None
    if len(words) > Limit.PARAGRAPH.most:
        return Limit.PARAGRAPH
    if words.count("\n") > Limit.LINES.most:
        return Limit.LINES
    longest = max(words.split(), key=len, default="")
    if len(longest) > Limit.WORD.most and not re.search(_WIDE, longest):
        return Limit.WORD
    return None


_SMALL: Final = min(Limit.PARAGRAPH.most, Limit.LINES.most, Limit.WORD.most)
"""Characters with which the text of a block breaks no limit, however they are divided."""


def note_excess(excess: Excess, first: int, log: FaultLog) -> None:
    """Notes `excess` in `log`; `first` is the line of the file where the copy begins."""
    limit = excess.limit
    log.fault(
        limit.code,
        Position(excess.line + first),
        message=f"{limit.of} may have at most {limit.words}",
        cure=_CURES[limit.code],
    )


_CURES: Final = {
    "LD152": "Shorten it; a headline of that length fits no page.",
    "LD153": "Divide the copy into several articles.",
    "LD154": "Put several notes into one, or divide the copy into several articles.",
    "LD155": "Divide it in several; if it was never meant to be read, take it out.",
}


def _line(token: Token) -> int:
    return token.map[0] if token.map else 0
