"""Reads the grid of a set of templates: its `grid.toml` on the publication's paper."""

from __future__ import annotations

import math
import os
import re
import tomllib
from pathlib import Path
from typing import Final

from lowdown.errors import SettingsError
from lowdown.model import MM, Finding, Grid, Publication
from lowdown.press.templates.files import (
    builtin_set,
    own_set,
    read_template_file,
    refuse_missing_set,
)

MARGINS: Final = ("top", "right", "bottom", "left")
"""The keys below [margins]."""
MIN_LEADING: Final = 4
"""The smallest distance from line to line, in points; type that is closer cannot be read."""
MIN_SHARE: Final = 1.1
"""Leading of the copy as a share of its size, at least."""
MAX_MEASURE: Final = 1000
"""The largest measure."""


def read_grid(publication: Publication) -> Grid:
    """The grid of the publication's set of templates.

    SettingsError: there is no set of that name, or its measures are faulty.
    """
    refuse_missing_set(publication)
    folders = (own_set(publication), builtin_set())
    folder = next(each for each in folders if os.path.lexists(each / "grid.toml"))
    return _grid(publication, folder)


def _grid(publication: Publication, folder: Path) -> Grid:
    paper = publication.paper
    name = f"templates/{folder.name}/grid.toml"
    measures = _read_measures(name, read_template_file(folder / "grid.toml", folder))
    measures.update(_own_measures(publication))
    _refuse_tight(publication, measures["leading"])
    left, top = measures["left"] * MM, measures["top"] * MM
    gutter, leading = measures["gutter"] * MM, measures["leading"]
    width = paper.width - left - measures["right"] * MM
    measure = (width - (paper.columns - 1) * gutter) / paper.columns
    lines = int((paper.height - top - measures["bottom"] * MM) // leading)
    if measure < 6 * leading or lines < 20:
        size = f"{paper.width / MM:.0f} x {paper.height / MM:.0f} mm"
        raise SettingsError(
            f"lowdown.toml: [paper] {paper.columns} columns on a page of {size} leave"
            f" {max(0, measure) / MM:.0f} mm and {max(0, lines)} lines to a column; choose fewer"
            " columns or a larger size"
        )
    return Grid(
        page_width=paper.width,
        page_height=paper.height,
        left=left,
        top=top,
        columns=paper.columns,
        gutter=gutter,
        measure=measure,
        leading=leading,
        lines=lines,
    )


def _own_measures(publication: Publication) -> dict[str, float]:
    """The measures that the settings have in place of the templates'."""
    look = publication.look
    margins = {side: getattr(look.margins, side) for side in MARGINS}
    measures = {"leading": look.leading, **margins}
    return {key: value for key, value in measures.items() if value is not None}


def _refuse_tight(publication: Publication, leading: float) -> None:
    """SettingsError: the lines of the copy would touch."""
    look = publication.look
    least = math.ceil(round(look.size * MIN_SHARE * 10, 6)) / 10
    if leading >= least:
        return
    where = "of the templates " if look.leading is None else ""
    finding = Finding(
        code="LD177",
        place=publication.place_of("look.leading" if look.leading is not None else "look.size"),
        message=f"a leading {where}of {leading:g} points is too close for copy of {look.size:g}"
        " points",
        cure=f"Write leading = {least:g} or more below [look], or choose a smaller size.",
    )
    raise SettingsError(f"{finding}\n    {finding.cure}")


def _read_measures(name: str, text: str) -> dict[str, float]:
    """The measures in a grid.toml by their keys: leading in points, all others in millimetres.

    SettingsError, with all faults at once: it is not TOML, or a measure is missing or is no number
    that type can be set with.
    """
    try:
        tables = tomllib.loads(text)
    except (tomllib.TOMLDecodeError, RecursionError) as error:
        line = re.search(r"at line (\d+)", str(error))
        place = f"{name}:{line[1]}" if line else name
        raise SettingsError(f"{place}: this is not TOML: {error}") from error
    margins = tables.get("margins")
    values = {
        **{key: tables.get(key) for key in ("leading", "gutter")},
        **{side: margins.get(side) if isinstance(margins, dict) else None for side in MARGINS},
    }
    faults = [
        f"{name}{_line_of(key, text)}: {fault}"
        for key, value in values.items()
        if (fault := _fault_of(key, value))
    ]
    if faults:
        raise SettingsError("\n".join(faults))
    return {key: float(value) for key, value in values.items() if value is not None}


def _fault_of(key: str, value: object) -> str | None:
    """What is wrong with a measure, if anything."""
    least, unit = (MIN_LEADING, "points") if key == "leading" else (0, "millimetres")
    where = " below [margins]" if key in MARGINS else ""
    if value is None:
        return f"{key} is missing{where}; it needs a number of {unit}"
    if isinstance(value, bool) or not isinstance(value, int | float):
        return f"{key} must be a number of {unit}, without quotation marks"
    if not least <= value <= MAX_MEASURE:
        return f"{key} must be from {least} to {MAX_MEASURE} {unit}"
    return None


def _line_of(key: str, text: str) -> str:
    """`:` and the number of the line of a key, or nothing where it has none."""
    found = re.search(rf"^[ \t]*{key}[ \t]*=", text, re.MULTILINE)
    return f":{text.count(chr(10), 0, found.start()) + 1}" if found else ""
