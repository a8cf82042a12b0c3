"""Objects that a PDF should not have: broken by hand, by other programs or on the way.

Each must be reported. Under which code depends on what is left to read.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Final

from pikepdf import Array, Dictionary, Name, Pdf, String

from defects.tag_changes import elements

Change = Callable[[Pdf], None]
JUMPS_AT: Final = 1
"""Index of the page of the bench's paper whose only link is a jump."""


def _page(key: str, value: Any) -> Change:
    """An entry of the page that has a jump and its link."""

    def change(pdf: Pdf) -> None:
        if value is None:
            del pdf.pages[JUMPS_AT].obj[key]
        else:
            pdf.pages[JUMPS_AT].obj[key] = value

    return change


def _root(key: str, value: Any) -> Change:
    return lambda pdf: pdf.Root.__setitem__(key, value)


def _link(key: str, value: Any) -> Change:
    """An entry of the jump's link."""

    def change(pdf: Pdf) -> None:
        link: Any = pdf.pages[JUMPS_AT].obj.Annots[0]
        if value is None:
            del link[key]
        else:
            link[key] = value

    return change


def _tag(key: str, value: Any) -> Change:
    """An entry of the second article in the tree of tags."""
    return lambda pdf: elements(pdf, "/Art")[1].__setitem__(key, value)


def _circular_tags(pdf: Pdf) -> None:
    article = elements(pdf, "/Art")[1]
    article.K = Array([article.P, article, *article.K])


def _circular_places(pdf: Pdf) -> None:
    places: Any = pdf.make_indirect(Dictionary())
    places.Kids = Array([places])
    pdf.Root.Names = Dictionary(Dests=places)


def _circular_outlines(pdf: Pdf) -> None:
    first: Any = pdf.Root.Outlines.First
    first.Next = first


def _font(key: str, value: Any) -> Change:
    def change(pdf: Pdf) -> None:
        for font in dict(pdf.pages[JUMPS_AT].obj.Resources.Font).values():
            font[key] = value

    return change


def _circular_forms(pdf: Pdf) -> None:
    """A form that shows itself, and a font that is not in the file."""
    form = pdf.make_stream(
        b"/Self Do", Type=Name.XObject, Subtype=Name.Form, BBox=Array([0, 0, 9, 9])
    )
    form.Resources = Dictionary(
        XObject=Dictionary(Self=form), Font=Dictionary(F=Dictionary(BaseFont=Name.Loose))
    )
    pdf.pages[0].obj.Resources.XObject[Name.Self] = form


BROKEN_OBJECTS: Final[tuple[tuple[str, Change], ...]] = (
    ("the links of a page are a number", _page("/Annots", 7)),
    ("the links of a page are a dictionary", _page("/Annots", Dictionary())),
    ("the links of a page are a string", _page("/Annots", String("none"))),
    ("a link among the links is null", _page("/Annots", Array([None]))),
    ("a link among the links is a number", _page("/Annots", Array([1]))),
    ("a link without an area", _link("/Rect", None)),
    ("a link's area has three numbers", _link("/Rect", Array([1, 2, 3]))),
    (
        "a link's area has words",
        _link("/Rect", Array([String("a"), String("b"), String("c"), String("d")])),
    ),
    ("a link leads to a number", _link("/Dest", 5)),
    ("a link leads to an empty place", _link("/Dest", Array([]))),
    ("a link leads to a place without a page", _link("/Dest", Array([None, Name.XYZ, 0, 0, 0]))),
    (
        "a link leads to a place with words",
        _link("/Dest", Array([0, Name.XYZ, String("a"), String("b"), 0])),
    ),
    ("a link is said to be a number", _link("/Subtype", 5)),
    ("a page without contents", _page("/Contents", None)),
    ("a page whose contents are a number", _page("/Contents", 5)),
    ("a page whose contents are an empty list", _page("/Contents", Array([]))),
    ("a page without resources", _page("/Resources", None)),
    ("a page whose resources are a list", _page("/Resources", Array([]))),
    (
        "a page whose fonts are a number",
        lambda pdf: pdf.pages[JUMPS_AT].obj.Resources.__setitem__("/Font", 3),
    ),
    ("a page whose sheet is a name", _page("/MediaBox", Name.A4)),
    ("a page whose sheet has two numbers", _page("/MediaBox", Array([0, 0]))),
    ("a page whose sheet is empty", _page("/MediaBox", Array([0, 0, 0, 0]))),
    ("a page whose sheet is huge", _page("/MediaBox", Array([0, 0, 900_000_000, 900_000_000]))),
    ("a page without a sheet", _page("/MediaBox", None)),
    ("a page with a unit in words", _page("/UserUnit", String("two"))),
    ("places are a number", _root("/Names", 5)),
    ("places are a list", _root("/Names", Dictionary(Dests=Array([])))),
    (
        "places have no pages",
        _root("/Names", Dictionary(Dests=Dictionary(Names=Array([String("a")])))),
    ),
    ("places are their own kids", _circular_places),
    ("bookmarks are a number", _root("/Outlines", 5)),
    ("bookmarks begin with a number", lambda pdf: pdf.Root.Outlines.__setitem__("/First", 5)),
    ("bookmarks go round in a circle", _circular_outlines),
    ("a bookmark without a title", lambda pdf: pdf.Root.Outlines.First.__delitem__("/Title")),
    (
        "a bookmark whose title is a number",
        lambda pdf: pdf.Root.Outlines.First.__setitem__("/Title", 5),
    ),
    ("tags are a number", _root("/StructTreeRoot", 5)),
    ("tags have words for kids", _tag("/K", String("none"))),
    ("tags have a name for a kid", _tag("/K", Name.None_)),
    ("tags have a null among the kids", _tag("/K", Array([None, 3.5, True]))),
    ("tags go round in a circle", _circular_tags),
    ("tags stand on a page that is a number", _tag("/Pg", 5)),
    ("tags are marked by a word", _root("/MarkInfo", String("yes"))),
    ("tags are marked by nothing", _root("/MarkInfo", Dictionary(Marked=None))),
    ("the language is a number", _root("/Lang", 44)),
    ("what programs should show is a list", _root("/ViewerPreferences", Array([]))),
    ("the words about the file are a number", lambda pdf: pdf.trailer.__setitem__("/Info", 5)),
    ("the title is a number", lambda pdf: pdf.docinfo.__setitem__("/Title", 5)),
    ("the account of the file is a dictionary", _root("/Metadata", Dictionary())),
    ("a font is made of a number", _font("/DescendantFonts", 5)),
    ("a font is made of nothing", _font("/DescendantFonts", Array([]))),
    ("a font whose letters are a number", _font("/ToUnicode", 5)),
    (
        "a font is a list",
        lambda pdf: pdf.pages[JUMPS_AT].obj.Resources.Font.__setitem__("/Extra", Array([])),
    ),
    ("a form that shows itself", _circular_forms),
    (
        "a drawing is a number",
        lambda pdf: pdf.pages[JUMPS_AT].obj.Resources.__setitem__("/XObject", 5),
    ),
    ("the pages are an empty list", lambda pdf: pdf.Root.Pages.__setitem__("/Kids", Array([]))),
    (
        "the pages are their own kids",
        lambda pdf: pdf.Root.Pages.__setitem__("/Kids", Array([pdf.Root.Pages])),
    ),
)
"""What is broken, and what breaks it in an open PDF."""
