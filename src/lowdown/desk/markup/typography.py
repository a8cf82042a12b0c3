"""Smart punctuation: quotation marks, apostrophes, primes, dashes and ellipses.

A text is a list of pieces, some of them fixed (code, escaped characters, addresses). Which
quotation mark is right depends on its neighbours, and these may be in the next piece, as in
`"*Hello*"`.
"""

from __future__ import annotations

import re
from collections import deque
from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple

from lowdown.desk.markup.numbers import spaces_that_hold
from lowdown.desk.markup.quotation_marks import Marks, marks_for


class Piece(NamedTuple):
    """A part of a text."""

    text: str
    """What is written."""
    fixed: bool = False
    """Whether it stays as it is."""


class _Change(NamedTuple):
    start: int
    end: int
    new: str


def smart(text: str, language: str) -> str:
    """`text` with the punctuation of `language`, a BCP 47 code."""
    return smart_pieces([Piece(text)], language)[0]


def smart_pieces(pieces: Sequence[Piece], language: str) -> list[str]:
    """The text of each of `pieces`, with the punctuation of `language`."""
    whole = "".join(piece.text for piece in pieces)
    changes = [
        *_dashes(whole),
        *_quotes(whole, marks_for(language)),
        *_spaces(whole, language),
        *(_Change(at, at + 1, "\u00a0") for at in spaces_that_hold(whole, language)),
    ]
    if not changes:
        return [piece.text for piece in pieces]
    for start, end in _addresses(whole):
        changes = [change for change in changes if not start <= change.start < end]
    return list(_applied(pieces, sorted(changes, key=lambda change: change.start)))


_ADDRESS: Final = re.compile(
    r"(?:https?://|www\.)[^\s<>\"]*[^\s<>\"'.,;:!?)]|[\w.+-]+@[\w-]+(?:\.[\w-]+)+"
)


def _addresses(text: str) -> Iterator[tuple[int, int]]:
    if "@" in text or "www." in text or "://" in text:
        yield from (match.span() for match in _ADDRESS.finditer(text))


def _applied(pieces: Sequence[Piece], changes: list[_Change]) -> Iterator[str]:
    """Each piece with those of `changes` that lie wholly in it."""
    start, coming = 0, deque(changes)
    for piece in pieces:
        end, done, parts = start + len(piece.text), start, []
        while coming and coming[0].start < end:
            change = coming.popleft()
            if not piece.fixed and done <= change.start and change.end <= end:
                parts += [piece.text[done - start : change.start - start], change.new]
                done = change.end
        yield "".join([*parts, piece.text[done - start :]])
        start = end


_DASHES: Final = (
    ("---", re.compile(r"(?<!-)---(?!-)"), "\u2014"),
    ("--", re.compile(r"(?<!\S)--(?!\S)|(?<![-\s])(?<!^)--(?![-\s])(?!$)"), "\u2013"),
    ("...", re.compile(r"\.\.\."), "\u2026"),
)
"""What is typed, the pattern of where it counts, and the sign that it becomes."""


def _dashes(text: str) -> Iterator[_Change]:
    for typed, pattern, new in _DASHES:
        if typed in text:  # a hundred times faster than the pattern
            for match in pattern.finditer(text):
                yield _Change(*match.span(), new)


def _spaces(text: str, language: str) -> Iterator[_Change]:
    """French sets its tall signs off with a space that does not break."""
    if not language.lower().startswith("fr"):
        return
    for match in re.finditer(r"(?<=\S) (?=[;:?!»])|(?<=«) ", text):
        yield _Change(
            *match.span(), "\u00a0" if text[match.end() : match.end() + 1] == ":" else "\u202f"
        )


_OPENERS: Final = frozenset("([{<\u2014\u2013/\u00ab\u201c\u2018\u201e\u201a\u00bf\u00a1=*")
_CLOSERS: Final = frozenset(".,;:!?)]}\u2026\u2014\u2013\u00bb\u201d\u2019")
_FEET: Final = re.compile(r"\d['\u2032]\s?\d+(?:[.\u00bc-\u00be]\d*)?$")
_SHORT: Final = re.compile(
    r"'(?:\d\ds\b|(?:tis|twas|twere|twill|twould|til|em|cos|cuz|bout|neath|tween|n)\b(?!'\w))", re.I
)
_SHORT_MAYBE: Final = re.compile(r"'(?:\d\d\b|(?:cause|round|till|s|r|w|na|da|ma|nw|mond)\b)", re.I)
_NEAR, _FAR = (
    12,
    600,
)  # characters that a measurement, and the words in single quotation marks, take at most
_CLOSE_LATER: Final = re.compile(r"\S'(?!\w)")


def _quotes(text: str, marks: Marks) -> Iterator[_Change]:
    """Every straight quotation mark with what it becomes, from left to right."""
    opened: list[str] = []
    resolved = ""  # what the mark just before became, for the next one to lean on
    last = -2
    for at in sorted((*_positions(text, "'"), *_positions(text, '"'))):
        sign = text[at]
        before = resolved[-1:] if last == at - 1 else text[at - 1 : at]
        after = text[at + 1 : at + 2]
        role = _role(text, at, before=before, after=after, opened=opened)
        new = marks.of(sign, role)
        if role == "open":
            opened.append(sign)
        elif role == "close" and sign in opened:
            del opened[len(opened) - 1 - opened[::-1].index(sign) :]
        resolved = "(" if role == "open" else ")" if role == "close" else new
        last = at
        yield _Change(at, at + 1, new)


def _positions(text: str, sign: str) -> Iterator[int]:
    """Where `sign` stands in `text`; a pattern takes three times as long."""
    at = text.find(sign)
    while at >= 0:
        yield at
        at = text.find(sign, at + 1)


def _role(text: str, at: int, *, before: str, after: str, opened: list[str]) -> str:
    """What the mark at `at` is: `open`, `close`, `apostrophe`, `prime`."""
    sign = text[at]
    if sign == "'" and before.isalpha() and after.isalpha():  # most are like that in "don't"
        return "apostrophe"
    if _is_prime(text, at, opened):
        return "prime"
    if sign == "'" and (_is_apostrophe(text, at, before, after)):
        return "apostrophe"
    if _opens(before, after, sign in opened):
        return "open"
    return "close" if sign == '"' or sign in opened else "apostrophe"


def _opens(before: str, after: str, is_open: bool) -> bool:  # noqa: FBT001 - a private question with three parts
    if not after or after.isspace():
        return bool(after) and not is_open and (not before or before.isspace())
    if not before or before.isspace() or before in _OPENERS:
        return not (after in _CLOSERS and is_open)
    return before in "-\u2019" and after.isalnum() and not is_open


def _is_prime(text: str, at: int, opened: list[str]) -> bool:
    before, after, sign = text[max(0, at - _NEAR) : at], text[at + 1 : at + 2], text[at]
    if not before[-1:].isdigit() and before[-1:] not in ("\u00bc", "\u00bd", "\u00be"):
        return False
    if sign == '"':
        return bool(_FEET.search(before)) or '"' not in opened
    return bool(re.match(r"'\s?\d+(?:[.\u00bc-\u00be]\d*)?\"", text[at : at + _NEAR])) or (
        "'" not in opened and not after.isalnum()
    )


def _is_apostrophe(text: str, at: int, before: str, after: str) -> bool:
    if before.isalnum() and after.isalnum():
        return True
    if before.isalnum():
        # In "the students' union's 'reply'" the mark does not close, if another closes later.
        return (
            before in "sxz"
            and after.isspace()
            and bool(_CLOSE_LATER.search(_until_open(text[at + 1 : at + _FAR])))
        )
    if _SHORT.match(text, at):
        return True
    return bool(_SHORT_MAYBE.match(text, at)) and not _CLOSE_LATER.search(text, at + 1, at + _FAR)


def _until_open(rest: str) -> str:
    """`rest` as far as the next mark that can only open."""
    found = re.search(r"\s'\w", rest)
    return rest[: found.start()] if found else rest
