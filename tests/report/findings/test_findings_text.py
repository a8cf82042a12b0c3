"""The words of a check on the terminal: the finding, the line that it is about with a caret, the
cure, the count.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from lowdown.jobs.check import CheckResult
from lowdown.model.findings import Finding, Location
from lowdown.report import Look, Report, describe_check, describe_findings
from lowdown.report.findings.snippets import plain, snip

COPY = "---\ntitle: Beds\n---\nOne ward ![](pictures/x.png) in five.\n\n\tTabbed copy.\n"


def finding(code: str = "LD203", path: str = "articles/nhs.md", **place: int) -> Finding:
    return Finding(
        code=code, place=Location(path=path, **place), message="it is so", cure="Make it otherwise."
    )


@pytest.fixture
def root(tmp_path: Path) -> Path:
    (tmp_path / "articles").mkdir()
    (tmp_path / "articles/nhs.md").write_text(COPY, encoding="utf-8")
    return tmp_path


def described(
    root: Path, *findings: Finding, look: Look | None = None, unproved: tuple[str, ...] = ()
) -> list[str]:
    report = Report(root=root, issues=("issue-1",), findings=findings, unproved=unproved)
    return describe_findings(report, look or Look()).split("\n")


def test_a_finding_shows_its_line_with_a_caret_and_its_cure(root: Path) -> None:
    """The first line is what the editor's contract says, to the letter."""
    assert described(root, finding(line=4, column=10)) == [
        "articles/nhs.md:4:10: LD203 it is so [alt-missing]",
        "     4 | One ward ![](pictures/x.png) in five.",
        "       |          ^",
        "    Make it otherwise.",
        "",
        "1 warning",
    ]


def test_without_a_column_the_line_is_shown_without_a_caret(root: Path) -> None:
    """The whole line is meant."""
    assert described(root, finding(line=4))[1:3] == [
        "     4 | One ward ![](pictures/x.png) in five.",
        "    Make it otherwise.",
    ]


@pytest.mark.parametrize(
    "where",
    [
        finding(),
        finding(path="dist/issue-1/issue-1.pdf", page=5),
        finding(path="articles/none.md", line=3, column=1),
        finding(path="articles", line=3, column=1),
        finding(line=5),
        finding(line=99, column=1),
    ],
)
def test_where_there_is_no_line_none_is_shown(root: Path, where: Finding) -> None:
    """Whole files, pages of a paper, lines that are empty or gone."""
    assert described(root, where) == [f"{where}", "    Make it otherwise.", "", "1 warning"]


def test_a_page_is_told_with_its_file(root: Path) -> None:
    """As the editor's contract has it."""
    assert (
        described(root, finding("LD440", "dist/a.pdf", page=5))[0]
        == "dist/a.pdf:p5: LD440 it is so [words-missing]"
    )


def test_findings_stand_by_file(root: Path) -> None:
    """With an empty line between files and between findings that show copy."""
    lines = described(
        root,
        finding("LD440", "a.pdf", page=1),
        finding("LD440", "a.pdf", page=2),
        finding(line=4),
        finding(line=6),
        finding("LD440", "z.pdf"),
    )
    assert [number for number, line in enumerate(lines) if not line] == [4, 8, 12, 15]
    assert lines[-1] == "3 errors, 2 warnings"


def test_a_paper_that_was_not_proved_is_told(root: Path) -> None:
    """An editor must not take one error for all that is wrong."""
    assert described(root, finding("LD109"), unproved=("issue-1", "issue-2"))[-2:] == [
        "Not proved, because of errors: the paper of issue-1, issue-2.",
        "1 error",
    ]


def test_colours_are_for_the_code_and_the_caret(root: Path) -> None:
    """Errors red, warnings yellow, the margin faint."""
    look = Look(colour=True)
    first, quoted, caret, *_ = described(root, finding("LD301", line=4, column=1), look=look)
    assert first == "articles/nhs.md:4:1: \x1b[31mLD301\x1b[0m it is so [link-forbidden]"
    assert quoted.startswith("\x1b[2m     4 | \x1b[0mOne")
    assert caret == "\x1b[2m       | \x1b[0m\x1b[31m^\x1b[0m"
    assert "\x1b[33mLD203\x1b[0m" in described(root, finding(), look=look)[0]


def test_files_are_read_as_the_desk_reads_them(root: Path) -> None:
    """A byte-order mark is no column; old line ends are line ends, and nothing else is."""
    file = root / "articles/nhs.md"
    file.write_bytes(b"\xef\xbb\xbfone\rtwo\r\nth\xe2\x80\xa8ree\x0c\nsix\xff")
    shown = [described(root, finding(line=line, column=1))[1] for line in (1, 2, 3, 4)]
    assert shown == [
        "     1 | one",
        "     2 | two",
        "     3 | th\ufffdree\ufffd",
        "     4 | six\ufffd",
    ]


@pytest.mark.parametrize(
    ("line", "column", "text", "caret"),
    [
        ("abc", 1, "abc", 0),
        ("abc", 3, "abc", 2),
        ("abc", 4, "abc", 3),
        ("abc", 99, "abc", 3),
        ("", 1, "", 0),
        ("\tabc", 2, "    abc", 4),
        ("ab\tc", 4, "ab  c", 4),
        ("漢字x", 3, "漢字x", 4),
        ("e\u0301x", 3, "e\u0301x", 1),
        ("e\u0301x", 2, "e\u0301x", 0),
        ("🏥x", 2, "🏥x", 2),
        ("a\u200dx", 3, "a\u200dx", 1),
        ("a\x1b[31mx", 3, "a\ufffd[31mx", 2),
        ("a\u202ex", 3, "a\ufffdx", 2),
        ("a\xadx", 3, "a\ufffdx", 2),
    ],
)
def test_the_caret_stands_below_the_column(line: str, column: int, text: str, caret: int) -> None:
    """Tabs, wide letters, accents of their own and characters that cannot be seen are counted as
    they show.
    """
    snippet = snip(line, column, room=40)
    assert (snippet.text, snippet.caret) == (text, caret)


@pytest.mark.parametrize("letter", ["x", "漢"])
@pytest.mark.parametrize("length", [41, 200, 100_000])
@pytest.mark.parametrize("part", [0, 0.001, 0.5, 0.999, 1])
def test_long_lines_are_cut_around_the_caret(letter: str, length: int, part: float) -> None:
    """To the room that there is; a mark shows where."""
    at = min(int(length * part), length - 1)
    line = letter * at + "@" + letter * (length - at - 1)
    snippet = snip(line, at + 1, room=40)
    width = 2 if letter == "漢" else 1
    cells = sum(1 if character in "@…" else width for character in snippet.text)
    before, _, after = snippet.text.partition("@")
    assert 36 <= cells <= 40
    assert snippet.caret == sum(1 if character == "…" else width for character in before)
    assert before.startswith("…") == (before.count(letter) < at)
    assert after.endswith("…") == (after.count(letter) < length - at - 1)


def test_the_terminal_s_width_decides(root: Path) -> None:
    """A narrow one has short lines; one that is too narrow gets some copy all the same."""
    (root / "articles/nhs.md").write_text("x" * 300, encoding="utf-8")
    place = finding(line=1, column=150)
    assert [len(described(root, place, look=Look(width=width))[1]) for width in (60, 100, 5)] == [
        60,
        100,
        29,
    ]


def test_copy_cannot_write_on_the_terminal(root: Path) -> None:
    """A message has one line, and no sign in it that a terminal would obey."""
    bad = Finding(
        code="LD301",
        place=Location(path="articles/nhs.md"),
        message="“\x1b]0;x\x07\na”",
        cure="Write\r\nit.\u202e",
    )
    assert described(root, bad)[:2] == [
        r"articles/nhs.md: LD301 “\x1b]0;x\x07 a” [link-forbidden]",
        r"    Write it.\u202e",
    ]
    assert plain("ti\u0302tre – “漢”") == "ti\u0302tre – “漢”"


@pytest.mark.parametrize(
    ("issues", "pages", "words"),
    [
        (1, {"issue-1": 12}, "issue-1 (12 pages): no findings"),
        (1, {}, "issue-1: no findings"),
        (2, {"issue-1": 1, "issue-2": 8}, "issue-1 (1 page), issue-2 (8 pages): no findings"),
        (6, {"issue-1": 1, "issue-6": 8}, "6 issues (9 pages): no findings"),
        (0, {}, "there are no issues to check yet"),
    ],
)
def test_a_clean_check_says_what_it_looked_at(
    issues: int, pages: dict[str, int], words: str
) -> None:
    """In one line: names as long as there are few."""
    names = tuple(f"issue-{number}" for number in range(1, issues + 1))
    assert describe_check(CheckResult(issues=names, pages=pages)) == words
