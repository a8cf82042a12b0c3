"""Chooses the typefaces of a publication by the families that its settings name."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final

from lowdown.errors import SettingsError
from lowdown.model import Finding, Publication, did_you_mean
from lowdown.press.assets.fonts.bundled import BUNDLED, Family
from lowdown.press.assets.fonts.own import OwnFont, by_family, family_of, own_fonts
from lowdown.press.assets.fonts.typefaces import Typefaces, set_in

_ROLES: Final = ("serif", "sans", "headline")
"""The keys that name a family."""


def typefaces_of(publication: Publication) -> Typefaces:
    """Returns the typefaces of a publication.

    Raises SettingsError, whose text lists every fault with its cure.
    """
    fonts = own_fonts(publication.root, is_published=publication.web.enabled)
    own = by_family(fonts)
    families: dict[str, Family] = {}
    findings = [font.finding for font in fonts if font.finding]
    for role in _ROLES:
        name = getattr(publication.look, role)
        if name is None:
            continue
        family = _family(name, own, role)
        if family:
            families[role] = family
        else:
            findings.append(_fault(publication, role, own))
    if findings:
        raise SettingsError("\n".join(f"{finding}\n    {finding.cure}" for finding in findings))
    return set_in(families["serif"], families["sans"], families.get("headline"))


def _family(name: str, own: Mapping[str, Sequence[OwnFont]], role: str) -> Family | None:
    """A family by its name, the publication's own first; None where it cannot be used."""
    if name in own:
        return family_of(name, own[name], for_headlines=role == "headline")
    return BUNDLED.get(name)


def find_missing_italics(publication: Publication) -> tuple[Finding, ...]:
    """Returns LD179 for each family of the copy and of the rest that has no italics."""
    fonts = own_fonts(publication.root, is_published=publication.web.enabled)
    own = by_family(fonts)
    named = {"serif": publication.look.serif, "sans": publication.look.sans}
    found = []
    for role, name in named.items():
        family = _family(name, own, role)
        if family and family.is_upright:
            found.append(_without_italics(publication, role, own[name]))
    return tuple(found)


def _fault(publication: Publication, role: str, own: Mapping[str, Sequence[OwnFont]]) -> Finding:
    """Why the family that a key names cannot be used."""
    name = getattr(publication.look, role)
    place = publication.place_of(f"look.{role}")
    if name in own:
        uprights = [font for font in own[name] if not font.italic]
        lacks = "regular" if all(font.is_bold for font in uprights) else "bold"
        return Finding(
            code="LD178",
            place=place,
            message=f"the family “{name}” has no upright {lacks} among"
            f" {_listed([font.path for font in own[name]])}",
            cure=f"Put the file of its {lacks} into fonts/ as well, or choose another family.",
        )
    known = sorted({*BUNDLED, *own})
    guess = did_you_mean(name, known)
    listed = f"Available: {', '.join(known)}."
    return Finding(
        code="LD174",
        place=place,
        message=f"no family is called “{name}”",
        cure=listed if not guess.startswith("Did") else f"{guess} {listed}",
    )


def _without_italics(publication: Publication, role: str, fonts: Sequence[OwnFont]) -> Finding:
    name = getattr(publication.look, role)
    slanted = {font.is_bold for font in fonts if font.italic}
    styles = {"italic": False, "bold italic": True}
    lacks = " and no ".join(word for word, is_bold in styles.items() if is_bold not in slanted)
    return Finding(
        code="LD179",
        place=publication.place_of(f"look.{role}"),
        message=f"the family “{name}” has no {lacks} among"
        f" {_listed([font.path for font in fonts])}: what is emphasised stands upright",
        cure="Put the missing file into fonts/ as well, or choose another family.",
    )


def _listed(paths: Sequence[str]) -> str:
    return paths[0] if len(paths) == 1 else f"{', '.join(paths[:-1])} and {paths[-1]}"
