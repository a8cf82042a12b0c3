"""The GitHub Action and the pre-commit hook call the command with arguments that it has."""

from __future__ import annotations

import os
import re
import subprocess
from pathlib import Path
from typing import Any

import pytest
import yaml

from lowdown.cli.command_line import make_parser

ROOT = Path(__file__).parents[1]


def read(name: str) -> Any:
    return yaml.safe_load((ROOT / name).read_text(encoding="utf-8"))


@pytest.fixture
def action() -> Any:
    return read("action.yml")


def test_the_action_is_one(action: Any) -> None:
    """Composite, with a shell for each of its scripts, and a description of each input."""
    assert {"name", "description", "inputs", "runs"} <= set(action)
    assert action["runs"]["using"] == "composite"
    assert all(
        ("uses" in step) != ("run" in step and step["shell"] == "bash")
        for step in action["runs"]["steps"]
    )
    assert set(action["inputs"]) == {"issues", "project", "strict", "format"}
    assert all(
        known["description"] and isinstance(known["default"], str)
        for known in action["inputs"].values()
    )


def test_no_input_is_written_into_a_script(action: Any) -> None:
    """They come as variables: a name in a pull request cannot run anything."""
    scripts = [step["run"] for step in action["runs"]["steps"] if "run" in step]
    assert not [script for script in scripts if "${{" in script]
    given = {name for step in action["runs"]["steps"] for name in step.get("env", {}).values()}
    assert {f"${{{{ inputs.{name} }}}}" for name in action["inputs"]} <= given


def test_the_action_installs_what_the_set_up_does(action: Any) -> None:
    """The same libraries."""
    wanted = re.findall(
        r"=(lib(?:pango|pangoft2|harfbuzz)[\w.-]*)", (ROOT / "tools/setup.sh").read_text("utf-8")
    )
    script = next(
        step["run"] for step in action["runs"]["steps"] if "apt-get" in step.get("run", "")
    )
    assert len(wanted) == 3
    assert all(library in script for library in wanted)


@pytest.mark.parametrize("strict", ["", "true", "false"])
@pytest.mark.parametrize("issues", ["", "issue-1", " issue-1  issue-2 "])
def test_the_action_calls_the_command(
    action: Any, tmp_path: Path, issues: str, strict: str
) -> None:
    """With arguments that the parser takes."""
    command = tmp_path / "lowdown/bin/lowdown"
    command.parent.mkdir(parents=True)
    command.write_text('#!/bin/sh\nprintf "%s\\n" "$@"\n', encoding="utf-8")
    command.chmod(0o755)
    inputs = {"PROJECT": "my paper", "FORMAT": action["inputs"]["format"]["default"]}
    environment = {
        **os.environ,
        "RUNNER_TEMP": str(tmp_path),
        "ISSUES": issues,
        "STRICT": strict,
        **inputs,
    }
    script = action["runs"]["steps"][-1]["run"]
    done = subprocess.run(
        ["bash", "-e", "-c", script], env=environment, capture_output=True, text=True, check=True
    )
    options = make_parser().parse_args(done.stdout.splitlines())
    assert options.issues == issues.split()
    assert (options.project, options.format) == (Path("my paper"), "github")
    assert options.strict == {"": None, "true": True, "false": False}[strict]


def test_the_workflow_of_a_new_publication_calls_the_command(action: Any) -> None:
    """With arguments that the parser takes, after the same libraries as the action's."""
    workflow = read("src/lowdown/starter/files/workflow.yml")
    (job,) = workflow["jobs"].values()
    scripts = "\n".join(step["run"] for step in job["steps"] if "run" in step)
    commands = re.findall(r"^lowdown (.*)$", scripts, re.MULTILINE)
    assert [command.split()[0] for command in commands] == ["build", "check"]
    for command in commands:
        assert make_parser().parse_args(command.split()).format == "github"
    installing = next(step["run"] for step in action["runs"]["steps"] if "apt-get" in str(step))
    libraries = re.findall(r"lib(?:pango|harfbuzz)[\w.-]+", installing)
    assert libraries
    assert all(library in scripts for library in libraries)


def test_the_hook_calls_the_command() -> None:
    """Once, for all files, whenever a source is to be committed."""
    (hook,) = read(".pre-commit-hooks.yaml")
    assert {"id", "name", "entry", "language"} <= set(hook)
    assert (hook["id"], hook["language"], hook["pass_filenames"]) == (
        "lowdown-check",
        "python",
        False,
    )
    program, *arguments = hook["entry"].split()
    assert program == "lowdown"
    assert make_parser().parse_args(arguments).issues == []


@pytest.mark.parametrize(
    ("path", "source"),
    [
        ("lowdown.toml", True),
        ("articles/beds.md", True),
        ("newsletter/issues/issue-1.md", True),
        ("pictures/ward/a.svg", True),
        ("templates/own/page.html", True),
        ("lowdown.lock", True),
        ("README.md", False),
        ("dist/feed.xml", False),
        ("my-articles.md", False),
    ],
)
def test_the_hook_runs_for_sources(path: str, source: bool) -> None:
    """And for nothing else."""
    (hook,) = read(".pre-commit-hooks.yaml")
    assert bool(re.search(hook["files"], path)) == source
