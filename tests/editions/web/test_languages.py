"""Pages of publications in other languages than English."""

from __future__ import annotations

from pathlib import Path

import pytest

from lowdown.editions.web.views import article_view
from making.publications.weekly import SETTINGS
from making.web_fixtures import make_weekly, write_weekly
from making.web_site import MadeSite, render_site

BRETON = """\

[words]
volume = "Bloavezh"
number = "Niverenn"
by = "Gant"
page = "p."
"""
"""The words of a paper in a language that Lowdown does not have."""


def make_in(folder: Path, language: str, more: str = "") -> MadeSite:
    """The weekly in another language; its articles that name none are in it too."""
    settings = SETTINGS.replace('"en-GB"', f'"{language}"') + more
    return make_weekly(write_weekly(folder, {"lowdown.toml": settings}))


def test_a_language_that_lowdown_lacks_has_english_pages_with_its_own_words(
    tmp_path: Path,
) -> None:
    """What `[words]` names stands on the pages as on the paper; everything else is English."""
    site = make_in(tmp_path, "br", BRETON).site
    view = article_view(site, site.index.by_slug["baths"])
    assert view.by == "Gant"
    assert view.issue.name == "Bloavezh 2, Niverenn 2"
    assert view.issue.printed == "In print on p.\u00a01-3"
    assert view.words.notes == "Notes"


@pytest.mark.parametrize(
    ("language", "phrases"),
    [
        (
            "fr",
            [
                '<a class="skip" href="#content">Aller au texte</a>',
                "Dans l’édition imprimée\u00a0: p1-3",
                "Temps de lecture\u00a0: 1\u00a0min",
                "Rubrique\u00a0: <a",
                "<span>Thèmes\u00a0:</span>",
                'title="The Weekly\u00a0: RSS"',
            ],
        ),
        (
            "de-AT",
            [
                '<a class="skip" href="#content">Zum Text springen</a>',
                "In der gedruckten Ausgabe: p1-3",
                'aria-label="Anmerkung 1"',
            ],
        ),
        (
            "no",
            [
                '<a class="skip" href="#content">Gå til teksten</a>',
                "I papiravisen: p1-3",
            ],
        ),
    ],
)
def test_pages_are_in_the_language_of_the_publication(
    tmp_path: Path, language: str, phrases: list[str]
) -> None:
    """No English is left around an article, and an article in another language has its own."""
    pages = render_site(make_in(tmp_path, language))
    html = pages["news/baths/index.html"]
    assert [phrase for phrase in phrases if phrase not in html] == []
    assert "Read the paper" not in html
    welsh = pages["pwll/index.html"]
    assert "Amser darllen" in welsh
    assert phrases[0].replace(">", f' lang="{language}">', 1) in welsh
