"""The JSON Schemas of the files that people write, for the completion of an editor program."""

from __future__ import annotations

from typing import Any, Final

from pydantic import BaseModel

from lowdown.desk.schema.article_keys import ArticleKeys
from lowdown.desk.schema.issue_keys import IssueKeys
from lowdown.desk.schema.settings_keys import SettingsKeys

SCHEMAS: Final[dict[str, type[BaseModel]]] = {
    "article": ArticleKeys,
    "issue": IssueKeys,
    "publication": SettingsKeys,
}
"""The schema of each kind of file."""


def json_schema(kind: str) -> dict[str, Any]:
    """Returns the JSON Schema of `article`, `issue` or `publication`."""
    return SCHEMAS[kind].model_json_schema(by_alias=True)
