"""Rebuilds the structure tree: one element for each article, whole across its jumps.

WeasyPrint tags page by page: an article over three pages is three elements, and a paragraph cut by
a column two. The tree is rebuilt after drawing, when every element is known and nothing is written
yet.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from enum import Enum
from typing import Any

from lowdown.errors import SettingsError
from lowdown.press.weasy.boxes import PT
from lowdown.press.weasy.divided_words import TaggedPage, join_divided_words
from lowdown.press.weasy.nested_lists import nest_lists
from lowdown.press.weasy.tag_tree import Element, TagTree
from lowdown.values import dataclass

UNMERGED = frozenset({"/Table", "/Div", "/Figure"})
"""Elements that stay in pieces where they were cut: each piece of a table repeats its head."""


class Role(Enum):
    """What a child of an article's element is, in words for an editor.

    All but rules and takes are kept as they are.
    """

    RULE = "the rule above it"
    """A rule without content: dropped."""
    HEAD = "the head"
    """Kicker, headline, standfirst, byline and lead picture."""
    JUMP_HEAD = "the headline above copy that goes on"
    """The headline said again where an article goes on."""
    FROM = "the line that says from which page it is continued"
    """The jump line above such copy."""
    TAKE = "a column of copy"
    """A column of copy: its own children take its place."""
    TO = "the line that says on which page it is continued"
    """The jump line below copy that goes on elsewhere."""
    ONLINE = "the line that says where it is continued online"
    """The line that names the address on the web."""
    SPANNER = "a picture across columns"
    """A picture set apart from the copy."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Join:
    """A block that was cut between two takes."""

    child: int
    """Which child of the later take goes on with the last child of the earlier."""
    depth: int
    """The number of nested elements that were cut: 1 for a paragraph, 3 for a list's item."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ArticlePart:
    """One frame of an article, as its page form has it."""

    article: str
    """Slug of the article."""
    language: str
    """BCP 47, where it is not the publication's; else empty."""
    roles: tuple[Role, ...]
    """One for each child of the frame's element, in order."""
    joins: tuple[Join | None, ...]
    """For each take, the block in it that goes on from the take before."""


def restructure(pdf: Any, pages: Sequence[Sequence[ArticlePart]], *, form: str) -> None:
    """Rebuild the structure tree of a drawn PDF; `pages` has the frames of each page in order.

    SettingsError: `form`, the template of the page forms, does not draw what the pages have.
    """
    import pydyf

    structure = pdf.objects[int(pdf.catalog["StructTreeRoot"].split()[0])]
    root = pdf.objects[int(structure["K"][0].split()[0])]
    tree = TagTree(pdf=pdf, root=root)
    nest_lists(tree)
    sections = tree.children(root)
    _check_pages(tree, sections, pages, form)
    root["K"] = pydyf.Array()
    for section, parts in zip(sections, pages, strict=True):
        frames = iter(parts)
        for element in tree.children(section):
            if element["S"] == "/Art":
                _place(tree, element, next(frames))
            else:
                tree.adopt(root, element)
    tagged = _tagged_pages(tree, structure)
    join_divided_words(tree, tagged)
    _turn_loose_tags_into_artifacts(tree, tagged)
    _measure_figures(pdf)


def _check_pages(
    tree: TagTree, sections: Sequence[Element], pages: Sequence[Sequence[ArticlePart]], form: str
) -> None:
    """Refuse a form that draws more or less than the pages have.

    Elements are matched with frames by their order only.
    """
    if len(sections) != len(pages):
        raise SettingsError(
            f"{form}: {len(pages)} pages are drawn as {len(sections)} elements; let the body hold"
            " one section for each page and nothing else, and let no section run over onto a"
            " second page"
        )
    for number, (section, parts) in enumerate(zip(sections, pages, strict=True), start=1):
        frames = [element for element in tree.children(section) if element["S"] == "/Art"]
        if len(frames) != len(parts):
            slugs = ", ".join(f"'{part.article}'" for part in parts)
            raise SettingsError(
                f"{form}: page {number} holds {len(frames)} <article>, and must hold {len(parts)},"
                f" right inside its section: {slugs}; take over from the built-in template how it"
                " goes through `page.frames`"
            )
        for frame, part in zip(frames, parts, strict=True):
            _check_frame(
                len(tree.children(frame)),
                part,
                f"{form}: the <article> '{part.article}' on page {number}",
            )


def _check_frame(count: int, part: ArticlePart, where: str) -> None:
    if count == len(part.roles):
        return
    counts = Counter(part.roles)
    wanted = "; ".join(
        role.value if times == 1 else f"{role.value}, {times} times"
        for role, times in counts.items()
    )
    raise SettingsError(
        f"{where} holds {count} elements, and must hold {len(part.roles)}, in this order: {wanted}."
        " Take over from the built-in template what is missing, and put what is yours outside the"
        " <article>"
    )


def _place(tree: TagTree, element: Element, part: ArticlePart) -> None:
    """Move one frame's children into its article's element: that of the article's first frame."""
    import pydyf

    children = tree.children(element)
    article = tree.articles.get(part.article)
    if article is None:
        article = tree.articles[part.article] = element
        tree.adopt(tree.root, element)
        if part.language:
            element["Lang"] = pydyf.String(part.language)
    if article is element:
        element["K"] = pydyf.Array()
    joins = iter(part.joins)
    for child, role in zip(children, part.roles, strict=True):
        if role is Role.TAKE:
            _place_take(tree, article, child, part.article, next(joins))
        elif role is not Role.RULE:
            tree.adopt(article, child)


def _place_take(
    tree: TagTree, article: Element, take: Element, slug: str, join: Join | None
) -> None:
    end = tree.ends.get(slug)
    for number, child in enumerate(tree.children(take)):
        if join and number == join.child and _merge(tree, end, child, join.depth):
            continue
        tree.adopt(article, child)
        tree.ends[slug] = child


def _merge(tree: TagTree, first: Element | None, second: Element, depth: int) -> bool:
    """Move the content of `second` into `first`, `depth` levels deep.

    False where they are not pieces of one element.
    """
    if first is None or first["S"] != second["S"] or first["S"] in UNMERGED:
        return False
    kids = list(second["K"])
    if depth > 1 and kids:
        ends, begins = tree.children(first), tree.children(second)
        if ends and begins and _merge(tree, ends[-1], begins[0], depth - 1):
            kids.remove(begins[0].reference)
    for kid in kids:
        child = tree.resolve(kid)
        if child is None:
            first["K"].append(kid)
        else:
            tree.adopt(first, child)
    return True


def _measure_figures(pdf: Any) -> None:
    """Convert the box of every figure to points from the page's bottom left.

    WeasyPrint gives CSS pixels from the page's top left.
    """
    import pydyf

    for element in pdf.objects:
        if (
            isinstance(element, dict)
            and element.get("S") == "/Figure"
            and "BBox" in element.get("A", {})
        ):
            page = pdf.objects[int(element["Pg"].split()[0])]
            height = page["MediaBox"][3]
            left, top, right, bottom = (value * PT for value in element["A"]["BBox"])
            element["A"]["BBox"] = pydyf.Array([left, height - bottom, right, height - top])


def _reachable(tree: TagTree, element: Element) -> Iterator[bytes]:
    yield element.reference
    for child in tree.children(element):
        yield from _reachable(tree, child)


def _tagged_pages(tree: TagTree, structure: Element) -> list[TaggedPage]:
    """What is tagged on each page."""
    mapping = tree.pdf.objects[int(structure["ParentTree"].split()[0])]["Nums"]
    pages = [entries for entries in mapping[1::2] if isinstance(entries, list)]
    streams = [_contents(tree.pdf, page) for page in _pages(tree.pdf)]
    return [TaggedPage(*page) for page in zip(pages, streams, strict=True)]


def _turn_loose_tags_into_artifacts(tree: TagTree, pages: Sequence[TaggedPage]) -> None:
    """Mark folios as artifacts, so that screen readers skip them: they are not in the tree."""
    known = set(_reachable(tree, tree.root))
    for entries, stream in pages:
        loose = {number for number, reference in enumerate(entries) if reference not in known}
        for number in loose:
            entries[number] = "null"
        _unmark(stream.stream, loose)


def _pages(pdf: Any) -> list[Any]:
    return [pdf.objects[number] for number in pdf.pages["Kids"][::3]]


def _contents(pdf: Any, page: Any) -> Any:
    return pdf.objects[int(page["Contents"].split()[0])]


def _unmark(operations: list[Any], loose: set[int]) -> None:
    for position, operation in enumerate(operations):
        if isinstance(operation, dict) and operation.get("MCID") in loose:
            operations[position - 1 : position + 2] = ["/Artifact", b"", b"BMC"]
