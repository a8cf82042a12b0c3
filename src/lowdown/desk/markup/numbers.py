"""Finds the spaces within numbers, and between numbers and their units, where no line may end."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import Final

from lowdown.model import main_language

_GROUPS: Final = r"(?<![\d.,] )(?<![\d.,])\d{1,3}(?: \d{3})+(?![\d])"
"""A number in groups of three figures: 410 000."""
_UNITS: Final = (
    "[kcm]?m[²³]?|km²|km/h|mph|µ[mg]|k?g|mg|ha|[mcdh]?l|[kMGT]?W|[kMGT]Wh|[kM]?Hz|[kMGT]B|°C|°F|°"
    "|%|‰|€|£|\\$|EUR|GBP|USD|kr|zł|bn|tn"
)
"""Units and currencies that follow a number: 5 km, £38 m, 20 %."""
_LABELS: Final = "§§?|№|pp?\\."
"""What stands before a number in every language."""
_UNITS_OF: Final = {"en": "a\\.m\\.|p\\.m\\.|am|pm", "de": "Uhr|Mio\\.|Mrd\\."}
"""Units of one language, by the first part of its code."""
_LABELS_OF: Final = {
    "cy": "[Tt]t?\\.|[Rr]hif",
    "da": "[Ss]\\.|[Nn]r\\.",
    "de": "S\\.|[Nn]r\\.|Bd\\.|Abs\\.|Art\\.|Kap\\.",
    "en": "Nos?\\.?|[Vv]ol\\.|[Ff]ig\\.|[Cc]h\\.|[Aa]rt\\.",
    "es": "[Pp]ágs?\\.|[Nn]úm\\.|[Nn]\\.[ºo]|[Aa]rt\\.",
    "fi": "[Ss]\\.|[Nn]ro",
    "fr": "[Nn][°º]|[Aa]rt\\.|[Ff]ig\\.",
    "ga": "[Ll]ch\\.|[Uu]imh\\.",
    "gd": "[Dd]\\.|[Àà]ir\\.",
    "it": "[Pp]agg?\\.|[Nn]\\.|[Aa]rt\\.",
    "nb": "[Ss]\\.|[Nn]r\\.",
    "nl": "[Bb]lz\\.|[Nn]r\\.|[Aa]rt\\.",
    "nn": "[Ss]\\.|[Nn]r\\.",
    "no": "[Ss]\\.|[Nn]r\\.",
    "pl": "[Ss]\\.|[Nn]r|[Aa]rt\\.",
    "pt": "[Pp]ágs?\\.|[Nn]\\.[ºo]|[Aa]rt\\.",
    "sv": "[Ss]\\.|[Nn]r",
}
"""What stands before a number in one language: No 42, p. 7, Nr. 5."""

_NEAR_A_NUMBER: Final = re.compile(r"\d | \d")
"""What every text with such a space has, which is found much faster."""


_BEFORE: Final = 10
"""Characters of a label or a group of figures before such a space, at most, with some to spare."""


def spaces_that_hold(text: str, language: str) -> Iterator[int]:
    """Returns the positions of the ordinary spaces of `text` at which a line must not end.

    `language`: a BCP 47 code. It says what is a unit: "10 am" has one in English, not in German.
    """
    near = _NEAR_A_NUMBER.search(text)
    if near is None:
        return
    begin = max(near.start() - _BEFORE, 0)
    for match in _pattern(main_language(language)).finditer(text, begin):
        start = match.start()
        yield from (start + at for at, sign in enumerate(match[0]) if sign == " ")


@cache
def _pattern(language: str) -> re.Pattern[str]:
    units = "|".join(filter(None, (_UNITS, _UNITS_OF.get(language))))
    labels = "|".join(filter(None, (_LABELS, _LABELS_OF.get(language))))
    unit = rf" (?:{units})(?![\w’'])"
    # One match has all of it, as in "No 410 000 km".
    return re.compile(rf"(?<![\w.])(?:{labels}) (?=\d)|{_GROUPS}(?:{unit})?|(?<=\d){unit}")
