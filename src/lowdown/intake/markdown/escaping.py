"""Escapes what Markdown would take for syntax."""

from __future__ import annotations

import re
from typing import Final


def escape(text: str) -> str:
    """Returns `text` so that none of it is taken for emphasis, a link, a note, code, a comment or
    a column of a table.
    """
    return _ENTITY.sub(r"\\&", _SYNTAX.sub(r"\\\g<0>", text))


def escape_line_starts(text: str) -> str:
    """Returns a paragraph so that none of its lines is taken for a heading, an entry of a list, a
    quotation, a container or a rule.
    """
    return _NUMBER.sub(r"\1\\\2", _START.sub(r"\1\\\2", text))


_SYNTAX: Final = re.compile(r"[\\*_`\[\]<|{]")
_ENTITY: Final = re.compile(r"&(?=#?\w+;)")
_START: Final = re.compile(r"(?m)^([ \t]*)(#{1,6}(?=\s|$)|[-+](?=\s|$)|>|:::|~~~|-+\s*$|=+\s*$)")
_NUMBER: Final = re.compile(r"(?m)^([ \t]*\d{1,9})([.)])(?=\s|$)")
