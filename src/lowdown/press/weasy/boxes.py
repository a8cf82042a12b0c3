"""What the other modules here need to read of WeasyPrint's boxes."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

Box = Any
"""A box of WeasyPrint's formatting structure."""
Path = tuple[int, ...]
"""Where a box stands in a galley: the index among its parent's children, at every level."""
PT = 0.75
"""Points in a CSS pixel."""


def bare(box: Box) -> Box:
    """The box itself, where its parent holds a placeholder for a box out of the flow."""
    return getattr(box, "_box", box)


def id_of(box: Box) -> str:
    """The id of the element that a box was made for.

    Empty for an element without an id, and for a box that CSS puts round the element's own.
    """
    element = getattr(box, "element", None)
    return (
        str(element.get("id", "")) if element is not None and box.element_tag == element.tag else ""
    )


def line_boxes(box: Box) -> Iterator[Box]:
    """Every line in a box, in order."""
    from weasyprint.formatting_structure import boxes

    box = bare(box)
    if isinstance(box, boxes.LineBox):
        yield box
    else:
        for child in getattr(box, "children", ()):
            yield from line_boxes(child)


def right_edge(line: Box) -> float:
    """Where the type of a line ends, in CSS pixels from the page's left; hanging marks left out."""
    right = max(
        (child.position_x + child.margin_width() for child in line.children),
        default=line.position_x,
    )
    return float(right - getattr(line, "hanging_right", 0.0))


def widest_line(box: Box) -> float:
    """The width of the type in the widest line of a box, in CSS pixels, wherever it is aligned."""
    return max(
        (
            right_edge(line)
            - getattr(line, "hanging_left", 0.0)
            - min(float(child.position_x) for child in line.children)
            for line in line_boxes(box)
            if line.children
        ),
        default=0.0,
    )


def name_of(box: Box) -> str:
    """The first class of the element that a box was made for, else its tag."""
    element = getattr(box, "element", None)
    classes = element.get("class", "").split() if element is not None else []
    return str(classes[0] if classes else box.element_tag)


def text_of(box: Box) -> str:
    """The text of a box as it is drawn."""
    box = bare(box)
    if hasattr(box, "text"):
        return str(box.text)
    return "".join(text_of(child) for child in getattr(box, "children", ()))
