"""An article that was made from copy written elsewhere, and its file."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import field
from typing import Final

from lowdown.values import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenPoint:
    """Something that a person must decide or do."""

    text: str
    """What to do, as a sentence."""
    line: int | None = None
    """The line of the article's file; None where it is about the whole article."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ImportedArticle:
    """An article that was imported."""

    slug: str
    """The name of its file."""
    header: Mapping[str, object]
    """The keys of its header, in the order in which they are written."""
    copy: str
    """Its copy, as Markdown."""
    source: str
    """The file or the address that it came from."""
    pictures: Mapping[str, bytes] = field(default_factory=dict, repr=False)
    """Its pictures, by their paths below the publication's folder."""
    open_points: tuple[OpenPoint, ...] = ()
    """What a person must do."""

    @property
    def path(self) -> str:
        """The path of its file, below the publication's folder."""
        return f"articles/{self.slug}.md"


def write_article(article: ImportedArticle) -> bytes:
    """Returns an article's file: its header, and the copy below it.

    Values stand in quotation marks as JSON has them, which YAML reads in the same way.
    """
    lines = [f"{key}: {_value(value)}" for key, value in article.header.items()]
    return "\n".join(["---", *lines, "---", article.copy.strip("\n"), ""]).encode()


def _value(value: object) -> str:
    written = json.dumps(value, ensure_ascii=False, default=str)
    return _NOT_IN_YAML.sub(lambda found: f"\\u{ord(found[0]):04x}", written)


_NOT_IN_YAML: Final = re.compile("[\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff]")
"""Characters that JSON leaves as they are, and YAML refuses or takes for the end of a line."""
