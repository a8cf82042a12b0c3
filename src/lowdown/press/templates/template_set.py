"""The templates: the publication's own where it has them, the built-in ones otherwise."""

from __future__ import annotations

import json
from collections.abc import Mapping
from contextlib import AbstractContextManager
from functools import partial
from typing import Final, TypeVar

from jinja2 import StrictUndefined
from markupsafe import Markup

from lowdown.colours import Palette, paper_palette
from lowdown.errors import SettingsError
from lowdown.model import Grid, Publication
from lowdown.press.assets import SANS, SERIF, Asset, Typefaces, typefaces_of
from lowdown.press.templates.addresses import breakable, with_breaks
from lowdown.press.templates.blame import blaming
from lowdown.press.templates.files import TemplateLoader
from lowdown.press.templates.generated_code import GeneratedCode
from lowdown.press.templates.grid import read_grid
from lowdown.press.templates.sandbox import Sandbox, fill_in
from lowdown.press.templates.set_pictures import SetPictureError, load_set_picture
from lowdown.values import dataclass

T = TypeVar("T")
STANDARD_SIZE: Final = 9.9
"""Points of the copy for which the sizes in the templates are made."""


@dataclass(frozen=True, slots=True, kw_only=True)
class TemplateSet:
    """One look: its measures and its pages."""

    environment: Sandbox
    """The loaded templates."""
    loader: TemplateLoader
    """Where they are loaded from."""
    name: str
    """The name of the set, which is its folder's."""
    grid: Grid
    """The measures of its pages on the publication's paper."""
    typefaces: Typefaces
    """The typefaces that it is set in."""
    look: Palette
    """The colours."""

    def render(self, template: str, **values: object) -> str:
        """Fill in one template; SettingsError where a publication's own template is faulty."""
        looks = {
            "serif": SERIF,
            "sans": SANS,
            "headline": self.typefaces.headline,
            "font_faces": Markup(self.typefaces.font_faces()),
        }
        with self.blaming_own_templates():
            return fill_in(
                self.environment,
                template,
                {"grid": self.grid, "look": self.look, **looks, **values},
            )

    def find_picture(self, url: str) -> Asset | None:
        """The picture of the set that a template names; None where it cannot be loaded."""
        try:
            return load_set_picture(self.loader, url)
        except SetPictureError:
            return None

    def blaming_own_templates(self) -> AbstractContextManager[None]:
        """Makes every error a SettingsError that names the publication's own template at fault."""
        return blaming(self.loader)


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

    SettingsError: there is no set of that name, its measures are faulty, or a typeface is.
    """
    grid = read_grid(publication)
    loader = TemplateLoader(publication)
    environment = Sandbox(
        loader=loader,
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        bytecode_cache=GeneratedCode(),
    )
    environment.filters["css_string"] = css_string
    typefaces = typefaces_of(publication)
    environment.filters["scaled"] = partial(scaled, size=publication.look.size)
    environment.filters["breakable"] = partial(breakable, typefaces)
    environment.filters["with_breaks"] = partial(with_breaks, typefaces)
    return TemplateSet(
        environment=environment,
        loader=loader,
        name=publication.paper.template,
        grid=grid,
        typefaces=typefaces,
        look=paper_palette(publication.look),
    )


def scaled(points: float, *, size: float) -> float:
    """Returns a size of type that goes with copy of the standard size, for copy of another one."""
    return round(points * size / STANDARD_SIZE, 2)


def css_string(text: str) -> Markup:
    """`text` as a quoted CSS string, safe inside a style element."""
    quoted = json.dumps(str(text), ensure_ascii=False)[1:-1]
    quoted = quoted.replace("<", "\\3c ").replace('\\"', "\\22 ")
    return Markup('"' + quoted + '"')
