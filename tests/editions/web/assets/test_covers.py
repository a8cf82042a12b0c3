"""Page 1 of a paper as a picture."""

from __future__ import annotations

import hashlib
import subprocess
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image, ImageChops, ImageStat

from lowdown.cache import DiskCache, MemoryCache
from lowdown.editions.web.assets import cover_renditions, make_cover, make_share, share_of_cover
from lowdown.editions.web.assets.share import SIZE

PDF = (
    b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n"
    b"2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n"
    b"3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 300 400]/Contents 4 0 R>>endobj\n"
    b"4 0 obj<</Length 43>>stream\n0.6 0.1 0.2 rg 30 200 120 150 re f 0 0 1 rg\nendstream endobj\n"
    b"trailer<</Root 1 0 R>>\n"
)
"""A page of 300 by 400 points with a red oblong."""


@dataclass(frozen=True, kw_only=True)
class Paper:
    """What is known of a PDF."""

    path: str = "i/i.pdf"
    digest: str
    width: float = 300.0
    height: float = 400.0


PAPER = Paper(digest=hashlib.sha256(PDF).hexdigest())


def test_the_front_page_is_shown_as_it_is_printed(tmp_path: Path) -> None:
    """Page 1 looks as another program draws it, in two widths and two formats."""
    made = make_cover(PDF, PAPER)
    start = PAPER.digest[:12]
    assert [Path(path).name for path in made] == [
        f"page-1-{start}-320.jpg",
        f"page-1-{start}-320.webp",
        f"page-1-{start}-960.jpg",
        f"page-1-{start}-960.webp",
    ]
    assert set(made) == {each.path for each in cover_renditions(PAPER)}
    (tmp_path / "p.pdf").write_bytes(PDF)
    command = ["pdftoppm", "-png", "-scale-to-x", "960", "-scale-to-y", "1280", "p.pdf", "p"]
    subprocess.run(command, cwd=tmp_path, check=True, capture_output=True)
    drawn = Image.open(next(tmp_path.glob("p*.png"))).convert("RGB")
    ours = Image.open(BytesIO(made[f"i/page-1-{start}-960.jpg"]))
    assert ours.size == drawn.size
    assert max(ImageStat.Stat(ImageChops.difference(ours, drawn)).mean) < 1.5
    cache = MemoryCache(below=DiskCache(folder=tmp_path / "none"))
    assert make_cover(PDF, PAPER, cache) == made
    assert make_cover(b"not looked at", PAPER, cache) == made


def test_a_paper_that_cannot_be_shown_is_reported() -> None:
    """A broken PDF, and one that was printed again meanwhile, are named as such."""
    broken = Paper(digest=hashlib.sha256(b"no PDF").hexdigest())
    with pytest.raises(ValueError, match="cannot be read"):
        make_cover(b"no PDF", broken)
    with pytest.raises(ValueError, match="changed"):
        make_cover(b"no PDF", PAPER)


def test_the_top_of_page_1_is_shared() -> None:
    """An issue without a lead picture is shared as the head of its front page."""
    share = share_of_cover(PAPER)
    made = make_share(PDF, focus=None, path=share.path)
    assert made == make_share(PDF, focus=None, path=share.path)
    with Image.open(BytesIO(made)) as image:
        assert (image.size, image.format) == (SIZE, "JPEG")
        assert image.getpixel((600, 10)) == (255, 255, 255)
        red, green, blue = ImageStat.Stat(image.crop((200, 400, 500, 600))).mean
        assert red > 2 * green
        assert red > 2 * blue
