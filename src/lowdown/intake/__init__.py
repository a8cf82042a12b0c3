"""Reads copy that was written elsewhere, and turns it into articles; writes nothing."""

from lowdown.intake.article import ImportedArticle, OpenPoint, write_article
from lowdown.intake.documents import DocumentError, read_document

__all__ = [
    "DocumentError",
    "ImportedArticle",
    "OpenPoint",
    "read_document",
    "write_article",
]
