"""Finds and reads the files of templates: the publication's own first, then the built-in ones."""

from __future__ import annotations

import os
import traceback
from importlib.resources import files
from pathlib import Path
from typing import NamedTuple

from jinja2 import BaseLoader, Environment, TemplateNotFound, TemplateSyntaxError
from jinja2.loaders import split_template_path

from lowdown.errors import SettingsError
from lowdown.model import Limit, Publication
from lowdown.sources import SourceError, names_in, reason_of, source_bytes


def builtin_templates() -> Path:
    """The folder of the templates that the package ships; in a checkout, the repository's own."""
    package = Path(str(files("lowdown")))
    shipped = package / "templates"
    return shipped if shipped.is_dir() else package.parents[1] / "templates"


def own_templates(publication: Publication) -> Path:
    """The folder of the publication's own templates, which need not exist."""
    return publication.root / "templates"


def template_folders(publication: Publication) -> list[Path]:
    """Where templates are looked for: the publication's own folder first."""
    return [own_templates(publication), builtin_templates()]


def refuse_unreadable(publication: Publication) -> None:
    """OutputError: a folder of the publication's templates is there and cannot be read, so that the
    built-in ones would be used without a word.
    """
    folder = own_templates(publication).name
    for place in (folder, f"{folder}/{publication.paper.template}"):
        names_in(publication.root, place)


class TemplateSource(NamedTuple):
    """A template as Jinja takes it."""

    text: str
    """What stands in it."""
    file: str
    """The path of its file."""
    is_current: None = None
    """Would say whether the file is still the same; templates are read once for each build."""


class TemplateLoader(BaseLoader):
    """Loads templates by their paths below a folder of templates, such as `lowdown/forms.html`."""

    def __init__(self, publication: Publication) -> None:
        self._folders = template_folders(publication)
        self._own = self._folders[0]
        self._loaded: set[str] = set()

    def get_source(self, environment: Environment, template: str) -> TemplateSource:
        """The text of a template and its file.

        TemplateNotFound: there is none, or its path leads out of the folder. SettingsError: the
        file is no ordinary file of the publication, or not UTF-8.
        """
        del environment
        parts = split_template_path(template)
        for folder in self._folders:
            file = folder.joinpath(*parts)
            if os.path.lexists(file):
                if folder == self._own:
                    self._loaded.add(template)
                return TemplateSource(text=read_template_file(file, folder), file=str(file))
        raise TemplateNotFound(template)

    def line_of(self, error: Exception) -> str | None:
        """The file and line of the publication's own template that an error was raised in.

        None: it was raised in no template of the publication's own.
        """
        if isinstance(error, TemplateSyntaxError) and error.filename:
            return self._place(Path(error.filename), error.lineno)
        raised = [error, error.__cause__] if error.__cause__ else [error]
        frames = [frame for each in raised for frame in traceback.extract_tb(each.__traceback__)]
        for frame in reversed(frames):
            if place := self._place(Path(frame.filename), frame.lineno):
                return place
        return None

    @property
    def own(self) -> tuple[str, ...]:
        """The publication's own templates that have been loaded, in the order of their names."""
        return tuple(sorted(f"templates/{template}" for template in self._loaded))

    def _place(self, file: Path, line: int | None) -> str | None:
        if not file.is_relative_to(self._own):
            return None
        return f"templates/{file.relative_to(self._own).as_posix()}:{line}"


def read_template_file(file: Path, folder: Path) -> str:
    """The text of one file of a set of templates in `folder`.

    SettingsError: it is no ordinary file there, it is too large, it cannot be read, or it is not
    UTF-8.
    """
    name = f"templates/{file.relative_to(folder).as_posix()}"
    try:
        data = _template_bytes(file, folder)
    except SourceError as error:
        raise SettingsError(f"{name}: the file {error}. {error.cure}") from error
    except OSError as error:
        raise SettingsError(f"{name}: it cannot be read ({reason_of(error)})") from error
    if len(data) > Limit.SOURCE.most:
        raise SettingsError(f"{name}: it has more than {Limit.SOURCE.words}; shorten it")
    try:
        return data.decode("utf-8-sig").replace("\r\n", "\n")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise SettingsError(
            f"{name}:{line}: it is not UTF-8 text; save it again as UTF-8"
        ) from error


def _template_bytes(file: Path, folder: Path) -> bytes:
    """The bytes of a template, one too many where it is too large.

    The built-in ones may be links to wherever the package was installed.
    """
    if folder == builtin_templates():
        return file.read_bytes()
    root = folder.parent
    return source_bytes(root, file.relative_to(root).as_posix(), most=Limit.SOURCE.most)
