"""The languages in which there are articles for a new publication, and what their files are."""

from __future__ import annotations

from typing import Final

from lowdown.values import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class StarterCopy:
    """The copy that a publication begins with, in one language."""

    lead: str
    """The slug of the lead."""
    second: str
    """That of the other article."""
    panel: str
    """That of the donation panel."""
    tagline: str
    """The line below the title."""

    @property
    def slugs(self) -> tuple[str, ...]:
        """The slugs of all articles."""
        return (self.lead, self.second, self.panel)


STARTER_COPY: Final = {
    "en": StarterCopy(
        lead="welcome",
        second="next-issue",
        panel="donate",
        tagline="News from where we live and work",
    ),
    "cy": StarterCopy(
        lead="croeso",
        second="rhifyn-nesaf",
        panel="rhoddion",
        tagline="Newyddion y lle rydym yn byw ac yn gweithio ynddo",
    ),
    "de": StarterCopy(
        lead="willkommen",
        second="naechste-ausgabe",
        panel="spenden",
        tagline="Nachrichten von da, wo wir leben und arbeiten",
    ),
    "es": StarterCopy(
        lead="bienvenida",
        second="proximo-numero",
        panel="donativos",
        tagline="Noticias de donde vivimos y trabajamos",
    ),
    "fr": StarterCopy(
        lead="bienvenue",
        second="prochain-numero",
        panel="dons",
        tagline="Les nouvelles de là où nous vivons et travaillons",
    ),
}
"""The copy of each language, by the first part of its BCP 47 code."""
