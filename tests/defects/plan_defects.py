"""A table of defects of `plan.json`, each put into the bytes of a good one, with what is said."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any, Final

from defects.feed_defects import Defect

if TYPE_CHECKING:
    from collections.abc import Callable

    from defects.feed_defects import Change


def edited(change: Callable[[Any], object]) -> Change:
    """Changes the values in the file."""

    def spoil(data: bytes) -> bytes:
        plan = json.loads(data)
        change(plan)
        return json.dumps(plan).encode()

    return spoil


def _defect(name: str, change: Change) -> Defect:
    return Defect(name=name, code="LD491", file="plan.json", change=change)


PLAN_DEFECTS: Final = (
    _defect("no plan.json", lambda _: None),
    _defect("an empty plan.json", lambda _: b""),
    _defect("bytes of any kind in plan.json", lambda _: b"\x00\xff\x00"),
    _defect("the first half of plan.json", lambda data: data[: len(data) // 2]),
    _defect("a plan.json of brackets", lambda _: b"[" * 100_000),
    _defect("a list in place of the plan", lambda _: b"[]"),
    _defect("a plan without pages", edited(lambda plan: plan.pop("pages"))),
    _defect("a plan with words for pages", edited(lambda plan: plan.update(pages=list("abcd")))),
    _defect("the plan of another issue", edited(lambda plan: plan.update(issue="issue-9"))),
    _defect("a plan of a page too few", edited(lambda plan: plan["pages"].pop())),
    _defect(
        "a plan with an article on another page",
        edited(lambda plan: plan["pages"][2].update(frames=plan["pages"][0]["frames"])),
    ),
)
