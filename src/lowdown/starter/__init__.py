"""Composes the files that a new publication, article or issue begins with, as text for editors."""

from lowdown.starter.article import NewArticle, article_text, new_id
from lowdown.starter.languages import STARTER_COPY
from lowdown.starter.manifest import Entry, next_manifest
from lowdown.starter.names import first_name, next_name
from lowdown.starter.numbering import Numbered, next_numbered, with_number
from lowdown.starter.publication import (
    DEFAULT_ACCENT,
    DEFAULT_LANGUAGE,
    Answers,
    default_paper,
    default_title,
    default_url,
    start_publication,
    starter_language,
)
from lowdown.starter.rhythm import Rhythm, find_rhythm, next_day

__all__ = [
    "DEFAULT_ACCENT",
    "DEFAULT_LANGUAGE",
    "STARTER_COPY",
    "Answers",
    "Entry",
    "NewArticle",
    "Numbered",
    "Rhythm",
    "article_text",
    "default_paper",
    "default_title",
    "default_url",
    "find_rhythm",
    "first_name",
    "new_id",
    "next_day",
    "next_manifest",
    "next_name",
    "next_numbered",
    "start_publication",
    "starter_language",
    "with_number",
]
