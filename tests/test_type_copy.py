"""The copy for measuring type: publications for tuning line breaking, and others for testing it."""

from __future__ import annotations

import re
from pathlib import Path

import frontmatter
import pytest

from lowdown.desk import read_issue, read_publication
from making.command import run_here

FOLDER = Path(__file__).parents[1] / "benchmarks" / "publications"
PUBLICATIONS = sorted(path.parent for path in FOLDER.glob("*/*/lowdown.toml"))
SENTENCE = re.compile(r"(?<=[.!?])[\"“”'’)*]*\s+")


def sentences(publication: Path) -> list[str]:
    """The longer sentences of a publication's articles, with one space between words."""
    copy = [
        paragraph
        for file in sorted(publication.glob("articles/*.md"))
        for paragraph in re.split(r"\n\s*\n", frontmatter.load(str(file)).content)
    ]
    found = [" ".join(part.split()) for text in copy for part in SENTENCE.split(text)]
    return [sentence for sentence in found if len(sentence.split()) > 5]


@pytest.mark.parametrize("folder", PUBLICATIONS, ids=lambda folder: folder.name)
def test_a_publication_is_real_copy_of_real_length(folder: Path) -> None:
    """It is read without a finding, has thousands of words, and no sentence twice."""
    publication = read_publication(folder)
    (manifest,) = folder.glob("issues/*.md")
    issue = read_issue(publication, manifest.stem)
    assert list(issue.findings) == []
    assert issue.value is not None
    files = {file.stem for file in folder.glob("articles/*.md")}
    assert {placement.article.slug for placement in issue.value.placements} == files
    copy = sentences(folder)
    assert 4_000 < sum(len(sentence.split()) for sentence in copy) < 8_000
    assert sorted({one for one in copy if copy.count(one) > 1}) == []


@pytest.mark.slow
@pytest.mark.parametrize("folder", PUBLICATIONS, ids=lambda folder: folder.name)
def test_a_publication_makes_a_clean_paper(folder: Path, tmp_path: Path) -> None:
    """It is built, proved, and nothing is to be said about it."""
    out = ["--out", str(tmp_path)]
    built = run_here(["build", "--only", "paper", *out], folder)
    assert built.returncode == 0, built.stdout + built.stderr
    checked = run_here(["check", "--strict", *out], folder)
    assert checked.returncode == 0, checked.stdout + checked.stderr


def test_what_tunes_does_not_test() -> None:
    """Two publications tune, three test, and no sentence is in both."""
    by_use = {
        use: [folder for folder in PUBLICATIONS if folder.parent.name == use]
        for use in ("tuning", "testing")
    }
    assert {use: len(folders) for use, folders in by_use.items()} == {"tuning": 2, "testing": 3}
    copy = {
        use: {one for folder in folders for one in sentences(folder)}
        for use, folders in by_use.items()
    }
    assert copy["tuning"] & copy["testing"] == set()
