"""`lowdown --print-completion` writes scripts with which shells complete commands and names."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest

from lowdown.cli.command_line import COMMANDS
from making.command import run_here

CALL = """
source "$1"; shift
COMP_WORDS=("$@"); COMP_CWORD=$(($# - 1)); COMP_LINE="$*"; COMP_POINT=${#COMP_LINE}
$(complete -p lowdown | sed 's/.*-F \\([^ ]*\\).*/\\1/')
printf '%s\\n' "${COMPREPLY[@]}"
"""


@pytest.fixture(scope="module")
def script(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The script for bash."""
    path = tmp_path_factory.mktemp("completion") / "lowdown.bash"
    path.write_text(run_here(["--print-completion", "bash"], Path.cwd()).stdout, encoding="utf-8")
    return path


def completed(script: Path, folder: Path, *words: str) -> list[str]:
    """What bash offers for the last of `words`."""
    bash = shutil.which("bash")
    assert bash
    command = [bash, "-c", CALL, "-", str(script), "lowdown", *words]
    done = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=True)
    return done.stdout.split()


def test_commands_are_completed(script: Path, tmp_path: Path) -> None:
    """From the beginning of one; without a letter, all are offered."""
    assert completed(script, tmp_path, "bui") == ["build"]
    assert set(COMMANDS) <= set(completed(script, tmp_path, ""))


def test_options_and_choices_are_completed(script: Path, tmp_path: Path) -> None:
    """Those of the command that stands there."""
    assert completed(script, tmp_path, "plan", "--max") == ["--max-over"]
    assert completed(script, tmp_path, "schema", "") == ["article", "issue", "publication"]


def test_issues_are_completed(script: Path, tmp_path: Path) -> None:
    """As their files."""
    (tmp_path / "issues").mkdir()
    (tmp_path / "issues/issue-7.md").touch()
    assert completed(script, tmp_path, "build", "issues/") == ["issues/issue-7.md"]


@pytest.mark.parametrize("shell", ["zsh", "fish"])
def test_other_shells_have_their_own(shell: str) -> None:
    """Each script names every command."""
    written = run_here(["--print-completion", shell], Path.cwd())
    assert written.returncode == 0
    assert all(command in written.stdout for command in COMMANDS)


def test_an_unknown_shell_is_bad_usage() -> None:
    """The message has the shells that there are."""
    done = run_here(["--print-completion", "tcsh"], Path.cwd())
    assert done.returncode == 2
    assert "'bash', 'zsh', 'fish'" in done.stderr
