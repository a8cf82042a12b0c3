"""Tiny publications for the tests of the desk, each sound until a test breaks one thing in it."""

from __future__ import annotations

import io
import os
from collections.abc import Mapping
from pathlib import Path

import pytest

from lowdown.desk import read_article, read_issue, read_publication
from lowdown.desk.markup.blocks import read_copy
from lowdown.desk.markup.manuscript import Manuscript
from lowdown.desk.markup.parser import parse
from lowdown.desk.markup.spans import read_typed_words
from lowdown.desk.source.fault_log import FaultLog
from lowdown.desk.source.file import source_of
from lowdown.desk.source.front_matter import read_header
from lowdown.model.article import Article
from lowdown.model.copy.blocks import Block
from lowdown.model.copy.html import HtmlRenderer
from lowdown.model.findings import Finding, Outcome
from lowdown.model.issue import Issue

SETTINGS = """\
[publication]
title = "The Test"
url = "https://test.example/"
"""

MANIFEST = """\
---
number: 7
date: 2026-05-08
articles:
  - one
---
"""

ARTICLE = """\
---
title: One
---
Copy.
"""

DRAWING = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 100 50"/>'

SOUND: Mapping[str, str | bytes] = {
    "lowdown.toml": SETTINGS,
    "issues/seven.md": MANIFEST,
    "articles/one.md": ARTICLE,
    "pictures/x.svg": DRAWING,
}
"""A publication of one issue with one article."""


def bitmap(kind: str, *, turned: int | None = None) -> bytes:
    """A picture of 40 by 20 pixels, with the camera's note on how it was held."""
    from PIL import Image

    image = Image.new("RGB", (40, 20), "white")
    data = io.BytesIO()
    exif = Image.Exif()
    if turned:
        exif[0x0112] = turned
    image.save(data, kind, **({"exif": exif} if turned else {}))
    return data.getvalue()


def lay_out(root: Path, files: Mapping[str, str | bytes] | None = None) -> Path:
    """Write a sound publication into `root`, with `files` in place of its own or beside them."""
    for path, content in {**SOUND, **(files or {})}.items():
        file = root / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(content if isinstance(content, bytes) else content.encode())
    return root


def issue_of(root: Path, files: Mapping[str, str | bytes] | None = None) -> Outcome[Issue]:
    """The issue of a sound publication that is broken by `files`."""
    return read_issue(read_publication(lay_out(root, files)), "seven")


def refuse_to_open(patch: pytest.MonkeyPatch, file: Path, number: int) -> None:
    """Has the system refuse to open `file`, with the error of that number.

    The tests may run as root, whom no permission stops.
    """
    opens = os.open

    def refuse(path: Path, flags: int, mode: int = 0o777, *, dir_fd: int | None = None) -> int:
        if os.path.realpath(path) == os.path.realpath(file):
            raise OSError(number, os.strerror(number), str(path))
        return opens(path, flags, mode, dir_fd=dir_fd)

    patch.setattr(os, "open", refuse)


def article_of(
    root: Path, body: str, *, head: str = "title: One", settings: str = ""
) -> Outcome[Article]:
    """The article with the copy `body` below the header `head`."""
    files = {"articles/one.md": f"---\n{head}\n---\n{body}", "lowdown.toml": SETTINGS + settings}
    return read_article(read_publication(lay_out(root, files)), "one")


def blocks_of(root: Path, body: str, *, head: str = "title: One") -> tuple[Block, ...]:
    """The blocks of `body`, which has no error."""
    reading = article_of(root, body, head=head)
    assert reading.value is not None, as_text(reading.findings)
    return reading.value.copy


def read_blocks(text: str) -> tuple[Block, ...]:
    """The blocks of a file with the text `text`, whatever its faults; it shows no pictures."""
    log, source = FaultLog("articles/one.md"), source_of(text)
    header, body = read_header(source, log)
    nodes = parse(body, header.copy_line, log)
    typed = read_typed_words(header, nodes, source=source, log=log)
    root = Path("no-such-folder")
    script = Manuscript(
        root=root, name="one", language="en-GB", columns=3, source=source, log=log, typed=typed
    )
    return read_copy(nodes, script)


def html_of(root: Path, body: str, *, head: str = "title: One") -> str:
    """The HTML of the first block of `body`."""
    return html(blocks_of(root, body, head=head)[0])


def html(block: Block) -> str:
    """A block as HTML; empty for a figure."""
    return HtmlRenderer().block(block.body, block.id) if block.body else ""


def codes(findings: tuple[Finding, ...]) -> list[str]:
    """The codes of `findings`."""
    return [finding.code for finding in findings]


def as_text(findings: tuple[Finding, ...]) -> str:
    """`findings` as an editor sees them."""
    return "\n".join(f"{finding}\n    {finding.cure}" for finding in findings)
