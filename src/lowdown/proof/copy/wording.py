"""Finds slips in the words of an issue that no reader should see."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import Final

from lowdown.model import Finding, TextSpan
from lowdown.proof.copy.archive import Archive, Script
from lowdown.proof.copy.doubled_words import doubled
from lowdown.proof.copy.weekdays import check_weekdays


def check_wording(archive: Archive) -> Iterator[Finding]:
    """LD226 to LD228 and LD307, in all words of a file: headlines, copy, captions."""
    for script in archive.scripts:
        for span in script.spans:
            for prove in _RULES:
                yield from prove(span, script)
        yield from check_weekdays(script)


_PLACEHOLDER: Final = re.compile(
    r"""(?<![\w/.@#&'\u2019-])
    (?: (?:TK)+ | TODO | FIXME | XXX+ | (?i:lorem\ ipsum) )
    (?![\w/@'\u2019-]) | \?{3,}""",
    re.VERBOSE,
)
"""What writers put where something is still to come; TK is "to come" in American newsrooms."""


def _check_placeholders(span: TextSpan, script: Script) -> Iterator[Finding]:
    for found in _PLACEHOLDER.finditer(span.text):
        yield Finding(
            code="LD226",
            place=span.place(found.start()),
            message=f"\u201c{found[0]}\u201d stands for something that is still to come",
            cure="Put in what belongs there, or take it out.",
        )


def _check_doubles(span: TextSpan, script: Script) -> Iterator[Finding]:
    for found in doubled(span.text, script.language):
        yield Finding(
            code="LD227",
            place=span.place(found.index),
            message=f"the word \u201c{found.word}\u201d stands twice in a row",
            cure="Take one of the two out.",
        )


_GENERIC: Final = {
    "en": frozenset(
        (
            "click",
            "click here",
            "click on this link",
            "click this link",
            "find out more",
            "follow this link",
            "here",
            "learn more",
            "link",
            "more",
            "more here",
            "read more",
            "read more here",
            "read on",
            "see here",
            "see more",
            "this",
            "this link",
            "this page",
        )
    ),
    "cy": frozenset(
        (
            "cliciwch yma",
            "darllen mwy",
            "darllenwch fwy",
            "dolen",
            "mwy",
            "rhagor",
            "y ddolen hon",
            "yma",
        )
    ),
    "de": frozenset(
        (
            "dieser link",
            "hier",
            "hier klicken",
            "klicken sie hier",
            "link",
            "mehr",
            "mehr lesen",
            "weiterlesen",
        )
    ),
    "fr": frozenset(
        (
            "ce lien",
            "cliquez ici",
            "en savoir plus",
            "ici",
            "lien",
            "lire la suite",
            "lire plus",
            "plus",
        )
    ),
}
"""Words of a link that mean nothing where the links of a page are read out one after the other."""


def _check_links(span: TextSpan, script: Script) -> Iterator[Finding]:
    language = script.language.split("-")[0].lower()
    generic = _GENERIC["en"] | _GENERIC.get(language, frozenset())
    for link in span.links:
        words = " ".join(re.findall(r"\w+", link.words.casefold()))
        if words in generic:
            yield Finding(
                code="LD307",
                place=link.place,
                message=f"the words of the link, \u201c{' '.join(link.words.split())}\u201d, do not"
                " say where it leads",
                cure="Link the words that name what is found there.",
            )


_RULES: Final[tuple[Callable[[TextSpan, Script], Iterator[Finding]], ...]] = (
    _check_placeholders,
    _check_doubles,
    _check_links,
)
