"""Made-up papers of every size and kind: the check finds nothing wrong, and nor does poppler."""

from __future__ import annotations

from typing import Any

import pytest

from making.issues.corpus import LONG, MADE_UP, MORE_LONG, SMALL
from making.issues.long_issues import MAX_PAGES, MIN_PAGES
from making.papers import PAPER_RULES, Printer


def in_group(name: str, *marks: Any) -> Any:
    """A paper by its name; all tests of it run in the same process."""
    return pytest.param(name, marks=[pytest.mark.xdist_group(f"paper-{name}"), *marks], id=name)


SHORT_PAPERS = [in_group(name) for name in (*SMALL, *MADE_UP)]
LONG_PAPERS = [in_group(name) for name in LONG]
LONG_PAPERS += [in_group(name, pytest.mark.slow) for name in MORE_LONG]


@pytest.mark.parametrize("name", [*SHORT_PAPERS, *LONG_PAPERS])
def test_poppler_reads_what_was_written(print_issue: Printer, name: str) -> None:
    """Every word is printed once and in order, within its column, and jump lines name its pages."""
    assert print_issue(name).faults() == []


@pytest.mark.parametrize("name", SHORT_PAPERS)
def test_the_check_finds_nothing_in_a_paper(print_issue: Printer, name: str) -> None:
    """Jumps, columns, baselines, contents box, links, bookmarks and tags are as they should be."""
    assert print_issue(name).findings(*PAPER_RULES) == []


@pytest.mark.parametrize("name", LONG_PAPERS)
def test_the_check_finds_nothing_in_an_issue(print_issue: Printer, name: str) -> None:
    """Good copy has no findings, on 2 pages or on 40: neither it nor its paper, which has no hole.

    Its feeds are checked too.
    """
    printed = print_issue(name)
    assert printed.findings("--ignore", "LD709") == []  # some articles are very long
    assert MIN_PAGES <= len(printed.paper.pages) <= MAX_PAGES
