"""Reads the elements of a feed, each with its line, or why the feed cannot be read.

It is read with expat, which refuses all that is not well-formed. A feed with a document type is
refused before any entity in it can grow.
"""

from __future__ import annotations

from dataclasses import field
from typing import Final
from xml.parsers import expat

from lowdown.proof.feeds.faults import Fault
from lowdown.proof.feeds.text import forbidden_character
from lowdown.values import dataclass

_PREFIXES: Final = {
    "http://www.w3.org/2005/Atom": "atom",
    "http://purl.org/rss/1.0/modules/content/": "content",
    "http://purl.org/dc/elements/1.1/": "dc",
}
_INVALID_TOKEN: Final = expat.errors.codes[expat.errors.XML_ERROR_INVALID_TOKEN]
_BAD_REFERENCE: Final = expat.errors.codes[expat.errors.XML_ERROR_BAD_CHAR_REF]
_MAX_DEPTH: Final = 20
"""How deep elements may be nested; those of a feed are three deep."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Element:
    """One element of a feed."""

    tag: str
    """Its name; with a prefix where it is Atom's, Dublin Core's or the content module's."""
    line: int
    """Where it begins, from 1."""
    attributes: dict[str, str]
    """What its tag says."""
    text: str
    """The characters directly in it."""
    children: tuple[Element, ...]
    """The elements directly in it."""

    def all(self, tag: str) -> tuple[Element, ...]:
        """The children of that name."""
        return tuple(child for child in self.children if child.tag == tag)

    def first(self, tag: str) -> Element | None:
        """The first child of that name."""
        return next((child for child in self.children if child.tag == tag), None)

    def words(self, tag: str) -> str:
        """The stripped text of the first child of that name; empty where there is none."""
        child = self.first(tag)
        return child.text.strip() if child else ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """A feed that has been read."""

    root: Element
    """Its outermost element."""
    instructions: tuple[Fault, ...] = ()
    """LD531 for each processing instruction in it."""


def read_xml(data: bytes) -> Document | Fault:
    """The feed's elements, or why it cannot be read.

    That is LD511, or LD524 for a character that XML forbids.
    """
    if not data.strip():
        return Fault(code="LD511", message="the feed is empty")
    reader = _Reader()
    try:
        return Document(root=reader.read(data), instructions=tuple(reader.instructions))
    except _RefusedError as refused:
        return Fault(code="LD511", message=str(refused), line=reader.line)
    except expat.ExpatError as problem:
        return reader.fault(data, problem)
    except (LookupError, ValueError):
        # pyexpat raises these for an encoding that Python does not have.
        return Fault(code="LD511", message="the feed is in an unknown encoding", line=1)


class _RefusedError(Exception):
    """A feed that is well-formed so far, but is not read on."""


@dataclass(slots=True, kw_only=True)
class _Open:
    """An element that has begun."""

    tag: str
    """Its name, with a prefix."""
    line: int
    """Where it begins."""
    attributes: dict[str, str]
    """What its tag says."""
    text: list[str] = field(default_factory=list)
    """The pieces of text in it so far."""
    children: list[Element] = field(default_factory=list)
    """The elements in it so far."""

    def closed(self) -> Element:
        return Element(
            tag=self.tag,
            line=self.line,
            attributes=self.attributes,
            text="".join(self.text),
            children=tuple(self.children),
        )


class _Reader:
    """Builds the elements as expat reports them."""

    def __init__(self) -> None:
        self._parser = expat.ParserCreate(namespace_separator=" ")
        self._parser.buffer_text = True
        self._parser.XmlDeclHandler = self._declare
        self._parser.StartDoctypeDeclHandler = self._refuse_doctype
        self._parser.ProcessingInstructionHandler = self._instruct
        self._parser.StartElementHandler = self._start
        self._parser.EndElementHandler = self._end
        self._parser.CharacterDataHandler = self._characters
        self._document = _Open(tag="", line=1, attributes={})
        self._open = [self._document]
        self._declared = False
        self.instructions: list[Fault] = []

    @property
    def line(self) -> int:
        """Where the reader is."""
        return self._parser.CurrentLineNumber

    def read(self, data: bytes) -> Element:
        self._parser.Parse(data, True)
        return self._document.children[0]

    def fault(self, data: bytes, problem: expat.ExpatError) -> Fault:
        """The fault for what stopped expat."""
        if len(self._open) > 1 and (character := self._forbidden(data, problem)):
            message = f"the feed holds the forbidden character {character}"
            return Fault(code="LD524", message=message, line=problem.lineno)
        message = (
            f"the feed is cut short or is not well-formed XML ({expat.ErrorString(problem.code)})"
        )
        return Fault(code="LD511", message=message, line=problem.lineno)

    def _forbidden(self, data: bytes, problem: expat.ExpatError) -> str | None:
        at = self._parser.ErrorByteIndex
        if problem.code == _BAD_REFERENCE:
            return data[at:].split(b";", 1)[0][:12].decode("ascii", "replace") + ";"
        if problem.code != _INVALID_TOKEN:
            return None
        character = data[at : at + 4].decode("utf-8", "ignore")[:1]
        is_there = bool(character) and data.startswith(character.encode(), at)
        return forbidden_character(character) if is_there else None

    def _declare(self, _version: str, encoding: str | None, _standalone: int) -> None:
        if (encoding or "").lower() != "utf-8":
            message = (
                f"the feed declares the encoding {encoding}"
                if encoding
                else "the feed declares no encoding"
            )
            raise _RefusedError(f"{message}; it should be utf-8")
        self._declared = True

    def _refuse_doctype(self, *_: object) -> None:
        raise _RefusedError(
            "the feed has a document type, which may swell or smuggle in other files"
        )

    def _instruct(self, target: str, _data: str) -> None:
        message = f"the feed has the instruction <?{target}?> for the programs that show it"
        self.instructions.append(Fault(code="LD531", message=message, line=self.line))

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        if not self._declared:
            raise _RefusedError("the feed declares no encoding; it should be utf-8")
        if len(self._open) > _MAX_DEPTH:
            raise _RefusedError("the feed's elements are nested too deep")
        self._open.append(_Open(tag=_tag(name), line=self.line, attributes=attributes))

    def _end(self, _name: str) -> None:
        element = self._open.pop().closed()
        self._open[-1].children.append(element)

    def _characters(self, text: str) -> None:
        self._open[-1].text.append(text)


def _tag(name: str) -> str:
    """A name with its prefix; expat divides the namespace from the name by a space."""
    namespace, _, local = name.rpartition(" ")
    if not namespace:
        return local
    return f"{_PREFIXES.get(namespace, '{' + namespace + '}')}:{local}"
