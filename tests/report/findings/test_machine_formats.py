"""What machines read of a run: GitHub, code scanning, CI servers and scripts. The same findings,
the same bytes.
"""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET

import jsonschema
import pytest

from lowdown.jobs.build import BuildOrder, BuildResult
from lowdown.jobs.check import CheckOrder, CheckResult
from lowdown.model.findings import Finding, Location
from lowdown.model.rules import RULES
from lowdown.report import WRITERS, Report, report_build, report_check, write_check_json

SARIF = Path(__file__).with_name("sarif-2.1.0.json")
"""The schema of OASIS, as the JSON Schema Store has it."""

NASTY = "50% off, “now”: a]b\r\nnext::warning::\x1b[31m\x00\ud800 <&>\"'"
FOUND = (
    Finding(
        code="LD203",
        place=Location(path="articles/nhs.md", line=14, column=3),
        message="image has no alt text",
        cure="Say what it shows.",
    ),
    Finding(
        code="LD301",
        place=Location(path="articles/a b,c:d%é.md", line=2),
        message=NASTY,
        cure="Put it right.",
    ),
    Finding(
        code="LD440",
        place=Location(path="dist/i/i.pdf", page=5),
        message="words are missing",
        cure="Build it again.",
    ),
    Finding(
        code="LD440",
        place=Location(path="dist/i/i.pdf", page=6),
        message="more are missing",
        cure="Build it again.",
    ),
)


def report(*findings: Finding, strict: bool = False, base: str = "") -> Report:
    return Report(
        root=Path("/home/editor/paper"), issues=("i",), findings=findings, strict=strict, base=base
    )


@pytest.mark.parametrize("form", WRITERS)
def test_the_same_findings_give_the_same_bytes(form: str) -> None:
    """And no path of the machine, and nothing but ASCII where a pipe might spoil it."""
    written = WRITERS[form](report(*FOUND))
    assert written == WRITERS[form](report(*FOUND))
    assert "/home/editor" not in written
    assert form == "github" or written.isascii()


def test_github_gets_an_annotation_for_each_finding() -> None:
    """With file, line and column where there are some, the rule as its title, and the cure below
    the message.
    """
    lines = WRITERS["github"](report(*FOUND)).split("\n")
    assert lines[0] == (
        "::warning file=articles/nhs.md,line=14,col=3,title=LD203 alt-missing::"
        "image has no alt text%0ASay what it shows."
    )
    assert lines[2] == (
        "::error file=dist/i/i.pdf,title=LD440 words-missing"
        "::page 5: words are missing%0ABuild it again."
    )
    assert lines[4:] == ["3 errors, 1 warning"]


def test_github_is_never_given_a_command_by_the_copy() -> None:
    """Whatever divides commands and properties is written otherwise."""
    line = WRITERS["github"](report(FOUND[1])).split("\n")[0]
    assert line.startswith(
        "::error file=articles/a b%2Cc%3Ad%25é.md,line=2,title=LD301 link-forbidden::50%25 off, "
    )
    assert "\r" not in line
    assert "b next::warning::" in line


def test_a_clean_run_has_nothing_to_annotate() -> None:
    """The log shows what was checked instead."""
    assert WRITERS["github"](report()) == ""


@pytest.mark.parametrize("base", ["newsletter/", ""])
def test_services_know_files_below_the_folder_of_the_command(base: str) -> None:
    """A publication may be a folder of a repository."""
    wanted = f"{base}articles/nhs.md"
    assert f"file={wanted}," in WRITERS["github"](report(FOUND[0], base=base))
    assert f'"uri": "{wanted}"' in WRITERS["sarif"](report(FOUND[0], base=base))
    assert f'file="{wanted}"' in WRITERS["junit"](report(FOUND[0], base=base))


def test_the_way_to_the_publication_is_found(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """From the current folder downwards; from inside the publication its own paths will do."""
    (tmp_path / "paper/articles").mkdir(parents=True)
    made, order = CheckResult(issues=()), CheckOrder(root=tmp_path / "paper", out=tmp_path)
    for folder, base in (
        (tmp_path, "paper/"),
        (tmp_path / "paper", ""),
        (tmp_path / "paper/articles", ""),
    ):
        monkeypatch.chdir(folder)
        assert report_check(made, order).base == base
        build = BuildOrder(root=tmp_path / "paper", issue="i", out=tmp_path)
        assert (
            report_build(BuildResult(), build).base,
            report_build(BuildResult(), build).issues,
        ) == (base, ("i",))


def sarif(*findings: Finding) -> Any:
    return json.loads(WRITERS["sarif"](report(*findings)))


@pytest.mark.parametrize(
    "findings",
    [
        (),
        FOUND,
        tuple(
            Finding(code=code, place=Location(path="a"), message="m", cure="c") for code in RULES
        ),
    ],
)
def test_code_scanning_gets_valid_sarif(findings: tuple[Finding, ...]) -> None:
    """By the schema of SARIF 2.1.0."""
    schema = json.loads(SARIF.read_text(encoding="utf-8"))
    validator = jsonschema.Draft7Validator(
        schema, format_checker=jsonschema.Draft7Validator.FORMAT_CHECKER
    )
    assert list(validator.iter_errors(sarif(*findings))) == []


def test_sarif_names_its_rules_and_results() -> None:
    """Each rule once, with its text; each result with its rule, level and place."""
    run = sarif(*FOUND)["runs"][0]
    rules = run["tool"]["driver"]["rules"]
    assert [(rule["id"], rule["name"]) for rule in rules] == [
        ("LD203", "alt-missing"),
        ("LD301", "link-forbidden"),
        ("LD440", "words-missing"),
    ]
    assert [rule["defaultConfiguration"]["level"] for rule in rules] == [
        "warning",
        "error",
        "error",
    ]
    assert all(
        rule["shortDescription"]["text"] and "\n" not in rule["shortDescription"]["text"]
        for rule in rules
    )
    assert "**How to put it right.**" in rules[0]["help"]["markdown"]
    assert [(result["ruleId"], result["ruleIndex"]) for result in run["results"]] == [
        ("LD203", 0),
        ("LD301", 1),
        ("LD440", 2),
        ("LD440", 2),
    ]
    assert run["results"][0]["locations"][0]["physicalLocation"] == {
        "artifactLocation": {"uri": "articles/nhs.md", "uriBaseId": "%SRCROOT%"},
        "region": {"startLine": 14, "startColumn": 3},
    }
    assert run["results"][1]["locations"][0]["physicalLocation"]["artifactLocation"]["uri"] == (
        "articles/a%20b%2Cc%3Ad%25%C3%A9.md"
    )
    assert run["results"][2]["message"]["text"] == "page 5: words are missing\nBuild it again."


def junit(*findings: Finding, strict: bool = False) -> ET.Element:
    return ET.fromstring(WRITERS["junit"](report(*findings, strict=strict)))


def test_ci_servers_get_a_suite_for_each_file_and_a_case_for_each_rule() -> None:
    """A failure has all findings of its rule; an issue without findings is a case that passes."""
    suites = junit(*FOUND)
    assert [(suite.get("name"), suite.get("tests"), suite.get("failures")) for suite in suites] == [
        ("articles/a b,c:d%é.md", "1", "1"),
        ("articles/nhs.md", "1", "0"),
        ("dist/i/i.pdf", "1", "1"),
        ("issues/i.md", "1", "0"),
    ]
    assert (suites.get("tests"), suites.get("failures"), suites.get("errors")) == ("4", "2", "0")
    case = suites[2][0]
    assert (case.get("name"), case.get("classname"), case.get("file")) == (
        "LD440 words-missing",
        "dist/i/i.pdf",
        "dist/i/i.pdf",
    )
    assert case[0].get("message") == "words are missing (and 1 more)"
    assert re.findall(r"p\d", case[0].text or "") == ["p5", "p6"]


@pytest.mark.parametrize(("strict", "tag"), [(False, "system-out"), (True, "failure")])
def test_warnings_fail_a_case_only_where_they_fail_the_run(strict: bool, tag: str) -> None:
    """They are reported either way."""
    case = junit(FOUND[0], strict=strict)[0][0]
    assert [child.tag for child in case] == [tag]
    assert (case[0].text or "").startswith(
        "articles/nhs.md:14:3: LD203 image has no alt text [alt-missing]\n"
    )
    assert case.get("line") == "14"


def test_junit_has_no_character_that_xml_forbids() -> None:
    """Whatever was pasted into the copy."""
    failure = junit(FOUND[1])[0][0][0]
    shown = "50% off, “now”: a]b\nnext::warning::\\x1b[31m\\x00\\ud800 <&>\"'"
    assert failure.get("message") == shown


def test_a_check_is_one_json_document() -> None:
    """The issues, the findings with their pages, and whether it was passed."""
    document = json.loads(write_check_json(CheckResult(issues=("i", "j"), findings=FOUND[2:3])))
    assert document == {
        "issues": ["i", "j"],
        "news": {},
        "findings": [
            {
                "code": "LD440",
                "name": "words-missing",
                "severity": "error",
                "path": "dist/i/i.pdf",
                "line": None,
                "column": None,
                "page": 5,
                "message": "words are missing",
                "cure": "Build it again.",
            }
        ],
        "ok": False,
    }
