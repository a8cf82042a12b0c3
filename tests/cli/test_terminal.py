"""The command as a process of its own: how fast it answers, and what it makes of odd terminals."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

from lowdown import __version__


def python(*arguments: str, **more: str) -> subprocess.CompletedProcess[str]:
    environment = {**os.environ, "PYTHONPATH": str(Path(__file__).parents[2] / "src"), **more}
    return subprocess.run(
        [sys.executable, *arguments],
        env=environment,
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )


def test_help_imports_nothing_heavy() -> None:
    """Help is instant: the machines are fetched when there is something to print."""
    heavy = (
        "weasyprint",
        "pydantic",
        "markdown_it",
        "yaml",
        "jinja2",
        "PIL",
        "fontTools",
        "lowdown.model",
    )
    parse = "import sys; from lowdown.cli import command_line; command_line.make_parser()"
    code = f"{parse}; print([m for m in {heavy} if m in sys.modules])"
    assert python("-c", code).stdout == "[]\n"


def test_a_paper_is_built_without_what_makes_the_site() -> None:
    """Nor what begins issues or draws plans: all that is imported costs time at each start."""
    other = (
        "lowdown.starter",
        "lowdown.editions.web.make",
        "lowdown.editions.web.views",
        "lowdown.editions.web.site_feeds",
        "lowdown.report.flatplan.svg_drawing",
        "lowdown.press.weasy.loading.declarations",
    )
    code = (
        f"import sys, lowdown.jobs, lowdown.report; print([m for m in {other} if m in sys.modules])"
    )
    assert python("-c", code).stdout == "[]\n"


def test_it_runs_as_a_module() -> None:
    """`python -m lowdown` is the same command."""
    done = python("-m", "lowdown", "--version")
    assert (done.returncode, done.stdout) == (0, f"lowdown {__version__}\n")


def test_a_reader_who_has_gone_away_is_no_failure() -> None:
    """`lowdown ... | head` ends quietly, with the status that the build had."""
    code = (
        "import os, sys, lowdown.cli.terminal as cli; read, write = os.pipe(); os.close(read);"
        "os.dup2(write, 1);"
        "cli.say('words', sys.stdout); sys.exit(0)"
    )
    done = python("-c", code)
    assert (done.returncode, done.stderr) == (0, "")


def test_a_terminal_that_cannot_show_a_letter_shows_its_number() -> None:
    """An old terminal is no reason for a traceback."""
    code = (
        "import sys, lowdown.cli.terminal as cli; cli.prepare_streams(); cli.say('tŷ', sys.stdout)"
    )
    done = python("-c", code, PYTHONIOENCODING="ascii")
    assert (done.returncode, done.stdout) == (0, "t\\u0177\n")
