"""The type of a case, and the files that cases are made of."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from making.publications.desk_copy import (
    ARTICLE,
    SETTINGS,
    bitmap,
)

Files = Mapping[str, str | bytes]


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """A rule, files that break it, the place of the fault, and files that do not break it."""

    code: str
    place: str
    broken: Files
    clean: Files
    warns: bool = False
    """Whether the fault is a warning, with which the issue can be read."""


def copy(text: str) -> Files:
    return {"articles/one.md": f"---\ntitle: One\n---\n{text}"}


def head(text: str) -> Files:
    return {"articles/one.md": f"---\n{text}\n---\nCopy."}


def manifest(text: str) -> Files:
    return {
        "issues/seven.md": f"---\nnumber: 7\ndate: 2026-05-08\n{text}\n---\n",
        "articles/two.md": ARTICLE,
    }


def entries(*lines: str, more: str = "") -> Files:
    return manifest("\n".join([more, "articles:", *lines]).lstrip("\n"))


def settings(text: str) -> Files:
    return {"lowdown.toml": SETTINGS + text}


def filler(text: str) -> Files:
    return {"fillers/join.md": f"---\n{text}\n---\nCopy."}


def plan(frame: str) -> Files:
    """A locked plan with one frame."""
    paper = "[paper]\npages = 1\ncolumns = 3\nlines = 57\n"
    return {PLAN: f"{paper}[articles.one]\n[articles.one.frames]\n1 = {{{frame}}}\n"}


ART, ISSUE, TOML, PLAN = (
    "articles/one.md",
    "issues/seven.md",
    "lowdown.toml",
    "issues/seven.plan.toml",
)
PNG_IN_JPG = {"pictures/y.jpg": b"\x89PNG\r\n\x1a\n broken"}
PHOTO = {"pictures/y.png": bitmap("PNG")}
