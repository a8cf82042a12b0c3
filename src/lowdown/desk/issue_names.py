"""The names of the issues of a publication: those of the files in its folder `issues`."""

from __future__ import annotations

import re
from pathlib import Path

from lowdown.desk.source import markdown_names
from lowdown.errors import UsageError
from lowdown.model import Limit, nearest, shorten
from lowdown.sources import listing_of


def issue_names(root: Path) -> tuple[str, ...]:
    """Returns the names of all issues in the folder `root`; issue-9 stands before issue-10."""
    names = [name for name in markdown_names(root, "issues") if _is_issue(name)]
    return tuple(sorted(names, key=_natural))


def require_issue(root: Path, name: str) -> None:
    """Raises UsageError where the folder `root` has no issue of that name."""
    if not is_issue(root, name):
        raise UsageError(_no_issue(name, issue_names(root)))


def is_issue(root: Path, name: str) -> bool:
    """Returns whether the folder `root` has an issue of that name."""
    return _is_issue(name) and name in listing_of(root, "issues").markdown


def _is_issue(name: str) -> bool:
    return not name.startswith("README")


def _natural(name: str) -> list[tuple[int, str]]:
    return [
        (int(part), "") if part.isdecimal() else (-1, part) for part in re.split(r"([0-9]+)", name)
    ]


def _no_issue(name: str, names: tuple[str, ...]) -> str:
    missing = f"There is no issue \u201c{shorten(name, Limit.NAME.most)}\u201d"
    if not names:
        return f"{missing}: the folder issues is empty. `lowdown new issue` begins one."
    guess = nearest(name, names) or next(
        (known for known in names if known.endswith(f"-{name}")), None
    )
    hint = f" Did you mean \u201c{guess}\u201d?" if guess else ""
    return f"{missing}.{hint} Available: {', '.join(names)}."
