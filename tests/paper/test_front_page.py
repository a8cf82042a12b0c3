"""A crowded front page, and the foot of the last page."""

from __future__ import annotations

import io
from pathlib import Path
from typing import Any

import pypdfium2
import pytest
from PIL import Image

from conftest import PublicationFactory
from lowdown.desk import read_issue, read_publication
from lowdown.makeup.typesetting import prepare_pictures, set_type
from lowdown.model import Issue
from lowdown.press import Press, load_templates
from lowdown.press.weasy import SetDocument
from making.command import RunLowdown

WORDS = "The board had not asked anyone about the wards, and nobody would say why. " * 12


def crowded_publication(publication_dir: PublicationFactory) -> Path:
    """A publication whose lead picture and contents box do not both fit page 1."""
    head = '---\ntitle: "Number {0} of many stories that you read here"\n{1}---\n{2}\n'
    files = {f"articles/a{number}.md": head.format(number, "", WORDS) for number in range(1, 31)}
    image = 'image: {file: pictures/x.jpg, alt: "Red", caption: "A picture", span: 3}\n'
    files["articles/a0.md"] = head.format(0, image, WORDS * 4)
    names = "\n".join(f"  - a{number}" for number in range(31))
    files["issues/one.md"] = f"---\nnumber: 1\ndate: 2026-05-08\narticles:\n{names}\n---\n"
    files["lowdown.toml"] = '[publication]\ntitle = "Many"\nurl = "https://many.example/"\n'
    root: Path = publication_dir(files)
    picture = io.BytesIO()
    Image.new("RGB", (900, 600), "red").save(picture, format="JPEG")
    (root / "pictures").mkdir(exist_ok=True)
    (root / "pictures" / "x.jpg").write_bytes(picture.getvalue())
    return root


def test_only_the_head_of_the_lead_is_set_again_for_that(
    publication_dir: PublicationFactory, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Neither the other articles nor the lead's copy are set a second time."""
    documents: list[list[tuple[str, bool]]] = []
    set_template = Press.set_template

    def noted(self: Press, template: str, issue: Issue, **values: Any) -> SetDocument:
        views = values["articles"]
        documents.append([(view.article.slug, bool(view.blocks)) for view in views])
        return set_template(self, template, issue, **values)

    monkeypatch.setattr(Press, "set_template", noted)
    publication = read_publication(crowded_publication(publication_dir))
    issue = read_issue(publication, "one").value
    assert issue is not None
    templates = load_templates(publication)
    pictures = prepare_pictures(publication, issue, templates, None).assets
    made = set_type(publication, issue, templates, pictures)
    everything = [(f"a{number}", True) for number in range(31)]
    assert documents == [everything, [("a0", False)]]
    from_scratch = set_type(publication, made.issue, templates, pictures)
    (lead, *others), (other_lead, *same) = made.typeset.articles, from_scratch.typeset.articles
    assert lead.view.picture is None
    assert lead.measures.head == other_lead.measures.head
    assert lead.measures.wide_pictures == other_lead.measures.wide_pictures
    assert [piece.measures for piece in others] == [piece.measures for piece in same]
    assert made.typeset.furniture == from_scratch.typeset.furniture
    assert made.typeset.galleys.keys() == from_scratch.typeset.galleys.keys()


def test_a_lead_picture_gives_way_to_a_long_contents_box(
    publication_dir: PublicationFactory, run_lowdown: RunLowdown
) -> None:
    """Where a long contents box and a large lead picture do not fit page 1, the picture moves."""
    root = crowded_publication(publication_dir)
    done = run_lowdown(["build", "one"], root)
    assert done.returncode == 0, done.stderr
    document = pypdfium2.PdfDocument(root / "dist" / "one" / "one.pdf")
    texts = [page.get_textpage().get_text_range() for page in document]
    assert "continued on page 2" in texts[0]
    assert "A picture" not in texts[0]
    assert any("A picture" in text for text in texts[1:3])
    assert all(f"Number {number} of many" in texts[0] for number in range(1, 31))


def test_the_imprint_stands_at_the_foot_of_the_last_page(
    publication_dir: PublicationFactory, run_lowdown: RunLowdown
) -> None:
    """It is printed once, on the last page, beside the page number; also on a single page."""
    imprint = "Published and promoted by the Many Press, 1 Some Street, Anytown."
    settings = (
        f'[publication]\ntitle = "Many"\nurl = "https://many.example/"\nimprint = "{imprint}"\n'
    )
    for words in (WORDS, WORDS * 12):
        files = {
            "articles/a.md": f"---\ntitle: One article\n---\n{words}\n",
            "lowdown.toml": settings,
        }
        files["issues/one.md"] = "---\nnumber: 1\ndate: 2026-05-08\narticles: [a]\n---\n"
        root: Path = publication_dir(files)
        done = run_lowdown(["build", "one"], root)
        assert done.returncode == 0, done.stderr
        document = pypdfium2.PdfDocument(root / "dist" / "one" / "one.pdf")
        texts = [" ".join(page.get_textpage().get_text_range().split()) for page in document]
        pages = len(texts)
        assert [imprint in text for text in texts] == [False] * (pages - 1) + [True]
        said = document[pages - 1].get_textpage().get_text_range().splitlines()
        ends = [
            word for line in said if line.strip() for word in (line.split()[0], line.split()[-1])
        ]
        assert str(pages) in ends
