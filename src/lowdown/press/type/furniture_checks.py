"""Finds furniture that has no room where it is printed, and the setting that is to blame."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final, NamedTuple

from lowdown.layout import MIN_JUMP_LINES
from lowdown.model import (
    MM,
    Article,
    Finding,
    Grid,
    Issue,
    Location,
    Overflow,
    Publication,
    shorten,
)
from lowdown.press.assets import has_code
from lowdown.press.type.head_checks import SLACK
from lowdown.press.type.typed_places import longest_word, place_in_header
from lowdown.press.type.typeset import TypesetIssue
from lowdown.press.weasy import SetGalley, SetPart

MAX_SHARE: Final = 1 / 3
"""Share of the lines of a page that the nameplate or the imprint may take."""
MIN_NAMEPLATE: Final = 10
"""Lines that a nameplate may take on a page of any size."""
MAX_TITLE: Final = 2
"""Lines of type that the title may take in the nameplate."""
MAX_JUMP_SHARE: Final = 1 / 6
"""Share of the lines of a page that a jump line or the heading of the contents box may take."""

MAX_ONLINE_SHARE: Final = 1 / 2
"""The same of the line that leads to the web, which has an address in it and perhaps a code."""


class FurnitureText(NamedTuple):
    """A text of the furniture as an editor knows it."""

    place: Location
    """Where it was typed."""
    name: str
    """What it is called in messages."""


def inspect_furniture(
    publication: Publication, issue: Issue, typeset: TypesetIssue
) -> Iterator[Finding]:
    """LD418 for texts that are too wide or too deep, LD408 for boxes, LD419 for lost codes."""
    deep = list(_inspect_nameplate(publication, issue, typeset))
    yield from deep
    yield from _inspect_jump_lines(publication, typeset)
    yield from _inspect_imprint(publication, typeset)
    if not deep:
        yield from _inspect_folio(publication, issue, typeset)
    yield from _inspect_contents(typeset)
    yield from _inspect_panel(issue, typeset)
    yield from _inspect_addresses(publication, issue)
    if is_front_crowded(typeset) and not deep:
        yield _crowded(typeset)


def is_front_crowded(typeset: TypesetIssue) -> bool:
    """Whether head and contents box leave too little of page 1 for the lead to begin."""
    room = _front_room(typeset)
    return (
        typeset.furniture.contents > room
        and typeset.furniture.contents_span == typeset.grid.columns
        and room > 0
    )


def nameplate_is_too_deep(typeset: TypesetIssue) -> bool:
    """Whether the nameplate takes so much of page 1 that nothing else can be blamed."""
    limit = max(MIN_NAMEPLATE, int(typeset.grid.lines * MAX_SHARE))
    return typeset.furniture.nameplate > limit


def _front_room(typeset: TypesetIssue) -> int:
    lead = typeset.articles[0].measures
    return (
        typeset.grid.lines - typeset.furniture.nameplate - lead.head - lead.to_line - MIN_JUMP_LINES
    )


def _crowded(typeset: TypesetIssue) -> Finding:
    """LD408 at the longest of the lines in the contents box."""
    entries = {
        piece.view.article.slug: typeset.galleys[f"entry-{piece.view.article.slug}"].height
        for piece in typeset.articles[1:]
    }
    longest = typeset.by_slug[max(entries, key=lambda slug: entries[slug])].view.article
    return Finding(
        code="LD408",
        place=_contents_place(longest),
        message=f"the contents box takes {typeset.furniture.contents} lines, but page 1 has"
        f" {_front_room(typeset)} for it; the longest line in it is that of “{longest.slug}”",
        cure="Give the articles shorter contents lines, or the lead a shorter head.",
    )


def _contents_place(article: Article, word: str = "") -> Location:
    key = "contents" if "contents" in article.key_places else "title"
    return place_in_header(article, key, word)


def _too_wide(text: FurnitureText, part: SetPart) -> Finding:
    word = shorten(longest_word(part.text), 60)
    return Finding(
        code="LD418",
        place=text.place,
        message=f"{text.name} is {part.overrun / MM:.0f} mm wider than its place",
        cure=f"Shorten it or divide its longest word, “{word}”.",
    )


def _too_deep(text: FurnitureText, height: float, *, grid: Grid, limit: int) -> Finding:
    return Finding(
        code="LD418",
        place=text.place,
        message=f"{text.name} takes {grid.lines_for(height)} lines of the page, and may take"
        f" {limit}",
        cure="Shorten it.",
    )


def _inspect_nameplate(
    publication: Publication, issue: Issue, typeset: TypesetIssue
) -> Iterator[Finding]:
    texts = {
        "title": FurnitureText(publication.place_of("publication.title"), "the paper's title"),
        "tagline": FurnitureText(publication.place_of("publication.tagline"), "the tagline"),
        "dateline": _dateline(publication, issue),
    }
    parts = [part for part in typeset.nameplate.parts(inside="band") if part.name in texts]
    wide = [part for part in parts if part.overrun > SLACK]
    yield from (_too_wide(texts[part.name], part) for part in wide)
    title = next((part for part in parts if part.name == "title"), None)
    leading = typeset.title_leading
    if title and not wide and title.height > (MAX_TITLE + 0.5) * leading and title.text:
        yield Finding(
            code="LD418",
            place=texts["title"].place,
            message=f"the paper's title takes {round(title.height / leading)} lines in the smallest"
            f" type of a nameplate, and may take {MAX_TITLE}",
            cure="Shorten it, or show it as a picture: image under [nameplate].",
        )
        return
    if parts and nameplate_is_too_deep(typeset) and not wide:
        deepest = max(parts, key=lambda part: part.height)
        limit = max(MIN_NAMEPLATE, int(typeset.grid.lines * MAX_SHARE))
        yield _too_deep(texts[deepest.name], deepest.height, grid=typeset.grid, limit=limit)


def _dateline(publication: Publication, issue: Issue) -> FurnitureText:
    """The longest of the texts in the line of number and date."""
    words = publication.words
    texts = [
        (len(longest_word(issue.title or "")), issue.place_of("title"), "the issue's title"),
        (
            len(longest_word(words.volume)) if issue.volume is not None else 0,
            publication.place_of("words.volume"),
            "the word for the volume",
        ),
        (
            len(longest_word(words.number)),
            publication.place_of("words.number"),
            "the word for the number",
        ),
    ]
    _, place, name = max(texts, key=lambda text: text[0])
    return FurnitureText(place, name)


def _inspect_jump_lines(publication: Publication, typeset: TypesetIssue) -> Iterator[Finding]:
    """LD418 for each setting of the jump lines, at its widest or deepest use."""
    slugs = [piece.view.article.slug for piece in typeset.articles]
    for key, prefix, name, share in (
        ("jumps.to", "to", "the line at which an article breaks off", MAX_JUMP_SHARE),
        ("jumps.from", "from", "the line at which an article goes on", MAX_JUMP_SHARE),
        ("jumps.online", "online", "the line that leads to the web", MAX_ONLINE_SHARE),
        ("jumps.contents", "contents-title", "the heading of the contents box", MAX_JUMP_SHARE),
    ):
        names = [f"{prefix}-{slug}" for slug in slugs]
        found = [typeset.galleys[name] for name in (prefix, *names) if name in typeset.galleys]
        text = FurnitureText(publication.place_of(key), name)
        limit = int(typeset.grid.lines * share)
        yield from _inspect_all(text, found, grid=typeset.grid, limit=limit)


def _inspect_all(
    text: FurnitureText, galleys: list[SetGalley], *, grid: Grid, limit: int
) -> Iterator[Finding]:
    """LD418 for a text that is set several times: too wide, or else too deep."""
    widest = max(
        (galley.whole() for galley in galleys), key=lambda part: part.overrun, default=None
    )
    deepest = max((galley.height for galley in galleys), default=0.0)
    if widest and widest.overrun > SLACK:
        yield _too_wide(text, widest)
    elif grid.lines_for(deepest) > limit:
        yield _too_deep(text, deepest, grid=grid, limit=limit)


def _inspect_folio(
    publication: Publication, issue: Issue, typeset: TypesetIssue
) -> Iterator[Finding]:
    """LD418 for the line at the foot of each page, at the longest of its texts."""
    folio = typeset.galleys.get("folio")
    if folio is None or folio.line_count <= 1:
        return
    words = publication.words
    texts = {
        "publication.title": publication.title,
        "words.number": words.number,
        "words.volume": words.volume if issue.volume is not None else "",
    }
    yield Finding(
        code="LD418",
        place=publication.place_of(max(texts, key=lambda key: len(texts[key]))),
        message="the line of title, number and date at the foot of each page is wider than the"
        " page",
        cure="Shorten the longest of them.",
    )


def _inspect_imprint(publication: Publication, typeset: TypesetIssue) -> Iterator[Finding]:
    limit = int(typeset.grid.lines * MAX_SHARE)
    if typeset.furniture.imprint > limit:
        yield Finding(
            code="LD418",
            place=publication.place_of("publication.imprint"),
            message=f"the imprint takes {typeset.furniture.imprint} lines of the last page's"
            f" columns, and may take {limit}",
            cure="Shorten it.",
        )


def _inspect_contents(typeset: TypesetIssue) -> Iterator[Finding]:
    """LD418 for lines of the contents box that are wider than the box.

    A headline that is wider than the page is reported as such.
    """
    for piece in typeset.articles[1:]:
        article = piece.view.article
        entry = typeset.galleys[f"entry-{article.slug}"].whole()
        if entry.overrun > SLACK and piece.head.overrun <= SLACK:
            place = _contents_place(article, longest_word(entry.text))
            yield _too_wide(FurnitureText(place, "the article's line in the contents box"), entry)


def _inspect_panel(issue: Issue, typeset: TypesetIssue) -> Iterator[Finding]:
    furniture, lines = typeset.furniture, typeset.grid.lines
    if issue.donation is None:
        return
    if furniture.panel + furniture.imprint > lines:
        yield Finding(
            code="LD408",
            place=issue.donation.place_of("title"),
            message=f"the donation panel takes {furniture.panel} lines, but a page has"
            f" {lines - furniture.imprint}",
            cure="Shorten its copy.",
        )
    title = typeset.panel_title.whole() if typeset.panel_title else None
    if title and title.overrun > SLACK:
        place = place_in_header(issue.donation, "title", longest_word(title.text))
        yield _too_wide(FurnitureText(place, "the headline of the donation panel"), title)


def _inspect_addresses(publication: Publication, issue: Issue) -> Iterator[Finding]:
    """LD419 for addresses that are too long to be drawn as a code."""
    url = publication.donation.url if publication.donation and issue.donation else None
    if url and not has_code(url):
        yield _without_code(publication.place_of("donation.url"), url)
    for placement in issue.placements:
        article = placement.article
        address = publication.article_url(article, issue)
        if placement.overflow is Overflow.ONLINE and not has_code(address):
            place = article.place_of("online") if article.online else placement.place
            yield _without_code(place, address)


def _without_code(place: Location, address: str) -> Finding:
    return Finding(
        code="LD419",
        place=place,
        message=f"the address has {len(address)} characters, too many for a QR code that"
        " telephones can read; it is printed without one",
        cure="Give a short address that leads there.",
    )
