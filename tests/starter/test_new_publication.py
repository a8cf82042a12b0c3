"""A new publication is whole in each language that has starting articles, and in any other."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

import pytest

import lowdown.starter
from lowdown.desk import read_issue, read_publication
from lowdown.starter import STARTER_COPY, Answers, start_publication
from making.command import run_here

FILES = Path(lowdown.starter.__file__).parent / "files"


def answers_in(language: str, *, paper: str = "A4") -> Answers:
    """The answers of a publication in a language."""
    return Answers(
        title="Llais & Stimme",
        url="https://voice.example/",
        language=language,
        paper=paper,
        accent="#00557f",
        date=date(2026, 12, 4),
    )


def lay_out(folder: Path, answers: Answers) -> Path:
    """Writes a new publication."""
    for path, data in start_publication(answers).items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_bytes(data)
    return folder


def test_each_language_has_its_folder() -> None:
    """With the three articles that are named for it, and no other file."""
    folders = {path.name for path in FILES.iterdir() if path.is_dir()} - {"pictures"}
    assert folders == set(STARTER_COPY)
    for language, copy in STARTER_COPY.items():
        names = {path.stem for path in (FILES / language).iterdir()}
        assert names == {copy.lead, copy.second, copy.panel}


@pytest.mark.parametrize("language", [*STARTER_COPY, "en-US", "de-AT", "it", "ga"])
@pytest.mark.parametrize("paper", ["A6", "A4"])
def test_a_new_publication_reads_without_a_finding(
    tmp_path: Path, language: str, paper: str
) -> None:
    """Its settings, manifest, articles and picture, on pages of one column or of more."""
    publication = read_publication(lay_out(tmp_path, answers_in(language, paper=paper)))
    reading = read_issue(publication, "issue-1")
    assert reading.findings == ()
    assert reading.value is not None
    assert [reading.value.donation] != [None]
    assert publication.language == language


@pytest.mark.parametrize("language", STARTER_COPY)
def test_an_article_names_its_own_file(tmp_path: Path, language: str) -> None:
    """The article about the next issue says where it is, and is there."""
    folder = lay_out(tmp_path, answers_in(language))
    text = (folder / f"articles/{STARTER_COPY[language].second}.md").read_text("utf-8")
    assert [(folder / path).is_file() for path in re.findall(r"`(articles/\S+\.md)`", text)] == [
        True
    ]


@pytest.mark.slow
@pytest.mark.parametrize("language", [*STARTER_COPY, "it"])
def test_a_new_publication_passes_a_strict_check(tmp_path: Path, language: str) -> None:
    """The paper, the site and the feeds, as they were made."""
    done = run_here(["check", "--strict"], lay_out(tmp_path, answers_in(language)))
    assert (done.returncode, done.stdout) == (0, "issue-1 (2 pages): no findings\n"), done.stdout
