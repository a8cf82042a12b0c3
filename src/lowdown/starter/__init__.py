"""Composes the files that a new publication, article or issue begins with, as text for editors."""

from lowdown.starter.publication import (
    DEFAULT_ACCENT,
    DEFAULT_LANGUAGE,
    Answers,
    columns_of,
    default_paper,
    default_title,
    default_url,
    start_publication,
    starter_language,
)

__all__ = [
    "DEFAULT_ACCENT",
    "DEFAULT_LANGUAGE",
    "Answers",
    "columns_of",
    "default_paper",
    "default_title",
    "default_url",
    "start_publication",
    "starter_language",
]
