"""The paragraphs of an issue, to be set by other programs as Lowdown sets them."""

from __future__ import annotations

from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

from fontTools.ttLib import TTFont
from other_setters import SetParagraph, Setting

from lowdown.model import Article, BlockKind, Issue, Medium, Publication
from lowdown.press import SERIF, load, read_grid, typefaces_of


def prepare(publication: Publication, issue: Issue, *, folder: Path) -> Setting:
    """The paragraphs of an issue, with the measure, face and size that Lowdown gives them."""
    font = load(typefaces_of(publication).upright(SERIF, bold=False))
    grid = read_grid(publication)
    faces = folder / "faces"
    faces.mkdir()
    (faces / "copy.otf").write_bytes(font)
    return Setting(
        paragraphs=[
            paragraph
            for placement in issue.placements
            for paragraph in paragraphs_of(placement.article)
        ],
        font=faces / "copy.otf",
        family=family_of(font),
        measure=grid.measure,
        size=publication.look.size,
        leading=grid.leading,
    )


def paragraphs_of(article: Article) -> Iterator[SetParagraph]:
    """The paragraphs of an article that are printed in its columns."""
    is_first = True
    for block in article.print_copy:
        if block.kind in (BlockKind.PARAGRAPH, BlockKind.QUOTE) and block.medium != Medium.WEB:
            yield SetParagraph(
                text=block.text, language=article.language.split("-")[0], is_first=is_first
            )
        is_first = block.kind is BlockKind.CROSSHEAD


def family_of(font: bytes) -> str:
    """The name of a font's family."""
    with TTFont(BytesIO(font)) as opened:
        return str(opened["name"].getBestFamilyName())
