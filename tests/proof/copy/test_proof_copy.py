"""The proof of the copy: each rule finds what breaks it, and has few false alarms."""

from __future__ import annotations

import tempfile
import tomllib
from dataclasses import dataclass
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lowdown.desk import issue_names, json_schema, read_article, read_issue, read_publication
from lowdown.model.rules import RULES
from lowdown.proof.copy.check import check_copy
from lowdown.proof.copy.doubled_words import doubled
from lowdown.proof.copy.lock_file import write_lock
from lowdown.proof.copy.names import same_person, same_section
from making.manuscripts import (
    ART,
    ISSUE,
    LOCK,
    SETTINGS,
    TOML,
    TWO,
    Files,
    as_text,
    copy,
    copy_findings,
    head,
    lay_out,
    manifest,
    read,
)
from making.writing import paragraphs


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """A rule, files that break it, the place of the fault, and files that do not break it."""

    code: str
    place: str
    broken: Files
    clean: Files


def authors(*names: str) -> Files:
    """An article by each of `names`, all in one issue."""
    slugs = ("one", "two", "three", "four")[: len(names)]
    articles = [
        head(f"title: x\nauthor: {name}", slug) for slug, name in zip(slugs, names, strict=True)
    ]
    return {
        **manifest(*slugs),
        **{path: text for files in articles for path, text in files.items()},
    }


def two_issues(first: str, second: str) -> Files:
    """Issues six and seven, of one article each, with these headers."""
    return {
        **manifest("one", name="six", number=6, date="2026-04-08"),
        **manifest("two"),
        **head(first, "one"),
        **head(second, "two"),
    }


def lock(*lines: str) -> Files:
    return {LOCK: "\n".join(["[articles]", *lines, ""])}


def linked(href: str) -> Files:
    return {
        **manifest("one", "two"),
        **copy(f"See [the other]({href})."),
        TWO: "---\ntitle: x\n---\nA.\n\nB.[^1]\n\n[^1]: c",
    }


def picture(title: str) -> Files:
    return copy(f"![x](pictures/x.svg{title})")


def election(*lines: str) -> Files:
    return {TOML: SETTINGS + "\n".join(lines)}


OWN_ID = 'one = "urn:lowdown:test.example:one"'

CASES = [
    Case(
        code="LD129",
        place=f"{ISSUE}:5:5",
        broken=two_issues("title: x\nonline: https://a.org/x", "title: x\nonline: https://a.org/x"),
        clean=two_issues("title: x\nonline: https://a.org/x", "title: x\nonline: https://a.org/y"),
    ),
    Case(code="LD130", place=f"{ART}:1", broken=lock('one = "urn:x:old"'), clean=lock(OWN_ID)),
    Case(
        code="LD130",
        place=f"{ART}:3:5",
        broken={**lock('one = "urn:x:old"'), **head("title: x\nid: urn:x:new")},
        clean={**lock('one = "urn:x:old"'), **head("title: x\nid: urn:x:old")},
    ),
    Case(
        code="LD130",
        place=f"{LOCK}:3:1",
        broken=lock(OWN_ID, 'gone = "urn:x:gone"'),
        clean={**lock('gone = "urn:x:gone"'), **head("title: x\nid: urn:x:gone")},
    ),
    Case(
        code="LD131",
        place="articles/three.md:3:9",
        broken=authors("Robert Quillan", "Robert Quillan", "Robert Quillen"),
        clean=authors("Ann Lee", "Ann Lee", "Dan Lee"),
    ),
    Case(
        code="LD131",
        place=f"{TWO}:3:19",
        broken=authors("Renée Martin", "[Ann Lee, Renee Martin]", "Renée Martin"),
        clean=authors("Renée Martin", "[Ann Lee, Renée Martin]"),
    ),
    Case(
        code="LD131",
        place=f"{TWO}:3:10",
        broken=two_issues("title: x\nsection: analysis", "title: x\nsection: analyses"),
        clean=two_issues("title: x\nsection: analysis", "title: x\nsection: comment"),
    ),
    Case(code="LD132", place=f"{LOCK}:2:7", broken=lock("one = "), clean={LOCK: ""}),
    Case(code="LD132", place=LOCK, broken=lock("one = 1"), clean=lock(OWN_ID)),
    Case(
        code="LD132", place=LOCK, broken={LOCK: "[pages]\none = 1"}, clean={LOCK: "# nothing yet\n"}
    ),
    Case(code="LD132", place=f"{LOCK}:1:4", broken={LOCK: b"# \xc3\xa9\xe9"}, clean={LOCK: "# é"}),
    Case(
        code="LD226",
        place="fillers/join.md:4:5",
        broken={"fillers/join.md": "---\ntitle: Join\n---\nPay TK pounds."},
        clean={"fillers/join.md": "---\ntitle: Join\n---\nPay five pounds."},
    ),
    Case(
        code="LD225",
        place=f"{ART}:4:1",
        broken=picture(' "A ward."'),
        clean=picture(' "A ward. Credit: Ann"'),
    ),
    Case(code="LD225", place=f"{ART}:4:1", broken=picture(' "A ward. Credit:"'), clean=picture("")),
    Case(
        code="LD225",
        place=f"{ART}:3:15",
        broken=head("title: x\nimage: {file: pictures/x.svg, alt: a, caption: b}"),
        clean=head("title: x\nimage: {file: pictures/x.svg, alt: a, caption: b, credit: c}"),
    ),
    Case(
        code="LD226",
        place=f"{ART}:5:7",
        broken=copy("One\n*two* TK three."),
        clean=copy("The TKT is at 10 tk."),
    ),
    Case(
        code="LD226",
        place=f"{ART}:2:16",
        broken=head('title: "A ward TKTK"'),
        clean=head('title: "A ward"'),
    ),
    Case(
        code="LD226",
        place=f"{ART}:4:3",
        broken=copy("- TODO: ask"),
        clean=copy("- todo: ask, `TODO`"),
    ),
    Case(
        code="LD226",
        place=f"{ART}:4:6",
        broken=copy("a b, FIXME"),
        clean=copy("<!-- FIXME -->\nCopy."),
    ),
    Case(
        code="LD226",
        place=f"{ART}:4:2",
        broken=copy("£XXX a year"),
        clean=copy("A size of XXXL, XXX-rated"),
    ),
    Case(
        code="LD226",
        place=f"{ART}:4:1",
        broken=copy("Lorem ipsum dolor"),
        clean=copy("Ipsum lorem"),
    ),
    Case(code="LD226", place=f"{ART}:4:6", broken=copy("It's ??? beds"), clean=copy("Why?? Why?")),
    Case(code="LD226", place=f"{ART}:4:3", broken=copy("![TK](pictures/x.svg)"), clean=picture("")),
    Case(
        code="LD226",
        place=f"{ART}:4:38",
        broken=picture(' "A ward. Credit: TK"'),
        clean=picture(' "A ward. Credit: Tk"'),
    ),
    Case(
        code="LD226",
        place=f"{ART}:3:13",
        broken=head("title: x\nstandfirst: TK"),
        clean=head("title: x\nauthor: TK\ntags: [TODO]"),
    ),
    Case(
        code="LD226",
        place=f"{ISSUE}:7:4",
        broken=manifest("one", introduction="By TK."),
        clean=manifest("one", introduction="By [us](https://TK.example/TODO)."),
    ),
    Case(
        code="LD227",
        place=f"{ART}:4:13",
        broken=copy("It is *the* the end"),
        clean=copy("It is the. The end"),
    ),
    Case(
        code="LD227",
        place=f"{ART}:5:1",
        broken=copy("All of the\nthe beds"),
        clean=copy("All of the\n\nthe beds"),
    ),
    Case(
        code="LD227", place=f"{ART}:6:6", broken=copy("> It\n>\n> is is"), clean=copy("- is\n- is")
    ),
    Case(
        code="LD228",
        place=f"{ART}:4:4",
        broken=copy("On Tuesday 8 May 2026, at noon"),
        clean=copy("On Friday 8 May 2026, at noon"),
    ),
    Case(
        code="LD228",
        place=f"{ART}:4:4",
        broken=copy("On Tue, May 8, 2026"),
        clean=copy("On Fri, May 8, 2026"),
    ),
    Case(
        code="LD228",
        place=f"{ART}:4:1",
        broken=copy("Monday 18th of April"),
        clean=copy("Saturday 18th of April"),
    ),
    Case(
        code="LD228",
        place=f"{ART}:4:1",
        broken=copy("Monday 31 June 2026"),
        clean=copy("Monday 29 June 2026"),
    ),
    Case(
        code="LD307",
        place=f"{ART}:4:4",
        broken=copy("a [here](https://a.org)"),
        clean=copy("<https://a.org>"),
    ),
    Case(
        code="LD307",
        place=f"{ART}:4:4",
        broken=copy("[**Click** here!](https://a.org)"),
        clean=copy("[https://a.org](https://a.org) or [here in the county](https://a.org/b)"),
    ),
    Case(
        code="LD307",
        place=f"{ART}:4:10",
        broken=copy("::: box [here](https://a.org)\na\n:::"),
        clean=copy("::: box [The vote](https://a.org)\na\n:::"),
    ),
    Case(
        code="LD308", place=f"{ART}:4:17", broken=linked("two.md#p2"), clean=linked("two.md#two-p2")
    ),
    Case(
        code="LD308",
        place=f"{ART}:4:17",
        broken=linked("../articles/two.md#two-p9"),
        clean=linked("two.md#two-fn1"),
    ),
    Case(
        code="LD801",
        place=f"{TOML}:4:12",
        broken=election("election = true"),
        clean=election("election = true", 'imprint = "Printed by us."'),
    ),
    Case(
        code="LD801",
        place=f"{TOML}:4:12",
        broken=election("election = true", 'imprint = " "'),
        clean=election("election = false"),
    ),
]


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case.code}-{case.place}")
def test_a_broken_rule_is_reported_with_its_place_and_its_cure(case: Case, tmp_path: Path) -> None:
    """There is one finding, with the place of the fault and a cure."""
    lines = as_text(copy_findings(tmp_path, case.broken)).split("\n")
    assert lines[0].startswith(f"{case.place}: {case.code} "), lines
    assert lines[0].endswith(f" [{RULES[case.code].name}]")
    assert lines[1].strip().endswith((".", "?"))
    assert len(lines) == 2, "there is more than one finding"


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case.code}-{case.place}")
def test_copy_that_keeps_the_rule_has_no_finding(case: Case, tmp_path: Path) -> None:
    """Files like those that break the rule, with the fault put right, have no finding."""
    assert as_text(copy_findings(tmp_path, case.clean)) == ""


def test_every_rule_of_the_copy_has_a_case() -> None:
    """The table has every code of the proof of the copy."""
    wanted = {
        "LD129",
        "LD130",
        "LD131",
        "LD132",
        "LD225",
        "LD226",
        "LD227",
        "LD228",
        "LD307",
        "LD308",
        "LD801",
    }
    assert {case.code for case in CASES} == wanted


def test_the_sample_breaks_none_of_these_rules(sample_dir: Path) -> None:
    """The sample has no finding."""
    publication = read_publication(sample_dir)
    issues = [read_issue(publication, name).value for name in issue_names(sample_dir)]
    assert as_text(check_copy(publication, [issue for issue in issues if issue])) == ""


PEOPLE = [
    ("Ann Lee", "Dan Lee"),
    ("Jon Smith", "John Smith"),
    ("Maria Evans", "Marie Evans"),
    ("Francis Green", "Frances Green"),
    ("Christine Hall", "Christina Hall"),
    ("Paul Robinson", "Paula Robinson"),
    ("Stephen Marsh", "Steven Marsh"),
    ("Robert Quillan", "Roberta Quillan"),
    ("Ana Fernandez", "Ana Hernandez"),
    ("Ann Lee", "Ann Lees"),
    ("A. Writer", "B. Writer"),
    ("J. Harrington", "John Harrington"),
    ("Ann Harrington", "Ann Marie Harrington"),
    ("Robert Quillan", "Rupert Quillen"),
    ("???", "!!!"),
]


@pytest.mark.parametrize(("one", "other"), PEOPLE)
def test_two_people_with_names_alike_stay_two(one: str, other: str) -> None:
    """Two names that may be two people are not taken for one misspelled name."""
    assert not same_person(one, other)
    assert not same_person(other, one)


MISPRINTS = [
    ("Ann Lee", "ann lee"),
    ("Ann-Marie O\u2019Neill", "Ann Marie ONeill"),
    ("J. Smith", "J Smith"),
    ("José Núñez", "Jose Nunez"),
    ("Robert Quillan", "Robert Quilan"),
    ("Robert Quillan", "Robert Quillna"),
    ("Philip Green", "Phillip Green"),
    ("Bernadette Kossow", "Bernardette Kossow"),
    ("Eve Wolstenholme", "Eve Wolstanholm"),
    ("Jan Müller", "Jan Mueller"),
]


@pytest.mark.parametrize(("one", "other"), MISPRINTS)
def test_one_name_in_two_spellings_is_recognised(one: str, other: str) -> None:
    """Names that differ by a typing mistake, accents or capitals are one person's."""
    assert same_person(one, other)
    assert same_person(other, one)


def test_sections_that_are_alike_stay_two() -> None:
    """Misspelled sections are recognised; sections that differ on purpose are not."""
    apart = [
        ("east", "west"),
        ("south-eastern", "south-western"),
        ("region-1", "region-2"),
        ("new", "news"),
    ]
    misspelled = [
        ("analysis", "analyses"),
        ("opinion", "opinions"),
        ("e-mail", "email"),
        ("comment", "coment"),
    ]
    assert not [pair for pair in apart if same_section(*pair)]
    assert not [pair for pair in misspelled if not same_section(*pair)]


def test_the_rarer_spelling_is_reported(tmp_path: Path) -> None:
    """The cure has the other spelling; of two that are as frequent, the later one is reported."""
    (rare,) = copy_findings(tmp_path, authors("Eva Harringtn", "Eva Harrington", "Eva Harrington"))
    assert (rare.place.path, rare.message) == (
        ART,
        "the author “Eva Harringtn” is “Eva Harrington” elsewhere",
    )
    assert "Eva Harrington" in rare.cure
    (later,) = copy_findings(tmp_path, authors("Eva Harrington", "Eva Harringtn"))
    assert later.place.path == TWO


def test_names_of_old_issues_are_left_alone_unless_the_new_one_has_them(tmp_path: Path) -> None:
    """Issues are compared with all others; a finding is only reported for a checked issue."""
    files = {
        **two_issues(
            "title: x\nauthor: [Eva Harrington, Eva Harringtn]", "title: x\nauthor: Ann Lee"
        ),
        **head("title: x\nauthor: Eva Harrington", "loose"),
    }
    assert copy_findings(tmp_path, files, names=("seven",)) == ()
    assert [
        str(finding.place) for finding in copy_findings(tmp_path, names=("six",), files=files)
    ] == [f"{ART}:3:26"]


def test_articles_that_cannot_be_read_are_skipped(tmp_path: Path) -> None:
    """A fault in another article does not keep the rest from being compared."""
    files = {
        **authors("Eva Harrington", "Eva Harringtn"),
        "articles/broken.md": b"\xff\xfe",
        "issues/x.md": "---\n",
    }
    assert [finding.code for finding in copy_findings(tmp_path, files)] == ["LD131"]


def test_an_address_that_the_desk_reports_is_not_reported_again(tmp_path: Path) -> None:
    """The desk reports two articles of one issue; one article in two issues is no fault."""
    same = "title: x\nonline: https://a.org/x"
    files = {
        **manifest("one", name="six", number=6),
        **manifest("one", "two"),
        **head(same),
        **head(same, "two"),
    }
    publication, issues = read(tmp_path, files)
    assert [issue.name for issue in issues] == ["six"]
    assert check_copy(publication, issues) == ()
    assert copy_findings(tmp_path, {**files, **manifest("one")}) == ()


def test_an_address_is_reported_in_the_issue_that_is_checked(tmp_path: Path) -> None:
    """Whichever of two issues is checked, the finding is in its manifest."""
    same = "title: x\nonline: https://a.org/x"
    for name in ("six", "seven"):
        found = copy_findings(tmp_path, two_issues(same, same), names=(name,))
        assert [str(finding.place) for finding in found] == [f"issues/{name}.md:5:5"]


def test_ids_that_changed_places_are_errors(tmp_path: Path) -> None:
    """Two articles must not swap ids; a renamed article may keep its old id."""
    files = {
        **manifest("one", "two"),
        **head("title: x\nid: urn:x:b"),
        **head("title: x\nid: urn:x:a", "two"),
    }
    swapped = copy_findings(tmp_path, {**files, **lock('one = "urn:x:a"', 'two = "urn:x:b"')})
    assert [(finding.code, finding.place.path) for finding in swapped] == [
        ("LD130", ART),
        ("LD130", TWO),
    ]
    assert 'id: "urn:x:a"' in swapped[0].cure
    assert copy_findings(tmp_path, {**files, **lock('one = "urn:x:a"')}) == ()


def test_the_lock_is_written_from_what_is_published(tmp_path: Path) -> None:
    """It has every published article, sorted, without drafts, and has no finding itself."""
    files = {
        **manifest("two", "one", "three"),
        **head("title: x\nid: urn:x:a", "two"),
        **head("title: x\ndraft: true", "three"),
        **head("title: x", "loose"),
    }
    publication, _ = read(tmp_path, files)
    written = write_lock(publication)
    assert written == write_lock(publication)
    assert list(tomllib.loads(written.decode())["articles"].items()) == [
        ("one", "urn:lowdown:test.example:one"),
        ("two", "urn:x:a"),
    ]
    assert copy_findings(tmp_path, {**files, LOCK: written}) == ()


def test_a_picture_of_the_introduction_and_the_panel_needs_a_credit_too(tmp_path: Path) -> None:
    """Pictures of all copy that an issue prints are checked."""
    files = {
        **manifest("one", introduction='![x](pictures/x.svg "A ward.")'),
        TOML: SETTINGS + '[donation]\narticle = "give"\n',
        "articles/give.md": '---\ntitle: Give\n---\nTK\n\n![x](pictures/x.svg "A ward.")',
    }
    assert [(finding.code, str(finding.place)) for finding in copy_findings(tmp_path, files)] == [
        ("LD226", "articles/give.md:4:1"),
        ("LD225", "articles/give.md:6:1"),
        ("LD225", f"{ISSUE}:7:1"),
    ]


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
        "Die Kosten, die die Kasse trägt und die der der Stadt gleichen, die operiert werden werden.",
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
        'A *b* [c **d**](https://x.y/words "the words") \\* words[^1] &amp; `code` <https://q.r> e\n'
        "  f  \ng [h][r].\n\n"
        "| i | j |\n|---|---|\n| k \\| l | m |\n\n> n\n> o\n\n- p\n  q\n\n::: box Title r\ns\n:::\n\n[^1]: note t\n\n"
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


def test_election_is_a_documented_setting() -> None:
    """The schema has the key `election` and describes it."""
    keys = json_schema("publication")["$defs"]["PublicationKeys"]["properties"]
    assert "election" in keys["election"]["description"]


MARKS = (
    *"ab\"' \n\t*_[]()!<>`~#-+.:|{}=\\&^1é\u2028\r",
    *(
        "\n\n",
        "::: ",
        "box",
        "![",
        "](",
        "[^1]",
        "[^1]: ",
        "<!--",
        "-->",
        "> ",
        "- ",
        "    ",
        "| a |\n|--|\n",
    ),
    *(
        "TK",
        "the the ",
        "Tuesday 8 May 2026",
        "Monday 31 Feb ",
        "[here](two.md#x)",
        "pictures/x.svg",
        "???",
        "&amp;",
    ),
    *("lowdown: ignore ", "LD226", "# ", "two.md#", "Credit: ", '"C"', "\\*"),
)
COPY = st.lists(st.sampled_from(MARKS), max_size=60).map("".join)


@given(st.one_of(COPY, st.text(max_size=80)), st.one_of(COPY, st.text(max_size=60)))
def test_any_copy_is_checked_without_an_exception(body: str, locked: str) -> None:
    """Any copy and any lock give findings only, each with a line that exists."""
    with tempfile.TemporaryDirectory() as folder:
        files = {**manifest("one", introduction=body), **copy(body), LOCK: locked}
        for finding in copy_findings(Path(folder), files):
            assert finding.code in RULES
            text = (Path(folder) / finding.place.path).read_text(encoding="utf-8", errors="replace")
            assert (finding.place.line or 1) <= text.count("\n") + text.count("\r") + 1


@given(st.integers(0, 10_000), st.integers(20, 300))
def test_clean_copy_gives_no_false_alarm(seed: int, words: int) -> None:
    """Plain prose has no placeholders, no wrong days and no empty links."""
    with tempfile.TemporaryDirectory() as folder:
        found = {
            finding.code for finding in copy_findings(Path(folder), copy(paragraphs(seed, words)))
        }
    assert not found & {"LD225", "LD226", "LD228", "LD307", "LD308"}
