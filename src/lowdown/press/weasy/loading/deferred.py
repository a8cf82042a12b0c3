"""Leaves out, while WeasyPrint is imported, what it loads for work that papers seldom need."""

from __future__ import annotations

import importlib.resources
import sys
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from importlib import import_module
from types import ModuleType
from typing import Any, Final

from lowdown.press.weasy.replacing import replaced

SELDOM_USED: Final = (
    "fontTools.subset",
    "fontTools.ttLib.woff2",
    "fontTools.varLib.instancer",
)
"""Modules of whose functions WeasyPrint calls some: for systems without HarfBuzz's own subsetter,
for compressed faces, and for variable ones.
"""


UNUSED_SHEET: Final = "html5_ph.css"
"""WeasyPrint's style sheet for attributes such as `align`, which it applies where it is asked to:
no document of ours has one.
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


class _StyleSheets:
    """Stands in for the folder of WeasyPrint's style sheets: the unused one is empty."""

    def __init__(self, folder: Any) -> None:
        self._folder = folder

    def __truediv__(self, name: str) -> Any:
        return _EmptySheet() if name == UNUSED_SHEET else self._folder / name


class _EmptySheet:
    """Stands in for a style sheet."""

    def read_text(self, _encoding: str) -> str:
        """No rules."""
        return ""


def unused_sheet_left_out() -> AbstractContextManager[None]:
    """Have WeasyPrint, while it is imported, not parse the style sheet that no paper needs."""

    def without_it(files: Callable[[Any], Any]) -> Callable[[Any], Any]:
        def find(package: Any) -> Any:
            folder = files(package)
            has_sheets = getattr(package, "__name__", package) == "weasyprint.css"
            return _StyleSheets(folder) if has_sheets else folder

        return find

    return replaced(importlib.resources, "files", without_it)
