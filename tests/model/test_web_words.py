"""The words of the web edition in each language."""

from __future__ import annotations

import re
import string
import tomllib
from dataclasses import asdict, fields, replace
from importlib.resources import files
from pathlib import Path

import pytest

from lowdown.model import WebWords, web_words_in
from lowdown.model.web_words import languages as reading
from lowdown.model.words import WORDS
from lowdown.press import STANDARD

FIELDS = [field.name for field in fields(WebWords)]
LANGUAGES = sorted(WORDS.keys() - {"en", "no"})
ENGLISH = asdict(WebWords())
SENTENCE = 30
"""Characters of a phrase that is never the same in two languages."""
NAVIGATION = ("home", "archive", "sections", "subscribe", "donate", "feeds", "search")
MAX_NAVIGATION = 20
"""Characters of a link of the navigation at most."""
QUOTED = {
    "cy": "“{words}”",
    "da": "»{words}«",
    "de": "„{words}“",
    "es": "«{words}»",
    "fi": "”{words}”",
    "fr": "«\u202f{words}\u202f»",
    "ga": "“{words}”",
    "gd": "“{words}”",
    "it": "«{words}»",
    "nb": "«{words}»",
    "nl": "“{words}”",
    "nn": "«{words}»",
    "pl": "„{words}”",
    "pt": "«{words}»",
    "sv": "”{words}”",
}
"""Quotation marks, as Lowdown sets them in the copy of each language."""


def typed(language: str) -> dict[str, str]:
    file = files("lowdown.model.web_words") / f"{language}.toml"
    return tomllib.loads(file.read_text(encoding="utf-8"))


def filled_in(phrase: str) -> list[str]:
    return sorted(name for _, name, _, _ in string.Formatter().parse(phrase) if name is not None)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_language_has_every_phrase(language: str) -> None:
    """No page has an English phrase among others, and a new phrase has to be translated.

    Phrases are in the order of the class, so that a translator can read them beside the English.
    """
    assert list(typed(language)) == FIELDS


def test_every_file_is_a_language_of_the_paper() -> None:
    """No language has words for the site alone."""
    folder = files("lowdown.model.web_words")
    names = (file.name for file in folder.iterdir())
    assert sorted(name for name in names if name.endswith(".toml")) == [
        f"{language}.toml" for language in LANGUAGES
    ]


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_same_is_filled_in_in_every_language(language: str) -> None:
    """A page names its pages, issue and title whatever language it is in."""
    for name, phrase in typed(language).items():
        assert filled_in(phrase) == filled_in(ENGLISH[name]), name


@pytest.mark.parametrize("language", LANGUAGES)
def test_phrases_are_translated_and_typed_as_in_print(language: str) -> None:
    """No sentence was left in English, none has typewriter quotes or space at its ends."""
    for name, phrase in typed(language).items():
        assert phrase == phrase.strip(" \n") != "", name
        assert not set(phrase) & set("'\"<>&"), name
        assert len(phrase) < SENTENCE or phrase != ENGLISH[name], name


@pytest.mark.parametrize("language", LANGUAGES)
def test_phrases_have_the_signs_of_their_language(language: str) -> None:
    """What a reader searched for is in quotation marks, and every character has type."""
    words = typed(language)
    assert words["found_nothing"].endswith(QUOTED[language])
    assert [name for name, phrase in words.items() if "..." in phrase or "  " in phrase] == []
    assert STANDARD.missing_characters(STANDARD.settable("".join(words.values()))) == ()


def test_no_space_before_a_french_sign_breaks() -> None:
    """A colon has a wide space before it, the other tall signs a narrow one."""
    for phrase in typed("fr").values():
        assert re.search(r"[^\u00a0]:|[^\u202f][;?!»]|«[^\u202f]", phrase) is None


@pytest.mark.parametrize("language", [*LANGUAGES, "en"])
def test_the_navigation_is_short(language: str) -> None:
    """The links of the navigation have room beside each other."""
    words = asdict(web_words_in(language))
    assert [words[name] for name in NAVIGATION if len(words[name]) > MAX_NAVIGATION] == []


def test_a_phrase_that_a_language_lacks_is_english(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A language may be begun with a few phrases."""
    (tmp_path / "br.toml").write_text('home = "Degemer"\n', encoding="utf-8")
    monkeypatch.setitem(WORDS, "br", WORDS["en"])
    monkeypatch.setitem(reading._SAME, "br", str(tmp_path / "br"))
    reading._read_words.cache_clear()
    assert web_words_in("br") == replace(WebWords(), home="Degemer")
    reading._read_words.cache_clear()


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
