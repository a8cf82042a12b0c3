"""Defects of a file as a whole: its pages, links, bookmarks, and what it declares about itself.

Each function returns a change that makes one thing wrong in an open PDF.
"""

from __future__ import annotations

import zlib
from collections.abc import Callable, Iterator
from typing import Any

import pikepdf
from pikepdf import Array, Dictionary, Name, Pdf, String

Change = Callable[[Pdf], None]


# pages


def swaps_pages(one: int, two: int) -> Change:
    """Two pages in each other's place."""

    def change(pdf: Pdf) -> None:
        numbers = list(range(len(pdf.pages)))
        numbers[one - 1], numbers[two - 1] = numbers[two - 1], numbers[one - 1]
        pages = [pdf.pages[number] for number in numbers]
        del pdf.pages[:]
        pdf.pages.extend(pages)

    return change


def lacks_page(page: int) -> Change:
    """A page taken out."""

    def change(pdf: Pdf) -> None:
        del pdf.pages[page - 1]

    return change


def repeats_page(page: int) -> Change:
    """A page bound in twice."""
    return lambda pdf: pdf.pages.insert(page, pdf.pages[page - 1])


def adds_blank_page(after: int) -> Change:
    """An empty sheet put in."""

    def change(pdf: Pdf) -> None:
        blank = Dictionary(Type=Name.Page, MediaBox=pdf.pages[0].mediabox, Resources=Dictionary())
        pdf.pages.insert(after, pikepdf.Page(pdf.make_indirect(blank)))

    return change


def page_has(page: int, key: str, value: Any) -> Change:
    """A page's dictionary with another entry."""
    return lambda pdf: pdf.pages[page - 1].obj.__setitem__(Name(key), value)


def adds_font(page: int) -> Change:
    """A font of the viewer's own, called Stamp, to draw on a page with."""

    def change(pdf: Pdf) -> None:
        stamp = Dictionary(Type=Name.Font, Subtype=Name.Type1, BaseFont=Name("/Helvetica-Bold"))
        pdf.pages[page - 1].obj.Resources.Font[Name("/Stamp")] = stamp

    return change


# links and bookmarks


def _links(pdf: Pdf, page: int, to: str) -> Iterator[Any]:
    """The links of a page whose place or address begins with `to`."""
    found = 0
    links: Any = pdf.pages[page - 1].obj.get("/Annots", [])
    for link in links:
        place = str(link.get("/Dest", "")) or str(link.get("/A", {}).get("/URI", ""))
        if place.startswith(to):
            found += 1
            yield link
    if not found:
        raise LookupError(f"page {page} has no link to {to}")


def unlinks(page: int, to: str) -> Change:
    """Links taken out."""

    def change(pdf: Pdf) -> None:
        gone = [link.objgen for link in _links(pdf, page, to)]
        kept = [link for link in pdf.pages[page - 1].obj.Annots if link.objgen not in gone]
        pdf.pages[page - 1].obj.Annots = Array(kept)

    return change


def leads(page: int, link_to: str, *, instead: str) -> Change:
    """Links that lead to another place of the paper, or to another address."""

    def change(pdf: Pdf) -> None:
        for link in _links(pdf, page, link_to):
            if ":" in instead:
                link.A = Dictionary(S=Name.URI, URI=String(instead))
                if "/Dest" in link:
                    del link["/Dest"]
            else:
                link.Dest = String(instead)

    return change


def shifts_link(page: int, to: str, *, down: float) -> Change:
    """A link's area moved on its page, in points."""

    def change(pdf: Pdf) -> None:
        for link in _links(pdf, page, to):
            left, low, right, high = (float(value) for value in link.Rect)
            link.Rect = Array([left, low - down, right, high - down])

    return change


def lacks_bookmark(number: int) -> Change:
    """A bookmark taken out."""

    def change(pdf: Pdf) -> None:
        with pdf.open_outline() as outline:
            del outline.root[number]

    return change


def moves_bookmark(number: int, *, to: int) -> Change:
    """A bookmark that leads to another page."""

    def change(pdf: Pdf) -> None:
        with pdf.open_outline() as outline:
            outline.root[number].destination = pikepdf.make_page_destination(pdf, to - 1)

    return change


# what the file declares about itself


def has(key: str, value: Any) -> Change:
    """The document's root with another entry; None: without it."""

    def change(pdf: Pdf) -> None:
        if value is None:
            del pdf.Root[key]
        else:
            pdf.Root[key] = value

    return change


def titled(title: str | None) -> Change:
    """Another title, or none."""

    def change(pdf: Pdf) -> None:
        if title is None:
            del pdf.docinfo["/Title"]
        else:
            pdf.docinfo["/Title"] = title

    return change


def undeclared(pdf: Pdf) -> None:
    """No word of PDF/UA."""
    raw = pdf.Root.Metadata.read_bytes()
    assert b'pdfuaid:part="1"' in raw
    pdf.Root.Metadata = pdf.make_stream(
        raw.replace(b'pdfuaid:part="1"', b""), Type=Name.Metadata, Subtype=Name.XML
    )


def fonts_let_go(pdf: Pdf) -> None:
    """The programs of the fonts on page 1 are not in the file."""
    for font in dict(pdf.pages[0].obj.Resources.Font).values():
        del font.DescendantFonts[0].FontDescriptor["/FontFile2"]


def _script() -> Dictionary:
    return Dictionary(S=Name.JavaScript, JS=String("app.alert('read me')"))


def opens_with_script(pdf: Pdf) -> None:
    """A script runs when the paper is opened."""
    pdf.Root.OpenAction = _script()


def names_script(pdf: Pdf) -> None:
    """The document has a script of its own."""
    names = pdf.Root.get("/Names", Dictionary())
    names["/JavaScript"] = Dictionary(Names=Array([String("a"), _script()]))
    pdf.Root.Names = names


def attaches(pdf: Pdf) -> None:
    """A file is attached."""
    pdf.attachments["readers.csv"] = b"name,address"


def acts_on_page(pdf: Pdf) -> None:
    """Something happens when the second page is shown."""
    pdf.pages[1].obj.AA = Dictionary(O=_script())


def _first_link(pdf: Pdf) -> Any:
    return next(
        annotation
        for page in pdf.pages
        for annotation in page.obj.get("/Annots", [])
        if annotation.get("/Subtype") == "/Link"
    )


def launches(pdf: Pdf) -> None:
    """A link starts a program."""
    _first_link(pdf).A = Dictionary(S=Name.Launch, F=String("setup.exe"))


def sticks_note(pdf: Pdf) -> None:
    """Somebody has put a note on page 1."""
    note = Dictionary(
        Type=Name.Annot, Subtype=Name.Text, Rect=Array([9, 9, 30, 30]), Contents=String("Check!")
    )
    page = pdf.pages[0].obj
    page.Annots = Array([*page.get("/Annots", []), pdf.make_indirect(note)])


def swells(data: bytes) -> bytes:
    """A stream of a megabyte that unpacks to a gigabyte is put before the end."""
    packer = zlib.compressobj(9)
    begun = packer.compress(bytes(1 << 20)) + packer.flush(zlib.Z_FULL_FLUSH)
    # Behind a full flush, the same bytes unpack to the same megabyte again.
    again = packer.compress(bytes(1 << 20)) + packer.flush(zlib.Z_FULL_FLUSH)
    packed = begun + again * 1023
    bomb = b"9999 0 obj\n<</Filter/FlateDecode/Length %d>>\nstream\n" % len(packed)
    place = data.rindex(b"startxref")
    return data[:place] + bomb + packed + b"\nendstream\nendobj\n" + data[place:]
