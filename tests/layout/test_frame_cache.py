"""Frames are made once: wherever the band is, and however much more room it has."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lowdown.layout import article_run
from lowdown.layout.article_run import FrameCache
from lowdown.layout.frame import (
    Band,
    Ending,
    Entrance,
    FrameTask,
    MadeFrame,
    frame_whole,
    start,
)
from making.compositor import set_type
from making.issues.random_copy import grids, ordered_copy, orders_of

ARTICLE = set_type("\n\n".join(f"w{number}" for number in range(16)), measure=4, head=1)


def band(top: int, height: int) -> Band:
    """A band of three columns, on page 2."""
    return Band(page=2, top=top, height=height, columns=3)


@settings(max_examples=60)
@given(st.data())
def test_a_frame_is_the_same_whatever_was_made_before(data: st.DataObject) -> None:
    """Bands of any height at any place, with and without a contents box, are asked for in a row."""
    grid = data.draw(grids())
    (order,) = orders_of([data.draw(ordered_copy(grid))])
    cache = FrameCache()
    remainder = start(order.article)
    for _ in range(data.draw(st.integers(2, 8))):
        top = data.draw(st.integers(0, grid.lines - 1))
        height = data.draw(st.integers(0, grid.lines - top))
        free = replace(band(top, height), columns=grid.columns)
        if data.draw(st.booleans()):
            box_top = data.draw(st.integers(top, grid.lines))
            free = replace(free, box_span=data.draw(st.integers(1, grid.columns)), box_top=box_top)
        begins = remainder == start(order.article)
        task = FrameTask(order.article, remainder, free, Entrance(headed=begins))
        ending = data.draw(st.sampled_from(Ending))
        made = cache.frame(task, ending)
        assert made == FrameCache().frame(task, ending)
        if made and data.draw(st.booleans()):
            remainder = made.remainder


def test_no_frame_that_holds_an_article_is_made_twice(monkeypatch: pytest.MonkeyPatch) -> None:
    """It stands in every band that is as high, on every page; a lower one is not tried again."""
    tried: list[tuple[int, int]] = []

    def noted(task: FrameTask, *, above: int = 0) -> MadeFrame | None:
        tried.append((above, task.band.height))
        return frame_whole(task, above=above)

    monkeypatch.setattr(article_run, "frame_whole", noted)
    cache = FrameCache()

    def depth(free: Band) -> int | None:
        made = cache.frame(
            FrameTask(ARTICLE, start(ARTICLE), free, Entrance(headed=True)), Ending.JUMPS
        )
        return made.frame.height if made and not made.frame.to_page else None

    whole = depth(band(0, 20))
    assert whole == 7
    for top, height in ((0, 20), (3, 20), (5, 9), (8, 7), (2, 30), (0, 6), (4, 5)):
        depth(band(top, height))
    assert tried == [(0, 20)]
    cache = FrameCache()
    for height in (5, 4, 6, 30, 7):
        depth(band(0, height))
    assert tried[1:] == [(0, 5), (5, 6), (6, 30)]
