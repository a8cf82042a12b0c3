"""How an issue differs from its locked plan, in words for the terminal."""

from __future__ import annotations

from collections.abc import Sequence


def describe_plan_changes(issue: str, changes: Sequence[str], *, locked: bool) -> str:
    """The changes of an issue, and how to keep or undo them unless the plan is `locked` now; empty
    without changes.
    """
    if not changes:
        return ""
    lines = [f"    {change}" for change in changes]
    if locked:
        return "\n".join([f"The locked plan of {issue} has changed:", *lines])
    cure = (
        f"Keep it so with `lowdown build {issue} --lock`, or shorten what has moved until it fits"
        " again."
    )
    return "\n".join([f"{issue} differs from its locked plan:", *lines, cure])
