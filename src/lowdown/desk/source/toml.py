"""Reads TOML, and finds the positions of keys and values, which the standard library does not."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Sequence
from itertools import islice
from typing import Any, Final

from lowdown.desk.source.fault_log import Position
from lowdown.values import dataclass

_TABLE: Final = re.compile(r"\s*\[[ \t]*([\w.\"-][\w.\" -]*)\]")
_DOTTED: Final = re.compile(r"(?<![\w\"'-])(?:[\w\"'-]++[ \t]*+\.[ \t]*+){50}")
"""A key of that many steps; the library takes all memory for one of thousands."""
_KEY: Final = re.compile(r"(\s*)([\w.\"-]+)\s*=\s*")


def read_toml(text: str) -> dict[str, Any]:
    """Returns the values of a TOML file.

    Raises ValueError where it cannot be read, and RecursionError where it is nested too deep.
    """
    if _DOTTED.search(text):
        raise RecursionError
    return tomllib.loads(text)


def position_of(problem: Exception, text: str) -> Position:
    """Returns the position in `text` of the `problem` that `read_toml` raised.

    That is the end of the text where the library does not say.
    """
    where = _WHERE.search(str(problem))
    if where is not None:
        return Position(int(where[1]), int(where[2]))
    return Position(text.rstrip().count("\n") + 1)


_WHERE: Final = re.compile(r"\(at line (\d+), column (\d+)\)")


@dataclass(frozen=True, slots=True, kw_only=True)
class TomlPositions:
    """The positions of the keys and values of one file."""

    keys: dict[tuple[str, ...], Position]
    """Where each key, or the head of its table, stands."""
    positions: dict[tuple[str, ...], Position]
    """Where each value stands."""
    lines: Sequence[str] = ()
    """The lines of the file."""

    def position(self, path: tuple[str | int, ...], *, key: bool = False) -> Position:
        """Returns the position of the value at `path` or of its key, else of what it is part of."""
        way = tuple(str(step) for step in path)
        if path and isinstance(path[-1], int) and not key:
            begin = self.positions.get(way[:-1])
            entry = next(islice(_entries(self.lines, begin), path[-1], None), None)
            if entry is not None:
                return entry
        while way:
            at_key = self.keys.get(way)
            position = at_key if key else self.positions.get(way, at_key)
            if position is not None:
                return position
            way = way[:-1]
        return Position(1)


def toml_positions(text: str) -> TomlPositions:
    """Returns the positions in `text`, which must be valid TOML."""
    keys: dict[tuple[str, ...], Position] = {}
    positions: dict[tuple[str, ...], Position] = {}
    table: tuple[str, ...] = ()
    lines = text.split("\n")
    for number, line in enumerate(lines, start=1):
        if head := _TABLE.match(line):
            table = _steps(head[1])
            keys.setdefault(table, Position(number, head.start(1) + 1))
        elif pair := _KEY.match(line):
            way = (*table, *_steps(pair[2]))
            keys.setdefault(way, Position(number, pair.start(2) + 1))
            positions.setdefault(way, Position(number, pair.end() + 1))
    return TomlPositions(keys=keys, positions=positions, lines=lines)


def _entries(lines: Sequence[str], begin: Position | None) -> Iterator[Position]:
    """The positions of the entries of the list that begins at `begin`; none where none does."""
    depth = 0
    for position, token in _tokens(lines, begin):
        if depth == 1 and token not in "]}":
            yield position
        depth += (token in "[{") - (token in "]}")
        if depth == 0:
            return


def _tokens(lines: Sequence[str], begin: Position | None) -> Iterator[tuple[Position, str]]:
    """The brackets and values from `begin` on, each with its position; without comments."""
    if begin is None or begin.column is None:
        return
    column = begin.column - 1
    for number, line in enumerate(lines[begin.line - 1 :], start=begin.line):
        for token in _TOKEN.finditer(line, column):
            if token[0] == "#":
                break
            yield Position(number, token.start() + 1), token[0]
        column = 0


_TOKEN: Final = re.compile(r"""#|[\[\]{}]|"(?:[^"\\]|\\.)*+"|'[^']*+'|[^\s,\[\]{}"'#]++""")
"""What a line of a list has: a comment, a bracket, or a value on one line."""


def _steps(name: str) -> tuple[str, ...]:
    return tuple(step.strip(' "') for step in name.split("."))
