"""The JSON Schemas of the files that people write, for the completion of an editor program."""

from __future__ import annotations

import json
from typing import Any, Final

from pydantic import BaseModel

from lowdown.desk.schema.article_keys import ArticleKeys
from lowdown.desk.schema.issue_keys import IssueKeys
from lowdown.desk.schema.settings_keys import SettingsKeys
from lowdown.values import dataclass

DIALECT: Final = "https://json-schema.org/draft/2020-12/schema"
"""The address of the rules that the schemas are written by."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SchemaSource:
    """What a JSON Schema is made from."""

    keys: type[BaseModel]
    """The keys of the file."""
    title: str
    """What the file is, as programs show it."""


SCHEMAS: Final = {
    "article": SchemaSource(keys=ArticleKeys, title="Lowdown: the header of an article"),
    "issue": SchemaSource(keys=IssueKeys, title="Lowdown: the manifest of an issue"),
    "publication": SchemaSource(keys=SettingsKeys, title="Lowdown: the settings, lowdown.toml"),
}
"""The schema of each kind of file."""


def json_schema(kind: str) -> dict[str, Any]:
    """Returns the JSON Schema of `article`, `issue` or `publication`."""
    source = SCHEMAS[kind]
    schema = source.keys.model_json_schema(by_alias=True)
    return {"$schema": DIALECT, **schema, "title": source.title}


def schema_file(kind: str) -> bytes:
    """Returns the JSON Schema of `article`, `issue` or `publication` as a file."""
    return (json.dumps(json_schema(kind), ensure_ascii=False, indent=2) + "\n").encode()
