"""A set article and the depths that its levers were pulled to in, the article as it is pasted up out.

Nothing is set again: lines are left out, pictures cropped, and white moved, as the make-up reckoned with it.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from lowdown.cache import Cache
from lowdown.layout import changed_levers, kept_lines, with_levers
from lowdown.model import Grid, Lever
from lowdown.press.assets import Crop, prepare
from lowdown.press.templates import FigureView
from lowdown.press.type.levers import Croppable, croppable_of
from lowdown.press.type.typesetter import TypesetArticle
from lowdown.press.weasy import Engine, crop_sheet, crop_within


@dataclass(frozen=True, slots=True, kw_only=True)
class PictureCropper:
    """Where pictures are cropped."""

    root: Path
    """The publication's folder."""
    engine: Engine
    """What the type was set with."""
    grid: Grid
    """The measures of the page."""
    cache: Cache | None = None
    """Keeps cropped pictures between builds."""

    def crop(self, figure: FigureView, depth: float) -> Any:
        """A figure's picture, cropped to `depth` points and loaded. OSError or ValueError: it cannot be read."""
        crop = Crop(depth=depth, focus=figure.picture.focus)
        picture = prepare(
            self.root / figure.picture.file, width=figure.width, crop=crop, cache=self.cache
        )
        return self.engine.load(picture)


def apply_levers(
    piece: TypesetArticle, depths: Mapping[int, int], darkroom: PictureCropper
) -> TypesetArticle:
    """The article as it is pasted up once each lever, by its index, has the depth that was chosen for it.

    Levers that are not named stay as they are. The piece that was handed in can still be used. OSError or ValueError:
    a picture cannot be read any more.
    """
    changed = changed_levers(piece.measures, depths)
    cropped = _cropped(piece, changed, darkroom)
    set_lines = tuple(cropped.set_lines[line] for line in kept_lines(piece.measures, changed))
    return replace(cropped, measures=with_levers(piece.measures, depths), set_lines=set_lines)


def _cropped(
    piece: TypesetArticle, changed: Mapping[Lever, int], darkroom: PictureCropper
) -> TypesetArticle:
    """The article with its pictures at their new depths; its lines are still all there."""
    for lever, lines in changed.items():
        found = croppable_of(piece, lever)
        depth = found[1].depth(lines, darkroom.grid) if found else None
        if found and depth:
            piece = _with_picture(
                piece, lever, darkroom.crop(found[0], depth), depth=depth, picture=found[1]
            )
    return piece


def _with_picture(
    piece: TypesetArticle, lever: Lever, image: Any, *, depth: float, picture: Croppable
) -> TypesetArticle:
    """The article with one picture exchanged for `image`, `depth` points deep."""
    if lever.head:
        return replace(piece, head=crop_sheet(piece.head, image, depth=depth))
    if lever.wide_picture is not None:
        sheets = list(piece.wide_pictures)
        sheets[lever.wide_picture] = crop_sheet(sheets[lever.wide_picture], image, depth=depth)
        return replace(piece, wide_pictures=tuple(sheets))
    line = lever.lines[0]
    set_lines = list(piece.set_lines)
    galley = crop_within(piece.galley, set_lines[line].path, image, depth=depth)
    set_lines[line] = replace(
        set_lines[line], bottom=set_lines[line].bottom + depth - picture.natural
    )
    return replace(piece, galley=galley, set_lines=tuple(set_lines))
