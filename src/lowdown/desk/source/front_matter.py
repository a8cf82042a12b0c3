"""Reads the header of a source file: its values, each with its position, and the copy below it.

YAML guesses types: `no` is false though it is the code of Norwegian, 12:30 is a number of seconds.
So every value is read as the text that was typed, and the schema of the keys decides its type.
python-frontmatter finds the header; its handler is made strict here.
"""

from __future__ import annotations

import pathlib
import re
from dataclasses import field
from typing import Any, Final, NamedTuple

import frontmatter
import yaml
from frontmatter.default_handlers import SafeLoader, YAMLHandler

from lowdown.desk.source.fault_log import Fault, FaultLog, Position
from lowdown.desk.source.file import SourceFile, read_source
from lowdown.desk.source.header_lines import explain_line
from lowdown.desk.source.header_size import find_excess
from lowdown.desk.source.yaml_faults import QUOTES, explain, line_at, where
from lowdown.values import dataclass

Path = tuple[str | int, ...]
"""The way to a value: `("image", "alt")`, `("articles", 2)`."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Header:
    """What stands between the two lines of hyphens at the top of a file."""

    values: dict[str, Any] = field(default_factory=dict)
    """Key to value: text, None, lists and mappings of them."""
    keys: dict[Path, Position] = field(default_factory=dict)
    """Where each key stands."""
    positions: dict[Path, Position] = field(default_factory=dict)
    """Where each value stands."""
    copy_line: int = 1
    """The line on which the copy begins."""
    sound: bool = True
    """Whether it could be read without a fault of syntax."""

    def position(self, path: Path, *, key: bool = False) -> Position:
        """Returns the position of the value at `path` or of its key, else of what it is part of."""
        while path:
            position = self.keys.get(path) if key else self.positions.get(path)
            if position is not None:
                return position
            path = path[:-1]
        return Position(1)


class SplitSource(NamedTuple):
    """A source file, split below its header."""

    header: Header
    """What stands between the lines of hyphens."""
    body: str
    """The copy below it."""


def read_header(source: SourceFile, log: FaultLog) -> SplitSource:
    """Reads the header of `source` and the copy below it; faults are noted in `log`."""
    reader = _HeaderReader(source, log)
    if not reader.detect(source.text):
        log.fault(
            "LD104",
            Position(1),
            message="the file has no header",
            cure=_HYPHENS.format(1)
            if _LIKE_HYPHENS.match(source.text)
            else "Begin it with a line of three hyphens, the keys (title: ...) and another line of"
            " three hyphens.",
        )
        return SplitSource(Header(sound=False), source.text)
    values, _ = frontmatter.parse(source.text, handler=reader)
    header = Header(
        values=values,
        keys=reader.keys,
        positions=reader.positions,
        copy_line=reader.copy_line,
        sound=reader.sound,
    )
    return SplitSource(header, reader.copy)


def header_of(root: pathlib.Path, path: str) -> Header:
    """Reads the header of the file `path` below `root` again; empty where it cannot be read.

    For the checks that point at a key: an article keeps the values of its header without their
    positions, which are needed only where there is something to report.
    """
    log = FaultLog(path)
    source = read_source(root, log)
    return read_header(source, log).header if source else Header()


class _HeaderReader(YAMLHandler):
    """python-frontmatter's handler of YAML, made strict; it records the position of every value."""

    FM_BOUNDARY = re.compile(r"\A\s*^---[ \t]*$", re.MULTILINE)
    CLOSING: Final = re.compile(r"^(?:---|\.\.\.)[ \t]*$", re.MULTILINE)

    def __init__(self, source: SourceFile, log: FaultLog) -> None:
        super().__init__()
        self.source = source
        self.log = log
        self.keys: dict[Path, Position] = {}
        self.positions: dict[Path, Position] = {}
        self.copy = ""
        self.copy_line = 1
        self.sound = True
        self._offset = 0
        self._seen: set[int] = set()

    def split(self, text: str) -> tuple[str, str]:
        """Returns the header and the copy of the source.

        The library strips `text`, so that its lines are not those of the file: it is ignored.
        """
        whole = self.source.text
        opening = re.compile(r"^---[ \t]*(?:\n|\Z)", re.MULTILINE).search(whole)
        assert opening is not None  # `detect` has seen it
        self._offset = opening.end()
        closing = self.CLOSING.search(whole, self._offset)
        if closing is None:
            self._refuse(
                "LD105",
                opening.start(),
                message="the header is opened here and never closed",
                cure=self._where_to_close(),
            )
            return "", ""
        self.copy = whole[closing.end() :].removeprefix("\n")
        self.copy_line = self.source.position(closing.end()).line + 1
        return whole[self._offset : closing.start()], self.copy

    def _where_to_close(self) -> str:
        """The cure for a header that is never closed: the line that was meant to close it, or that
        behind which it ends.
        """
        whole = self.source.text
        if (meant := _LIKE_HYPHENS.search(whole, self._offset)) is not None:
            return _HYPHENS.format(self.source.position(meant.start()).line)
        if (
            gap := re.compile(r"\S[ \t]*\n[ \t]*(?:\n|\Z)").search(whole, self._offset)
        ) is not None:
            line = self.source.position(gap.start()).line
            return f"Put a line of three hyphens below line {line}, where the last key stands."
        return "Put a line of three hyphens below the last key."

    def load(self, fm: str, **_: object) -> dict[str, Any]:
        """Returns the header's values; every text as it was typed."""
        if not self.sound:
            return {}
        if (excess := find_excess(fm)) is not None:
            self.log.note(excess.fault, self.source.position(self._offset + excess.at))
            self.sound = False
            return {}
        loader = SafeLoader(fm)
        try:
            node = loader.get_single_node()
        except yaml.YAMLError as error:
            self._broken(error, fm)
            return {}
        finally:
            loader.dispose()
        if node is None:
            return {}
        if not isinstance(node, yaml.MappingNode):
            self._refuse_line(
                node, message="the header is not a list of keys", cure="Write it as key: value."
            )
            return {}
        return self._mapping(node, ())

    def _mapping(self, node: yaml.MappingNode, path: Path) -> dict[str, Any]:
        values: dict[str, Any] = {}
        for key_node, value_node in node.value:
            key = key_node.value if isinstance(key_node, yaml.ScalarNode) else None
            if key is None:
                self._refuse(
                    "LD106",
                    self._index(key_node),
                    message="a key is a single word",
                    cure="Write it as key: value.",
                )
                continue
            here = (*path, key)
            position = self._position(key_node)
            if key in values:
                self.log.fault(
                    "LD107",
                    position,
                    message=f"the key \u201c{key}\u201d stands twice, first on line"
                    f" {self.keys[here].line}",
                    cure="Take one of the two out.",
                )
                continue
            self.keys[here] = position
            values[key] = self._value(value_node, here)
        return values

    def _value(self, node: yaml.Node, path: Path) -> Any:
        self.positions[path] = self._position(node)
        if self._is_special(node):
            return None
        if isinstance(node, yaml.ScalarNode):
            self._warn_of_comment(node)
            empty = not node.style and node.value in ("", "~", "null")
            return None if empty else node.value
        if isinstance(node, yaml.MappingNode):
            return self._mapping(node, path)
        return [self._value(child, (*path, number)) for number, child in enumerate(node.value)]

    def _is_special(self, node: yaml.Node) -> bool:
        """Whether `node` is a reference, an anchor or a tag of YAML; each is refused."""
        sign = self.source.text[self._index(node) : self._index(node) + 1]
        if sign not in ("&", "!", "*") and id(node) not in self._seen:
            self._seen.add(id(node))
            return False
        self._refuse_line(
            node, message="the value starts with a sign that means something else here", cure=QUOTES
        )
        return True

    def _warn_of_comment(self, node: yaml.ScalarNode) -> None:
        """Notes a comment behind an unquoted value, as in `title: We are #1`."""
        rest = self.source.text[self._offset + node.end_mark.index :].split("\n", 1)[0]
        if node.style or not re.match(r"\s+#\S", rest):
            return
        self.log.fault(
            "LD119",
            self.source.position(self._offset + node.end_mark.index + rest.index("#")),
            message="what follows the # is not part of the value",
            cure="Put the whole value in double quotes, or a space after the # if it is a remark.",
        )

    def _broken(self, error: yaml.YAMLError, text: str) -> None:
        index = where(error, text)
        fault = explain(error, text, index)
        self.log.note(fault, self.source.position(self._offset + index))
        self.sound = False

    def _refuse_line(self, node: yaml.Node, *, message: str, cure: str) -> None:
        """Notes what is wrong with the line of `node`; `message` where that is not clear."""
        line = line_at(self.source.text, self._index(node))
        fault = explain_line(line, "") or Fault(code="LD106", message=message, cure=cure)
        self._refuse(fault.code, self._index(node), message=fault.message, cure=fault.cure)

    def _refuse(self, code: str, index: int, *, message: str, cure: str) -> None:
        self.log.fault(code, self.source.position(index), message=message, cure=cure)
        self.sound = False

    def _index(self, node: yaml.Node) -> int:
        return self._offset + node.start_mark.index

    def _position(self, node: yaml.Node) -> Position:
        return self.source.position(self._index(node))


_LIKE_HYPHENS: Final = re.compile(
    r"^[ \t]*(?:-[ \t]*-|--?|[-\u2010-\u2015\u2212]{1,4}|_{3,}|\+{3,}|={3,}|-{4,})[ \t]*$",
    re.MULTILINE,
)
"""A line that was meant to be three hyphens: word processors make a dash of them."""
_HYPHENS: Final = "Write three plain hyphens, ---, and nothing else on line {}."
