"""Where things stand on a page of a PDF, whatever forms they are in."""

from __future__ import annotations

from typing import NamedTuple

from pypdfium2 import PdfObject


class Bounds(NamedTuple):
    """A rectangle in points from the page's bottom left."""

    left: float
    bottom: float
    right: float
    top: float


def bounds_on_page(thing: PdfObject) -> Bounds:
    """Returns the bounds of an object of a page. PDFium's own are those within its form."""
    bounds = thing.get_bounds()
    form = thing.container
    while form is not None:
        bounds = form.get_matrix().on_rect(*bounds)
        form = form.container
    return Bounds(*bounds)
