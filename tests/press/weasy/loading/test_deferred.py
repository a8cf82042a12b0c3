"""What papers seldom need of WeasyPrint is not loaded with it."""

from __future__ import annotations

import importlib.resources
import subprocess
import sys
from pathlib import Path

import pytest

from lowdown.press.weasy.loading.deferred import (
    SELDOM_USED,
    DeferredModule,
    modules_deferred,
    unused_sheet_left_out,
)

PROGRAM = """
import sys
from lowdown.press.weasy.loading import load_weasyprint
load_weasyprint()
seldom = {seldom!r}
assert not [name for name in seldom if name in sys.modules]
from weasyprint.html import PH, UA
assert UA and not PH
from weasyprint.pdf.fonts import instantiateVariableFont, subset
from weasyprint.text.fonts import woff2
assert subset.Options(retain_gids=True).retain_gids is True
import fontTools.subset
assert type(subset.Options()) is fontTools.subset.Options
faults = []
for function in (woff2.decompress, instantiateVariableFont):
    try:
        function({{}}, {{}})
    except Exception as error:
        faults.append(repr(error))
assert faults == ["AssertionError()", "ValueError('Missing required table fvar')"], faults
assert all(name in sys.modules for name in seldom)
"""


def test_weasyprint_imports_them_when_it_calls_them(tmp_path: Path) -> None:
    """Each function that it takes from them is the real one, and others import them as ever."""
    done = subprocess.run(
        [sys.executable, "-c", PROGRAM.format(seldom=SELDOM_USED)],
        cwd=tmp_path,
        capture_output=True,
        text=True,
        check=False,
    )
    assert (done.returncode, done.stderr) == (0, "")


def test_what_is_imported_already_stays(monkeypatch: pytest.MonkeyPatch) -> None:
    """And what is not leaves no trace."""
    import fontTools.subset

    monkeypatch.delitem(sys.modules, "fontTools.ttLib.woff2", raising=False)
    with modules_deferred():
        assert sys.modules["fontTools.subset"] is fontTools.subset
        assert isinstance(sys.modules["fontTools.ttLib.woff2"], DeferredModule)
    assert "fontTools.ttLib.woff2" not in sys.modules


def test_what_is_imported_meanwhile_stays(monkeypatch: pytest.MonkeyPatch) -> None:
    """A stand-in is taken away, and never a module."""
    import fontTools.ttLib.woff2 as real

    monkeypatch.delitem(sys.modules, "fontTools.ttLib.woff2")
    with modules_deferred():
        sys.modules["fontTools.ttLib.woff2"] = real
    assert sys.modules["fontTools.ttLib.woff2"] is real


def test_the_sheet_for_attributes_is_empty_and_no_other_is() -> None:
    """While WeasyPrint is imported; other packages find their files as ever."""
    import pyphen
    from weasyprint import css

    own = importlib.resources.files
    sheets = own(css)
    with unused_sheet_left_out():
        found = importlib.resources.files(css)
        assert (found / "html5_ph.css").read_text("utf-8") == ""
        assert (found / "html5_ua.css").read_text("utf-8") == (sheets / "html5_ua.css").read_text(
            "utf-8"
        )
        assert importlib.resources.files(pyphen) == own(pyphen)
    assert importlib.resources.files is own
    assert "br[clear" in (sheets / "html5_ph.css").read_text("utf-8")
