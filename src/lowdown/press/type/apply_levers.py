"""Applies chosen lever depths to a set article, so that it can be pasted up.

Nothing is set again: lines are left out, pictures cropped, and white moved, as the make-up planned.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

from lowdown.cache import Cache
from lowdown.layout import changed_levers, kept_lines, with_levers
from lowdown.model import Grid, Lever
from lowdown.press.assets import Crop, prepare
from lowdown.press.templates import FigureView
from lowdown.press.type.croppable import Croppable, croppable_of
from lowdown.press.type.typeset import TypesetArticle
from lowdown.press.weasy import Engine, crop_block, crop_galley
from lowdown.values import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class PictureCropper:
    """Crops the pictures of a publication."""

    root: Path
    """The publication's folder."""
    engine: Engine
    """The engine that set the type."""
    grid: Grid
    """The measures of the page."""
    cache: Cache | None = None
    """Keeps cropped pictures between builds."""

    def crop(self, figure: FigureView, depth: float) -> Any:
        """A figure's picture, cropped to `depth` points and loaded.

        OSError or ValueError: it cannot be read.
        """
        crop = Crop(depth=depth, focus=figure.picture.focus)
        path = self.root / figure.picture.file
        picture = prepare(path, width=figure.width, crop=crop, cache=self.cache)
        return self.engine.load(picture)


def apply_levers(
    piece: TypesetArticle, depths: Mapping[int, int], cropper: PictureCropper
) -> TypesetArticle:
    """The article as it is pasted up once its levers have the depths that were chosen for them.

    `depths`: by the lever's index; levers that are not named stay as they are. `piece` itself is
    not changed. OSError or ValueError: a picture cannot be read any more.
    """
    changed = changed_levers(piece.measures, depths)
    cropped = _cropped(piece, changed, cropper)
    set_lines = tuple(cropped.set_lines[line] for line in kept_lines(piece.measures, changed))
    return replace(cropped, measures=with_levers(piece.measures, depths), set_lines=set_lines)


def _cropped(
    piece: TypesetArticle, changed: Mapping[Lever, int], cropper: PictureCropper
) -> TypesetArticle:
    """The article with its pictures at their new depths; its lines are still all there."""
    for lever, lines in changed.items():
        picture = croppable_of(piece, lever)
        depth = picture.depth(lines, cropper.grid) if picture else None
        if picture and depth:
            image = cropper.crop(picture.figure, depth)
            piece = _with_picture(piece, lever, image, depth=depth, picture=picture)
    return piece


def _with_picture(
    piece: TypesetArticle, lever: Lever, image: Any, *, depth: float, picture: Croppable
) -> TypesetArticle:
    """The article with one picture exchanged for `image`, `depth` points deep."""
    if lever.head:
        return replace(piece, head=crop_galley(piece.head, image, depth=depth))
    if lever.wide_picture is not None:
        galleys = list(piece.wide_pictures)
        galleys[lever.wide_picture] = crop_galley(galleys[lever.wide_picture], image, depth=depth)
        return replace(piece, wide_pictures=tuple(galleys))
    line = lever.lines[0]
    set_lines = list(piece.set_lines)
    galley = crop_block(piece.galley, set_lines[line].path, image, depth=depth)
    bottom = set_lines[line].bottom + depth - picture.natural
    set_lines[line] = replace(set_lines[line], bottom=bottom)
    return replace(piece, galley=galley, set_lines=tuple(set_lines))
