"""Articles, issues and publications of a line or two, for tests to vary."""

from __future__ import annotations

import datetime
from typing import TYPE_CHECKING, Any

from lowdown.model.article import Article
from lowdown.model.copy.blocks import Block, BlockKind, Medium, Picture
from lowdown.model.copy.nodes import Heading, Inline, Paragraph, Text
from lowdown.model.findings import Location
from lowdown.model.issue import Issue, Placement
from lowdown.model.issue_numbers import IssueNumber
from lowdown.model.publication import Paper, Publication

if TYPE_CHECKING:
    from pathlib import Path

HERE = Location(path="articles/x.md", line=9)
PAPER = Paper(width=595.28, height=841.89, columns=3, template="lowdown")


def paragraph(
    *words: str | Inline, kind: BlockKind = BlockKind.PARAGRAPH, medium: Medium = Medium.BOTH
) -> Block:
    nodes = tuple(Text(text=word) if isinstance(word, str) else word for word in words)
    crosshead = kind is BlockKind.CROSSHEAD
    body = Heading(level=2, children=nodes) if crosshead else Paragraph(children=nodes)
    return Block(kind=kind, id="x-p1", body=body, place=HERE, medium=medium)


def figure(picture: Picture) -> Block:
    return Block(kind=BlockKind.FIGURE, id="x-p2", body=None, place=HERE, picture=picture)


def picture(file: str = "pictures/beds.png", **more: Any) -> Picture:
    return Picture(
        **{"file": file, "alt": "Empty beds", "width": 40, "height": 30, "place": HERE, **more}
    )


def article(slug: str = "beds", **more: Any) -> Article:
    given = {
        "title": "Beds lost",
        "contents": "Beds",
        "id": f"tag:tiny.example:{slug}",
        "language": "en-GB",
    }
    copy = (paragraph("One ward in five has gone."),)
    return Article(**{"slug": slug, "copy": copy, "place": HERE, **given, **more})


def issue(number: int | str, *articles: Article, day: int = 8, **more: Any) -> Issue:
    placements = tuple(Placement(article=one, place=HERE) for one in articles)
    given = {
        "name": f"issue-{number}",
        "number": IssueNumber.parse(str(number)),
        "date": datetime.date(2026, 5, day),
        "place": HERE,
    }
    return Issue(**{"placements": placements, **given, **more})


def make_publication(root: Path, **more: Any) -> Publication:
    given = {
        "title": "Tiny & Co",
        "url": "https://tiny.example/",
        "language": "en-GB",
        "publisher": "Tiny Press",
    }
    return Publication(**{"root": root, "paper": PAPER, **given, **more})
