"""What the typewriter's marks become in print."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lowdown.desk.markup.typography import Piece, smart, smart_pieces

ENGLISH = [
    ("don't", "don’t"),
    ("James's", "James’s"),
    ("the students' union", "the students’ union"),
    ("students'", "students’"),
    ("dogs' and cats' homes", "dogs’ and cats’ homes"),
    ("'90s", "’90s"),
    ("the '90s' music", "the ’90s’ music"),
    ("the 1980s' best", "the 1980s’ best"),
    ("it's '42 again", "it’s ’42 again"),
    ("'42 is it,' he said", "‘42 is it,’ he said"),
    ("rock 'n' roll", "rock ’n’ roll"),
    ("'Tis the season", "’Tis the season"),
    ('"\'Tis so"', "“’Tis so”"),
    ("5'10\"", "5′10″"),
    ('He said "it\'s 5\'10"".', "He said “it’s 5′10″”."),
    ("6' tall", "6′ tall"),
    ('a 12" record', "a 12″ record"),
    ('"in 2019"', "“in 2019”"),
    ("'in 2019'", "‘in 2019’"),
    ("'Hello,' she said", "‘Hello,’ she said"),
    ("\"'Hello,' she said\"", "“‘Hello,’ she said”"),
    ("'He said \"yes\"'", "‘He said “yes”’"),
    ("\"What's 'this'?\"", "“What’s ‘this’?”"),
    ('("quoted")', "(“quoted”)"),
    ('non-"native"', "non-“native”"),
    ('said---"no"', "said—“no”"),
    ('"but---"', "“but—”"),
    ('"A"--"B"', "“A”–“B”"),
    ('"One paragraph of a long quotation', "“One paragraph of a long quotation"),
    ("a -- b", "a – b"),
    ("10--12", "10–12"),
    ("a---b", "a—b"),
    ("a----b", "a----b"),
    ("--verbose", "--verbose"),
    ("wait...", "wait…"),
    ('"...and so"', "“…and so”"),
    ("..", ".."),
    ("http://a.b/c--d?'e", "http://a.b/c--d?'e"),
    ("(c) 2020 +-", "(c) 2020 +-"),
    ("", ""),
]

OTHERS = [
    ("cy", "\"Mae'n dda i'r 'ysgol'\"", "“Mae’n dda i’r ‘ysgol’”"),
    ("de", "\"Er sagte 'ja', geht's?\"", "„Er sagte ‚ja‘, geht’s?“"),
    ("de-CH", "\"Er sagte 'ja'\"", "«Er sagte ‹ja›»"),
    ("de", "Hans' Auto", "Hans’ Auto"),
    ("fr", 'l\'eau "vive"', "l’eau «\u202fvive\u202f»"),
    ("fr", 'l\'"eau"', "l’«\u202feau\u202f»"),
    ("fr", "Vraiment ? « Oui » : non", "Vraiment\u202f? «\u202fOui\u202f»\u00a0: non"),
    ("es", "\"Dijo 'no'\"", "«Dijo “no”»"),
    ("it", '"L\'acqua"', "«L’acqua»"),
    ("nl", "\"Zo'n 'ding'\"", "“Zo’n ‘ding’”"),
    ("pl", "\"Tak 'nie'\"", "„Tak ‚nie’”"),
    ("sv", "\"Ja 'nej'\"", "”Ja ’nej’”"),
    ("nb-NO", "\"Ja 'nei'\"", "«Ja ‘nei’»"),
    ("no", '"Ja"', "«Ja»"),
    ("da", '"Ja"', "»Ja«"),
    ("pt", '"Sim"', "«Sim»"),
    ("pt-BR", '"Sim"', "“Sim”"),
    ("tlh", "\"wo' 'batlh'\"", "“wo’ ‘batlh’”"),
]


@pytest.mark.parametrize(("typed", "printed"), ENGLISH)
def test_english_is_set_with_its_own_marks(typed: str, printed: str) -> None:
    """Quotation marks, apostrophes, primes, dashes and ellipses are those that a reader expects."""
    assert smart(typed, "en-GB") == printed


@pytest.mark.parametrize(("language", "typed", "printed"), OTHERS)
def test_every_language_has_its_own_marks(language: str, typed: str, printed: str) -> None:
    """What the quotation marks become is for the language to say; English is the last resort."""
    assert smart(typed, language) == printed


def test_marks_lean_on_words_in_other_pieces() -> None:
    """A mark before emphasised words opens, and one behind code closes."""
    pieces = [Piece('"'), Piece("Hello"), Piece('" and "'), Piece("'x'", fixed=True), Piece('"')]
    assert smart_pieces(pieces, "en") == ["“", "Hello", "” and “", "'x'", "”"]


HELD = [
    ("en-GB", "410 000 people", "410_000 people"),
    ("en-GB", "1 410 000 km²", "1_410_000_km²"),
    ("fr", "410 000 €", "410_000_€"),
    ("en-GB", "£38 m, 5 km, 20 %.", "£38_m, 5_km, 20_%."),
    ("en-GB", "No 42 and no. 42", "No_42 and no. 42"),
    ("en-GB", "see p. 7, pp. 7-9, § 5", "see p._7, pp._7-9, §_5"),
    ("en-GB", "10 a.m. or 10 pm", "10_a.m. or 10_pm"),
    ("de", "am 10 am Montag um 10 Uhr", "am 10 am Montag um 10_Uhr"),
    ("de", "S. 7, Nr. 5", "S._7, Nr._5"),
    ("fr", "n° 5, p. 7", "n°_5, p._7"),
    ("cy", "t. 7, rhif 5", "t._7, rhif_5"),
    ("pl", "nr 5, 20 zł", "nr_5, 20_zł"),
    ("en-GB", "020 7123 4567", "020 7123 4567"),
    ("en-GB", "in 2019 100 people", "in 2019 100 people"),
    ("en-GB", "1 2 3 go", "1 2 3 go"),
    ("en-GB", "5 grams, 5 men, 5 l’s", "5 grams, 5 men, 5 l’s"),
    ("en-GB", "Casino 42", "Casino 42"),
    ("en-GB", "3.5 km", "3.5_km"),
    ("tlh", "410 000 kg", "410_000_kg"),
]


@pytest.mark.parametrize(("language", "typed", "printed"), HELD)
def test_no_line_ends_within_a_number(language: str, typed: str, printed: str) -> None:
    """Groups of figures, and numbers and their units, are held together (_) in each language."""
    assert smart(typed, language) == printed.replace("_", "\u00a0")


@given(st.text(alphabet="ab \"'-.9s…«»", max_size=40), st.sampled_from(["en", "de", "fr", "da"]))
def test_no_letter_is_lost(typed: str, language: str) -> None:
    """Only marks and spaces change."""
    assert re.sub(r"[^a-z9]", "", smart(typed, language)) == re.sub(r"[^a-z9]", "", typed)


@given(st.text(max_size=40))
def test_what_is_printed_is_not_changed_again(typed: str) -> None:
    """English that has been set once stays as it is."""
    printed = smart(typed, "en")
    assert smart(printed, "en") == printed
