"""Cleans drawings: no scripts, nothing from outside, no notes of the programs that drew them.

What is kept is listed; everything else goes. A drawing in which nothing has to go keeps its bytes.
"""

from __future__ import annotations

import binascii
import hashlib
import re
from base64 import b64decode, b64encode
from typing import TYPE_CHECKING, Final

from lowdown.bitmaps import BitmapError
from lowdown.press.assets.drawing_styles import (
    clean_declarations,
    clean_sheet,
    is_harmless,
    own_family,
    sheet_with_own_faces,
    with_own_faces,
)
from lowdown.press.assets.drawing_tree import SVG, XLINK, XML, DrawingTree, read_tree
from lowdown.press.assets.fonts import SANS
from lowdown.press.assets.published import publish_bitmap
from lowdown.values import dataclass

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

    from lowdown.cache import Cache

_KEPT: Final = frozenset(
    str.split(
        "svg g defs symbol use title desc a switch style view "
        "path rect circle ellipse line polyline polygon text tspan textPath tref image "
        "linearGradient radialGradient stop pattern clipPath mask marker filter "
        "feBlend feColorMatrix feComponentTransfer feComposite feConvolveMatrix feDiffuseLighting "
        "feDisplacementMap feDistantLight feDropShadow feFlood feFuncA feFuncB feFuncG feFuncR "
        "feGaussianBlur feImage feMerge feMergeNode feMorphology feOffset fePointLight "
        "feSpecularLighting feSpotLight feTile feTurbulence"
    )
)
"""The elements that draw; no scripts, no pages of the web, no animations."""
_SHOWN: Final = frozenset(("image", "feImage", "use", "foreignObject"))
"""Elements that show something from outside, which is missed where it goes."""
_REFERENCES: Final = ("href", f"{{{XLINK}}}href")
_NAMESPACED: Final = (f"{{{XLINK}}}href", f"{{{XML}}}space", f"{{{XML}}}lang")
_FORBIDDEN: Final = frozenset(("src", "base", "ping", "formaction", "action", "data", "from", "to"))
_PICTURES: Final = re.compile(r"data:image/(?:png|jpe?g|gif|webp)(;base64)?,(.*)", re.DOTALL)
_RECIPE: Final = b"drawing 1"
"""Changes with the way drawings are cleaned, so that nothing stale is taken from the cache."""
_UNCHANGED: Final = b"="
"""What the cache keeps of a drawing that is published as it is."""
_KINDS: Final = {b"\xff\xd8": "jpeg", b"\x89P": "png", b"GI": "gif", b"RI": "webp"}


@dataclass(frozen=True, slots=True, kw_only=True)
class LeftOut:
    """Something that a drawing was to show and does not, since it is not in its file."""

    line: int
    """The line of the drawing's file."""
    what: str
    """What it was, such as an address."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CleanDrawing:
    """A drawing that shows nothing but itself."""

    data: bytes
    """Its file."""
    left_out: tuple[LeftOut, ...]
    """What readers will miss."""


def clean_drawing(data: bytes, cache: Cache | None = None) -> CleanDrawing:
    """Cleans the SVG `data`; `cache` keeps what nothing is left out of.

    Raises BitmapError where a picture in it cannot be read, ValueError where it is not well-formed.
    """
    key = hashlib.sha256(_RECIPE + data).hexdigest()[:32]
    known = cache.get(key) if cache else None
    if known:
        return CleanDrawing(data=data if known == _UNCHANGED else known, left_out=())
    cleaner = _Cleaner(read_tree(data))
    cleaner.clean()
    written = cleaner.tree.write() if cleaner.changed else data
    if cache and not cleaner.left_out:
        cache.put(key, written if cleaner.changed else _UNCHANGED)
    return CleanDrawing(data=written, left_out=tuple(cleaner.left_out))


class _Cleaner:
    """Cleans the tree of one drawing."""

    def __init__(self, tree: DrawingTree) -> None:
        self.tree = tree
        self.changed = tree.has_asides
        self.left_out: list[LeftOut] = []

    def clean(self) -> None:
        """Takes out of the tree what must not be in it."""
        for element in list(self.tree.root.iter()):
            self._clean_attributes(element)
            if _name(element) == "style":
                self._clean_sheet(element)
            for child in list(element):
                if _name(child) not in _KEPT or _lost(child):
                    self._remove(element, child)

    def _remove(self, parent: Element, child: Element) -> None:
        if _name(child) in _SHOWN and _name(parent) != "switch":
            what = _lost(child) or "a part of a web page"
            self.left_out.append(LeftOut(line=self.tree.lines[child], what=what))
        at = list(parent).index(child)
        if child.tail:
            before = parent[at - 1] if at else None
            if before is None:
                parent.text = (parent.text or "") + child.tail
            else:
                before.tail = (before.tail or "") + child.tail
        parent.remove(child)
        self.changed = True

    def _clean_attributes(self, element: Element) -> None:
        for name, value in list(element.attrib.items()):
            clean = self._clean_value(element, name, value)
            if clean is None:
                del element.attrib[name]
            elif clean != value:
                element.set(name, clean)
            self.changed = self.changed or clean != value

    def _clean_value(self, element: Element, name: str, value: str) -> str | None:
        """The value of an attribute without what must not be in it; None where it has to go."""
        if name in _REFERENCES:
            return self._clean_reference(element, value)
        if name == "style":
            return clean_declarations(value)
        if name.startswith("{"):
            return value if name in _NAMESPACED else None
        if name.lower().startswith("on") or name.lower() in _FORBIDDEN:
            return None
        moves = name.lower().endswith("transform")
        return value if moves or is_harmless(value) else None

    def _clean_reference(self, element: Element, value: str) -> str | None:
        """A reference to a part of the drawing, or a picture in it; None for anything else."""
        if value.strip().startswith("#"):
            return value
        picture = _PICTURES.fullmatch(value.strip())
        if not picture or not picture[1] or _name(element) not in ("image", "feImage"):
            return None
        line = self.tree.lines[element]
        try:
            data = b64decode("".join(picture[2].split()), validate=True)
            published = publish_bitmap(data)
        except (BitmapError, binascii.Error) as error:
            reason = error if isinstance(error, BitmapError) else "cannot be read"
            message = f"shows a picture on its line {line} that {reason}"
            raise BitmapError(message, "Save the drawing again with a sound picture.") from None
        if published == data:
            return value
        kind = _KINDS.get(published[:2], "png")
        return f"data:image/{kind};base64,{b64encode(published).decode()}"

    def _clean_sheet(self, element: Element) -> None:
        sheet = element.text or ""
        clean = clean_sheet(sheet)
        if clean != sheet or len(element):
            element[:] = []
            element.text = clean
            self.changed = True


def _name(element: Element) -> str:
    """The name of an element of SVG; empty for elements of others."""
    space, _, name = str(element.tag).rpartition("}")
    return name if space in ("", f"{{{SVG}") else ""


def _lost(element: Element) -> str:
    """What an element was to show, where that is outside the drawing."""
    if _name(element) not in _SHOWN:
        return ""
    references = [element.get(name, "").strip() for name in _REFERENCES]
    outside = [found for found in references if found and not found.startswith("#")]
    return "" if any(map(_PICTURES.fullmatch, outside)) or not outside else outside[0]


def with_own_type(data: bytes) -> bytes:
    """An SVG with its type set in the faces of the press, so that it looks the same everywhere."""
    tree = read_tree(data)
    root = tree.root
    for element in root.iter():
        element.attrib.update(_type_attributes(element))
        element.attrib.pop("font", None)  # no attribute of SVG, but the engine follows it
        if _name(element) == "style" and "font" in (element.text or "").lower():
            element.text = sheet_with_own_faces(element.text or "")
    if "font-family" not in root.attrib:
        root.set("font-family", SANS)
    return tree.write()


def _type_attributes(element: Element) -> dict[str, str]:
    """The attributes of an element that choose a face, with the faces of the press."""
    own = {}
    if "font-family" in element.attrib:
        own["font-family"] = own_family(element.attrib["font-family"])
    if "font" in element.get("style", "").lower():
        own["style"] = with_own_faces(element.attrib["style"])
    return own
