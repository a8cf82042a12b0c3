"""A crowded front page, and the foot of the last page."""

from __future__ import annotations

import io
from pathlib import Path

import pypdfium2
from PIL import Image

from conftest import PublicationFactory
from making.command import RunLowdown

WORDS = "The board had not asked anyone about the wards, and nobody would say why. " * 12


def test_a_lead_picture_gives_way_to_a_long_contents_box(
    publication_dir: PublicationFactory, run_lowdown: RunLowdown
) -> None:
    """Where a long contents box and a large lead picture do not fit page 1, the picture moves."""
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
