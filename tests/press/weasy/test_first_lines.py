"""Lines that end at a hard break stand beside a drop cap, and are set soon."""

from __future__ import annotations

import pytest

from lowdown.press.assets.fonts import STANDARD
from lowdown.press.weasy import Engine

STYLE = """
@page column { size: 150pt 100000pt; margin: 0 }
* { margin: 0; padding: 0 }
body { font: 10pt/14pt "Lowdown Serif" }
.column { page: column }
.drop { float: left; width: 20pt; height: 40pt }
"""


def tops_of_lines(copy: str) -> list[float]:
    """The top of each line of a paragraph with a drop cap, in lines of 14 points."""
    from weasyprint.formatting_structure.boxes import LineBox

    engine = Engine(STANDARD, [])
    document = engine.set(
        f"<html lang=en-GB><title>t</title><style>{STANDARD.font_faces()}{STYLE}</style><body>"
        f'<article class="column" id="g"><p><span class="drop">D</span>{copy}</p></article>'
    )
    article = document.galleys()["g"].box
    lines = [
        box for box in article.descendants() if isinstance(box, LineBox) and box.element_tag == "p"
    ]
    return [(line.position_y - article.position_y) * 0.75 / 14 for line in lines]


@pytest.mark.parametrize("copy", ["word<br>" * 20 + "end", f"<em>{'word<br>' * 20}end</em>"])
def test_lines_of_one_word_stand_beside_the_drop_cap(copy: str) -> None:
    """A verse of one-word lines begins at the top of its drop cap, not below it."""
    assert tops_of_lines(copy) == pytest.approx(range(21), abs=0.01)


def test_the_least_width_of_a_line_is_that_of_its_words_up_to_the_break(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Of 200 lines of one word, each is measured a few times, not once for each line above it."""
    from weasyprint.layout import preferred

    measured = 0
    split = preferred.split_first_line

    def counted(*args: object, **options: object) -> object:
        nonlocal measured
        measured += 1
        return split(*args, **options)

    monkeypatch.setattr(preferred, "split_first_line", counted)
    tops_of_lines("word<br>" * 200 + "end")
    assert measured < 2000
