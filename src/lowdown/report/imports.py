"""Describes what was imported: what came in, what was repaired, and what a person must do."""

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
    path = f"articles/{article.slug}.md"
    pictures = plural(len(article.pictures), "picture")
    with_pictures = f", with {pictures}" if article.pictures else ""
    lines = [f"{path}  from {article.source}{with_pictures}"]
    if article.repairs:
        repairs = ", ".join(f"{repair.kind} ({repair.times})" for repair in article.repairs)
        lines.append(f"    repaired: {repairs}")
    lines += [f"    to do: {_place(path, point)}{point.text}" for point in article.open_points]
    return "\n".join(lines)


def _place(path: str, point: OpenPoint) -> str:
    return f"{path}:{point.line}: " if point.line else ""


def write_imports_json(result: ImportResult) -> str:
    """Returns the result of an import as JSON."""
    articles = [
        {
            "path": f"articles/{article.slug}.md",
            "source": article.source,
            "title": article.header["title"],
            "pictures": sorted(article.pictures),
            "repairs": [{"kind": item.kind, "times": item.times} for item in article.repairs],
            "open_points": [{"text": item.text, "line": item.line} for item in article.open_points],
        }
        for article in result.articles
    ]
    failures = [{"source": item.source, "message": item.message} for item in result.failures]
    document = {"written": result.written, "articles": articles, "failures": failures}
    return json.dumps(document, ensure_ascii=False, indent=2)
