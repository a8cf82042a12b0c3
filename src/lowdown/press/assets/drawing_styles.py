"""Cleans the styles of a drawing: what they load goes, faces become those of the press.

Values are read as a browser reads them, escapes and comments resolved, never as text.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import Any, Final

from lowdown.press.assets.fonts import SANS, SERIF

_FUNCTIONS: Final = frozenset(
    str.split(
        "rgb rgba hsl hsla hwb lab lch oklab oklch color color-mix calc min max clamp var env "
        "matrix matrix3d translate translatex translatey translate3d scale scalex scaley scale3d "
        "rotate rotatex rotatey rotate3d skew skewx skewy perspective "
        "cubic-bezier steps circle ellipse inset polygon path rect "
        "blur brightness contrast drop-shadow grayscale hue-rotate invert opacity saturate sepia "
        "is where not has nth-child nth-last-child nth-of-type nth-last-of-type lang"
    )
)
"""Functions that load nothing; all others go."""
_DROPPED: Final = frozenset(("behavior", "-moz-binding", "-ms-behavior"))
_FONT: Final = re.compile(
    r"((?:[a-z-]+\s+|\d+\s+)*?)"  # style, variant, weight
    r"((?:xx?-)?(?:small|large)|medium|larger|smaller|[\d.]+(?:[a-z]+|%))"  # size
    r"(?:\s*/\s*[\d.]+[a-z%]*|/\s*normal)?\s+(.+)",  # height of the line, families
    re.IGNORECASE | re.DOTALL,
)
_FONT_WORDS: Final = {
    "italic": "font-style",
    "oblique": "font-style",
    "small-caps": "font-variant",
    "bold": "font-weight",
    "bolder": "font-weight",
    "lighter": "font-weight",
}


def is_harmless(value: str) -> bool:
    """Whether a value loads nothing from outside: only `url(#...)` and functions that compute."""
    if "(" not in value and "\\" not in value:
        return True
    import tinycss2

    return all(map(_loads_nothing, _all_tokens(tinycss2.parse_component_value_list(value))))


def clean_declarations(style: str) -> str:
    """The declarations of a `style` attribute without those that load something from outside."""
    return _rewritten(style, _kept_declarations)


def clean_sheet(sheet: str) -> str:
    """A style sheet without rules and declarations that load something, faces among them."""
    return _rewritten(sheet, _kept_rules)


def with_own_faces(style: str) -> str:
    """The declarations of a `style` attribute with the faces of the press."""
    return _declarations_with_own_faces(style)


def sheet_with_own_faces(sheet: str) -> str:
    """A style sheet with the faces of the press."""
    import tinycss2

    rules = tinycss2.parse_stylesheet(sheet, skip_comments=True, skip_whitespace=True)
    return "\n".join(
        f"{tinycss2.serialize(rule.prelude)}{{"
        f"{_declarations_with_own_faces(tinycss2.serialize(rule.content))}}}"
        for rule in rules
        if rule.type == "qualified-rule"
    )


def own_family(families: str) -> str:
    """The face of the press that stands for a list of families."""
    words = families.lower()
    serif = "serif" in words and "sans" not in words
    return SERIF if serif else SANS


def _rewritten(style: str, keep: Callable[[str], tuple[str, bool]]) -> str:
    kept, whole = keep(style)
    return style if whole else kept


def _kept_declarations(style: str) -> tuple[str, bool]:
    """The declarations that load nothing, and whether these are all."""
    import tinycss2

    found = tinycss2.parse_blocks_contents(style, skip_comments=True, skip_whitespace=True)
    kept = [item for item in found if item.type == "declaration" and _is_kept(item)]
    texts = (item.serialize() for item in kept)
    return "; ".join(texts), len(kept) == len(found) and "\\" not in style


def _is_kept(declaration: Any) -> bool:
    return declaration.lower_name not in _DROPPED and all(
        map(_loads_nothing, _all_tokens(declaration.value))
    )


def _kept_rules(sheet: str) -> tuple[str, bool]:
    """The rules that load nothing, and whether these are all, unchanged."""
    import tinycss2

    found = tinycss2.parse_stylesheet(sheet, skip_comments=True, skip_whitespace=True)
    kept = []
    whole = "\\" not in sheet
    for rule in found:
        if rule.type == "qualified-rule":
            declarations, all_kept = _kept_declarations(tinycss2.serialize(rule.content))
            kept.append(f"{tinycss2.serialize(rule.prelude).strip()} {{{declarations}}}")
            whole = whole and all_kept
        else:  # imports and faces load something; other rules of that kind no drawing needs
            whole = False
    return "\n".join(kept), whole


def _all_tokens(tokens: list[Any]) -> Iterator[Any]:
    """The tokens and those within them."""
    for token in tokens:
        yield token
        yield from _all_tokens(getattr(token, "arguments", None) or [])
        yield from _all_tokens(getattr(token, "content", None) or [])


def _loads_nothing(token: Any) -> bool:
    if token.type == "url":
        return bool(token.value.startswith("#"))
    if token.type == "function":
        if token.lower_name == "url":
            words = [each.value for each in token.arguments if each.type == "string"]
            return len(words) == 1 and bool(words[0].startswith("#"))
        return str(token.lower_name) in _FUNCTIONS
    return str(token.type) != "error"


def _declarations_with_own_faces(style: str) -> str:
    import tinycss2

    written = []
    for item in tinycss2.parse_blocks_contents(style, skip_comments=True, skip_whitespace=True):
        if item.type != "declaration":
            continue
        important = " !important" if item.important else ""
        for name, value in _with_own_face(item.lower_name, item.value).items():
            written.append(f"{name}: {value}{important}")
    return "; ".join(written)


def _with_own_face(name: str, value: list[Any]) -> dict[str, str]:
    """A declaration, or those that stand for it."""
    import tinycss2

    text = tinycss2.serialize(value).strip()
    if name == "font-family":
        return {name: own_family(text)}
    return font_parts(text) if name == "font" else {name: text}


def font_parts(font: str) -> dict[str, str]:
    """The single properties that `font`, such as `bold 12px/1.2 Arial`, stands for."""
    found = _FONT.fullmatch(font.strip())
    if not found:
        return {"font-family": SANS}
    parts = {"font-style": "normal", "font-variant": "normal", "font-weight": "400"}
    for word in found[1].lower().split():
        parts[_FONT_WORDS.get(word, "font-weight" if word.isdecimal() else "font-stretch")] = word
    return {**parts, "font-size": found[2], "font-family": own_family(found[3])}
