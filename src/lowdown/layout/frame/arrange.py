"""Divides a frame between its head, its wide pictures and its copy."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from lowdown.layout.column import Slot
from lowdown.layout.frame.task import Band, FrameTask
from lowdown.model import WidePicture


class PicturePlace(NamedTuple):
    """Where a wide picture stands."""

    column: int
    """Its leftmost column."""
    top: int
    """The page's line at which it begins."""


class Arrangement(NamedTuple):
    """A frame divided between its pictures and its copy."""

    slots: list[Slot]
    """The free stretch of every column."""
    places: list[PicturePlace]
    """The place of every picture."""


def arrange(task: FrameTask, wide_pictures: Sequence[WidePicture]) -> Arrangement:
    """Divides a frame between its head, its pictures and its copy.

    The first picture stands at the top right, the second at the foot on the other side, any more
    below the first. Beside a contents box, which stands at the foot on the right, they change
    sides.
    """
    band = task.band
    tops, bottoms = _column_tops(task), _column_bottoms(band)
    places = []
    for position, wide_picture in enumerate(wide_pictures):
        foot = position == 1
        first = band.columns - wide_picture.span if foot == (band.box_span > 0) else 0
        covered = slice(first, first + wide_picture.span)
        if foot:
            top = min(bottoms[covered]) - wide_picture.height
            bottoms[covered] = [top] * wide_picture.span
        else:
            top = max(tops[covered])
            tops[covered] = [top + wide_picture.height] * wide_picture.span
        places.append(PicturePlace(first, band.top + top))
    slots = [
        Slot(column=column, top=band.top + top, height=bottom - top)
        for column, (top, bottom) in enumerate(zip(tops, bottoms, strict=True))
    ]
    return Arrangement(slots, places)


def _column_tops(task: FrameTask) -> list[int]:
    """Where each column begins below the head.

    Beside a head that does not span it, at the band's top.
    """
    columns = task.band.columns
    span = task.entrance.span or columns
    return [task.head_depth] * span + [0] * (columns - span)


def _column_bottoms(band: Band) -> list[int]:
    """Where each column ends: at the band's foot, or above the contents box."""
    bottoms = [band.height] * band.columns
    for column in range(band.columns - band.box_span, band.columns):
        bottoms[column] = min(band.height, band.box_top - band.top)
    return bottoms
