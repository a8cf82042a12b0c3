"""The nameplate of the site: a logo in every page, and titles of any length."""

from __future__ import annotations

from pathlib import Path

import pytest

from lowdown.editions.web.nameplate import TitleSize, title_sizes
from lowdown.editions.web.site_pictures import picture_orders
from lowdown.model.contrast import contrast, readable_on
from lowdown.press import STANDARD, measure_title
from making.publications.weekly import FILES
from making.web_fixtures import write_weekly
from making.web_site import make_site, render_site, style_sheet

LOGO = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 500 100"><rect width="9"/></svg>'
LONG = "The Calderwick, Nether Dale and Upper Tannery Valley Health Workers Gazette"


def with_nameplate(root: Path, table: str) -> Path:
    """A weekly with a table [nameplate] and a logo."""
    settings = f"{FILES['lowdown.toml']}\n[nameplate]\n{table}\n"
    return write_weekly(root, {"lowdown.toml": settings, "pictures/logo.svg": LOGO})


def test_every_page_shows_the_logo(tmp_path: Path) -> None:
    """It says the title, is loaded at once, leads home, and is among the pictures of the site."""
    root = with_nameplate(tmp_path, 'image = "pictures/logo.svg"\nstyle = "banner"')
    made = make_site(root)
    title = made.site.publication.title
    (order,) = [
        order
        for order in picture_orders(made.site.publication, [])
        if order.file == "pictures/logo.svg"
    ]
    pages = render_site(made)
    assert pages
    for path, page in pages.items():
        if 'class="nameplate' not in page:
            continue  # leads on from an old address
        header = page.partition("<header")[2].partition("</header>")[0]
        root_of_site = "/paper/" if path == "404.html" else "../" * path.count("/")
        assert 'class="nameplate banner"' in header
        assert f'<img src="{root_of_site}{order.paths[0]}" alt="{title}"' in header, path
        assert 'width="500" height="100"' in header
        assert 'loading="lazy"' not in header


@pytest.mark.parametrize("style", ["left", "centre"])
def test_a_title_in_type_stays_text(style: str, tmp_path: Path) -> None:
    """Without a logo the nameplate has no picture; the usual style has no class of its own."""
    page = render_site(make_site(with_nameplate(tmp_path, f'style = "{style}"')))["index.html"]
    header = page.partition("<header")[2].partition("</header>")[0]
    assert "<img" not in header
    assert ("nameplate centre" in header) is (style == "centre")


@pytest.mark.parametrize(
    "title", ["The Lowdown", "The Calderwick Gazette", LONG, "Krankenhausbeschäftigtenzeitung", ""]
)
def test_the_longest_word_of_a_title_fits_the_narrowest_screen(title: str) -> None:
    """At 320 pixels no word is broken, and a size never falls where the screen gets wider."""
    sizes = title_sizes(title, STANDARD)
    word = measure_title(title, STANDARD).longest_word
    for size in (sizes.home, sizes.others):
        assert at(size, 20.0) * word <= 18.0
        assert at(size, 76.0) * word <= 72.0
        assert 0 < size.least <= size.most
        assert size.slope >= 0


def at(size: TitleSize, screen: float) -> float:
    """The size in rem on a screen of `screen` rem, as `clamp` computes it."""
    return min(max(size.least, size.base + size.slope * screen / 100), size.most)


@pytest.mark.parametrize("accent", ["#9e1b32", "#f5d000", "#00557f", "#ffffff", "#000000"])
def test_words_on_the_band_can_be_read(accent: str) -> None:
    """They are white or dark, whichever has more contrast, and always enough for WCAG AA."""
    assert contrast(accent, readable_on(accent)) >= 4.5
    assert contrast("#000000", "#ffffff") == pytest.approx(21)


def test_the_band_has_the_accent_colour(tmp_path: Path) -> None:
    """The style sheet has the band of the settings' accent."""
    made = make_site(with_nameplate(tmp_path, 'style = "banner"'))
    style = style_sheet(made.site.publication)
    assert "background: #9e1b32; border-bottom: 0; color: #ffffff" in style
