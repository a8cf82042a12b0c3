"""Headers: YAML that is broken, tricky, deep or large."""

from __future__ import annotations

from typing import Final

from hostile.case import READ, Case, article_b, header_b

CASES: Final = (
    Case(
        name="tab",
        files=article_b("Words.", "\tkicker: News"),
        codes=("LD106",),
        place="articles/b.md:3",
        says=("tab",),
    ),
    Case(
        name="alias-bomb",
        files=header_b(
            "title: T\na0: &a0 [x, x]\n"
            + "\n".join(f"a{n}: &a{n} [*a{n - 1}, *a{n - 1}]" for n in range(1, 30))
        ),
        codes=("LD106",),
        place="articles/b.md:3",
    ),
    Case(
        name="deep-lists",
        files=header_b("title: T\ntags: " + "[" * 5000),
        codes=("LD106",),
        place="articles/b.md:3",
    ),
    Case(
        name="every-key-quoted",
        files=header_b('"title": "T"\n"kicker": "News"'),
        command=READ,
        status=0,
    ),
)
