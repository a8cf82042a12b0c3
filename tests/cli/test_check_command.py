"""`lowdown check` on a tiny publication, as an editor, a hook or a CI server calls it: a process, a
folder, files.
"""

from __future__ import annotations

import json
import subprocess
import zipfile
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

PublicationFactory = Callable[[Mapping[str, str]], Path]
RunLowdown = Callable[[Sequence[str], Path], subprocess.CompletedProcess[str]]

ISSUE = {
    "issues/issue-1.md": """\
        ---
        number: 1
        date: 2026-05-01
        articles: [beds, waits]
        ---
        Dear reader.
        """,
    "articles/beds.md": """\
        ---
        title: "Beds lost"
        author: "A Writer"
        ---
        One ward in five has gone. See [the waits](waits.md).[^1]

        [^1]: Count them.
        """,
    "articles/waits.md": """\
        ---
        title: "Waits"
        ---
        Eighteen weeks.
        """,
}
DOUBLED = "---\ntitle: Waits\n---\nEighteen weeks weeks.\n"
NO_TITLE = "---\nstandfirst: x\n---\nCopy.\n"


@pytest.fixture
def folder(publication_dir: PublicationFactory) -> Path:
    return publication_dir(ISSUE)


def write(folder: Path, text: str) -> None:
    (folder / "articles/waits.md").write_text(text, encoding="utf-8")


def test_a_good_issue_is_built_and_proved(folder: Path, run_installed: RunLowdown) -> None:
    """One line says so; the second check builds nothing and says the same."""
    first = run_installed(["check", "--strict"], folder)
    made = {path: path.stat().st_ctime_ns for path in (folder / "dist").rglob("*.*")}
    second = run_installed(["check", "--strict"], folder)
    assert (first.returncode, first.stdout, first.stderr) == (
        0,
        "issue-1 (1 page): no findings\n",
        "",
    )
    assert (second.returncode, second.stdout, second.stderr) == (0, first.stdout, "")
    assert {path: path.stat().st_ctime_ns for path in (folder / "dist").rglob("*.*")} == made != {}


def test_a_warning_is_told_with_its_line(folder: Path, run_lowdown: RunLowdown) -> None:
    """It fails a strict check only, and is reported with a caret, a cure and a count."""
    write(folder, DOUBLED)
    done = run_lowdown(["check"], folder)
    assert (done.returncode, done.stderr) == (0, "")
    first, quoted, caret, cure, _, count = done.stdout.splitlines()
    assert first.startswith("articles/waits.md:4:")
    assert first.endswith("[word-doubled]")
    assert quoted == "     4 | Eighteen weeks weeks."
    assert quoted[caret.index("^") :].startswith("weeks")
    assert cure.startswith("    ")
    assert count == "1 warning"
    assert run_lowdown(["check", "--strict"], folder).returncode == 1
    assert run_lowdown(["check", "--strict", "--ignore", "LD227"], folder).returncode == 0


def test_a_paper_that_was_tampered_with_is_found_out(folder: Path, run_lowdown: RunLowdown) -> None:
    """And so are one that is missing, and feeds that are."""
    run_lowdown(["build", "issue-1"], folder)
    (folder / "dist/issue-1/issue-1.pdf").write_bytes(b"%PDF-1.7 not really")
    done = run_lowdown(["check", "--no-build", "--select", "LD4"], folder)
    assert done.returncode == 1
    assert done.stdout.startswith("dist/issue-1/issue-1.pdf")
    assert "Traceback" not in done.stderr
    done = run_lowdown(["check", "--no-build", "--out", "nowhere"], folder)
    assert done.returncode == 1
    assert "nowhere/issue-1/issue-1.pdf: LD411 " in done.stdout
    assert "nowhere/feed.xml: LD510 " in done.stdout
    assert not (folder / "nowhere").exists()


def test_an_error_in_the_copy_is_told_in_every_format(
    folder: Path, run_lowdown: RunLowdown
) -> None:
    """With status 1, the same bytes every time, and no path of the machine."""
    write(folder, NO_TITLE)
    told = {}
    for form in ("text", "json", "github", "sarif", "junit"):
        first, second = (run_lowdown(["check", "--format", form], folder) for _ in range(2))
        assert (first.returncode, first.stderr) == (1, "")
        assert first.stdout == second.stdout
        assert str(folder) not in first.stdout
        told[form] = first.stdout
    assert told["text"].endswith("Not proved, because of errors: the paper of issue-1.\n1 error\n")
    assert json.loads(told["json"])["findings"][0]["code"] == "LD109"
    assert told["github"].startswith("::error file=articles/waits.md,line=")
    assert json.loads(told["sarif"])["runs"][0]["results"][0]["ruleId"] == "LD109"
    assert ET.fromstring(told["junit"]).get("failures") == "1"


def test_a_check_that_cannot_be_made_says_why(folder: Path, run_installed: RunLowdown) -> None:
    """Bad settings and bad usage are status 2 and words on standard error, whatever the format."""
    for arguments, words in (
        (["isue-1"], "issue-1"),
        (["--ignore", "alt-mising"], "Did you mean “alt-missing”?"),
        (["--format", "xml"], "invalid choice"),
        (["--out", "articles", "--format", "json"], "must not be"),
    ):
        done = run_installed(["check", *arguments], folder)
        assert (done.returncode, done.stdout) == (2, "")
        assert words in done.stderr
        assert "Traceback" not in done.stderr


def test_ids_are_locked(folder: Path, run_lowdown: RunLowdown) -> None:
    """After that, an article that goes under another name is found out."""
    done = run_lowdown(["check", "--lock"], folder)
    assert (done.returncode, done.stderr) == (0, "lowdown.lock is written\n")
    (folder / "articles/waits.md").rename(folder / "articles/queues.md")
    for name in ("issues/issue-1.md", "articles/beds.md"):
        file = folder / name
        file.write_text(
            file.read_text("utf-8").replace("waits]", "queues]").replace("waits.md", "queues.md"),
            "utf-8",
        )
    done = run_lowdown(["check"], folder)
    assert done.returncode == 1
    assert "LD130" in done.stdout


def test_texts_and_templates_are_shipped(tmp_path: Path) -> None:
    """A wheel has the texts of rules and languages, and the template of the flatplan."""
    build = pytest.importorskip("hatchling.build")
    root = Path(__file__).parents[2]
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(root)
        wheel = build.build_wheel(str(tmp_path))
    shipped = set(zipfile.ZipFile(tmp_path / wheel).namelist())
    assert {f"lowdown/model/rules/{name}" for name in RULE_TEXTS} <= shipped
    languages = (root / "src/lowdown/model/web_words").glob("*.toml")
    assert {f"lowdown/model/web_words/{file.name}" for file in languages} <= shipped
    assert "lowdown/report/flatplan/flatplan.svg.jinja" in shipped


RULE_TEXTS = (
    "introduction.md",
    "ld1_sources.toml",
    "ld2_copy.toml",
    "ld3_links.toml",
    "ld4_pages.toml",
    "ld5_feeds.toml",
    "ld7_web.toml",
    "ld8_imprint.toml",
)
