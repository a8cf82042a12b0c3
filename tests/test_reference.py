"""The reference lists every key that can be written, as the schemas have it."""

from __future__ import annotations

import importlib.util
import re
import sys
import tomllib
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest
from pydantic import BaseModel
from pydantic.fields import FieldInfo

from lowdown.desk.markup.blocks import CONTAINERS
from lowdown.desk.schema import ArticleKeys, FillerKeys, IssueKeys, PlanKeys, SettingsKeys
from lowdown.desk.source import FaultLog, read_header
from lowdown.desk.source.file import source_of

ROOT = Path(__file__).parents[1]


def load_tool(name: str) -> ModuleType:
    """A program of the folder `tools`, as a module."""
    spec = importlib.util.spec_from_file_location(name, ROOT / "tools" / f"{name}.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules[name] = module  # its dataclasses look for it there
    spec.loader.exec_module(module)
    return module


reference = load_tool("reference")
PAGE = (ROOT / "docs" / "reference.md").read_text(encoding="utf-8")
SCHEMAS: dict[str, type[BaseModel]] = reference.schemas()
FIELDS: list[tuple[str, str, FieldInfo]] = [
    (schema_name, name, field)
    for schema_name, schema in SCHEMAS.items()
    for name, field in reference.fields_of(schema)
]


def read_yaml(text: str) -> dict[str, Any]:
    """The values of a header, as the desk reads them."""
    log = FaultLog("reference.md")
    header, _ = read_header(source_of(f"---\n{text}\n---\n"), log)
    assert log.findings == [], text
    return header.values


def sample(schema: type[BaseModel], without: str) -> dict[str, Any]:
    """The required keys of a schema, each with its first example; a table with those of its own."""
    values: dict[str, Any] = {}
    for name, field in schema.model_fields.items():
        if field.is_required() and name != without:
            assert field.examples, f"{schema.__name__}.{name} has no example"
            values[reference.key_of(name, field)] = field.examples[0]
    return values


def test_every_table_of_the_reference_is_up_to_date() -> None:
    """Types, defaults, examples and effects are those of the schemas."""
    assert reference.write_page(PAGE) == PAGE, "run `.venv/bin/python tools/reference.py`"


def test_the_reference_has_every_table() -> None:
    """A schema whose keys hold values has a table in the page."""
    wanted = {schema_name for schema_name, _, _ in FIELDS} | {"Sizes", "Braces", "Limits"}
    assert set(re.findall(r"<!-- table: (\w+) -->", PAGE)) == wanted


@pytest.mark.parametrize("schema_name", SCHEMAS)
def test_every_key_says_what_it_takes_and_does(schema_name: str) -> None:
    """A key has a description, and an example and a type unless it holds a table of keys."""
    for name, field in SCHEMAS[schema_name].model_fields.items():
        assert field.description, name
        if not field.examples:
            assert "Keys" in str(field.annotation), f"{schema_name}.{name} has no example"


@pytest.mark.parametrize(("schema_name", "name", "field"), FIELDS)
def test_every_example_is_accepted(schema_name: str, name: str, field: FieldInfo) -> None:
    """What the reference shows can be typed as it stands there."""
    schema, key = SCHEMAS[schema_name], reference.key_of(name, field)
    assert reference._takes(field), f"{schema_name}.{name} does not say what it takes"
    for example in field.examples or ():
        if reference.is_toml(schema):
            values = tomllib.loads(reference.toml_example(key, example))
        else:
            values = read_yaml(reference.yaml_example(key, example))
        schema.model_validate(sample(schema, name) | values)


FILES = re.findall(r"^```(?:toml|yaml) (\S+)\n(.*?)^```", PAGE, re.MULTILINE | re.DOTALL)


@pytest.mark.parametrize(("name", "text"), FILES)
def test_every_file_in_the_reference_is_accepted(name: str, text: str) -> None:
    """The page's longer examples are whole files or headers."""
    kinds: dict[str, type[BaseModel]] = {
        "lowdown.toml": SettingsKeys,
        "articles": ArticleKeys,
        "fillers": FillerKeys,
    }
    if name.endswith(".plan.toml"):
        schema: type[BaseModel] = PlanKeys
    else:
        schema = kinds.get(name.partition("/")[0], IssueKeys)
    values = tomllib.loads(text) if name.endswith(".toml") else read_yaml(text)
    schema.model_validate(values)


def test_a_key_that_changes_is_seen() -> None:
    """The tests above would find a table that says something else than the schema."""
    assert reference.write_page(PAGE.replace("| `columns` |", "| `colums` |", 1)) == PAGE
    assert reference.write_page(PAGE.replace("| `3` |", "| `4` |", 1)) == PAGE


def test_every_container_is_in_the_reference() -> None:
    """The page has the containers that the copy may hold, and no others."""
    assert set(re.findall(r"^\| `::: (\w+)", PAGE, re.MULTILINE)) == set(CONTAINERS)
