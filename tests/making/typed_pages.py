"""Papers drawn in letters, as the proof would have read them from a PDF: no font and no file.

A page is a row of columns, a column a row of lines. A line that begins with `T:` is a headline,
with `J:` small italics as jump lines are; all others are copy. An empty line leaves white.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Final

from lowdown.model.article import Article
from lowdown.model.copy.blocks import Block, BlockKind
from lowdown.model.copy.nodes import Element, Heading, Paragraph, Text
from lowdown.model.findings import Finding, Location
from lowdown.model.issue import Issue, Placement
from lowdown.model.issue_numbers import IssueNumber
from lowdown.model.plan import Grid
from lowdown.model.publication import Paper, Publication
from lowdown.proof.finished import Finished
from lowdown.proof.paper.evidence import Evidence, gather_evidence
from lowdown.proof.paper.pages import (
    Box,
    PrintedLine,
    PrintedLink,
    PrintedPage,
    PrintedPaper,
    Tags,
    TypeRun,
)

GRID = Grid(
    page_width=600,
    page_height=800,
    left=40,
    top=40,
    columns=2,
    gutter=20,
    measure=250,
    leading=14,
    lines=50,
)
SIZES = {"T:": 30.0, "J:": 8.6}
COPY = 10.0
PLACE = Location(path="articles/a.md")

Columns = Sequence[Sequence[str]]


def publication(**values: str) -> Publication:
    """A publication on two columns."""
    paper = Paper(width=600, height=800, columns=2, template="lowdown")
    return Publication(
        root=Path(),
        title="Tiny",
        url="https://tiny.example/",
        language="en-GB",
        publisher="Us",
        paper=paper,
        imprint=values.get("imprint"),
    )


def article(slug: str, title: str, *paragraphs: str) -> Article:
    """An article; a paragraph that begins with `#` is a crosshead."""
    blocks = tuple(_block(slug, number, text) for number, text in enumerate(paragraphs, start=1))
    return Article(
        slug=slug, title=title, contents=title, id=slug, language="en-GB", copy=blocks, place=PLACE
    )


def _block(slug: str, number: int, text: str) -> Block:
    nodes = (Text(text=text.lstrip("# ")),)
    kind = BlockKind.PARAGRAPH
    body: Element = Paragraph(children=nodes)
    if text.startswith("#"):
        kind, body = BlockKind.CROSSHEAD, Heading(level=2, children=nodes)
    return Block(kind=kind, id=f"{slug}-p{number}", body=body, place=PLACE)


ONE: Final = IssueNumber(first=1, last=1)


def issue(*articles: Article) -> Issue:
    """An issue of these articles."""
    import datetime

    placements = tuple(Placement(article=one, place=PLACE) for one in articles)
    return Issue(
        name="one", number=ONE, date=datetime.date(2026, 5, 8), placements=placements, place=PLACE
    )


def paper(
    pages: Sequence[Columns], links: Sequence[PrintedLink] = (), tags: Tags | None = None
) -> PrintedPaper:
    """The paper that has these pages."""
    drawn = tuple(_page(number, columns) for number, columns in enumerate(pages, start=1))
    return PrintedPaper(
        pages=drawn, links=tuple(links), tags=tags or Tags(), grid=GRID, copy_size=COPY, data=b""
    )


def proof(
    issue_: Issue, pages: Sequence[Columns], links: Sequence[PrintedLink] = (), **values: str
) -> Evidence:
    """The issue, compared with these pages."""
    finished = Finished(out=Path("dist"), shown="dist")
    return gather_evidence(publication(**values), issue_, paper(pages, links), finished)


def codes(check: Callable[[Evidence], Iterator[Finding]], proof_: Evidence) -> list[str]:
    """The codes that a check reports."""
    return sorted({finding.code for finding in check(proof_)})


def link(page: int, column: int, row: int, *, to: tuple[int, int]) -> PrintedLink:
    """A link over a line, to another page and the line of it that is meant."""
    top = GRID.y(row)
    left = GRID.x(column)
    return PrintedLink(
        page=page,
        box=Box(left, top, left + GRID.measure, top + 14),
        to_page=to[0],
        to_y=GRID.y(to[1]),
    )


def _page(number: int, columns: Columns) -> PrintedPage:
    lines = [
        _line(number, column, row, text)
        for column, texts in enumerate(columns)
        for row, text in enumerate(texts)
        if text
    ]
    return PrintedPage(
        number=number,
        width=600,
        height=800,
        lines=tuple(lines),
        margin=(),
        lettering=(),
        pictures=(),
        shapes=(),
    )


def _line(page: int, column: int, row: int, text: str) -> PrintedLine:
    size = SIZES.get(text[:2], COPY)
    words = text[2:].strip() if text[:2] in SIZES else text
    x, baseline = GRID.x(column), GRID.y(row) + 11
    end = x + min(GRID.measure, size * 0.5 * len(words))
    run = TypeRun(
        text=words,
        x=x,
        end=end,
        baseline=baseline,
        size=size,
        box=Box(x, baseline - 7, end, baseline + 2),
        mark=row,
    )
    return PrintedLine(page=page, column=column, baseline=baseline, runs=(run,))
