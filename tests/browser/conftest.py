"""What the tests of the web edition share: one Chromium, the checkers, and the sample's site."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from browser import missing_requirement
from browser.checkers import run_axe, run_html_checker, run_lighthouse
from browser.chromium import Chromium, Tab, start_chromium
from browser.serving import StaticHost, serve
from browser.site import Site
from conftest import IN_CI
from making.command import RunLowdown

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


@pytest.fixture(scope="session")
def site(
    sample_dir: Path, tmp_path_factory: pytest.TempPathFactory, run_installed: RunLowdown
) -> Site:
    """Everything for subscribers of the sample, with every issue. Read it only."""
    folder = tmp_path_factory.mktemp("site") / "dist"
    done = run_installed(["build", "--out", str(folder)], sample_dir)
    if done.returncode:
        pytest.fail(f"lowdown build: {done.stdout}{done.stderr}", pytrace=False)
    return Site(folder)


@dataclass(frozen=True, slots=True, kw_only=True)
class Hosts:
    """The sample's site, served in two ways."""

    top: StaticHost
    """A host of its own."""
    below: StaticHost
    """Below a path, as a host of many sites has it."""


@pytest.fixture(scope="session")
def hosts(site: Site) -> Iterator[Hosts]:
    """Serves the sample's site."""
    with serve(site.folder) as top, serve(site.folder, below="/paper/") as below:
        yield Hosts(top=top, below=below)


@pytest.fixture(scope="session")
def host(hosts: Hosts) -> StaticHost:
    """The sample's site below a path."""
    return hosts.below
