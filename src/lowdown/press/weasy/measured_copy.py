"""Measures the copy of a paragraph: where its lines may end, and how wide it is up to there."""

from __future__ import annotations

import re
from dataclasses import field
from typing import Any, Final, NamedTuple

from lowdown.layout import Paragraph
from lowdown.press.weasy.copy_pieces import Copy, LeftToPangoError, Piece
from lowdown.press.weasy.divisions import Divider, DivisionCosts
from lowdown.press.weasy.hanging import HANGS_LEFT, HANGS_RIGHT
from lowdown.press.weasy.words import SetFont, UnshapedWordError
from lowdown.values import dataclass

HYPHENS: Final = "-\u2010"
"""Hyphens that stand in copy."""
_SIMPLE: Final = re.compile(
    r"[A-Za-z0-9\u00a0\u00a3\u00c0-\u024f ,.;:!'\u2019\u2018\u201c\u201d%&]*\Z"
)
"""Text whose lines can end at its spaces, and nowhere else."""
_WHITE: Final = " \u00a0"
_PARTS: Final = re.compile("[ \u00a0]|[^ \u00a0]+")
_LETTERS: Final = re.compile(r"[^\W\d_]+")


class Place(NamedTuple):
    """A place where a line may end."""

    end: int
    """Where its text ends, in characters of the copy."""
    next: int
    """Where the next line begins."""
    hyphen: bool
    """Whether a hyphen is added."""


@dataclass(frozen=True, slots=True, kw_only=True)
class MeasuredCopy:
    """Copy that is ready to be broken into lines."""

    copy: Copy
    """The copy."""
    places: tuple[Place, ...]
    """Where its lines may end; the last is its end."""
    paragraph: Paragraph
    """The same places, with the widths up to them in CSS pixels."""
    start: int
    """Where its first line begins, behind white."""
    end: int
    """Where its last line ends, before white."""
    hyphen: str
    """What is added to a word that is divided."""


def measure(copy: Copy, divider: Divider | None, *, hangs: bool) -> MeasuredCopy:
    """Measures copy. `hangs`: marks at the ends of its lines hang out.

    LeftToPangoError: a word in it has to be set in another way.
    """
    ruler = _Ruler(copy=copy, divider=divider, hangs=hangs)
    try:
        for piece in copy.pieces:
            ruler.pass_piece(piece)
        return ruler.finish()
    except UnshapedWordError as error:
        raise LeftToPangoError(str(error)) from error


class _Mark(NamedTuple):
    """How far the ruler is."""

    width: float
    spaces: int
    letters: int


class _Stop(NamedTuple):
    """A place where a line may end, and how far it is to there."""

    place: Place
    end: _Mark
    start: _Mark
    hyphen: float
    divided: bool
    penalty: float


@dataclass(slots=True, kw_only=True)
class _Ruler:
    """Goes through copy, and notes each place where a line may end."""

    copy: Copy
    divider: Divider | None
    hangs: bool
    costs: DivisionCosts = field(default_factory=DivisionCosts)
    width: float = 0.0
    spaces: int = 0
    letters: int = 0
    stops: list[_Stop] = field(default_factory=list)
    start: int = 0
    hyphen: str = "-"
    breaks: frozenset[int] | None = None
    """Characters before which a line may begin; None: those behind spaces."""

    def __post_init__(self) -> None:
        text = self.copy.text
        if self.divider:
            self.hyphen = self.divider.character
        self.start = len(text) - len(text.lstrip(" "))
        if not _SIMPLE.match(text):
            self.breaks = _line_breaks(text, self.copy.pieces[0].font.language)

    def pass_piece(self, piece: Piece) -> None:
        """Goes to the end of a piece."""
        self.width += piece.before
        for part in _PARTS.finditer(self.copy.text, piece.start, piece.end):
            if part.end() <= self.start:
                continue
            if part[0] in _WHITE:
                self._pass_space(piece, part.start())
            else:
                self._pass_word(piece, part[0], part.start())
        self.width += piece.after
        if piece.after and self.stops and self.stops[-1].place.end == piece.end:
            stop = self.stops[-1]
            self.stops[-1] = stop._replace(end=stop.end._replace(width=self.width))

    def _mark(self, width: float = 0.0, letters: int = 0) -> _Mark:
        return _Mark(self.width + width, self.spaces, self.letters + letters)

    def _pass_space(self, piece: Piece, at: int) -> None:
        before = self._mark()
        self.width += piece.font.word(self.copy.text[at]).width
        self.spaces += 1
        self.letters += 1
        follows = at + 1
        allowed = self.copy.text[at] == " " if self.breaks is None else follows in self.breaks
        if allowed and self.copy.text[follows:].strip(" "):
            self._note(Place(at, follows, hyphen=False), piece, before, self._mark())

    def _pass_word(self, piece: Piece, word: str, at: int) -> None:
        font = piece.font
        points = self._points(word, at)
        if points:
            widths = font.widths_within(word)
            for point, penalty in points:
                mark = self._mark(widths[point], point)
                hyphen = penalty is not None
                self._note(Place(at + point, at + point, hyphen=hyphen), piece, mark, mark, penalty)
        end = at + len(word)
        self.width += font.word(
            word,
            after_space=at > piece.start and self.copy.text[at - 1] in _WHITE,
            behind=" " if end < piece.end and self.copy.text[end] in _WHITE else "",
        ).width
        self.letters += len(word)
        if self.breaks is not None and end in self.breaks and self.copy.text[end : end + 1] != " ":
            mark = self._mark()
            self._note(Place(end, end, hyphen=False), piece, mark, mark)

    def _note(
        self,
        place: Place,
        piece: Piece,
        end: _Mark,
        start: _Mark,
        penalty: float | None = None,
    ) -> None:
        """Notes a place, unless nothing stands before it."""
        if place.end <= self.start or place.next >= len(self.copy.text):
            return
        if penalty is None:
            penalty = self.costs.dash if place.end == place.next else 0.0
        self.stops.append(
            _Stop(
                place=place,
                end=end,
                start=start,
                hyphen=piece.font.word(self.hyphen).width if place.hyphen else 0.0,
                divided=place.hyphen or self.copy.text[place.end - 1] in HYPHENS,
                penalty=penalty,
            )
        )

    def _points(self, word: str, at: int) -> list[tuple[int, float | None]]:
        """Places within a word, and what a division there costs; None where no hyphen is added."""
        points = self._points_by_unicode(word, at)
        if self.divider and "\u00ad" not in word:
            for letters in _LETTERS.finditer(word):
                for point, cost in self._hyphens(word, letters, at):
                    points.setdefault(point, cost)
        return sorted(points.items())

    def _points_by_unicode(self, word: str, at: int) -> dict[int, float | None]:
        """Where a word may be parted without our doing: behind its hyphens, dashes and slashes."""
        end = at + len(word)
        places = [place for place in self.breaks or () if at < place < end]
        return {
            place - at: self.costs.hyphen if word[place - at - 1] == "\u00ad" else None
            for place in places
        }

    def _hyphens(self, word: str, letters: re.Match[str], at: int) -> list[tuple[int, float]]:
        """Where the letters of a word may be divided with a hyphen, and what it costs."""
        text = self.copy.text
        first, last = letters.span()
        before = text[at + first - 1] if at + first else " "
        after = text[at + last] if at + last < len(text) else " "
        whole = letters[0]
        if self.divider is None or before.isalnum() or after.isalnum():
            return []
        if any(mark in word for mark in ("//", "@", "_")):
            return []
        base = self.costs.hyphen
        if whole[0].isupper():
            base += self.costs.capital
        if any(hyphen in word for hyphen in HYPHENS):
            base += self.costs.compound
        return [
            (first + point, base + self.costs.two_letters * (point <= 2 or len(whole) - point <= 2))
            for point in self.divider.points(whole)
        ]

    def finish(self) -> MeasuredCopy:
        """What was measured."""
        text = self.copy.text
        end = len(text.rstrip(" "))
        final = self._mark()
        trailing = len(text) - end
        if trailing:
            space = self.copy.pieces[-1].font.word(" ").width
            final = _Mark(
                final.width - trailing * space, final.spaces - trailing, final.letters - trailing
            )
        last = Place(end, len(text), hyphen=False)
        stops = [
            *self.stops,
            _Stop(place=last, end=final, start=final, hyphen=0.0, divided=False, penalty=0.0),
        ]
        return MeasuredCopy(
            copy=self.copy,
            places=tuple(stop.place for stop in stops),
            start=self.start,
            end=end,
            hyphen=self.hyphen,
            paragraph=Paragraph(
                ends=tuple(stop.end.width for stop in stops),
                starts=tuple(stop.start.width for stop in stops),
                spaces_to=tuple(stop.end.spaces for stop in stops),
                spaces_from=tuple(stop.start.spaces for stop in stops),
                letters_to=tuple(stop.end.letters for stop in stops),
                letters_from=tuple(stop.start.letters for stop in stops),
                hyphens=tuple(stop.hyphen for stop in stops),
                divided=tuple(stop.divided for stop in stops),
                penalties=tuple(stop.penalty for stop in stops),
                right_hangs=tuple(self._right_hang(stop.place) for stop in stops),
                left_hangs=tuple(self._left_hang(stop.place.next) for stop in stops),
                first_hang=self._left_hang(self.start),
            ),
        )

    def _font_at(self, at: int) -> SetFont:
        return next(
            (piece.font for piece in self.copy.pieces if piece.start <= at < piece.end),
            self.copy.pieces[-1].font,
        )

    def _right_hang(self, place: Place) -> float:
        if not self.hangs:
            return 0.0
        mark = self.hyphen if place.hyphen else self.copy.text[place.end - 1]
        share = HANGS_RIGHT.get(mark, 0.0)
        return share * self._font_at(place.end - 1).word(mark).width if share else 0.0

    def _left_hang(self, at: int) -> float:
        if not self.hangs or at >= len(self.copy.text):
            return 0.0
        share = HANGS_LEFT.get(self.copy.text[at], 0.0)
        return share * self._font_at(at).word(self.copy.text[at]).width if share else 0.0


def _line_breaks(text: str, language: str) -> frozenset[int]:
    """Characters before which a line may begin by Unicode's rules, as Pango reads them."""
    from weasyprint.text.ffi import ffi
    from weasyprint.text.line_break import get_log_attrs

    attributes: Any = get_log_attrs(text, language or None)
    flags = memoryview(ffi.buffer(attributes)).cast("B").cast("I")
    return frozenset(at for at, flag in enumerate(flags.tolist()) if flag & 1 and at)
