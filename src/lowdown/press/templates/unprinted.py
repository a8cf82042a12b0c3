"""Finds in a template of the paper what the press would leave out without a word."""

from __future__ import annotations

import re
from typing import Final

from jinja2 import TemplateSyntaxError

_COMMENT: Final = re.compile(r"\{#.*?#\}|<!--.*?-->", re.DOTALL)
_UNPRINTED: Final = re.compile(r"<(audio|canvas|iframe|script|video)\b|\b(srcset)=", re.IGNORECASE)
_WEB: Final = "web/"


def refuse_unprinted(name: str, text: str, file: str) -> None:
    """Raises TemplateSyntaxError for an element that only screens can show.

    `name` is the template's path in its set. Templates of the site are not for the press.
    """
    if name.startswith(_WEB):
        return
    bare = _COMMENT.sub(lambda comment: "\n" * comment[0].count("\n"), text)
    found = _UNPRINTED.search(bare)
    if found:
        what = f"<{found[1].lower()}>" if found[1] else "srcset"
        message = f'{what} is not printed; a picture on paper is <img src="..." alt="...">'
        raise TemplateSyntaxError(message, bare.count("\n", 0, found.start()) + 1, name, file)
