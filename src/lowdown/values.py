"""Dataclasses that are quick to import: nothing is compiled for one before its first instance.

The standard library compiles six methods for each dataclass, which takes half a millisecond for
every class and a twelfth of a build, although two thirds of the classes are never made in it.
"""

from __future__ import annotations

import dataclasses
from operator import attrgetter
from typing import TYPE_CHECKING, Any, Final

__all__ = ["dataclass"]

if TYPE_CHECKING:
    from collections.abc import Callable
    from dataclasses import dataclass
else:

    def dataclass(cls: type | None = None, /, **options: bool) -> Any:
        """`dataclasses.dataclass`, which makes classes that have the usual options quickly."""
        if cls is None:
            return lambda cls: dataclass(cls, **options)
        if options == _USUAL and cls.__bases__ == (object,) and not _has_own_ways(cls):
            return _quickly_made(cls)
        return dataclasses.dataclass(cls, **options)


_USUAL: Final = {"frozen": True, "slots": True, "kw_only": True}
"""The options of nearly all classes."""
_METHODS: Final = {
    "__init__", "__eq__", "__hash__", "__repr__", "__setattr__", "__delattr__",
    "__getstate__", "__setstate__",
}  # fmt: skip
"""The methods that a class gets; one that has any of its own is left to the standard library."""


def _has_own_ways(cls: type) -> bool:
    """Whether a class has such a method, or fields with unusual options."""
    fields = [value for value in vars(cls).values() if isinstance(value, dataclasses.Field)]
    return bool(_METHODS & vars(cls).keys()) or not all(
        field.init and field.repr and field.hash is None for field in fields
    )


def _quickly_made(cls: Any) -> Any:
    """Makes a class a dataclass with `_USUAL` options."""
    bare = dataclasses.dataclass(init=False, repr=False, eq=False, slots=True, kw_only=True)
    made: Any = bare(cls)
    made.__dataclass_params__ = _PARAMETERS
    made.__init__ = _late_init(made)
    made.__eq__, made.__hash__ = _comparison(made)
    made.__repr__ = _repr
    made.__setattr__, made.__delattr__ = _refuse_to_set, _refuse_to_delete
    made.__getstate__, made.__setstate__ = _state_of, _set_state
    return made


def _late_init(cls: Any) -> Callable[..., None]:
    """A method `__init__` that compiles the real one, puts it in its own place and calls it."""

    def __init__(self: object, *values: object, **named: object) -> None:  # noqa: N807
        cls.__init__ = _compiled_init(cls)
        cls.__init__(self, *values, **named)

    return __init__


def _compiled_init(cls: Any) -> Callable[..., None]:
    """The method `__init__` of a class, with an argument for each field."""
    absent = object()
    names: dict[str, Any] = {"_absent": absent}
    arguments, steps = ["self"], []
    for field in dataclasses.fields(cls):
        name, value = field.name, field.name
        names[f"_set_{name}"] = vars(cls)[name].__set__
        if field.default_factory is not dataclasses.MISSING:
            names[f"_make_{name}"], names[f"_default_{name}"] = field.default_factory, absent
            value = f"_make_{name}() if {name} is _absent else {name}"
        elif field.default is not dataclasses.MISSING:
            names[f"_default_{name}"] = field.default
        has_default = f"_default_{name}" in names
        arguments.append(f"{name}=_default_{name}" if has_default else name)
        steps.append(f" _set_{name}(self, {value})")
    if hasattr(cls, "__post_init__"):
        steps.append(" self.__post_init__()")
    if steps:
        arguments.insert(1, "*")
    lines = [f"def __init__({', '.join(arguments)}):", *(steps or [" pass"])]
    exec("\n".join(lines), names)
    made: Any = names["__init__"]
    made.__qualname__ = f"{cls.__qualname__}.__init__"
    return made  # type: ignore[no-any-return]


def _comparison(cls: Any) -> tuple[Callable[[Any, object], bool], Callable[[Any], int]]:
    """The methods `__eq__` and `__hash__` of a class, by its fields."""
    names = [field.name for field in dataclasses.fields(cls) if field.compare]
    values: Callable[[Any], Any] = (
        attrgetter(*names)
        if len(names) > 1
        else lambda self: tuple(getattr(self, name) for name in names)
    )

    def __eq__(self: Any, other: object) -> bool:  # noqa: N807
        if other.__class__ is not self.__class__:
            return NotImplemented
        return bool(values(self) == values(other))

    def __hash__(self: Any) -> int:  # noqa: N807
        return hash(values(self))

    return __eq__, __hash__


def _repr(self: Any) -> str:
    shown = (f"{field.name}={getattr(self, field.name)!r}" for field in dataclasses.fields(self))
    return f"{self.__class__.__qualname__}({', '.join(shown)})"


def _refuse_to_set(self: object, name: str, value: object) -> None:
    raise dataclasses.FrozenInstanceError(f"cannot assign to field {name!r}")


def _refuse_to_delete(self: object, name: str) -> None:
    raise dataclasses.FrozenInstanceError(f"cannot delete field {name!r}")


def _state_of(self: Any) -> list[object]:
    return [getattr(self, field.name) for field in dataclasses.fields(self)]


def _set_state(self: Any, state: list[object]) -> None:
    for field, value in zip(dataclasses.fields(self), state, strict=True):
        object.__setattr__(self, field.name, value)


@dataclasses.dataclass(**_USUAL)
class _Usual:
    """Has the parameters of a class with `_USUAL` options."""


_PARAMETERS: Final = vars(_Usual)["__dataclass_params__"]
