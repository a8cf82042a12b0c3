"""Explains a YAML parser's errors to editors: what is wrong, and what to type instead."""

from __future__ import annotations

from typing import Final

import yaml

from lowdown.desk.source.fault_log import Fault
from lowdown.desk.source.header_lines import explain_line, is_key

QUOTES: Final = "Put the value in double quotes."
"""The cure for most of what goes wrong in a header."""

TOO_DEEP: Final = Fault(
    code="LD106", message="values are nested too deep", cure="Write each in one line."
)
"""The fault of a header with lists in lists in lists."""

_KNOWN: Final = (
    (
        "mapping values are not allowed",
        "a colon followed by a space stands inside the value",
        "Put the value in double quotes, as in title: \u0022Health: a warning\u0022.",
    ),
    ("undefined alias", "the value starts with an asterisk", QUOTES),
    (
        "cannot start any token",
        "the value starts with a sign that means something else here",
        QUOTES,
    ),
    (
        "found unexpected end of stream",
        "a quotation mark is opened and never closed",
        "Close the quotation mark.",
    ),
    (
        "unexpected document",
        "a quotation mark is opened and never closed",
        "Close the quotation mark.",
    ),
    (
        "escape",
        "a backslash in double quotes means something else here",
        "Write two backslashes for one, or use single quotes.",
    ),
    (
        "hexdecimal",  # so spelled by the library
        "a backslash in double quotes means something else here",
        "Write two backslashes for one, or use single quotes.",
    ),
    (
        "did not find expected ',' or ']'",
        "a list is opened with [ and not closed with ]",
        "Close it, with commas between its parts.",
    ),
    (
        "did not find expected ',' or '}'",
        "a group is opened with { and not closed with }",
        "Close it, with commas between its parts.",
    ),
    (
        "did not find expected key",
        "this line does not fit the one above it",
        "Start every key at the left; write a quotation mark inside double quotes as \\\u0022.",
    ),
    (
        "could not find expected ':'",
        "this line has no colon after its key",
        "Write it as key: value.",
    ),
    (
        "did not find expected '-' indicator",
        "this line does not fit the list above it",
        "Start every entry of the list with a hyphen and a space, all equally far from the left.",
    ),
    (
        "block sequence entries are not allowed",
        "a list starts on the line of its key",
        "Start it on a line below.",
    ),
    ("block mapping", "this line does not fit the one above it", "Start every key at the left."),
    (
        "comment or line break",
        "the value starts with a sign that means something else here",
        QUOTES,
    ),
    ("node content", "the value starts with a sign that means something else here", QUOTES),
    ("anchor", "the value starts with an ampersand or an asterisk", QUOTES),
    ("alias", "the value starts with an asterisk", QUOTES),
    ("tag", "the value starts with an exclamation mark", QUOTES),
    ("directive", "the line starts with a percent sign", QUOTES),
)


_BEGUN: Final = ("a quoted scalar", "a flow sequence", "a flow mapping", "a simple key")


def where(error: yaml.YAMLError, text: str) -> int:
    """Returns the index in `text` of the fault: of what was begun and not ended, or where reading
    stopped.
    """
    begun = str(getattr(error, "context", "")).endswith(_BEGUN) and "escape" not in str(
        getattr(error, "problem", "")
    )
    mark = getattr(error, "context_mark" if begun else "problem_mark", None)
    return min(mark.index, len(text)) if mark else 0


def explain(error: yaml.YAMLError, text: str, index: int) -> Fault:
    """Returns the fault in the header's `text` at `index`, in an editor's words."""
    line, end_above = line_at(text, index), text.rfind("\n", 0, index)
    above = line_at(text, end_above)
    if "\t" in line[: len(line) - len(line.lstrip())] or text[index : index + 1] == "\t":
        return Fault(
            code="LD106",
            message="the line is indented with a tab",
            cure="Write two spaces for the tab.",
        )
    if end_above >= 0 and not above.strip() and not is_key(line):
        return Fault(
            code="LD105",
            message="this line looks like copy, and the header above it is not closed",
            cure="Put a line of three hyphens below the last key, above the copy.",
        )
    problem = str(getattr(error, "problem", ""))
    if "nesting depth" in problem:
        return TOO_DEEP
    if (fault := explain_line(line, above)) is not None:
        return fault
    for words, message, cure in _KNOWN:
        if words in problem:
            return Fault(code="LD106", message=message, cure=cure)
    return Fault(code="LD106", message="the header cannot be read from here on", cure=QUOTES)


def line_at(text: str, index: int) -> str:
    """Returns the line of `text` in which `index` stands; empty for an index below 0."""
    if index < 0:
        return ""
    return text[text.rfind("\n", 0, index) + 1 :].split("\n", 1)[0]
