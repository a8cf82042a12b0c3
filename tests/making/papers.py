"""Writes made-up publications to a folder, and reads their papers back."""

from __future__ import annotations

import json
import tomllib
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from checking.copyreading import read_copy
from checking.printed import read_paper
from checking.readback import JUMPS, PrintedIssue
from making.command import run_here

Files = dict[str, str | bytes]
Printer = Callable[[str], "BuiltIssue"]
Builder = Callable[[str, Files], Path]
SETTINGS = """\
[publication]
title = "The Tiny Lowdown"
tagline = "All that fits"
url = "https://tiny.example/"
language = "en-GB"
publisher = "Tiny Press"
"""
PAPER_RULES = ("--select", "LD4", "--ignore", "LD453,LD476")
"""Options of `lowdown check` for made-up papers: the rules about the paper.

LD453 and LD476 are left out, since an issue may be ordered on more pages than its copy fills, and
the pictures are coarse.
"""


def write_publication(folder: Path, files: Files) -> None:
    """Write a publication's files below `folder`; settings are provided where there are none."""
    for name, content in {"lowdown.toml": SETTINGS, **files}.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content.encode() if isinstance(content, str) else content)


@dataclass(frozen=True, kw_only=True)
class BuiltIssue(PrintedIssue):
    """An issue that the tests have built."""

    root: Path
    """The publication's folder."""
    out: Path
    """The output folder."""
    name: str
    """The issue's name."""

    def findings(self, *options: str) -> list[str]:
        """What `lowdown check` reports of the paper as it is, with its `options`."""
        command = ["check", self.name, "--no-build", "--out", str(self.out), "--format", "json"]
        done = run_here([*command, *options], self.root)
        findings = json.loads(done.stdout)["findings"]
        return [f"{one['path']}:p{one['page']}: {one['code']} {one['message']}" for one in findings]


def read_issue_back(root: Path, out: Path, name: str) -> BuiltIssue:
    """Read the paper of the issue `name` in the output folder `out`."""
    settings: dict[str, Any] = tomllib.loads((root / "lowdown.toml").read_text(encoding="utf-8"))
    _, front, _ = (root / "issues" / f"{name}.md").read_text(encoding="utf-8").split("---\n", 2)
    entries = yaml.safe_load(front)["articles"]
    slugs = [entry if isinstance(entry, str) else entry["article"] for entry in entries]
    return BuiltIssue(
        root=root,
        out=out,
        name=name,
        paper=read_paper(out / name / f"{name}.pdf"),
        plan=json.loads((out / name / "plan.json").read_text(encoding="utf-8")),
        copies=[read_copy(root / "articles" / f"{slug}.md") for slug in slugs],
        jump_words={**JUMPS, **settings.get("jumps", {})},
        columns=settings.get("paper", {}).get("columns", 3),
    )
