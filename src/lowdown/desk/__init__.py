"""Reads what people write (settings, manifests, headers, Markdown, pictures) into the model."""

from lowdown.desk.articles import article_slugs, read_article
from lowdown.desk.ignores import read_ignores, without_ignored
from lowdown.desk.issue_names import issue_names, require_issue
from lowdown.desk.issues import read_issue
from lowdown.desk.markup import smart
from lowdown.desk.plan_file import write_plan
from lowdown.desk.schema import SCHEMAS, json_schema, page_size, schema_file
from lowdown.desk.settings import SETTINGS, find_publication, read_publication, setting_position
from lowdown.desk.shared_numbers import NumberedIssue, check_numbers
from lowdown.desk.source import (
    FaultLog,
    Position,
    TomlPositions,
    header_of,
    read_source,
    toml_positions,
)
from lowdown.desk.value_faults import article_fault, setting_fault
from lowdown.desk.what_if import alter_issue, check_pins

__all__ = [
    "SCHEMAS",
    "SETTINGS",
    "FaultLog",
    "NumberedIssue",
    "Position",
    "TomlPositions",
    "alter_issue",
    "article_fault",
    "article_slugs",
    "check_numbers",
    "check_pins",
    "find_publication",
    "header_of",
    "issue_names",
    "json_schema",
    "page_size",
    "read_article",
    "read_ignores",
    "read_issue",
    "read_publication",
    "read_source",
    "require_issue",
    "schema_file",
    "setting_fault",
    "setting_position",
    "smart",
    "toml_positions",
    "without_ignored",
    "write_plan",
]
