"""Writes the tables of docs/reference.md from the code: `python tools/reference.py`.

Each table stands between `<!-- table: NAME -->` and `<!-- end -->`; everything else in the page is
written by hand. tests/test_reference.py fails where the page is not as this program would write it.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, Final

from pydantic import BaseModel
from pydantic.fields import FieldInfo

from lowdown.desk.schema import (
    article_keys,
    issue_keys,
    look_keys,
    nameplate_keys,
    plan_keys,
    settings_keys,
    web_keys,
)
from lowdown.desk.schema.paper_sizes import SIZES
from lowdown.desk.schema.value_types import Keys, Takes
from lowdown.model import RULES, Limit

PAGE: Final = Path(__file__).parents[1] / "docs" / "reference.md"
MODULES: Final = (
    settings_keys,
    look_keys,
    nameplate_keys,
    web_keys,
    issue_keys,
    article_keys,
    plan_keys,
)
TOML: Final = (settings_keys, look_keys, nameplate_keys, web_keys, plan_keys)
"""The modules whose files are written in TOML; headers and manifests are YAML."""
BRACES: Final = ("span", "min", "max", "focus")
"""The keys of the lead picture that stand in the braces behind any other picture too."""

_TABLE: Final = re.compile(r"(<!-- table: (\w+) -->\n).*?(<!-- end -->)", re.DOTALL)


def schemas() -> dict[str, type[BaseModel]]:
    """Returns every schema of a file or a table in one, by its name."""
    found: dict[str, type[BaseModel]] = {}
    for module in MODULES:
        for name, schema in vars(module).items():
            if isinstance(schema, type) and issubclass(schema, Keys) and schema is not Keys:
                found[name] = schema
    return found


def write_page(page: str) -> str:
    """Returns `page` with every table as the schemas have it."""
    return _TABLE.sub(lambda table: f"{table[1]}{write_table(table[2])}\n{table[3]}", page)


def write_table(name: str) -> str:
    """Returns the table `name`: a schema, `Braces`, `Sizes` or `Limits`."""
    if name == "Sizes":
        return _write_sizes()
    if name == "Limits":
        return _write_limits()
    if name == "Braces":
        image = article_keys.ImageKeys.model_fields
        rows = [_row(key, image[key], braced_example) for key in BRACES]
    else:
        schema = schemas()[name]
        write = toml_example if is_toml(schema) else yaml_example
        rows = [_row(key_of(name, field), field, write) for name, field in fields_of(schema)]
    return "\n".join(
        ["| key | takes | default | example | effect |", "|---|---|---|---|---|", *rows]
    )


def fields_of(schema: type[BaseModel]) -> Iterator[tuple[str, FieldInfo]]:
    """Yields the fields of a schema that hold values; those that are tables have their own."""
    for name, field in schema.model_fields.items():
        if field.examples:
            yield name, field


def is_toml(schema: type[BaseModel]) -> bool:
    """Returns whether the keys of `schema` stand in a TOML file."""
    return schema.__module__ in {module.__name__ for module in TOML}


def key_of(name: str, field: FieldInfo) -> str:
    """Returns a field's key as it is typed."""
    return field.alias or name


def toml_example(key: str, value: object) -> str:
    """Returns a line of TOML that sets `key`."""
    return f"{key} = {_toml(value)}"


def yaml_example(key: str, value: object) -> str:
    """Returns a line of YAML that sets `key`."""
    return f"{key}: {_yaml(value)}"


def braced_example(key: str, value: object) -> str:
    """Returns `key` and its value as they stand in the braces behind a picture."""
    return "{" + f"{key}={_toml(value)}" + "}"


def _row(key: str, field: FieldInfo, write: Any) -> str:
    examples = "<br>".join(f"`{write(key, example)}`" for example in field.examples or ())
    description = field.description or ""
    effect = re.sub(r"; default: .*(?=\.$)", "", description)
    return f"| `{key}` | {_takes(field)} | {_default(field)} | {examples} | {effect} |"


def _takes(field: FieldInfo) -> str:
    return next((item.words for item in field.metadata if isinstance(item, Takes)), "")


def _default(field: FieldInfo) -> str:
    """What holds without the key: as the description has it, else the field's own default."""
    if field.is_required():
        return "required"
    words = re.search(r"; default: (.*)\.$", field.description or "")
    if words:
        return words[1] if words[1] not in ("true", "false") else f"`{words[1]}`"
    default = field.get_default(call_default_factory=True)
    if isinstance(default, str | bool | int | float):
        return f"`{_toml(default)}`"
    return "`center`" if default == (0.5, 0.5) else "none"


def _toml(value: object) -> str:
    if isinstance(value, Mapping):
        pairs = (f"{_toml_key(key)} = {_toml(item)}" for key, item in value.items())
        return "{" + ", ".join(pairs) + "}"
    return json.dumps(value, ensure_ascii=False)


def _toml_key(key: str) -> str:
    return key if re.fullmatch(r"[\w-]+", key) else json.dumps(key)


def _yaml(value: object) -> str:
    if isinstance(value, Mapping):
        return "{" + ", ".join(f"{key}: {_yaml(item)}" for key, item in value.items()) + "}"
    if isinstance(value, list):
        return "[" + ", ".join(_yaml(item) for item in value) + "]"
    if isinstance(value, str) and re.search(r"[ ,#%]|:(?!//)|^\W", value):
        return json.dumps(value, ensure_ascii=False)
    return value if isinstance(value, str) else json.dumps(value)


def _write_sizes() -> str:
    rows = [
        f"| `{name if name.startswith('jis') else name.upper() if len(name) == 2 else name}` |"
        f" {width:g} × {height:g} {unit} |"
        for name, (width, height, unit) in SIZES.items()
    ]
    return "\n".join(["| size | width × height |", "|---|---|", *rows])


def _write_limits() -> str:
    rows = [
        f"| {limit.of} | {limit.words} | [{limit.code}](rules.md#{_anchor(limit.code)}) |"
        for limit in Limit
    ]
    return "\n".join(["| what | at most | beyond it |", "|---|---|---|", *rows])


def _anchor(code: str) -> str:
    """The anchor of a rule's heading in docs/rules.md."""
    return f"{code} {RULES[code].name}".lower().replace(" ", "-")


if __name__ == "__main__":
    PAGE.write_text(write_page(PAGE.read_text(encoding="utf-8")), encoding="utf-8")
