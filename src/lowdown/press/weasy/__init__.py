"""All uses of WeasyPrint's private box tree: no other package touches it."""

from lowdown.press.weasy.cropping import crop_block, crop_galley
from lowdown.press.weasy.cutting import PasteArea, PlacedLine
from lowdown.press.weasy.engine import Engine, SetDocument
from lowdown.press.weasy.hyphenation import Hyphenation, Hyphenator, HyphenLimits, can_hyphenate
from lowdown.press.weasy.set_galleys import SetGalley, SetLine, SetPart
from lowdown.press.weasy.set_paragraphs import LineChanges, SetParagraph
from lowdown.press.weasy.tagging import ArticlePart, Join, Role
from lowdown.press.weasy.undrawn import UndrawnPictureError

__all__ = [
    "ArticlePart",
    "Engine",
    "HyphenLimits",
    "Hyphenation",
    "Hyphenator",
    "Join",
    "LineChanges",
    "PasteArea",
    "PlacedLine",
    "Role",
    "SetDocument",
    "SetGalley",
    "SetLine",
    "SetParagraph",
    "SetPart",
    "UndrawnPictureError",
    "can_hyphenate",
    "crop_block",
    "crop_galley",
]
