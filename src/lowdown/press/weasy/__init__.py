"""Everything that Lowdown knows of WeasyPrint's insides, and the only package that does.

HTML in, sheets of finished boxes out; sheets cut and hung on page forms in, PDF out. The box tree is private to
WeasyPrint, so its version is pinned, and the tests of this package fail loudly where its shape changes.
"""

from lowdown.press.weasy.cropping import crop_sheet, crop_within
from lowdown.press.weasy.cutting import Placing, Slot
from lowdown.press.weasy.engine import Engine, SetDocument
from lowdown.press.weasy.sheets import SetLine, SetGalley
from lowdown.press.weasy.tagging import ArticlePart, Join, Role

__all__ = [
    "ArticlePart",
    "Engine",
    "SetLine",
    "Join",
    "Placing",
    "Role",
    "SetDocument",
    "SetGalley",
    "Slot",
    "crop_sheet",
    "crop_within",
]
