"""The rules of the limits: files that are too large, and files that are not."""

from __future__ import annotations

from making.publications.desk_copy import ARTICLE
from rule_cases.case import ART, ISSUE, TOML, Case, copy, entries, head, settings


def notes(count: int) -> str:
    """Copy with a number of notes, each of which is referred to."""
    references = (f"a[^{number}]\n" for number in range(count))
    return "\n".join([*references, *(f"[^{number}]: a\n" for number in range(count))])


LIMIT_CASES = [
    Case(
        code="LD150",
        place=ART,
        broken=copy("a " * 1_000_000),
        clean=copy("a " * 1000),
    ),
    Case(
        code="LD151",
        place=f"{ART}:2:1",
        broken=head("title: One\n# " + "a" * 100_000),
        clean=head("title: One\n# " + "a" * 10_000),
    ),
    Case(
        code="LD151",
        place=TOML,
        broken=settings("# " + "a" * 100_000),
        clean=settings("# " + "a" * 10_000),
    ),
    Case(
        code="LD152",
        place=f"{ART}:2:8",
        broken=head("title: " + "a" * 501),
        clean=head("title: " + "aaaa " * 20),
    ),
    Case(
        code="LD152",
        place=f"{ART}:3:13",
        broken=head("title: One\nstandfirst: " + "a" * 5001),
        clean=head("title: One\nstandfirst: " + "aaaa " * 999),
    ),
    Case(
        code="LD153",
        place=f"{ART}:4",
        broken=copy("aaaa " * 60_001),
        clean=copy("aaaa aaaa\n\n" * 1000),
    ),
    Case(
        code="LD154",
        place=f"{ART}:4006",
        broken=copy(notes(1001)),
        clean=copy(notes(5)),
    ),
    Case(
        code="LD155",
        place=f"{ART}:6",
        broken=copy("a\n\n" + "aaaa " * 10_001),
        clean=copy("a\n\n" + "aaaa " * 2000),
    ),
    Case(
        code="LD155",
        place=f"{ART}:6",
        broken=copy("a\n\n" + "a" * 3001),
        clean=copy("a\n\n" + "医" * 3001),
    ),
    Case(
        code="LD157",
        place=f"{ISSUE}:4:1",
        broken=entries(*(f"- a{number}" for number in range(301))),
        clean=entries("- two"),
    ),
    Case(
        code="LD157",
        place=f"{ISSUE}:1",
        broken={f"fillers/a{number}.md": "" for number in range(101)},
        clean={"fillers/a.md": ARTICLE},
    ),
]
