"""Everything that Lowdown knows of WeasyPrint's insides, and the only module that does.

HTML in, sheets of finished boxes out; sheets cut and hung on page forms in, PDF out. The box tree is private to
WeasyPrint, so its version is pinned and the tests of this module fail loudly where its shape changes.
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from lowdown.press.pictures import Asset

Box = Any
"""A box of WeasyPrint's formatting structure."""
Path = tuple[int, ...]
"""Where a box stands in a sheet: the index among its parent's children, at every level."""
PT = 0.75
"""Points in a CSS pixel."""
SOLID_TAGS = frozenset({"figure", "aside", "table", "hr", "img"})
"""Elements that are never cut unless they are taller than a column."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Extent:
    """A line, or a block that is not cut, as it stands in a sheet. Lengths in points."""

    path: Path
    """Where its box stands in the sheet."""
    top: float
    """From the sheet's top to its own."""
    bottom: float
    """From the sheet's top to its foot."""
    right: float
    """From the sheet's left to the end of its type, for finding type that runs out of its column."""
    block: Path
    """The box of its paragraph (or its own, for a solid)."""
    tags: tuple[str, ...]
    """Elements that it stands in, the outermost first, from the galley's own children down."""
    id: str
    """The id of the galley's child that it stands in."""
    text: str
    """Its words."""
    solid: bool = False
    """Whether it is a block that is not cut."""
    attendants: tuple[Path, ...] = ()
    """Boxes out of the flow that go where it goes: a drop cap, a list item's marker."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """One galley as WeasyPrint has set it."""

    box: Box
    """Its outermost box."""
    page_box: Box
    """The page that it was set on."""
    spares: dict[Path, Box] = field(default_factory=dict)
    """Untouched copies of the heads of tables that may be cut, by their paths."""

    @property
    def height(self) -> float:
        """Depth in points, margins left out."""
        return float(self.box.border_height()) * PT

    @property
    def overrun(self) -> float:
        """Points by which its widest line runs out on the right."""
        limit = self.box.border_box_x() + self.box.border_width()
        return float(max((_right(line) for line in _line_boxes(self.box)), default=limit) - limit) * PT

    def extents(self, *, limit: float) -> tuple[Extent, ...]:
        """Its lines and solid blocks in order; solids deeper than `limit` points come in pieces."""
        reader = _Reader(origin=self.box.border_box_y(), left=self.box.border_box_x(), limit=limit / PT)
        for index, child in enumerate(self.box.children):
            reader.read(child, (index,), (), _id(child))
        self.spares.update({path: box.deepcopy() for path, box in reader.table_heads})
        return tuple(reader.found)


@dataclass(frozen=True, slots=True, kw_only=True)
class Placing:
    """One extent and where it goes. Lengths in points."""

    extent: Extent
    """What is placed."""
    top: float
    """From the page's top."""
    repeats: bool = False
    """Whether it has stood elsewhere already and is copied: the head of a table cut in two."""


class Engine:
    """WeasyPrint, warmed up once for a whole run."""

    def __init__(self, assets: Sequence[Asset]) -> None:
        from weasyprint.text.fonts import FontConfiguration

        logging.getLogger("weasyprint").setLevel(logging.CRITICAL)
        self._fonts = FontConfiguration()
        self._fetcher = _fetcher({asset.url: asset for asset in assets})

    def set(self, html: str) -> SetDocument:
        """Set a document; what it loads is among the assets."""
        from weasyprint import HTML

        document = HTML(string=html, base_url="lowdown:", url_fetcher=self._fetcher).render(font_config=self._fonts)
        return SetDocument(document=document)


@dataclass(frozen=True, slots=True, kw_only=True)
class SetDocument:
    """Finished pages, whose boxes can be read, moved and written."""

    document: Any
    """WeasyPrint's own."""

    def sheets(self) -> dict[str, Sheet]:
        """Every galley by its id: a child of the body with an id, which stands on a page of its own."""
        found: dict[str, Sheet] = {}
        for page in self.document.pages:
            page_box = page._page_box
            for body in page_box.children[0].children:
                for child in body.children:
                    if name := _id(child):
                        found[name] = Sheet(box=child, page_box=page_box)
        return found

    def slots(self) -> dict[str, Slot]:
        """Every element with an id, on any page, that something may be hung in."""
        found: dict[str, Slot] = {}
        for page in self.document.pages:
            page_box = page._page_box
            for box in page_box.descendants(placeholders=True):
                box = getattr(box, "_box", box)
                if (name := _id(box)) and name not in found:
                    found[name] = Slot(box=box, page_box=page_box)
        return found

    def write(self, finisher: Callable[[Any, Any], None] | None = None) -> bytes:
        """The PDF, with links, anchors, bookmarks and tags gathered afresh from what hangs on the pages."""
        from weasyprint.document import Page

        pages = [Page(page._page_box) for page in self.document.pages]
        data = self.document.copy(pages).write_pdf(pdf_variant="pdf/ua-1", finisher=finisher)
        return bytes(data)


@dataclass(frozen=True, slots=True, kw_only=True)
class Slot:
    """An empty element of a page form."""

    box: Box
    """Its box."""
    page_box: Box
    """The page that it stands on."""

    def hang_whole(self, sheet: Sheet, *, left: float, top: float) -> None:
        """Hang a whole sheet with its corner `left` and `top` points from the page's. A sheet is hung once."""
        box = sheet.box
        box.translate(left / PT - box.border_box_x(), top / PT - box.border_box_y())
        _paint_backgrounds(self.page_box, box)
        self.box.children = [*self.box.children, box]

    def hang_take(self, sheet: Sheet, placings: Sequence[Placing], *, left: float) -> None:
        """Cut the placed lines out of a sheet and hang them, their left edge `left` points from the page's.

        Every line is hung once. Boxes around them are copied, and reach from their first line here to their last.
        """
        wanted: dict[Path, _Move] = {}
        for placing in placings:
            shift = placing.top / PT - (placing.extent.top / PT + sheet.box.border_box_y())
            move = _Move(dy=shift, spare=sheet.spares.get(placing.extent.path) if placing.repeats else None)
            for path in (placing.extent.path, *placing.extent.attendants):
                wanted[path] = move
        dx = left / PT - sheet.box.border_box_x()
        cut = _cut(sheet.box, _tree(wanted), dx)
        for child in cut.children:
            _paint_backgrounds(self.page_box, child)
        self.box.children = [*self.box.children, *cut.children]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Move:
    """How far down a box moves, in CSS pixels, and the copy to take in its stead."""

    dy: float
    spare: Box | None = None


@dataclass(slots=True)
class _Reader:
    """Walks a sheet's boxes and collects extents."""

    origin: float
    left: float
    limit: float
    found: list[Extent] = field(default_factory=list)
    attendants: list[Path] = field(default_factory=list)
    table_heads: list[tuple[Path, Box]] = field(default_factory=list)

    def read(self, box: Box, path: Path, tags: tuple[str, ...], name: str) -> None:
        from weasyprint.formatting_structure import boxes

        inner = getattr(box, "_box", box)
        if inner is not box or not box.is_in_normal_flow() or box.element_tag == "li::marker":
            self.attendants.append(path)
        elif isinstance(box, boxes.LineBox):
            self._add(box, path, block=path[:-1], tags=tags, name=name)
        elif box.element_tag in SOLID_TAGS and not self._too_deep(box):
            self._add(box, path, block=path, tags=(*tags, box.element_tag), name=name, solid=True)
        elif isinstance(box, (boxes.TableRowBox, boxes.ReplacedBox)):
            if "thead" in tags:
                self.table_heads.append((path, box))
            self._add(box, path, block=path, tags=(*tags, str(box.element_tag)), name=name, solid=True)
        else:
            for index, child in enumerate(box.children):
                self.read(child, (*path, index), (*tags, str(box.element_tag)), name)

    def _too_deep(self, box: Box) -> bool:
        return bool(box.border_height() > self.limit and box.element_tag in ("aside", "table"))

    def _add(
        self, box: Box, path: Path, *, block: Path, tags: tuple[str, ...], name: str, solid: bool = False
    ) -> None:
        top = box.border_box_y() if solid else box.position_y
        height = box.border_height() if solid else box.height
        self.found.append(
            Extent(
                path=path,
                top=(top - self.origin) * PT,
                bottom=(top + height - self.origin) * PT,
                right=(max((_right(line) for line in _line_boxes(box)), default=self.left) - self.left) * PT,
                block=block,
                tags=tags,
                id=name,
                text=_text(box),
                solid=solid,
                attendants=tuple(self.attendants),
            )
        )
        self.attendants.clear()


def _fetcher(assets: Mapping[str, Asset]) -> Any:
    """A fetcher that knows the assets, and nothing outside: no file, no network."""
    from weasyprint.urls import URLFetcher, URLFetcherResponse

    class Shop(URLFetcher):  # type: ignore[misc]
        def fetch(self, url: str, headers: object = None) -> Any:
            asset = assets[url]
            return URLFetcherResponse(url, asset.data, {"Content-Type": asset.mime})

    return Shop()


def _id(box: Box) -> str:
    element = getattr(box, "element", None)
    return str(element.get("id", "")) if element is not None and box.element_tag == element.tag else ""


def _line_boxes(box: Box) -> Iterator[Box]:
    from weasyprint.formatting_structure import boxes

    box = getattr(box, "_box", box)
    if isinstance(box, boxes.LineBox):
        yield box
    else:
        for child in getattr(box, "children", ()):
            yield from _line_boxes(child)


def _right(line: Box) -> float:
    return max((child.position_x + child.margin_width() for child in line.children), default=line.position_x)


def _text(box: Box) -> str:
    box = getattr(box, "_box", box)
    if hasattr(box, "text"):
        return str(box.text)
    return "".join(_text(child) for child in getattr(box, "children", ()))


def _tree(wanted: Mapping[Path, _Move]) -> dict[int, Any]:
    """Paths as nested dictionaries, each ending in its box's move."""
    tree: dict[int, Any] = {}
    for path, move in wanted.items():
        node = tree
        for index in path[:-1]:
            node = node.setdefault(index, {})
        node[path[-1]] = move
    return tree


def _cut(box: Box, tree: Mapping[int, Any], dx: float) -> Box:
    """A copy of `box` with only the wanted lines in it, moved to their places."""
    children = []
    for index in sorted(tree):
        child, branch = box.children[index], tree[index]
        if isinstance(branch, dict):
            child = _cut(child, branch, dx)
        else:
            child = child if branch.spare is None else branch.spare.deepcopy()
            child.translate(dx, branch.dy)
        children.append(child)
    copy = box.copy_with_children(children)
    copy.position_x += dx
    flow = [child for child in children if getattr(child, "_box", child) is child and not child.is_floated()]
    opens = bool(flow) and min(tree) <= _first_in_flow(box)
    closes = bool(flow) and max(tree) == len(box.children) - 1
    _trim(copy, opens=opens, closes=closes)
    if flow:
        top = min(_top(child) for child in flow)
        bottom = max(_bottom(child) for child in flow)
        copy.position_y = top - copy.padding_top - copy.border_top_width
        copy.height = bottom - top
    return copy


def _first_in_flow(box: Box) -> int:
    for index, child in enumerate(box.children):
        if getattr(child, "_box", child) is child and child.is_in_normal_flow():
            return index
    return 0


def _trim(box: Box, *, opens: bool, closes: bool) -> None:
    """Drop the margins of a cut box, and its padding and border on the sides where it was cut."""
    box.margin_top = box.margin_bottom = 0
    for side, kept in (("top", opens), ("bottom", closes)):
        if not kept:
            setattr(box, f"padding_{side}", 0)
            setattr(box, f"border_{side}_width", 0)


def _top(box: Box) -> float:
    from weasyprint.formatting_structure import boxes

    return float(box.position_y if isinstance(box, boxes.LineBox) else box.border_box_y())


def _bottom(box: Box) -> float:
    from weasyprint.formatting_structure import boxes

    return _top(box) + float(box.height if isinstance(box, boxes.LineBox) else box.border_height())


def _paint_backgrounds(page_box: Box, box: Box) -> None:
    """Resolve backgrounds again: a layout resolves them to the page's coordinates when it ends."""
    from weasyprint.formatting_structure import boxes
    from weasyprint.layout.background import layout_box_backgrounds

    box = getattr(box, "_box", box)
    if isinstance(box, boxes.LineBox):
        return
    layout_box_backgrounds(page_box, box, _no_image, layout_children=False)
    for child in box.children:
        _paint_backgrounds(page_box, child)


def _no_image(*_args: object, **_options: object) -> None:
    """Templates have no background images, so there is nothing to fetch again."""
