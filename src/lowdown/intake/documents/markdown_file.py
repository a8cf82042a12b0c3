"""Reads Markdown that was written for something else."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any, Final

from lowdown.intake.letters import decode
from lowdown.intake.parts import Parts

_TITLE: Final = re.compile(r"\s*#[ \t]+(.+?)(?:[ \t]+#+)?[ \t]*(?:\n|$)")
_PICTURE: Final = re.compile(r"!\[[^\]\n]*\]\(<?([^)\s>]+)")
_KEYS: Final = ("title", "author", "date", "tags")
"""The keys of a header of another program that mean the same here."""


def read_markdown(data: bytes, _file: Path) -> Parts:
    """Returns the parts of a Markdown file: of its header what is meant in the same way here, and
    a heading of the first level at its beginning as the title.
    """
    found = _Header(decode(data))
    copy, title = found.copy, ""
    heading = _TITLE.match(copy)
    if heading:
        copy, title = copy[heading.end() :], heading[1]
    copy = _with_lower_headings(copy)
    points = [f"Put the picture {name} into pictures/." for name in _PICTURE.findall(copy)]
    if found.unread:
        points.insert(0, "Its header could not be read, and stands at the top of the copy.")
    return Parts(copy=copy, title=title, header=found.values, open_points=tuple(points))


def _with_lower_headings(copy: str) -> str:
    """The copy, with headings of the first level as crossheads; code stays as it is."""
    lines, fence = [], ""
    for line in copy.split("\n"):
        found = _FENCE.match(line)
        if found and not fence:
            fence = found[1]
        elif found and found[1].startswith(fence):
            fence = ""
        is_heading = not fence and line.startswith(("# ", "#\t"))
        lines.append(f"#{line}" if is_heading else line)
    return "\n".join(lines)


_FENCE: Final = re.compile(r" {0,3}(`{3,}|~{3,})")


class _Header:
    """The header of a Markdown file of another program."""

    def __init__(self, text: str) -> None:
        self.copy = text
        self.values: dict[str, object] = {}
        self.unread = False
        split = re.match(r"---[ \t]*\n(.*?\n)---[ \t]*(?:\n|$)", text, re.DOTALL)
        if split is None:
            return
        values = _yaml(split[1])
        self.unread = values is None
        if values is not None:
            self.copy = text[split.end() :]
            self.values = {key: _plain(values[key]) for key in _KEYS if values.get(key)}


def _yaml(text: str) -> dict[str, Any] | None:
    """The keys of a header; None where it cannot be read. Aliases are refused: a few lines of them
    make more than any memory holds.
    """
    import yaml

    try:
        if any(isinstance(event, yaml.AliasEvent) for event in yaml.parse(text, yaml.SafeLoader)):
            return None
        values = yaml.load(text, yaml.BaseLoader)
    except (yaml.YAMLError, RecursionError):
        return None
    return values if isinstance(values, dict) else None


def _plain(value: object) -> object:
    """A value as text, or a list of texts."""
    if isinstance(value, list):
        return [item for item in value if isinstance(item, str)]
    return value if isinstance(value, str) else ""
