"""What the command line says, where it says it, and its exit status. Nothing is printed on paper
here.
"""

from __future__ import annotations

import json
import signal
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

import lowdown.jobs
from lowdown import __version__
from lowdown.cli import main
from lowdown.cli.command_line import COMMANDS
from lowdown.cli.terminal import ERASE, progress_line
from lowdown.errors import Interruption, OutputError, SettingsError, UsageError
from lowdown.jobs.build import BuildOrder, BuildResult
from lowdown.model.findings import Finding, Location
from lowdown.output import WrittenFile

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    PublicationFactory = Callable[[Mapping[str, str]], Path]
    Outcome = BuildResult | BaseException
    Press = Callable[[Outcome], list[BuildOrder]]

NO_ALT = Finding(
    code="LD406",
    place=Location(path="articles/nhs.md", line=14, column=3),
    message="it is long",
    cure="Shorten it.",
)
HINT = Finding(
    code="LD410", place=Location(path="issues/i.md"), message="so many", cure="Drop one."
)
MADE = BuildResult(
    findings=(HINT,),
    files=(
        WrittenFile(path="feed.xml", size=999, changed=True),
        WrittenFile(path="issue-1/issue-1.pdf", size=1_234_567, changed=False),
    ),
    pages={"issue-1/issue-1.pdf": 12},
)
CLEAN = BuildResult(files=MADE.files, pages=MADE.pages)
STOPPED = BuildResult(findings=(NO_ALT, HINT, NO_ALT))


@pytest.fixture
def folder(publication_dir: PublicationFactory, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A publication, which is the current folder."""
    folder = publication_dir({})
    monkeypatch.chdir(folder)
    return folder


@pytest.fixture
def press(monkeypatch: pytest.MonkeyPatch) -> Press:
    """Returns a function that settles what the next press run comes to; it returns the orders that
    the press gets.
    """

    def settle(outcome: Outcome) -> list[BuildOrder]:
        orders: list[BuildOrder] = []

        def run(
            order: BuildOrder, *, progress: Callable[[str], None], notice: Callable[[str], None]
        ) -> BuildResult:
            progress("Reading")
            orders.append(order)
            if isinstance(outcome, BaseException):
                raise outcome
            return outcome

        monkeypatch.setattr(lowdown.jobs, "run_build", run)
        return orders

    return settle


def test_a_build_tells_what_it_made(
    folder: Path, press: Press, capsys: pytest.CaptureFixture[str]
) -> None:
    """Path, pages and size of each file, and the time it took; paths as seen from the current
    folder.
    """
    orders = press(CLEAN)
    assert main(["build", "issue-1"]) == 0
    assert orders == [BuildOrder(root=folder, issue="issue-1", out=folder / "dist")]
    out, err = capsys.readouterr()
    lines = out.splitlines()
    assert lines[0] == "dist/feed.xml                        999 B"
    assert lines[1] == "dist/issue-1/issue-1.pdf  12 pages  1.2 MB"
    assert lines[2].startswith("2 files, 1 of them new or changed, in ")
    assert err == ""


@pytest.mark.usefixtures("folder")
def test_findings_are_told_with_place_code_and_cure(
    press: Press, capsys: pytest.CaptureFixture[str]
) -> None:
    """On standard error, the cure below each, a count at the end; and nothing on standard
    output.
    """
    press(STOPPED)
    assert main(["build", "issue-1"]) == 1
    out, err = capsys.readouterr()
    assert out == ""
    assert err.splitlines() == [
        "articles/nhs.md:14:3: LD406 it is long [word-wider-than-column]",
        "    Shorten it.",
        "",
        "issues/i.md: LD410 so many [pages-left-empty]",
        "    Drop one.",
        "",
        "articles/nhs.md:14:3: LD406 it is long [word-wider-than-column]",
        "    Shorten it.",
        "",
        "2 errors, 1 warning",
        "Nothing was made; the last good output is untouched.",
    ]


@pytest.mark.usefixtures("folder")
def test_warnings_do_not_keep_a_build_from_success(
    press: Press, capsys: pytest.CaptureFixture[str]
) -> None:
    """They are reported, and the files are listed."""
    press(MADE)
    assert main(["build", "issue-1"]) == 0
    out, err = capsys.readouterr()
    assert "issue-1.pdf" in out
    assert err.endswith("    Drop one.\n\n1 warning\n")


def test_json_is_one_document(
    folder: Path, press: Press, capsys: pytest.CaptureFixture[str]
) -> None:
    """Everything is in it but the time, so that the same sources give the same document."""
    press(MADE)
    assert main(["build", "issue-1", "--format", "json", "--out", "../site"]) == 0
    out, err = capsys.readouterr()
    assert err == ""
    assert str(folder) not in out
    assert json.loads(out) == {
        "issue": "issue-1",
        "findings": [
            {
                "code": "LD410",
                "name": "pages-left-empty",
                "severity": "warning",
                "path": "issues/i.md",
                "line": None,
                "column": None,
                "page": None,
                "message": "so many",
                "cure": "Drop one.",
            }
        ],
        "files": [
            {"path": "../site/feed.xml", "bytes": 999, "pages": None},
            {"path": "../site/issue-1/issue-1.pdf", "bytes": 1_234_567, "pages": 12},
        ],
        "news": [],
        "ok": True,
    }


@pytest.mark.usefixtures("folder")
def test_json_of_a_build_that_was_stopped(press: Press, capsys: pytest.CaptureFixture[str]) -> None:
    """A machine reads from the document that nothing was made, and why."""
    press(STOPPED)
    assert main(["build", "issue-1", "--format=json"]) == 1
    document = json.loads(capsys.readouterr().out)
    assert (document["ok"], document["files"], len(document["findings"])) == (False, [], 3)


@pytest.mark.usefixtures("folder")
def test_options_reach_the_press(press: Press) -> None:
    """The output folder that is named is seen from the current one."""
    orders = press(CLEAN)
    main(["build", "issue-1", "--strict", "--out", "site"])
    assert orders[0].strict
    assert orders[0].out == Path("site")


def test_a_project_can_be_named(
    publication_dir: PublicationFactory,
    press: Press,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """From anywhere; its own dist is the default."""
    folder = publication_dir({})
    monkeypatch.chdir(tmp_path)
    orders = press(CLEAN)
    assert main(["build", "issue-1", "--project", folder.name]) == 0
    assert orders[0].root.resolve() == folder
    assert orders[0].out.resolve() == folder / "dist"


def test_a_project_that_is_named_has_to_be_one(
    folder: Path, press: Press, capsys: pytest.CaptureFixture[str]
) -> None:
    """A folder inside a publication is not taken for the publication."""
    (folder / "articles").mkdir()
    orders = press(CLEAN)
    assert main(["build", "issue-1", "--project", "articles"]) == 2
    assert not orders
    assert "articles is not a publication: it has no lowdown.toml" in capsys.readouterr().err


def test_a_publication_is_found_upwards(
    folder: Path, press: Press, monkeypatch: pytest.MonkeyPatch
) -> None:
    """An editor may be in the articles' folder."""
    (folder / "articles").mkdir()
    monkeypatch.chdir(folder / "articles")
    orders = press(CLEAN)
    assert main(["build", "issue-1"]) == 0
    assert orders[0].root == folder


def test_outside_a_publication_there_is_nothing_to_build(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """One line says so."""
    monkeypatch.chdir(tmp_path)
    assert main(["build", "issue-1"]) == 2
    assert capsys.readouterr().err.startswith("lowdown: ")


@pytest.mark.usefixtures("folder")
@pytest.mark.parametrize(
    ("error", "status", "words"),
    [
        (UsageError("no such issue"), 2, "lowdown: no such issue\n"),
        (SettingsError("lowdown.toml:1: bad\nlowdown.toml:2: worse"), 2, "lowdown.toml:2: worse\n"),
        (OutputError("dist cannot be written"), 2, "lowdown: dist cannot be written\n"),
        (
            OSError(28, "No space left on device", "/x/feed.xml"),
            2,
            "lowdown: /x/feed.xml: No space left on device; the disk is full; make room",
        ),
        (KeyboardInterrupt(), 130, "Interrupted; the last good output is untouched.\n"),
        (
            KeyboardInterrupt("the new output is complete"),
            130,
            "Interrupted; the new output is complete.\n",
        ),
        (
            Interruption("the new output is complete", number=signal.SIGINT),
            130,
            "Interrupted; the new output is complete.\n",
        ),
        (
            Interruption("the new output is complete", number=signal.SIGHUP),
            143,
            "Interrupted; the new output is complete.\n",
        ),
        (
            RuntimeError("lost\nhead"),
            1,
            "lowdown: internal error: RuntimeError: lost head; please report it, ",
        ),
    ],
)
def test_every_ending_has_its_status_and_its_words(
    press: Press, capsys: pytest.CaptureFixture[str], error: BaseException, status: int, words: str
) -> None:
    """Bad usage 2, no output 1, interrupted 130; a bug is one line and asks to be reported."""
    press(error)
    assert main(["build", "issue-1"]) == status
    out, err = capsys.readouterr()
    assert out == ""
    assert words in err
    assert "Traceback" not in err


@pytest.mark.usefixtures("folder")
def test_the_traceback_of_a_bug_is_to_be_had(press: Press, monkeypatch: pytest.MonkeyPatch) -> None:
    """For the report."""
    press(RuntimeError("lost"))
    monkeypatch.setenv("LOWDOWN_TRACEBACK", "1")
    with pytest.raises(RuntimeError, match="lost"):
        main(["build", "issue-1"])


@pytest.mark.parametrize(
    "arguments",
    [
        ["build", "a", "b"],
        ["build", "--only", "mail"],
        ["build", "--only", ""],
        ["build", "--only", "paper,webb"],
        ["build", "a", "--format", "xml"],
        ["--loud"],
        ["build", "a", "--stric"],
    ],
)
def test_bad_arguments_exit_with_2(
    arguments: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    """With a line on standard error that says which; options are not to be abbreviated."""
    with pytest.raises(SystemExit) as exit_:
        main(arguments)
    assert exit_.value.code == 2
    out, err = capsys.readouterr()
    assert out == ""
    assert "error: " in err


def test_without_arguments_there_is_help_but_no_success(capsys: pytest.CaptureFixture[str]) -> None:
    """A script that calls it so gets a message."""
    assert main([]) == 2
    out, err = capsys.readouterr()
    assert out == ""
    assert all(command in err for command in COMMANDS)


def test_an_unknown_command_is_told_with_the_one_meant(capsys: pytest.CaptureFixture[str]) -> None:
    """Did you mean."""
    assert main(["biuld", "issue-1"]) == 2
    assert (
        capsys.readouterr().err == "lowdown: there is no command `biuld`; did you mean `build`?\n"
    )
    assert main(["xyzzy"]) == 2
    assert "the commands are: init, new, import, build" in capsys.readouterr().err


def test_the_version_is_told(capsys: pytest.CaptureFixture[str]) -> None:
    """On standard output."""
    with pytest.raises(SystemExit) as exit_:
        main(["--version"])
    assert exit_.value.code == 0
    assert capsys.readouterr().out == f"lowdown {__version__}\n"


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


def sit_at_terminal(monkeypatch: pytest.MonkeyPatch) -> Terminal:
    """Makes standard error a terminal; not in a fixture, because pytest sets the streams after
    those.
    """
    terminal = Terminal()
    monkeypatch.setattr(sys, "stderr", terminal)
    monkeypatch.setenv("TERM", "xterm")
    monkeypatch.delenv("NO_COLOR", raising=False)
    return terminal


@pytest.mark.usefixtures("folder")
def test_progress_rewrites_one_line_and_goes(press: Press, monkeypatch: pytest.MonkeyPatch) -> None:
    """A terminal shows the step under way; nothing of it stays."""
    terminal = sit_at_terminal(monkeypatch)
    press(CLEAN)
    main(["build", "issue-1"])
    assert terminal.written == "\r\x1b[2KReading...\r\x1b[2K"


@pytest.mark.parametrize(
    ("step", "shown"),
    [
        ("1 of 4: Setting type", "[--------------------] 1 of 4: Setting type..."),
        ("3 of 4: Setting type", "[##########----------] 3 of 4: Setting type..."),
        ("Making the feeds", "Making the feeds..."),
    ],
)
def test_several_issues_have_a_bar(monkeypatch: pytest.MonkeyPatch, step: str, shown: str) -> None:
    """Where several issues are built, a bar shows how many of them are done."""
    terminal = sit_at_terminal(monkeypatch)
    with progress_line() as progress:
        progress(step)
    assert terminal.written == f"{ERASE}{shown}{ERASE}"


@pytest.mark.usefixtures("folder")
@pytest.mark.parametrize(("setting", "value"), [("NO_COLOR", "1"), ("TERM", "dumb")])
def test_colours_are_for_those_who_want_them(
    press: Press, monkeypatch: pytest.MonkeyPatch, setting: str, value: str
) -> None:
    """Errors are red on a terminal, unless it cannot show that or the editor does not like it."""
    terminal = sit_at_terminal(monkeypatch)
    press(STOPPED)
    main(["build", "issue-1"])
    assert "\x1b[31mLD406\x1b[0m" in terminal.written
    terminal.written = ""
    monkeypatch.setenv(setting, value)
    main(["build", "issue-1"])
    assert "\x1b[31m" not in terminal.written
