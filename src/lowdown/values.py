"""Dataclasses whose methods are compiled when they are first called, not when they are imported.

The standard library compiles six methods for each dataclass, which takes half a millisecond for
every class and a twelfth of a build, although two thirds of the classes are never made in it.
"""

from __future__ import annotations

import dataclasses
from typing import TYPE_CHECKING, Any, Final

__all__ = ["dataclass"]

if TYPE_CHECKING:
    from collections.abc import Callable
    from dataclasses import dataclass
else:

    def dataclass(cls: type | None = None, /, **options: bool) -> Any:
        """`dataclasses.dataclass`; classes that have the usual options get their methods late."""
        if cls is None:
            return lambda cls: dataclass(cls, **options)
        if options == _USUAL and cls.__bases__ == (object,) and not _METHODS & vars(cls).keys():
            return _with_late_methods(cls)
        return dataclasses.dataclass(cls, **options)


_USUAL: Final = {"frozen": True, "slots": True, "kw_only": True}
"""The options of nearly all classes."""
_LATE: Final = ("__init__", "__eq__", "__hash__", "__repr__")
"""The methods that are compiled when one of them is called."""
_METHODS: Final = {*_LATE, "__setattr__", "__delattr__", "__getstate__", "__setstate__"}
"""The methods that a class gets; one that has any of its own is left to the standard library."""


def _with_late_methods(cls: Any) -> Any:
    """Makes a class a dataclass with `_USUAL` options, and stand-ins for its methods."""
    bare = dataclasses.dataclass(init=False, repr=False, eq=False, slots=True, kw_only=True)
    made: Any = bare(cls)
    made.__dataclass_params__ = _PARAMETERS
    for name in _LATE:
        setattr(made, name, _stand_in(made, name))
    made.__setattr__, made.__delattr__ = _refuse_to_set, _refuse_to_delete
    made.__getstate__, made.__setstate__ = _state_of, _set_state
    return made


def _stand_in(cls: type, name: str) -> Callable[..., Any]:
    """A method that puts the real ones in its place and calls that of its name."""

    def method(self: object, *values: object, **named: object) -> object:
        _compile_methods(cls)
        return getattr(cls, name)(self, *values, **named)

    return method


def _compile_methods(cls: Any) -> None:
    """Gives a class the methods that the standard library compiles for one of the same fields."""
    fields = cls.__dataclass_fields__
    body = {name: value for name, value in vars(cls).items() if name == "__post_init__"}
    body |= {
        **fields,
        "__annotations__": {name: field.type for name, field in fields.items()},
        "__module__": cls.__module__,
        "__qualname__": cls.__qualname__,
    }
    twin: Any = type(cls.__name__, (), body)
    dataclasses.dataclass(frozen=True, kw_only=True)(twin)
    for name in _LATE:
        setattr(cls, name, vars(twin)[name])


def _refuse_to_set(self: object, name: str, value: object) -> None:
    raise dataclasses.FrozenInstanceError(f"cannot assign to field {name!r}")


def _refuse_to_delete(self: object, name: str) -> None:
    raise dataclasses.FrozenInstanceError(f"cannot delete field {name!r}")


def _state_of(self: Any) -> list[object]:
    return [getattr(self, name) for name in self.__dataclass_fields__]


def _set_state(self: Any, state: list[object]) -> None:
    for name, value in zip(self.__dataclass_fields__, state, strict=True):
        object.__setattr__(self, name, value)


@dataclasses.dataclass(**_USUAL)
class _Usual:
    """Has the parameters of a class with `_USUAL` options."""


_PARAMETERS: Final = vars(_Usual)["__dataclass_params__"]
