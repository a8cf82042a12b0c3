"""Loads WeasyPrint with the libraries of the system that it draws on, Pango above all."""

from __future__ import annotations

import contextlib
import io
import platform
import sys
from typing import Final

from lowdown.errors import MissingLibraryError


def load_weasyprint() -> None:
    """Imports WeasyPrint.

    Raises MissingLibraryError where the system lacks Pango or a library that comes with it.
    """
    from lowdown.press.weasy.loading.declarations import declarations_compiled
    from lowdown.press.weasy.loading.deferred import modules_deferred, unused_sheet_left_out

    try:
        # WeasyPrint prints advice of its own to standard output, where results belong.
        silence = contextlib.redirect_stdout(io.StringIO())
        with silence, declarations_compiled(), modules_deferred(), unused_sheet_left_out():
            import weasyprint  # noqa: F401 - loading it loads its libraries
    except OSError as error:
        if error.errno is not None:  # a file that cannot be read, and no library
            raise
        message = (
            "the library Pango, which sets the type, is missing;"
            f" {_cure()}. See \u201cInstall it\u201d in the README"
        )
        raise MissingLibraryError(message) from error


def _cure() -> str:
    """How Pango is installed on this system."""
    if sys.platform == "linux":
        return _LINUX.get(_distribution(), "install its package, which most systems call pango")
    return _OTHERS.get(sys.platform, "install it")


_DEBIAN: Final = "sudo apt install libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0"
_LINUX: Final = {
    "debian": f"install it with `{_DEBIAN}`",
    "fedora": "install it with `sudo dnf install pango`",
    "arch": "install it with `sudo pacman -S pango`",
}
"""What to do, by the distribution that others are made from."""
_OTHERS: Final = {
    "darwin": "install it with `brew install pango`",
    "win32": "install MSYS2, and in its UCRT64 shell the package mingw-w64-ucrt-x86_64-pango",
}
_KIN: Final = {"ubuntu": "debian", "rhel": "fedora", "centos": "fedora"}
"""Distributions that others are made from, and have the packages of another themselves."""


def _distribution() -> str:
    """The first of Debian, Fedora and Arch that this distribution is or is made from."""
    try:
        facts = platform.freedesktop_os_release()
    except OSError:
        return ""
    names = [facts["ID"], *facts.get("ID_LIKE", "").split()]
    return next((kin for name in names if (kin := _KIN.get(name, name)) in _LINUX), "")
