"""What is different from a locked plan goes in; the words that an editor reads on the terminal come out."""

from __future__ import annotations

from collections.abc import Sequence


def describe_news(name: str, news: Sequence[str], *, locked: bool) -> str:
    """The news of the issue `name`, and how to keep or undo it unless it has been `locked` now; nothing of nothing."""
    if not news:
        return ""
    if locked:
        return "\n".join(
            [f"The locked plan of {name} has changed:", *(f"    {sentence}" for sentence in news)]
        )
    cure = f"Keep it so with `lowdown build {name} --lock`, or shorten what has moved until it fits again."
    return "\n".join(
        [f"{name} is not as its plan was locked:", *(f"    {sentence}" for sentence in news), cure]
    )
