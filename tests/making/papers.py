"""Writes made-up publications to a folder, and reads their papers back."""

from __future__ import annotations

import json
import tomllib
from collections.abc import Callable
from pathlib import Path
from typing import Any

import yaml

from checking.collating import JUMPS, collate
from checking.copyreading import read_copy
from checking.printed import read_paper
from checking.soundness import Proof

Files = dict[str, str | bytes]
Printer = Callable[[str, Files], Proof]
Builder = Callable[[str, Files], Path]
SETTINGS = """\
[publication]
title = "The Tiny Lowdown"
tagline = "All that fits"
url = "https://tiny.example/"
language = "en-GB"
publisher = "Tiny Press"
"""


def write_publication(folder: Path, files: Files) -> None:
    """Write a publication's files below `folder`; settings are provided where there are none."""
    for name, content in {"lowdown.toml": SETTINGS, **files}.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content.encode() if isinstance(content, str) else content)


def prove(root: Path, out: Path, issue: str) -> Proof:
    """Read the paper of `issue` in the output folder `out`, and hold it against its copy."""
    settings: dict[str, Any] = tomllib.loads((root / "lowdown.toml").read_text(encoding="utf-8"))
    _, front, _ = (root / "issues" / f"{issue}.md").read_text(encoding="utf-8").split("---\n", 2)
    manifest = yaml.safe_load(front)
    slugs = [
        entry if isinstance(entry, str) else entry["article"] for entry in manifest["articles"]
    ]
    jumps = {**JUMPS, **settings.get("jumps", {})}
    paper = read_paper(
        out / issue / f"{issue}.pdf", columns=settings.get("paper", {}).get("columns", 3)
    )
    plan = json.loads((out / issue / "plan.json").read_text(encoding="utf-8"))
    title = ""
    if "donation" in settings and manifest.get("donation", True):
        title = read_copy(root / "articles" / f"{settings['donation']['article']}.md").title
    copies = [read_copy(root / "articles" / f"{slug}.md") for slug in slugs]
    return Proof(
        paper=paper,
        plan=plan,
        collations=collate(paper, plan, copies, jumps, title),
        contents=jumps["contents"],
    )
