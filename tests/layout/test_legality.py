"""The tests' own checker of plans finds each fault that is put into a legal paper."""

from __future__ import annotations

from dataclasses import replace

import pytest

from checking.legality import faults
from lowdown.layout.search.plan import ArticleOrder, make_up
from lowdown.model.plan import Frame, Furniture, Take
from making.compositor import page_grid, set_type
from making.surveying import Plan

GRID = page_grid(columns=3, lines=12, measure=4)
COPY = "\n\n".join(f"w{number}" for number in range(90))


def legal_plan() -> Plan:
    orders = [ArticleOrder(article=set_type(COPY, measure=4, head=1))]
    furniture = Furniture(nameplate=1, contents=3)
    return Plan(
        makeup=make_up(orders, furniture, GRID), orders=orders, furniture=furniture, grid=GRID
    )


def with_frame(plan: Plan, number: int, frame: Frame) -> Plan:
    frames = list(plan.makeup.frames)
    frames[number] = frame
    return replace(plan, makeup=replace(plan.makeup, frames=tuple(frames)))


def with_take(frame: Frame, number: int, take: Take) -> Frame:
    takes = list(frame.takes)
    takes[number] = take
    return replace(frame, takes=tuple(takes))


def test_a_legal_paper_has_no_faults() -> None:
    """The paper that the faults are put into has none itself."""
    assert list(faults(legal_plan())) == []


@pytest.mark.parametrize(
    ("change", "fault"),
    [
        (lambda frame: replace(frame, to_page=3), "wrong jump lines"),
        (lambda frame: replace(frame, to_page=None), "wrong jump lines"),
        (lambda frame: replace(frame, headed=False), "head"),
        (lambda frame: replace(frame, top=0), "both stand"),
        (lambda frame: replace(frame, height=5), "leaves its frame"),
        (lambda frame: replace(frame, takes=frame.takes[1:]), "lost, doubled"),
        (lambda frame: replace(frame, takes=frame.takes[::-1]), "out of order"),
        (lambda frame: replace(frame, takes=(frame.takes[0], *frame.takes)), "lost, doubled"),
        (lambda frame: replace(frame, online=True), "the online line"),
        (lambda frame: with_take(frame, 0, replace(frame.takes[0], depth=3)), "deep, not"),
        (lambda frame: with_take(frame, 2, replace(frame.takes[2], top=8)), "both stand"),
    ],
)
def test_a_fault_is_found(change: object, fault: str) -> None:
    """The checker describes what is wrong with the frame."""
    assert callable(change)
    plan = legal_plan()
    broken = with_frame(plan, 0, change(plan.makeup.frames[0]))
    assert any(fault in found for found in faults(broken))
