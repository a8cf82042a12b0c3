"""Loads the pictures that lie in a set of templates, and finds out why one cannot be loaded."""

from __future__ import annotations

from typing import Final
from urllib.parse import unquote, urlsplit

from jinja2 import TemplateNotFound

from lowdown.bitmaps import BitmapError
from lowdown.errors import LowdownError
from lowdown.model import shorten
from lowdown.press.assets import Asset, clean_drawing, prepare
from lowdown.press.templates.files import TemplateLoader
from lowdown.sources import SourceError, reason_of

SHEET_WIDTH: Final = 842.0
"""Points for which bitmaps are prepared: the width of A3, so that a smaller one stays as it is."""
_PICTURES: Final = (".gif", ".jpeg", ".jpg", ".png", ".svg", ".tif", ".tiff", ".webp")
_FACES: Final = (".otf", ".ttc", ".ttf", ".woff", ".woff2")


class SetPictureError(LowdownError):
    """Raised for an address that is no picture of the set; its text follows the address."""


def load_set_picture(loader: TemplateLoader, url: str) -> Asset:
    """Returns the picture of the set that a template names by its path there, such as `logo.svg`.

    Raises SetPictureError.
    """
    parts = urlsplit(url)
    if parts.scheme or parts.netloc:
        raise SetPictureError(_why_not_from(parts.scheme))
    path = unquote(parts.path)
    if not path.lower().endswith(_PICTURES):
        raise SetPictureError(_why_not(path))
    try:
        file = loader.find(path)
        asset = prepare(file, width=SHEET_WIDTH)
        left_out = clean_drawing(file.read_bytes(), None).left_out if _is_drawing(path) else ()
    except TemplateNotFound:
        raise SetPictureError(
            "is in none of the folders of the set; put it beside the templates, and name it by"
            " its path there"
        ) from None
    except SourceError as error:
        raise SetPictureError(f"{error}. {error.cure}") from error
    except (BitmapError, OSError, SyntaxError, ValueError) as error:
        words = reason_of(error) if isinstance(error, OSError) else str(error).split("\n")[0]
        raise SetPictureError(f"is damaged ({words}); save it again") from error
    if left_out:
        raise SetPictureError(
            f"shows {shorten(left_out[0].what, 80)} on its line {left_out[0].line}, which is not in"
            " its file; embed it, and save the drawing again"
        )
    return Asset(url=url, mime=asset.mime, data=asset.data)


def _is_drawing(path: str) -> bool:
    return path.lower().endswith(".svg")


def _why_not_from(scheme: str) -> str:
    """Why nothing is loaded from an address outside the set."""
    if scheme == "data":
        return "is damaged, or no picture; save it again, and write it into the template again"
    if scheme in ("", "http", "https", "ftp"):
        return (
            "is on the network, from which nothing is loaded; save the picture beside the"
            " templates, and name it by its path there"
        )
    return (
        "is outside the set of templates; put the file beside the templates, and name it by its"
        " path there"
    )


def _why_not(path: str) -> str:
    """Why a file is not loaded that is no picture."""
    if path.lower().endswith(".css"):
        return 'is not loaded; write {% include "..." %} with its name between <style> and </style>'
    if path.lower().endswith(_FACES):
        return "is not loaded; typefaces of your own belong into the folder fonts/"
    return f"is no picture that can be printed; it needs to end in {', '.join(_PICTURES)}"
