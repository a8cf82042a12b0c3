"""The templates: the publication's own where it has them, the built-in ones otherwise."""

from __future__ import annotations

import json
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from importlib.resources import files
from pathlib import Path
from typing import TypeVar

from jinja2 import Environment, FileSystemLoader, StrictUndefined, TemplateError
from markupsafe import Markup

from lowdown.errors import SettingsError
from lowdown.model.measure import Grid
from lowdown.model.publication import Publication
from lowdown.press.fonts import SANS, SERIF, font_faces
from lowdown.press.views import breakable

T = TypeVar("T")
MM = 72 / 25.4
"""Points in a millimetre."""


@dataclass(frozen=True, slots=True, kw_only=True)
class TemplateSet:
    """One look: its measures and its pages."""

    environment: Environment
    """The loaded templates."""
    name: str
    """The name of the set, which is its folder's."""
    grid: Grid
    """The measures of its pages on the publication's paper."""

    def render(self, template: str, **values: object) -> str:
        """Fill in one template; SettingsError where a publication's own template is faulty."""
        try:
            page = self.environment.get_template(f"{self.name}/{template}")
            return page.render(grid=self.grid, serif=SERIF, sans=SANS, font_faces=Markup(font_faces()), **values)
        except TemplateError as error:
            line = getattr(error, "lineno", None)
            where = f"templates/{getattr(error, 'name', None) or f'{self.name}/{template}'}" + (
                f":{line}" if line else ""
            )
            raise SettingsError(f"{where}: the template cannot be used: {error.message}") from error


class Named(dict[str, T]):
    """What a template holds, by its ids; a missing one is the template's fault."""

    def __init__(self, found: Mapping[str, T], template: str) -> None:
        super().__init__(found)
        self._template = template

    def __missing__(self, name: str) -> T:
        raise SettingsError(
            f"templates/{self._template}: there is no element with the id {name!r}, which the press needs;"
            " take it over from the built-in template"
        )


def builtin_templates() -> Path:
    """The folder of the templates that the package ships; in a checkout, the repository's own."""
    shipped = Path(str(files("lowdown"))) / "templates"
    return shipped if shipped.is_dir() else Path(__file__).parents[3] / "templates"


def load_templates(publication: Publication) -> TemplateSet:
    """The publication's set of templates. SettingsError: there is no set of that name, or its measures are faulty."""
    folders = [publication.root / "templates", builtin_templates()]
    name = publication.paper.template
    grid_file = next((path for folder in folders if (path := folder / name / "grid.toml").is_file()), None)
    if grid_file is None:
        known = sorted({path.parent.name for folder in folders for path in folder.glob("*/grid.toml")})
        raise SettingsError(f"lowdown.toml: there is no set of templates called {name!r}; there is: {', '.join(known)}")
    environment = Environment(
        loader=FileSystemLoader(folders),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters["css_string"] = _css_string
    environment.filters["breakable"] = breakable
    return TemplateSet(environment=environment, name=name, grid=_grid(publication, grid_file))


def _css_string(text: str) -> Markup:
    """`text` as a quoted CSS string, safe inside a style element."""
    quoted = json.dumps(text, ensure_ascii=False)[1:-1].replace("<", "\\3c ").replace('\\"', "\\22 ")
    return Markup('"' + quoted + '"')


def _grid(publication: Publication, file: Path) -> Grid:
    paper = publication.paper
    try:
        measures = tomllib.loads(file.read_text(encoding="utf-8"))
        margins = {side: float(measures["margins"][side]) * MM for side in ("top", "right", "bottom", "left")}
        gutter, leading = float(measures["gutter"]) * MM, float(measures["leading"])
    except (KeyError, TypeError, ValueError) as error:
        raise SettingsError(
            f"templates/{paper.template}/grid.toml: the measures cannot be used ({error}); it needs the numbers"
            " leading and gutter, and top, right, bottom and left below [margins]"
        ) from error
    if leading <= 0 or gutter < 0 or min(margins.values()) < 0:
        raise SettingsError(f"templates/{paper.template}/grid.toml: no measure may be less than nothing")
    width = paper.width - margins["left"] - margins["right"]
    measure = (width - (paper.columns - 1) * gutter) / paper.columns
    lines = int((paper.height - margins["top"] - margins["bottom"]) // leading)
    if measure < 6 * leading or lines < 20:
        size = f"{paper.width / MM:.0f} x {paper.height / MM:.0f} mm"
        raise SettingsError(
            f"lowdown.toml: [paper] {paper.columns} columns on a page of {size} leave {max(0, measure) / MM:.0f} mm and"
            f" {max(0, lines)} lines to a column; choose fewer columns or a larger size"
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
