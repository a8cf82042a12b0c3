"""The editor's introduction in the paper, where the manifest asks for that."""

from __future__ import annotations

import json
from pathlib import Path

import pypdfium2
import pytest

from lowdown.desk import read_issue, read_publication
from lowdown.model.introduction import printed_issue
from making.command import run_here
from making.papers import SETTINGS, write_publication

WORDS = "Everybody in the valley asked about the baths, and nobody at the council said a word. "
INTRODUCTION = """\
This time we went and **counted** the doors, which took us three days.

::: web
On the web there is a map.
:::

::: print
Turn to [the baths](articles/baths.md) first.
:::
"""
MANIFEST = """\
---
number: 4
date: 2026-05-08
{0}
articles: [{1}]
---

"""


def _copy(slug: str) -> str:
    """Copy of which no two sentences are the same, in any article."""
    return "".join(WORDS.replace("asked", f"asked {slug} {number} times") for number in range(12))


def write_issue(
    root: Path, *, key: str = "introduction: print", slugs: str = "baths, strike"
) -> None:
    """An issue of two articles with an introduction."""
    articles = {
        f"articles/{slug}.md": f"---\ntitle: All about the {slug}\n---\n{_copy(slug)}\n"
        for slug in slugs.split(", ")
    }
    write_publication(
        root, {**articles, "issues/four.md": MANIFEST.format(key, slugs) + INTRODUCTION}
    )


def test_an_introduction_is_printed_as_a_short_article(tmp_path: Path) -> None:
    """It has a headline, a line in the contents box and a place in the plan, and is proved."""
    write_issue(tmp_path)
    assert run_here(["build", "four"], tmp_path).returncode == 0
    folder = tmp_path / "dist" / "four"
    plan = json.loads((folder / "plan.json").read_text(encoding="utf-8"))
    frames = [frame["article"] for page in plan["pages"] for frame in page["frames"]]
    assert frames.count("introduction") == 1
    assert "introduction" in [entry["article"] for entry in plan["contents"]]
    pages = pypdfium2.PdfDocument(folder / "four.pdf")
    text = " ".join("".join(page.get_textpage().get_text_bounded() for page in pages).split())
    assert text.count("From the editor") == 2, "the headline, and the contents box"
    assert "counted" in text
    assert "first." in text
    assert "a map" not in text
    page = (folder / "index.html").read_text(encoding="utf-8")
    assert "<strong>counted</strong>" in page
    assert not (tmp_path / "dist" / "introduction").exists()
    done = run_here(["check", "four", "--format", "json"], tmp_path)
    findings = [one["code"] for one in json.loads(done.stdout)["findings"]]
    assert set(findings) <= {"LD453", "LD801"}, done.stdout


@pytest.mark.parametrize(
    ("key", "slugs", "printed"),
    [
        ("", "baths, strike", ["baths", "strike"]),
        ("introduction: web", "baths, strike", ["baths", "strike"]),
        ("introduction: print", "baths", ["baths", "introduction"]),
        (
            "introduction: print",
            "baths, introduction",
            ["baths", "introduction-2", "introduction"],
        ),
    ],
)
def test_the_introduction_follows_the_lead(
    key: str, slugs: str, printed: list[str], tmp_path: Path
) -> None:
    """Only where the manifest says so; an article may have its slug."""
    write_issue(tmp_path, key=key, slugs=slugs)
    publication = read_publication(tmp_path)
    issue = read_issue(publication, "four").value
    assert issue is not None
    shown = printed_issue(publication, issue)
    assert [article.slug for article in shown.articles] == printed
    assert [article.slug for article in issue.articles] == slugs.split(", ")


def test_its_headline_is_in_the_language_of_the_publication(tmp_path: Path) -> None:
    """A German paper has a German headline, and links of the introduction lead to its issue."""
    write_issue(tmp_path)
    (tmp_path / "lowdown.toml").write_text(SETTINGS.replace("en-GB", "de"), encoding="utf-8")
    publication = read_publication(tmp_path)
    issue = read_issue(publication, "four").value
    assert issue is not None
    shown = printed_issue(publication, issue)
    article = shown.articles[1]
    assert article.title == publication.web_words_for("de").introduction != "From the editor"
    assert publication.article_url(article, shown) == publication.issue_url(issue)
