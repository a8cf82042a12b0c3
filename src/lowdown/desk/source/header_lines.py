"""Explains a line of a header that YAML cannot read, with the line to type instead."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Final

from lowdown.desk.source.fault_log import Fault
from lowdown.values import dataclass

_PAIR: Final = re.compile(r"(\s*)((?:-\s+)?[A-Za-z_][\w-]*)\s*:[ \t]+(\S.*?)\s*$")
_TIGHT_PAIR: Final = re.compile(r"\s*((?:-\s+)?[A-Za-z_][\w-]*):(?!//)(\S.*?)\s*$")
_ENTRY: Final = re.compile(r"(\s*)-[ \t]+(\S.*?)\s*$")
_TIGHT_ENTRY: Final = re.compile(r"\s*-(?=[^\s-])(.*?)\s*$")
_ODD_START: Final = re.compile(r"\s*([^\w\s\"'#\[\]{}-])")
_EQUALS: Final = re.compile(r"\s*([A-Za-z_][\w-]*)\s*=\s*(.*?)\s*$")


def quoted(value: str) -> str:
    """Returns `value` in the quotation marks that a header needs around it."""
    if '"' not in value and "\\" not in value:
        return f'"{value}"'
    if "'" not in value:
        return f"'{value}'"
    escaped = value.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'


def is_key(line: str) -> bool:
    """Returns whether `line` begins with a key or a hyphen, as the lines of a header do."""
    return any(form.match(line) for form in (_PAIR, _TIGHT_PAIR, _ENTRY, _LONE_KEY))


_LONE_KEY: Final = re.compile(r"\s*[A-Za-z_][\w-]*\s*:\s*$")


@dataclass(frozen=True, slots=True, kw_only=True)
class HeaderLine:
    """A line of a header that can be taken apart."""

    start: str
    """What stands before the value: `title: ` or `- `."""
    value: str
    """The value as it was typed."""

    def with_value(self, value: str) -> str:
        """Returns the line, without its indentation, with `value` in quotation marks."""
        return f"{self.start}{quoted(value)}"


def explain_line(line: str, above: str) -> Fault | None:
    """Returns what is wrong with `line`, and the line to type; None where that is not clear.

    `above` is the line before it.
    """
    if (found := _PAIR.match(line)) is not None:
        start, value = f"{found[2]}: ", found[3]
        if found[1] and "-" not in found[2] and _has_value(above):
            return _fault(
                "this line is indented, and the key above it has a value already",
                f"Start it at the left, as {found[2]}: {found[3]}",
            )
    elif (found := _ENTRY.match(line)) is not None:
        start, value = "- ", found[2]
    else:
        return _explain_unread_line(line, above)
    parts = HeaderLine(start=start, value=value)
    return next((fault for explain in _VALUES if (fault := explain(parts)) is not None), None)


def _has_value(line: str) -> bool:
    found = _PAIR.match(line)
    return found is not None and not found[3].startswith(("|", ">", "#"))


def _explain_unread_line(line: str, above: str) -> Fault | None:
    """Explains a line that is neither a key with its value nor an entry of a list."""
    if (found := _TIGHT_PAIR.match(line)) is not None:
        return _fault(
            "there is no space behind the colon", f"Write {found[1]}: {_in_quotes(found[2])}"
        )
    if (found := _TIGHT_ENTRY.match(line)) is not None:
        return _fault("there is no space behind the hyphen", f"Write - {found[1]}")
    if (found := _EQUALS.match(line)) is not None:
        return _fault(
            "an equals sign stands where the header needs a colon",
            f"Write {found[1]}: {_in_quotes(found[2])}",
        )
    if (found := _ODD_START.match(line)) is not None:
        return _fault(
            f"the line starts with {found[1]}, which no key does",
            "Take it away; if the line goes on from the one above, put the whole value in double"
            " quotation marks",
        )
    if line.strip() and ":" not in line and _has_value(above):
        return _fault(
            "this line has no colon after its key",
            "Write it as key: value; if it goes on from the line above, begin it with two spaces",
        )
    return None


def _in_quotes(value: str) -> str:
    """`value` in quotation marks, which may be typed already."""
    is_quoted = len(value) > 1 and value[0] == value[-1] and value[0] in "\"'"
    return value if is_quoted else quoted(value)


def _in_single_quotes(line: HeaderLine) -> Fault | None:
    value = line.value
    if not value.startswith("'"):
        return None
    inner = value[1:-1]
    if value.count("'") == 1:
        return _fault(
            "a quotation mark is opened and never closed",
            f"Close it; where an apostrophe is meant, write {line.with_value(value)}",
        )
    if value.endswith("'") and (inner.count("'") == 1 or _APOSTROPHE.search(inner)):
        return _fault(
            "the value stands in single quotation marks and has an apostrophe in it",
            f"Write {line.with_value(inner)}",
        )
    return _fault(_BEHIND_QUOTES, f"Write {line.with_value(value)}")


_APOSTROPHE: Final = re.compile(r"\w'\w")
_BEHIND_QUOTES: Final = "words stand behind the closing quotation mark"


def _in_double_quotes(line: HeaderLine) -> Fault | None:
    value = line.value
    if not value.startswith('"'):
        return None
    inner = value[1:-1]
    if value.count('"') == 1:
        return _fault(
            "a quotation mark is opened and never closed",
            f'Close it: {line.start}{value}"',
        )
    if not value.endswith('"'):
        return _fault(_BEHIND_QUOTES, f"Write {line.with_value(value)}")
    if '"' not in inner:
        return _fault(
            "a backslash in double quotation marks means something else here",
            f"Write {line.with_value(inner)}",
        )
    if inner[inner.index('"') - 1 :][:1].isspace():
        return _fault(
            "quotation marks stand within the quotation marks of the value",
            f"Write {line.with_value(inner)}",
        )
    return _fault(_BEHIND_QUOTES, f"Write {line.with_value(value)}")


_BRACKETS: Final = {"[": ("]", "a list"), "{": ("}", "a group")}


def _in_brackets(line: HeaderLine) -> Fault | None:
    opening = line.value[0]
    if opening not in _BRACKETS:
        return None
    closing, kind = _BRACKETS[opening]
    if closing not in line.value:
        return _fault(
            f"{kind} is opened with {opening} and not closed with {closing}",
            f"Close it; where no {kind.removeprefix('a ')} is meant, write"
            f" {line.with_value(line.value)}",
        )
    if not line.value.endswith(closing):
        return _fault(
            f"words stand behind the {closing} that closes {kind}",
            f"Write {line.with_value(line.value)}",
        )
    return _fault(
        f"{kind} between {opening} and {closing} cannot be read",
        "Put commas between its parts, and each text in it in double quotation marks",
    )


_SIGNS: Final = "@%`*&!>|,]}?"
"""With one of these a value of YAML cannot begin, or begins something that a header has no use
for."""


def _with_sign(line: HeaderLine) -> Fault | None:
    sign = line.value[0]
    if sign not in _SIGNS:
        return None
    return _fault(
        f"the value starts with {sign}, which means something else here",
        f"Write {line.with_value(line.value)}",
    )


def _with_list(line: HeaderLine) -> Fault | None:
    if not line.value.startswith("- "):
        return None
    return _fault(
        "a list starts on the line of its key",
        f"Start it on a line below; where no list is meant, write {line.with_value(line.value)}",
    )


def _with_colon(line: HeaderLine) -> Fault | None:
    if not re.search(r":(?:\s|$)", line.value):
        return None
    return _fault(
        "a colon followed by a space stands inside the value",
        f"Write {line.with_value(line.value)}",
    )


def _fault(message: str, cure: str) -> Fault:
    return Fault(code="LD106", message=message, cure=f"{cure}.")


_VALUES: Final[tuple[Callable[[HeaderLine], Fault | None], ...]] = (
    _in_single_quotes,
    _in_double_quotes,
    _in_brackets,
    _with_sign,
    _with_list,
    _with_colon,
)
"""What can be wrong with a value; the first that is decides."""
