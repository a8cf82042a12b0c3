"""A set picture in, the same with another depth out: its caption and all that follows it move, nothing is set again."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from lowdown.press.weasy.boxes import PT, Box, Path, bare
from lowdown.press.weasy.sheets import SetGalley

Image = Any
"""A picture as WeasyPrint has loaded it."""


def crop_sheet(sheet: SetGalley, image: Image, *, depth: float) -> SetGalley:
    """A copy of a sheet whose first picture shows `image`, `depth` points deep.

    ValueError: there is no picture in it.
    """
    return replace(sheet, box=_cropped(sheet.box, image, depth / PT))


def crop_within(sheet: SetGalley, path: Path, image: Image, *, depth: float) -> SetGalley:
    """A copy of a galley in which the picture of the block at `path` shows `image`, `depth` points deep.

    Only that block grows or shrinks: the lines below it stay where the scissors look for them.
    """
    return replace(sheet, box=_exchanged(sheet.box, path, image, depth / PT))


def _exchanged(box: Box, path: Path, image: Image, height: float) -> Box:
    """A copy of `box` with the block at `path` cropped; whatever else is in it is shared."""
    if not path:
        return _cropped(box, image, height)
    children = list(box.children)
    children[path[0]] = _exchanged(children[path[0]], path[1:], image, height)
    return box.copy_with_children(children)


def _cropped(box: Box, image: Image, height: float) -> Box:
    copy = box.deepcopy()
    path = _way_to_picture(copy)
    if path is None:
        message = "there is no picture to crop"
        raise ValueError(message)
    _stretch(copy, path, image, height)
    return copy


def _way_to_picture(box: Box) -> Path | None:
    """The way from a box to the first picture in it."""
    from weasyprint.formatting_structure import boxes

    for index, child in enumerate(getattr(box, "children", ())):
        if isinstance(bare(child), boxes.ReplacedBox):
            return (index,)
        way = _way_to_picture(bare(child))
        if way is not None:
            return (index, *way)
    return None


def _stretch(box: Box, way: Path, image: Image, height: float) -> float:
    """Give the picture at the end of `way` its height in CSS pixels, and the boxes round it theirs; by how much."""
    if not way:
        more = height - float(box.height)
        box.replacement = image
    else:
        more = _stretch(bare(box.children[way[0]]), way[1:], image, height)
        for child in box.children[way[0] + 1 :]:
            child.translate(0, more)
    box.height += more
    return more
