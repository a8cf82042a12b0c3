"""The words of the web edition in each language."""

from __future__ import annotations

import string
import tomllib
from dataclasses import asdict, fields
from importlib.resources import files

import pytest

from lowdown.model import WebWords, web_words_in
from lowdown.model.words import WORDS

FIELDS = {field.name for field in fields(WebWords)}
LANGUAGES = sorted(WORDS.keys() - {"en", "no"})
ENGLISH = asdict(WebWords())
SENTENCE = 30
"""Characters of a phrase that is never the same in two languages."""


def typed(language: str) -> dict[str, str]:
    file = files("lowdown.model.web_words") / f"{language}.toml"
    return tomllib.loads(file.read_text(encoding="utf-8"))


def filled_in(phrase: str) -> list[str]:
    return sorted(name for _, name, _, _ in string.Formatter().parse(phrase) if name is not None)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_language_has_every_phrase(language: str) -> None:
    """No page has an English phrase among others, and a new phrase has to be translated."""
    assert typed(language).keys() == FIELDS


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_same_is_filled_in_in_every_language(language: str) -> None:
    """A page names its pages, issue and title whatever language it is in."""
    for name, phrase in typed(language).items():
        assert filled_in(phrase) == filled_in(ENGLISH[name]), name


@pytest.mark.parametrize("language", LANGUAGES)
def test_phrases_are_translated_and_typed_as_in_print(language: str) -> None:
    """No sentence was left in English, none has typewriter quotes or space at its ends."""
    for name, phrase in typed(language).items():
        assert phrase == phrase.strip() != "", name
        assert not set(phrase) & set("'\"<>&"), name
        assert len(phrase) < SENTENCE or phrase != ENGLISH[name], name


@pytest.mark.parametrize(
    ("languages", "home"),
    [
        (("en-GB",), "Home"),
        (("cy",), "Hafan"),
        (("PT-br",), "Início"),
        (("no",), "Forside"),
        (("el",), "Home"),
        (("el", "de"), "Startseite"),
        (("cy", "de"), "Hafan"),
    ],
)
def test_the_first_language_with_words_is_taken(languages: tuple[str, ...], home: str) -> None:
    """A page in a language without words has those of the publication, or else English ones."""
    assert web_words_in(*languages).home == home


def test_a_paper_of_one_page_has_one_page() -> None:
    """The number of pages is named in the singular where there is only one."""
    words = web_words_in("en")
    assert (words.count_pages(1), words.count_pages(12)) == ("1 page", "12 pages")
