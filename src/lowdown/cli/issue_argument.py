"""The issue that an argument names: by its name, or by the path of its file."""

from __future__ import annotations

import os
import posixpath
from pathlib import Path
from typing import Final

_ENDINGS: Final = (".plan.toml", ".md")
"""The endings of the files of an issue, which a shell completes."""


def issue_named(typed: str, root: Path) -> str:
    """Returns the name of the issue that is typed as `one`, `one.md`, `issues/one`, `issues/one.md`
    or as any other path of its file, from the current folder or from the publication's, `root`.

    What is none of these is returned as it is: there is no such issue.
    """
    path = typed.replace("\\", "/")
    name = _without_ending(posixpath.basename(path))
    folder = posixpath.dirname(posixpath.normpath(path))
    is_here = folder in ("", "issues") or _is_in_issues(path, root)
    return name if name and is_here else typed


def _without_ending(file: str) -> str:
    return next((file.removesuffix(end) for end in _ENDINGS if file.endswith(end)), file)


def _is_in_issues(path: str, root: Path) -> bool:
    """Whether a path leads from here into the publication's folder of issues."""
    folder = os.path.realpath(posixpath.dirname(path))
    return folder == os.path.realpath(root / "issues")
