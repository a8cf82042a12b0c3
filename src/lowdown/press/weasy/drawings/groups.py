"""Dissolves transparency groups that make no difference.

WeasyPrint paints every centred or right-aligned word of a drawing as a form XObject of its own,
and a map has hundreds of them.
"""

from __future__ import annotations

from collections.abc import Collection
from typing import Any, Final, TypedDict

_OPACITIES: Final = frozenset(("ca", "CA"))
"""The entries of a graphics state that sets opacities only."""


class Form(TypedDict):
    """The content of a form XObject or a pattern, and everything that it names, as values of JSON.

    Arrays are lists, names and references are text.
    """

    content: str
    """Its operators, one on each line."""
    entries: dict[str, Any]
    """The entries of its dictionary, but for its resources."""
    states: dict[str, Any]
    """Its graphics states by their names."""
    shadings: dict[str, Any]
    """Its shadings."""
    patterns: dict[str, Form]
    """Its patterns."""
    forms: dict[str, Form]
    """The forms that it paints or masks with."""


def dissolve_groups(form: Form, *, masks: Collection[str]) -> Form:
    """Returns a form that paints the operators of simple groups among its own.

    What is painted at full opacity in an isolated group looks the same outside of it, where
    everything in the group is blended normally. Source: ISO 32000-1, 11.4.5. `masks` has the names
    of forms that are in use without being painted.
    """
    simple = {name: inner for name, inner in form["forms"].items() if _is_simple(inner, form)}
    opacity = _Opacity(form["states"])
    operators, states, used = [], dict(form["states"]), set(masks)
    for operator in form["content"].split("\n"):
        opacity.follow(operator)
        name = operator[1:-3] if operator.endswith(" Do") else ""
        if name in simple and opacity.is_full:
            states |= simple[name]["states"]
            operators += ["q", simple[name]["content"], "Q"]
        else:
            used.add(name)
            operators.append(operator)
    forms = {name: inner for name, inner in form["forms"].items() if name in used}
    return {**form, "content": "\n".join(operators), "states": states, "forms": forms}


def _is_simple(group: Form, around: Form) -> bool:
    """Whether a group has nothing but paths and text, some of them transparent."""
    if "Group" not in group["entries"] or group["forms"] or group["patterns"] or group["shadings"]:
        return False
    left, top, right, bottom = group["entries"]["BBox"]
    return (
        left < right
        and top < bottom
        and all(
            state.keys() <= _OPACITIES and around["states"].get(name, state) == state
            for name, state in group["states"].items()
        )
    )


class _Opacity:
    """Follows the opacity of what operators paint."""

    def __init__(self, states: dict[str, Any]) -> None:
        self._states = states
        self._stack: list[dict[str, Any]] = [{}]

    def follow(self, operator: str) -> None:
        """Applies an operator."""
        if operator == "q":
            self._stack.append(self._stack[-1])
        elif operator == "Q":
            self._stack.pop()
        elif operator.endswith(" gs"):
            self._stack[-1] = {**self._stack[-1], **self._states[operator[1:-3]]}

    @property
    def is_full(self) -> bool:
        """Whether everything is opaque, unmasked and blended normally."""
        return all(value == 1 for value in self._stack[-1].values())
