"""Where an article goes on online: the block, its address, and the line that names it."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
import segno

from lowdown.model.article import Article
from lowdown.model.copy.blocks import Medium
from lowdown.press.assets.qr import (
    MAX_ADDRESS,
    MIN_CODE_SIZE,
    QUIET,
    draw_qr,
    has_code,
    size_qr,
)
from lowdown.press.pages.continuation import block_after
from lowdown.press.templates.online_line import GAP, MIN_MEASURE_BESIDE, longest_line, name_address
from making.publications.specimens import article, issue, make_publication, paragraph

MEASURE = 158.7


def copy_of(media: str) -> Article:
    """An article with a paragraph for each letter.

    `b` for both media, `p` for print, `w` for the web.
    """
    named = {"b": Medium.BOTH, "p": Medium.PRINT, "w": Medium.WEB}
    blocks = (paragraph("a", medium=named[letter]) for letter in media)
    return article(
        copy=tuple(
            replace(block, id=f"beds-p{number}") for number, block in enumerate(blocks, start=1)
        )
    )


@pytest.mark.parametrize(
    ("media", "printed", "anchor"),
    [
        ("bbbb", "1 2", "p3"),
        ("bbpb", "1 2", "p4"),
        ("bbwb", "1 2", "p3"),
        ("bwbb", "1 3", "p4"),
        ("bbbb", "1 3", "p4"),
        ("bbpp", "1 2", None),
        ("bbbb", "1 2 3 4", None),
    ],
)
def test_the_web_goes_on_after_the_last_block_in_print(
    media: str, printed: str, anchor: str | None
) -> None:
    """What is for print alone is passed over, what is for the web alone is not, nor is anything
    read twice.
    """
    block = block_after(copy_of(media), [f"beds-p{number}" for number in printed.split()])
    assert (block and block.anchor) == anchor


@pytest.mark.parametrize(
    ("ident", "anchor"),
    [
        ("beds-p12", "p12"),
        ("p1-p2-p3", "p3"),
        ("my-notes-notes-web", "notes-web"),
        ("beds-notes", "notes"),
        ("notes-p4", "p4"),
        ("beds-picture", "picture"),
    ],
)
def test_an_anchor_is_what_follows_the_slug(ident: str, anchor: str) -> None:
    """Whatever the article is called, a page of its own names its blocks without it."""
    assert replace(paragraph("a"), id=ident).anchor == anchor


def test_a_page_elsewhere_is_named_without_an_anchor(tmp_path: Path) -> None:
    """Where the web version is not ours, it need not have our anchors."""
    publication, elsewhere = (
        make_publication(tmp_path),
        article(online="https://elsewhere.example/beds"),
    )
    assert (
        publication.block_url(elsewhere, issue(1), elsewhere.copy[0])
        == "https://elsewhere.example/beds"
    )
    assert (
        publication.block_url(article(), issue(1), article().copy[0])
        == "https://tiny.example/beds/#p1"
    )


def test_the_line_is_set_for_the_longest_anchor(tmp_path: Path) -> None:
    """Its depth does not depend on where print stops.

    It is set with as many figures as there can be.
    """
    line = longest_line(make_publication(tmp_path), issue(1), copy_of("b" * 120), MEASURE)
    assert line.url == "https://tiny.example/beds/#p888"
    assert line.size == MIN_CODE_SIZE
    named, code = name_address(line, "beds", "https://tiny.example/beds/#p7")
    assert code is not None
    assert (named.size, named.width) == (line.size, line.width)
    assert (named.url, named.code) == ("https://tiny.example/beds/#p7", code.url)


def test_a_code_stands_beside_its_words_where_they_have_room(tmp_path: Path) -> None:
    """In a narrow column it stands below them."""
    for measure, beside in ((MEASURE, True), (MIN_MEASURE_BESIDE + 40, False), (75.0, False)):
        line = longest_line(make_publication(tmp_path), issue(1), copy_of("bbb"), measure)
        assert line.beside is beside
        assert line.width == pytest.approx(
            measure - line.size + line.quiet - GAP if beside else measure
        )


def test_a_longer_address_has_a_larger_code(tmp_path: Path) -> None:
    """A module is never less than a point wide.

    An address that would need too many has no code at all.
    """
    publication = make_publication(tmp_path)
    sizes = []
    for count in (10, 200, MAX_ADDRESS):
        long = replace(copy_of("bbb"), online="https://elsewhere.example/" + "a" * count)
        sizes.append(longest_line(publication, issue(1), long, MEASURE).size)
    assert sizes[0] < sizes[1]
    assert sizes[2] == 0


def test_a_code_is_sought_only_where_it_is_drawn(monkeypatch: pytest.MonkeyPatch) -> None:
    """Its size is that of the drawn code, for which the best of eight masks is sought; whether an
    address may have one is seen by its length.
    """
    sought: list[object] = []
    make = segno.make

    def noted(url: str, **options: Any) -> segno.QRCode:
        sought.append(options.get("mask"))
        return make(url, **options)

    monkeypatch.setattr(segno, "make", noted)
    for count in (1, 40, 90, 200, MAX_ADDRESS - 16):
        url = f"https://a.example/{'a' * count}"[:MAX_ADDRESS]
        size = size_qr(url)
        drawn = re.search(rb'viewBox="0 0 (\d+) ', draw_qr(url).data)
        assert drawn is not None
        assert size.side / size.quiet * QUIET == pytest.approx(int(drawn[1]))
        assert sought == [0, None]
        assert has_code(url)
        assert sought == [0, None]
        sought.clear()
    assert not has_code("https://a.example/" + "a" * MAX_ADDRESS)
