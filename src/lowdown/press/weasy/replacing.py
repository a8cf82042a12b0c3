"""Puts a function of our own in the place of a library's, for as long as it is needed."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any


@contextmanager
def replaced(owner: object, name: str, by: Callable[[Any], Any]) -> Iterator[None]:
    """Have a module or a class use what `by` makes of its function `name`."""
    function = getattr(owner, name)
    setattr(owner, name, by(function))
    try:
        yield
    finally:
        setattr(owner, name, function)
