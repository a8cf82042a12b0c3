"""Reads one page of the site with an HTML5 parser (lexbor): its elements, ids and words.

A page is read as browsers read it; Jinja, which wrote it, has no part in that.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import field
from typing import TYPE_CHECKING, Final, NamedTuple

from lowdown.outputs import NOT_FOUND
from lowdown.proof.feeds import fold
from lowdown.proof.web.files import Target
from lowdown.values import dataclass

if TYPE_CHECKING:
    from selectolax.lexbor import LexborNode

_WORDLESS: Final = frozenset({"script", "style", "template", "noscript"})
"""Elements whose text nobody reads."""
_INLINE: Final = frozenset(
    {"a", "abbr", "b", "bdi", "bdo", "cite", "code", "data", "del"}
    | {"dfn", "em", "font", "i", "img", "ins", "kbd", "mark", "q"}
    | {"s", "samp", "small", "span", "strong", "sub", "sup", "time", "u"}
    | {"var", "wbr"}
)
"""Elements that do not part words."""


class Element(NamedTuple):
    """An element of a page."""

    tag: str
    """Its name."""
    attributes: Mapping[str, str | None]
    """What its tag says; None for an attribute without a value."""
    node: LexborNode
    """Its place in the tree."""
    number: int
    """How many elements stand before it."""

    def get(self, name: str) -> str | None:
        """The value of an attribute; empty where it has none, None where it is not there."""
        return (self.attributes[name] or "") if name in self.attributes else None


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """A page that has been read."""

    path: str
    """Its path below the output folder."""
    size: int
    """Its bytes."""
    elements: Sequence[Element]
    """All its elements, in order."""
    by_tag: Mapping[str, Sequence[Element]]
    """They by their names."""
    ids: Mapping[str, Element]
    """The first element with each id."""
    repeated: tuple[str, ...]
    """The ids that more than one element has."""
    targets: dict[str, Target] = field(default_factory=dict)
    """Where its addresses lead, as far as that has been asked for."""

    def all(self, *tags: str) -> Iterator[Element]:
        """The elements with these names."""
        for tag in tags:
            yield from self.by_tag.get(tag, ())

    def meta(self, name: str) -> str | None:
        """The content of the first `meta` element with a name, property or `http-equiv`."""
        for element in self.all("meta"):
            for key in ("name", "property", "http-equiv"):
                if (element.get(key) or "").lower() == name:
                    return element.get("content") or ""
        return None

    def links(self, relation: str) -> list[str]:
        """The addresses of the `link` elements with a relation."""
        return [
            element.get("href") or ""
            for element in self.all("link")
            if relation in (element.get("rel") or "").lower().split()
        ]

    @property
    def is_redirect(self) -> bool:
        """Whether it leads on to another page by itself."""
        return self.meta("refresh") is not None

    @property
    def is_listed(self) -> bool:
        """Whether search engines may list it."""
        hidden = "noindex" in (self.meta("robots") or "").lower()
        return not hidden and not self.is_redirect and self.path != NOT_FOUND

    @property
    def main(self) -> Element | None:
        """What is its own: its `main` element, or else its body."""
        return next(self.all("main", "body"), None)


def read_page(path: str, data: bytes) -> Page | None:
    """Reads a page; None where it is empty, cut short, or not HTML in UTF-8."""
    from selectolax.lexbor import LexborHTMLParser

    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError:
        return None
    if not text.rstrip().lower().endswith("</html>"):
        return None
    by_tag: dict[str, list[Element]] = defaultdict(list)
    ids: dict[str, Element] = {}
    repeated: list[str] = []
    elements = []
    for number, node in enumerate(LexborHTMLParser(text).css("*")):
        element = Element(node.tag or "", node.attributes, node, number)
        elements.append(element)
        by_tag[element.tag].append(element)
        ident = element.get("id")
        if ident and ids.setdefault(ident, element) is not element:
            repeated.append(ident)
    return Page(
        path=path,
        size=len(data),
        elements=elements,
        by_tag=by_tag,
        ids=ids,
        repeated=tuple(dict.fromkeys(repeated)),
    )


def words_in(element: Element) -> tuple[str, ...]:
    """The words that a reader reads in an element."""
    parts: list[str] = []
    for node in element.node.traverse(include_text=True):
        if node.is_text_node:
            if parent_tag(node) in _WORDLESS:
                continue
            # A block that has just ended parts the words before it from those that follow.
            before = node.prev
            if before is not None and before.is_element_node and before.tag not in _INLINE:
                parts.append(" ")
            parts.append(node.text_content or "")
        elif node.tag not in _INLINE:
            parts.append(" ")
    return fold("".join(parts))


def raw_words_in(element: Element) -> tuple[str, ...]:
    """The words in an element that has only words and inline elements in it; quicker."""
    return fold(element.node.text(deep=True, separator=""))


def parent_tag(node: LexborNode) -> str:
    """The name of the element around a node; empty where there is none."""
    parent = node.parent
    return (parent.tag or "") if parent is not None else ""


def title_of(page: Page) -> str:
    """The title of a page, which browsers show on its tab; empty where it has none."""
    element = next((one for one in page.all("title") if _is_in_head(one.node)), None)
    return " ".join(raw_words_in(element)) if element else ""


def language_of(page: Page) -> str:
    """The language that a page says it is in; empty where it says none."""
    return next((one.get("lang") or "" for one in page.all("html")), "").strip()


def _is_in_head(node: object) -> bool:
    """Whether a title is that of the page, not of a drawing in it."""
    parent = getattr(node, "parent", None)
    return getattr(parent, "tag", "") == "head"
