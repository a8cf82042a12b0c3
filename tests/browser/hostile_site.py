"""A publication whose every field and piece of Markdown holds an attempt to run a program.

What the desk refuses is taken out again, line by line, for it never reaches a page.
"""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from browser.vectors import VECTORS
from lowdown.desk import issue_names, read_issue, read_publication
from lowdown.model import Finding, errors_among
from making.issues.writing import picture

PER_ISSUE: Final = 40
"""Articles in an issue."""
MAX_ROUNDS: Final = 20
"""How often what is refused is taken out, at most; a file is read as far as its first fault."""
PLAIN_SETTINGS: Final = """\
[publication]
title = "The Tiny Lowdown"
url = "https://tiny.example/"
language = "en-GB"
publisher = "Tiny Press"
[donation]
article = "donate"
"""
FIELDS: Final = (
    "title",
    "contents",
    "kicker",
    "standfirst",
    "author",
    "tags",
    "section",
    "aliases",
)
IMAGE_FIELDS: Final = ("alt", "caption", "credit")
MARKDOWN: Final = {
    "text": "{v}",
    "link": "[words](<{v}>)",
    "link without brackets": "[words]({v})",
    "words of a link": "[{v}](https://elsewhere.example/)",
    "title of a link": "[words](https://elsewhere.example/ '{v}')",
    "autolink": "<{v}>",
    "reference": "[words][r]\n\n[r]: {v} '{v}'",
    "crosshead": "## {v}",
    "quotation": "> {v}",
    "item": "- {v}",
    "table": "| {v} | b |\n|---|---|\n| {v} | d |",
    "code": "`` {v} ``",
    "block of code": "```{v}\n{v}\n```",
    "pull quote": "::: pullquote\n{v}\n:::",
    "box": "::: box {v}\n{v}\n:::",
    "note": "Words.[^{n}]\n\n[^{n}]: {v}",
    "alternative text": "![{v}](pictures/x.png)",
    "caption of a picture": "![words](pictures/x.png '{v}')",
    "address of a picture": "![words](<{v}>)",
    "emphasis": "*{v}* **{v}**",
}


@dataclass(slots=True)
class Part:
    """A few lines of an article: a field of its header, or a block of its copy."""

    kind: str
    lines: list[str]
    plain: list[str] = field(default_factory=list)
    """What stands there where the desk refuses it."""


def quoted(text: str) -> str:
    """A text for YAML or TOML, which both read JSON's strings."""
    return json.dumps(text).replace("\x7f", "\\u007f")


def header(number: int, vector: str) -> list[Part]:
    """The fields of the article with a number, with the vector in each."""
    marked = quoted(f"v{number:03} {vector}")
    values = {name: f"[{marked}]" if name in ("tags", "aliases") else marked for name in FIELDS}
    parts = [Part(name, [f"{name}: {value}"]) for name, value in values.items()]
    parts[0].plain = [f"title: Article {number}"]
    image = [Part(name, [f"  {name}: {marked}"]) for name in IMAGE_FIELDS]
    return [*parts, Part("", ["image:"]), Part("", ["  file: pictures/x.png"]), *image]


def on_a_line(vector: str) -> str:
    """A vector for copy: on one line, with codes for what no text file has."""
    return re.sub(r"[\x00\x0c]", lambda odd: f"&#{ord(odd[0])};", vector.replace("\n", " "))


def copy(number: int, vector: str) -> list[Part]:
    """Each piece of Markdown with the vector in it, as a block of its own."""
    line = on_a_line(vector)
    blocks = {
        kind: pattern.replace("{v}", line).replace("{n}", f"{number}")
        for kind, pattern in MARKDOWN.items()
    }
    return [Part(kind, [*block.split("\n"), ""]) for kind, block in blocks.items()]


@dataclass(slots=True)
class Document:
    """An article or an issue in the making."""

    head: list[Part]
    body: list[Part]

    @property
    def text(self) -> str:
        """What is written to its file."""
        return "\n".join(line for part in self._parts() for line in part.lines)

    def part_at(self, line: int) -> Part:
        """The part of a line, or the next one that may be left away."""
        at = 0
        for part in self._parts():
            at += len(part.lines)
            if part.kind and at >= line:
                return part
        raise LookupError(line)

    def _parts(self) -> list[Part]:
        return [Part("", ["---"]), *self.head, Part("", ["---", "Words.", ""]), *self.body]


def issue_of(number: int, slugs: Sequence[str]) -> Document:
    """An issue of these articles, with vectors in its title and in its introduction."""
    head = [
        Part("", [f"number: {number}", f"date: 2026-05-0{number}"]),
        Part("title of an issue", [f"title: {quoted(VECTORS[number])}"]),
        Part("", [f"articles: [{', '.join(slugs)}]"]),
    ]
    words = [on_a_line(vector) for vector in VECTORS[number::9]]
    return Document(head=head, body=[Part("introduction", [each, ""]) for each in words])


class HostilePublication:
    """The publication, in a folder."""

    def __init__(self, root: Path) -> None:
        """Makes every article and issue, with each vector in each place."""
        self.root = root
        self.files = {
            f"articles/a{number:03}.md": Document(header(number, vector), copy(number, vector))
            for number, vector in enumerate(VECTORS)
        }
        slugs = [Path(name).stem for name in self.files]
        for number, first in enumerate(range(0, len(slugs), PER_ISSUE), start=1):
            issue = issue_of(number, slugs[first : first + PER_ISSUE])
            self.files[f"issues/issue-{number}.md"] = issue

    def write(self) -> None:
        """Writes everything that the desk accepts."""
        self._save("pictures/x.png", picture("PNG", width=40, height=30))
        self._save("lowdown.toml", PLAIN_SETTINGS.encode())
        self._save("articles/donate.md", b"---\ntitle: Please give\n---\nA pound a month.\n")
        for _ in range(MAX_ROUNDS):
            for name, document in self.files.items():
                self._save(name, document.text.encode())
            refused = self._refused()
            if not refused:
                return
            places = [(finding.place.path, finding.place.line or 0) for finding in refused]
            for part in [self.files[path].part_at(line) for path, line in places]:
                part.lines = part.plain
        raise AssertionError([str(finding) for finding in refused[:5]])

    def published(self) -> Counter[str]:
        """In how many places of each kind a vector stands."""
        parts = [part for one in self.files.values() for part in (*one.head, *one.body)]
        return Counter(part.kind for part in parts if part.lines != part.plain and part.kind)

    def _refused(self) -> tuple[Finding, ...]:
        publication = read_publication(self.root)
        readings = [read_issue(publication, name) for name in issue_names(self.root)]
        return errors_among(tuple(one for reading in readings for one in reading.findings))

    def _save(self, name: str, content: bytes) -> None:
        path = self.root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
