"""Drawings for the web, with the letters that they need in them.

A page shows a drawing as a picture, and in a picture browsers use none of the page's typefaces.
"""

from __future__ import annotations

import hashlib
import re
from base64 import b64encode
from collections.abc import Iterator
from typing import TYPE_CHECKING, Final
from xml.etree.ElementTree import Element

from lowdown.press.assets.drawing_tree import SVG, read_tree
from lowdown.press.assets.drawings import clean_drawing, with_own_type
from lowdown.press.assets.fonts import Face, Typefaces, load
from lowdown.press.assets.web_fonts import style_of, subset

if TYPE_CHECKING:
    from lowdown.cache import Cache

_LETTERED: Final = frozenset(f"{{{SVG}}}{name}" for name in ("text", "tspan", "textPath", "tref"))
"""Elements whose words are drawn."""
_BOLD: Final = re.compile(r"font-weight\W{1,4}(?:bold|[6-9]00)")
_ITALIC: Final = re.compile(r"font-style\W{1,4}(?:italic|oblique)")
_RECIPE: Final = b"web drawing 1"


def draw_for_web(data: bytes, typefaces: Typefaces, cache: Cache | None = None) -> bytes:
    """Returns an SVG cleaned, with its type in the faces of the press, which it brings along.

    Raises BitmapError where a picture in it cannot be read, ValueError where it is not well-formed.
    """
    key = hashlib.sha256(_RECIPE + typefaces.digest.encode() + data).hexdigest()[:32]
    known = cache.get(key) if cache else None
    if known:
        return known
    made = _with_faces(clean_drawing(data, cache).data, typefaces, cache)
    if cache:
        cache.put(key, made)
    return made


def _with_faces(data: bytes, typefaces: Typefaces, cache: Cache | None) -> bytes:
    letters = {ord(letter) for text in _texts(read_tree(data).root) for letter in text}
    if not letters:
        return data
    own = with_own_type(data)
    tree = read_tree(own)
    sheet = Element(f"{{{SVG}}}style")
    sheet.text = "".join(
        _rule(face, subset(load(face), face, codes=letters, cache=cache))
        for face in _faces_of(own.decode(), typefaces)
    )
    tree.root.insert(0, sheet)
    return tree.write()


def _texts(root: Element) -> Iterator[str]:
    """The words that a drawing draws."""
    for element in root.iter():
        if element.tag in _LETTERED:
            yield element.text or ""
            yield from (child.tail or "" for child in element)


def _faces_of(drawing: str, typefaces: Typefaces) -> Iterator[Face]:
    """The faces of the families that a drawing names, in the weights and slants that it has."""
    is_bold, is_italic = bool(_BOLD.search(drawing)), bool(_ITALIC.search(drawing))
    for face in typefaces.faces:
        is_wanted = (is_bold or face.weight < 600) and (is_italic or not face.italic)
        if face.family in drawing and is_wanted:
            yield face


def _rule(face: Face, data: bytes) -> str:
    source = f"data:font/woff2;base64,{b64encode(data).decode()}"
    return f'@font-face{{font-family:"{face.family}";{style_of(face)};src:url({source})}}'
