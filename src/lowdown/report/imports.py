"""Describes what was imported: what came in, and what a person must do."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from lowdown.model import plural

if TYPE_CHECKING:
    from lowdown.intake import ImportedArticle, OpenPoint
    from lowdown.jobs import ImportResult


def describe_imports(result: ImportResult) -> str:
    """Returns the result of an import as text, an article or a failure in a paragraph each."""
    blocks = [_describe(article) for article in result.articles]
    blocks += [f"{failure.source} {failure.message}" for failure in result.failures]
    came = plural(len(result.articles), "article")
    blocks.append(f"{came} imported." if result.written else f"{came} read; nothing was written.")
    return "\n".join(blocks)


def _describe(article: ImportedArticle) -> str:
    pictures = plural(len(article.pictures), "picture")
    with_pictures = f", with {pictures}" if article.pictures else ""
    points = [f"    to do: {_place(article, point)}{point.text}" for point in article.open_points]
    return "\n".join([f"{article.path}  from {article.source}{with_pictures}", *points])


def _place(article: ImportedArticle, point: OpenPoint) -> str:
    return f"{article.path}:{point.line}: " if point.line else ""


def write_imports_json(result: ImportResult) -> str:
    """Returns the result of an import as JSON."""
    articles = [
        {
            "path": article.path,
            "source": article.source,
            "title": article.header["title"],
            "pictures": sorted(article.pictures),
            "open_points": [{"text": item.text, "line": item.line} for item in article.open_points],
        }
        for article in result.articles
    ]
    failures = [{"source": item.source, "message": item.message} for item in result.failures]
    document = {"written": result.written, "articles": articles, "failures": failures}
    return json.dumps(document, ensure_ascii=False, indent=2)
