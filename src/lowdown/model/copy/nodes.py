"""Copy as a tree: blocks hold elements, elements hold inline nodes, and nodes know their source.

Each medium has one renderer for it; nothing parses HTML that we wrote ourselves. A link holds words
only, because an element in a link breaks the rules of accessible PDF (ISO 14289-1, 7.18.5):
emphasis stands around the link.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

from lowdown.values import dataclass

if TYPE_CHECKING:
    from lowdown.model.findings import Location


@dataclass(frozen=True, slots=True, kw_only=True)
class Text:
    """Words outside links."""

    text: str
    """The words, with smart punctuation."""
    place: Location | None = None
    """Where the first letter is typed that is no space; None for spaces only."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """Words that lead somewhere."""

    href: str
    """The address, percent-encoded where needed; not escaped."""
    text: str
    """The words, with smart punctuation."""
    title: str = ""
    """What it leads to, in words."""
    place: Location | None = None
    """Where the first letter of the words is typed."""
    target: Location | None = None
    """Where the address is typed; None where it is not typed as such behind the words."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Code:
    """Code among words, perhaps within a link."""

    children: tuple[Text | Link, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Emphasis:
    """Emphasised nodes."""

    children: tuple[Inline, ...]
    strong: bool = False
    """Whether they are set bold rather than italic."""


@dataclass(frozen=True, slots=True, kw_only=True)
class LineBreak:
    """A forced line break."""


@dataclass(frozen=True, slots=True, kw_only=True)
class NoteReference:
    """The raised number that refers to a note."""

    number: int
    target: str
    """The id of the note."""
    anchor: str = ""
    """The id of this reference, which the note leads back to; only the first has one."""
    place: Location | None = None
    """Where it stands in the source."""


Inline: TypeAlias = Text | Link | Code | Emphasis | LineBreak | NoteReference
"""A node within a line of words."""


@dataclass(frozen=True, slots=True, kw_only=True)
class BareParagraph:
    """A paragraph without an element of its own, as in a list item."""

    children: tuple[Inline, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Paragraph:
    """A paragraph."""

    children: tuple[Inline, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Heading:
    """A crosshead, or the title of a box."""

    level: int
    """Its level, 2 to 6; the headline has level 1."""
    children: tuple[Inline, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ListItem:
    """An item of a list."""

    children: tuple[BareParagraph | Element, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class List:
    """A list."""

    items: tuple[ListItem, ...]
    start: int | None = None
    """The number of its first item; None: it is not numbered."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Quote:
    """A quotation set off from the text."""

    children: tuple[Element, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Cell:
    """A cell of a table."""

    children: tuple[Inline, ...]
    is_head: bool = False
    """Whether it names its column."""
    side: str = ""
    """`left`, `right` or `center`; empty: as the templates have it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class TablePart:
    """The head or the body of a table."""

    rows: tuple[tuple[Cell, ...], ...]
    is_head: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """A table."""

    parts: tuple[TablePart, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class CodeBlock:
    """Lines of code."""

    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Divider:
    """A line between paragraphs."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Aside:
    """A pull quote or a box."""

    name: str
    """`pullquote` or `box`."""
    children: tuple[Element, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Note:
    """A numbered note."""

    number: int
    id: str
    reference: str
    """The id of its first reference."""
    children: tuple[BareParagraph | Element, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Notes:
    """The notes at an article's end."""

    notes: tuple[Note, ...]


Element: TypeAlias = (
    Paragraph | Heading | List | Quote | Table | CodeBlock | Divider | Aside | Notes
)
"""What a block may hold, or an element of a block."""
