"""The page on how a paper is made names the steps of a build in the order of their calls."""

from __future__ import annotations

import ast
import inspect
import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from lowdown.editions import print_paper
from lowdown.jobs import build, editions, landing, papers
from lowdown.jobs.build import run_build
from lowdown.makeup import plan_paper

ROOT = Path(__file__).parents[1]
PAGE = (ROOT / "docs" / "how-a-paper-is-made.md").read_text(encoding="utf-8")
STEPS = re.findall(r"^## ([0-9]+)\. .+: `(\w+)`$", PAGE, re.MULTILINE)
DESCENDED: dict[str, Callable[..., Any]] = {
    "feeds_part": editions.feeds_part,
    "_make_papers": build._make_papers,
    "_print": papers._print,
    "site_part": editions.site_part,
    "land": landing.land,
    "make_paper": papers.make_paper,
    "plan_paper": plan_paper,
    "print_paper": print_paper,
}
"""Calls that are made of steps themselves."""


def calls_of(function: Callable[..., Any]) -> Iterator[str]:
    """The names of the functions that a function calls, in the order of the source."""
    calls = [
        node
        for node in ast.walk(ast.parse(inspect.getsource(function)))
        if isinstance(node, ast.Call)
    ]
    for call in sorted(calls, key=lambda call: (call.lineno, call.col_offset)):
        name = ast.unparse(call.func).rpartition(".")[2]
        if name in DESCENDED:
            yield from calls_of(DESCENDED[name])
        else:
            yield name


def test_the_steps_are_in_the_order_of_the_calls() -> None:
    """Reading the page from top to bottom is reading the build from its first call to its last."""
    documented = [name for _, name in STEPS]
    assert [name for name in calls_of(run_build) if name in documented] == documented


def test_the_steps_are_numbered() -> None:
    """Every heading but those of the last sections is a step, numbered from 1 without a gap."""
    assert [int(number) for number, _ in STEPS] == list(range(1, len(STEPS) + 1))
    assert len(STEPS) == len(re.findall("^## [0-9]", PAGE, re.MULTILINE)) > 10


def test_every_step_that_a_build_announces_is_explained() -> None:
    """What the terminal says while a paper is being made can be looked up on the page."""
    announced = re.findall(r'progress\("(\w+ [\w ]+)"\)', inspect.getsource(plan_paper))
    announced += re.findall(r'progress\("(\w+ [\w ]+)"\)', inspect.getsource(run_build))
    assert len(announced) > 5
    headings = re.findall(r"^## [0-9]+\. (.+):", PAGE, re.MULTILINE)
    assert [step for step in announced if step not in headings] == ["Making up the pages"]


@pytest.mark.parametrize("path", sorted(set(re.findall(r"`((?:[a-z_]+/)+(?:\w+\.py)?)`", PAGE))))
def test_every_module_that_is_named_exists(path: str) -> None:
    """A path on the page leads to a module or a folder."""
    inside = ROOT / path if path.startswith("src/") else ROOT / "src/lowdown" / path
    assert inside.exists() or path == "dist/"
