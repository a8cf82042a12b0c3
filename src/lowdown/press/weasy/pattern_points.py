"""The points at which patterns divide words, kept between runs.

Reading the patterns of a language takes 65 ms for English and 160 ms for German, so they are read
only when a word comes that no run has seen.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import field
from functools import cache
from hashlib import sha256
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from lowdown.values import dataclass

if TYPE_CHECKING:
    from lowdown.cache import Cache

MAX_KEPT: Final = 20_000
"""Number of words that are kept for one file of patterns: ten times those of a long issue."""
_FORMAT: Final = "1"
"""Changes with what is kept, so that nothing stale is taken from the cache."""


@dataclass(slots=True, kw_only=True)
class PatternPoints:
    """Where the patterns of one file divide words."""

    path: Path
    """The file, as Pyphen reads it."""
    cache: Cache | None = None
    """Keeps the points of words by the content of the file."""
    _used: dict[str, tuple[int, ...]] = field(default_factory=dict, init=False)
    """The points of all words that were asked for."""
    _has_news: bool = field(default=False, init=False)
    """Whether there are points that the cache lacks."""
    _kept: Mapping[str, Any] | None = field(default=None, init=False)
    """What was in the cache when the first word was asked for."""

    def of(self, word: str) -> tuple[int, ...]:
        """Returns the offsets in characters at which a word in small letters may be divided.

        Points at which a word would be spelt otherwise, as `asszony` as `asz-szony` in Hungarian,
        are left out: no line ends with letters that are not in the copy.
        """
        points = self._used.get(word)
        if points is None:
            points = self._kept_points(word)
            if points is None:
                points = self._found(word)
                self._has_news = True
            self._used[word] = points
        return points

    def keep(self) -> None:
        """Puts what was found into the cache, beside what other runs have put there meanwhile.

        Where that is more than `MAX_KEPT` words, those of this run stay first.
        """
        if not (self.cache and self._has_news):
            return
        others = {word: points for word, points in self._read().items() if word not in self._used}
        kept = dict(islice((self._used | others).items(), MAX_KEPT))
        data = json.dumps(kept, ensure_ascii=False, separators=(",", ":"))
        self.cache.put(_key(self.path), data.encode())
        self._has_news = False

    def _kept_points(self, word: str) -> tuple[int, ...] | None:
        """The points of a word in the cache; None where it has none, or none that can be right."""
        if self._kept is None:
            self._kept = self._read()
        points = self._kept.get(word)
        if not isinstance(points, list):
            return None
        if not all(isinstance(point, int) and 0 < point < len(word) for point in points):
            return None
        return tuple(points)

    def _read(self) -> Mapping[str, Any]:
        """What is in the cache now."""
        data = self.cache.get(_key(self.path)) if self.cache else None
        try:
            kept = json.loads(data) if data else None
        except ValueError:
            kept = None
        return kept if isinstance(kept, dict) else {}

    def _found(self, word: str) -> tuple[int, ...]:
        """The points of a word by the patterns, which Pyphen reads for the first one."""
        import pyphen

        patterns = pyphen.Pyphen(filename=self.path, left=1, right=1)
        return tuple(int(point) for point in patterns.positions(word) if point.data is None)


@cache
def _key(path: Path) -> str:
    """The key for the words of a file of patterns, which changes with the file and with Pyphen."""
    import pyphen

    digest = sha256(f"{_FORMAT} {pyphen.VERSION} ".encode() + path.read_bytes())
    return f"hyphens-{digest.hexdigest()}"
