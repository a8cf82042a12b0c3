"""From the text of a TOML file to the place of each key and value, which the standard library does not tell."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from lowdown.desk.source.fault_log import Position

_TABLE: Final = re.compile(r"\s*\[\s*([\w.\" -]+?)\s*\]")
_KEY: Final = re.compile(r"(\s*)([\w.\"-]+)\s*=\s*")


@dataclass(frozen=True, slots=True, kw_only=True)
class TomlPlaces:
    """Where the keys and values of one file stand."""

    keys: dict[tuple[str, ...], Position]
    """Where each key, or the head of its table, stands."""
    positions: dict[tuple[str, ...], Position]
    """Where each value stands."""

    def position(self, path: tuple[str | int, ...], *, key: bool = False) -> Position:
        """Where the value at `path` (or its key) stands; where it has no place, that of what it is part of."""
        way = tuple(str(step) for step in path)
        while way:
            found = self.keys.get(way) if key else self.positions.get(way, self.keys.get(way))
            if found is not None:
                return found
            way = way[:-1]
        return Position(1)


def toml_places(text: str) -> TomlPlaces:
    """The places in `text`, which has been read without fault."""
    keys: dict[tuple[str, ...], Position] = {}
    positions: dict[tuple[str, ...], Position] = {}
    table: tuple[str, ...] = ()
    for number, line in enumerate(text.split("\n"), start=1):
        if head := _TABLE.match(line):
            table = _steps(head[1])
            keys.setdefault(table, Position(number, head.start(1) + 1))
        elif pair := _KEY.match(line):
            way = (*table, *_steps(pair[2]))
            keys.setdefault(way, Position(number, pair.start(2) + 1))
            positions.setdefault(way, Position(number, pair.end() + 1))
    return TomlPlaces(keys=keys, positions=positions)


def _steps(name: str) -> tuple[str, ...]:
    return tuple(step.strip(' "') for step in name.split("."))
