"""The weekly's site, made once."""

from __future__ import annotations

from pathlib import Path

import pytest
from PIL import Image

from making.bitmaps import saved
from making.papers import write_publication
from making.publications.weekly import FILES
from making.web_site import MadeSite, make_site, paper_card, render_site

PRINTED = {"baths": (1, 2, 3), "strike": (4, 5, 12), "pwll": (6,)}
"""The pages of the weekly's articles."""


def write_weekly(folder: Path, files: dict[str, str] | None = None) -> Path:
    """Writes the weekly, with its pictures, and with other files in place of some or besides."""
    pictures = {
        "pictures/bath.png": saved(Image.new("RGB", (1600, 800), "grey"), "PNG"),
        "pictures/map.png": saved(Image.new("RGB", (600, 400), "white"), "PNG"),
    }
    write_publication(folder, {**FILES, **pictures, **(files or {})})
    return folder


def make_weekly(root: Path) -> MadeSite:
    """The site of the weekly, with a paper of its second number."""
    paper = paper_card("number-2", PRINTED, {"strike": "p2"})
    return make_site(root, papers={"number-2": paper})


@pytest.fixture(scope="session")
def weekly(tmp_path_factory: pytest.TempPathFactory) -> MadeSite:
    """The site of the weekly."""
    return make_weekly(write_weekly(tmp_path_factory.mktemp("weekly")))


@pytest.fixture(scope="session")
def weekly_pages(weekly: MadeSite) -> dict[str, str]:
    """The HTML of its pages by their paths."""
    return render_site(weekly)
