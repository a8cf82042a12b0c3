"""Writes a page of HTML as Markdown, with its title, its notes and its pictures."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from lowdown.intake.letters import clean
from lowdown.intake.markdown.converter import convert
from lowdown.intake.markdown.notes import take_notes
from lowdown.intake.parts import Parts

if TYPE_CHECKING:
    from bs4 import BeautifulSoup, Tag

    from lowdown.intake.documents.pictures import PictureShelf

_DROPPED: Final = ("script", "style", "template", "noscript", "nav", "iframe", "object", "svg")
"""Elements that are no copy."""


def write_markdown(page: BeautifulSoup, *, shelf: PictureShelf) -> Parts:
    """Returns the parts of a page; the tree is used up. Its title is the headline."""
    title_of_page = _words(page.title) if page.title else ""
    for element in page.find_all((*_DROPPED, "head", "title")):
        element.decompose()
    body = _body(page)
    _join_lines(body)
    notes = take_notes(body)
    title = _take_title(body) or title_of_page
    standfirst = _take_standfirst(body)
    _lower_headings(body)
    _move_captions(body)
    points = [*shelf.open_points, *_unlinked(body), *_nested_tables(body)]
    copy = convert(body)
    for number, note in enumerate(notes, 1):
        lines = convert(note).strip().split("\n")
        copy = (
            copy.rstrip("\n")
            + f"\n\n[^{number}]: "
            + "\n".join([lines[0], *map(_indented, lines[1:])])
            + "\n"
        )
    header = {"standfirst": standfirst} if standfirst else {}
    return Parts(
        copy=clean(re.sub(r"\n{3,}", "\n\n", copy)).strip("\n") + "\n",
        title=title,
        header=header,
        pictures=shelf.pictures,
        open_points=tuple(points),
    )


def _indented(line: str) -> str:
    return f"    {line}" if line else ""


def _words(element: Tag) -> str:
    return " ".join(element.get_text().split())


def _body(page: BeautifulSoup) -> Tag:
    """The element that has the copy: the only article, else the page's main part, else all."""
    for name in ("article", "main"):
        found = page.find_all(name)
        if len(found) == 1:
            return found[0]
    return page.body or page


def _take_title(body: Tag) -> str:
    """Takes out the title: what is set as one, else a heading of the first level that stands
    alone or before all copy.
    """
    first = body.find("h1", class_="title")
    if first is None:
        headings = body.find_all("h1")
        begins = body.find(("p", "ul", "ol", "table", "h1", "h2", "h3"))
        alone = len(headings) == 1 or (headings and headings[0] is begins)
        first = headings[0] if alone else None
    if first is None or first.find("img"):
        return ""
    return _words(first.extract())


def _take_standfirst(body: Tag) -> str:
    """Takes out what is set as a subtitle."""
    found = body.find("p", class_=("standfirst", "subtitle"))
    return _words(found.extract()) if found else ""


def _lower_headings(body: Tag) -> None:
    """Makes the highest headings crossheads, `##`; those below them keep their distance."""
    headings = body.find_all(re.compile("^h[1-6]$"))
    highest = min((int(heading.name[1]) for heading in headings), default=2)
    for heading in headings:
        heading.name = f"h{min(6, int(heading.name[1]) - highest + 2)}"


def _move_captions(body: Tag) -> None:
    """Gives each picture that stands alone the caption in its figure, or in the paragraph below
    that is set as one.
    """
    for figure in body.find_all("figure"):
        caption, pictures = figure.find("figcaption"), figure.find_all("img")
        if caption and len(pictures) == 1:
            pictures[0]["title"] = _words(caption.extract())
    for caption in body.find_all("p", class_="caption"):
        before = caption.find_previous_sibling()
        shown = before.find_all("img") if before else []
        if before is not None and len(shown) == 1 and not _words(before):
            shown[0]["title"] = _words(caption.extract())


def _join_lines(body: Tag) -> None:
    """Makes the end of a line a space, as browsers do but in what is set as it was typed."""
    for text in body.find_all(string=re.compile(r"[ \t\n\f\r]")):
        if not text.find_parent(("pre", "textarea")):
            text.replace_with(re.sub(r"[ \t\n\f\r]+", " ", text))


def _unlinked(body: Tag) -> list[str]:
    """Removes links that lead nowhere or do harm, and returns what is to be done about them."""
    points = []
    for link in body.find_all("a"):
        address = "".join(str(link.get("href") or "").split())
        if re.match(r"(https?://|mailto:|tel:)", address, re.IGNORECASE):
            link["href"] = address
            continue
        if address and not address.startswith("#"):
            points.append(f"The link of “{_words(link)[:60]}” could not be kept; give it again.")
        link.unwrap()
    return points


def _nested_tables(body: Tag) -> list[str]:
    """Turns tables within tables into paragraphs, and returns what is to be done about them."""
    points = []
    for inner in body.select("table table"):
        for part in [inner, *inner.find_all(("thead", "tbody", "tr", "td", "th"))]:
            part.name = "p" if part.name in ("td", "th") else "div"
        points.append("A table stood within a table; put its words in order.")
    return points
