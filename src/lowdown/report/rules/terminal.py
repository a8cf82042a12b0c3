"""Markdown as plain text for a terminal: without marks, long lines broken, examples indented."""

from __future__ import annotations

import textwrap
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Sequence

    from markdown_it.token import Token

_EXAMPLE: Final = "    "
"""Stands before each line of an example."""
_BULLET: Final = "- "


def terminal_text(markdown: str, *, width: int) -> str:
    """Paragraphs, bulleted lists and code in `markdown` as text of at most `width` characters to a
    line.
    """
    from markdown_it import MarkdownIt

    blocks: list[str] = []
    in_list = False
    for token in MarkdownIt("commonmark").parse(markdown):
        if token.type == "fence":
            blocks.append(textwrap.indent(token.content.rstrip("\n"), _EXAMPLE))
        elif token.type == "bullet_list_open":
            in_list = True
            blocks.append("")
        elif token.type == "bullet_list_close":
            in_list = False
        elif token.type == "inline" and in_list:
            blocks[-1] += "\n" * bool(blocks[-1]) + _filled(token.children or (), width, _BULLET)
        elif token.type == "inline":
            blocks.append(_filled(token.children or (), width))
    return "\n\n".join(blocks)


def _filled(children: Sequence[Token], width: int, bullet: str = "") -> str:
    """The words of a paragraph or of an item, broken into lines, `bullet` before the first."""
    words = "".join(_words(child) for child in children)
    return textwrap.fill(
        words,
        width,
        initial_indent=bullet,
        subsequent_indent=" " * len(bullet),
        break_long_words=False,
        break_on_hyphens=False,
    )


def _words(token: Token) -> str:
    """The words of an inline token; none of one that begins or ends emphasis."""
    return " " if token.type in ("softbreak", "hardbreak") else token.content
