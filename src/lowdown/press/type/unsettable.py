"""Finds characters that no face has, in anything that an issue prints."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Final, NamedTuple
from xml.etree import ElementTree

from lowdown.model import (
    Article,
    Finding,
    Issue,
    Location,
    Overflow,
    Picture,
    Publication,
    TextSpan,
    in_order,
)
from lowdown.press.assets import Asset, Typefaces, read_tree
from lowdown.press.type.typed_places import place_of_words

MAX_NAMED = 5
"""Maximum of characters that a message names."""
MAX_PLACES = 20
"""Maximum of findings for one file; the last one says how many passages more have the fault."""


class PrintedText(NamedTuple):
    """A text that is printed as it stands."""

    place: Location
    """Where it begins."""
    text: str
    """Its words."""


def find_unsettable(
    publication: Publication, issue: Issue, typefaces: Typefaces
) -> tuple[Finding, ...]:
    """LD409 for each text of the settings, the manifest and the articles that cannot be set."""
    files = [
        _find_in(_texts_of_settings(publication, issue), (), typefaces),
        _find_in(_texts_of_issue(publication, issue), issue.spans, typefaces),
    ]
    donation = (issue.donation,) if issue.donation else ()
    for article in (*issue.articles, *donation, *issue.fillers):
        files.append(_find_in(_texts_of_article(article), article.spans, typefaces))
    return in_order([finding for findings in files for finding in findings])


def find_unsettable_drawing(
    picture: Picture, asset: Asset, source: bytes, typefaces: Typefaces
) -> tuple[Finding, ...]:
    """LD409 for a drawing with words that cannot be set.

    `asset` is what is printed of it, `source` is its file, which has the line.
    """
    if asset.mime != "image/svg+xml":
        return ()
    words = "".join(
        "".join(element.itertext())
        for element in ElementTree.fromstring(asset.data).iter()
        if element.tag.rpartition("}")[2] in _LETTERED
    )
    missing = typefaces.missing_characters(words)
    if not missing:
        return ()
    where = f" in {picture.file}, line {_line_with(missing[0], source)}"
    return (_finding(picture.place, missing, where=where),)


_LETTERED: Final = ("text", "tspan", "textPath", "tref", "a")
"""The elements of a drawing whose words are drawn."""


def _line_with(character: str, source: bytes) -> int:
    """The line of the element of a drawing that has `character` in its words; else the first."""
    for element, line in read_tree(source).lines.items():
        words = (element.text or "", *(child.tail or "" for child in element))
        if character in "".join(words):
            return line
    return 1


def _find_in(
    texts: Iterator[PrintedText], spans: tuple[TextSpan, ...], typefaces: Typefaces
) -> list[Finding]:
    """The findings for the texts of one file, whose words as they were typed are `spans`."""
    findings: list[Finding] = []
    more = 0
    for place, text in texts:
        missing = typefaces.missing_characters(text)
        if missing and len(findings) == MAX_PLACES:
            more += 1
        elif missing:
            findings.append(_finding(place_of_words(missing[0], place, spans), missing))
    if more:
        last = findings[-1]
        findings[-1] = replace(last, message=f"{last.message}; so do {more} more passages")
    return findings


def _finding(place: Location, missing: tuple[str, ...], *, where: str = "") -> Finding:
    named = [f"“{character}” (U+{ord(character):04X})" for character in missing]
    shown = ", ".join(named[:MAX_NAMED])
    more = f" and {len(named) - MAX_NAMED} more" if len(named) > MAX_NAMED else ""
    kind = "character" if len(named) == 1 else "characters"
    return Finding(
        code="LD409",
        place=place,
        message=f"the press has no type for the {kind} {shown}{more}{where}",
        cure="Write it with Latin, Greek or Cyrillic letters, or show it as a picture.",
    )


def _texts_of_settings(publication: Publication, issue: Issue) -> Iterator[PrintedText]:
    """What the paper prints of the settings."""
    jumps, words = publication.jumps, publication.words
    panel = publication.donation if issue.donation else None
    texts: Mapping[str, str | None] = {
        "publication.title": publication.title,
        "publication.tagline": publication.tagline,
        "publication.imprint": publication.imprint,
        "jumps.to": jumps.to,
        "jumps.from": jumps.origin,
        "jumps.online": jumps.online,
        "jumps.contents": jumps.contents,
        "words.volume": words.volume,
        "words.number": words.number,
        "words.by": words.by,
        "words.page": words.page,
        "donation.url": panel.url if panel else None,
    }
    for key, text in texts.items():
        yield PrintedText(publication.place_of(key), text or "")


def _texts_of_issue(publication: Publication, issue: Issue) -> Iterator[PrintedText]:
    """What the paper prints of the manifest, and the addresses that follow from it."""
    yield PrintedText(issue.place_of("title"), issue.title or "")
    for placement in issue.placements:
        if placement.overflow is Overflow.ONLINE:
            article = placement.article
            place = (
                article.place_of("online")
                if article.online
                else publication.place_of("publication.url")
            )
            yield PrintedText(place, publication.article_url(article, issue))


def _texts_of_article(article: Article) -> Iterator[PrintedText]:
    """What the paper prints of an article."""
    heads: Mapping[str, str | None] = {
        "title": article.title,
        "contents": article.contents if article.contents != article.title else None,
        "kicker": article.kicker,
        "standfirst": article.standfirst,
        "author": " ".join(article.authors),
    }
    for key, text in heads.items():
        yield PrintedText(article.place_of(key), text or "")
    pictures = [(article.place_of("image"), article.image)] if article.image else []
    pictures += [(block.place, block.picture) for block in article.print_copy if block.picture]
    for place, picture in pictures:
        yield PrintedText(place, f"{picture.caption or ''} {picture.credit or ''}")
    for block in article.print_copy:
        yield PrintedText(block.place, block.text)
