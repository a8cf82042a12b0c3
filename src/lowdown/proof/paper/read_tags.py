"""Reads with pikepdf what a PDF declares about itself: links, tags, bookmarks and fonts."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator, Mapping
from dataclasses import field
from typing import Any, Final, NamedTuple

from lowdown.proof.paper.pages import Bookmark, Box, PrintedLink, TaggedFigure, Tags
from lowdown.values import dataclass

MAX_ELEMENTS: Final = 500_000
"""Elements of a tree of tags that are read."""
_PDFUA: Final = re.compile(rb"""pdfuaid:part\s*(?:=\s*["']|>)\s*1""")
_BLANK: Final = ""


@dataclass(slots=True, kw_only=True, eq=False)
class _Figure:
    """A figure in the tree of tags."""

    page: int
    """Its page; 0 where none is named."""
    alt: str
    """Its alt text."""
    marks: set[tuple[int, int]] = field(default_factory=set)
    """Its pieces of marked content, by page and number."""


@dataclass(slots=True, kw_only=True)
class _Tree:
    """What has been read of the tree of tags so far."""

    order: dict[tuple[int, int], int] = field(default_factory=dict)
    """The place of each piece of marked content, by page and number."""
    figures: list[_Figure] = field(default_factory=list)
    """The figures, in reading order."""
    circular: bool = False
    """Whether an element occurs in it twice."""

    def add_mark(self, mark: tuple[int, int], figure: _Figure | None) -> None:
        """Adds a piece of marked content, which may be part of a figure."""
        self.order.setdefault(mark, len(self.order))
        if figure:
            figure.marks.add(mark)


class _Waiting(NamedTuple):
    """An element of the tree that is still to be read."""

    element: Any
    """The element, or the number of a piece of marked content."""
    figure: _Figure | None
    """The figure that it is in."""
    page: int
    """The page that it is on, 0 for none."""


def read_tags(pdf: Any) -> Tags:
    """What the document declares about itself; `pdf` is an open pikepdf.Pdf."""
    numbers = _numbers(pdf)
    tree = _read_tree(pdf, numbers)
    root = pdf.Root
    is_declared = bool(root.get("/MarkInfo", {}).get("/Marked", False))
    metadata = root.Metadata.read_bytes() if "/Metadata" in root else b""
    return Tags(
        title=_title(pdf),
        language=str(root.get("/Lang", _BLANK)),
        marked="/StructTreeRoot" in root and is_declared and bool(tree.order),
        pdfua=bool(_PDFUA.search(metadata)),
        bookmarks=tuple(_bookmarks(pdf, numbers)),
        figures=tuple(
            TaggedFigure(page=figure.page or None, alt=figure.alt, marks=frozenset(figure.marks))
            for figure in tree.figures
        ),
        order=tree.order,
        circular=tree.circular,
        drawn=frozenset(mark for figure in tree.figures for mark in figure.marks),
        missing_fonts=tuple(sorted(_missing_fonts(pdf))),
    )


def read_links(pdf: Any) -> tuple[PrintedLink, ...]:
    """Every link, in the order of the pages; `pdf` is an open pikepdf.Pdf."""
    return tuple(_links(pdf, _numbers(pdf), _named_places(pdf)))


def links_of_paper(data: bytes) -> tuple[PrintedLink, ...]:
    """Every link of the PDF `data`; none where it cannot be read, which other rules report."""
    import pikepdf

    try:
        with pikepdf.open(io.BytesIO(data)) as pdf:
            return read_links(pdf)
    except (
        pikepdf.PdfError,
        ValueError,
        TypeError,
        KeyError,
        IndexError,
        AttributeError,
        RuntimeError,
        OverflowError,
    ):
        return ()


def _numbers(pdf: Any) -> dict[tuple[int, int], int]:
    """The numbers of the pages, by their object and generation numbers in the file."""
    return {page.obj.objgen: number for number, page in enumerate(pdf.pages, start=1)}


def _title(pdf: Any) -> str:
    """The title that PDF readers show; empty where they show none."""
    shown = pdf.Root.get("/ViewerPreferences", {}).get("/DisplayDocTitle", False)
    title = pdf.trailer.get("/Info", {}).get("/Title", _BLANK)
    return str(title) if shown else _BLANK


def _read_tree(pdf: Any, numbers: Mapping[tuple[int, int], int]) -> _Tree:
    """The tree of tags, in reading order; at most MAX_ELEMENTS of it are read."""
    import pikepdf

    tree = _Tree()
    root = pdf.Root.get("/StructTreeRoot")
    waiting = [_Waiting(root, None, 0)] if isinstance(root, pikepdf.Dictionary) else []
    seen: set[tuple[int, int]] = set()
    for _ in range(MAX_ELEMENTS):
        if not waiting:
            break
        item = waiting.pop()
        element = item.element
        if isinstance(element, int):
            tree.add_mark((item.page, element), item.figure)
        elif not isinstance(element, pikepdf.Dictionary):
            continue
        elif element.is_indirect and element.objgen in seen:
            tree.circular = True
        else:
            seen.add(element.objgen)
            waiting.extend(_below(item, numbers, tree))
    return tree


def _below(item: _Waiting, numbers: Mapping[tuple[int, int], int], tree: _Tree) -> list[_Waiting]:
    """What is in an element, the first last; an element that is a figure is added to `tree`."""
    element, figure, page = item
    if "/Pg" in element:
        page = numbers.get(element.Pg.objgen, 0)
    if element.get("/S") == "/Figure":
        alt = element.get("/Alt", element.get("/ActualText", _BLANK))
        figure = _Figure(page=page, alt=str(alt))
        tree.figures.append(figure)
    return [_Waiting(kid, figure, page) for kid in reversed(_kids(element))]


def _kids(element: Any) -> list[Any]:
    """The elements in an element; of a reference, the number of its piece of marked content."""
    import pikepdf

    kids = element.get("/MCID" if element.get("/Type") == "/MCR" else "/K")
    if kids is None:
        return []
    return list(kids) if isinstance(kids, pikepdf.Array) else [kids]


def _links(
    pdf: Any, numbers: Mapping[tuple[int, int], int], named: Mapping[str, Any]
) -> Iterator[PrintedLink]:
    for number, page in enumerate(pdf.pages, start=1):
        edge, height = _corner(page)
        for annotation in page.obj.get("/Annots", []):
            if annotation.get("/Subtype") != "/Link":
                continue
            left, low, right, high = (float(value) for value in annotation.Rect)
            box = Box(
                min(left, right) - edge,
                height - max(low, high),
                max(left, right) - edge,
                height - min(low, high),
            )
            action = annotation.get("/A", {})
            place = annotation.get("/Dest", action.get("/D"))
            if place is None:
                yield PrintedLink(page=number, box=box, uri=str(action.get("/URI", _BLANK)))
                continue
            target = _target(pdf, place, numbers, named)
            yield PrintedLink(page=number, box=box, to_page=target.page, to_y=target.y)


def _corner(page: Any) -> tuple[float, float]:
    """Where the left and the top edge of the sheet are, in the coordinates of the page.

    A box may name any two opposite corners.
    """
    left, low, right, high = (float(value) for value in page.cropbox)
    return min(left, right), max(low, high)


class _Target(NamedTuple):
    """Where a link or a bookmark leads."""

    page: int | None
    """The page; None where it leads to none."""
    y: float
    """How far down on that page, in points."""


_NOWHERE: Final = _Target(None, 0.0)


def _target(
    pdf: Any, place: Any, numbers: Mapping[tuple[int, int], int], named: Mapping[str, Any]
) -> _Target:
    """The target that a destination means: an array, a dictionary around one, or its name."""
    import pikepdf

    if not isinstance(place, pikepdf.Array):
        place = named.get(str(place))
    if isinstance(place, pikepdf.Dictionary):
        place = place.get("/D")
    if not isinstance(place, pikepdf.Array) or not isinstance(place[0], pikepdf.Dictionary):
        return _NOWHERE
    page = numbers.get(place[0].objgen)
    if page is None:
        return _NOWHERE
    _, height = _corner(pdf.pages[page - 1])
    has_height = len(place) > 3 and place[3] is not None
    return _Target(page, height - float(place[3]) if has_height else 0.0)


def _named_places(pdf: Any) -> dict[str, Any]:
    import pikepdf

    if "/Names" not in pdf.Root or "/Dests" not in pdf.Root.Names:
        return {}
    return {str(key): value for key, value in pikepdf.NameTree(pdf.Root.Names.Dests).items()}


def _bookmarks(pdf: Any, numbers: Mapping[tuple[int, int], int]) -> Iterator[Bookmark]:
    named = _named_places(pdf)
    with pdf.open_outline() as outline:
        for item in outline.root:
            action = item.action or {}
            place = item.destination if item.destination is not None else action.get("/D")
            target = _target(pdf, place, numbers, named) if place is not None else _NOWHERE
            yield Bookmark(str(item.title), target.page)


def _missing_fonts(pdf: Any) -> set[str]:
    """Names of the fonts, used on a page or in a form, that are not embedded in the file."""
    missing: set[str] = set()
    for resources in _all_resources(pdf):
        for font in _values(resources.get("/Font", {})):
            if not _is_embedded(font):
                missing.add(str(font.get("/BaseFont", "/unnamed")).lstrip("/"))
    return missing


def _all_resources(pdf: Any) -> Iterator[Any]:
    """The resources of the pages, and of the forms that are drawn on them, each form once."""
    seen: set[tuple[int, int]] = set()
    waiting = [page.obj.get("/Resources", {}) for page in pdf.pages]
    while waiting:
        resources = waiting.pop()
        yield resources
        for form in _values(resources.get("/XObject", {})):
            if form.objgen not in seen and "/Resources" in form:
                seen.add(form.objgen)
                waiting.append(form.Resources)


def _values(dictionary: Any) -> list[Any]:
    return [value for _, value in dictionary.items()]


def _is_embedded(font: Any) -> bool:
    """Whether the file has the program of a font, and of all fonts that it is made of."""
    if font.get("/Subtype") == "/Type3":
        return True
    parts = [*font.get("/DescendantFonts", [])] or [font]
    return all(_has_program(part.get("/FontDescriptor", {})) for part in parts)


def _has_program(descriptor: Any) -> bool:
    return any(key in descriptor for key in ("/FontFile", "/FontFile2", "/FontFile3"))
