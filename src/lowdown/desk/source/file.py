"""Reads text files: their characters are checked, their line ends made alike."""

from __future__ import annotations

from bisect import bisect_right
from itertools import accumulate, islice
from pathlib import Path
from typing import Final

from lowdown.desk.source.fault_log import FaultLog, Position
from lowdown.model import FORBIDDEN_IN_COPY, Limit
from lowdown.sources import SourceError, listing_of, reason_of, source_bytes
from lowdown.values import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceFile:
    """The text of one file, with line feeds for line ends and no byte-order mark."""

    text: str
    """All of it."""
    starts: tuple[int, ...]
    """Where each line starts in `text`."""

    def position(self, index: int) -> Position:
        """Returns the line and column of the character at `index`."""
        line = bisect_right(self.starts, max(index, 0))
        return Position(line, max(index, 0) - self.starts[line - 1] + 1)

    def index(self, position: Position) -> int:
        """Returns the index in `text` of `position`; without a column, that of its line's start."""
        return self.starts[min(position.line, len(self.starts)) - 1] + (position.column or 1) - 1

    def end_of(self, line: int) -> int:
        """Returns the index in `text` where the line `line` ends, its line feed included."""
        return self.starts[line] if line < len(self.starts) else len(self.text)

    def find(self, needle: str, first: int, last: int) -> Position:
        """Returns the first position of `needle` in the lines `first` to `last`, else the start of
        `first`.
        """
        begin = self.starts[min(first, len(self.starts)) - 1]
        index = self.text.find(needle, begin, self.end_of(last)) if needle else -1
        return Position(first) if index < 0 else self.position(index)


def source_of(text: str) -> SourceFile:
    """Returns `text` as a source file."""
    lengths = (len(line) + 1 for line in text.split("\n"))
    starts = tuple(accumulate(lengths, initial=0))
    return SourceFile(text=text, starts=starts[:-1])


def markdown_names(root: Path, folder: str) -> tuple[str, ...]:
    """Returns the names of the Markdown files in `folder` below `root`, without `.md`, sorted.

    Names that begin with a full stop or `_` are left out: they are notes, and editors' own files.
    Raises OutputError where the folder cannot be read.
    """
    return tuple(listing_of(root, folder).markdown)


def read_source(root: Path, log: FaultLog) -> SourceFile | None:
    """Reads the text of the file that `log` is about, below the publication's folder `root`.

    Returns None where it cannot be read. Its faults are noted in `log`.
    """
    try:
        data = source_bytes(root, log.path, most=Limit.SOURCE.most)
    except SourceError as error:
        log.fault(error.code, None, message=f"the file {error}", cure=error.cure)
        return None
    except OSError as error:
        log.fault(
            "LD101",
            None,
            message=f"the file cannot be read ({reason_of(error)})",
            cure="See that it is a file and that you may read it.",
        )
        return None
    if len(data) > Limit.SOURCE.most:
        log.fault(
            Limit.SOURCE.code,
            None,
            message=f"the file is larger than {Limit.SOURCE.words}",
            cure="See whether it is the right file; divide it in several if it is.",
        )
        return None
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        log.fault("LD102", Position(1), message="the file is saved as UTF-16", cure=_SAVE)
        return None
    text = (
        _decoded(data.removeprefix(b"\xef\xbb\xbf"), log).replace("\r\n", "\n").replace("\r", "\n")
    )
    source = source_of(text)
    forbidden = list(islice(FORBIDDEN_IN_COPY.finditer(text), _MAX_FORBIDDEN + 1))
    if len(forbidden) > _MAX_FORBIDDEN:
        log.fault(
            "LD101",
            None,
            message="the file is not plain text",
            cure="Write the article in a text editor, or save it as plain text from your word"
            " processor.",
        )
        return None
    for match in forbidden:
        log.fault(
            "LD103",
            source.position(match.start()),
            message=f"the invisible character {named(match.group())} cannot be published",
            cure="Delete it and type the text around it again; it came with something pasted.",
        )
    return source_of(FORBIDDEN_IN_COPY.sub("\ufffd", text)) if forbidden else source


def named(character: str) -> str:
    """Returns a character's number, such as `U+0007`."""
    return f"U+{ord(character):04X}"


_MAX_FORBIDDEN: Final = 20
"""Forbidden characters of a text, at most; a file with more is a picture or a word processor's."""
_SAVE: Final = "Save it again with the encoding UTF-8."


def _decoded(data: bytes, log: FaultLog) -> str:
    try:
        return data.decode()
    except UnicodeDecodeError as error:
        before = data[: error.start]
        column = len(before[before.rfind(b"\n") + 1 :].decode(errors="replace")) + 1
        position = Position(before.count(b"\n") + 1, column)
        log.fault("LD102", position, message="the file is not saved as UTF-8", cure=_SAVE)
        return data.decode(errors="replace")
