"""Sets type: galleys, heads and panels, measured in lines of the grid."""

from lowdown.press.type.apply_levers import PictureCropper, apply_levers
from lowdown.press.type.checks import inspect_type
from lowdown.press.type.croppable import name_picture
from lowdown.press.type.furniture import IMPRINT_WHITE
from lowdown.press.type.furniture_checks import is_front_crowded
from lowdown.press.type.lines import SOLID_WHITE, repeated_heads
from lowdown.press.type.typeset import Press, TypesetArticle, TypesetIssue
from lowdown.press.type.typesetter import typeset_issue, typeset_lead_again, typeset_tracked
from lowdown.press.type.unsettable import find_unsettable, find_unsettable_drawing

__all__ = [
    "IMPRINT_WHITE",
    "SOLID_WHITE",
    "PictureCropper",
    "Press",
    "TypesetArticle",
    "TypesetIssue",
    "apply_levers",
    "find_unsettable",
    "find_unsettable_drawing",
    "inspect_type",
    "is_front_crowded",
    "name_picture",
    "repeated_heads",
    "typeset_issue",
    "typeset_lead_again",
    "typeset_tracked",
]
