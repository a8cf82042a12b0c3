"""The checkers of web pages: axe for accessibility, Nu for HTML, Lighthouse for the rest.

Each returns what is wrong, one line for each fault.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
from collections.abc import Iterable
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from browser import AXE, HTML_CHECKER, LIGHTHOUSE
from browser.chromium import ARGUMENTS
from verapdf import QUICK_START

if TYPE_CHECKING:
    from browser.chromium import Tab

SECONDS = 300
OF_THIS_MACHINE = ("allow-forbidden-hosts=true", "allowed-address-type=all")
"""Lets the HTML checker read from a server on this machine."""
MISTAKEN = "Inline script violates Content Security Policy (meta tag)"
"""The HTML checker takes JSON-LD for a script that a policy forbids. To browsers it is data: what
is no script of theirs is not subject to the policy, and they report what is.
"""
ASKED_BY_THE_PAGE = "robots-txt"
"""Lighthouse has the page load this file, which its policy forbids, as it should: pages without a
search connect to nothing. Search engines ask for it themselves.
"""
AXE_RUN = """async () => {
    const found = await axe.run(document, {resultTypes: ["violations"]});
    return found.violations.flatMap(rule => rule.nodes.map(node =>
        `${rule.id}: ${node.target.join(" ")}: ${node.failureSummary.replace(/\\s+/g, " ")}`));
}"""


@cache
def _axe_source() -> str:
    return AXE.read_text(encoding="utf-8")


def run_axe(tab: Tab) -> list[str]:
    """The violations of every rule of axe-core on the page of a tab, as it is shown now."""
    if not tab.page.evaluate("'axe' in window"):
        tab.page.evaluate(_axe_source())
    violations: list[str] = tab.page.evaluate(AXE_RUN)
    return violations


def run_html_checker(addresses: Iterable[str]) -> list[str]:
    """Errors and warnings of the Nu HTML checker, for all pages in one start of Java.

    Takes the addresses of a server, since a security policy that allows a site its own files allows
    nothing below `file:`. Raises RuntimeError where Java fails.
    """
    pages = list(addresses)
    if not pages:
        return []
    java = ("java", *QUICK_START, *(f"-Dnu.validator.servlet.{key}" for key in OF_THIS_MACHINE))
    done = subprocess.run(
        [*java, "-jar", str(HTML_CHECKER), "--format", "json", "--exit-zero-always", *pages],
        capture_output=True,
        text=True,
        encoding="utf-8",
        timeout=SECONDS,
        check=False,
    )
    if done.returncode:
        message = f"the HTML checker ended with status {done.returncode}: {done.stderr[-2000:]}"
        raise RuntimeError(message)
    return [
        f"{one.get('url', '')}:{one.get('lastLine', 0)}: {one['message']}"
        for one in json.loads(done.stderr)["messages"]
        if not one["message"].startswith(MISTAKEN)
    ]


def run_lighthouse(address: str, report: Path) -> dict[str, float]:
    """Lighthouse's marks, from 0 to 100, for each category.

    Writes its report to `report`, and what it would have better to the standard output, which
    pytest shows where the test fails.
    """
    categories = ("accessibility", "best-practices", "seo", "performance")
    command = [
        *("node", str(LIGHTHOUSE), address, "--quiet", "--output=json", f"--output-path={report}"),
        f"--only-categories={','.join(categories)}",
        f"--skip-audits={ASKED_BY_THE_PAGE}",
        "--no-enable-error-reporting",
        f"--chrome-flags=--headless=new {' '.join(ARGUMENTS)}",
    ]
    environment = {**os.environ, "CHROME_PATH": shutil.which("chromium") or ""}
    subprocess.run(command, env=environment, timeout=SECONDS, check=True)
    found = json.loads(report.read_text(encoding="utf-8"))
    for name, audit in found["audits"].items():
        if audit["score"] is not None and audit["score"] < 1:
            print(f"{name}: {audit['title']} ({audit['score']})")  # noqa: T201
    return {name: round(100 * found["categories"][name]["score"]) for name in categories}
