"""Reads what a content stream paints as values of JSON, and makes a form XObject of such values.

Source: ISO 32000-1, 8.10.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

from lowdown.press.weasy.drawings.groups import Form, dissolve_groups

Stream = Any
"""A content stream of WeasyPrint, with its resources."""
_FORM: Final = "form"
"""In a mask, the key of its form's name; no dictionary that WeasyPrint writes has such a key."""


class NotKeptError(Exception):
    """Raised for a stream with something that is no value, such as a bitmap."""


def read_form(stream: Stream) -> Form:
    """Returns what a stream paints. NotKeptError: not all of it can be kept."""
    resources = stream.extra["Resources"]
    streams = resources["XObject"]
    if None in streams.values():
        # A bitmap, which WeasyPrint puts in when it writes the document.
        raise NotKeptError
    names = {id(inner): name for name, inner in streams.items()}
    entries = {key: value for key, value in stream.extra.items() if key != "Resources"}
    form = Form(
        content="\n".join(_operator(operator) for operator in stream.stream),
        entries=_values(entries, names),
        states=_values(resources["ExtGState"], names),
        shadings=_values(resources["Shading"], names),
        patterns={name: read_form(inner) for name, inner in resources["Pattern"].items()},
        forms={name: read_form(inner) for name, inner in streams.items()},
    )
    masks = {state["SMask"]["G"][_FORM] for state in form["states"].values() if "SMask" in state}
    return dissolve_groups(form, masks=masks)


def _operator(operator: str | bytes) -> str:
    return operator if isinstance(operator, str) else operator.decode("ascii")


def _values(value: Any, names: Mapping[int, str]) -> Any:
    """Objects of a PDF as values of JSON; `names` has the names of forms by their identities."""
    if isinstance(value, dict):
        return {key: _values(item, names) for key, item in value.items()}
    if isinstance(value, list | tuple):
        return [_values(item, names) for item in value]
    if isinstance(value, bytes):
        return value.decode("ascii")
    if isinstance(value, str | int | float):
        return value
    if id(value) in names:
        return {_FORM: names[id(value)]}
    raise NotKeptError


def make_form(form: Form, parent: Stream) -> Stream:
    """Returns a form XObject, or a pattern, that `parent` or its resources can name."""
    import pydyf

    forms = {name: make_form(inner, parent) for name, inner in form["forms"].items()}
    patterns = {name: make_form(inner, parent) for name, inner in form["patterns"].items()}
    resources = pydyf.Dictionary(
        {
            "ExtGState": _objects(form["states"], forms),
            "XObject": pydyf.Dictionary(forms),
            "Pattern": pydyf.Dictionary(patterns),
            "Shading": _objects(form["shadings"], forms),
            "ColorSpace": parent._resources["ColorSpace"],
            "Font": None,  # WeasyPrint puts in those of the document
        }
    )
    extra = _objects(form["entries"], forms)
    extra["Resources"] = resources
    made = parent.clone(resources=resources, extra=extra)
    made.stream.append(form["content"].encode("ascii"))
    return made


def _objects(value: Any, forms: Mapping[str, Stream]) -> Any:
    """Values of JSON as objects of a PDF."""
    import pydyf

    if isinstance(value, dict):
        if _FORM in value:
            return forms[value[_FORM]]
        return pydyf.Dictionary({key: _objects(item, forms) for key, item in value.items()})
    if isinstance(value, list):
        return pydyf.Array([_objects(item, forms) for item in value])
    return value
