"""Finds what cannot be printed as it is, before a page is planned."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from lowdown.model import MM, Article, Finding, Grid, Issue, Location, Publication, shorten
from lowdown.press.type.furniture import panel_measure
from lowdown.press.type.furniture_checks import inspect_furniture, nameplate_is_too_deep
from lowdown.press.type.head_checks import ROOM_BELOW, SLACK, inspect_head
from lowdown.press.type.lines import HYPHENS
from lowdown.press.type.typed_places import place_of_words
from lowdown.press.type.typeset import TypesetArticle, TypesetIssue
from lowdown.press.weasy import SetLine


def inspect_type(
    publication: Publication, issue: Issue, typeset: TypesetIssue
) -> tuple[Finding, ...]:
    """Findings for heads, words, blocks and furniture that are larger than their place."""
    found = [finding for piece in typeset.by_slug.values() for finding in _inspect(piece, typeset)]
    if issue.donation:
        measure = panel_measure(typeset.grid)
        found += _wide_words(issue.donation, typeset.panel_lines, measure)
    found += inspect_furniture(publication, issue, typeset)
    return (*found, *_inspect_fillers(typeset))


def _inspect_fillers(typeset: TypesetIssue) -> Iterator[Finding]:
    page = typeset.grid.lines * typeset.grid.columns
    for piece in typeset.fillers:
        depth = piece.measures.head * typeset.grid.columns + piece.measures.galley.depth_from(0)
        if depth > page:
            yield Finding(
                code="LD404",
                place=piece.view.article.place_of("title"),
                message=f"the house advertisement takes {depth} lines, but a page has {page}"
                " in its columns",
                cure="Shorten it until it fills less than a page, or mark it as `draft: true`.",
            )


def _inspect(piece: TypesetArticle, typeset: TypesetIssue) -> Iterator[Finding]:
    is_lead = piece is typeset.articles[0]
    if not (is_lead and nameplate_is_too_deep(typeset)):
        yield from inspect_head(piece, typeset)
    article, grid = piece.view.article, typeset.grid
    yield from _wide_words(article, piece.set_lines, grid.measure)
    yield from _tall_blocks(piece, typeset)


def _wide_words(
    article: Article, set_lines: Iterable[SetLine], measure: float
) -> Iterator[Finding]:
    """LD406 for each line that is wider than the column, `measure` points."""
    blocks = {block.id: block for block in article.copy}
    for set_line in set_lines:
        if set_line.right <= measure + SLACK:
            continue
        block = blocks.get(set_line.id)
        longest = max(set_line.text.split() or [""], key=len)
        word = _whole_word(longest, block.text) if block else longest
        begin = block.place if block else article.place
        yield Finding(
            code="LD406",
            place=place_of_words(word, begin, article.spans),
            message=f"“{shorten(word, 40)}” is {(set_line.right - measure) / MM:.0f} mm wider"
            " than its column",
            cure="Divide the word, or put a soft hyphen where it may break.",
        )


def _whole_word(part: str, text: str) -> str:
    """The word of `text` that has `part` in it, which a hyphen may have divided; else `part`."""
    letters = part.strip("".join(HYPHENS))
    words = text.replace("\u00ad", "").split()
    return next((word for word in words if letters in word), part)


def _tall_blocks(piece: TypesetArticle, typeset: TypesetIssue) -> Iterator[Finding]:
    """Blocks and pictures set apart that are taller than a column."""
    grid, article = typeset.grid, piece.view.article
    places = {block.id: block.place for block in article.copy}
    for set_line, line in zip(piece.set_lines, piece.measures.lines, strict=True):
        if line.height + line.lead > grid.lines:
            is_picture = set_line.tags[-1] in ("figure", "img")
            place = places.get(set_line.id, article.place)
            yield _too_tall(place, line.height, grid, is_picture=is_picture)
    for figure, wide_picture in zip(piece.view.spanners, piece.measures.wide_pictures, strict=True):
        if wide_picture.height > grid.lines - ROOM_BELOW:
            yield _too_tall(figure.picture.place, wide_picture.height, grid, is_picture=True)


def _too_tall(place: Location, height: int, grid: Grid, *, is_picture: bool) -> Finding:
    what = "picture" if is_picture else "block"
    cure = "Crop the picture, or give it a smaller span." if is_picture else "Divide it."
    depth = height * grid.leading / MM
    column = grid.lines * grid.leading / MM
    return Finding(
        code="LD404",
        place=place,
        message=f"the {what} would be {depth:.0f} mm high, but a column has {column:.0f} mm",
        cure=cure,
    )
