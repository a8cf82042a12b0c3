"""The proof of the copy: every rule has a publication that breaks it and one that does not, and few false alarms."""

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
    copy,
    head,
    lay_out,
    manifest,
    proved,
    read,
    told,
)
from making.writing import paragraphs


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """A rule, what breaks it where, and what does not."""

    code: str
    place: str
    broken: Files
    sound: Files


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
    """Two issues of one article each, with these headers."""
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


OWN = 'one = "urn:lowdown:test.example:one"'

CASES = [
    Case(
        code="LD129",
        place=f"{ISSUE}:5:5",
        broken=two_issues("title: x\nonline: https://a.org/x", "title: x\nonline: https://a.org/x"),
        sound=two_issues("title: x\nonline: https://a.org/x", "title: x\nonline: https://a.org/y"),
    ),
    Case(code="LD130", place=f"{ART}:1", broken=lock('one = "urn:x:old"'), sound=lock(OWN)),
    Case(
        code="LD130",
        place=f"{ART}:3:5",
        broken={**lock('one = "urn:x:old"'), **head("title: x\nid: urn:x:new")},
        sound={**lock('one = "urn:x:old"'), **head("title: x\nid: urn:x:old")},
    ),
    Case(
        code="LD130",
        place=f"{LOCK}:3:1",
        broken=lock(OWN, 'gone = "urn:x:gone"'),
        sound={**lock('gone = "urn:x:gone"'), **head("title: x\nid: urn:x:gone")},
    ),
    Case(
        code="LD131",
        place="articles/three.md:3:9",
        broken=authors("Robert Quillan", "Robert Quillan", "Robert Quillen"),
        sound=authors("Ann Lee", "Ann Lee", "Dan Lee"),
    ),
    Case(
        code="LD131",
        place=f"{TWO}:3:19",
        broken=authors("Renée Martin", "[Ann Lee, Renee Martin]", "Renée Martin"),
        sound=authors("Renée Martin", "[Ann Lee, Renée Martin]"),
    ),
    Case(
        code="LD131",
        place=f"{TWO}:3:10",
        broken=two_issues("title: x\nsection: analysis", "title: x\nsection: analyses"),
        sound=two_issues("title: x\nsection: analysis", "title: x\nsection: comment"),
    ),
    Case(code="LD132", place=f"{LOCK}:2:7", broken=lock("one = "), sound={LOCK: ""}),
    Case(code="LD132", place=LOCK, broken=lock("one = 1"), sound=lock(OWN)),
    Case(
        code="LD132", place=LOCK, broken={LOCK: "[pages]\none = 1"}, sound={LOCK: "# nothing yet\n"}
    ),
    Case(code="LD132", place=f"{LOCK}:1:4", broken={LOCK: b"# \xc3\xa9\xe9"}, sound={LOCK: "# é"}),
    Case(
        code="LD226",
        place="fillers/join.md:4:5",
        broken={"fillers/join.md": "---\ntitle: Join\n---\nPay TK pounds."},
        sound={"fillers/join.md": "---\ntitle: Join\n---\nPay five pounds."},
    ),
    Case(
        code="LD225",
        place=f"{ART}:4:1",
        broken=picture(' "A ward."'),
        sound=picture(' "A ward. Credit: Ann"'),
    ),
    Case(code="LD225", place=f"{ART}:4:1", broken=picture(' "A ward. Credit:"'), sound=picture("")),
    Case(
        code="LD225",
        place=f"{ART}:3:15",
        broken=head("title: x\nimage: {file: pictures/x.svg, alt: a, caption: b}"),
        sound=head("title: x\nimage: {file: pictures/x.svg, alt: a, caption: b, credit: c}"),
    ),
    Case(
        code="LD226",
        place=f"{ART}:5:7",
        broken=copy("One\n*two* TK three."),
        sound=copy("The TKT is at 10 tk."),
    ),
    Case(
        code="LD226",
        place=f"{ART}:2:16",
        broken=head('title: "A ward TKTK"'),
        sound=head('title: "A ward"'),
    ),
    Case(
        code="LD226",
        place=f"{ART}:4:3",
        broken=copy("- TODO: ask"),
        sound=copy("- todo: ask, `TODO`"),
    ),
    Case(
        code="LD226",
        place=f"{ART}:4:6",
        broken=copy("a b, FIXME"),
        sound=copy("<!-- FIXME -->\nCopy."),
    ),
    Case(
        code="LD226",
        place=f"{ART}:4:2",
        broken=copy("£XXX a year"),
        sound=copy("A size of XXXL, XXX-rated"),
    ),
    Case(
        code="LD226",
        place=f"{ART}:4:1",
        broken=copy("Lorem ipsum dolor"),
        sound=copy("Ipsum lorem"),
    ),
    Case(code="LD226", place=f"{ART}:4:6", broken=copy("It's ??? beds"), sound=copy("Why?? Why?")),
    Case(code="LD226", place=f"{ART}:4:3", broken=copy("![TK](pictures/x.svg)"), sound=picture("")),
    Case(
        code="LD226",
        place=f"{ART}:4:38",
        broken=picture(' "A ward. Credit: TK"'),
        sound=picture(' "A ward. Credit: Tk"'),
    ),
    Case(
        code="LD226",
        place=f"{ART}:3:13",
        broken=head("title: x\nstandfirst: TK"),
        sound=head("title: x\nauthor: TK\ntags: [TODO]"),
    ),
    Case(
        code="LD226",
        place=f"{ISSUE}:7:4",
        broken=manifest("one", introduction="By TK."),
        sound=manifest("one", introduction="By [us](https://TK.example/TODO)."),
    ),
    Case(
        code="LD227",
        place=f"{ART}:4:13",
        broken=copy("It is *the* the end"),
        sound=copy("It is the. The end"),
    ),
    Case(
        code="LD227",
        place=f"{ART}:5:1",
        broken=copy("All of the\nthe beds"),
        sound=copy("All of the\n\nthe beds"),
    ),
    Case(
        code="LD227", place=f"{ART}:6:6", broken=copy("> It\n>\n> is is"), sound=copy("- is\n- is")
    ),
    Case(
        code="LD228",
        place=f"{ART}:4:4",
        broken=copy("On Tuesday 8 May 2026, at noon"),
        sound=copy("On Friday 8 May 2026, at noon"),
    ),
    Case(
        code="LD228",
        place=f"{ART}:4:4",
        broken=copy("On Tue, May 8, 2026"),
        sound=copy("On Fri, May 8, 2026"),
    ),
    Case(
        code="LD228",
        place=f"{ART}:4:1",
        broken=copy("Monday 18th of April"),
        sound=copy("Saturday 18th of April"),
    ),
    Case(
        code="LD228",
        place=f"{ART}:4:1",
        broken=copy("Monday 31 June 2026"),
        sound=copy("Monday 29 June 2026"),
    ),
    Case(
        code="LD307",
        place=f"{ART}:4:4",
        broken=copy("a [here](https://a.org)"),
        sound=copy("<https://a.org>"),
    ),
    Case(
        code="LD307",
        place=f"{ART}:4:4",
        broken=copy("[**Click** here!](https://a.org)"),
        sound=copy("[https://a.org](https://a.org) or [here in the county](https://a.org/b)"),
    ),
    Case(
        code="LD307",
        place=f"{ART}:4:10",
        broken=copy("::: box [here](https://a.org)\na\n:::"),
        sound=copy("::: box [The vote](https://a.org)\na\n:::"),
    ),
    Case(
        code="LD308", place=f"{ART}:4:17", broken=linked("two.md#p2"), sound=linked("two.md#two-p2")
    ),
    Case(
        code="LD308",
        place=f"{ART}:4:17",
        broken=linked("../articles/two.md#two-p9"),
        sound=linked("two.md#two-fn1"),
    ),
    Case(
        code="LD801",
        place=f"{TOML}:4:12",
        broken=election("election = true"),
        sound=election("election = true", 'imprint = "Printed by us."'),
    ),
    Case(
        code="LD801",
        place=f"{TOML}:4:12",
        broken=election("election = true", 'imprint = " "'),
        sound=election("election = false"),
    ),
]


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case.code}-{case.place}")
def test_a_broken_rule_is_told_with_its_place_and_its_cure(case: Case, tmp_path: Path) -> None:
    """The one thing that is wrong is told, where it is, with what to do about it."""
    lines = told(proved(tmp_path, case.broken)).split("\n")
    assert lines[0].startswith(f"{case.place}: {case.code} "), lines
    assert lines[0].endswith(f" [{RULES[case.code].name}]")
    assert lines[1].strip().endswith((".", "?"))
    assert len(lines) == 2, "one fault is told once"


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case.code}-{case.place}")
def test_copy_that_keeps_the_rule_is_not_complained_of(case: Case, tmp_path: Path) -> None:
    """What is put right is silent."""
    assert told(proved(tmp_path, case.sound)) == ""


def test_every_rule_of_the_copy_has_a_case() -> None:
    """The table leaves out no code that the proof of the copy tells."""
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
    """What we show to others is clean."""
    publication = read_publication(sample_dir)
    issues = [read_issue(publication, name).value for name in issue_names(sample_dir)]
    assert told(check_copy(publication, [issue for issue in issues if issue])) == ""


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
    """Nobody is called a misprint of somebody else."""
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
def test_one_name_in_two_spellings_is_seen(one: str, other: str) -> None:
    """A slip of the keyboard does not make two people of one."""
    assert same_person(one, other)
    assert same_person(other, one)


def test_sections_that_are_alike_stay_two() -> None:
    """A slip in a section is seen; two sections that differ on purpose are not called one."""
    apart = [
        ("east", "west"),
        ("south-eastern", "south-western"),
        ("region-1", "region-2"),
        ("new", "news"),
    ]
    slips = [
        ("analysis", "analyses"),
        ("opinion", "opinions"),
        ("e-mail", "email"),
        ("comment", "coment"),
    ]
    assert not [pair for pair in apart if same_section(*pair)]
    assert not [pair for pair in slips if not same_section(*pair)]


def test_the_more_frequent_spelling_is_held_for_right(tmp_path: Path) -> None:
    """The rarer spelling is told, with the other in the cure; of two that are as frequent, the later one."""
    (rare,) = proved(tmp_path, authors("Eva Harringtn", "Eva Harrington", "Eva Harrington"))
    assert (rare.place.path, rare.message) == (
        ART,
        "the author “Eva Harringtn” is “Eva Harrington” elsewhere",
    )
    assert "Eva Harrington" in rare.cure
    (later,) = proved(tmp_path, authors("Eva Harrington", "Eva Harringtn"))
    assert later.place.path == TWO


def test_names_of_old_issues_are_left_alone_unless_the_new_one_has_them(tmp_path: Path) -> None:
    """The archive is compared; what only concerns old issues is told when these are checked."""
    files = {
        **two_issues(
            "title: x\nauthor: [Eva Harrington, Eva Harringtn]", "title: x\nauthor: Ann Lee"
        ),
        **head("title: x\nauthor: Eva Harrington", "loose"),
    }
    assert proved(tmp_path, files, names=("seven",)) == ()
    assert [str(finding.place) for finding in proved(tmp_path, names=("six",), files=files)] == [
        f"{ART}:3:26"
    ]


def test_articles_that_cannot_be_read_are_passed_over(tmp_path: Path) -> None:
    """A fault elsewhere in the archive does not keep the rest from being compared."""
    files = {
        **authors("Eva Harrington", "Eva Harringtn"),
        "articles/broken.md": b"\xff\xfe",
        "issues/x.md": "---\n",
    }
    assert [finding.code for finding in proved(tmp_path, files)] == ["LD131"]


def test_an_address_that_the_desk_tells_is_not_told_twice(tmp_path: Path) -> None:
    """Two articles of one issue with one address are the desk's; an article in two issues is no fault."""
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
    assert proved(tmp_path, {**files, **manifest("one")}) == ()


def test_an_address_is_told_where_the_checked_issue_can_put_it_right(tmp_path: Path) -> None:
    """Whichever of two issues is checked, the fault is told in its manifest."""
    same = "title: x\nonline: https://a.org/x"
    for name in ("six", "seven"):
        found = proved(tmp_path, two_issues(same, same), names=(name,))
        assert [str(finding.place) for finding in found] == [f"issues/{name}.md:5:5"]


def test_ids_that_changed_places_are_errors(tmp_path: Path) -> None:
    """Two articles must not take each other's ids; one may take over that of an article that was renamed."""
    files = {
        **manifest("one", "two"),
        **head("title: x\nid: urn:x:b"),
        **head("title: x\nid: urn:x:a", "two"),
    }
    swapped = proved(tmp_path, {**files, **lock('one = "urn:x:a"', 'two = "urn:x:b"')})
    assert [(finding.code, finding.place.path) for finding in swapped] == [
        ("LD130", ART),
        ("LD130", TWO),
    ]
    assert 'id: "urn:x:a"' in swapped[0].cure
    assert proved(tmp_path, {**files, **lock('one = "urn:x:a"')}) == ()


def test_the_lock_is_written_from_what_is_published(tmp_path: Path) -> None:
    """The lock holds every published article, sorted, and proves clean; drafts and loose articles are not in it."""
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
    assert proved(tmp_path, {**files, LOCK: written}) == ()


def test_a_picture_of_the_introduction_and_the_panel_needs_a_credit_too(tmp_path: Path) -> None:
    """Whatever the issue shows is looked at."""
    files = {
        **manifest("one", introduction='![x](pictures/x.svg "A ward.")'),
        TOML: SETTINGS + '[donation]\narticle = "give"\n',
        "articles/give.md": '---\ntitle: Give\n---\nTK\n\n![x](pictures/x.svg "A ward.")',
    }
    assert [(finding.code, str(finding.place)) for finding in proved(tmp_path, files)] == [
        ("LD226", "articles/give.md:4:1"),
        ("LD225", "articles/give.md:6:1"),
        ("LD225", f"{ISSUE}:7:1"),
    ]


RIGHTLY_DOUBLED = [
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


@pytest.mark.parametrize(("language", "text"), RIGHTLY_DOUBLED)
def test_words_that_stand_twice_rightly_are_left_alone(language: str, text: str) -> None:
    """A language's own ways, names, numbers and sentences are no slips."""
    assert list(doubled(text, language)) == []


SLIPS = [
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


@pytest.mark.parametrize(("language", "text", "word", "index"), SLIPS)
def test_words_that_stand_twice_by_a_slip_are_seen(
    language: str, text: str, word: str, index: int
) -> None:
    """The word that is one too many is pointed at."""
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
def test_days_that_may_be_right_are_left_alone(text: str, tmp_path: Path) -> None:
    """A date is only called wrong where there is no doubt about its year."""
    assert told(proved(tmp_path, copy(text))) == ""


def test_an_article_in_two_issues_has_no_year_of_its_own(tmp_path: Path) -> None:
    """Where two issues of different years have an article, a date without a year is in doubt; its own date decides."""
    issues = {**manifest("one", name="old", number=1, date="2020-05-08"), **manifest("one")}
    assert proved(tmp_path, {**issues, **copy("Tuesday 12 May 2026, Monday 12 May")}) == ()
    dated = {ART: "---\ntitle: One\ndate: 2026-05-08\n---\nMonday 12 May"}
    assert [finding.code for finding in proved(tmp_path, {**issues, **dated})] == ["LD228"]


def test_the_weekday_that_would_be_right_is_named(tmp_path: Path) -> None:
    """An editor need not reach for a calendar."""
    (found,) = proved(tmp_path, copy("Tuesday 8 May 2026"))
    assert found.message == "8 May 2026 is a Friday, not a Tuesday"


def test_link_words_are_judged_in_the_articles_language(tmp_path: Path) -> None:
    """Welsh copy has generic words of its own; plus is one in French and none in English."""
    body = "---\ntitle: One\nlanguage: {}\n---\n[plus](https://a.org) [Yma](https://a.org)"
    found = {
        tongue: proved(tmp_path, {ART: body.format(tongue)}) for tongue in ("en-GB", "fr", "cy")
    }
    assert {tongue: [finding.place.column for finding in one] for tongue, one in found.items()} == {
        "en-GB": [],
        "fr": [2],
        "cy": [24],
    }


def test_every_letter_of_a_run_is_where_it_says(tmp_path: Path) -> None:
    """Emphasis, links, notes, escapes, tables and quotations do not shift the places of words."""
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


def test_the_settings_know_of_elections() -> None:
    """The key is in the schema, with what it means."""
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
def test_any_copy_is_proved_without_a_traceback(body: str, locked: str) -> None:
    """No copy and no lock, however odd, is more than findings, each with a line that there is."""
    with tempfile.TemporaryDirectory() as folder:
        files = {**manifest("one", introduction=body), **copy(body), LOCK: locked}
        for finding in proved(Path(folder), files):
            assert finding.code in RULES
            text = (Path(folder) / finding.place.path).read_text(encoding="utf-8", errors="replace")
            assert (finding.place.line or 1) <= text.count("\n") + text.count("\r") + 1


@given(st.integers(0, 10_000), st.integers(20, 300))
def test_clean_copy_gives_no_false_alarm(seed: int, words: int) -> None:
    """Plain prose has no placeholders, no wrong days and no empty links."""
    with tempfile.TemporaryDirectory() as folder:
        found = {finding.code for finding in proved(Path(folder), copy(paragraphs(seed, words)))}
    assert not found & {"LD225", "LD226", "LD228", "LD307", "LD308"}
