"""The templates of the web edition: the publication's own, file by file, or the built-in ones."""

from __future__ import annotations

import hashlib
from pathlib import Path
from typing import Final

from jinja2 import Environment, StrictUndefined, TemplateError
from jinja2.meta import find_referenced_templates
from markupsafe import Markup

from lowdown.colours import dark_palette, light_palette
from lowdown.model import Publication
from lowdown.press.templates.blame import blaming
from lowdown.press.templates.files import (
    BUILT_IN,
    TemplateLoader,
    builtin_set,
    own_set,
    refuse_missing_set,
)
from lowdown.press.templates.generated_code import GeneratedCode
from lowdown.press.templates.sandbox import Sandbox, fill_in
from lowdown.press.templates.template_set import css_string
from lowdown.sources import ordinary_bytes
from lowdown.values import dataclass

ROOT: Final = "\x04"
"""Stands in HTML for what leads from a page to the site's first folder, such as `../../`."""


@dataclass(frozen=True, slots=True, kw_only=True)
class WebTemplates:
    """The templates that pages of the site are made from."""

    environment: Sandbox
    """The loaded templates."""
    loader: TemplateLoader
    """Where they are loaded from."""

    def render(self, template: str, **values: object) -> str:
        """Fills in one template, such as `article.html`.

        SettingsError where a publication's own template is faulty.
        """
        with blaming(self.loader):
            return fill_in(self.environment, f"web/{template}", values)


def web_templates(publication: Publication) -> WebTemplates:
    """Returns the templates of the publication's web edition.

    SettingsError: there is no set of the name that the settings give.
    """
    refuse_missing_set(publication)
    loader = TemplateLoader(publication)
    environment = Sandbox(
        loader=loader,
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        bytecode_cache=GeneratedCode(),
        cache_size=-1,
        auto_reload=False,
    )
    environment.filters["css_string"] = css_string
    environment.filters["rooted"] = _rooted
    environment.globals["light"] = light_palette(publication.look)
    environment.globals["dark"] = dark_palette(publication.look)
    return WebTemplates(environment=environment, loader=loader)


def web_templates_digest(publication: Publication) -> str:
    """Returns the SHA-256 of all templates that pages of the publication may be made from."""
    digest = hashlib.sha256()
    for folder in (own_set(publication), builtin_set()):
        for name, data in _web_files(folder).items():
            digest.update(f"{folder.name}/{name}\0".encode())
            digest.update(hashlib.sha256(data).digest())
    return digest.hexdigest()


def _web_files(folder: Path) -> dict[str, bytes]:
    """The files of a set that pages may be made from, by their paths in it.

    These are the files for the web, and all others as well where one of them names such a file.
    """
    found = {
        file.relative_to(folder).as_posix(): file
        for file in sorted(folder.rglob("*"))
        if file.is_file()
    }
    web = {name: _bytes_of(file) for name, file in found.items() if name.startswith(_WEB)}
    if any(_names_others(data.decode(errors="replace")) for data in web.values()):
        return {name: _bytes_of(file) for name, file in found.items()}
    return web


def _bytes_of(file: Path) -> bytes:
    """The bytes of a file; none where it cannot be read, which is reported where it is used."""
    try:
        return ordinary_bytes(file)
    except OSError:
        return b""


def _names_others(text: str) -> bool:
    """Whether a template names one that is not for the web, or may do so."""
    try:
        names = list(find_referenced_templates(Environment().parse(text)))
    except (TemplateError, RecursionError):
        return True
    return any(name is None or not name.removeprefix(_BUILT_IN).startswith(_WEB) for name in names)


_WEB: Final = "web/"
"""The folder of the templates for the web in a set."""
_BUILT_IN: Final = f"{BUILT_IN}/"


def _rooted(html: Markup, root: str) -> Markup:
    """HTML in which the site's first folder is a mark, for a page that `root` leads from."""
    return Markup(html.replace(ROOT, root))
