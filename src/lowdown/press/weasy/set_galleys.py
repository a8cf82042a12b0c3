"""A galley as WeasyPrint has set it: its finished lines, and where they stand in its box tree."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import field, replace

from lowdown.press.weasy.boxes import (
    PT,
    Box,
    Path,
    bare,
    id_of,
    line_boxes,
    name_of,
    right_edge,
    text_of,
    widest_line,
)
from lowdown.press.weasy.set_paragraphs import SetParagraph, set_paragraphs
from lowdown.values import dataclass

SOLID_TAGS = frozenset({"figure", "aside", "table", "hr", "img"})
"""Elements that are never cut unless they are taller than a column."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SetLine:
    """A line, or a block that is not cut, as it stands in a galley. Lengths in points."""

    path: Path
    """Where its box stands in the galley's box."""
    top: float
    """From the galley's top to its own."""
    bottom: float
    """From the galley's top to its foot."""
    right: float
    """From the galley's left to the end of its type, to find type wider than its column."""
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
    opens: bool = False
    """Whether it is the first line of a box that may be cut, and reaches up to the box's edge."""
    attendants: tuple[Path, ...] = ()
    """Boxes out of the flow that go where it goes: a drop cap, a list item's marker."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SetPart:
    """An element that a galley consists of. Lengths in points."""

    name: str
    """Its first class, else its tag."""
    height: float
    """Its depth."""
    overrun: float
    """What its widest line has too much for the galley; 0 where it has the room."""
    text: str
    """Its words."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SetGalley:
    """One galley as WeasyPrint has set it."""

    box: Box
    """Its outermost box."""
    spares: dict[Path, Box] = field(default_factory=dict)
    """Untouched copies of the heads of tables that may be cut, by their paths."""

    @property
    def height(self) -> float:
        """Depth in points, margins left out."""
        return float(self.box.border_height()) * PT

    @property
    def line_count(self) -> int:
        """The number of its lines."""
        return sum(1 for _ in line_boxes(self.box))

    @property
    def overrun(self) -> float:
        """Points by which its widest line runs out on the right; 0 where none does."""
        limit = self.box.border_box_x() + self.box.border_width()
        widest = max((right_edge(line) for line in line_boxes(self.box)), default=limit)
        return float(widest - limit) * PT

    def parts(self, *, inside: str = "") -> tuple[SetPart, ...]:
        """The elements that it consists of, in order.

        `inside`: the first class of an element whose own elements are listed in its place.
        """
        parts: list[SetPart] = []
        for child in map(bare, self.box.children):
            if inside and name_of(child) == inside:
                parts += _parts_of(child.children, child.width)
            else:
                parts += _parts_of([child], self.box.border_width())
        return tuple(parts)

    def whole(self) -> SetPart:
        """All of it as one part."""
        return SetPart(
            name=name_of(self.box),
            height=self.height,
            overrun=max(0.0, float(widest_line(self.box) - self.box.border_width())) * PT,
            text=" ".join(text_of(line) for line in line_boxes(self.box)),
        )

    def set_lines(self, limits: Mapping[str, float]) -> tuple[SetLine, ...]:
        """Its lines and solid blocks, in order.

        `limits`: by tag, the depth in points beyond which an element is cut into lines or rows.
        """
        pixels = {tag: limit / PT for tag, limit in limits.items()}
        reader = _Reader(
            origin=self.box.border_box_y(), left=self.box.border_box_x(), limits=pixels
        )
        for index, child in enumerate(self.box.children):
            reader.read(child, (index,), (), id_of(child))
        self.spares.update({path: box.deepcopy() for path, box in reader.table_heads})
        return tuple(reader.set_lines)

    def paragraphs(self) -> Iterator[SetParagraph]:
        """Its justified paragraphs that have an id, in order, as they were broken into lines."""
        return set_paragraphs(self.box)

    def gap(self, upper: SetLine, lower: SetLine) -> float:
        """Points between the last line of one block and the first of another, if they followed.

        Whatever stands between the two blocks in the galley is ignored.
        """
        above, below = (bare(self.box.children[set_line.path[0]]) for set_line in (upper, lower))
        origin = self.box.border_box_y()
        foot = (above.border_box_y() + above.border_height() - origin) * PT - upper.bottom
        head = lower.top - (below.border_box_y() - origin) * PT
        margins = [*_margins(above, "bottom"), *_margins(below, "top")]
        return float(foot + head + (max(0, *margins) + min(0, *margins)) * PT)


def _parts_of(children: Sequence[Box], width: float) -> Iterator[SetPart]:
    """The elements among boxes; `width`: the CSS pixels that their lines may be wide."""
    for child in map(bare, children):
        if hasattr(child, "border_height"):
            yield SetPart(
                name=name_of(child),
                height=float(child.border_height()) * PT,
                overrun=max(0.0, float(widest_line(child) - width)) * PT,
                text=" ".join(text_of(line) for line in line_boxes(child)),
            )


def _margins(box: Box, side: str) -> list[float]:
    """The margins in CSS pixels that meet at the top or the bottom of a box.

    These are its own, and those of its first or last children that collapse with it.
    """
    from weasyprint.formatting_structure import boxes

    margins = [float(getattr(box, f"margin_{side}"))]
    inner = [
        child
        for child in getattr(box, "children", ())
        if bare(child) is child and child.is_in_normal_flow()
    ]
    closed = getattr(box, f"padding_{side}") or getattr(box, f"border_{side}_width")
    if (
        inner
        and not closed
        and isinstance(box, boxes.BlockBox)
        and not box.establishes_formatting_context()
    ):
        edge = inner[0 if side == "top" else -1]
        if isinstance(edge, boxes.BlockLevelBox):
            margins += _margins(edge, side)
    return margins


@dataclass(slots=True)
class _Reader:
    """Walks a galley's boxes and collects its lines."""

    origin: float
    left: float
    limits: Mapping[str, float]
    set_lines: list[SetLine] = field(default_factory=list)
    attendants: list[Path] = field(default_factory=list)
    table_heads: list[tuple[Path, Box]] = field(default_factory=list)

    def read(self, box: Box, path: Path, tags: tuple[str, ...], name: str) -> None:
        """Collect the lines of a box; `tags` are the elements around it, `name` its block's id."""
        from weasyprint.formatting_structure import boxes

        if bare(box) is not box or not box.is_in_normal_flow() or box.element_tag == "li::marker":
            self.attendants.append(path)
            return
        if isinstance(box, boxes.LineBox):
            self._add(box, path, tags=tags, name=name)
            return
        tags = (*tags, str(box.element_tag))
        is_whole = box.element_tag in SOLID_TAGS and not self._too_deep(box)
        if is_whole or isinstance(box, (boxes.TableRowBox, boxes.ReplacedBox)):
            if not is_whole and "thead" in tags[:-1]:
                self.table_heads.append((path, box))
            self._add(box, path, tags=tags, name=name, solid=True)
            return
        self._read_children(box, path, tags, name)

    def _read_children(self, box: Box, path: Path, tags: tuple[str, ...], name: str) -> None:
        first = len(self.set_lines)
        for index, child in enumerate(box.children):
            self.read(child, (*path, index), tags, name)
        if box.element_tag == "aside" and len(self.set_lines) > first:
            self._reach_to_edges(box, first)

    def _reach_to_edges(self, box: Box, first: int) -> None:
        """Let the first and the last line of a box that may be cut reach to the box's own edges."""
        top = (box.border_box_y() - self.origin) * PT
        bottom = top + box.border_height() * PT
        self.set_lines[first] = replace(self.set_lines[first], top=top, opens=True)
        self.set_lines[-1] = replace(self.set_lines[-1], bottom=bottom)

    def _too_deep(self, box: Box) -> bool:
        limit = self.limits.get(box.element_tag)
        return limit is not None and bool(box.border_height() > limit)

    def _add(
        self,
        box: Box,
        path: Path,
        *,
        tags: tuple[str, ...],
        name: str,
        solid: bool = False,
    ) -> None:
        top = box.border_box_y() if solid else box.position_y
        height = box.border_height() if solid else box.height
        right = max((right_edge(line) for line in line_boxes(box)), default=self.left)
        self.set_lines.append(
            SetLine(
                path=path,
                top=(top - self.origin) * PT,
                bottom=(top + height - self.origin) * PT,
                right=(right - self.left) * PT,
                block=path if solid else path[:-1],
                tags=tags,
                id=name,
                text=" ".join(text_of(line) for line in line_boxes(box)),
                solid=solid,
                attendants=tuple(self.attendants),
            )
        )
        self.attendants.clear()
