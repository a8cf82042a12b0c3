"""Names of articles, issues and fillers: long ones, and ones that mean something else somewhere."""

from __future__ import annotations

from typing import Final

from hostile.case import READ, Case, manifest
from making.issues.writing import article, issue

ISSUE: Final = "issues/issue-1.md"


def entry(name: str, slug: str, code: str, *says: str) -> Case:
    """An entry of the manifest, on line 6, that names no article."""
    return Case(name=name, files=manifest("a", slug), codes=(code,), place=f"{ISSUE}:6", says=says)


def called(name: str, issue_name: str, code: str, *says: str, status: int = 1) -> Case:
    """An issue of another name."""
    return Case(
        name=name,
        files={f"issues/{issue_name}.md": issue("a")},
        command=("build", issue_name),
        status=status,
        codes=(code,) if code else (),
        says=says,
    )


def asked(name: str, *arguments: str, says: str = "", status: int = 2) -> Case:
    """Arguments that name nothing."""
    return Case(name=name, command=arguments, status=status, says=(says,) if says else ())


CASES: Final = (
    entry("entry-300", "x" * 300, "LD152", "150 characters"),
    entry("entry-151", "x" * 151, "LD152", "150 characters"),
    entry("entry-150", "x" * 150, "LD120", "no article"),
    entry("entry-5000", "x-" * 2500, "LD152"),
    entry("entry-capitals", "Baths", "LD112", "baths"),
    entry("entry-path", "articles/b.md", "LD112"),
    entry("entry-climbs", "../b", "LD112"),
    entry("entry-absolute", "/etc/passwd", "LD112"),
    entry("entry-ending", "b.md", "LD112"),
    entry("entry-space", "'b b'", "LD112"),
    entry("entry-direction-mark", "'b\u202e'", "LD112"),
    entry("entry-zero-width", "'b\u200b'", "LD112"),
    entry("entry-cyrillic", "а", "LD112"),
    entry("entry-umlaut", "bäder", "LD112"),
    entry("entry-full-width", "ｂ", "LD112"),
    entry("entry-hyphens", "-b-", "LD112"),
    entry("entry-percent", "b%00", "LD112"),
    entry("entry-nul", r'"b\0"', "LD103", "U+0000"),
    entry("entry-dot", "'.'", "LD112"),
    entry("entry-dots", "'..'", "LD112"),
    entry("entry-bracket", "'[b]'", "LD112"),
    Case(
        name="entries-300",
        files=manifest("a", "x" * 300, "y" * 300, date="nonsense"),
        codes=("LD107",),
        place=ISSUE,
    ),
    called("issue-240", "i" * 240, "LD152", "150 characters"),
    called("issue-151", "i" * 151, "LD152", "150 characters"),
    called("issue-capitals", "Issue", "LD112", "issue.md"),
    called("issue-space", "issue 1", "LD112"),
    called("issue-percent", "issue%2f1", "LD112"),
    called("issue-umlaut", "märz", "LD112"),
    called("issue-dash", "-issue", "", "usage:", status=2),
    Case(
        name="filler-200",
        files={f"fillers/{'f' * 200}.md": article("T", "Words.")},
        command=READ,
        status=0,
    ),
    Case(
        name="filler-capitals",
        files={"fillers/Join.md": article("T", "Words.")},
        codes=("LD112",),
        place="fillers/Join.md",
    ),
    asked("build-nothing", "build", "", says="no issue"),
    asked("build-300", "build", "x" * 300, says="no issue"),
    asked("build-100000", "build", "x" * 100_000, says="no issue"),
    asked("build-path", "build", "../issue-1", says="no issue"),
    asked("build-absolute", "build", "/etc/passwd", says="no issue"),
    asked("build-ending", "build", "issue-1.md.md", says="no issue"),
    asked("check-300", "check", "x" * 300, says="no issue"),
    asked("plan-300", "plan", "x" * 300, says="no issue"),
    asked("project-300", "build", "issue-1", "--project", "x" * 300),
    asked("project-5000", "build", "issue-1", "--project", "x/" * 2500),
    asked("format-unknown", "build", "issue-1", "--format", "x" * 300),
    asked("command-300", "x" * 300),
    asked("explain-300", "explain", "x" * 300),
)
