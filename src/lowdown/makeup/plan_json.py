"""`plan.json`: what stands where on every page, for programs that do not read the PDF."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from lowdown.makeup.survey import jumps_of, lines_under, survey_paper
from lowdown.model import Frame, Grid, Issue, Jump, Makeup, PageReport, Patch, Publication
from lowdown.press import TypesetArticle, TypesetIssue, address_online, contents_order, page_range


def plan_values(
    publication: Publication, issue: Issue, typeset: TypesetIssue, makeup: Makeup
) -> dict[str, Any]:
    """The plan as JSON values; lengths in points from a page's top left."""
    by_slug = typeset.by_slug
    return {
        "issue": issue.name,
        "pages": [
            {
                "number": number,
                "frames": [
                    _frame(frame, by_slug, makeup, typeset.grid) for frame in makeup.on_page(number)
                ],
            }
            for number in range(1, makeup.pages + 1)
        ],
        "jumps": jump_values(jumps_of(makeup.frames)),
        "contents": [
            {
                "article": piece.view.article.slug,
                "title": piece.view.article.contents,
                "pages": page_range(makeup.of_article(piece.view.article.slug)),
            }
            for piece in contents_order(typeset, makeup)
        ],
        "online": [
            _online(publication, issue, by_slug[frame.article], makeup)
            for frame in makeup.frames
            if frame.online
        ],
        "fit": _fits(typeset, makeup),
    }


def jump_values(jumps: Sequence[Jump]) -> list[dict[str, Any]]:
    """Returns the jumps of a plan as JSON values: who jumps, from which page, to which."""
    return [{"article": jump.article, "from": jump.from_page, "to": jump.to_page} for jump in jumps]


def page_values(page: PageReport, grid: Grid) -> dict[str, Any]:
    """Returns one page of a plan as JSON values; boxes are in points."""
    return {
        "number": page.number,
        "free_lines": page.free_lines,
        "patches": [_patch(patch, grid) for patch in page.patches],
    }


def _patch(patch: Patch, grid: Grid) -> dict[str, Any]:
    return {
        "kind": patch.kind.value,
        "article": patch.article,
        "column": patch.column,
        "span": patch.span,
        "top": patch.top,
        "height": patch.height,
        "box": patch.box(grid),
        "page": patch.page,
    }


def _fits(typeset: TypesetIssue, makeup: Makeup) -> list[dict[str, Any]]:
    measures = {piece.measures.slug: piece.measures for piece in typeset.articles}
    pages = survey_paper(makeup, measures, furniture=typeset.furniture, grid=typeset.grid)
    return [
        {
            "article": fit.article,
            "lines_over": fit.lines_over,
            "lines_under": lines_under(fit.article, pages),
        }
        for fit in makeup.fits
    ]


def _frame(
    frame: Frame, by_slug: dict[str, TypesetArticle], makeup: Makeup, grid: Grid
) -> dict[str, Any]:
    frames = makeup.of_article(frame.article)
    lines = [by_slug[frame.article].measures.lines[index] for index in frame.line_numbers]
    return {
        "article": frame.article,
        "part": frames.index(frame) + 1,
        "of": len(frames),
        "lines": sum(line.height for line in lines),
        "words": sum(line.words for line in lines),
        "box": grid.box(0, frame.top, span=grid.columns, height=frame.height),
    }


def _online(
    publication: Publication, issue: Issue, piece: TypesetArticle, makeup: Makeup
) -> dict[str, Any]:
    slug = piece.view.article.slug
    printed = [
        piece.measures.lines[index]
        for frame in makeup.of_article(slug)
        for index in frame.line_numbers
    ]
    web = sum(len(block.text.split()) for block in piece.view.article.web_copy)
    return {
        "article": slug,
        "printed_words": sum(line.words for line in printed),
        "total_words": web,
        "url": address_online(publication, issue, piece, makeup),
    }
