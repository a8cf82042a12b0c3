"""Reads the grid of a set of templates: its `grid.toml` on the publication's paper."""

from __future__ import annotations

import tomllib
from importlib.resources import files
from pathlib import Path

from lowdown.errors import SettingsError
from lowdown.model import MM, Grid, Publication


def builtin_templates() -> Path:
    """The folder of the templates that the package ships; in a checkout, the repository's own."""
    package = Path(str(files("lowdown")))
    shipped = package / "templates"
    return shipped if shipped.is_dir() else package.parents[1] / "templates"


def template_folders(publication: Publication) -> list[Path]:
    """Where templates are looked for: the publication's own folder first."""
    return [publication.root / "templates", builtin_templates()]


def read_grid(publication: Publication) -> Grid:
    """The grid of the publication's set of templates.

    SettingsError: there is no set of that name, or its measures are faulty.
    """
    folders, name = template_folders(publication), publication.paper.template
    file = next(
        (path for folder in folders if (path := folder / name / "grid.toml").is_file()), None
    )
    if file is None:
        known = sorted(
            {path.parent.name for folder in folders for path in folder.glob("*/grid.toml")}
        )
        raise SettingsError(
            f"lowdown.toml: there is no set of templates called {name!r};"
            f" available: {', '.join(known)}"
        )
    return _grid(publication, file)


def _grid(publication: Publication, file: Path) -> Grid:
    paper = publication.paper
    try:
        measures = tomllib.loads(file.read_text(encoding="utf-8"))
        margins = {
            side: float(measures["margins"][side]) * MM
            for side in ("top", "right", "bottom", "left")
        }
        gutter, leading = float(measures["gutter"]) * MM, float(measures["leading"])
    except (KeyError, TypeError, ValueError) as error:
        raise SettingsError(
            f"templates/{paper.template}/grid.toml: the measures cannot be used ({error}); it needs"
            " the numbers leading and gutter, and top, right, bottom and left below [margins]"
        ) from error
    if leading <= 0 or gutter < 0 or min(margins.values()) < 0:
        raise SettingsError(f"templates/{paper.template}/grid.toml: no measure may be less than 0")
    width = paper.width - margins["left"] - margins["right"]
    measure = (width - (paper.columns - 1) * gutter) / paper.columns
    lines = int((paper.height - margins["top"] - margins["bottom"]) // leading)
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
        left=margins["left"],
        top=margins["top"],
        columns=paper.columns,
        gutter=gutter,
        measure=measure,
        leading=leading,
        lines=lines,
    )
