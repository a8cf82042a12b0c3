"""Draws each SVG drawing once; other builds paint what was kept of it.

WeasyPrint sets every letter of a drawing by itself, twice, which takes a tenth of a build. What it
has drawn is kept as JSON: operators, and the letters that they take from fonts. A drawing is always
painted from that, the first time too, so the state of the cache makes no difference.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Mapping
from contextlib import AbstractContextManager
from typing import TYPE_CHECKING, Any, Final, TypedDict

from lowdown.press.weasy.drawings.forms import NotKeptError, Stream, make_form, read_form
from lowdown.press.weasy.drawings.groups import Form
from lowdown.press.weasy.drawings.letters import Letters, add_letters, fonts_noted, with_glyphs
from lowdown.press.weasy.replacing import replaced
from lowdown.values import dataclass

if TYPE_CHECKING:
    from lowdown.cache import Cache
    from lowdown.press.weasy.faces import FaceFolder

_RECIPE: Final = 1
"""Changes with the way drawings are kept, so that nothing stale is taken from the cache."""

Image = Any
"""A drawing as WeasyPrint has loaded it."""


class Drawn(TypedDict):
    """What is kept of a drawing."""

    form: Form
    """What it paints."""
    letters: list[Letters]
    """What it takes from each of its fonts."""


@dataclass(frozen=True, slots=True, kw_only=True)
class KeptDrawings:
    """Paints the drawings of an engine."""

    cache: Cache | None
    """Keeps them between builds."""
    files: Mapping[str, bytes]
    """The file of every drawing that was loaded, by its address: it shows nothing but itself."""
    faces: FaceFolder
    """Every typeface that was loaded."""

    def painted(self) -> AbstractContextManager[None]:
        """Has WeasyPrint paint what is kept of drawings."""
        from weasyprint.images import SVGImage

        return replaced(SVGImage, "draw", self._painting)

    def _painting(self, draw: Callable[..., None]) -> Callable[..., None]:
        """WeasyPrint's method `draw`, which is left with what cannot be kept."""

        def paint(image: Image, stream: Stream, width: float, height: float, style: Any) -> None:
            name = self._form(image, stream, width=width, height=height)
            if name:
                stream.draw_x_object(name)
            else:
                draw(image, stream, width, height, style)

        return paint

    def _form(self, image: Image, stream: Stream, *, width: float, height: float) -> str:
        """Returns the name of a form in the resources of a stream; empty where there is none."""
        file = self.files.get(image._base_url)
        if file is None or stream._color_profiles:
            return ""
        key = self._key(file, width=width, height=height)
        name = f"drawing{key[:16]}"
        forms = stream._resources["XObject"]
        # One form does for a drawing that stands on several pages.
        if name not in forms:
            drawn = self._kept(key) or self._draw(image, stream, key, width=width, height=height)
            if not drawn or not add_letters(drawn["letters"], stream, image._svg.font_config):
                return ""
            forms[name] = make_form(drawn["form"], stream)
        return name

    def _key(self, file: bytes, *, width: float, height: float) -> str:
        """Stands for everything that decides what is drawn."""
        parts = (_RECIPE, *_surroundings(), self.faces.digest(), _sha256(file), width, height)
        return _sha256(repr(parts).encode())[:32]

    def _kept(self, key: str) -> Drawn | None:
        data = self.cache.get(f"{key}-drawn") if self.cache else None
        return _read(data) if data else None

    def _draw(
        self, image: Image, stream: Stream, key: str, *, width: float, height: float
    ) -> Drawn | None:
        """Draws a drawing and keeps it; None where it cannot be drawn or kept."""
        # Where it is faulty, WeasyPrint draws it again and reports what is wrong.
        try:
            data = json.dumps(_draw(image, stream, width=width, height=height)).encode()
        except Exception:
            return None
        if self.cache:
            self.cache.put(f"{key}-drawn", data)
        return _read(data)


def _read(data: bytes) -> Drawn:
    drawn: Drawn = json.loads(data)
    return drawn


def _sha256(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()


def _surroundings() -> tuple[object, ...]:
    """What drawings depend on besides their files: libraries, and the language of their text."""
    import pydyf
    import weasyprint
    from weasyprint.text.ffi import ffi, pango

    language = ffi.string(ffi.cast("char *", pango.pango_language_get_default()))
    return weasyprint.__version__, pydyf.__version__, pango.pango_version(), language


def _draw(image: Image, stream: Stream, *, width: float, height: float) -> Drawn:
    """Draws a drawing into a stream of its own."""
    import pydyf

    # WeasyPrint puts bitmaps in when it writes the document.
    if any(element.tag.endswith("image") for element in image._svg.tree._etree_node.iter()):
        raise NotKeptError
    resources = {name: pydyf.Dictionary() for name in ("ExtGState", "XObject", "Pattern")}
    resources |= {"Shading": pydyf.Dictionary(), "ColorSpace": stream._resources["ColorSpace"]}
    entries = {
        "Type": "/XObject",
        "Subtype": "/Form",
        # WeasyPrint cuts nothing off that a drawing paints beyond its edges.
        "BBox": [-width, -height, 2 * width, 2 * height],
        "Resources": resources,
    }
    form = stream.clone(fonts={}, images={}, resources=resources, extra=entries)
    samples: list[Letters] = []
    with fonts_noted(samples):
        image._svg.draw(form, width, height, image._base_url, image._context)
    return Drawn(form=read_form(form), letters=with_glyphs(samples, form))
