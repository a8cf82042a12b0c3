"""The web edition in Chromium, and the checkers of web pages that npm installs.

`tools/setup.sh test` installs what is needed; `missing_requirement` names what it could not.
"""

import shutil
from importlib.util import find_spec
from pathlib import Path

import pytest

PACKAGES = Path(__file__).parents[2] / ".cache" / "npm" / "node_modules"
AXE = PACKAGES / "axe-core" / "axe.min.js"
HTML_CHECKER = PACKAGES / "vnu-jar" / "build" / "dist" / "vnu.jar"
LIGHTHOUSE = PACKAGES / "lighthouse" / "cli" / "index.js"

IN_BROWSER = [pytest.mark.browser, pytest.mark.xdist_group("browser")]
"""The marks of a module of such tests: one test process has the only Chromium."""


def missing_requirement(fixture: str) -> str:
    """What the fixture with this name needs and this machine does not have; empty where it runs."""
    if fixture == "chromium":
        return _missing_driver() or _missing_command("chromium")
    if fixture == "axe":
        return _missing_package(AXE)
    if fixture == "check_html":
        return _missing_command("java") or _missing_package(HTML_CHECKER)
    if fixture == "lighthouse":
        return (
            _missing_command("node") or _missing_command("chromium") or _missing_package(LIGHTHOUSE)
        )
    return ""


def _missing_driver() -> str:
    return "" if find_spec("playwright") else "no playwright (pip install -e .[browser])"


def _missing_command(name: str) -> str:
    return "" if shutil.which(name) else f"no {name} command"


def _missing_package(file: Path) -> str:
    return "" if file.is_file() else f"no {file.relative_to(PACKAGES).parts[0]} (tools/setup.sh)"
