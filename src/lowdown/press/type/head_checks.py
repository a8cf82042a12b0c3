"""Finds heads of articles that are too wide or too deep, and the key that is to blame."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final, NamedTuple

from lowdown.model import MM, Article, Finding, shorten
from lowdown.press.type.typed_places import longest_word, place_in_header
from lowdown.press.type.typeset import TypesetArticle, TypesetIssue
from lowdown.press.weasy import SetGalley, SetPart

SLACK: Final = 0.6
"""Points by which type may run out of its column unnoticed: rounding, and trailing white."""
ROOM_BELOW: Final = 6
"""Minimum lines below a head, for the copy to begin."""
MAX_SHARE: Final = 1 / 3
"""Share of the lines of a page above which a part of a head is named alone as what is too long."""


class HeadPart(NamedTuple):
    """A part of a head as an editor knows it."""

    key: str
    """The key of the article's header that it comes from."""
    name: str
    """What it is called in messages."""


_PARTS: Final = {
    "kicker": HeadPart("kicker", "the kicker"),
    "h1": HeadPart("title", "the headline"),
    "standfirst": HeadPart("standfirst", "the standfirst"),
    "byline": HeadPart("author", "the byline"),
}
"""The parts of a head, by the names of their elements."""


def inspect_head(piece: TypesetArticle, typeset: TypesetIssue) -> Iterator[Finding]:
    """LD405 for each part of a head that is wider than the page, LD404 for a head too deep."""
    article = piece.view.article
    yield from _find_wide_parts(article, piece.head)
    wide = [jump for jump in (typeset.galleys.get(f"jumphead-{article.slug}"),) if jump]
    if article.contents != article.title and wide and wide[0].whole().overrun > SLACK:
        part = wide[0].whole()
        yield _too_wide(article, HeadPart("contents", "the line for the contents box"), part)
    is_lead = piece is typeset.articles[0]
    room = typeset.grid.lines - ROOM_BELOW - (typeset.furniture.nameplate if is_lead else 0)
    if piece.measures.head > room:
        yield _too_deep(piece, room, typeset)


def _find_wide_parts(article: Article, head: SetGalley) -> Iterator[Finding]:
    for part in head.parts():
        if part.overrun > SLACK and part.name in _PARTS:
            yield _too_wide(article, _PARTS[part.name], part)


def _too_wide(article: Article, named: HeadPart, part: SetPart) -> Finding:
    # A kicker is set in capitals, and was not typed so.
    word = longest_word((article.kicker if named.key == "kicker" else None) or part.text)
    return Finding(
        code="LD405",
        place=place_in_header(article, named.key, word),
        message=f"{named.name} is {part.overrun / MM:.0f} mm wider than the page",
        cure=f"Shorten or divide its longest word, “{shorten(word, 60)}”.",
    )


def _too_deep(piece: TypesetArticle, room: int, typeset: TypesetIssue) -> Finding:
    """The fault of a head that leaves no room for copy, at the key of its deepest part."""
    article, depth = piece.view.article, piece.measures.head
    parts = [part for part in piece.head.parts() if part.name in _PARTS]
    deepest = max(parts, key=lambda part: part.height, default=None)
    lines = typeset.grid.lines_for(deepest.height) if deepest else 0
    if deepest is None or lines < typeset.grid.lines * MAX_SHARE:
        key, what = "title", f"headline, standfirst and picture take {depth} lines"
        cure = "Shorten the headline or the standfirst, or give the lead picture a smaller span."
    else:
        key, name = _PARTS[deepest.name]
        what = f"{name} takes {lines} lines, and its head {depth}"
        cure = f"Shorten {name}."
    return Finding(
        code="LD404",
        place=article.place_of(key),
        message=f"{what}; a page has {room} for headline, standfirst and picture",
        cure=cure,
    )
