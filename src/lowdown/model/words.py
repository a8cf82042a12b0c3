"""The words that a paper prints of its own accord, in the languages that Lowdown has them in."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final


@dataclass(frozen=True, slots=True, kw_only=True)
class Words:
    """The words that a paper prints besides its copy, in one language."""

    volume: str
    """Before the number of the volume, as in "Volume 3"."""
    number: str
    """Before the number of the issue, as in "Number 42"."""
    by: str
    """Before the names of the authors; empty where the names stand alone."""
    page: str
    """Before the pages in the contents box, as in "p4-5"; a space follows a full stop."""
    qr: str
    """What a QR code is called where it is described for screen readers."""

    def name_pages(self, pages: str) -> str:
        """Pages with the word before them, such as "p4-5" or "S. 4-5"; empty for no pages."""
        if not pages:
            return ""
        space = "\u00a0" if self.page.endswith(".") else ""
        return f"{self.page}{space}{pages}"


_PAGE: Final = "p"
"""Before pages in every language, unless `[words]` has another word."""


def _words(volume: str, number: str, by: str, qr: str) -> Words:
    return Words(volume=volume, number=number, by=by, page=_PAGE, qr=qr)


WORDS: Final[dict[str, Words]] = {
    "cy": _words("Cyfrol", "Rhifyn", "Gan", "Cod QR"),
    "da": _words("Årgang", "Nummer", "Af", "QR-kode"),
    "de": _words("Jahrgang", "Nummer", "Von", "QR-Code"),
    "en": _words("Volume", "Number", "By", "QR code"),
    "es": _words("Volumen", "Número", "Por", "Código QR"),
    "fi": _words("Vuosikerta", "Numero", "Teksti:", "QR-koodi"),
    "fr": _words("Volume", "Numéro", "Par", "Code QR"),
    "ga": _words("Imleabhar", "Uimhir", "Téacs:", "Cód QR"),
    "gd": _words("Leabhar", "Àireamh", "Le", "Còd QR"),
    "it": _words("Volume", "Numero", "Di", "Codice QR"),
    "nb": _words("Årgang", "Nummer", "Av", "QR-kode"),
    "nl": _words("Jaargang", "Nummer", "Door", "QR-code"),
    "nn": _words("Årgang", "Nummer", "Av", "QR-kode"),
    "no": _words("Årgang", "Nummer", "Av", "QR-kode"),
    "pl": _words("Tom", "Numer", "Tekst:", "Kod QR"),
    "pt": _words("Volume", "Número", "Por", "Código QR"),
    "sv": _words("Årgång", "Nummer", "Av", "QR-kod"),
}
"""The words of each language, by the first part of its BCP 47 code.

Where a language has no preposition that suits every name (Irish and Finnish inflect, Polish has
none), the byline begins with the word for "text".
"""
_OTHER: Final = _words("Volume", "Number", "", "QR code")


def main_language(code: str) -> str:
    """The first part of a BCP 47 code, in small letters: `en` for `en-GB`."""
    return code.lower().split("-")[0]


def words_in(language: str) -> Words:
    """The words of a language; in one that is not in the table English words, and no "by"."""
    return WORDS.get(main_language(language), _OTHER)
