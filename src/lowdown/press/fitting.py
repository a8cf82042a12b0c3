"""A set article and the depths that its levers were pulled to in, the article as it is pasted up out.

Nothing is set again: lines are left out, pictures cropped, and white moved, as the make-up reckoned with it.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from lowdown.model.copyfit import Lever, Rung
from lowdown.model.galley import Line, SetArticle, Spanner
from lowdown.model.measure import Grid
from lowdown.press.levers import Croppable, croppable_of
from lowdown.press.pictures import Crop, Shelf, prepare
from lowdown.press.typesetter import SetPiece
from lowdown.press.views import FigureView
from lowdown.press.weasy import Engine, crop_sheet, crop_within

LEFT_OUT = frozenset({Rung.OPTIONAL, Rung.PULLQUOTES})
"""The steps that leave something out."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Darkroom:
    """Where pictures are cropped."""

    root: Path
    """The publication's folder."""
    engine: Engine
    """What the type was set with."""
    grid: Grid
    """The measures of the page."""
    shelf: Shelf | None = None
    """Keeps cropped pictures between builds."""

    def crop(self, figure: FigureView, depth: float) -> Any:
        """A figure's picture, cropped to `depth` points and loaded. OSError or ValueError: it cannot be read."""
        crop = Crop(depth=depth, focus=figure.picture.focus)
        picture = prepare(self.root / figure.picture.file, width=figure.width, crop=crop, shelf=self.shelf)
        return self.engine.load(picture)


def fit_piece(piece: SetPiece, depths: Mapping[int, int], darkroom: Darkroom) -> SetPiece:
    """The article as it is pasted up once each lever, by its index, has the depth that was chosen for it.

    Levers that are not named stay as they are. The piece that was handed in can still be used, but not its levers
    together with what comes out, which has none.
    """
    chosen = {index: piece.measures.levers[index] for index, depth in depths.items() if _is_pulled(piece, index, depth)}
    gone = {line for index, lever in chosen.items() if lever.rung in LEFT_OUT for line in lever.lines}
    kept = [line for line in range(len(piece.extents)) if line not in gone]
    changed = {lever: depths[index] for index, lever in chosen.items()}
    cropped = _cropped(piece, {lever: depth for lever, depth in changed.items() if not gone & {*lever.lines}}, darkroom)
    return replace(
        cropped,
        measures=_measures(piece.measures, changed, kept),
        extents=tuple(cropped.extents[line] for line in kept),
    )


def _is_pulled(piece: SetPiece, index: int, depth: int) -> bool:
    return depth != piece.measures.levers[index].depths[0]


def _cropped(piece: SetPiece, changed: Mapping[Lever, int], darkroom: Darkroom) -> SetPiece:
    """The article with its pictures at their new depths; its lines are still all there."""
    for lever, lines in changed.items():
        found = croppable_of(piece, lever)
        depth = found[1].depth(lines, darkroom.grid) if found else None
        if found and depth:
            piece = _with_picture(piece, lever, darkroom.crop(found[0], depth), depth=depth, picture=found[1])
    return piece


def _with_picture(piece: SetPiece, lever: Lever, image: Any, *, depth: float, picture: Croppable) -> SetPiece:
    """The article with one picture exchanged for `image`, `depth` points deep."""
    if lever.head:
        return replace(piece, head=crop_sheet(piece.head, image, depth=depth))
    if lever.spanner is not None:
        sheets = list(piece.spanners)
        sheets[lever.spanner] = crop_sheet(sheets[lever.spanner], image, depth=depth)
        return replace(piece, spanners=tuple(sheets))
    line = lever.lines[0]
    extents = list(piece.extents)
    galley = crop_within(piece.galley, extents[line].path, image, depth=depth)
    extents[line] = replace(extents[line], bottom=extents[line].bottom + depth - picture.natural)
    return replace(piece, galley=galley, extents=tuple(extents))


def _measures(article: SetArticle, changed: Mapping[Lever, int], kept: list[int]) -> SetArticle:
    """The measures of the article once its levers are pulled and only the lines `kept` are left."""
    lines = list(article.lines)
    for lever, depth in changed.items():
        for line in lever.lines[:1]:
            lines[line] = _changed(lines[line], lever, depth)
    whites = {lever.lines[-1] + 1: lever.white for lever in changed if lever.rung in LEFT_OUT}
    for line, white in _settled(whites, kept).items():
        raised = lines[line].space - article.lines[line].space
        lines[line] = replace(lines[line], space=white + raised)
    heads = [depth for lever, depth in changed.items() if lever.head]
    return replace(
        article,
        lines=tuple(lines[line] for line in kept),
        head=heads[0] if heads else article.head,
        spanners=tuple(
            _spanner(article.spanners[number], number, changed, kept) for number in range(len(article.spanners))
        ),
        levers=(),
    )


def _changed(line: Line, lever: Lever, depth: int) -> Line:
    if lever.rung is Rung.PICTURES:
        return replace(line, height=depth)
    return replace(line, space=depth) if lever.rung is Rung.CROSSHEADS else line


def _settled(whites: Mapping[int, int], kept: list[int]) -> dict[int, int]:
    """The white above each line that follows what was left out, by that line."""
    following = {after: next((line for line in kept if line >= after), None) for after in sorted(whites)}
    return {line: whites[after] for after, line in following.items() if line is not None}


def _spanner(spanner: Spanner, number: int, changed: Mapping[Lever, int], kept: list[int]) -> Spanner:
    height = next((depth for lever, depth in changed.items() if lever.spanner == number), spanner.height)
    return replace(spanner, height=height, anchor=sum(line < spanner.anchor for line in kept))
