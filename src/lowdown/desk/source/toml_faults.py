"""Explains a TOML parser's errors to editors: what is wrong, and what to type instead."""

from __future__ import annotations

import re
from typing import Final

from lowdown.desk.source.fault_log import Fault, FaultLog
from lowdown.desk.source.file import SourceFile
from lowdown.desk.source.header_lines import quoted
from lowdown.desk.source.toml import position_of

_BROKEN: Final = (
    (
        "Exceeds the limit",
        "LD116",
        "a number has more than a thousand digits",
        "Write it in a few digits.",
    ),
    ("overwrite", "LD107", "this key or table stands twice", "Take one of the two out."),
    ("declare", "LD107", "this key or table stands twice", "Take one of the two out."),
    (
        "Unterminated",
        "LD116",
        "a quotation mark is opened and never closed",
        "Close the quotation mark.",
    ),
    (
        "Illegal character",
        "LD116",
        "a quotation mark is opened and never closed",
        "Close the quotation mark.",
    ),
    (
        "Expected '='",
        "LD116",
        "this line has no equals sign after its key",
        'Write it as key = "value".',
    ),
    (
        "Expected newline",
        "LD116",
        "something stands behind the value",
        "Give every key a line of its own.",
    ),
    ("Invalid value", "LD116", "the value cannot be read", "Put texts in double quotes."),
    ("Expected ']'", "LD116", "a bracket is opened and not closed", "Close it with ]."),
    ("escape", "LD116", "a backslash means something else here", "Write two backslashes for one."),
    (
        "Unescaped",
        "LD116",
        "a backslash means something else here",
        "Write two backslashes for one.",
    ),
)


_LONG_NUMBER: Final = re.compile("[0-9_]{1000,}")
_PAIR: Final = re.compile(r"\s*([\w.-]+)\s*([=:])\s*(\S.*?)\s*$")
_TYPOGRAPHIC: Final = re.compile(
    "[\u201c\u201d\u201e\u00ab\u2018\u2019\u201a](.*)[\u201c\u201d\u00bb\u2018\u2019]"
)
_BARE_WORD: Final = re.compile(r"[^\W\d_][^\"'\[\]{}=]*")


def note_broken_toml(error: ValueError, source: SourceFile, log: FaultLog) -> None:
    """Notes in `log` why `source` cannot be read, and the line to type where that is clear."""
    position = position_of(error, source.text)
    digits = _LONG_NUMBER.search(source.text) if "Exceeds" in str(error) else None
    if digits is not None:  # the library does not say where
        position = source.position(digits.start())
    line = source.text.split("\n")[position.line - 1]
    log.note(_of_line(line, str(error)) or _of_words(str(error)), position)


def _of_line(line: str, problem: str) -> Fault | None:
    """The fault of a line of a key and its value; None where it is not one of those known."""
    found = _PAIR.match(line)
    if found is None or any(word in problem for word in ("overwrite", "declare", "escape")):
        return None
    key, sign, value = found.groups()
    if sign == ":":
        bare = value.strip("\"'")
        message = "a colon stands where the settings need an equals sign"
    elif (typographic := _TYPOGRAPHIC.fullmatch(value)) is not None:
        bare = typographic[1]
        message = "a value stands in straight quotation marks, not in typographic ones"
    elif value[0] == value[-1] and value[0] in "\"'" and value[0] in value[1:-1]:
        bare = value[1:-1]
        message = "the quotation mark around the value stands within it too"
    elif _BARE_WORD.fullmatch(value):
        bare = value
        message = "the value has no quotation marks around it"
    else:
        return None
    return Fault(code="LD116", message=message, cure=f"Write {key} = {quoted(bare)}.")


def _of_words(problem: str) -> Fault:
    """The fault that the parser's words mean."""
    for words, code, message, cure in _BROKEN:
        if words in problem:
            return Fault(code=code, message=message, cure=cure)
    return Fault(
        code="LD116",
        message="the settings cannot be read from here on",
        cure='Write each line as key = "value".',
    )
