"""The made-up papers of the tests, by the names under which they are built once for all processes.

Whatever a test wants to know about papers in general, it asks of these, so that none is built
twice.
"""

from __future__ import annotations

from making.issues import long_issues, made_up, small_papers
from making.papers import Files

SMALL = tuple(small_papers.CASES)
"""Small papers, one for each kind of copy and layout."""
MADE_UP = tuple(f"made-up-{seed}" for seed in made_up.SEEDS)
"""Papers of one to six articles with a bit of everything."""
LONG = tuple(f"long-{seed}" for seed in long_issues.SEEDS)
"""Papers of 3 to 30 articles on 2 to 40 pages."""
MORE_LONG = tuple(f"long-{seed}" for seed in long_issues.MORE_SEEDS)
"""More of these, for tests that are marked slow."""


def files_of(name: str) -> Files:
    """The files of the publication `name`."""
    if name in small_papers.CASES:
        return small_papers.CASES[name]
    kind, _, seed = name.rpartition("-")
    makers = {"made-up": made_up.made_up, "long": long_issues.made_up}
    return makers[kind](int(seed))
