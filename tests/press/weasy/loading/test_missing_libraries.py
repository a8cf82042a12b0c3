"""Where the system lacks Pango, one sentence says how to install it."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import pytest

from lowdown.errors import MissingLibraryError
from lowdown.press.weasy.loading import load_weasyprint
from making.command import run_here

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from conftest import PublicationFactory

README = "See “Install it” in the README"


def weasyprint_modules() -> dict[str, object]:
    return {
        name: module for name, module in sys.modules.items() if name.split(".")[0] == "weasyprint"
    }


def _replace_dlopen(
    monkeypatch: pytest.MonkeyPatch, by: Callable[[object, str, int], None]
) -> None:
    """Has `by` open libraries, whether the declarations of their functions are parsed or not."""
    monkeypatch.setattr("cffi.FFI.dlopen", by)
    monkeypatch.setattr("lowdown.press.weasy.loading.declarations.CompiledFFI.dlopen", by)


@pytest.fixture
def without_pango(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """WeasyPrint is not loaded yet, and the system has none of its libraries."""

    def missing(_ffi: object, name: str, _flags: int = 0) -> None:
        message = f"cannot load library {name!r}: {name}: cannot open shared object file"
        raise OSError(message)

    loaded = weasyprint_modules()
    for name in loaded:
        del sys.modules[name]
    _replace_dlopen(monkeypatch, missing)
    yield
    for name in weasyprint_modules():
        del sys.modules[name]
    sys.modules.update(loaded)  # type: ignore[arg-type]


@pytest.mark.usefixtures("without_pango")
@pytest.mark.parametrize("command", ["build", "check", "plan"])
def test_a_missing_pango_is_one_sentence(
    publication_dir: PublicationFactory, command: str, tmp_path: Path
) -> None:
    """Every command that sets type ends with it and with 2; standard output stays empty."""
    root = publication_dir(
        {
            "issues/one.md": "---\nnumber: 1\ndate: 2026-05-08\narticles: [a]\n---\n",
            "articles/a.md": "---\ntitle: A\n---\nCopy.\n",
        }
    )
    done = run_here([command, "one"], root)
    assert (done.returncode, done.stdout) == (2, "")
    said = done.stderr.splitlines()[-1]
    assert said.startswith("lowdown: the library Pango, which sets the type, is missing; install")
    assert said.endswith(README)
    assert "WeasyPrint" not in done.stderr
    assert "internal error" not in done.stderr


@pytest.mark.usefixtures("without_pango")
@pytest.mark.parametrize(
    ("system", "facts", "cure"),
    [
        ("linux", {"ID": "debian"}, "`sudo apt install libpango-1.0-0 libpangoft2-1.0-0"),
        ("linux", {"ID": "ubuntu", "ID_LIKE": "debian"}, "`sudo apt install libpango"),
        ("linux", {"ID": "linuxmint", "ID_LIKE": "ubuntu debian"}, "`sudo apt install libpango"),
        ("linux", {"ID": "fedora"}, "`sudo dnf install pango`"),
        ("linux", {"ID": "rocky", "ID_LIKE": "rhel centos fedora"}, "`sudo dnf install pango`"),
        ("linux", {"ID": "manjaro", "ID_LIKE": "arch"}, "`sudo pacman -S pango`"),
        ("linux", {"ID": "void"}, "most systems call pango"),
        ("linux", None, "most systems call pango"),
        ("darwin", None, "`brew install pango`"),
        ("win32", None, "mingw-w64-ucrt-x86_64-pango"),
        ("freebsd14", None, "; install it. See"),
    ],
)
def test_the_sentence_names_the_package_of_the_system(
    monkeypatch: pytest.MonkeyPatch, system: str, facts: dict[str, str] | None, cure: str
) -> None:
    """A distribution that is made from another has its packages."""

    def os_release() -> dict[str, str]:
        if facts is None:
            raise FileNotFoundError
        return facts

    monkeypatch.setattr("platform.freedesktop_os_release", os_release)
    monkeypatch.setattr(sys, "platform", system)
    with pytest.raises(MissingLibraryError) as caught:
        load_weasyprint()
    assert cure in str(caught.value)
    assert str(caught.value).endswith(README)


def test_a_file_that_cannot_be_read_is_no_missing_library(
    without_pango: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What the system refuses is reported as it is."""

    def refused(_ffi: object, _name: str, _flags: int = 0) -> None:
        raise OSError(5, "Input/output error")

    _replace_dlopen(monkeypatch, refused)
    with pytest.raises(OSError, match="Input/output error"):
        load_weasyprint()
