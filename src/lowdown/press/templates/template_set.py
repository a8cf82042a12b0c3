"""The templates: the publication's own where it has them, the built-in ones otherwise."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import TypeVar

from jinja2 import Environment, FileSystemLoader, StrictUndefined, TemplateError
from markupsafe import Markup

from lowdown.errors import SettingsError
from lowdown.model import Grid, Publication
from lowdown.press.assets import SANS, SERIF, font_faces
from lowdown.press.templates.grid import read_grid, template_folders
from lowdown.press.templates.paper_html import breakable

T = TypeVar("T")


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
            return page.render(
                grid=self.grid, serif=SERIF, sans=SANS, font_faces=Markup(font_faces()), **values
            )
        except TemplateError as error:
            line = getattr(error, "lineno", None)
            where = f"templates/{getattr(error, 'name', None) or f'{self.name}/{template}'}" + (
                f":{line}" if line else ""
            )
            raise SettingsError(f"{where}: the template cannot be used: {error.message}") from error


class Named(dict[str, T]):
    """The elements of a template by their ids; a missing one is a SettingsError."""

    def __init__(self, elements: Mapping[str, T], template: str) -> None:
        super().__init__(elements)
        self._template = template

    def __missing__(self, name: str) -> T:
        raise SettingsError(
            f"templates/{self._template}: there is no element with the id {name!r}, which the press"
            " needs; take it over from the built-in template"
        )


def load_templates(publication: Publication) -> TemplateSet:
    """The publication's set of templates.

    SettingsError: there is no set of that name, or its measures are faulty.
    """
    grid = read_grid(publication)
    environment = Environment(
        loader=FileSystemLoader(template_folders(publication)),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters["css_string"] = _css_string
    environment.filters["breakable"] = breakable
    return TemplateSet(environment=environment, name=publication.paper.template, grid=grid)


def _css_string(text: str) -> Markup:
    """`text` as a quoted CSS string, safe inside a style element."""
    quoted = (
        json.dumps(text, ensure_ascii=False)[1:-1].replace("<", "\\3c ").replace('\\"', "\\22 ")
    )
    return Markup('"' + quoted + '"')
