"""The proof of the copy: each rule finds what breaks it, and has few false alarms."""

from __future__ import annotations

import tempfile
from dataclasses import dataclass
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lowdown.desk import issue_names, json_schema, read_issue, read_publication
from lowdown.model.rules import RULES
from lowdown.proof.copy.check import check_copy
from making.issues.writing import paragraphs
from making.publications.manuscripts import (
    ART,
    ISSUE,
    LOCK,
    SETTINGS,
    TOML,
    TWO,
    Files,
    as_text,
    authors,
    copy,
    copy_findings,
    head,
    lock,
    manifest,
    two_issues,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """A rule, files that break it, the place of the fault, and files that do not break it."""

    code: str
    place: str
    broken: Files
    clean: Files


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


@pytest.mark.parametrize("checked", [("seven",), ("six", "seven")])
def test_a_number_that_two_issues_have_is_reported_where_it_is_checked(
    checked: tuple[str, ...], tmp_path: Path
) -> None:
    """Other issues are compared, and the finding names both manifests."""
    files = {**manifest("one", name="six", number=7), **manifest("one")}
    found = copy_findings(tmp_path, files, names=checked)
    assert sorted(str(finding.place) for finding in found) == sorted(
        f"issues/{name}.md:2:9" for name in checked
    )
    assert all(finding.code == "LD188" for finding in found)
    assert "issues/six.md has the same number" in as_text(found)


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
