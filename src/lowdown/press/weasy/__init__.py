"""Everything that Lowdown knows of WeasyPrint's insides, and the only package that does."""

from lowdown.press.weasy.cropping import crop_sheet, crop_within
from lowdown.press.weasy.cutting import Placing, Slot
from lowdown.press.weasy.engine import Engine, SetDocument
from lowdown.press.weasy.sheets import SetGalley, SetLine
from lowdown.press.weasy.tagging import ArticlePart, Join, Role

__all__ = [
    "ArticlePart",
    "Engine",
    "Join",
    "Placing",
    "Role",
    "SetDocument",
    "SetGalley",
    "SetLine",
    "Slot",
    "crop_sheet",
    "crop_within",
]
