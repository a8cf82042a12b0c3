"""Names the file of the next issue like that of the last one."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from lowdown.starter.numbering import Numbered


def first_name(issue: Numbered) -> str:
    """Returns the name of the file of an issue that is like no other: issue-43."""
    return f"issue-{issue.number.plain.lower()}"


def next_name(last_name: str, last: Numbered, issue: Numbered) -> str:
    """Returns the name of the file of `issue`: issue-43 after issue-42, 2026-06 after 2026-05.

    Where the last name has neither the number nor the date of its issue, it is issue-43.
    """
    for form in ("%Y-%m-%d", "%Y%m%d", "%Y-%m"):
        dated = last.date.strftime(form)
        if dated in last_name:
            return last_name.replace(dated, issue.date.strftime(form))
    number = last.number.plain.lower()
    found = re.search(rf"(?<![0-9])0*{re.escape(number)}(?![0-9a-z])", last_name)
    if found is None:
        return first_name(issue)
    width = len(found[0]) if found[0].startswith("0") else 0
    following = issue.number.plain.lower().rjust(width, "0")
    return last_name[: found.start()] + following + last_name[found.end() :]
