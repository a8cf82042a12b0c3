"""Whether a font may be embedded in what readers get, as its OS/2 table says."""

from __future__ import annotations

from typing import Final

from lowdown.values import dataclass

RESTRICTED: Final = 0x0002
PREVIEW_AND_PRINT: Final = 0x0004
EDITABLE: Final = 0x0008
NO_SUBSETTING: Final = 0x0100
BITMAPS_ONLY: Final = 0x0200
"""Bits of `fsType`; none of the first three: it may be installed. Source: OpenType 1.9.1, OS/2."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Refusal:
    """Why a font must not be embedded."""

    message: str
    """What it forbids; its words follow "the font"."""
    cure: str
    """What to do about it."""


_ANOTHER: Final = "Choose another family, or ask the maker for a licence and files that allow it."


def refusal_of(rights: int, *, is_published: bool) -> Refusal | None:
    """Returns why a font with the `fsType` `rights` is not used; None where it may be.

    Where several of the bits are set, the least strict holds. `is_published`: whether the web
    edition gives the font to everybody who opens it.
    """
    if rights & BITMAPS_ONLY:
        return Refusal(message="may be embedded as bitmaps only", cure=_ANOTHER)
    if rights & NO_SUBSETTING:
        return Refusal(message="may not be embedded in part, as every paper does", cure=_ANOTHER)
    if rights & EDITABLE:
        return None
    if rights & PREVIEW_AND_PRINT:
        if not is_published:
            return None
        return Refusal(
            message="may be embedded in what is printed, and not on a site, where everybody could"
            " take it",
            cure=f"{_ANOTHER} Without the web edition it may be used: enabled = false below [web].",
        )
    if rights & RESTRICTED:
        return Refusal(message="may not be embedded, as its maker says in its file", cure=_ANOTHER)
    return None
