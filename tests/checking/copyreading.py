"""Reads an article's Markdown as its readers must find it in print, block by block.

This reader shares nothing with that of the product. It knows the plain copy of the sample and of
the tests. Words are folded, as those of a printed page are.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from checking.printed import fold

DRIFTING = frozenset({"figure", "pullquote", "box", "table"})
"""Kinds of blocks that may stand a little elsewhere than the copy has them."""
UNWRAPPED = frozenset({"print", "optional", "web"})
"""Containers that are not seen; what is in `web` is not printed."""
_PICTURE = re.compile(r'!\[.*?\]\((?P<file>\S+)(?: "(?P<caption>.*)")?\)(?:\{.*\})?$')
_ITEM = re.compile(r"\s*(?:[-*+]|(\d+\.)) (.*)")
_LETTERING = re.compile(r"<text\b[^>]*>(.*?)</text>", re.DOTALL)


@dataclass(frozen=True, slots=True, kw_only=True)
class Passage:
    """One block of copy."""

    kind: str
    """Such as `paragraph`, `crosshead`, `figure` or `table`."""
    letters: str
    """Its words, folded."""
    words: int
    """The number of its words."""
    rows: tuple[str, ...] = ()
    """The letters of each row of a table; the first is repeated where the table is cut."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Copy:
    """An article as its writer wrote it."""

    slug: str
    keys: dict[str, Any]
    """Its header."""
    passages: tuple[Passage, ...]
    markers: frozenset[str]
    """The numbers before the items of its ordered lists, which are drawn apart from these."""

    @property
    def title(self) -> str:
        """Its headline."""
        return str(self.keys["title"])

    @property
    def authors(self) -> list[str]:
        """Those named in its byline."""
        named = self.keys.get("author") or []
        return [named] if isinstance(named, str) else list(named)

    @property
    def topic(self) -> str:
        """What may stand above the article where it continues: its line in the contents box, up to
        the colon.
        """
        return str(self.keys.get("contents") or self.title).partition(": ")[0]

    @property
    def running(self) -> tuple[Passage, ...]:
        """The passages that must be printed in their order."""
        return tuple(passage for passage in self.passages if passage.kind not in DRIFTING)

    @property
    def drifting(self) -> tuple[Passage, ...]:
        """The passages that may stand elsewhere nearby."""
        return tuple(passage for passage in self.passages if passage.kind in DRIFTING)


def read_copy(path: Path) -> Copy:
    """Read `articles/<slug>.md`, with the drawings that it names."""
    text = path.read_text(encoding="utf-8")
    _, front, body = re.split(r"^---\s*$", text, maxsplit=2, flags=re.MULTILINE)
    keys: dict[str, Any] = yaml.safe_load(front)
    reader = _Reader(path.parents[1])
    passages = list(reader.read(body.strip("\n").split("\n")))
    if isinstance(keys.get("image"), dict):
        image = keys["image"]
        caption = f"{image.get('caption') or ''} {image.get('credit') or ''}"
        passages = [*reader.picture(image["file"], caption), *passages]
    passages += reader.notes()
    return Copy(
        slug=path.stem,
        keys=keys,
        passages=tuple(passage for passage in passages if passage.letters),
        markers=frozenset(reader.markers),
    )


def _passage(kind: str, text: str) -> Passage:
    return Passage(kind=kind, letters=fold(text), words=len(text.split()))


def _joined(block: Sequence[str]) -> str:
    return " ".join(line.strip() for line in block)


class _Reader:
    """Reads lines as blocks; notes are kept until the end."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.markers: set[str] = set()
        self.numbers: dict[str, int] = {}
        self.texts: dict[str, str] = {}

    def read(self, lines: Sequence[str]) -> Iterator[Passage]:
        """The passages that `lines` make, from the first."""
        at = 0
        while at < len(lines):
            fence = next((mark for mark in (":::", "```") if lines[at].startswith(mark)), "")
            end = _end_of_container(lines, at, fence) if fence else _end_of_block(lines, at)
            if lines[at].strip():
                yield from self._block(lines[at:end])
            at = max(end, at + 1)

    def notes(self) -> list[Passage]:
        """The notes, by their numbers."""
        return [
            _passage("note", f"{number} {self._plain(self.texts[name])}")
            for name, number in self.numbers.items()
        ]

    def picture(self, file: str, caption: str) -> Iterator[Passage]:
        """The caption of a picture, and the lettering of a drawing, drawn apart from it."""
        yield _passage("figure", html.unescape(caption))
        if file.endswith(".svg"):
            drawing = (self.root / file).read_text(encoding="utf-8")
            lettering = re.sub("<[^>]*>", "", " ".join(_LETTERING.findall(drawing)))
            yield _passage("figure", html.unescape(lettering))

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
            (r"  ", self._more_of_item),
            (r"", self._paragraph),
        ):
            if re.match(mark, block[0]):
                yield from read(block)
                return

    def _container(self, block: Sequence[str]) -> Iterator[Passage]:
        kind, _, title = block[0].strip(": ").partition(" ")
        inner = [] if kind == "web" else list(self.read(block[1:-1]))
        if kind in UNWRAPPED:
            yield from inner
            return
        head = _passage(kind, self._plain(title))
        yield Passage(
            kind=kind,
            letters=head.letters + "".join(passage.letters for passage in inner),
            words=head.words + sum(passage.words for passage in inner),
        )

    def _code(self, block: Sequence[str]) -> Iterator[Passage]:
        yield _passage("code", " ".join(block[1:-1]))

    def _crosshead(self, block: Sequence[str]) -> Iterator[Passage]:
        yield _passage("crosshead", self._plain(block[0].lstrip("#")))

    def _figure(self, block: Sequence[str]) -> Iterator[Passage]:
        match = _PICTURE.match(_joined(block))
        assert match is not None, block
        yield from self.picture(match["file"], (match["caption"] or "").replace("Credit: ", ""))

    def _note(self, block: Sequence[str]) -> Iterator[Passage]:
        name, _, text = _joined(block).removeprefix("[^").partition("]: ")
        self.texts[name] = text
        yield from ()

    def _quote(self, block: Sequence[str]) -> Iterator[Passage]:
        inner = [line.removeprefix(">").removeprefix(" ") for line in block]
        for passage in self.read(inner):
            yield Passage(kind="quote", letters=passage.letters, words=passage.words)

    def _table(self, block: Sequence[str]) -> Iterator[Passage]:
        lines = [line for line in block if not re.fullmatch(r"[|:\s-]+", line)]
        rows = [self._plain(line.strip().strip("|").replace("|", " ")) for line in lines]
        yield Passage(
            kind="table",
            letters="".join(fold(row) for row in rows),
            words=sum(len(row.split()) for row in rows),
            rows=tuple(fold(row) for row in rows),
        )

    def _items(self, block: Sequence[str]) -> Iterator[Passage]:
        items: list[str] = []
        for line in block:
            match = _ITEM.match(line)
            if match:
                self.markers.add(match[1] or "")
                items.append(match[2])
            else:
                items[-1] += f" {line.strip()}"
        for item in items:
            yield _passage("item", self._plain(item))

    def _more_of_item(self, block: Sequence[str]) -> Iterator[Passage]:
        yield _passage("item", self._plain(_joined(block)))

    def _rule(self, _block: Sequence[str]) -> Iterator[Passage]:
        yield from ()

    def _paragraph(self, block: Sequence[str]) -> Iterator[Passage]:
        yield _passage("paragraph", self._plain(_joined(block)))

    def _plain(self, text: str) -> str:
        """A line of Markdown without its marks."""
        text = re.sub(r"\[\^(\w+)\]", lambda match: self._number(match[1]), text)
        text = re.sub(r"\[((?:[^\]\\]|\\.)*)\]\([^)]*\)", r"\1", text)
        text = re.sub(r"<(https?://[^>]+)>", r"\1", text)
        text = re.sub(r"(?<!\\)(\*\*|\*|`)", "", text)
        text = re.sub(r"(?<![\w\\])_(?=\S)|(?<=\S)(?<!\\)_(?!\w)", "", text)
        text = re.sub(r"\\([!-/:-@\[-`{-~])", r"\1", text)
        return html.unescape(text)

    def _number(self, name: str) -> str:
        return str(self.numbers.setdefault(name, len(self.numbers) + 1))


def _end_of_block(lines: Sequence[str], at: int) -> int:
    """The empty line after the block that begins at `at`, or the end."""
    after = range(at, len(lines))
    return next((number for number in after if not lines[number].strip()), len(lines))


def _end_of_container(lines: Sequence[str], at: int, fence: str) -> int:
    """The line after the fence that closes the one at `at`; containers of ::: may hold others."""
    depth = 1
    for number in range(at + 1, len(lines)):
        if lines[number].strip() == fence:
            depth -= 1
        elif lines[number].startswith(fence):
            depth += 1
        if depth == 0:
            return number + 1
    return len(lines)
