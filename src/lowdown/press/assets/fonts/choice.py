"""Chooses the typefaces of a publication by the families that its settings name."""

from __future__ import annotations

from lowdown.errors import SettingsError
from lowdown.model import Finding, Publication, did_you_mean
from lowdown.press.assets.fonts.bundled import BUNDLED, Family
from lowdown.press.assets.fonts.typefaces import Typefaces, set_in

_ROLES = ("serif", "sans", "headline")


def typefaces_of(publication: Publication) -> Typefaces:
    """Returns the typefaces of a publication.

    Raises SettingsError, whose text lists every fault with its cure.
    """
    families: dict[str, Family] = {}
    findings: list[Finding] = []
    for role in _ROLES:
        name = getattr(publication.look, role)
        if name in BUNDLED:
            families[role] = BUNDLED[name]
        elif name is not None:
            findings.append(_unknown(publication, role, name))
    if findings:
        raise SettingsError("\n".join(f"{finding}\n    {finding.cure}" for finding in findings))
    return set_in(families["serif"], families["sans"], families.get("headline"))


def _unknown(publication: Publication, role: str, name: str) -> Finding:
    return Finding(
        code="LD174",
        place=publication.place_of(f"look.{role}"),
        message=f"no family is called “{name}”",
        cure=f"{did_you_mean(name, BUNDLED)} Available: {', '.join(sorted(BUNDLED))}.",
    )
