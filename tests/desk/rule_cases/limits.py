"""The rules of the limits: files that are too large, and files that are not."""

from __future__ import annotations

from rule_cases.case import ART, TOML, Case, copy, head, settings

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
]
