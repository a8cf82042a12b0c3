"""Where the lines of paragraphs end, kept between builds, so that none is measured twice.

To measure the copy of an issue and to choose its line breaks takes a fifth of a build, and most of
an issue is as it was in the build before.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from hashlib import sha256
from typing import TYPE_CHECKING, Any, NamedTuple

from lowdown.program import program_digest

if TYPE_CHECKING:
    from lowdown.cache import Cache


class BrokenLine(NamedTuple):
    """One line of a paragraph, by the place where it ends."""

    place: int
    """The place, as an index of those where lines may end."""
    end: int
    """Where its text ends, in characters of the copy."""
    next: int
    """Where the next line begins."""
    is_divided: bool
    """Whether a hyphen is added to it."""
    left_hang: float
    """Width by which its first mark hangs out, in CSS pixels."""
    right_hang: float
    """Width by which its last mark hangs out, in CSS pixels."""


class BrokenCopy(NamedTuple):
    """Copy whose line breaks are chosen."""

    start: int
    """Where its first line begins, behind white."""
    end: int
    """Where its last line ends, before white."""
    hyphen: str
    """What is added to a word that is divided."""
    lines: tuple[BrokenLine, ...]
    """Its lines."""


class KeptBreaks:
    """The line breaks of all copy that is set for one issue."""

    def __init__(
        self,
        exceptions: Mapping[str, Sequence[str]],
        cache: Cache | None = None,
        issue: str = "",
    ) -> None:
        """`exceptions`: words of the publication's own, by language, and where they may be divided.

        `cache` keeps line breaks under the name of an issue, which no other publication may share.
        """
        self._exceptions = exceptions
        self._cache = cache
        self._issue = issue
        self._state: str | None = None
        self._before: dict[str, Any] = {}
        self._used: dict[str, dict[str, BrokenCopy]] = {}
        self._has_news = False

    def of(self, copy: object) -> dict[str, BrokenCopy]:
        """The line breaks of some copy, by the measures of its lines.

        `copy`: all that is known of it before it is measured, of which `repr` shows everything.
        """
        if self._state is None:
            self._read()
        key = sha256(repr(copy).encode()).hexdigest()[:32]
        if key not in self._used:
            self._used[key] = {
                measures: BrokenCopy(start, end, hyphen, tuple(BrokenLine(*line) for line in lines))
                for measures, (start, end, hyphen, lines) in self._before.get(key, {}).items()
            }
        return self._used[key]

    def note(self, copy: dict[str, BrokenCopy], measures: str, broken: BrokenCopy) -> None:
        """Adds line breaks to those of some copy."""
        copy[measures] = broken
        self._has_news = True

    def keep(self) -> None:
        """Puts all line breaks that were asked for into the cache, where some of them are new."""
        if self._cache and self._has_news:
            kept = {"state": self._state, "copy": self._used}
            data = json.dumps(kept, ensure_ascii=False, separators=(",", ":")).encode()
            self._cache.put(self._key(), data)
            self._has_news = False

    def _read(self) -> None:
        """Reads what an earlier build has kept, unless something else has changed since."""
        state = (program_digest(), _libraries(), sorted(self._exceptions.items()))
        self._state = sha256(repr(state).encode()).hexdigest()
        data = self._cache.get(self._key()) if self._cache else None
        kept = json.loads(data) if data else {}
        if kept.get("state") == self._state:
            self._before = kept["copy"]

    def _key(self) -> str:
        return f"breaks-{sha256(self._issue.encode()).hexdigest()}"


def _libraries() -> Sequence[object]:
    """The versions of the libraries that decide where lines end."""
    import pyphen
    import uharfbuzz
    import weasyprint
    from weasyprint.text.ffi import pango

    versions = (pyphen.VERSION, uharfbuzz.__version__, weasyprint.__version__)
    return *versions, pango.pango_version()
