"""Puts a function of our own in the place of a library's, for as long as it is needed."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from types import ModuleType
from typing import Any


@contextmanager
def replaced(module: ModuleType, name: str, by: Callable[[Any], Any]) -> Iterator[None]:
    """Have `module` use what `by` makes of its function `name`."""
    function = getattr(module, name)
    setattr(module, name, by(function))
    try:
        yield
    finally:
        setattr(module, name, function)
