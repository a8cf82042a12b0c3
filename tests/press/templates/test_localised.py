"""Dates, bylines and the paper's own words are in the language of the copy."""

from __future__ import annotations

import datetime
from dataclasses import replace
from pathlib import Path

import pypdfium2
import pytest

from lowdown.desk import read_publication
from lowdown.errors import SettingsError
from lowdown.layout import make_up
from lowdown.makeup.task import orders_of
from lowdown.model.words import JUMP_WORDS, WORDS
from lowdown.press.assets import STANDARD
from lowdown.press.pages.contents import contents_entries
from lowdown.press.templates.localised import byline, list_names, long_date
from making.pressroom import SETTINGS, photograph, proof_messages, set_publication
from making.pressroom import WORDS as COPY
from making.publications.specimens import article, make_publication

DAY = datetime.date(2026, 5, 8)


@pytest.mark.parametrize(
    ("language", "date"),
    [
        ("en-GB", "8 May 2026"),
        ("en", "8 May 2026"),
        ("en-AU", "8 May 2026"),
        ("en-US", "May 8, 2026"),
        ("en-CA", "May 8, 2026"),
        ("en-IE", "8 May 2026"),
        ("en-NZ", "8 May 2026"),
        ("cy", "8 Mai 2026"),
        ("de", "8. Mai 2026"),
        ("de-AT-1996", "8. Mai 2026"),
        ("fr", "8 mai 2026"),
        ("es", "8 de mayo de 2026"),
        ("nl", "8 mei 2026"),
        ("pl", "8 maja 2026"),
        ("ga", "8 Bealtaine 2026"),
        ("fi", "8. toukokuuta 2026"),
        ("el", "8 Μαΐου 2026"),
    ],
)
def test_a_date_is_in_the_words_of_its_language(language: str, date: str) -> None:
    """The dateline says the day as people write it there."""
    assert long_date(DAY, language, STANDARD) == date


@pytest.mark.parametrize(
    ("language", "date"),
    [
        ("fr", "1er mai 2026"),
        ("fr-CA", "1er mai 2026"),
        ("de", "1. Mai 2026"),
        ("cy", "1 Mai 2026"),
    ],
)
def test_the_first_of_a_month_is_an_ordinal_in_french(language: str, date: str) -> None:
    """French counts the first day only."""
    assert long_date(datetime.date(2026, 5, 1), language, STANDARD) == date
    assert long_date(datetime.date(2026, 5, 11), "fr", STANDARD) == "11 mai 2026"


@pytest.mark.parametrize("language", ["tlh", "ar", "zh-Hant", "ja"])
def test_a_date_without_words_is_in_figures(language: str) -> None:
    """Where the language has no names of months, or our faces no letters for them."""
    assert long_date(DAY, language, STANDARD) == "2026-05-08"


@pytest.mark.parametrize("language", sorted(WORDS))
def test_a_known_language_can_be_set(language: str) -> None:
    """Every word and every month of the languages that we have can be printed."""
    words = WORDS[language]
    months = " ".join(
        long_date(datetime.date(2026, month, 8), language, STANDARD) for month in range(1, 13)
    )
    jumps = JUMP_WORDS[language]
    assert not STANDARD.missing_characters(
        f"{words.volume}{words.number}{words.by}{words.page}{words.qr}{months}"
        f"{jumps.to}{jumps.origin}{jumps.online}{jumps.contents}"
    )
    assert "2026-" not in months


@pytest.mark.parametrize("language", sorted(JUMP_WORDS.keys() - {"en"}))
def test_jump_lines_are_in_the_language_of_the_publication(tmp_path: Path, language: str) -> None:
    """None of them is English, each can be read back, and `[jumps]` replaces one of them only."""
    jumps = read_publication(settings(tmp_path, '[jumps]\nto = "> {page}"\n', language)).jumps
    known, english = JUMP_WORDS[language], JUMP_WORDS["en"]
    assert jumps == replace(known, to="> {page}")
    assert "{page}" in known.to
    assert known.to != english.to
    assert "{page}" in known.origin
    assert known.origin not in (english.origin, known.to)
    assert "{url}" in known.online
    assert known.online != english.online
    assert known.contents != english.contents


def test_a_paper_in_a_language_that_we_lack_has_english_jump_lines(tmp_path: Path) -> None:
    """They stay so until `[jumps]` sets them."""
    assert read_publication(settings(tmp_path, "")).jumps == JUMP_WORDS["en"]


@pytest.mark.parametrize(
    ("language", "names", "line"),
    [
        ("en-GB", ["Ann"], "By Ann"),
        ("en-GB", ["Ann", "Bob", "Cy"], "By Ann, Bob and Cy"),
        ("de", ["Ann", "Bob"], "Von Ann und Bob"),
        ("fr", ["Ann", "Bob", "Cy"], "Par Ann, Bob et Cy"),
        ("pl", ["Ann", "Bob"], "Tekst: Ann i Bob"),
        ("tlh", ["Ann", "Bob"], "Ann, Bob"),
        ("eo", ["Ann", "Bob"], "Ann kaj Bob"),
        ("cy", [], ""),
    ],
)
def test_a_byline_is_in_the_language_of_its_article(
    tmp_path: Path, language: str, names: list[str], line: str
) -> None:
    """Authors are listed as people list them there.

    Without a word for "by" their names stand alone.
    """
    piece = article(language=language, authors=tuple(names))
    assert byline(piece, make_publication(tmp_path)) == line


def test_the_words_of_a_publication_are_for_its_language(tmp_path: Path) -> None:
    """A word that the settings name is used for copy in the publication's language only."""
    publication = make_publication(tmp_path, language="en-GB")
    publication = replace(publication, words=replace(publication.words, by="Words:"))
    assert byline(article(language="en", authors=("Ann",)), publication) == "Words: Ann"
    assert byline(article(language="de", authors=("Ann",)), publication) == "Von Ann"


@pytest.mark.parametrize(
    ("names", "line"),
    [
        (["Mair", "Elin"], "Mair ac Elin"),
        (["Elin", "Mair"], "Elin a Mair"),
        (["Elin", "Huw", "Mair"], "Elin, Huw a Mair"),
        (["Mair", "Iestyn"], "Mair a Iestyn"),
        (["Mair", "Ifan"], "Mair ac Ifan"),
    ],
)
def test_welsh_names_are_joined_by_their_sound(names: list[str], line: str) -> None:
    """In Welsh, "and" is "ac" before a vowel and "a" before a consonant."""
    assert list_names(names, "cy") == line


def test_spanish_names_are_joined_by_their_sound() -> None:
    """In Spanish, "and" is "e" before the sound of an i; a name that holds an "y" keeps it."""
    assert list_names(["José Ortega y Gasset", "Inés"], "es") == "José Ortega y Gasset e Inés"
    assert list_names(["Inés", "José"], "es-MX") == "Inés y José"
    assert list_names(["Inés", "Hilario"], "es") == "Inés e Hilario"
    assert list_names(["Inés", "Iago"], "es") == "Inés y Iago"


def settings(tmp_path: Path, words: str, language: str = "br") -> Path:
    text = SETTINGS + f'language = "{language}"\n' + words
    (tmp_path / "lowdown.toml").write_text(text, encoding="utf-8")
    return tmp_path


def test_words_can_be_set_for_a_language_that_we_lack(tmp_path: Path) -> None:
    """`[words]` names words in place of the language's; those that it leaves out stay."""
    table = '[words]\nnumber = "Niverenn"\nby = "Gant"\n'
    words = read_publication(settings(tmp_path, table)).words
    assert (words.volume, words.number, words.by) == ("Volume", "Niverenn", "Gant")


def test_the_word_before_authors_can_be_left_out(tmp_path: Path) -> None:
    """An empty `by` lets the names stand alone."""
    assert not read_publication(settings(tmp_path, '[words]\nby = ""\n', "en-GB")).words.by


def test_a_word_that_the_paper_does_not_print_is_refused(tmp_path: Path) -> None:
    """A key of `[words]` that is not known is an error that names the one that is meant."""
    with pytest.raises(SettingsError, match=r"numbers.*\n.*number"):
        read_publication(settings(tmp_path, '[words]\nnumbers = "Niverenn"\n'))


GERMAN: dict[str, str | bytes] = {
    "lowdown.toml": SETTINGS + 'language = "de"\n',
    "issues/one.md": "---\nnumber: 1\nvolume: 3\ndate: 2026-05-08\narticles: [baths, pool]\n---\n",
    "articles/baths.md": "---\ntitle: Bad verkauft\nauthor: [Ann, Bob]\n---\nEin Satz.\n",
    "articles/pool.md": f"---\ntitle: Neues Bad\n---\n{('Noch ein Satz. ' * 40 + chr(10) * 2) * 9}",
    "pictures/wide.png": photograph(8, 4),
}


def test_a_german_paper_says_its_number_and_date_in_german(tmp_path: Path) -> None:
    """Nameplate and byline have German words without a setting for them."""
    typeset = set_publication(tmp_path, GERMAN).typeset
    nameplate = " ".join(line.text for line in typeset.nameplate.set_lines({}))
    head = " ".join(line.text for line in typeset.articles[0].head.set_lines({}))
    assert "Jahrgang 3 Nummer 1" in nameplate
    assert "8. Mai 2026" in nameplate
    assert "Von Ann und Bob" in head


@pytest.mark.parametrize("language", ["cy", "de", "es", "fr", "it", "nl", "pt"])
def test_a_paper_leads_its_readers_in_its_own_language(tmp_path: Path, language: str) -> None:
    """The jump lines and the contents box are printed in it, and the proof reads them back."""
    baths = f"---\ntitle: Baths\n---\n{(COPY * 4 + chr(10) * 2) * 8}"
    manifest = str(GERMAN["issues/one.md"])
    manifest = manifest.replace("[baths,", "[{article: baths, pages: '1, 2'},")
    files: dict[str, str | bytes] = {
        **GERMAN,
        "lowdown.toml": SETTINGS + f'language = "{language}"\n',
        "issues/one.md": manifest,
        "articles/baths.md": baths,
    }
    room = set_publication(tmp_path, files)
    makeup = make_up(orders_of(room.issue, room.typeset), room.typeset.furniture, room.press.grid)
    assert makeup.of_article("baths")[0].to_page == 2
    assert not proof_messages(room, makeup, tmp_path / "dist")
    words = JUMP_WORDS[language]
    pdf = pypdfium2.PdfDocument(tmp_path / "dist" / "one" / "one.pdf")
    printed = " ".join(" ".join(page.get_textpage().get_text_range() for page in pdf).split())
    assert words.to.format(page=2) in printed
    assert words.origin.format(page=1) in printed
    assert words.contents.split()[0] in printed


def test_the_contents_box_names_pages_with_the_publication_s_word(tmp_path: Path) -> None:
    """`page = "S."` prints "S. 1" where a paper has "p1" otherwise, and the proof reads it."""
    toml = SETTINGS + 'language = "de"\n[words]\npage = "S."\n'
    room = set_publication(tmp_path, {**GERMAN, "lowdown.toml": toml})
    orders = orders_of(room.issue, room.typeset)
    makeup = make_up(orders, room.typeset.furniture, room.press.grid)
    entries = contents_entries(room.typeset, makeup, room.publication.words)
    assert [entry.pages for entry in entries] == ["S.\u00a01"]
    assert not proof_messages(room, makeup, tmp_path / "dist")
