"""`lowdown import` writes articles that can be built, and replaces none that is there."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from making.command import run_here

DOCUMENTS = Path(__file__).parent / "documents"


@pytest.fixture
def publication(tmp_path: Path) -> Path:
    assert run_here(["init", "paper", "--yes"], tmp_path).returncode == 0
    return tmp_path / "paper"


def test_documents_become_articles_that_can_be_read(publication: Path) -> None:
    """An imported article is read without a fault, and its pictures are there."""
    from lowdown.desk import read_article, read_publication

    done = run_here(["import", str(DOCUMENTS / "pandoc.docx")], publication)
    assert (done.returncode, done.stderr) == (0, "")
    assert "articles/council-sells-the-baths.md  from" in done.stdout
    assert "1 article imported." in done.stdout
    outcome = read_article(read_publication(publication), "council-sells-the-baths")
    assert outcome.value is not None
    assert [finding.code for finding in outcome.findings] == []
    assert len(list((publication / "pictures").glob("pandoc-*.png"))) == 1


def test_an_article_is_replaced_only_when_asked(publication: Path) -> None:
    """What is there stays, and nothing else is written, unless --force is given."""
    (publication / "a.txt").write_text("Baths\n\nOne.\n", encoding="utf-8")
    (publication / "b.txt").write_text("Roof\n\nTwo.\n", encoding="utf-8")
    there = publication / "articles/baths.md"
    there.write_text("mine", encoding="utf-8")
    refused = run_here(["import", "a.txt", "b.txt"], publication)
    assert refused.returncode == 2
    assert "articles/baths.md" in refused.stderr
    assert there.read_text(encoding="utf-8") == "mine"
    assert not (publication / "articles/roof.md").exists()
    assert run_here(["import", "--force", "a.txt"], publication).returncode == 0
    assert there.read_text(encoding="utf-8") == '---\ntitle: "Baths"\n---\nOne.\n'


def test_the_others_come_in_where_one_cannot_be_read(publication: Path) -> None:
    """A broken document does not hold up the others; the exit status is 1."""
    (publication / "a.txt").write_text("Baths\n\nOne.\n", encoding="utf-8")
    (publication / "b.docx").write_bytes(b"x")
    done = run_here(["import", "a.txt", "b.docx", "a.txt", "--format", "json"], publication)
    assert done.returncode == 1
    said = json.loads(done.stdout)
    assert [article["path"] for article in said["articles"]] == [
        "articles/baths.md",
        "articles/baths-2.md",
    ]
    assert [failure["source"] for failure in said["failures"]] == ["b.docx"]
    assert (publication / "articles/baths-2.md").exists()


def test_a_dry_run_writes_nothing(publication: Path) -> None:
    """With --dry-run the list is written, and no file."""
    (publication / "a.txt").write_text("Baths\n\nOne.\n", encoding="utf-8")
    done = run_here(["import", "--dry-run", "a.txt"], publication)
    assert done.returncode == 0
    assert "nothing was written" in done.stdout
    assert not (publication / "articles/baths.md").exists()
