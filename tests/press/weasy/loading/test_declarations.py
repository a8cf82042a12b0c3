"""WeasyPrint's C declarations are not parsed at each start; one with others loads all the same."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from lowdown.press.weasy.loading import declarations, load_weasyprint
from lowdown.press.weasy.loading.declarations import CompiledFFI, declarations_compiled
from test_reference import load_tool


def test_the_declarations_are_those_of_the_installed_weasyprint() -> None:
    """Otherwise run `python tools/c_declarations.py`, and look at what changed."""
    tool = load_tool("c_declarations")
    assert tool.MODULE.read_text(encoding="utf-8") == tool.write_module()


def test_cffi_is_replaced_for_the_import_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    """What others import before and after it is cffi itself."""
    import cffi

    with declarations_compiled():
        assert sys.modules["cffi"].FFI is CompiledFFI
    assert sys.modules["cffi"] is cffi
    monkeypatch.delitem(sys.modules, "cffi")
    with declarations_compiled():
        assert sys.modules["cffi"].FFI is CompiledFFI
    assert "cffi" not in sys.modules


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("SOURCE_SHA256", "0" * 64),
        ("_STAYS_LOADED", None),
        ("find_spec", lambda _name: None),
    ],
    ids=["other declarations", "Windows", "WeasyPrint is no file"],
)
def test_cffi_parses_where_what_is_compiled_does_not_fit(
    monkeypatch: pytest.MonkeyPatch, name: str, value: object
) -> None:
    """A build is slower then, and nothing else."""
    import cffi

    monkeypatch.setattr(declarations, name, value)
    with declarations_compiled():
        assert sys.modules["cffi"] is cffi


def test_a_library_is_searched_for_where_its_name_leads_to_none(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """As cffi does: on a Mac, only the search finds what Homebrew installed."""
    load_weasyprint()
    from weasyprint.text.ffi import pango

    known = {"nowhere-pango": "libpango-1.0.so.0"}
    monkeypatch.setattr("ctypes.util.find_library", known.get)
    library = CompiledFFI().dlopen("nowhere-pango")
    assert library.pango_version() == pango.pango_version()
    with pytest.raises(OSError, match="nowhere-cairo"):
        CompiledFFI().dlopen("nowhere-cairo")


PROGRAM = """
import sys
from lowdown.press.weasy.loading import load_weasyprint
load_weasyprint()
from weasyprint import HTML
from weasyprint.text.ffi import ffi
assert type(ffi).__name__ == {ffi!r}, ffi
document = HTML(string="<p>One line of type").render()
"""


KEPT = """
import ctypes, os
from lowdown.press.weasy.loading.declarations import CompiledFFI
ffi = CompiledFFI()
ffi.dlclose(ffi.dlopen("libpango-1.0.so.0"))
ctypes.CDLL("libpango-1.0.so.0", mode=os.RTLD_NOW | os.RTLD_NOLOAD)
"""


def run_python(program: str, folder: Path) -> tuple[int, str]:
    """The exit status of a program in a process of its own, and what it wrote as errors."""
    done = subprocess.run(
        [sys.executable, "-c", program], cwd=folder, capture_output=True, text=True, check=False
    )
    return done.returncode, done.stderr


@pytest.mark.skipif(sys.platform != "linux", reason="the library has another name there")
def test_a_library_stays_when_nothing_holds_it(tmp_path: Path) -> None:
    """Objects that it made may be freed after the one that opened it."""
    assert run_python(KEPT, tmp_path) == (0, "")


@pytest.mark.parametrize(
    ("before", "ffi"),
    [
        ("", "CompiledFFI"),
        ("from lowdown.press.weasy.loading import declarations as d; d.SOURCE_SHA256 = ''", "FFI"),
    ],
    ids=["compiled", "parsed"],
)
def test_a_process_that_set_type_ends_in_order(before: str, ffi: str, tmp_path: Path) -> None:
    """Even where Python takes every object apart, whichever way the declarations came."""
    assert run_python(before + PROGRAM.format(ffi=ffi), tmp_path) == (0, "")
