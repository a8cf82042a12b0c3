"""The templates of the web edition: the publication's own, file by file, or the built-in ones."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from typing import Final

from jinja2 import Environment, StrictUndefined, TemplateNotFound
from markupsafe import Markup

from lowdown.model import Publication
from lowdown.press.templates.blame import blaming
from lowdown.press.templates.files import (
    TemplateLoader,
    TemplateSource,
    builtin_templates,
    own_templates,
    read_template_file,
)
from lowdown.press.templates.sandbox import Sandbox, fill_in
from lowdown.press.templates.template_set import css_string

ROOT: Final = "\x04"
"""Stands in HTML for what leads from a page to the site's first folder, such as `../../`."""
_BUILT_IN: Final = "built-in/"
_SET: Final = "lowdown"


class _WebLoader(TemplateLoader):
    """Loads `web/...` from the publication's set of templates, and else from the built-in one."""

    def __init__(self, publication: Publication) -> None:
        super().__init__(publication)
        self._sets = list(dict.fromkeys([publication.paper.template, _SET]))

    def get_source(self, environment: Environment, template: str) -> TemplateSource:
        """The text of a template and its file.

        `built-in/web/...` is always the built-in one, so that one's own can extend it.
        """
        name = template.removeprefix(_BUILT_IN)
        if name != template:
            folder = builtin_templates()
            file = folder / _SET / name
            return TemplateSource(text=read_template_file(file, folder), file=str(file))
        for name in self._sets:
            try:
                return super().get_source(environment, f"{name}/{template}")
            except TemplateNotFound:
                continue
        raise TemplateNotFound(template)


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
    """Returns the templates of the publication's web edition."""
    loader = _WebLoader(publication)
    environment = Sandbox(
        loader=loader,
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        cache_size=-1,
        auto_reload=False,
    )
    environment.filters["css_string"] = css_string
    environment.filters["rooted"] = _rooted
    return WebTemplates(environment=environment, loader=loader)


def web_templates_digest(publication: Publication) -> str:
    """Returns the SHA-256 of all templates that pages of the publication may be made from."""
    digest = hashlib.sha256()
    for folder, name in (
        (own_templates(publication), publication.paper.template),
        (builtin_templates(), _SET),
    ):
        for file in sorted((folder / name / "web").glob("**/*")):
            if file.is_file():
                digest.update(f"{file.relative_to(folder).as_posix()}\0".encode())
                digest.update(hashlib.sha256(read_template_file(file, folder).encode()).digest())
    return digest.hexdigest()


def _rooted(html: Markup, root: str) -> Markup:
    """HTML in which the site's first folder is a mark, for a page that `root` leads from."""
    return Markup(html.replace(ROOT, root))
