"""Validates raw values with a schema; the library's complaints become findings for editors."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Final, Protocol, TypeVar

from pydantic import BaseModel, ValidationError

from lowdown.desk.source import Fault, FaultLog, InvalidValueError, Position, TomlPositions
from lowdown.model import did_you_mean

if TYPE_CHECKING:
    from pydantic.fields import FieldInfo

K = TypeVar("K", bound=BaseModel)

SYNONYMS: Final[Mapping[str, str]] = {
    "headline": "title",
    "lang": "language",
    "locale": "language",
    "authors": "author",
    "byline": "author",
    "summary": "standfirst",
    "description": "standfirst",
    "subtitle": "standfirst",
    "deck": "standfirst",
    "category": "section",
    "categories": "tags",
    "keywords": "tags",
    "permalink": "online",
    "link": "online",
    "guid": "id",
    "picture": "image",
    "photo": "image",
    "src": "file",
    "path": "file",
    "page": "pages",
    "slug": "article",
    "stories": "articles",
}
"""What other tools call a key, and what it is called here."""


class Positions(Protocol):
    """The positions of the values and keys in a file."""

    def position(self, path: tuple[str | int, ...], *, key: bool = False) -> Position:
        """Returns the position of the value at `path`, or of its key."""


def validate(
    values: Mapping[str, Any], schema: type[K], *, where: Positions, log: FaultLog
) -> K | None:
    """Returns `values` as an instance of `schema`; None where any of them is wrong.

    Every fault is noted in `log`, at its position.
    """
    try:
        return schema.model_validate(dict(values))
    except ValidationError as error:
        for item in error.errors(include_url=False, include_input=True):
            path, kind = item["loc"], item["type"]
            fault = _fault(item, schema, is_toml=isinstance(where, TomlPositions))
            log.note(fault, where.position(path, key=kind == "extra_forbidden"))
        return None


def _fault(item: Any, schema: type[BaseModel], *, is_toml: bool) -> Fault:
    kind, path, refusal = item["type"], item["loc"], item.get("ctx", {}).get("error")
    name = path[-1] if path else ""
    if isinstance(refusal, InvalidValueError):
        return refusal.fault
    if isinstance(name, int) and is_toml:
        known, table = ", ".join(_known(schema, path)), ".".join(map(str, path[:-1]))
        return Fault(
            code="LD110",
            message=f"\u201c{path[-2]}\u201d takes a table with keys for each entry",
            cure=f"Write each below a line [[{table}]]; its keys are {known}.",
        )
    if isinstance(name, int):
        return Fault(
            code="LD110",
            message="the entry is neither a slug nor a group of keys",
            cure="Write a slug.",
        )
    if kind == "extra_forbidden":
        cure = did_you_mean(str(name), _known(schema, path[:-1]), synonyms=SYNONYMS)
        return Fault(code="LD108", message=f"there is no key \u201c{name}\u201d", cure=cure)
    if kind == "missing" or item["input"] is None:
        return Fault(
            code="LD109",
            message=f"\u201c{name}\u201d is missing",
            cure=_to_add(schema, path, is_toml=is_toml),
        )
    if kind in ("model_type", "model_attributes_type"):
        known = ", ".join(_known(schema, path))
        return Fault(
            code="LD110",
            message=f"\u201c{name}\u201d takes keys of its own",
            cure=f"Its keys are {known}.",
        )
    if kind == "list_type":
        return Fault(
            code="LD110",
            message=f"\u201c{name}\u201d takes a list",
            cure="Start each entry with a hyphen.",
        )
    return Fault(
        code="LD110", message=f"\u201c{name}\u201d cannot be read", cure=_meaning(schema, path)
    )


def _to_add(schema: type[BaseModel], path: tuple[str | int, ...], *, is_toml: bool) -> str:
    """The cure for a missing value: the line to add, with an example of the value."""
    field = _field(schema, path)
    example = field.examples[0] if field is not None and field.examples else None
    if example is None:
        return f"Add {path[-1]}: {_meaning(schema, path)}"
    tables = [str(step) for step in path[:-1]] if is_toml else []
    below = f" below [{'.'.join(tables)}]" if tables else ""
    sign = " =" if is_toml else ":"
    return f"Write {path[-1]}{sign} {_typed(example, is_toml=is_toml)}{below}, with your own value."


def _typed(value: object, *, is_toml: bool) -> str:
    """`value` as it is typed."""
    if isinstance(value, str) and not is_toml and _PLAIN.fullmatch(value):
        return value
    return json.dumps(value, ensure_ascii=False)


_PLAIN: Final = re.compile(r"[a-z0-9-]+|[a-z]+/[a-z0-9.-]+")
"""Values that a header needs no quotation marks for: slugs, dates, paths."""


def _field(schema: type[BaseModel], path: tuple[str | int, ...]) -> FieldInfo | None:
    fields = _inner(schema, path[:-1]).model_fields
    return next(
        (field for name, field in fields.items() if (field.alias or name) == path[-1]), None
    )


def _known(schema: type[BaseModel], path: tuple[str | int, ...]) -> list[str]:
    inner = _inner(schema, path)
    return [field.alias or name for name, field in inner.model_fields.items()]


def _meaning(schema: type[BaseModel], path: tuple[str | int, ...]) -> str:
    field = _field(schema, path)
    return (field.description if field else None) or "Write a value."


def _inner(schema: type[BaseModel], path: tuple[str | int, ...]) -> type[BaseModel]:
    """The schema of what stands at `path`."""
    for step in path:
        if isinstance(step, str):
            schema = (
                _schema_in(schema.model_fields[step].annotation)
                if step in schema.model_fields
                else schema
            )
    return schema


def _schema_in(annotation: Any) -> Any:
    """The schema in an annotation such as `list[Annotated[EntryKeys, ...]]`."""
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return annotation
    for part in getattr(annotation, "__args__", ()):
        if (schema := _schema_in(part)) is not BaseModel:
            return schema
    return BaseModel
