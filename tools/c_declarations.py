"""Compiles WeasyPrint's declarations of C functions: `python tools/c_declarations.py`.

Writes `src/lowdown/press/weasy/loading/c_declarations.py`, which saves cffi from parsing them at
each start. It has to be run again where WeasyPrint has changed them: until then a build is slower,
and tests/press/weasy/loading/test_declarations.py fails.
"""

from __future__ import annotations

import ast
import tempfile
from hashlib import sha256
from pathlib import Path
from typing import Any, Final

import cffi

from lowdown.press.weasy.loading.declarations import find_declarations

ROOM: Final = Path(__file__).parents[1] / "src" / "lowdown" / "press" / "weasy" / "loading"
MODULE: Final = ROOM / "c_declarations.py"
HEAD: Final = '''\
"""WeasyPrint's declarations of C functions, as cffi compiles them: what `_cffi_backend.FFI` takes.

Written by `tools/c_declarations.py`, not by hand.
"""

# ruff: noqa: E501
# fmt: off

from typing import Any, Final

SOURCE_SHA256: Final = "{digest}"
"""The SHA-256 of the module of WeasyPrint, `text/ffi.py`, that has the declarations."""

DECLARATIONS: Final[dict[str, Any]] = {{
'''


def write_module() -> str:
    """The module for the WeasyPrint that is installed."""
    source = find_declarations().read_bytes()
    lines = [f'    "{name}": {value!r},\n' for name, value in compile_declarations(source).items()]
    head = HEAD.format(digest=sha256(source).hexdigest())
    return f"{head}{''.join(lines)}}}\n"


def compile_declarations(source: bytes) -> dict[str, Any]:
    """The arguments by which cffi's compiled module for the declarations in `source` makes an FFI.

    cffi writes such a module, `ffi = _cffi_backend.FFI("name", _version=..., ...)`, and nothing
    else that it promises to keep.
    """
    ffi = cffi.FFI()
    for call in _calls(source, "cdef"):
        ffi.cdef(ast.literal_eval(call.args[0]))
    ffi.set_source("declarations", None)
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "declarations.py"
        ffi.emit_python_code(str(file))
        (made,) = _calls(file.read_bytes(), "FFI")
    return {word.arg: ast.literal_eval(word.value) for word in made.keywords if word.arg}


def _calls(source: bytes, name: str) -> list[ast.Call]:
    """The calls of the methods of a name in a module."""
    calls = [node for node in ast.walk(ast.parse(source)) if isinstance(node, ast.Call)]
    return [
        call for call in calls if isinstance(call.func, ast.Attribute) and call.func.attr == name
    ]


if __name__ == "__main__":
    MODULE.write_text(write_module(), encoding="utf-8")
