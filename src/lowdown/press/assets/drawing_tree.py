"""Reads an SVG as a tree of elements with their lines, and writes such a tree."""

from __future__ import annotations

from dataclasses import field
from typing import Final
from xml.etree import ElementTree
from xml.parsers import expat

from lowdown.values import dataclass

SVG: Final = "http://www.w3.org/2000/svg"
"""The namespace of SVG."""
XLINK: Final = "http://www.w3.org/1999/xlink"
"""The namespace of the older references."""
XML: Final = "http://www.w3.org/XML/1998/namespace"
"""The namespace of `xml:space` and `xml:lang`."""


@dataclass(slots=True)
class DrawingTree:
    """A drawing; its elements may be changed."""

    root: ElementTree.Element
    """Its first element, named `{namespace}name`."""
    lines: dict[ElementTree.Element, int] = field(default_factory=dict)
    """The line on which each element begins, from 1."""
    has_asides: bool = False
    """Whether it has comments or instructions, which are not in the tree."""

    def write(self) -> bytes:
        """Returns the drawing as a file."""
        ElementTree.register_namespace("", SVG)
        ElementTree.register_namespace("xlink", XLINK)
        return bytes(ElementTree.tostring(self.root, encoding="utf-8"))


def read_tree(data: bytes) -> DrawingTree:
    """Reads a drawing.

    Raises ValueError where it is not well-formed or declares entities.
    """
    reader = _Reader()
    try:
        reader.parser.Parse(data, True)
    except (expat.ExpatError, LookupError) as error:
        raise ValueError(str(error)) from None
    return DrawingTree(
        root=reader.builder.close(), lines=reader.lines, has_asides=reader.has_asides
    )


class _Reader:
    """Makes a tree of the events of a parser."""

    def __init__(self) -> None:
        self.builder = ElementTree.TreeBuilder()
        self.lines: dict[ElementTree.Element, int] = {}
        self.has_asides = False
        self.parser = expat.ParserCreate(namespace_separator="}")
        self.parser.buffer_text = True
        self.parser.StartElementHandler = self._begin
        self.parser.EndElementHandler = self._end
        self.parser.CharacterDataHandler = self.builder.data
        self.parser.CommentHandler = self._pass_over
        self.parser.ProcessingInstructionHandler = self._pass_over
        self.parser.StartDoctypeDeclHandler = self._refuse

    def _begin(self, name: str, attributes: dict[str, str]) -> None:
        named = {_clark(key): value for key, value in attributes.items()}
        element = self.builder.start(_clark(name), named)
        self.lines[element] = self.parser.CurrentLineNumber

    def _end(self, name: str) -> None:
        self.builder.end(_clark(name))

    def _pass_over(self, *_: object) -> None:
        self.has_asides = True

    def _refuse(self, *_: object) -> None:
        message = "it begins with a DOCTYPE"
        raise ValueError(message)


def _clark(name: str) -> str:
    """A name as ElementTree has it, `{namespace}name`."""
    return f"{{{name}" if "}" in name else name
