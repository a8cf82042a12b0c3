"""Reads what people wrote (settings, manifests, front matter, Markdown, pictures) and hands on values of the model."""

from lowdown.desk.altering import alter_issue, check_pins
from lowdown.desk.articles import article_slugs, read_article
from lowdown.desk.ignores import without_ignored, read_ignores
from lowdown.desk.manifest import issue_names, read_issue
from lowdown.desk.planfile import plan_path, write_plan
from lowdown.desk.runs import UNREAD, TextSpan, SpanLink, read_spans
from lowdown.desk.schemas import json_schema
from lowdown.desk.settings import find_publication, read_publication

__all__ = [
    "UNREAD",
    "TextSpan",
    "SpanLink",
    "alter_issue",
    "article_slugs",
    "check_pins",
    "find_publication",
    "without_ignored",
    "issue_names",
    "json_schema",
    "plan_path",
    "read_article",
    "read_ignores",
    "read_issue",
    "read_publication",
    "read_spans",
    "write_plan",
]
