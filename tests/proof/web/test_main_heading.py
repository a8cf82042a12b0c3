"""A page's main heading is what screen readers announce of it."""

from __future__ import annotations

import pytest

from lowdown.proof.web.page import read_page
from lowdown.proof.web.rules.heads import has_main_heading


@pytest.mark.parametrize(
    ("body", "is_there"),
    [
        ("<h1>The Lamp</h1>", True),
        ('<h1><img src="logo.svg" alt="The Lamp"></h1>', True),
        ('<h1><a href="/"><img src="logo.svg" alt="The Lamp"></a></h1>', True),
        ('<h1><img src="logo.svg" alt=" "></h1>', False),
        ('<h1><img src="logo.svg"></h1>', False),
        ('<h1> </h1><p><img src="logo.svg" alt="The Lamp"></p>', False),
        ("<h2>The Lamp</h2>", False),
    ],
)
def test_a_logo_with_words_in_its_place_is_a_heading(body: str, is_there: bool) -> None:
    """The alternative text of a logo is the heading; a logo without is none."""
    page = read_page("index.html", f"<!doctype html><html><body>{body}</body></html>".encode())
    assert page is not None
    assert has_main_heading(page) is is_there
