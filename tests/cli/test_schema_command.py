"""`lowdown schema` writes JSON Schemas that agree with the files that people write."""

from __future__ import annotations

import datetime
import json
import tomllib
from pathlib import Path
from typing import Any

import frontmatter
import pytest
from jsonschema import Draft202012Validator

from lowdown.cli.schema import KINDS
from lowdown.desk import SCHEMAS
from making.command import run_here

SAMPLE = Path(__file__).parents[2]


def schema_of(kind: str) -> dict[str, Any]:
    """What the command writes."""
    schema: dict[str, Any] = json.loads(run_here(["schema", kind], Path.cwd()).stdout)
    return schema


def as_json(value: object) -> object:
    """A value as JSON has it: days are text."""
    if isinstance(value, dict):
        return {key: as_json(item) for key, item in value.items()}
    if isinstance(value, list):
        return [as_json(item) for item in value]
    return value.isoformat() if isinstance(value, datetime.date) else value


@pytest.mark.parametrize("kind", ["article", "issue", "publication"])
def test_a_schema_is_one(kind: str) -> None:
    """It names its dialect, is valid by it, and knows no key beyond its own."""
    schema = schema_of(kind)
    Draft202012Validator.check_schema(schema)
    assert schema["$schema"] == Draft202012Validator.META_SCHEMA["$id"]
    tables = [table for table in schema.get("$defs", {}).values() if "properties" in table]
    # The one table that takes names of languages says what stands behind each.
    others = [table["additionalProperties"] for table in (schema, *tables)]
    assert all(other is False or isinstance(other, dict) for other in others)


@pytest.mark.parametrize("kind", ["article", "issue"])
def test_the_headers_of_the_sample_are_valid(kind: str) -> None:
    """What the desk takes, the schema takes."""
    validator = Draft202012Validator(schema_of(kind))
    files = sorted(SAMPLE.glob(f"{kind}s/*.md"))
    assert files
    for file in files:
        validator.validate(as_json(frontmatter.load(str(file)).metadata))


def test_the_settings_of_the_sample_are_valid() -> None:
    """Every table of them."""
    settings = tomllib.loads((SAMPLE / "lowdown.toml").read_text(encoding="utf-8"))
    Draft202012Validator(schema_of("publication")).validate(as_json(settings))


def test_a_wrong_key_is_not_valid() -> None:
    """An editor underlines it."""
    validator = Draft202012Validator(schema_of("article"))
    assert not validator.is_valid({"title": "Baths", "kiker": "Analysis"})
    assert not validator.is_valid({"kicker": "Analysis"})


def test_every_schema_can_be_asked_for() -> None:
    """The command line names the kinds itself, so that its help needs no schemas."""
    assert tuple(SCHEMAS) == KINDS


def test_an_unknown_kind_is_bad_usage() -> None:
    """The message has the kinds that there are."""
    done = run_here(["schema", "filler"], Path.cwd())
    assert done.returncode == 2
    assert "'article', 'issue', 'publication'" in done.stderr


def test_a_new_publication_has_the_schemas(tmp_path: Path) -> None:
    """They are what the command writes, and the settings of the editor program find them."""
    assert run_here(["init", str(tmp_path / "voice"), "--yes"], Path.cwd()).returncode == 0
    folder = tmp_path / "voice"
    for kind in ("article", "issue", "publication"):
        file = folder / ".vscode/schemas" / f"{kind}.json"
        assert json.loads(file.read_text(encoding="utf-8")) == schema_of(kind)
    settings = json.loads((folder / ".vscode/settings.json").read_text(encoding="utf-8"))
    assert all((folder / path).is_file() for path in settings["yaml.schemas"])
    first = (folder / "lowdown.toml").read_text(encoding="utf-8").splitlines()[0]
    assert (folder / first.removeprefix("#:schema ")).is_file()
