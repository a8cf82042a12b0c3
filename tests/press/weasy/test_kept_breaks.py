"""Where lines end is kept between builds, and never differs for it."""

from __future__ import annotations

from pathlib import Path
from typing import Final

import pytest

from lowdown.cache import DiskCache
from lowdown.press.assets.fonts import STANDARD
from lowdown.press.weasy import Engine, Hyphenation, SetDocument, kept_breaks, unbroken_copy
from lowdown.press.weasy.boxes import line_boxes, text_of
from lowdown.press.weasy.measured_copy import measure

COPY: Final = (
    "<p id=plain>The council sold the baths after a meeting of which nobody had been informed, and"
    " the leader of the opposition walked out of the chamber before the vote was taken.</p>"
    "<p id=mixed>Nurses say <strong>\u201cunconstitutional\u201d</strong> rotas"
    "<sup>one</sup> drive them out.<br>The trust has not answered since Wednesday.</p>"
)


@pytest.fixture
def cache(tmp_path: Path) -> DiskCache:
    """An empty cache."""
    return DiskCache(folder=tmp_path / "cache")


@pytest.fixture
def measured(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The copy that is measured."""
    texts: list[str] = []

    def noting(copy, divider, *, hangs):  # type: ignore[no-untyped-def]
        texts.append(copy.text)
        return measure(copy, divider, hangs=hangs)

    monkeypatch.setattr(unbroken_copy, "measure", noting)
    return texts


def set_copy(
    cache: DiskCache | None,
    copy: str = COPY,
    *,
    width: int = 150,
    hyphenation: Hyphenation | None = None,
) -> SetDocument:
    """Sets copy in a run of its own, and keeps what was found."""
    engine = Engine(STANDARD, [], hyphenation=hyphenation)
    engine.keep_lines_of("one", cache)
    document = engine.set(
        f"<html lang=en-GB><title>t</title><style>{STANDARD.font_faces()}"
        f"@page {{ size: {width}pt 9999pt; margin: 0 }} * {{ margin: 0; padding: 0 }}"
        'body { font: 10pt/14pt "Lowdown Serif"; text-align: justify; hyphens: auto }'
        f"</style><body><div id=g>{copy}</div>"
    )
    engine.keep()
    return document


def lines_of(document: SetDocument) -> list[tuple[str, float, float, float]]:
    """The lines of a document: their text, their width, and what hangs out of them."""
    return [
        (text_of(line), line.width, line.hanging_left, line.hanging_right)
        for page in document.document.pages
        for line in line_boxes(page._page_box)
    ]


def test_what_was_kept_gives_the_same_lines(cache: DiskCache, measured: list[str]) -> None:
    """The second run measures nothing, and its lines are those of the first."""
    first = lines_of(set_copy(cache))
    assert len(measured) == 3
    assert lines_of(set_copy(cache)) == first == lines_of(set_copy(None))
    assert len(measured) == 6


def test_only_what_is_new_is_measured(cache: DiskCache, measured: list[str]) -> None:
    """What an editor has changed is measured, and the next run measures nothing."""
    set_copy(cache)
    measured.clear()
    changed = COPY.replace("informed, and", "told,")
    set_copy(cache, changed)
    assert ["told," in text for text in measured] == [True]
    set_copy(cache, changed)
    assert len(measured) == 1


def test_other_measures_have_other_lines(cache: DiskCache) -> None:
    """Copy is broken again where its column is wider."""
    narrow = lines_of(set_copy(cache))
    wide = lines_of(set_copy(cache, width=220))
    assert len(wide) < len(narrow)
    assert wide == lines_of(set_copy(None, width=220))


def test_exceptions_of_a_publication_hold_at_once(cache: DiskCache, measured: list[str]) -> None:
    """All copy is measured where words are divided otherwise than in the run before."""
    set_copy(cache)
    measured.clear()
    set_copy(cache, hyphenation=Hyphenation(words={"en": ("unconstitutional",)}))
    assert len(measured) == 3


def test_another_program_measures_again(
    cache: DiskCache, measured: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Nothing is taken from a version that may have chosen otherwise."""
    set_copy(cache)
    measured.clear()
    monkeypatch.setattr(kept_breaks, "program_digest", lambda: "another")
    set_copy(cache)
    assert len(measured) == 3


@pytest.mark.parametrize("damage", [b"", b"{}", b"lowdown", b"\x00" * 200])
def test_a_damaged_cache_makes_no_difference(
    cache: DiskCache, measured: list[str], damage: bytes
) -> None:
    """An entry that was cut short or altered counts as none."""
    first = lines_of(set_copy(cache))
    (entry,) = cache.folder.glob("breaks-*")
    entry.write_bytes(damage)
    measured.clear()
    assert lines_of(set_copy(cache)) == first
    assert len(measured) == 3


def test_a_kept_paragraph_can_be_set_in_another_number_of_lines(cache: DiskCache) -> None:
    """What a line more would cost is the same as when the paragraph was measured."""
    costs = [
        [
            paragraph.extra_cost(more, letter=0.01)
            for paragraph in set_copy(cache).galleys()["g"].paragraphs()
            for more in (1, -1)
        ]
        for _ in range(2)
    ]
    assert costs[0] == costs[1]
    assert any(cost is not None for cost in costs[0])
