"""`lowdown plan --lock`: what is seen on the terminal is what later builds keep to."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

import pytest

from lowdown.cli import main
from lowdown.errors import UsageError
from lowdown.jobs.plan import PlanOrder, PlanResult, run_plan

PublicationFactory = Callable[[Mapping[str, str]], Path]

PLAN = "issues/issue-1.plan.toml"
SENTENCE = "The board met on Monday and said nothing of the wards that it had closed."


def manuscript(title: str, sentences: int) -> str:
    """An article of `sentences` sentences, four to a paragraph."""
    groups = [" ".join([SENTENCE] * min(4, sentences - first)) for first in range(0, sentences, 4)]
    return "\n\n".join([f'---\ntitle: "{title}"\n---', *groups]) + "\n"


@pytest.fixture
def folder(publication_dir: PublicationFactory, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An issue of two articles, which is the current folder."""
    entries = "  - lead\n  - strike\n"
    folder = publication_dir(
        {
            "issues/issue-1.md": f"---\nnumber: 1\ndate: 2026-05-01\narticles:\n{entries}---\n",
            "articles/lead.md": manuscript("The wards that nobody mentions", 60),
            "articles/strike.md": manuscript("Porters walk out", 12),
        }
    )
    monkeypatch.chdir(folder)
    return folder


def plan(root: Path, what_if: Sequence[str] = (), *, lock: bool = True) -> PlanResult:
    order = PlanOrder(root=root, issue="issue-1", what_if=tuple(what_if), lock=lock)
    return run_plan(order, progress=lambda _step: None)


def test_a_plan_is_locked_and_nothing_else_is_written(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """One file beside the manifest; the output folder is not made."""
    assert main(["plan", "issue-1", "--lock"]) == 0
    assert capsys.readouterr().err == f"{PLAN} is written\n"
    assert [path.name for path in (folder / "issues").iterdir() if path.suffix == ".toml"] == [
        "issue-1.plan.toml"
    ]
    assert not (folder / "dist").exists()


def test_without_the_order_nothing_is_locked(folder: Path) -> None:
    """Looking changes nothing."""
    assert plan(folder, lock=False).lock is None
    assert not (folder / PLAN).exists()


def test_a_plan_that_cannot_be_printed_is_not_locked(folder: Path) -> None:
    """What was locked before stays."""
    plan(folder)
    before = (folder / PLAN).read_bytes()
    manifest = (folder / "issues/issue-1.md").read_text(encoding="utf-8")
    (folder / "issues/issue-1.md").write_text(
        manifest.replace("number: 1", "number: 1\npages: 1"), encoding="utf-8"
    )
    (folder / "articles/lead.md").write_text(
        manuscript("The wards that nobody mentions", 200), encoding="utf-8"
    )
    made = plan(folder)
    assert (made.ok, made.lock) == (False, None)
    assert (folder / PLAN).read_bytes() == before


def test_a_what_if_is_not_locked(folder: Path) -> None:
    """The manifest would win over it; only a paper that is planned from scratch may take the place
    of a locked one.
    """
    with pytest.raises(UsageError, match=r"write the change into issues/issue-1\.md first"):
        plan(folder, ["drop=strike"])
    assert not (folder / PLAN).exists()
    made = plan(folder, ["lock=off"])
    assert made.lock is not None
    assert (folder / PLAN).exists()


def test_a_locked_plan_costs_what_it_cost_when_it_was_made(folder: Path) -> None:
    """What was done to make the copy fit is part of the cost of a plan that is kept, too."""
    article = folder / "articles/lead.md"
    groups = article.read_text(encoding="utf-8").split("\n\n")
    crossheads = [
        f"## What they did not say {number}\n\n{group}" for number, group in enumerate(groups[2:])
    ]
    article.write_text("\n\n".join([*groups[:2], *crossheads]), encoding="utf-8")
    made = plan(folder)
    assert made.report
    assert "fit" in {term.name for term in made.report.terms}
    kept = plan(folder, lock=False).report
    assert kept
    assert kept.terms == made.report.terms
