"""Comments that switch a warning off for the next block or key, and never an error."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lowdown.desk import read_article, read_ignores, read_issue, read_publication, without_ignored
from lowdown.jobs.build import BuildOrder, run_build
from lowdown.model.findings import Finding, Ignore, Location, suppress, unused
from lowdown.model.rules import RULES, WARNINGS
from lowdown.proof.copy.check import check_copy
from lowdown.proof.suppress import suppress_ignored
from making.publications.manuscripts import (
    ART,
    ISSUE,
    SETTINGS,
    TOML,
    TWO,
    Files,
    copy,
    head,
    lay_out,
    manifest,
    read,
)


def covered(root: Path, files: Files, path: str = ART) -> list[tuple[str, int, int]]:
    """The codes that comments in a file switch off, with the first and last of their lines."""
    return [
        (ignore.code, ignore.first, ignore.last)
        for ignore in read_ignores(lay_out(root, files), path)
    ]


def checked(root: Path, files: Files) -> list[str]:
    """Place and code of each finding of a check of the copy."""
    publication, issues = read(root, files)
    findings = [*read_issue(publication, "seven").findings, *check_copy(publication, issues)]
    return [
        f"{finding.place} {finding.code}"
        for finding in suppress_ignored(publication, issues, findings)
    ]


IGNORE = "<!-- lowdown: ignore LD226 -->"

BLOCKS = [
    (f"{IGNORE}\nTK\nTK\n\nTK", [("LD226", 5, 6)]),
    (f"TK\n\n{IGNORE}\n\n\nTK\n", [("LD226", 9, 9)]),
    (f"TK\n{IGNORE}\nTK", [("LD226", 6, 6)]),
    (f"{IGNORE}\n::: box A\nTK\n\nTK\n:::\nTK", [("LD226", 5, 9)]),
    (f"::: box A\n{IGNORE}\nTK\n\nTK\n:::", [("LD226", 6, 6)]),
    (f"{IGNORE}\n- TK\n- TK\n", [("LD226", 5, 6)]),
    (f"> {IGNORE}\n> TK\n", [("LD226", 5, 5)]),
    (f"{IGNORE}\n<!-- a remark -->\nTK", [("LD226", 6, 6)]),
    (f"a\n\n{IGNORE}\n", [("LD226", 1, 0)]),
    (
        "<!-- lowdown: ignore LD226, LD227 LD228 -->\nTK",
        [("LD226", 5, 5), ("LD227", 5, 5), ("LD228", 5, 5)],
    ),
    ("<!--\nlowdown:\n  ignore LD226\n  LD227\n-->\nTK", [("LD226", 9, 9), ("LD227", 9, 9)]),
    (f"```\n{IGNORE}\n```", []),
    (f"    {IGNORE}\n", []),
    (f"TK {IGNORE}", []),
    ("<!-- a remark on LD226 -->\nTK", []),
]


@pytest.mark.parametrize(("body", "lines"), BLOCKS)
def test_a_comment_covers_the_block_below_it(
    body: str, lines: list[tuple[str, int, int]], tmp_path: Path
) -> None:
    """The next block among its neighbours is covered, all of it, and nothing else."""
    assert covered(tmp_path, copy(body)) == lines


HEADS = [
    ("# lowdown: ignore LD226\ntitle: TK\nkicker: TK", [("LD226", 3, 3)]),
    ("title: x\n# lowdown: ignore LD226\nstandfirst: >\n  a\n  TK\nkicker: b", [("LD226", 4, 6)]),
    (
        "title: x\n# lowdown: ignore LD225, LD226\nimage:\n  file: x\n  alt: TK",
        [("LD225", 4, 6), ("LD226", 4, 6)],
    ),
    (
        "title: x\nimage:\n  file: x\n  # lowdown: ignore LD226\n  alt: TK\nkicker: TK",
        [("LD226", 6, 6)],
    ),
    ("title: x\nimage:\n  # lowdown: ignore LD226\n  alt: TK\nkicker: TK", [("LD226", 5, 5)]),
    ("title: x\nauthor:\n- a\n# lowdown: ignore LD131\n- b\n- c", [("LD131", 6, 6)]),
    ("title: x\n# lowdown: ignore LD226", [("LD226", 1, 0)]),
    ("title: 'x # lowdown: ignore LD226'", []),
    ("title: x # lowdown: ignore LD226\nkicker: TK", []),
]


@pytest.mark.parametrize(("header", "lines"), HEADS)
def test_a_remark_covers_the_key_below_it(
    header: str, lines: list[tuple[str, int, int]], tmp_path: Path
) -> None:
    """In a header the key or the entry below is covered, with all that belongs to it."""
    assert covered(tmp_path, head(header)) == lines


def test_an_ignore_stands_where_its_code_is_named(tmp_path: Path) -> None:
    """Each code has a location of its own, so that the one without use can be shown."""
    ignores = read_ignores(lay_out(tmp_path, copy("<!-- lowdown: ignore LD226,LD227 -->\nTK")), ART)
    assert [str(ignore.place) for ignore in ignores] == [f"{ART}:4:22", f"{ART}:4:28"]


def test_files_that_cannot_be_read_ignore_nothing(tmp_path: Path) -> None:
    """No file, no text, no Markdown: no ignores."""
    root = lay_out(tmp_path, {ART: b"\xff\xfe\x00"})
    assert [read_ignores(root, path) for path in (ART, "articles/none.md", TOML, "dist/x.pdf")] == [
        ()
    ] * 4


CHECKS: list[tuple[Files, list[str]]] = [
    (copy(f"{IGNORE}\nTK\n\nTK"), [f"{ART}:7:1 LD226"]),
    (copy("<!-- lowdown: ignore LD203 -->\n![](pictures/x.svg)"), []),
    (copy(f"{IGNORE}\nCopy."), [f"{ART}:4:22 LD229"]),
    (copy("<!-- lowdown: ignore LD226, LD227 -->\nTK"), [f"{ART}:4:29 LD229"]),
    (copy("TK\n\n<!-- lowdown: ignore LD226 -->"), [f"{ART}:4:1 LD226", f"{ART}:6:22 LD229"]),
    (copy("<!-- lowdown: ignore LD310 -->\n<https://a.org>"), []),
    (copy("<!-- lowdown: ignore LD208 -->\na"), [f"{ART}:4:22 LD230"]),
    (copy("<!-- lowdown: ignore LD229 -->\na"), [f"{ART}:4:22 LD230"]),
    (head("# lowdown: ignore LD226\ntitle: TK"), []),
    (
        head(
            "title: x\n# lowdown: ignore LD225\nimage: {file: pictures/x.svg, alt: a, caption: b}"
        ),
        [],
    ),
    (head("title: x\n# lowdown: ignore LD119\nkicker: a #b"), []),
    (manifest("one", introduction=f"\n{IGNORE}\nTK\n"), []),
    (
        manifest("one", introduction="\n<!-- lowdown: ignore LD999 -->\na\n"),
        [f"{ISSUE}:8:22 LD230"],
    ),
    (
        {
            ISSUE: "---\nnumber: 7\ndate: 2026-05-08\narticles:\n  - one\n  # lowdown: ignore "
            "LD122\n  - two\n---\n",
            **head("title: x\ndraft: true", "two"),
        },
        [],
    ),
]


@pytest.mark.parametrize(("files", "reported"), CHECKS)
def test_a_check_reports_what_is_not_ignored(
    files: Files, reported: list[str], tmp_path: Path
) -> None:
    """Warnings that are ignored are left out; ignores without use and unknown ones are reported."""
    assert checked(tmp_path, files) == reported


def test_only_files_that_are_checked_have_unused_ignores(tmp_path: Path) -> None:
    """An article outside the issues may need its ignore for rules that were not applied."""
    assert checked(tmp_path, {TWO: f"---\ntitle: x\n---\n{IGNORE}\nCopy."}) == []


def test_a_name_in_an_old_article_can_be_ignored_there(tmp_path: Path) -> None:
    """Findings in files outside the issue are ignored by the comments in these files."""
    files = {
        **head("title: x\nauthor: [Eva Harrington, Eva Harringtn]"),
        **head("title: x\nauthor: Eva Harrington", "three"),
    }
    assert checked(tmp_path, files) == [f"{ART}:3:26 LD131"]
    ignoring = {
        ART: "---\ntitle: x\n# lowdown: ignore LD131\nauthor: [Eva Harrington, Eva Harringtn]\n"
        "---\nCopy."
    }
    assert checked(tmp_path, {**files, **ignoring}) == []


SLIPS = [
    ("lowdown: ingore LD203", "Write it as lowdown: ignore LD203"),
    ("lowdown: ignore", "Write it as lowdown: ignore LD203"),
    ("lowdown ignore LD203", "Write it as lowdown: ignore LD203"),
    ("Lowdown: Ignore LD203", "Write it as lowdown: ignore LD203"),
    ("lowdwon: ignore LD203", "Write it as lowdown: ignore LD203"),
    ("ignore LD203", "Write it as lowdown: ignore LD203"),
    ("lowdown: ignore ld203", "Did you mean \u201cLD203\u201d?"),
    ("lowdown: ignore alt-missing", "Did you mean \u201cLD203\u201d?"),
    ("lowdown: ignore alt-mising", "Did you mean \u201cLD203\u201d?"),
    ("lowdown: ignore this", "Write it as lowdown: ignore LD203"),
    ("lowdown: ignore LD207", "Take it out of the comment"),
]


@pytest.mark.parametrize(("words", "cure"), SLIPS)
def test_a_slip_in_a_comment_is_told_with_what_was_meant(
    words: str, cure: str, tmp_path: Path
) -> None:
    """A comment that was meant to switch something off and does not is reported."""
    publication = read_publication(lay_out(tmp_path, copy(f"<!-- {words} -->\na")))
    (found,) = read_article(publication, "one").findings
    assert found.code == "LD230"
    assert found.cure.startswith(cure)


REMARKS = [
    "ask Ann",
    "the Lowdown ran this first",
    "lowdown",
    "see LD203",
    "ignore the numbers",
    "",
]


@pytest.mark.parametrize("words", REMARKS)
def test_a_remark_to_colleagues_is_none_for_us(words: str, tmp_path: Path) -> None:
    """Comments are the editors' own, unless they speak to the program."""
    publication = read_publication(lay_out(tmp_path, copy(f"<!-- {words} -->\na")))
    assert read_article(publication, "one").findings == ()


def test_a_build_ignores_what_the_copy_ignores(tmp_path: Path) -> None:
    """A warning of the desk that is switched off does not stop a strict build; another one does."""
    picture = "![](pictures/x.svg)"
    order = BuildOrder(root=tmp_path, issue="seven", out=tmp_path / "dist", strict=True)
    lay_out(tmp_path, copy(f"Copy.\n\n{picture}"))
    assert [finding.code for finding in run_build(order, progress=lambda _: None).findings] == [
        "LD203"
    ]
    lay_out(tmp_path, copy(f"Copy.\n\n<!-- lowdown: ignore LD203 -->\n{picture}"))
    done = run_build(order, progress=lambda _: None)
    assert (done.findings, done.ok) == ((), True)


def test_a_broken_issue_is_reported_without_what_is_ignored(tmp_path: Path) -> None:
    """Where errors stop a build, the warnings that are switched off stay silent."""
    lay_out(
        tmp_path, copy("<!-- lowdown: ignore LD203 -->\n![](pictures/x.svg)\n\n[a](javascript:x)")
    )
    order = BuildOrder(root=tmp_path, issue="seven", out=tmp_path / "dist")
    assert [finding.code for finding in run_build(order, progress=lambda _: None).findings] == [
        "LD301"
    ]


def finding(code: str, line: int | None, path: str = ART) -> Finding:
    return Finding(code=code, place=Location(path=path, line=line), message="m", cure="c.")


def ignore(code: str, first: int, last: int) -> Ignore:
    return Ignore(code=code, place=Location(path=ART, line=1, column=1), first=first, last=last)


def test_errors_and_whole_files_are_never_ignored() -> None:
    """An ignore covers warnings on its lines, of its code, in its file."""
    reported = [
        finding("LD207", 5),
        finding("LD203", None),
        finding("LD203", 7),
        finding("LD203", 5, TWO),
    ]
    ignores = [ignore("LD207", 5, 6), ignore("LD203", 5, 6)]
    left = suppress([*reported, finding("LD203", 5), finding("LD203", 6)], ignores)
    assert left.findings == tuple(reported)
    assert left.used == (ignores[1],)
    assert [found.code for found in unused([ignores[1]], left.used)] == []


CODES = st.sampled_from(sorted(WARNINGS))


@given(
    st.lists(st.tuples(st.sampled_from(sorted(RULES)), st.integers(1, 9))),
    st.lists(st.tuples(CODES, st.integers(1, 9))),
)
def test_every_finding_is_reported_or_ignored(
    found: list[tuple[str, int]], switched: list[tuple[str, int]]
) -> None:
    """Every finding that is not reported is ignored, and every ignore is used or called unused."""
    findings = [finding(*one) for one in found]
    ignores = [ignore(code, line, line) for code, line in dict.fromkeys(switched)]
    left = suppress(findings, ignores)
    silent = {one for one in found if one[0] in WARNINGS and one in switched}
    assert [(one.code, one.place.line) for one in left.findings] == [
        one for one in found if one not in silent
    ]
    assert {(one.code, one.first) for one in left.used} == silent
    assert len(unused(ignores, left.used)) == len(
        [one for one in set(switched) - silent if one[0] != "LD310"]
    )


def test_findings_are_ignored_by_their_own_files(tmp_path: Path) -> None:
    """The comments in a file are about the findings in it."""
    files = {
        **copy(f"{IGNORE}\nTK"),
        TWO: f"---\ntitle: x\n---\nTK\n\n{IGNORE}\nTK",
        TOML: SETTINGS,
    }
    root = lay_out(tmp_path, files)
    told = (
        finding("LD226", 5),
        finding("LD226", 4, TWO),
        finding("LD226", 7, TWO),
        finding("LD801", 1, TOML),
    )
    assert without_ignored(root, told) == (told[1], told[3])
