"""A divided word is one element in the structure tree, which reads as the whole word."""

from __future__ import annotations

from collections.abc import Iterator
from io import BytesIO
from types import SimpleNamespace
from typing import Any, Final

import pikepdf
import pydyf
import pytest
from printed_lines import read_lines

from lowdown.press.assets.fonts import STANDARD
from lowdown.press.weasy import Engine
from lowdown.press.weasy.divided_words import (
    DividedWord,
    TaggedPage,
    WordPart,
    join_divided_words,
)
from lowdown.press.weasy.hyphenation import Hyphenation
from lowdown.press.weasy.tag_tree import TagTree
from lowdown.press.weasy.tagging import ArticlePart, Role

STYLE: Final = """
@page { margin: 0 } * { margin: 0; padding: 0 }
body { font: 10pt/14pt "Lowdown Serif"; text-align: justify; hyphens: auto }
"""
COPY: Final = "The government of administrations reconsidered its own responsibilities, and "


@pytest.fixture(scope="module")
def engine() -> Engine:
    """One for all: the faces are loaded once."""
    return Engine(STANDARD, [], hyphenation=Hyphenation())


def printed(engine: Engine, copy: str, *, width: int = 150) -> pikepdf.Pdf:
    """The PDF of an article of one paragraph."""
    document = engine.set(
        f"<html lang=en-GB><title>t</title><style>{STANDARD.font_faces()}{STYLE}"
        f"@page {{ size: {width}pt 400pt }}</style>"
        f"<body><section><article><div><p>{copy}</p></div></article></section>"
    )
    part = ArticlePart(article="a", language="", roles=(Role.TAKE,), joins=(None,))
    return pikepdf.open(BytesIO(document.write([[part]], form="lowdown")))


def spans(element: Any) -> Iterator[Any]:
    """The elements of text within an element, in reading order."""
    for kid in element.get("/K", []):
        if isinstance(kid, pikepdf.Dictionary) and "/S" in kid:
            if kid.S == "/Span":
                yield kid
            yield from spans(kid)


def wholes(pdf: pikepdf.Pdf) -> list[str]:
    """What the elements of divided words read as."""
    found = spans(pdf.Root.StructTreeRoot.K[0])
    return [str(span.ActualText) for span in found if "/ActualText" in span]


def test_each_is_an_element_of_all_its_parts(engine: Engine) -> None:
    """All its marked content leads to it."""
    with printed(engine, COPY * 8) as pdf:
        words = wholes(pdf)
        assert len(words) > 6
        assert set(words) <= set(COPY.split())
        elements: Any = pdf.Root.StructTreeRoot.ParentTree.Nums[1]
        for span in spans(pdf.Root.StructTreeRoot.K[0]):
            assert (len(span.K) == 2) == ("/ActualText" in span)
            assert [elements[mark].objgen for mark in span.K] == [span.objgen] * len(span.K)


def test_one_over_three_lines_is_one(engine: Engine) -> None:
    """The whole word is read once, however narrow the measure."""
    with printed(engine, "Unconstitutionally", width=40) as pdf:
        assert wholes(pdf) == ["Unconstitutionally"]


def test_one_in_a_link_stays_in_parts(engine: Engine) -> None:
    """A link is an element in each line: what it leads to would be lost in another."""
    with printed(engine, f"<a href='https://example.org'>{COPY * 3}</a>") as pdf:
        assert wholes(pdf) == []


def test_one_over_two_pages_is_one() -> None:
    """Its rest is marked content of another page, and leads to the element of its first part."""
    pdf = pydyf.PDF()
    add = pdf.add_object
    paragraph = pydyf.Dictionary({"Type": "/StructElem", "S": "/P", "K": pydyf.Array()})
    add(paragraph)
    tree = TagTree(pdf=pdf, root=paragraph)
    word = DividedWord(text="together")
    pages: list[TaggedPage] = []
    for number in range(2):
        span = pydyf.Dictionary(
            {"Type": "/StructElem", "S": "/Span", "K": pydyf.Array([0]), "Pg": b"%d" % number}
        )
        add(span)
        tree.adopt(paragraph, span)
        part = WordPart(word, begins=number == 0, mark=0)
        pages.append(TaggedPage([span.reference], SimpleNamespace(word_parts=[part])))
    join_divided_words(tree, pages)
    (whole,) = tree.children(paragraph)
    assert whole["ActualText"].string == "together"
    assert whole["K"] == [0, {"Type": "/MCR", "Pg": b"1", "MCID": 0}]
    assert pages[0].entries == pages[1].entries == [whole.reference]


def test_lines_that_end_in_one_are_as_wide_as_others(engine: Engine) -> None:
    """Where each letter stands is read by PDFium, as Chrome does."""
    out = BytesIO()
    with printed(engine, COPY * 8) as pdf:
        pdf.save(out)
    lines = [line for line in read_lines(out.getvalue()).lines if line.is_hyphenated]
    ends = [line.segment.right for line in lines if line.share > 0.95]
    assert len(ends) > 6
    assert max(ends) - min(ends) < 0.1
