"""Finds the spaces within numbers, and between numbers and their units, where no line may end."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import Final, NamedTuple

from lowdown.model import main_language

_GROUPS: Final = re.compile(r"(?<![\d.,] )(?<![\d.,])\d{1,3}(?: \d{3})+(?![\d])")
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

_MAX_LABEL: Final = 10
"""Characters of a label, at most, with some to spare."""


class _Patterns(NamedTuple):
    """What is looked for in one language."""

    near_number: re.Pattern[str]
    """A space before a number, or between a number and its `unit`.

    It begins with a space, so that all other characters are passed over fast.
    """
    label: re.Pattern[str]
    """A label at the end of what is searched."""


def spaces_that_hold(text: str, language: str) -> Iterator[int]:
    """Returns the positions of the ordinary spaces of `text` at which a line must not end.

    `language`: a BCP 47 code. It says what is a unit: "10 am" has one in English, not in German.
    """
    patterns = _patterns(language)
    grouped: frozenset[int] | None = None
    for found in patterns.near_number.finditer(text):
        at = found.start()
        if found["unit"] or patterns.label.search(text[max(at - _MAX_LABEL, 0) : at]):
            yield at
        elif text[at - 1 : at].isdecimal():
            grouped = _spaces_in_groups(text) if grouped is None else grouped
            if at in grouped:
                yield at


def _spaces_in_groups(text: str) -> frozenset[int]:
    """The positions of the spaces in numbers that stand in groups of figures."""
    return frozenset(
        match.start() + at
        for match in _GROUPS.finditer(text)
        for at, sign in enumerate(match[0])
        if sign == " "
    )


@cache
def _patterns(language: str) -> _Patterns:
    main = main_language(language)
    units = "|".join(filter(None, (_UNITS, _UNITS_OF.get(main))))
    labels = "|".join(filter(None, (_LABELS, _LABELS_OF.get(main))))
    return _Patterns(
        near_number=re.compile(rf" (?:(?<=\d )(?P<unit>{units})(?![\w’'])|(?=\d))"),
        label=re.compile(rf"(?<![\w.])(?:{labels})\Z"),
    )
