"""The structure tree of a drawn PDF while it is rebuilt."""

from __future__ import annotations

from dataclasses import field
from typing import Any

from lowdown.values import dataclass

Element = Any
"""A structure element: a dictionary of pydyf's."""


@dataclass(slots=True)
class TagTree:
    """The tree being rebuilt."""

    pdf: Any
    """WeasyPrint's own, not written yet."""
    root: Element
    """The element of the whole document."""
    articles: dict[str, Element] = field(default_factory=dict)
    """The element of each article, by its slug."""
    ends: dict[str, Element] = field(default_factory=dict)
    """The last block placed of each article, by its slug."""

    def children(self, element: Element) -> list[Element]:
        """The elements inside an element; references to marked content are left out."""
        return [child for kid in element["K"] if (child := self.resolve(kid)) is not None]

    def resolve(self, kid: object) -> Element | None:
        """The element that a child is a reference to."""
        if not isinstance(kid, bytes):
            return None
        target = self.pdf.objects[int(kid.split()[0])]
        return target if target.get("Type") == "/StructElem" else None

    def adopt(self, parent: Element, child: Element) -> None:
        """Make `child` the last child of `parent`."""
        parent["K"].append(child.reference)
        child["P"] = parent.reference
