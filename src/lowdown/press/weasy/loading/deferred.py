"""Leaves out, while WeasyPrint is imported, what it loads for work that papers seldom need."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from importlib import import_module
from types import ModuleType
from typing import Any, Final

SELDOM_USED: Final = (
    "fontTools.subset",
    "fontTools.ttLib.woff2",
    "fontTools.varLib.instancer",
)
"""Modules of whose functions WeasyPrint calls some: for systems without HarfBuzz's own subsetter,
for compressed faces, and for variable ones.
"""


class DeferredModule(ModuleType):
    """Stands in for a module: it has every function, which imports the module when it is called."""

    def __getattr__(self, name: str) -> Callable[..., Any]:
        if name.startswith("__"):
            raise AttributeError(name)

        def call(*values: object, **named: object) -> Any:
            return getattr(import_module(self.__name__), name)(*values, **named)

        return call


@contextmanager
def modules_deferred() -> Iterator[None]:
    """Have WeasyPrint, while it is imported, take functions that import their modules when called.

    Modules that are imported already stay as they are.
    """
    missing = [name for name in SELDOM_USED if name not in sys.modules]
    sys.modules.update({name: DeferredModule(name) for name in missing})
    try:
        yield
    finally:
        for name in missing:
            if isinstance(sys.modules.get(name), DeferredModule):
                del sys.modules[name]
