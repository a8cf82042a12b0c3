"""Every rule of the desk: a publication that breaks it and one that does not."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import pytest

from lowdown.desk import read_issue, read_publication
from lowdown.errors import SettingsError
from lowdown.model.rules import RULES, Severity
from making.desk_copy import (
    ARTICLE,
    DRAWING,
    MANIFEST,
    SETTINGS,
    as_text,
    bitmap,
    issue_of,
    lay_out,
)

Files = Mapping[str, str | bytes]


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """A rule, what breaks it where, and what does not."""

    code: str
    place: str
    broken: Files
    sound: Files
    warns: bool = False


def copy(text: str) -> Files:
    return {"articles/one.md": f"---\ntitle: One\n---\n{text}"}


def head(text: str) -> Files:
    return {"articles/one.md": f"---\n{text}\n---\nCopy."}


def manifest(text: str) -> Files:
    return {
        "issues/seven.md": f"---\nnumber: 7\ndate: 2026-05-08\n{text}\n---\n",
        "articles/two.md": ARTICLE,
    }


def entries(*lines: str, more: str = "") -> Files:
    return manifest("\n".join([more, "articles:", *lines]).lstrip("\n"))


def settings(text: str) -> Files:
    return {"lowdown.toml": SETTINGS + text}


def filler(text: str) -> Files:
    return {"fillers/join.md": f"---\n{text}\n---\nCopy."}


def plan(frame: str) -> Files:
    """A locked plan with one frame."""
    paper = "[paper]\npages = 1\ncolumns = 3\nlines = 57\n"
    return {PLAN: f"{paper}[articles.one]\n[articles.one.frames]\n1 = {{{frame}}}\n"}


ART, ISSUE, TOML, PLAN = (
    "articles/one.md",
    "issues/seven.md",
    "lowdown.toml",
    "issues/seven.plan.toml",
)
PNG_IN_JPG = {"pictures/y.jpg": b"\x89PNG\r\n\x1a\n broken"}
PHOTO = {"pictures/y.png": bitmap("PNG")}

CASES = [
    Case(
        code="LD102",
        place=f"{ART}:4:4",
        broken={ART: ARTICLE.encode()[:-6] + b"Caf\xe9"},
        sound=copy("Café"),
    ),
    Case(
        code="LD102",
        place=f"{ART}:1",
        broken={ART: ARTICLE.encode("utf-16")},
        sound={ART: ARTICLE.encode("utf-8-sig")},
    ),
    Case(code="LD103", place=f"{ART}:4:2", broken=copy("a\x07b"), sound=copy("a\tb")),
    Case(
        code="LD103",
        place=f"{ART}:2:8",
        broken=head('title: "\\a"'),
        sound=head('title: "\\u00e9"'),
    ),
    Case(
        code="LD104",
        place=f"{ART}:1",
        broken={ART: "title: One\n\nCopy."},
        sound={ART: "\n" + ARTICLE},
    ),
    Case(
        code="LD105",
        place=f"{ART}:1:1",
        broken={ART: "---\ntitle: One\n\nCopy."},
        sound={ART: ARTICLE.replace("\n", "\r\n")},
    ),
    Case(
        code="LD106",
        place=f"{ART}:2:14",
        broken=head("title: Health: bad"),
        sound=head('title: "Health: bad"'),
    ),
    Case(
        code="LD107",
        place=f"{ART}:3:1",
        broken=head("title: One\ntitle: Two"),
        sound=head("title: One"),
    ),
    Case(
        code="LD108",
        place=f"{ART}:3:1",
        broken=head("title: One\nstand_first: x"),
        sound=head("title: One\nstandfirst: x"),
    ),
    Case(code="LD109", place=f"{ART}:1", broken=head("kicker: x"), sound=head("title: x")),
    Case(
        code="LD110",
        place=f"{ART}:3:8",
        broken=head("title: x\ndraft: no"),
        sound=head("title: x\ndraft: false"),
    ),
    Case(
        code="LD110",
        place=f"{TOML}:5:11",
        broken=settings("[paper]\ncolumns = 7"),
        sound=settings("[paper]\ncolumns = 6"),
    ),
    Case(
        code="LD111",
        place=f"{ART}:3:7",
        broken=head("title: x\ndate: 2026-13-45"),
        sound=head("title: x\ndate: 2026-12-31"),
    ),
    Case(
        code="LD112",
        place=f"{ART}:3:10",
        broken=head("title: x\nsection: Big News"),
        sound=head("title: x\nsection: big-news"),
    ),
    Case(
        code="LD113",
        place=f"{ART}:3:9",
        broken=head("title: x\nonline: a.org"),
        sound=head("title: x\nonline: https://a.org"),
    ),
    Case(
        code="LD114",
        place=f"{ART}:3:11",
        broken=head("title: x\nlanguage: en_GB"),
        sound=head("title: x\nlanguage: no"),
    ),
    Case(
        code="LD115",
        place=f"{TOML}:5:8",
        broken=settings('[paper]\nsize = "A44"'),
        sound=settings('[paper]\nsize = "A3"'),
    ),
    Case(
        code="LD116",
        place=f"{TOML}:4:9",
        broken=settings("email = a@b"),
        sound=settings('email = "a@b"'),
    ),
    Case(
        code="LD117",
        place=f"{TOML}:5:6",
        broken=settings('[jumps]\nto = "on {side}"'),
        sound=settings('[jumps]\nto = "on {page}"'),
    ),
    Case(
        code="LD118",
        place=f"{ART}:3:5",
        broken=head("title: x\nid: an id"),
        sound=head('title: x\nid: "tag:x.org,2026:a"'),
    ),
    Case(
        code="LD119",
        place=f"{ART}:2:15",
        broken=head("title: We are #1"),
        sound=head('title: "We are #1"'),
        warns=True,
    ),
    Case(code="LD120", place=f"{ISSUE}:5:5", broken=entries("  - onne"), sound=entries("  - one")),
    Case(
        code="LD121",
        place=f"{ISSUE}:6:5",
        broken=entries("  - one", "  - one"),
        sound=entries("  - one", "  - two"),
    ),
    Case(
        code="LD122",
        place=f"{ISSUE}:5:5",
        broken={**entries("  - one", "  - two"), **head("title: x\ndraft: true")},
        sound={**entries("  - one", "  - two"), **head("title: x")},
        warns=True,
    ),
    Case(
        code="LD123",
        place=f"{ISSUE}:6:12",
        broken=entries("  - article: one", "    pages: 5-4"),
        sound=entries("  - article: one", "    pages: 1-3, 5"),
    ),
    Case(
        code="LD124",
        place=f"{ISSUE}:7:12",
        broken=entries("  - article: one", "    pages: 1, 9", more="pages: 8"),
        sound=entries("  - article: one", "    pages: 1, 8", more="pages: 8"),
    ),
    Case(
        code="LD125",
        place=f"{ISSUE}:6:12",
        broken=entries("  - article: one", "    pages: 2"),
        sound=entries("  - article: one", "    pages: 1"),
    ),
    Case(
        code="LD126",
        place=f"{ISSUE}:4:1",
        broken=manifest("articles: []"),
        sound=manifest("articles: [one]"),
    ),
    Case(
        code="LD127",
        place="articles/two.md",
        broken={
            **entries("  - one", "  - two"),
            "articles/two.md": "---\ntitle: x\nid: urn:lowdown:test.example:one\n---\nx",
        },
        sound=entries("  - one", "  - two"),
    ),
    Case(
        code="LD128",
        place=f"{ISSUE}:6:11",
        broken=entries("  - one", "donation: true"),
        sound=entries("  - one", "donation: false"),
    ),
    Case(
        code="LD129",
        place=f"{ISSUE}:5:5",
        broken={**entries("  - archive"), "articles/archive.md": ARTICLE},
        sound={
            **entries("  - archive"),
            "articles/archive.md": ARTICLE.replace("---\n", "---\nsection: news\n", 1),
        },
    ),
    Case(
        code="LD134",
        place="articles/seven.md",
        broken={**entries("  - one", "  - seven"), "articles/seven.md": ARTICLE},
        sound={**entries("  - one", "  - eight"), "articles/eight.md": ARTICLE},
    ),
    Case(
        code="LD134",
        place=ART,
        broken={**entries("  - one", "  - one-p1"), "articles/one-p1.md": ARTICLE},
        sound={**entries("  - one", "  - one-p2"), "articles/one-p2.md": ARTICLE},
    ),
    Case(
        code="LD133",
        place=f"{PLAN}:7:5",
        broken=plan("top = 9, height = 57, words = 1"),
        sound=plan("top = 9, height = 48, words = 1"),
    ),
    Case(
        code="LD135",
        place=f"{ART}:3:9",
        broken=head("title: x\nauthor: By Ann Other"),
        sound=head("title: x\nauthor: Byron Other"),
        warns=True,
    ),
    Case(
        code="LD136",
        place=f"{ART}:2:8",
        broken=head("title: “One”"),
        sound=head('title: "“One”"'),
        warns=True,
    ),
    Case(
        code="LD137",
        place=f"{ART}:3:13",
        broken=head('title: x\nstandfirst: "\u00ad"'),
        sound=head('title: x\nstandfirst: ""'),
    ),
    Case(
        code="LD138",
        place=f"{ART}:4:4",
        broken=copy("hos\u200bpital"),
        sound=copy("hos\u00adpital, \u0e01\u200b\u0e02"),
        warns=True,
    ),
    Case(code="LD201", place=f"{ART}:4", broken=copy("<!-- nothing -->"), sound=copy("Something")),
    Case(
        code="LD202",
        place=f"{ART}:4:1",
        broken=copy("::: pullqoute\nx\n:::"),
        sound=copy("::: pullquote\nx\n:::"),
    ),
    Case(
        code="LD203",
        place=f"{ART}:4:1",
        broken=copy("![](pictures/x.svg)"),
        sound=copy("![x](pictures/x.svg)"),
        warns=True,
    ),
    Case(
        code="LD204", place=f"{ART}:4:1", broken=copy("::: box\nx"), sound=copy("::: box\nx\n:::")
    ),
    Case(
        code="LD205",
        place=f"{ART}:6",
        broken=copy("# a\n\n### b"),
        sound=copy("## a\n\n### b"),
        warns=True,
    ),
    Case(
        code="LD206",
        place=f"{ART}:4:3",
        broken=copy("a ![x](pictures/x.svg)"),
        sound=copy("a\n\n![x](pictures/x.svg)"),
    ),
    Case(
        code="LD206", place=f"{ART}:4:3", broken=copy("- ![x](pictures/x.svg)"), sound=copy("- a")
    ),
    Case(
        code="LD207",
        place=f"{ART}:4:1",
        broken=copy("![x](pictures/xx.svg)"),
        sound=copy("![x](pictures/x.svg)"),
    ),
    Case(
        code="LD208",
        place=f"{ART}:4:1",
        broken={**copy("![x](pictures/y.jpg)"), **PNG_IN_JPG},
        sound=copy("![x](pictures/x.svg)"),
    ),
    Case(
        code="LD209",
        place=f"{ART}:4:1",
        broken={**copy("![x](pictures/y.tiff)"), "pictures/y.tiff": "x"},
        sound=copy("![x](pictures/x.svg)"),
    ),
    Case(
        code="LD210",
        place=f"{ART}:4:1",
        broken=copy("![x](../x.svg)"),
        sound=copy("![x](pictures/../pictures/x.svg)"),
    ),
    Case(
        code="LD210",
        place=f"{ART}:4:1",
        broken=copy("![x](https://a.b/x.svg)"),
        sound=copy("![x](./pictures/x.svg)"),
    ),
    Case(
        code="LD211",
        place=f"{ART}:4:1",
        broken=copy("![x](pictures/x.svg){span=4}"),
        sound=copy("![x](pictures/x.svg){span=3}"),
    ),
    Case(
        code="LD212",
        place=f"{ART}:4:2",
        broken=copy("a[^1]"),
        sound=copy("a[^1]\n\n[^1]: b"),
    ),
    Case(
        code="LD213",
        place=f"{ART}:6",
        broken=copy("a\n\n[^1]: b"),
        sound=copy("a[^1]\n\n[^1]: b"),
        warns=True,
    ),
    Case(
        code="LD214",
        place=f"{ART}:5:1",
        broken=copy("::: box\n::: web\nx\n:::\n:::"),
        sound=copy("::: web\n::: box\nx\n:::\n:::"),
    ),
    Case(code="LD215", place=f"{ART}:4", broken=copy("##\n\na"), sound=copy("## b\n\na")),
    Case(code="LD216", place=f"{ART}:4", broken=copy("> ## a"), sound=copy("> a"), warns=True),
    Case(
        code="LD217",
        place=f"{ART}:4:1",
        broken=copy("::: web\n:::\n\na"),
        sound=copy("::: web\na\n:::"),
    ),
    Case(
        code="LD218",
        place=f"{ART}:4:1",
        broken=copy("::: pullquote a\nb\n:::"),
        sound=copy("::: box a\nb\n:::"),
    ),
    Case(code="LD219", place=f"{ART}:6:1", broken=copy("a\n\n:::"), sound=copy("::: web\na\n:::")),
    Case(
        code="LD220",
        place=f"{ART}:8",
        broken=copy("a[^1]\n\n[^1]: b\n\n[^1]: c"),
        sound=copy("a[^1][^2]\n\n[^1]: b\n\n[^2]: c"),
    ),
    Case(
        code="LD221",
        place=f"{ART}:5",
        broken=copy("::: web\n::: print\na\n:::\n:::"),
        sound=copy("::: web\n::: optional\na\n:::\n:::"),
    ),
    Case(
        code="LD222",
        place=f"{ART}:4:1",
        broken=copy("![x](pictures/x.svg){spam=2}"),
        sound=copy("![x](pictures/x.svg){span=2}"),
    ),
    Case(
        code="LD224",
        place=f"{ART}:4:1",
        broken=copy("![x](a b.png)"),
        sound=copy("`![x](a b.png)`"),
    ),
    Case(
        code="LD230",
        place=f"{ART}:4:1",
        broken=copy("<!-- lowdown: ingore LD203 -->\na"),
        sound=copy("<!-- the lowdown on LD203 -->\na"),
        warns=True,
    ),
    Case(
        code="LD230",
        place=f"{ART}:4:1",
        broken=copy("<!-- lowdown ignore LD203 -->\na"),
        sound=copy("<!-- lowdown: ignore LD203 -->\na"),
        warns=True,
    ),
    Case(
        code="LD230",
        place=f"{ART}:4:22",
        broken=copy("<!-- lowdown: ignore LD999 -->\na"),
        sound=copy("<!--lowdown:ignore LD225-->\na"),
        warns=True,
    ),
    Case(
        code="LD230",
        place=f"{ART}:4:29",
        broken=copy("<!-- lowdown: ignore LD203, LD207 -->\na"),
        sound=copy("<!-- lowdown: ignore LD203, LD225 -->\na"),
        warns=True,
    ),
    Case(
        code="LD230",
        place=f"{ART}:4:3",
        broken=copy("a <!-- lowdown: ignore LD203 -->"),
        sound=copy("a <!-- remark -->, `<!-- lowdown: ignore LD203 -->`"),
        warns=True,
    ),
    Case(
        code="LD230",
        place=f"{ART}:2:1",
        broken=head("# lowdown: ignore\ntitle: x"),
        sound=head("# ignored for now\ntitle: x"),
        warns=True,
    ),
    Case(
        code="LD120",
        place=f"{ISSUE}:6:11",
        broken=entries("  - one", "fillers: [jion]"),
        sound=filler("title: x"),
    ),
    Case(
        code="LD121",
        place=f"{ISSUE}:6:17",
        broken={**entries("  - one", "fillers: [join, join]"), **filler("title: x")},
        sound={**entries("  - one", "fillers: [join]"), **filler("title: x")},
    ),
    Case(
        code="LD122",
        place=f"{ISSUE}:6:11",
        broken={**entries("  - one", "fillers: [join]"), **filler("title: x\ndraft: true")},
        sound=filler("title: x\ndraft: true"),
        warns=True,
    ),
    Case(
        code="LD108",
        place="fillers/join.md:3:1",
        broken=filler("title: x\nsection: a"),
        sound=filler("title: x"),
    ),
    Case(
        code="LD112",
        place="fillers/Join us.md",
        broken={"fillers/Join us.md": ARTICLE},
        sound={"fillers/join-us.md": ARTICLE},
    ),
    Case(
        code="LD110",
        place=f"{TOML}:5:9",
        broken=settings("[paper]\nsheet = 3"),
        sound=settings("[paper]\nsheet = 16"),
    ),
    Case(
        code="LD110",
        place=f"{TOML}:5:14",
        broken=settings("[fit]\ncrossheads = 3"),
        sound=settings("[fit]\ncrossheads = 2"),
    ),
    Case(
        code="LD110",
        place=f"{TOML}:5:12",
        broken=settings("[fit]\ntracking = -0.5"),
        sound=settings("[fit]\ntracking = false"),
    ),
    Case(
        code="LD108",
        place=f"{TOML}:5:1",
        broken=settings("[fit]\nfilers = true"),
        sound=settings("[fit]"),
    ),
    Case(
        code="LD110",
        place=f"{ART}:3:6",
        broken=head("title: x\nfit: maybe"),
        sound=head("title: x\nfit: {optional: false}"),
    ),
    Case(
        code="LD108",
        place=f"{ART}:3:7",
        broken=head("title: x\nfit: {picture: false}"),
        sound=head("title: x\nfit: false"),
    ),
    Case(
        code="LD231",
        place=f"{ART}:4:1",
        broken={**copy("![x](pictures/y.png){min=60 max=40}"), **PHOTO},
        sound={**copy('![x](pictures/y.png){min=40 max=40 focus="left 20%"}'), **PHOTO},
    ),
    Case(
        code="LD231",
        place=f"{ART}:4:1",
        broken=copy("![x](pictures/x.svg){max=40}"),
        sound=copy("![x](pictures/x.svg){focus=top}"),
    ),
    Case(
        code="LD231",
        place=f"{ART}:3:44",
        broken={**head("title: x\nimage: {file: pictures/y.png, alt: x, min: 5}"), **PHOTO},
        sound={
            **head("title: x\nimage: {file: pictures/y.png, alt: x, min: 50, focus: 0% 100%}"),
            **PHOTO,
        },
    ),
    Case(
        code="LD232",
        place=f"{ART}:4:3",
        broken=copy("a <b>c</b> d <b>e</b>"),
        sound=copy("a \\<b>, `<b>`, <https://b.org>, x<b and c>d, <nurse>"),
    ),
    Case(
        code="LD232",
        place=f"{ART}:2:8",
        broken=head("title: A <em>c</em>"),
        sound=head("title: A < b > c"),
    ),
    Case(
        code="LD234",
        place=f"{ART}:4:3",
        broken=copy("a &nbsp b"),
        sound=copy("a&nbsp;b &amp; c, AT&T, \\&nbsp;"),
    ),
    Case(
        code="LD234",
        place=f"{ART}:2:8",
        broken=head("title: Fish &amp; chips"),
        sound=head("title: Fish & chips; R&D; Q&A;"),
    ),
    Case(
        code="LD235",
        place=f"{ART}:2:8",
        broken=head("title: The *Times* and us"),
        sound=head("title: F**k, 2*3*4 and an * [sic]"),
        warns=True,
    ),
    Case(
        code="LD306",
        place=f"{ART}:4:3",
        broken=copy("[x](http://a b)"),
        sound=copy("[x](b)"),
        warns=True,
    ),
    Case(code="LD223", place=f"{ART}:4", broken=copy("> " * 70 + "a"), sound=copy("> " * 20 + "a")),
    Case(
        code="LD301",
        place=f"{ART}:4:5",
        broken=copy("[a](javascript:x)"),
        sound=copy("[a](https://a.org)"),
    ),
    Case(
        code="LD302",
        place=f"{ART}:4:5",
        broken=copy("[a](two.md)"),
        sound=copy("[a](../articles/one.md#x)"),
    ),
    Case(code="LD302", place=f"{ART}:4:5", broken=copy("[a](#one-p9)"), sound=copy("[a](#one-p1)")),
    Case(code="LD303", place=f"{ART}:4", broken=copy("[a]()"), sound=copy("[a](b)")),
    Case(
        code="LD304",
        place=f"{ART}:4:5",
        broken=copy("[a](htps://a.org)"),
        sound=copy("[a](mailto:a@b.org)"),
    ),
    Case(
        code="LD305",
        place=f"{ART}:4:5",
        broken=copy("[a](www.a.org)"),
        sound=copy("[a](https://www.a.org)"),
        warns=True,
    ),
]


def outcome(root: Path, files: Files) -> str:
    """Every finding about the publication."""
    try:
        return as_text(issue_of(root, files).findings)
    except SettingsError as error:
        return str(error)


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case.code}-{case.place}")
def test_a_broken_rule_is_reported_with_its_place_and_its_cure(case: Case, tmp_path: Path) -> None:
    """The one fault is reported, with its place and its cure."""
    lines = outcome(tmp_path, case.broken).split("\n")
    assert lines[0].startswith(f"{case.place}: {case.code} "), lines
    assert lines[0].endswith(f" [{RULES[case.code].name}]")
    assert lines[1].strip().endswith((".", "?"))
    assert len(lines) == 2, "one fault is reported once"


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case.code}-{case.place}")
def test_copy_that_keeps_the_rule_is_not_complained_of(case: Case, tmp_path: Path) -> None:
    """What is put right is silent."""
    assert outcome(tmp_path, case.sound) == ""


@pytest.mark.parametrize(
    "case", [case for case in CASES if case.place.split(":")[0] != TOML], ids=lambda case: case.code
)
def test_only_what_cannot_be_published_stops_the_issue(case: Case, tmp_path: Path) -> None:
    """A warning leaves the issue readable; an error does not."""
    reading = issue_of(tmp_path, case.broken)
    weights = {finding.severity for finding in reading.findings}
    assert weights == {Severity.WARNING if case.warns else Severity.ERROR}
    assert (reading.value is not None) == case.warns


def test_every_rule_of_the_desk_has_a_case() -> None:
    """The table above has every code of the desk; an unreadable file has a test of its own."""
    proof = {
        "LD130",
        "LD131",
        "LD132",
        *(f"LD{number}" for number in (*range(225, 230), *range(307, 312))),
    }
    desk = {code for code in RULES if code[2] in "123"} - proof
    assert {case.code for case in CASES} | {"LD101"} == desk


def test_a_file_that_cannot_be_read_is_a_finding(tmp_path: Path) -> None:
    """A folder in the place of the settings cannot be read."""
    root = lay_out(tmp_path)
    (root / TOML).unlink()
    (root / TOML).mkdir()
    with pytest.raises(SettingsError, match=r"lowdown.toml: LD101 .*\[file-unreadable\]"):
        read_publication(root)


def test_all_faults_of_all_files_are_reported_at_once(tmp_path: Path) -> None:
    """An editor sees every fault of the issue in one go, by file and line."""
    files = {
        ISSUE: MANIFEST.replace("number: 7", "numbr: 7").replace(
            "  - one", "  - one\n  - two\n  - three"
        ),
        ART: "---\ntitle: One\ndate: never\n---\n::: bax\n[a]()\n",
        "articles/two.md": "---\n---\n![](pictures/none.jpg)\n",
        "pictures/x.svg": DRAWING,
    }
    publication = read_publication(lay_out(tmp_path, files))
    findings = read_issue(publication, "seven").findings
    assert [f"{finding.place}: {finding.code}" for finding in findings][:2] == [
        f"{ART}:3:7: LD111",
        f"{ART}:5:1: LD202",
    ]
    assert {finding.place.path for finding in findings} == {ART, "articles/two.md", ISSUE}
