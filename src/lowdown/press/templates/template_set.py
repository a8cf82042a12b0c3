"""The templates: the publication's own where it has them, the built-in ones otherwise."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TypeVar

from jinja2 import StrictUndefined, TemplateError, TemplateNotFound
from markupsafe import Markup

from lowdown.errors import LowdownError, SettingsError
from lowdown.model import Grid, Publication, shorten
from lowdown.press.assets import SANS, SERIF, font_faces
from lowdown.press.templates.addresses import breakable, with_breaks
from lowdown.press.templates.files import TemplateLoader
from lowdown.press.templates.grid import read_grid
from lowdown.press.templates.sandbox import Sandbox, TemplateLimitError, fill_in
from lowdown.press.weasy import UndrawnPictureError

T = TypeVar("T")


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

    def render(self, template: str, **values: object) -> str:
        """Fill in one template; SettingsError where a publication's own template is faulty."""
        looks = {"serif": SERIF, "sans": SANS, "font_faces": Markup(font_faces())}
        with self.blaming_own_templates():
            return fill_in(
                self.environment, f"{self.name}/{template}", {"grid": self.grid, **looks, **values}
            )

    @contextmanager
    def blaming_own_templates(self) -> Iterator[None]:
        """Makes every error a SettingsError that names the publication's own template at fault.

        An error of the built-in templates is a fault of ours, and stays what it is.
        """
        try:
            yield
        except UndrawnPictureError as error:
            self._blame_for_pictures(error)
            raise
        except LowdownError:
            raise
        except Exception as error:
            place = self.loader.line_of(error)
            files = ", ".join(self.loader.own)
            if not files:
                raise
            message = f"{place or files}: the template cannot be used: {_in_words(error)}"
            if not place and not isinstance(error, RecursionError):
                message = (
                    f"{files}: pages cannot be drawn with these templates ({_in_words(error)})"
                )
            cure = "correct it, or take the file away to use the built-in one"
            raise SettingsError(f"{message}; {cure}") from error

    def _blame_for_pictures(self, error: UndrawnPictureError) -> None:
        """Raises SettingsError for a picture that only the publication's own templates can show."""
        strange = [url for url in error.urls if not url.startswith("lowdown:")]
        if strange and self.loader.own:
            raise SettingsError(
                f"{', '.join(self.loader.own)}: the picture \u201c{shorten(strange[0], 60)}\u201d"
                " cannot be loaded; write the picture itself into the template, as in"
                ' src="data:image/png;base64,..."'
            ) from error


def _in_words(error: Exception) -> str:
    if isinstance(error, RecursionError):
        return "it is nested too deeply, or it includes or calls itself without end"
    if isinstance(error, TemplateNotFound):
        return f"there is no template {error.name}"
    if isinstance(error, TemplateError | TemplateLimitError):
        return " ".join(str(error.args[0] if error.args else error).split()).rstrip(".")
    return " ".join(f"{type(error).__name__}: {error}".split()).rstrip(".")


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
    loader = TemplateLoader(publication)
    environment = Sandbox(
        loader=loader,
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters["css_string"] = _css_string
    environment.filters["breakable"] = breakable
    environment.filters["with_breaks"] = with_breaks
    return TemplateSet(
        environment=environment, loader=loader, name=publication.paper.template, grid=grid
    )


def _css_string(text: str) -> Markup:
    """`text` as a quoted CSS string, safe inside a style element."""
    quoted = (
        json.dumps(text, ensure_ascii=False)[1:-1].replace("<", "\\3c ").replace('\\"', "\\22 ")
    )
    return Markup('"' + quoted + '"')
