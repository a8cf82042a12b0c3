"""Gives WeasyPrint its declarations of C functions as cffi has compiled them before."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from hashlib import sha256
from importlib.util import find_spec
from pathlib import Path
from types import ModuleType
from typing import Any, Final

import _cffi_backend

from lowdown.press.weasy.loading.c_declarations import DECLARATIONS, SOURCE_SHA256

_STAYS_LOADED: Final = getattr(os, "RTLD_NODELETE", None)
"""Keeps a library in the process to its end; None on Windows, which has no such flag."""


class CompiledFFI(_cffi_backend.FFI):  # type: ignore[misc]
    """Stands in for `cffi.FFI`: it knows WeasyPrint's declarations from the start."""

    def __init__(self) -> None:
        super().__init__("weasyprint", **DECLARATIONS)

    def cdef(self, source: str) -> None:
        """Does nothing: what `source` declares is known."""

    def dlopen(self, name: str, flags: int = 0) -> Any:
        """Opens a library by its name, as `cffi.FFI` does. Raises OSError where there is none.

        The library stays to the end of the process: what it made may be freed after the library is.
        """
        flags |= _STAYS_LOADED or 0
        try:
            return super().dlopen(name, flags)
        except OSError:
            import ctypes.util

            found = ctypes.util.find_library(name)
            if found is None:
                raise
            return super().dlopen(found, flags)


@contextmanager
def declarations_compiled() -> Iterator[None]:
    """Have WeasyPrint, while it is imported, use the declarations that are compiled already.

    cffi parses them at each start otherwise, for a sixth of a second. It still does where
    WeasyPrint's module is not the one that they were compiled from, and on Windows, where a library
    cannot be kept to the end.
    """
    if _STAYS_LOADED is None or not _are_current():
        yield
        return
    own = sys.modules.get("cffi")
    sys.modules["cffi"] = _stand_in()
    try:
        yield
    finally:
        del sys.modules["cffi"]
        if own is not None:
            sys.modules["cffi"] = own


def _are_current() -> bool:
    """Whether the installed WeasyPrint has the module that the declarations were compiled from."""
    try:
        return sha256(find_declarations().read_bytes()).hexdigest() == SOURCE_SHA256
    except OSError:
        return False


def find_declarations() -> Path:
    """WeasyPrint's module with its declarations. Raises FileNotFoundError: it is no file."""
    found = find_spec("weasyprint")
    if found is None or found.origin is None:
        raise FileNotFoundError("weasyprint")
    return Path(found.origin).with_name("text") / "ffi.py"


def _stand_in() -> ModuleType:
    """A module that has of cffi what WeasyPrint uses."""
    module = ModuleType("cffi")
    vars(module)["FFI"] = CompiledFFI
    return module
