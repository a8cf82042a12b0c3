"""Tiny publications of plain copy, each sound until a test breaks one thing in it."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from lowdown.desk import issue_names, read_issue, read_publication
from lowdown.model.findings import Finding
from lowdown.model.issue import Issue
from lowdown.model.publication import Publication
from lowdown.proof.copy.check import check_copy

Files = Mapping[str, str | bytes]

SETTINGS = """\
[publication]
title = "The Test"
url = "https://test.example/"
"""
DRAWING = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 100 50"/>'

ART, TWO, ISSUE, TOML, LOCK = (
    "articles/one.md",
    "articles/two.md",
    "issues/seven.md",
    "lowdown.toml",
    "lowdown.lock",
)


def copy(text: str) -> Files:
    """The first article, with `text` from line 4 on."""
    return {ART: f"---\ntitle: One\n---\n{text}"}


def head(text: str, name: str = "one") -> Files:
    """An article with `text` from line 2 on as its header."""
    return {f"articles/{name}.md": f"---\n{text}\n---\nCopy."}


def manifest(
    *slugs: str,
    name: str = "seven",
    number: int = 7,
    date: str = "2026-05-08",
    introduction: str = "",
) -> Files:
    """An issue whose articles are named from line 5 on, with its introduction right below."""
    entries = "".join(f"  - {slug}\n" for slug in slugs)
    return {
        f"issues/{name}.md": f"---\nnumber: {number}\ndate: {date}\narticles:\n{entries}---\n"
        f"{introduction}"
    }


SOUND: Files = {TOML: SETTINGS, "pictures/x.svg": DRAWING, **manifest("one"), **copy("Copy.")}
"""A publication of one issue with one article."""


def lay_out(root: Path, files: Files | None = None) -> Path:
    """Write a sound publication into `root`, with `files` in place of its own or beside them."""
    for path, content in {**SOUND, **(files or {})}.items():
        file = root / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(
            content if isinstance(content, bytes) else content.encode(errors="surrogatepass")
        )
    return root


def read(
    root: Path, files: Files | None = None, *, names: tuple[str, ...] = ()
) -> tuple[Publication, list[Issue]]:
    """The publication, and those of its issues (all, or `names`) that can be read."""
    publication = read_publication(lay_out(root, files))
    issues = [read_issue(publication, name).value for name in names or issue_names(root)]
    return publication, [issue for issue in issues if issue]


def copy_findings(
    root: Path, files: Files | None = None, *, names: tuple[str, ...] = ()
) -> tuple[Finding, ...]:
    """The findings of the proof of the copy, for a sound publication changed by `files`."""
    return check_copy(*read(root, files, names=names))


def as_text(findings: tuple[Finding, ...]) -> str:
    """The findings and their cures, as an editor reads them."""
    return "\n".join(f"{finding}\n    {finding.cure}" for finding in findings)


def authors(*names: str) -> Files:
    """An article by each of `names`, all in one issue."""
    slugs = ("one", "two", "three", "four")[: len(names)]
    articles = [
        head(f"title: x\nauthor: {name}", slug) for slug, name in zip(slugs, names, strict=True)
    ]
    return {
        **manifest(*slugs),
        **{path: text for files in articles for path, text in files.items()},
    }


def two_issues(first: str, second: str) -> Files:
    """Issues six and seven, of one article each, with these headers."""
    return {
        **manifest("one", name="six", number=6, date="2026-04-08"),
        **manifest("two"),
        **head(first, "one"),
        **head(second, "two"),
    }


def lock(*lines: str) -> Files:
    return {LOCK: "\n".join(["[articles]", *lines, ""])}
