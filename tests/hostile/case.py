"""A case of the corpus, the good publication that it spoils, and how copy is put into it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from making.issues.writing import article, issue, publication

Files = Mapping[str, str | bytes]

BUILD: Final = ("build", "issue-1")
CHECK: Final = ("check", "issue-1")
PLAN: Final = ("plan", "issue-1")
READ: Final = ("read", "issue-1")
"""No command of Lowdown: reads the publication and the issue as the others do, and sets no type."""

SETTINGS: Final = """\
[publication]
title = "The Tiny Lowdown"
url = "https://tiny.example/"
language = "en-GB"
publisher = "Tiny Press"
"""
GOOD: Final = {
    "lowdown.toml": SETTINGS,
    **publication(["The ward was closed on Monday.", "The bus was late again."]),
    "dist/issue-1/issue-1.pdf": "the last good paper",
}
"""The files that every case starts from."""


def nothing(folder: Path) -> None:
    """Prepares nothing."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """One hostile input, and the answer to it."""

    name: str
    """Its name, unique among those of its kind, in small letters and hyphens."""
    files: Files = field(default_factory=dict)
    """What differs from the good publication: path to contents."""
    prepare: Callable[[Path], None] = nothing
    """Makes what is no file; called with the publication's folder."""
    command: tuple[str, ...] = BUILD
    """The arguments of `lowdown`."""
    status: int = 1
    """The exit status."""
    codes: tuple[str, ...] = ()
    """The rules that are broken; others may be broken too."""
    place: str = ""
    """How the place of a finding of the first code starts: `articles/b.md:3`."""
    says: tuple[str, ...] = ()
    """Words that are printed."""
    hides: str = ""
    """A word that is not printed."""


def article_b(copy: str, *header: str, title: str = "The other article") -> Files:
    """Returns the article `b`: its copy, which begins two lines below the lines of its `header`.

    The title is on line 2, `header` begins on line 3; without it the copy begins on line 5.
    """
    text = article(title, copy)
    return {
        "articles/b.md": text.replace(
            "\n---\n", "".join(f"\n{key}" for key in header) + "\n---\n", 1
        )
    }


def header_b(header: str) -> Files:
    """Returns the article `b` with the lines of `header`, the first on line 2, and a good copy."""
    return {"articles/b.md": f"---\n{header}\n---\n\nThe bus was late again.\n"}


def manifest(*entries: str, **keys: str) -> Files:
    """Returns the manifest of issue-1; without `entries` it orders `a` and `b`.

    Its `keys` begin on line 4.
    """
    return {"issues/issue-1.md": issue(*(entries or ("a", "b")), **keys)}


def settings(more: str) -> Files:
    """Returns the settings with the lines of `more` below them, the first on line 6."""
    return {"lowdown.toml": SETTINGS + more}
