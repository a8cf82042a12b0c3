"""Finds and reads the files of templates: the publication's own first, then the built-in ones.

A publication has one set of its own, the folder in `templates/` that its settings name.
"""

from __future__ import annotations

import os
import traceback
from importlib.resources import files
from pathlib import Path
from typing import Final, NamedTuple

from jinja2 import BaseLoader, Environment, TemplateNotFound, TemplateSyntaxError
from jinja2.loaders import split_template_path

from lowdown.errors import SettingsError
from lowdown.model import Limit, Publication
from lowdown.press.templates.unprinted import refuse_unprinted
from lowdown.sources import SourceError, names_in, reason_of, source_bytes

BUILT_IN: Final = "lowdown"
"""The name of the built-in set of templates."""


def builtin_templates() -> Path:
    """The folder of the templates that the package ships; in a checkout, the repository's own."""
    package = Path(str(files("lowdown")))
    shipped = package / "templates"
    return shipped if shipped.is_dir() else package.parents[1] / "templates"


def builtin_set() -> Path:
    """The folder of the built-in set of templates."""
    return builtin_templates() / BUILT_IN


def builtin_files() -> dict[str, bytes]:
    """The files of the built-in set, by their paths in it, sorted."""
    folder = builtin_set()
    return {
        file.relative_to(folder).as_posix(): file.read_bytes()
        for file in sorted(folder.rglob("*"))
        if file.is_file()
    }


def own_set(publication: Publication) -> Path:
    """The folder of the publication's own set of templates, which need not exist.

    It needs to have no more than the files that it changes: the rest are those of the built-in set.
    """
    return publication.root / "templates" / publication.paper.template


def refuse_missing_set(publication: Publication) -> None:
    """Refuses a name of a set that does not exist.

    SettingsError: there is none of the name that the settings give. OutputError: a folder of
    templates is there and cannot be read, so that the built-in ones would be used without a word.
    """
    name, root = publication.paper.template, publication.root
    folders = [each for each in names_in(root, "templates") if (root / "templates" / each).is_dir()]
    names_in(root, f"templates/{name}")
    if name == BUILT_IN or os.path.lexists(own_set(publication)):
        return
    place = publication.place_of("paper.template")
    raise SettingsError(
        f"{place}: there is no set of templates called {name!r};"
        f" available: {', '.join(sorted({BUILT_IN, *folders}))};"
        f" `lowdown templates copy {name}` makes one"
    )


class TemplateSource(NamedTuple):
    """A template as Jinja takes it."""

    text: str
    """What stands in it."""
    file: str
    """The path of its file."""
    is_current: None = None
    """Would say whether the file is still the same; templates are read once for each build."""


class _Found(NamedTuple):
    """A file of a set."""

    file: Path
    folder: Path
    """The folder of its set."""


class TemplateLoader(BaseLoader):
    """Loads templates by their paths in the publication's set, such as `forms.html`.

    A file that the set does not have is that of the built-in set. `lowdown/forms.html` is always
    the built-in one, so that a file of the same name can extend it.
    """

    def __init__(self, publication: Publication) -> None:
        self._own = own_set(publication)
        self._built_in = builtin_set()
        self._loaded: dict[str, str] = {}

    def get_source(self, environment: Environment, template: str) -> TemplateSource:
        """The text of a template and its file.

        TemplateNotFound: there is none, or its path leads out of the folder. SettingsError: the
        file is no ordinary file of the publication, or not UTF-8.
        """
        del environment
        found = self._found(template)
        text = read_template_file(found.file, found.folder)
        if found.folder == self._own:
            name = found.file.relative_to(found.folder).as_posix()
            self._loaded[name] = text
            refuse_unprinted(name, text, str(found.file))
        return TemplateSource(text=text, file=str(found.file))

    def find(self, path: str) -> Path:
        """The file that a path in the set means.

        TemplateNotFound: there is none, or its path leads out of the folder. SourceError: it is no
        ordinary file of the publication.
        """
        found = self._found(path)
        _template_bytes(found.file, found.folder)
        return found.file

    def _found(self, template: str) -> _Found:
        first, *others = split_template_path(template) or [""]
        if first == BUILT_IN and others:
            folders, parts = [self._built_in], others
        else:
            folders, parts = [self._own, self._built_in], [first, *others]
        for folder in folders:
            file = folder.joinpath(*parts)
            if os.path.lexists(file):
                return _Found(file=file, folder=folder)
        raise TemplateNotFound(template)

    def place_of(self, words: str) -> str | None:
        """The file and line of the publication's own template that has these words.

        None: no template that has been loaded has them.
        """
        for name, text in sorted(self._loaded.items()):
            if (start := text.find(words)) >= 0:
                line = text.count("\n", 0, start) + 1
                return f"templates/{self._own.name}/{name}:{line}"
        return None

    def list_templates(self) -> list[str]:
        """The paths of all templates of the set, with those that are always the built-in ones."""
        own, built_in = (
            {file.relative_to(folder).as_posix() for file in folder.rglob("*") if file.is_file()}
            for folder in (self._own, self._built_in)
        )
        return sorted(own | built_in | {f"{BUILT_IN}/{name}" for name in built_in})

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
        return tuple(sorted(f"templates/{self._own.name}/{name}" for name in self._loaded))

    def _place(self, file: Path, line: int | None) -> str | None:
        if not file.is_relative_to(self._own):
            return None
        return f"{_name_of(file, self._own)}:{line}"


def read_template_file(file: Path, folder: Path) -> str:
    """The text of one file of the set of templates in `folder`.

    SettingsError: it is no ordinary file there, it is too large, it cannot be read, or it is not
    UTF-8.
    """
    name = _name_of(file, folder)
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


def _name_of(file: Path, folder: Path) -> str:
    """The path of a file of the set in `folder`, as people see it."""
    return f"templates/{folder.name}/{file.relative_to(folder).as_posix()}"


def _template_bytes(file: Path, folder: Path) -> bytes:
    """The bytes of a template, one too many where it is too large.

    The built-in ones may be links to wherever the package was installed.
    """
    if folder == builtin_set():
        return file.read_bytes()
    root = folder.parents[1]
    return source_bytes(root, file.relative_to(root).as_posix(), most=Limit.SOURCE.most)
