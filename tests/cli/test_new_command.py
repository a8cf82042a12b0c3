"""`lowdown new` begins an article or an issue, and replaces nothing."""

from __future__ import annotations

import datetime
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from lowdown.cli import new
from making.command import run_here

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    PublicationFactory = Callable[[Mapping[str, str]], Path]

ISSUES = {
    "issues/issue-1.md": "---\nnumber: 1\ndate: 2026-10-02\narticles: [beds]\n---\n",
    "issues/issue-2.md": (
        "---\nnumber: 2\ndate: 2026-11-06\narticles:\n  - article: waits\n    pages: 1\n---\n"
        "Dear reader.\n"
    ),
    "articles/beds.md": "---\ntitle: Beds\n---\nCopy.\n",
    "articles/waits.md": "---\ntitle: Waits\n---\nCopy.\n",
}


@pytest.fixture
def folder(publication_dir: PublicationFactory, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A paper of two issues, on the first Fridays of October and November."""
    monkeypatch.setattr(new, "_today", lambda: datetime.date(2026, 11, 28))
    return publication_dir(ISSUES)


def test_an_article_is_begun_for_the_next_issue(folder: Path) -> None:
    """Its file has the title's words, its day is that of the issue to come, its id is fixed."""
    done = run_here(["new", "article", 'The "baths" & we', "--author", "A Writer"], folder)
    assert (done.returncode, done.stdout) == (0, "articles/the-baths-we.md\n")
    assert "`lowdown new issue` begins the issue" in done.stderr
    text = (folder / "articles/the-baths-we.md").read_text("utf-8")
    assert 'title: "The \\"baths\\" & we"\nauthor: "A Writer"\nsection:\ndate: 2026-12-04\n' in text
    assert '\nid: "tag:' in text
    assert ',2026:the-baths-we"\n' in text


def test_the_next_issue_lists_what_waits(folder: Path) -> None:
    """Articles that no issue has, but drafts and those that are older than the last issue."""
    run_here(["new", "article", "Baths"], folder)
    for name, key in (("notes", "draft: true"), ("old", "date: 2025-01-03"), ("young", "")):
        text = f"---\ntitle: X\n{key}\n---\nCopy.\n"
        (folder / f"articles/{name}.md").write_text(text, encoding="utf-8")
    done = run_here(["new", "issue"], folder)
    assert (done.returncode, done.stdout) == (0, "issues/issue-3.md\n")
    assert done.stderr.startswith(
        "Number 3, dated 2026-12-04, as the issues before appear every month, on the first Friday."
    )
    assert "It lists 2 articles that no other issue has" in done.stderr
    assert (folder / "issues/issue-3.md").read_text("utf-8") == (
        "---\nnumber: 3\ndate: 2026-12-04\narticles:\n  - baths\n  - young\n"
        "  # The places of the last issue's articles, to be used again:\n"
        "  # - article:\n  #   pages: 1\n---\n"
    )


def test_nothing_but_the_manifest_is_written(folder: Path) -> None:
    """The locked ids stay as they are, and so does everything else."""
    (folder / "lowdown.lock").write_text('[ids]\nbeds = "tag:tiny.example,2026:beds"\n', "utf-8")
    before = {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()}
    assert run_here(["new", "issue"], folder).returncode == 0
    after = {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()}
    assert {path.name for path in after.keys() - before.keys()} == {"issue-3.md"}
    assert {path: after[path] for path in before} == before


def test_an_issue_without_articles_says_what_is_missing(folder: Path) -> None:
    """Where nothing waits, a build names the key to fill in."""
    assert "No article waits for it" in run_here(["new", "issue"], folder).stderr
    done = run_here(["plan", "issue-3"], folder)
    assert "LD126 the issue has no articles" in done.stderr


def test_everything_about_an_issue_can_be_named(folder: Path) -> None:
    """Number, volume, day and the name of the file."""
    named = ["--number", "3-4", "--volume", "II", "--date", "2027-01-08", "--name", "winter"]
    assert run_here(["new", "issue", *named], folder).stdout == "issues/winter.md\n"
    text = (folder / "issues/winter.md").read_text("utf-8")
    assert text.startswith("---\nnumber: 3-4\nvolume: II\ndate: 2027-01-08\n")


def test_an_id_is_never_given_twice(folder: Path) -> None:
    """An article that was renamed keeps its id; a new one of the old name has another."""
    run_here(["new", "article", "Baths"], folder)
    (folder / "articles/baths.md").rename(folder / "articles/pools.md")
    run_here(["new", "article", "Baths"], folder)
    assert ',2026:baths-2"\n' in (folder / "articles/baths.md").read_text("utf-8")


REFUSED = [
    (["article", "Beds"], "articles/beds.md is there already; give the new one another name"),
    (["article", ""], "the article has no title"),
    (["article", "中文"], "“中文” makes no name for a file; give it one with --slug"),
    (["article", "X", "--slug", "../x"], "“../x” makes no name for a file; "),
    (["article", "X", "--section", "Our News"], "“Our News” "),
    (["issue", "--name", "issue-2"], "issues/issue-2.md is there already; give the new one"),
    (["issue", "--name", "../x"], "“../x” makes no name for a file; "),
    (["issue", "--number", "x"], "“x” is not a number, such as 43, 15-16 or 7a"),
    (["issue", "--volume", "IIII"], "“IIII” is not a volume, such as 4 or IV"),
]


@pytest.mark.parametrize(("arguments", "message"), REFUSED)
def test_what_cannot_be_begun_is_refused(folder: Path, arguments: list[str], message: str) -> None:
    """One sentence has what is wrong; no file is written or changed."""
    before = {path: path.read_bytes() for path in folder.rglob("*.md")}
    done = run_here(["new", *arguments], folder)
    assert (done.returncode, done.stdout) == (2, "")
    assert message in done.stderr
    assert {path: path.read_bytes() for path in folder.rglob("*.md")} == before


def test_a_locked_plan_of_the_name_is_not_taken_over(folder: Path) -> None:
    """A plan that an earlier issue of that name has left would rule the new one."""
    (folder / "issues/issue-3.plan.toml").touch()
    done = run_here(["new", "issue"], folder)
    assert done.returncode == 2
    assert "issues/issue-3.plan.toml is there already" in done.stderr


def test_a_manifest_without_a_date_is_no_base(folder: Path) -> None:
    """The next number would be a guess."""
    (folder / "issues/issue-2.md").write_text("---\nnumber: 2\n---\n", encoding="utf-8")
    done = run_here(["new", "issue"], folder)
    assert done.returncode == 2
    assert "issues/issue-2.md has no number or no date that can be read" in done.stderr


def test_the_first_issue_is_of_today(
    publication_dir: PublicationFactory, monkeypatch: pytest.MonkeyPatch
) -> None:
    """In a publication without issues."""
    monkeypatch.setattr(new, "_today", lambda: datetime.date(2026, 11, 28))
    folder = publication_dir({"articles/beds.md": ISSUES["articles/beds.md"]})
    assert run_here(["new", "issue"], folder).stdout == "issues/issue-1.md\n"
    text = (folder / "issues/issue-1.md").read_text("utf-8")
    assert text == "---\nnumber: 1\ndate: 2026-11-28\narticles:\n  - beds\n---\n"


def test_a_publication_without_issues_says_how_to_begin_one(
    publication_dir: PublicationFactory,
) -> None:
    """The command that the message names does it."""
    folder = publication_dir({})
    assert "`lowdown new issue` begins one" in run_here(["plan", "issue-1"], folder).stderr
    assert run_here(["new", "issue"], folder).stdout == "issues/issue-1.md\n"
