"""An article's Markdown goes in; the words that its readers must find in print come out, block by block.

A simple reader of its own, for the plain copy of the sample and of the tests. Words are folded: quotation marks are
straight, hyphens and dashes are left out, so that a word broken at a line's end is the same word.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

DRIFTING = frozenset({"figure", "pullquote", "box", "table"})
"""What may stand a little lower than the copy names it."""
_FOLDS = {
    "‘": "'",
    "’": "'",
    "“": '"',
    "”": '"',
    "„": '"',
    "‚": "'",
    "«": '"',
    "»": '"',
    "‹": "'",
    "›": "'",
    "…": "...",
}
_DASHES = re.compile("[-‐‑–—\u00ad\u200b\u2060]")
_PICTURE = re.compile(
    r'!\[(?P<alt>.*?)\]\((?P<file>\S+)(?: "(?P<caption>.*)")?\)(?:\{(?P<keys>.*)\})?$'
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Passage:
    """One block of copy: what it is, and its words, folded."""

    kind: str
    words: tuple[str, ...]
    head: tuple[str, ...] = ()
    """Of a table: the words of its head, which is repeated where the table is cut."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Copy:
    """An article as its writer wrote it."""

    slug: str
    keys: dict[str, Any]
    passages: tuple[Passage, ...]

    @property
    def title(self) -> str:
        return str(self.keys["title"])

    @property
    def head(self) -> tuple[str, ...]:
        """The words of kicker, headline, standfirst and byline, in that order, folded."""
        authors = self.keys.get("author") or []
        names = [authors] if isinstance(authors, str) else list(authors)
        parts = [
            str(self.keys.get("kicker") or "").upper(),
            self.title,
            str(self.keys.get("standfirst") or ""),
        ]
        return tuple(word for part in (*parts, *names) for word in fold(part))

    @property
    def running(self) -> tuple[Passage, ...]:
        """What must be read in its order."""
        return tuple(passage for passage in self.passages if passage.kind not in DRIFTING)

    @property
    def drifting(self) -> tuple[Passage, ...]:
        """What may stand elsewhere nearby."""
        return tuple(passage for passage in self.passages if passage.kind in DRIFTING)


def fold(text: str) -> tuple[str, ...]:
    """The words of `text`, folded."""
    for mark, plain in _FOLDS.items():
        text = text.replace(mark, plain)
    folded = _DASHES.sub("", text)
    return tuple(word for word in folded.split() if word != "•")


def read_copy(path: Path) -> Copy:
    """Read `articles/<slug>.md`."""
    _, front, body = re.split(
        r"^---\s*$", path.read_text(encoding="utf-8"), maxsplit=2, flags=re.MULTILINE
    )
    keys: dict[str, Any] = yaml.safe_load(front)
    reader = _Reader()
    passages = list(reader.read(body.strip("\n").split("\n")))
    if isinstance(keys.get("image"), dict):
        image = keys["image"]
        words = fold(f"{image.get('caption') or ''} {image.get('credit') or ''}")
        passages.insert(0, Passage(kind="figure", words=words))
    passages.extend(reader.notes())
    return Copy(
        slug=path.stem, keys=keys, passages=tuple(passage for passage in passages if passage.words)
    )


def _joined(block: Sequence[str]) -> str:
    return " ".join(line.strip() for line in block)


class _Reader:
    """Reads blocks of lines; notes are kept until the end."""

    def __init__(self) -> None:
        self.numbers: dict[str, int] = {}
        self.texts: dict[str, str] = {}

    def notes(self) -> Iterator[Passage]:
        for name in self.numbers:
            yield Passage(
                kind="note", words=(str(self.numbers[name]), *self.words(self.texts[name]))
            )

    def read(self, lines: Sequence[str]) -> Iterator[Passage]:
        at = 0
        while at < len(lines):
            end = self._end(lines, at)
            block = lines[at:end]
            at = max(end, at + 1)
            if block and block[0].strip():
                yield from self._block(block)

    def _end(self, lines: Sequence[str], at: int) -> int:
        """The line after the block that begins at `at`: a container to its close, else to the next empty line."""
        fence = next((mark for mark in (":::", "```") if lines[at].startswith(mark)), None)
        if fence:
            depth = 0
            for number in range(at, len(lines)):
                if lines[number].startswith(fence):
                    depth += (
                        1
                        if lines[number].strip() != fence or (fence == "```" and number == at)
                        else -1
                    )
                if depth == 0:
                    return number + 1
        return next(
            (number for number in range(at, len(lines)) if not lines[number].strip()), len(lines)
        )

    def _block(self, block: Sequence[str]) -> Iterator[Passage]:
        for mark, read in (
            (r":::", self._container),
            (r"```", self._code),
            (r"#", self._crosshead),
            (r"!\[", self._figure),
            (r"\[\^\w+\]:", self._note),
            (r">", self._quote),
            (r"\|", self._table),
            (r"([-*+]|\d+\.) ", self._items),
            (r"[-*_]{3,}\s*$", self._rule),
            (r"", self._paragraph),
        ):
            if re.match(mark, block[0]):
                yield from read(block)
                return

    def _code(self, block: Sequence[str]) -> Iterator[Passage]:
        yield Passage(kind="code", words=fold(" ".join(block[1:-1])))

    def _crosshead(self, block: Sequence[str]) -> Iterator[Passage]:
        yield Passage(kind="crosshead", words=self.words(block[0].lstrip("#")))

    def _figure(self, block: Sequence[str]) -> Iterator[Passage]:
        match = _PICTURE.match(_joined(block))
        caption = (match["caption"] if match else "") or ""
        yield Passage(kind="figure", words=fold(html.unescape(caption.replace("Credit: ", ""))))

    def _note(self, block: Sequence[str]) -> Iterator[Passage]:
        name, _, text = _joined(block).removeprefix("[^").partition("]: ")
        self.texts[name] = text
        yield from ()

    def _quote(self, block: Sequence[str]) -> Iterator[Passage]:
        inner = [line.removeprefix(">").removeprefix(" ") for line in block]
        yield from (Passage(kind="quote", words=passage.words) for passage in self.read(inner))

    def _rule(self, _block: Sequence[str]) -> Iterator[Passage]:
        yield from ()

    def _paragraph(self, block: Sequence[str]) -> Iterator[Passage]:
        yield Passage(kind="paragraph", words=self.words(_joined(block)))

    def _container(self, block: Sequence[str]) -> Iterator[Passage]:
        kind, _, title = block[0].strip(": ").partition(" ")
        inner = list(self.read(block[1:-1])) if kind != "web" else []
        if kind in ("print", "optional", "web"):
            yield from inner
            return
        words = self.words(title) + tuple(word for passage in inner for word in passage.words)
        yield Passage(kind=kind, words=words)

    def _table(self, block: Sequence[str]) -> Iterator[Passage]:
        rows = [
            line.strip().strip("|").replace("|", " ")
            for line in block
            if not re.fullmatch(r"[|:\s-]+", line)
        ]
        words = self.words(" ".join(rows))
        yield Passage(kind="table", words=words, head=self.words(rows[0]))

    def _items(self, block: Sequence[str]) -> Iterator[Passage]:
        items: list[str] = []
        for line in block:
            match = re.match(r"\s*(?:[-*+]|(\d+\.)) (.*)", line)
            if match:
                items.append(f"{match[1] or ''} {match[2]}")
            else:
                items[-1] += f" {line.strip()}"
        for item in items:
            yield Passage(kind="item", words=self.words(item))

    def words(self, text: str) -> tuple[str, ...]:
        """The words of a line of Markdown, folded, its marks taken off."""
        text = re.sub(r"\[\^(\w+)\]", lambda match: self._number(match[1]), text)
        text = re.sub(r"\[((?:[^\]\\]|\\.)*)\]\([^)]*\)", r"\1", text)
        text = re.sub(r"<(https?://[^>]+)>", r"\1", text)
        text = re.sub(r"(?<!\\)(\*\*|\*|`)", "", text)
        text = re.sub(r"(?<![\w\\])_(?=\S)|(?<=\S)(?<!\\)_(?!\w)", "", text)
        text = re.sub(r"\\([!-/:-@\[-`{-~])", r"\1", text)
        return fold(html.unescape(text))

    def _number(self, name: str) -> str:
        return str(self.numbers.setdefault(name, len(self.numbers) + 1))
