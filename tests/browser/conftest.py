"""What the tests of the web edition share: one Chromium, the checkers, and the sample's site."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

import pytest

from browser import missing_requirement
from browser.checkers import run_axe, run_html_checker, run_lighthouse
from browser.chromium import Chromium, Tab, start_chromium
from conftest import IN_CI

Axe = Callable[[Tab], list[str]]
CheckHtml = Callable[[Iterable[str]], list[str]]
Lighthouse = Callable[[str], dict[str, float]]


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Skips what needs a tool that is not installed. In CI all of it has to run."""
    if IN_CI:
        return
    for item in items:
        if item.get_closest_marker("browser"):
            names = getattr(item, "fixturenames", [])
            for reason in filter(None, map(missing_requirement, names)):
                item.add_marker(pytest.mark.skip(reason=f"browser: {reason}"))


@pytest.fixture(scope="package")
def chromium() -> Iterator[Chromium]:
    """The browser, started once. It ends with the tests here, since its loop would be in the way
    of those that have one of their own.
    """
    with start_chromium() as browser:
        yield Chromium(browser=browser)


@pytest.fixture(scope="session")
def axe() -> Axe:
    """Return a function that finds barriers on the page of a tab."""
    return run_axe


@pytest.fixture(scope="session")
def check_html() -> CheckHtml:
    """Return a function that checks the HTML of pages, all in one start of Java."""
    return run_html_checker


@pytest.fixture
def lighthouse(tmp_path: Path) -> Lighthouse:
    """Return a function that gives a page Lighthouse's marks."""
    return lambda address: run_lighthouse(address, tmp_path / "lighthouse.json")
