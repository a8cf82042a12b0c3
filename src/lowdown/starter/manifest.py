"""Composes the manifest of the next issue: the keys and notes of the last one, other articles."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import field
from typing import TYPE_CHECKING, Final

from lowdown.values import dataclass

if TYPE_CHECKING:
    from lowdown.starter.numbering import Numbered


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """The place of an article in the last issue, without the article."""

    pages: str = ""
    """The pages that were ordered for it, as they were typed."""
    overflow: str = ""
    """Where copy went that did not fit."""


def next_manifest(
    last: str, issue: Numbered, *, articles: Sequence[str], shape: Sequence[Entry]
) -> str:
    """Returns the manifest of `issue`, in the form of the text of the last one.

    `articles` are the slugs that it lists. `shape` are the places of the last issue's articles,
    which are noted where any had pages or an overflow of its own.
    """
    lines: list[str] = []
    values = _values(issue)
    for block in _with_volume(_form_of(last), values):
        if block.key in values:
            lines.append(_with_value(block.lines[0], values[block.key]))
        elif block.key == "articles":
            lines += _articles(block, articles, shape)
        elif block.key != "title":
            lines += block.lines
    return "\n".join(["---", *lines, "---", ""])


def _values(issue: Numbered) -> dict[str, str]:
    """What an issue has of its own, by its keys."""
    values = {"number": issue.number.plain, "date": issue.date.isoformat()}
    return values if issue.volume is None else {**values, "volume": str(issue.volume)}


def _form_of(last: str) -> list[_Block]:
    """The blocks of the last manifest; the least that there can be where it has no such form."""
    blocks = _blocks_of(_header_of(last))
    if {block.key for block in blocks} >= _REQUIRED:
        return blocks
    return [_Block(key=key, lines=[f"{key}:"]) for key in ("number", "date", "articles")]


def _with_volume(blocks: list[_Block], values: Mapping[str, str]) -> list[_Block]:
    """The blocks, with one for a volume that the last manifest does not have."""
    keys = [block.key for block in blocks]
    if "volume" not in values or "volume" in keys:
        return blocks
    after = keys.index("number") + 1
    return [*blocks[:after], _Block(key="volume", lines=["volume:"]), *blocks[after:]]


_REQUIRED: Final = frozenset(("number", "date", "articles"))


@dataclass(frozen=True, slots=True, kw_only=True)
class _Block:
    """A key of a header with all lines of its value, or lines before the first key."""

    key: str
    """The key; empty for notes that stand by themselves."""
    lines: list[str] = field(default_factory=list)
    """Its lines."""


def _header_of(text: str) -> list[str]:
    """The lines between the two lines of hyphens."""
    found = _HEADER.match(text)
    return found[1].split("\n") if found else []


_HEADER: Final = re.compile(r"\s*---[ \t]*\n(.*?)\n(?:---|\.\.\.)[ \t]*(?:\n|$)", re.DOTALL)


def _blocks_of(lines: Sequence[str]) -> list[_Block]:
    """The lines of a header, by the key that they belong to."""
    blocks: list[_Block] = []
    for line in lines:
        key = _KEY.match(line)
        if key:
            blocks.append(_Block(key=key[1], lines=[line]))
        elif line.startswith("#") or not line.strip() or not blocks:
            blocks.append(_Block(key="", lines=[line]))
        elif blocks[-1].key:
            blocks[-1].lines.append(line)
        else:  # more of a value, below a note
            owner = next((block for block in reversed(blocks) if block.key), blocks[-1])
            owner.lines.append(line)
    return blocks


_KEY: Final = re.compile(r"([a-z]+)[ \t]*:(?=\s|$)")


def _with_value(line: str, value: str) -> str:
    """A line of a key with another value; a note behind it stays in its column."""
    found = _VALUE.match(line)
    if found is None:
        return f"{line.partition(':')[0]}: {value}"
    head = found["head"] if found["head"].endswith((" ", "\t")) else f"{found['head']} "
    if not found["note"]:
        return f"{head}{value}"
    return f"{head}{value} ".ljust(found.start("note")) + found["note"]


_VALUE: Final = re.compile(
    r"""(?P<head>[a-z]+[ \t]*:[ \t]*)(?:"[^"]*"|'[^']*'|[^#"'\s][^#]*?)?[ \t]*(?P<note>\#.*)?$"""
)


def _articles(block: _Block, articles: Sequence[str], shape: Sequence[Entry]) -> Iterator[str]:
    """The lines of the list of articles: new ones, notes, and the places of the last ones."""
    note = re.search(r"[ \t]+#.*$", block.lines[0])
    yield f"articles:{note[0] if note else ''}"
    yield from (f"  - {slug}" for slug in articles)
    if not articles:
        yield "  # - the-slug-of-the-lead"
    for line in block.lines[1:]:
        if line.strip() == _SHAPE:
            break
        if line.lstrip().startswith("#") and line.strip() != "# - the-slug-of-the-lead":
            yield line
    if any(entry.pages or entry.overflow for entry in shape):
        yield f"  {_SHAPE}"
        for entry in shape:
            yield "  # - article:"
            yield from [f"  #   pages: {entry.pages}"] * bool(entry.pages)
            yield from [f"  #   overflow: {entry.overflow}"] * bool(entry.overflow)


_SHAPE: Final = "# The places of the last issue's articles, to be used again:"
