"""Takes the notes out of a page: references that lead to a note which leads back to them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from bs4 import Tag

MARK: Final = "data-note"
"""The attribute of what stands in place of a reference: the number of its note."""


def take_notes(body: Tag) -> list[Tag]:
    """Takes out the notes and returns them in the order of the references, which it marks (`MARK`).

    The first note has the number 1.
    """
    targets = {str(element["id"]): element for element in body.find_all(id=True)}
    numbers: dict[str, int] = {}
    for link in body.find_all("a", href=True):
        name = str(link["href"]).removeprefix("#")
        note = targets.get(name)
        if note is None or not str(link["href"]).startswith("#") or not _leads_back(note, link):
            continue
        number = numbers.setdefault(name, len(numbers) + 1)
        _mark(link, number)
    elements = []
    for name in numbers:
        note = targets[name]
        for back in note.find_all("a", href=True):
            if str(back["href"]).startswith("#"):
                back.decompose()
        elements.append(note)
    for note in elements:
        _take(note)
    return elements


def _leads_back(note: Tag, link: Tag) -> bool:
    """Whether a link in `note` leads to `link` or to what it stands in, as the links to notes do
    in all programs.
    """
    if note in link.parents or note.name not in ("li", "p", "div", "aside", "dd"):
        return False
    names = {str(element.get("id")) for element in (link, *list(link.parents)[:2])}
    names |= {str(element.get("id")) for element in link.find_all(id=True)}
    hrefs = {str(back["href"])[1:] for back in note.find_all("a", href=True)}
    return bool(names & hrefs - {"None", ""})


def _mark(link: Tag, number: int) -> None:
    """Puts a mark in place of a reference, and of the raised figure that it is."""
    place = link.parent if link.parent is not None and link.parent.name == "sup" else link
    place.name = "span"
    place.clear()
    place.attrs = {MARK: str(number)}


def _take(note: Tag) -> None:
    """Takes out a note, and the list that it was the last of."""
    above = note.parent
    note.extract()
    note.name = "div"
    while above is not None and above.parent is not None and _is_used_up(above):
        above, empty = above.parent, above
        empty.decompose()


def _is_used_up(element: Tag) -> bool:
    """Whether nothing but rules is left in what held the notes."""
    holds = element.name in ("ol", "ul", "section", "div", "footer")
    return holds and not element.get_text().strip() and not element.find(("li", "img"))
