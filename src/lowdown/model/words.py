"""The words that a paper prints of its own accord, in the languages that Lowdown has them in."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from lowdown.values import dataclass

if TYPE_CHECKING:
    from lowdown.model.issue_numbers import IssueNumber, Volume


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
    short_volume: str
    """Before the number of the volume in a feed, as in "Vol 3"."""
    short_number: str
    """Before the number of the issue in a feed, as in "No 42"."""

    def name_issue(self, volume: Volume | None, number: IssueNumber) -> str:
        """The name of an issue as the paper prints it, such as "Volume 3 Number 42"."""
        named = f"{self.number} {number}"
        return named if volume is None else f"{self.volume} {volume} {named}"

    def name_pages(self, pages: str) -> str:
        """Pages with the word before them, such as "p4-5" or "S. 4-5"; empty for no pages."""
        if not pages:
            return ""
        space = "\u00a0" if self.page.endswith(".") else ""
        return f"{self.page}{space}{pages}"


@dataclass(frozen=True, slots=True, kw_only=True)
class JumpWords:
    """The words of the jump lines; `{page}`, `{title}` and `{url}` are filled in."""

    to: str = "continued on page {page}..."
    """Where the copy breaks off."""
    origin: str = "...continued from page {page}"
    """Where the copy goes on; the key `from` of the settings."""
    online: str = "...this article is continued online at: {url}"
    """Where print stops and the web goes on."""
    contents: str = "Also in this issue..."
    """The heading of the contents box."""


_PAGE: Final = "p"
"""Before pages in every language, unless `[words]` has another word."""


def _words(volume: str, number: str, by: str, qr: str) -> Words:
    return Words(
        volume=volume,
        number=number,
        by=by,
        page=_PAGE,
        qr=qr,
        short_volume=volume,
        short_number=number,
    )


def _english(by: str) -> Words:
    return replace(_words("Volume", "Number", by, "QR code"), short_volume="Vol", short_number="No")


WORDS: Final[dict[str, Words]] = {
    "cy": _words("Cyfrol", "Rhifyn", "Gan", "Cod QR"),
    "da": _words("Årgang", "Nummer", "Af", "QR-kode"),
    "de": _words("Jahrgang", "Nummer", "Von", "QR-Code"),
    "en": _english("By"),
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
_OTHER: Final = _english("")


def _jumps(to: str, origin: str, online: str, contents: str) -> JumpWords:
    """The words without the dots that lead on, or back, over the jump."""
    return JumpWords(
        to=f"{to} {{page}}...",
        origin=f"...{origin} {{page}}",
        online=f"...{online}: {{url}}",
        contents=f"{contents}...",
    )


_NORWEGIAN: Final = _jumps(
    "fortsetter på side",
    "fortsatt fra side",
    "artikkelen fortsetter på nett",
    "Også i dette nummeret",
)
JUMP_WORDS: Final[dict[str, JumpWords]] = {
    "cy": _jumps(
        "parhad ar dudalen",
        "parhad o dudalen",
        "mae\u2019r erthygl hon yn parhau ar-lein yn",
        "Hefyd yn y rhifyn hwn",
    ),
    "da": _jumps(
        "fortsættes på side",
        "fortsat fra side",
        "artiklen fortsætter på nettet",
        "Også i dette nummer",
    ),
    "de": _jumps(
        "Fortsetzung auf Seite",
        "Fortsetzung von Seite",
        "dieser Artikel geht online weiter",
        "Außerdem in dieser Ausgabe",
    ),
    "en": JumpWords(),
    "es": _jumps(
        "continúa en la página",
        "viene de la página",
        "este artículo continúa en línea",
        "También en este número",
    ),
    "fi": _jumps(
        "jatkuu sivulla", "jatkoa sivulta", "juttu jatkuu verkossa", "Lisäksi tässä numerossa"
    ),
    "fr": _jumps(
        "suite page",
        "suite de la page",
        "la suite de cet article est en ligne\u00a0",
        "Aussi dans ce numéro",
    ),
    "ga": _jumps(
        "ar lean ar leathanach",
        "ar lean ó leathanach",
        "tá tuilleadh den alt seo ar líne",
        "San eagrán seo freisin",
    ),
    "gd": _jumps(
        "a\u2019 leantainn air duilleag",
        "a\u2019 leantainn bho dhuilleag",
        "tha an t-alt seo a\u2019 leantainn air-loidhne",
        "Cuideachd san iris seo",
    ),
    "it": _jumps(
        "continua a pagina",
        "segue da pagina",
        "questo articolo continua online",
        "Anche in questo numero",
    ),
    "nb": _NORWEGIAN,
    "nl": _jumps(
        "lees verder op pagina",
        "vervolg van pagina",
        "dit artikel gaat online verder",
        "Verder in dit nummer",
    ),
    "nn": _jumps(
        "held fram på side",
        "framhald frå side",
        "artikkelen held fram på nett",
        "Også i dette nummeret",
    ),
    "no": _NORWEGIAN,
    "pl": _jumps(
        "ciąg dalszy na stronie",
        "ciąg dalszy ze strony",
        "dalszy ciąg artykułu w internecie",
        "Także w tym numerze",
    ),
    "pt": _jumps(
        "continua na página",
        "continuação da página",
        "este artigo continua na internet",
        "Também nesta edição",
    ),
    "sv": _jumps(
        "fortsätter på sidan",
        "fortsättning från sidan",
        "artikeln fortsätter på nätet",
        "Även i detta nummer",
    ),
}
"""The words of jump lines in each language of `WORDS`."""


def main_language(code: str) -> str:
    """The first part of a BCP 47 code, in small letters: `en` for `en-GB`."""
    return code.lower().split("-")[0]


def words_in(language: str) -> Words:
    """The words of a language; in one that is not in the table English words, and no "by"."""
    return WORDS.get(main_language(language), _OTHER)


def jump_words_in(language: str) -> JumpWords:
    """The words of jump lines in a language; English ones in one that is not in the table."""
    return JUMP_WORDS.get(main_language(language), JUMP_WORDS["en"])
