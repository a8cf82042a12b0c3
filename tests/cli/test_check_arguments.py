"""What `lowdown check` and `lowdown explain` say, where, and with which exit status. Nothing is
proved here.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Mapping
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

import lowdown.jobs
from lowdown.cli import main
from lowdown.errors import OutputError, SettingsError, UsageError
from lowdown.jobs.build import BuildOrder, BuildResult
from lowdown.jobs.check import CheckOrder, CheckResult
from lowdown.model.findings import Finding, Location
from lowdown.output import WrittenFile

PublicationFactory = Callable[[Mapping[str, str]], Path]
Outcome = CheckResult | BaseException
Prover = Callable[[Outcome], list[CheckOrder]]

ERROR = Finding(
    code="LD440",
    place=Location(path="dist/i/i.pdf", page=3),
    message="it is gone",
    cure="Build it again.",
)
WARNING = Finding(
    code="LD203",
    place=Location(path="articles/a.md", line=1),
    message="no alt text",
    cure="Write one.",
)
CLEAN = CheckResult(issues=("i",), pages={"i": 4})
WARNED = CheckResult(issues=("i",), findings=(WARNING,))
FAILED = CheckResult(issues=("i",), findings=(WARNING, ERROR))
MADE = BuildResult(
    findings=(WARNING,), files=(WrittenFile(path="feed.xml", size=999, changed=True),)
)


@pytest.fixture
def folder(publication_dir: PublicationFactory, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A publication, which is the current folder."""
    folder = publication_dir({})
    monkeypatch.chdir(folder)
    return folder


@pytest.fixture
def prover(monkeypatch: pytest.MonkeyPatch) -> Prover:
    """Returns a function that settles what the next check comes to; it returns the orders that are
    given.
    """

    def settle(outcome: Outcome) -> list[CheckOrder]:
        orders: list[CheckOrder] = []

        def run_check(
            order: CheckOrder, *, progress: Callable[[str], None], notice: Callable[[str], None]
        ) -> CheckResult:
            progress("Proving")
            orders.append(order)
            if isinstance(outcome, BaseException):
                raise outcome
            return outcome

        monkeypatch.setattr(lowdown.jobs, "run_check", run_check)
        return orders

    return settle


def test_a_clean_check_says_so(
    folder: Path, prover: Prover, capsys: pytest.CaptureFixture[str]
) -> None:
    """In one line, and by default of every issue."""
    orders = prover(CLEAN)
    assert main(["check"]) == 0
    assert orders == [CheckOrder(root=folder, out=folder / "dist")]
    assert capsys.readouterr() == ("i (4 pages): no findings\n", "")


@pytest.mark.usefixtures("folder")
def test_findings_are_the_result(prover: Prover, capsys: pytest.CaptureFixture[str]) -> None:
    """So they are on standard output, with their number at the end."""
    prover(FAILED)
    assert main(["check", "i"]) == 1
    out, err = capsys.readouterr()
    assert err == ""
    assert out.splitlines() == [
        "articles/a.md:1: LD203 no alt text [alt-missing]",
        "    Write one.",
        "",
        "dist/i/i.pdf:p3: LD440 it is gone [words-missing]",
        "    Build it again.",
        "",
        "1 error, 1 warning",
    ]


@pytest.mark.usefixtures("folder")
@pytest.mark.parametrize(
    ("made", "status"),
    [
        (CLEAN, 0),
        (WARNED, 0),
        (FAILED, 1),
        (CheckResult(issues=(), findings=(WARNING,), strict=True), 1),
        (CheckResult(issues=(), strict=True), 0),
        (UsageError("no such issue"), 2),
        (SettingsError("lowdown.toml:1: bad"), 2),
        (OutputError("dist cannot be written"), 2),
        (KeyboardInterrupt(), 130),
    ],
)
@pytest.mark.parametrize("form", ["text", "json", "github", "sarif", "junit"])
def test_every_ending_has_its_status(prover: Prover, made: Outcome, status: int, form: str) -> None:
    """Warnings alone are no failure unless the check is strict."""
    prover(made)
    assert main(["check", "--format", form]) == status


def test_options_reach_the_check(folder: Path, prover: Prover) -> None:
    """Codes are divided by commas; what is not said is left to the settings."""
    orders = prover(CLEAN)
    main(
        [
            "check",
            "i",
            "j",
            "--select",
            "LD2,LD401",
            "--ignore",
            "LD203",
            "--no-build",
            "--strict",
            "--out",
            "site",
        ]
    )
    main(["check", "--no-strict", "--lock", "--select", ""])
    assert orders == [
        CheckOrder(
            root=folder,
            issues=("i", "j"),
            out=Path("site"),
            build=False,
            strict=True,
            select=("LD2", "LD401"),
            ignore=("LD203",),
        ),
        CheckOrder(root=folder, out=folder / "dist", strict=False, select=(), lock=True),
    ]


@pytest.mark.usefixtures("folder")
@pytest.mark.parametrize(("changed", "words"), [(True, "written"), (False, "up to date")])
def test_a_lock_is_told(
    prover: Prover, capsys: pytest.CaptureFixture[str], changed: bool, words: str
) -> None:
    """On standard error, beside whatever the check has to say."""
    prover(
        CheckResult(issues=("i",), lock=WrittenFile(path="lowdown.lock", size=9, changed=changed))
    )
    assert main(["check", "--lock"]) == 0
    assert capsys.readouterr() == ("i: no findings\n", f"lowdown.lock is {words}\n")


@pytest.mark.usefixtures("folder")
@pytest.mark.parametrize("made", [CLEAN, FAILED])
def test_machines_get_one_document(
    prover: Prover, capsys: pytest.CaptureFixture[str], made: CheckResult
) -> None:
    """On standard output, and nothing beside it."""
    prover(made)
    documents = {}
    for form in ("json", "sarif", "junit"):
        main(["check", "--format", form])
        documents[form], err = capsys.readouterr()
        assert err == ""
    assert json.loads(documents["json"])["ok"] == made.ok
    assert len(json.loads(documents["sarif"])["runs"][0]["results"]) == len(made.findings)
    assert int(ET.fromstring(documents["junit"]).get("failures", "")) == (0 if made.ok else 1)


@pytest.mark.usefixtures("folder")
def test_github_gets_annotations_and_a_line_for_the_log(
    prover: Prover, capsys: pytest.CaptureFixture[str]
) -> None:
    """How many findings there are, or what was checked."""
    prover(FAILED)
    main(["check", "--format", "github"])
    lines = capsys.readouterr().out.splitlines()
    assert [line.split(" ")[0] for line in lines] == ["::warning", "::error", "1"]
    prover(CLEAN)
    main(["check", "--format", "github"])
    assert capsys.readouterr() == ("i (4 pages): no findings\n", "")


@pytest.mark.usefixtures("folder")
@pytest.mark.parametrize(
    ("form", "starts"), [("github", "::warning "), ("sarif", '{\n  "$schema"'), ("junit", "<?xml ")]
)
def test_a_build_tells_its_findings_in_the_same_formats(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], form: str, starts: str
) -> None:
    """On standard output; the log of GitHub has the files too."""

    def run(
        _order: BuildOrder, *, progress: Callable[[str], None], notice: Callable[[str], None]
    ) -> BuildResult:
        progress("Printing")
        return MADE

    monkeypatch.setattr(lowdown.jobs, "run_build", run)
    assert main(["build", "i", "--format", form]) == 0
    out, err = capsys.readouterr()
    assert out.startswith(starts)
    assert ("dist/feed.xml" in out) == (form == "github")
    assert err == ""


@pytest.mark.usefixtures("folder")
def test_a_document_is_whole_where_the_command_is_misused(
    prover: Prover, capsys: pytest.CaptureFixture[str]
) -> None:
    """Or there is none: the words are on standard error."""
    prover(SettingsError("lowdown.toml:1: bad"))
    assert main(["check", "--format", "json"]) == 2
    assert capsys.readouterr() == ("", "lowdown: lowdown.toml:1: bad\n")


class Terminal:
    """A stream that is a terminal, and keeps what is written to it."""

    def __init__(self) -> None:
        self.written = ""

    def isatty(self) -> bool:
        return True

    def write(self, text: str) -> int:
        self.written += text
        return len(text)

    def flush(self) -> None:
        pass


@pytest.mark.usefixtures("folder")
def test_a_terminal_gets_colours_and_progress(
    prover: Prover, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Colours with the findings on one stream, the step under way on the other."""
    out, err = Terminal(), Terminal()
    monkeypatch.setattr(sys, "stdout", out)
    monkeypatch.setattr(sys, "stderr", err)
    monkeypatch.setenv("TERM", "xterm")
    monkeypatch.delenv("NO_COLOR", raising=False)
    prover(FAILED)
    main(["check"])
    assert "\x1b[31mLD440\x1b[0m" in out.written
    assert err.written == "\r\x1b[2KProving...\r\x1b[2K"
    out.written = ""
    monkeypatch.setenv("NO_COLOR", "1")
    main(["check"])
    assert "\x1b" not in out.written


def test_a_rule_is_explained_anywhere(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """It needs no publication."""
    monkeypatch.chdir(tmp_path)
    assert main(["explain", "ld203"]) == 0
    out, err = capsys.readouterr()
    assert out.startswith("LD203 alt-missing (warning)\n\n")
    assert max(len(line) for line in out.splitlines()) <= 80
    assert err == ""


def test_an_unknown_rule_is_told_with_the_one_meant(capsys: pytest.CaptureFixture[str]) -> None:
    """Did you mean, and status 2."""
    assert main(["explain", "alt-mising"]) == 2
    assert capsys.readouterr() == (
        "",
        "lowdown: there is no rule “alt-mising”. Did you mean “alt-missing”?\n",
    )


def test_without_a_code_all_rules_are_listed(capsys: pytest.CaptureFixture[str]) -> None:
    """Code, name and weight, to be searched."""
    assert main(["explain"]) == 0
    assert "LD203  alt-missing " in capsys.readouterr().out
