"""Finds what is wrong in the table `[hyphenation]` of the settings: words and their languages."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Mapping

from lowdown.desk.schema import language
from lowdown.desk.source import Fault, FaultLog, InvalidValueError, TomlPositions, named
from lowdown.model import shorten

_EXAMPLE = "as in Lang-dale"


def hyphenated_words(words: Mapping[str, tuple[str, ...]]) -> dict[str, tuple[str, ...]]:
    """Returns the words of each language with each letter as one character where there is one."""
    return {
        code: tuple(unicodedata.normalize("NFC", word) for word in listed)
        for code, listed in words.items()
    }


def check_hyphenation(table: object, *, where: TomlPositions, log: FaultLog) -> None:
    """Notes every word that does not say where it may be divided (LD182), and every key that is no
    code of a language (LD114).

    `table` is as it was read; what is no text in it is a fault of the schema's.
    """
    if not isinstance(table, dict):
        return
    for code, value in table.items():
        try:
            language(code)
        except InvalidValueError as error:
            log.note(error.fault, where.position(("hyphenation", code), key=True))
        words = value if isinstance(value, list) else [value]
        for index, fault in _faults_of(words, code):
            log.note(fault, where.position(("hyphenation", code, index)))


def _faults_of(words: list[object], code: str) -> Iterator[tuple[int, Fault]]:
    """Each fault of the words of one language, with the word's number."""
    first: dict[str, str] = {}
    for index, value in enumerate(words):
        if not isinstance(value, str):
            continue
        word = unicodedata.normalize("NFC", value.strip())
        fault = _fault_of(word)
        if fault is None:
            before = first.setdefault(word.replace("-", "").lower(), word)
            if before.lower() == word.lower():
                continue
            fault = Fault(
                code="LD182",
                message=f"\u201c{shorten(word, 40)}\u201d stands a second time for"
                f" \u201c{code}\u201d, after \u201c{shorten(before, 40)}\u201d",
                cure="Keep the one that is divided as it should be.",
            )
        yield index, fault


def _fault_of(word: str) -> Fault | None:
    """What is wrong with one word; None where it can be used."""
    if not word.strip("-"):
        return Fault(
            code="LD182",
            message="there is no word between these quotation marks",
            cure=f"Write a word with hyphens where it may be divided, {_EXAMPLE}, or take the"
            " entry out.",
        )
    others = [character for character in word if not _is_letter(character) and character != "-"]
    if others:
        return Fault(
            code="LD182",
            message=f"\u201c{shorten(word, 40)}\u201d has {_name(others[0])} in it, and a word that"
            " may be divided has letters and hyphens only",
            cure=_cure(others[0]),
        )
    if not all(word.split("-")):
        return Fault(
            code="LD182",
            message=f"\u201c{shorten(word, 40)}\u201d has a hyphen that no letter stands before or"
            " behind",
            cure=f"Write one hyphen at each place where the word may be divided, {_EXAMPLE}.",
        )
    return None


def _is_letter(character: str) -> bool:
    """Whether a character is a letter, or a mark that belongs to the letter before it."""
    return unicodedata.category(character)[0] in "LM"


def _name(character: str) -> str:
    if character in " \t\n":
        return "a space"
    if character in _APOSTROPHES:
        return "an apostrophe"
    if character in _OTHER_HYPHENS:
        return "another character than a hyphen"
    return f"\u201c{character}\u201d" if character.isprintable() else f"a {named(character)}"


_APOSTROPHES = "'\u2019"
_OTHER_HYPHENS = "\u00ad\u2010\u2011\u2012\u2013\u2014\u00b7\u2027"
"""What is typed or pasted where a hyphen is meant."""


def _cure(character: str) -> str:
    if character in " \t\n":
        return 'Put each word in quotation marks of its own, as in ["Lang-dale", "Ox-bridge"].'
    if character in _APOSTROPHES:
        return (
            "Write the longer part alone: what holds for \u201cLangdale\u201d holds for"
            " \u201cLangdale\u2019s\u201d."
        )
    if character in _OTHER_HYPHENS:
        return f"Type the hyphen of the keyboard, {_EXAMPLE}."
    return "Take it out."
