"""Finds marks of emphasis, notes and links that are not read as such, and broken words."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice
from typing import Final

from lowdown.desk.pasted.block_words import BREAK, MASK, BlockWords
from lowdown.desk.pasted.html_marks import FoundMark
from lowdown.desk.source import Fault


def word_marks(words: BlockWords, *, has_notes: bool) -> Iterator[FoundMark]:
    """Yields the marks in `words`; `has_notes` says whether typed notes stand at the copy's end."""
    text = words.text
    if "*" in text or "_" in text:
        yield from _emphasis(text)
    if "[" in words.outside_links:
        yield from _note_marks(words.outside_links, has_notes=has_notes)
        yield from _brackets(words)
    if "-\n" in text or "\u00ad\n" in text:
        yield from _broken_words(text)


_OPEN: Final = (
    (re.compile(r"(?<![\w*\\])\*\*(?=[\"\u201c\u2018'(]{0,2}[^\W_])"), "**"),
    (re.compile(r"(?<![\w*])\*\*[ \u00a0]+[^*\n]{1,200}[\w.!?:,;]\*\*(?!\*)"), "**"),
    (re.compile(r"(?<=[ \t\"\u201c\u2018])\*(?=[\"\u201c\u2018]?[^\W\d_])"), "*"),
    (re.compile(r"(?:^|(?<=[\s(\"\u201c\u2018]))__(?=[^\W\d_])"), "__"),
    (re.compile(r"(?:^|(?<=[\s(\"\u201c\u2018]))_(?=[^\W\d_])"), "_"),
)
"""Marks that open an emphasis and were not read as such.

A single asterisk that begins a line may stand for a note, as in "*Names have been changed"; so may
one behind a word.
"""


def _emphasis(text: str) -> Iterator[FoundMark]:
    """LD240: emphasis that is opened and never closed."""
    for form, sign in _OPEN:
        for found in form.finditer(text):
            fault = Fault(
                code="LD240",
                message=f"{sign} is printed as it stands, because nothing closes it",
                cure=f"Close it behind the last word, as in {sign}words{sign}, with a space or a"
                f" full stop behind; where {sign} is meant, write {_escaped(sign)}.",
            )
            yield FoundMark(sign, found.start(), fault)


def _escaped(sign: str) -> str:
    return "".join(f"\\{character}" for character in sign)


_NOTE_MARK: Final = re.compile(
    r"(?P<tight>(?<=[\w.,;:!?\"'\u201d\u2019)\]]))?\[(?P<number>\d{1,3})\]"
)


def _note_marks(text: str, *, has_notes: bool) -> Iterator[FoundMark]:
    """LD239: [1] behind a word, or anywhere where the notes stand typed at the copy's end."""
    for found in _NOTE_MARK.finditer(text):
        if found["tight"] is None and not has_notes:
            continue
        number = found["number"]
        fault = Fault(
            code="LD239",
            message=f"[{number}] is no note, and is printed as it stands",
            cure=f"Write [^{number}] behind the words, and [^{number}]: and a space before the note"
            f" at the end; where no note is meant, write \\[{number}].",
        )
        yield FoundMark("note", found.start(), fault)


_BRACKETS: Final = re.compile(
    rf"\[([^\[\]{MASK}{BREAK}\n]{{2,80}})\](?P<behind>\s?\(?(?:https?:|www\.)|\[)?"
)
_EDITORIAL: Final = re.compile(
    r"(?:sic|ed|eds|recte|ibid|laughs?|laughter|applause|pause|inaudible|crosstalk|redacted"
    r"|emphasis (?:added|ours|mine))\b|\W*$|[^a-z]*$|\W",
    re.IGNORECASE,
)
"""What editors put in brackets: remarks, and dots or digits without a word."""
_QUOTED: Final = frozenset(("blockquote", "pullquote", "footnote_reference", "footnote_definition"))


def _brackets(words: BlockWords) -> Iterator[FoundMark]:
    """LD241: words in brackets without an address.

    In quotations they are the editor's, as in "[the council] has lied". Whole sentences and what
    begins a paragraph are remarks.
    """
    text = words.outside_links
    for found in islice(_BRACKETS.finditer(text), _MAX_BRACKETS):
        if not found["behind"] and _may_be_meant(words, found):
            continue
        inner = found[1]
        fault = Fault(
            code="LD241",
            message=f"[{inner}] is printed with its brackets, because no address stands behind it",
            cure=f"Write [{inner}](https://address) without a space between; where the brackets are"
            f" meant, write \\[{inner}].",
        )
        yield FoundMark(inner, found.start(), fault)


_MAX_BRACKETS: Final = 500
"""Brackets of a paragraph that are looked at, at most."""


def _may_be_meant(words: BlockWords, found: re.Match[str]) -> bool:
    begin = max(found.start() - _FAR, 0)
    before = words.text[begin : found.start()]
    return (
        (not begin and not before.strip(MASK + " \n"))
        or not _QUOTED.isdisjoint(words.around)
        or bool(_EDITORIAL.match(found[1]))
        or found[1][0].isupper()
        or _is_quoting(before)
    )


def _is_quoting(before: str) -> bool:
    """Whether a quotation is open behind the words `before`."""
    if len(_STRAIGHT.findall(before)) % 2:
        return True
    return any(
        len(opening.findall(before)) > len(closing.findall(before)) for opening, closing in _MARKS
    )


_FAR: Final = 1000
"""Characters of a quotation, at most."""
_STRAIGHT: Final = re.compile(r"(?<!\w)\"|\"(?!\w)")
_MARKS: Final = (
    (re.compile(r"(?<![\w'])'(?=\w)"), re.compile(r"(?<=[\w.,!?])'(?!\w)")),
    (re.compile("[\u201c\u201e\u00ab]"), re.compile("[\u201d\u00bb]")),
    (re.compile("\u2018"), re.compile("\u2019")),
)
"""Marks that open a quotation, and those that close it."""

_HYPHENATED: Final = re.compile(r"([^\W\d_]+)(?:-|\u00ad)\n([^\W\d_]+)")
_JOINING: Final = (
    "and or to nor but versus und oder bis sowie et ou \u00e0 y o u e i ed of en tot a ac neu ni"
    " och eller og till til ja tai oraz lub"
)
"""Words behind a hyphen that rightly ends a word, as in "pre- and post-war"."""


def _broken_words(text: str) -> Iterator[FoundMark]:
    """LD245: words that are divided at the end of a line."""
    for found in _HYPHENATED.finditer(text):
        begin, rest = found[1], found[2]
        if not rest[0].islower() or rest.casefold() in _JOINING.split():
            continue
        fault = Fault(
            code="LD245",
            message=f"\u201c{begin}- {rest}\u201d is printed, because the word is divided at the"
            " end of its line",
            cure=f"Write {begin}{rest} or {begin}-{rest} on one line.",
        )
        yield FoundMark("hyphen", found.start(), fault)
