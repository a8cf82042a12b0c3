"""Arguments of the command line that nobody would type, or that a script got wrong."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Final

from hostile.case import BUILD, Case, nothing

CONTROL: Final = "has a control character in it"
MANY: Final = tuple(f"no-{number}" for number in range(10_000))


def asked(
    name: str,
    *arguments: str,
    says: str,
    prepare: Callable[[Path], None] = nothing,
    status: int = 2,
) -> Case:
    """A command, and the words of its answer."""
    return Case(name=name, command=arguments, says=(says,), prepare=prepare, status=status)


def project(name: str, folder: str, says: str, prepare: Callable[[Path], None] = nothing) -> Case:
    """A publication that is none."""
    return asked(f"project-{name}", *BUILD, "--project", folder, says=says, prepare=prepare)


def out(name: str, folder: str, says: str, prepare: Callable[[Path], None] = nothing) -> Case:
    """An output folder that is none."""
    return asked(f"out-{name}", *BUILD, "--out", folder, says=says, prepare=prepare)


def loop(folder: Path) -> None:
    (folder / "loop").symlink_to("loop")


def called_as_its_issue(folder: Path) -> None:
    """Gives the publication's folder the name that the issue's output has."""
    shutil.copytree(folder, folder.parent / "issue-1")


CASES: Final = (
    asked("escape-in-issue", "build", "x\x1b]0;owned\x07", says=r"x\x1b]0;owned\x07” " + CONTROL),
    asked("escape-in-command", "\x1b[2Jbuild", says=CONTROL),
    asked("escape-in-option", "build", "--\x1b[31m", "issue-1", says=CONTROL),
    asked("escape-in-format", *BUILD, "--format", "\x1b[31m", says=CONTROL),
    asked("escape-in-project", *BUILD, "--project", "\x1b[31m", says=CONTROL),
    asked("escape-in-out", *BUILD, "--out", "\x1b[31m", says=CONTROL),
    asked("escape-in-what-if", "plan", "issue-1", "--what-if", "drop=\x1b[31m", says=CONTROL),
    asked("escape-in-select", "check", "--select", "\x1b[31m", says=CONTROL),
    asked("escape-in-code", "explain", "LD\x1b", says=CONTROL),
    asked("line-end", "build", "x\n::error::injected", says=r"x\n::error::injected"),
    asked("nul", "build", "x\0", says=r"x\x00"),
    asked("nul-in-out", *BUILD, "--out", "x\0", says=CONTROL),
    asked("direction", "build", "x\u202egpj", says=r"x\u202egpj"),
    asked("second-control-code", "build", "x\x9b31m", says=r"x\x9b31m"),
    asked("long-control", "check", "\x1b" * 100_000, says=CONTROL),
    asked("empty-issue", "build", "", says="no issue"),
    asked("empty-command", "", says="no command"),
    asked("empty-code", "explain", "", says="no rule"),
    asked("empty-select", "check", "--select", "", "no-1", says="no issue"),
    asked("empty-what-if", "plan", "issue-1", "--what-if", "", says="--what-if"),
    asked("dashes", "plan", "--", says="ISSUE"),
    asked("dashes-first", "--", "build", "issue-1", says="lowdown"),
    asked("many-issues", "check", *MANY, says="no issue"),
    asked("many-arguments", "build", *MANY, says="unrecognized arguments: no-1"),
    asked("many-codes", "check", "--select", ",".join(MANY), says="no rule"),
    asked(
        "many-what-ifs", "plan", "issue-1", *("--what-if", "pages=auto") * 5000, says="", status=0
    ),
    asked("long-command", "x" * 100_000, says="no command"),
    asked("long-what-if", "plan", "issue-1", "--what-if", "x" * 100_000, says="--what-if"),
    asked("long-code", "explain", "x" * 100_000, says="no rule"),
    asked("long-select", "check", "--select", "x" * 100_000, says="no rule"),
    project("empty", "", "the name of a folder is missing"),
    project("file", "lowdown.toml", "lowdown.toml is a file; name the folder"),
    project("article", "articles/a.md", "is a file; name the folder"),
    project("missing", "no-such-folder", "there is no such folder"),
    project("root", "/", "it has no lowdown.toml"),
    project("device", "/dev/null", "there is no such folder"),
    project("other-folder", "articles", "it has no lowdown.toml"),
    project("loop", "loop", "there is no such folder", loop),
    project("long", "x/" * 2500, "there is no such folder"),
    out("empty", "", "the name of a folder is missing"),
    out("publication", ".", "must not be the publication's own folder"),
    out("source", "articles", "one of its sources"),
    out("below-source", "pictures/out", "one of its sources"),
    out(
        "source-by-link", "link", "one of its sources", lambda f: (f / "link").symlink_to("issues")
    ),
    out("climbing", "dist/../articles", "one of its sources"),
    Case(
        name="out-above",
        prepare=called_as_its_issue,
        command=(*BUILD, "--project", "../issue-1", "--out", ".."),
        status=2,
        says=("must not be the publication's own folder",),
    ),
    out("file", "lowdown.toml", "lowdown.toml"),
    out("device", "/dev/null", "/dev/null"),
    out("loop", "loop", "loop", loop),
    out("below-file", "lowdown.toml/out", "lowdown.toml"),
    out("pipe", "pipe", "pipe", lambda folder: os.mkfifo(folder / "pipe")),
    out("long", "x" * 300, "too long"),
    out("very-long", "x/" * 2500, "too long"),
)
