"""The families that come with the program, all of them from installed packages."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final, NamedTuple

from lowdown.press.assets.fonts.font_file import MODULES, FontFile
from lowdown.values import dataclass


class Style(NamedTuple):
    """One style of a family."""

    weight: int
    """CSS weight, 400 or 700."""
    italic: bool
    """Whether it slants."""
    file: FontFile
    """Its font."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Family:
    """The four styles of a family, as far as it has them."""

    name: str
    """Its name in the settings."""
    has_serifs: bool
    """Whether its letters have serifs."""
    regular: FontFile
    """The upright of the copy."""
    bold: FontFile
    """The bold upright."""
    italic: FontFile | None = None
    """The italic; None where it has none."""
    bold_italic: FontFile | None = None
    """The bold italic; None where it has none."""

    @property
    def is_upright(self) -> bool:
        """Whether it lacks one of the italics."""
        return self.italic is None or self.bold_italic is None

    @property
    def styles(self) -> tuple[Style, ...]:
        """The styles that it has."""
        found = (
            (400, False, self.regular),
            (400, True, self.italic),
            (700, False, self.bold),
            (700, True, self.bold_italic),
        )
        return tuple(Style(weight, italic, file) for weight, italic, file in found if file)


def _family(name: str, file: Callable[[str], FontFile], styles: str, *, has_serifs: bool) -> Family:
    regular, italic, bold, bold_italic = map(file, styles.split())
    return Family(
        name=name,
        has_serifs=has_serifs,
        regular=regular,
        italic=italic,
        bold=bold,
        bold_italic=bold_italic,
    )


def _source(style: str) -> FontFile:
    kind = style.partition("Pro-")[0].removeprefix("Source").lower()
    return FontFile(package=f"font_source_{kind}_pro", name=f"{style}.ttf")


def _caladea(style: str) -> FontFile:
    return FontFile(package="font_caladea", name=f"Caladea-{style}.ttf")


def _fira(style: str) -> FontFile:
    return FontFile(package=MODULES, name=f"FiraGO_{style}")


def _plex(style: str) -> FontFile:
    package = "lowdown.press.assets.fonts"
    return FontFile(package=package, folder="plex", name=f"IBMPlex{style}.woff2")


_STYLES: Final = "Regular Italic Bold BoldItalic"


def _styled(prefix: str, styles: str = _STYLES) -> str:
    return " ".join(prefix + style for style in styles.split())


BUNDLED: Final = {
    family.name: family
    for family in (
        _family(
            "Source Serif",
            _source,
            _styled("SourceSerifPro-", "Regular It Bold BoldIt"),
            has_serifs=True,
        ),
        _family(
            "Source Sans",
            _source,
            _styled("SourceSansPro-", "Regular It Bold BoldIt"),
            has_serifs=False,
        ),
        _family("Caladea", _caladea, _STYLES, has_serifs=True),
        _family("FiraGO", _fira, _STYLES, has_serifs=False),
        _family("IBM Plex Serif", _plex, _styled("Serif-"), has_serifs=True),
        _family("IBM Plex Sans", _plex, _styled("Sans-"), has_serifs=False),
    )
}
"""The families by their names: three pairs, each of a face for the copy and one for the rest."""
