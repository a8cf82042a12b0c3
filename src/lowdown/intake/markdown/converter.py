"""Writes a tree of HTML as Markdown, with markdownify; what it writes otherwise is changed here."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, Final

from markdownify import ATX, MarkdownConverter

from lowdown.intake.markdown.escaping import escape, escape_line_starts
from lowdown.intake.markdown.notes import MARK

if TYPE_CHECKING:
    from bs4 import Tag

_OPTIONS: Final[dict[str, Any]] = {
    "heading_style": ATX,
    "bullets": "-",
    "autolinks": False,
    "table_infer_header": True,
    "newline_style": "backslash",
    "escape_misc": False,
}


def convert(tree: Tag) -> str:
    """Returns a tree as Markdown."""
    text: str = _Converter(**_OPTIONS).convert_soup(tree)
    return text


class _Converter(MarkdownConverter):
    """Markdownify's converter, writing the Markdown of our articles."""

    def escape(self, text: str, parent_tags: set[str]) -> str:
        """Escapes every sign that our Markdown knows."""
        return escape(text) if text else ""

    def convert_p(self, el: Tag, text: str, parent_tags: set[str]) -> str:
        """Writes a paragraph; its lines are none of a list or a heading."""
        if "_inline" in parent_tags:
            return f" {text.strip()} "
        words = escape_line_starts(text.strip())
        return f"\n\n{words}\n\n" if words else ""

    def convert_span(self, el: Tag, text: str, parent_tags: set[str]) -> str:
        """Writes the reference to a note."""
        number = el.get(MARK)
        return f"[^{number}]" if number else text

    def convert_img(self, el: Tag, text: str, parent_tags: set[str]) -> str:
        """Writes a picture, with its caption in quotation marks."""
        alt = escape(" ".join(str(el.get("alt") or "").split()))
        caption = " ".join(str(el.get("title") or "").split())
        quoted = ' "' + re.sub(r'["\\]', r"\\\g<0>", caption) + '"' if caption else ""
        return f"![{alt}]({el.get('src')}{quoted})"

    def convert_a(self, el: Tag, text: str, parent_tags: set[str]) -> str:
        """Writes a link; signs in its address that would end it are written as numbers."""
        if not text.strip() or "[^" in text.replace("\\[", ""):
            return text
        address = re.sub(r"[()<>\\\"|]", lambda sign: f"%{ord(sign[0]):02X}", str(el.get("href")))
        before = " " if text[:1].isspace() else ""
        after = " " if text[-1:].isspace() else ""
        return f"{before}[{text.strip()}]({address}){after}"

    def _words(self, el: Tag, text: str, parent_tags: set[str]) -> str:
        """Writes the words alone: our Markdown has nothing for what they are set in."""
        return text

    convert_del = _words
    convert_s = _words
    convert_sub = _words
    convert_sup = _words
