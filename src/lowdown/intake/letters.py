"""Decodes the bytes of a text."""

from __future__ import annotations

import codecs
import re
from typing import Final


def decode(data: bytes) -> str:
    r"""Returns a text: UTF-8, UTF-16 where a mark at its beginning says so, else Windows-1252.

    Ends of lines become `\n`, and characters that no copy may have are removed.
    """
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        text = data.decode("utf-16", errors="replace")
    else:
        try:
            text = data.decode("utf-8-sig")
        except UnicodeDecodeError:
            text = data.decode("cp1252", errors="replace")
    return clean(text.replace("\r\n", "\n").replace("\r", "\n"))


def clean(text: str) -> str:
    """Returns a text without control characters."""
    return _CONTROLS.sub("", text)


_CONTROLS: Final = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\ufffe\uffff]")
