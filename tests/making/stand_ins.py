"""A press that prints sheets of plain text and proofs that only remember what they were given, to
check with.
"""

from __future__ import annotations

import json
import os
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest

from lowdown.jobs.check import CheckOrder, CheckResult, run_check
from lowdown.model.edition import Edition
from lowdown.model.findings import Finding, Location, errors_among
from lowdown.model.issue import Issue
from lowdown.model.plan import LockedPlan
from lowdown.model.publication import Publication
from lowdown.proof.finished import Finished
from lowdown.proof.paper.check import PaperCheck

ISSUES = {
    "issues/issue-1.md": "---\nnumber: 1\ndate: 2026-05-01\narticles: [beds]\n---\n",
    "issues/issue-2.md": "---\nnumber: 2\ndate: 2026-05-08\narticles: [waits]\n---\n",
    "articles/beds.md": "---\ntitle: Beds\n---\nOne ward in five.\n",
    "articles/waits.md": "---\ntitle: Waits\n---\nEighteen weeks.\n",
}
NO_TITLE = {"articles/beds.md": "---\nstandfirst: No title\n---\nCopy.\n"}


def fault(code: str, path: str = "dist/feed.xml", line: int | None = None, **more: int) -> Finding:
    """A finding of the rule `code`."""
    return Finding(
        code=code,
        place=Location(path=path, line=line, **more),
        message="it is wrong",
        cure="Put it right.",
    )


@dataclass(frozen=True, kw_only=True)
class Printed:
    """A paper that a press in the place of the true one has planned and printed at once."""

    edition: Edition
    """Its files."""
    findings: tuple[Finding, ...] = ()
    """What the press found."""
    lock: LockedPlan | None = None
    """Its plan."""
    plan_changes: tuple[str, ...] = ()
    """How that differs from the locked plan."""

    @property
    def plan(self) -> Printed:
        return self

    @property
    def failed(self) -> bool:
        return bool(errors_among(self.findings))


def use_press(monkeypatch: pytest.MonkeyPatch, print_paper: Callable[..., Printed]) -> None:
    """Lets `print_paper` plan and print every paper, in the place of the make-up and the true
    press.
    """
    monkeypatch.setattr("lowdown.makeup.plan_paper", print_paper)
    monkeypatch.setattr("lowdown.editions.print_paper", lambda _publication, plan: plan.edition)


@dataclass
class Press:
    """What was printed, and what the press finds next time."""

    printed: list[str] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)
    pages: list[dict[str, Any]] = field(default_factory=lambda: [{"number": 1, "frames": [{}]}])

    def print_paper(
        self,
        _publication: Publication,
        issue: Issue,
        *,
        progress: Callable[[str], None],
        cache: object,
    ) -> Printed:
        assert cache
        progress("Printing")
        self.printed.append(issue.name)
        plan = json.dumps({"issue": issue.name, "pages": self.pages}).encode()
        folder = issue.name
        files = {f"{folder}/{folder}.pdf": b"paper", f"{folder}/plan.json": plan}
        edition = Edition(files=files, pages={f"{folder}/{folder}.pdf": 1})
        return Printed(edition=edition, findings=tuple(self.findings))


@dataclass
class Proofs:
    """What was proved, and what is found next time."""

    papers: list[str] = field(default_factory=list)
    feeds: list[list[str]] = field(default_factory=list)
    copies: list[list[str]] = field(default_factory=list)
    shown: set[str] = field(default_factory=set)
    findings: list[Finding] = field(default_factory=list)

    def check_paper(
        self, _publication: Publication, issue: Issue, finished: Finished
    ) -> PaperCheck:
        self.papers.append(issue.name)
        self.shown.add(finished.shown)
        return PaperCheck(findings=tuple(self.findings), pages=1)

    def check_feeds(
        self, _publication: Publication, issues: Sequence[Issue], _finished: Finished
    ) -> tuple[Finding, ...]:
        self.feeds.append(sorted(issue.name for issue in issues))
        return ()

    def check_copy(self, _publication: Publication, issues: Sequence[Issue]) -> tuple[Finding, ...]:
        self.copies.append([issue.name for issue in issues])
        return ()


def stand_in_press(monkeypatch: pytest.MonkeyPatch) -> Press:
    """Puts a press into the place of the true one."""
    press = Press()
    use_press(monkeypatch, press.print_paper)
    return press


def stand_in_proofs(monkeypatch: pytest.MonkeyPatch) -> Proofs:
    """Puts proofs into the place of the true ones."""
    proofs = Proofs()
    for name in ("check_paper", "check_feeds", "check_copy"):
        monkeypatch.setattr(f"lowdown.proof.{name}", getattr(proofs, name))
    return proofs


def check(folder: Path, *issues: str, **options: Any) -> CheckResult:
    """Checks the publication in `folder`."""
    order = CheckOrder(
        root=folder, issues=issues, out=options.pop("out", folder / "dist"), **options
    )
    return run_check(order, progress=lambda _step: None)


def age(folder: Path, *, paths: Mapping[str, int] | None = None) -> None:
    """Gives all sources the same time long ago; or each of `paths` a time that many seconds from
    now.
    """
    for path in [folder, *folder.rglob("*")]:
        if not path.is_relative_to(folder / "dist"):
            os.utime(path, (1_000_000, 1_000_000))
    now = max((path.stat().st_mtime for path in (folder / "dist").rglob("*")), default=0)
    for name, seconds in (paths or {}).items():
        os.utime(folder / name, (now + seconds, now + seconds))


def alter(folder: Path, *names: str) -> None:
    """Adds an empty line to sources, which are newer than everything else then."""
    for name in names:
        with (folder / name).open("a", encoding="utf-8") as file:
            file.write("\n")
    age(folder, paths=dict.fromkeys(names, 10))
