"""The bytes of a PDF go in; its links and what it tells programs about itself come out, as pikepdf finds them."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from typing import Any, Final

from lowdown.proof.paper.pages import PrintedLink, TaggedFigure, Tags

MAX_ELEMENTS: Final = 500_000
"""Elements of a tree of tags that are walked."""
_PDFUA: Final = re.compile(rb"""pdfuaid:part\s*(?:=\s*["']|>)\s*1""")
_BLANK: Final = ""


def read_tags(pdf: Any) -> Tags:
    """The document's own words about itself, from an open pikepdf.Pdf."""
    numbers = _numbers(pdf)
    order: dict[tuple[int, int], int] = {}
    drawn: dict[int, set[tuple[int, int]]] = defaultdict(set)
    heads: list[tuple[int, str]] = []
    circular = False
    for kind, position, value in _walk(pdf, numbers):
        if kind == "figure":
            heads.append((position[0], str(value)))
        elif kind == "again":
            circular = True
        else:
            order.setdefault(position, len(order))
            drawn[value].add(position)
    drawn.pop(0, None)
    root = pdf.Root
    marked = (
        "/StructTreeRoot" in root
        and bool(root.get("/MarkInfo", {}).get("/Marked", False))
        and bool(order)
    )
    metadata = root.Metadata.read_bytes() if "/Metadata" in root else b""
    return Tags(
        title=_title(pdf),
        language=str(root.get("/Lang", _BLANK)),
        marked=marked,
        pdfua=bool(_PDFUA.search(metadata)),
        bookmarks=tuple(_bookmarks(pdf, numbers)),
        figures=tuple(
            TaggedFigure(page=page or None, alt=alt, marks=frozenset(drawn[number]))
            for number, (page, alt) in enumerate(heads, start=1)
        ),
        order=order,
        circular=circular,
        drawn=frozenset(position for positions in drawn.values() for position in positions),
        loose_fonts=tuple(sorted(_loose_fonts(pdf))),
    )


def read_links(pdf: Any) -> tuple[PrintedLink, ...]:
    """Every link, in the order of the pages."""
    return tuple(_links(pdf, _numbers(pdf), _named_places(pdf)))


def _numbers(pdf: Any) -> dict[tuple[int, int], int]:
    return {page.obj.objgen: number for number, page in enumerate(pdf.pages, start=1)}


def _title(pdf: Any) -> str:
    shown = pdf.Root.get("/ViewerPreferences", {}).get("/DisplayDocTitle", False)
    title = pdf.trailer.get("/Info", {}).get("/Title", _BLANK)
    return str(title) if shown else _BLANK


def _walk(
    pdf: Any, numbers: Mapping[tuple[int, int], int]
) -> Iterator[tuple[str, tuple[int, int], Any]]:
    """In reading order: ("figure", (page, 0), its alt text), and ("mark", (page, number), its figure from 1, or 0).

    ("again", ...) is an element that was there before: the tree is none.
    """
    import pikepdf

    root = pdf.Root.get("/StructTreeRoot")
    waiting: list[tuple[Any, int, int]] = (
        [(root, 0, 0)] if isinstance(root, pikepdf.Dictionary) else []
    )
    seen: set[tuple[int, int]] = set()
    figures = 0
    for _ in range(MAX_ELEMENTS):
        if not waiting:
            return
        item, figure, page = waiting.pop()
        if isinstance(item, int):
            yield "mark", (page, item), figure
            continue
        if not isinstance(item, pikepdf.Dictionary):
            continue
        if item.is_indirect and item.objgen in seen:
            yield "again", (page, 0), 0
            continue
        seen.add(item.objgen)
        if "/Pg" in item:
            page = numbers.get(item.Pg.objgen, 0)
        if item.get("/S") == "/Figure":
            figures += 1
            figure = figures
            yield "figure", (page, 0), item.get("/Alt", item.get("/ActualText", _BLANK))
        waiting.extend((kid, figure, page) for kid in reversed(_kids(item)))


def _kids(element: Any) -> list[Any]:
    """What is in an element, or the number of the piece of marked content that a reference is to."""
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
            sides = min(left, right) - edge, max(left, right) - edge
            box = (sides[0], height - max(low, high), sides[1], height - min(low, high))
            action = annotation.get("/A", {})
            place = annotation.get("/Dest", action.get("/D"))
            if place is None:
                yield PrintedLink(page=number, box=box, uri=str(action.get("/URI", _BLANK)))
                continue
            target, to_y = _target(pdf, place, numbers, named)
            yield PrintedLink(page=number, box=box, to_page=target, to_y=to_y)


def _corner(page: Any) -> tuple[float, float]:
    """Where the top left of the sheet is, in the page's own measures; a box may name any two of its corners."""
    left, low, right, high = (float(value) for value in page.cropbox)
    return min(left, right), max(low, high)


def _target(
    pdf: Any, place: Any, numbers: Mapping[tuple[int, int], int], named: Mapping[str, Any]
) -> tuple[int | None, float]:
    import pikepdf

    if not isinstance(place, pikepdf.Array):
        place = named.get(str(place))
    if isinstance(place, pikepdf.Dictionary):
        place = place.get("/D")
    if not isinstance(place, pikepdf.Array) or not isinstance(place[0], pikepdf.Dictionary):
        return None, 0.0
    page = numbers.get(place[0].objgen)
    if page is None:
        return None, 0.0
    _, height = _corner(pdf.pages[page - 1])
    return page, height - float(place[3]) if len(place) > 3 and place[3] is not None else 0.0


def _named_places(pdf: Any) -> dict[str, Any]:
    import pikepdf

    if "/Names" not in pdf.Root or "/Dests" not in pdf.Root.Names:
        return {}
    return {str(key): value for key, value in pikepdf.NameTree(pdf.Root.Names.Dests).items()}


def _bookmarks(
    pdf: Any, numbers: Mapping[tuple[int, int], int]
) -> Iterator[tuple[str, int | None]]:
    named = _named_places(pdf)
    with pdf.open_outline() as outline:
        for item in outline.root:
            action = item.action or {}
            place = item.destination if item.destination is not None else action.get("/D")
            yield (
                str(item.title),
                _target(pdf, place, numbers, named)[0] if place is not None else None,
            )


def _loose_fonts(pdf: Any) -> set[str]:
    """Names of the fonts, used on a page or in a form, of which the file has no program."""
    found: set[str] = set()
    seen: set[tuple[int, int]] = set()
    waiting = [page.obj.get("/Resources", {}) for page in pdf.pages]
    while waiting:
        resources = waiting.pop()
        for font in _values(resources.get("/Font", {})):
            if not _is_embedded(font):
                found.add(str(font.get("/BaseFont", "/unnamed")).lstrip("/"))
        for form in _values(resources.get("/XObject", {})):
            if form.objgen not in seen and "/Resources" in form:
                seen.add(form.objgen)
                waiting.append(form.Resources)
    return found


def _values(dictionary: Any) -> list[Any]:
    return [value for _, value in dictionary.items()]


def _is_embedded(font: Any) -> bool:
    if font.get("/Subtype") == "/Type3":
        return True
    described = [*font.get("/DescendantFonts", [])] or [font]
    return all(
        any(
            key in one.get("/FontDescriptor", {})
            for key in ("/FontFile", "/FontFile2", "/FontFile3")
        )
        for one in described
    )
