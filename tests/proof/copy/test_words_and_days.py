"""The proof of words: doubled words, weekdays, generic links, and the place of each letter."""

from __future__ import annotations

from pathlib import Path

import pytest

from lowdown.desk import read_article, read_publication
from lowdown.proof.copy.doubled_words import doubled
from making.publications.manuscripts import (
    ART,
    TWO,
    as_text,
    copy,
    copy_findings,
    lay_out,
    manifest,
)

DOUBLED_ON_PURPOSE = [
    ("en", "He had had enough, and that that was so."),
    ("en", "It was the. The end. Of the; the rest. The \u2013 the others. The, the others."),
    ("en", "Duran Duran and New York New York, in Baden Baden."),
    ("en", "Grade A a year on, 2026 2026 and 10 10."),
    ("en", "The rule came in in April and went on on 3 May. I gave her her coat."),
    ("en", "A win-win win, the the\u2019s, and no-no no."),
    ("en", "the \ufffc the"),
    ("en", "the\nthe"),
    ("fr", "Nous nous levons, vous vous levez ; la politique de de Gaulle, en en parlant."),
    (
        "de",
        (
            "Die Kosten, die die Kasse trägt und die der der Stadt gleichen, die operiert werden "
            "werden."
        ),
    ),
    ("cy", "Y tŷ bach bach yn yn y cwm, ac a a i i."),
    ("tr", "Yavaş yavaş gel."),
    ("ms", "Orang orang itu."),
]


@pytest.mark.parametrize(("language", "text"), DOUBLED_ON_PURPOSE)
def test_words_that_are_doubled_on_purpose_are_not_found(language: str, text: str) -> None:
    """Grammar, idiom, names, numbers and the ends of sentences may double a word."""
    assert list(doubled(text, language)) == []


DOUBLED_BY_MISTAKE = [
    ("en-GB", "of the the end", "the", 7),
    ("en", "The the end", "the", 4),
    ("en", "a a bed", "a", 2),
    ("en", "a hospital hospital", "hospital", 11),
    ("en", "in in the end", "in", 3),
    ("en", "the the the end", "the", 8),
    ("fr", "dans les les lits", "les", 9),
    ("de", "und und so", "und", 4),
    ("cy", "gweithwyr gweithwyr", "gweithwyr", 10),
]


@pytest.mark.parametrize(("language", "text", "word", "index"), DOUBLED_BY_MISTAKE)
def test_words_that_are_doubled_by_mistake_are_found(
    language: str, text: str, word: str, index: int
) -> None:
    """The finding points at the second of the two words."""
    assert [(found.word, found.index) for found in doubled(text, language)] == [(word, index)]


RIGHT_DAYS = [
    "Friday 8 May; Fri. 8 May; Friday, 8th May; Friday the 8th of May; Friday, May 8",
    "Friday 8 May 2026 and Wednesday 29 February 2040",
    "On Tuesday 8 May 2018, when they began",
    "It began in 2018. On Tuesday 8 May they met",
    "It began in 2018.\n\nOn Tuesday 8 May they met",
    "Tuesday 1 December, long after",
    "The Sun, 8 May 2026, page 3; the Sun 8 May 2026",
    "Monday to Friday 8 May, and Tuesday 5\u20138 May",
    "They sat 8 May exams; march 8 May; we 8 May",
    "Thursday 14 October 1066",
    "Tuesday 8 Mayors; Tuesday, May 80; Saturday 2 May Day parades; Tuesday May 8.30",
    "Tuesdays, 8 May 2026",
    "On Tuesday\n\n8 May 2026",
]


@pytest.mark.parametrize("text", RIGHT_DAYS)
def test_days_that_may_be_right_are_not_reported(text: str, tmp_path: Path) -> None:
    """A weekday is only called wrong where the year of the date is certain."""
    assert as_text(copy_findings(tmp_path, copy(text))) == ""


def test_an_article_in_two_issues_has_no_year_of_its_own(tmp_path: Path) -> None:
    """In issues of two years a date without a year is uncertain, unless the article is dated."""
    issues = {**manifest("one", name="old", number=1, date="2020-05-08"), **manifest("one")}
    assert copy_findings(tmp_path, {**issues, **copy("Tuesday 12 May 2026, Monday 12 May")}) == ()
    dated = {ART: "---\ntitle: One\ndate: 2026-05-08\n---\nMonday 12 May"}
    assert [finding.code for finding in copy_findings(tmp_path, {**issues, **dated})] == ["LD228"]


def test_the_weekday_that_would_be_right_is_named(tmp_path: Path) -> None:
    """The message has the weekday of the date."""
    (found,) = copy_findings(tmp_path, copy("Tuesday 8 May 2026"))
    assert found.message == "8 May 2026 is a Friday, not a Tuesday"


def test_link_words_are_judged_in_the_articles_language(tmp_path: Path) -> None:
    """Each language has its own generic link words: “plus” is one in French only."""
    body = "---\ntitle: One\nlanguage: {}\n---\n[plus](https://a.org) [Yma](https://a.org)"
    found = {
        tongue: copy_findings(tmp_path, {ART: body.format(tongue)})
        for tongue in ("en-GB", "fr", "cy")
    }
    assert {tongue: [finding.place.column for finding in one] for tongue, one in found.items()} == {
        "en-GB": [],
        "fr": [2],
        "cy": [24],
    }


def test_every_letter_of_a_span_has_its_place(tmp_path: Path) -> None:
    """The place of each letter is right after links, notes, escapes, tables and quotations."""
    body = (
        'A *b* [c **d**](https://x.y/words "the words") \\* words[^1] &amp; `code` <https://q.r> '
        "e\n"
        "  f  \ng [h][r].\n\n"
        "| i | j |\n|---|---|\n| k \\| l | m |\n\n> n\n> o\n\n- p\n  q\n\n::: box Title r\ns\n"
        ":::\n\n[^1]: note t\n\n"
        '![alt u](pictures/x.svg "C. Credit: v"){span=2}\n\n[r]: two.md\n'
    )
    header = '---\ntitle: "One \\"two\\" three"\nstandfirst: >\n  folded\n  words\n---\n'
    two = "---\ntitle: Two\n---\nCopy.\n"
    root = lay_out(tmp_path, {ART: header + body, TWO: two})
    lines = (header + body).split("\n")
    words = 0
    article = read_article(read_publication(root), "one").value
    assert article
    for run in article.spans:
        for index, letter in enumerate(run.text):
            if letter.isalnum():
                place = run.place(index)
                assert place.line is not None
                assert place.column is not None
                assert lines[place.line - 1][place.column - 1] == letter, (run.text, index, place)
                words += 1
    assert words > 60
