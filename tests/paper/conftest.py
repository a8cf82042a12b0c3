"""Papers for the tests of the paper: publications that are built once for all test processes, and read back."""

from __future__ import annotations

import json
import os
import time
import tomllib
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
import yaml

from paper.collating import JUMPS, collate
from paper.copyreading import read_copy
from paper.printed import read_paper
from paper.soundness import Proof

if TYPE_CHECKING:
    from conftest import RunLowdown

Files = Mapping[str, str | bytes]
Printer = Callable[[str, Files], Proof]
SETTINGS = """\
[publication]
title = "The Tiny Lowdown"
tagline = "All that fits"
url = "https://tiny.example/"
language = "en-GB"
publisher = "Tiny Press"
"""


@pytest.fixture(scope="session")
def sample_proof(sample_build: Path, sample_dir: Path) -> Proof:
    """The sample issue, read back."""
    return prove(sample_dir, sample_build, "issue-42")


@pytest.fixture(scope="session")
def paper_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder that the publications of all test processes are written to."""
    base = tmp_path_factory.getbasetemp()
    return base.parent if "PYTEST_XDIST_WORKER" in os.environ else base


@pytest.fixture(scope="session")
def print_issue(paper_folder: Path, run_lowdown: RunLowdown) -> Printer:
    """Return a function that builds issue-1 of a publication once, under a name of its own, and reads it back."""
    read: dict[str, Proof] = {}

    def printer(name: str, files: Files) -> Proof:
        if name not in read:
            folder = paper_folder / f"paper-{name}"
            try:
                folder.mkdir()
            except FileExistsError:
                _wait_for(folder / "log.txt")
            else:
                write_publication(folder, files)
                done = run_lowdown(["build", "issue-1"], folder)
                (folder / "log.part").write_text(
                    f"{done.returncode}\n{done.stdout}{done.stderr}", encoding="utf-8"
                )
                (folder / "log.part").rename(folder / "log.txt")
            log = (folder / "log.txt").read_text(encoding="utf-8")
            if not log.startswith("0\n"):
                pytest.fail(f"lowdown build in {folder}: exit status {log}", pytrace=False)
            read[name] = prove(folder, folder / "dist", "issue-1")
        return read[name]

    return printer


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


def _wait_for(log: Path) -> None:
    patience = time.monotonic() + 120
    while not log.exists():
        if time.monotonic() > patience:
            pytest.fail(
                "another test process began to build the same paper and did not finish",
                pytrace=False,
            )
        time.sleep(0.1)
