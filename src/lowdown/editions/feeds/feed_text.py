"""Text in feeds: the one place where it is cleaned, put on one line and escaped."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING, Final

from lowdown.model import FORBIDDEN_IN_FEEDS

if TYPE_CHECKING:
    import datetime

_ATTRIBUTE: Final = str.maketrans(
    {"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "\n": "&#10;", "\t": "&#09;"}
)


def one_line(text: str) -> str:
    """Returns plain text on one line, without the characters that no feed may have."""
    return " ".join(FORBIDDEN_IN_FEEDS.sub("", text).split())


def clean_html(html: str) -> str:
    """Returns HTML without the characters that no feed may have, and with the line ends of Unix."""
    return FORBIDDEN_IN_FEEDS.sub("", html).replace("\r\n", "\n").replace("\r", "\n")


def as_html(text: str) -> str:
    """Returns plain text on one line as HTML."""
    return escape(one_line(text), quote=False)


def element(tag: str, text: str, attributes: str = "") -> str:
    """Returns an XML element that holds text and nothing else.

    `attributes` is made by `attributes_of`; the text is clean and is escaped here.
    """
    if not text:
        return f"<{tag}{attributes} />"
    return f"<{tag}{attributes}>{escape(text, quote=False)}</{tag}>"


def attributes_of(**attributes: str) -> str:
    """Returns the attributes of an XML element, each behind a space.

    The values are on one line; `xml_lang` is written `xml:lang`.
    """
    return "".join(
        f' {name.replace("_", ":")}="{one_line(value).translate(_ATTRIBUTE)}"'
        for name, value in attributes.items()
    )


def timestamp(date: datetime.date) -> str:
    """Returns midnight of a day as RFC 3339 writes it."""
    return f"{date.isoformat()}T00:00:00Z"
