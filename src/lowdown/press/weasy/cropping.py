"""Crops pictures that are set already: caption and following boxes move, nothing is set again."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from lowdown.press.weasy.boxes import PT, Box, Path, bare
from lowdown.press.weasy.set_galleys import SetGalley

Image = Any
"""A picture as WeasyPrint has loaded it."""


def crop_galley(galley: SetGalley, image: Image, *, depth: float) -> SetGalley:
    """A copy of a galley whose first picture shows `image`, `depth` points deep.

    ValueError: there is no picture in it.
    """
    return replace(galley, box=_cropped(galley.box, image, depth / PT))


def crop_block(galley: SetGalley, path: Path, image: Image, *, depth: float) -> SetGalley:
    """A copy of a galley in which the block at `path` shows `image`, `depth` points deep.

    Only that block grows or shrinks: the lines below it keep their places in the galley, from
    which they are cut.
    """
    return replace(galley, box=_exchanged(galley.box, path, image, depth / PT))


def _exchanged(box: Box, path: Path, image: Image, height: float) -> Box:
    """A copy of `box` with the block at `path` cropped; whatever else is in it is shared."""
    if not path:
        return _cropped(box, image, height)
    children = list(box.children)
    children[path[0]] = _exchanged(children[path[0]], path[1:], image, height)
    return box.copy_with_children(children)


def _cropped(box: Box, image: Image, height: float) -> Box:
    copy = box.deepcopy()
    path = _path_to_picture(copy)
    if path is None:
        message = "there is no picture to crop"
        raise ValueError(message)
    _stretch(copy, path, image, height)
    return copy


def _path_to_picture(box: Box) -> Path | None:
    """The path from a box to the first picture in it."""
    from weasyprint.formatting_structure import boxes

    for index, child in enumerate(getattr(box, "children", ())):
        if isinstance(bare(child), boxes.ReplacedBox):
            return (index,)
        path = _path_to_picture(bare(child))
        if path is not None:
            return (index, *path)
    return None


def _stretch(box: Box, path: Path, image: Image, height: float) -> float:
    """Give the picture at `path` its new height in CSS pixels, and adapt the boxes around it.

    Returns by how much the height has changed.
    """
    if not path:
        change = height - float(box.height)
        box.replacement = image
    else:
        change = _stretch(bare(box.children[path[0]]), path[1:], image, height)
        for child in box.children[path[0] + 1 :]:
            child.translate(0, change)
    box.height += change
    return change
