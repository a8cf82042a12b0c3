"""Makes an error in a publication's own template one that its editor can correct."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from html import escape

from jinja2 import TemplateError, TemplateNotFound

from lowdown.errors import LowdownError, SettingsError
from lowdown.model import nearest, shorten
from lowdown.press.templates.files import TemplateLoader
from lowdown.press.templates.sandbox import TemplateLimitError
from lowdown.press.templates.set_pictures import SetPictureError, load_set_picture
from lowdown.press.weasy import UndrawnPictureError


@contextmanager
def blaming(loader: TemplateLoader) -> Iterator[None]:
    """Makes every error a SettingsError that names the publication's own template at fault.

    An error of the built-in templates is a fault of ours, and stays what it is.
    """
    try:
        yield
    except UndrawnPictureError as error:
        _blame_for_pictures(loader, error)
        raise
    except LowdownError:
        raise
    except Exception as error:
        place = loader.line_of(error)
        files = ", ".join(loader.own)
        if not files:
            raise
        message = f"{place or files}: the template cannot be used: {_in_words(error, loader)}"
        if not place and not isinstance(error, RecursionError):
            message = (
                f"{files}: pages cannot be drawn with these templates ({_in_words(error, loader)})"
            )
        cure = "correct it, or take the file away to use the built-in one"
        raise SettingsError(f"{message}; {cure}") from error


def _blame_for_pictures(loader: TemplateLoader, error: UndrawnPictureError) -> None:
    """Raises SettingsError for a picture that only the publication's own templates can show."""
    strange = [url for url in error.urls if not url.startswith("lowdown:")]
    if strange and loader.own:
        faults = [_fault_of(loader, url) for url in strange]
        raise SettingsError("\n".join(faults)) from error


def _fault_of(loader: TemplateLoader, url: str) -> str:
    """The file and line that name something which cannot be loaded, and why it cannot be."""
    place = loader.place_of(url) or loader.place_of(escape(url)) or ", ".join(loader.own)
    try:
        load_set_picture(loader, url)
        why = "cannot be drawn; save it again, or as another kind of picture"
    except SetPictureError as error:
        why = str(error)
    return f"{place}: \u201c{shorten(url, 60)}\u201d {why}"


def _in_words(error: Exception, loader: TemplateLoader) -> str:
    if isinstance(error, RecursionError):
        return "it is nested too deeply, or it includes or calls itself without end"
    if isinstance(error, TemplateNotFound):
        guess = nearest(str(error.name), loader.list_templates())
        hint = f"; did you mean {guess}?" if guess else ""
        return f"there is no template {error.name} in this set or in the built-in one{hint}"
    if isinstance(error, TemplateError | TemplateLimitError):
        return " ".join(str(error.args[0] if error.args else error).split()).rstrip(".")
    return " ".join(f"{type(error).__name__}: {error}".split()).rstrip(".")
