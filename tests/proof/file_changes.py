"""What is wrong with a file as a whole: its pages, links, bookmarks, tags, pictures and bytes.

Each function returns what does one thing wrong to an open PDF.
"""

from __future__ import annotations

import io
from collections.abc import Callable, Iterator
from typing import Any

import pikepdf
import segno
from pikepdf import Array, Dictionary, Name, Pdf, String

from proof.stone import Forme, instruction

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


# what the file says of itself


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
    pdf.Root.Metadata = pdf.make_stream(raw.replace(b'pdfuaid:part="1"', b""), Type=Name.Metadata, Subtype=Name.XML)


def fonts_let_go(pdf: Pdf) -> None:
    """The programs of the fonts on page 1 are not in the file."""
    for font in dict(pdf.pages[0].obj.Resources.Font).values():
        del font.DescendantFonts[0].FontDescriptor["/FontFile2"]


# tags


def elements(pdf: Pdf, kind: str) -> list[Any]:
    """The elements of the tree of tags of one kind, in reading order."""
    found = []
    waiting = [pdf.Root.StructTreeRoot]
    while waiting:
        element = waiting.pop()
        if element.get("/S") == kind:
            found.append(element)
        kids: Any = element.get("/K", [])
        listed = list(kids) if isinstance(kids, Array) else [kids]
        waiting.extend(kid for kid in reversed(listed) if isinstance(kid, Dictionary))
    return found


def reverses_article(number: int) -> Change:
    """An article whose parts a screen reader meets from the last to the first."""

    def change(pdf: Pdf) -> None:
        article = elements(pdf, "/Art")[number]
        article.K = Array(reversed(list(article.K)))

    return change


def leaves_out_tags(kind: str, number: int) -> Change:
    """An element, with all within it, taken out of the tree of tags."""

    def change(pdf: Pdf) -> None:
        element = elements(pdf, kind)[number]
        parent = element.P
        parent.K = Array([kid for kid in parent.K if isinstance(kid, int) or kid.objgen != element.objgen])

    return change


def silences_figure(number: int) -> Change:
    """A picture without words for those who do not see it."""

    def change(pdf: Pdf) -> None:
        del elements(pdf, "/Figure")[number]["/Alt"]

    return change


# pictures and the QR code


def coarse_picture(pdf: Pdf) -> None:
    """The picture of page 1 with a sixteenth of its pixels across."""
    from PIL import Image

    resources: Any = pdf.pages[0].obj.Resources.XObject
    name = next(name for name, item in resources.items() if item.get("/Subtype") == "/Image")
    image = pikepdf.PdfImage(resources[name]).as_pil_image()
    small = image.resize((image.width // 16, image.height // 16), Image.Resampling.BILINEAR)
    file = io.BytesIO()
    small.save(file, format="JPEG")
    resources[name] = pdf.make_stream(
        file.getvalue(),
        Type=Name.XObject,
        Subtype=Name.Image,
        Width=small.width,
        Height=small.height,
        ColorSpace=Name.DeviceRGB,
        BitsPerComponent=8,
        Filter=Name.DCTDecode,
    )


def _picture(forme: Forme) -> int:
    """The instruction that draws the first picture of a page."""
    images = {name for name, item in forme.page.obj.Resources.XObject.items() if item.get("/Subtype") == "/Image"}
    return next(
        index
        for index, (operands, operator) in enumerate(forme.instructions)
        if str(operator) == "Do" and str(operands[0]) in images
    )


def lacks_picture(page: int) -> Change:
    """A picture taken out of its page."""

    def change(pdf: Pdf) -> None:
        with Forme(pdf, page) as forme:
            del forme.instructions[_picture(forme)]

    return change


def shifts_picture(page: int, *, right: float = 0.0, down: float = 0.0) -> Change:
    """A picture moved on its page, in pixels."""

    def change(pdf: Pdf) -> None:
        with Forme(pdf, page) as forme:
            index = _picture(forme) - 1
            assert str(forme.instructions[index].operator) == "cm"
            matrix = [float(value) for value in forme.instructions[index].operands]
            forme.instructions[index] = instruction([*matrix[:4], matrix[4] + right, matrix[5] + down], "cm")

    return change


def qr_code(address: str) -> bytes:
    """A QR code for `address` in the place of the sample's, on a white ground."""
    rows = list(segno.make(address, error="m").matrix_iter(border=2))
    module = 84 / len(rows)
    drawn = [b"q 1 g 424 81 86 86 re f 0 g"]
    for row, cells in enumerate(rows):
        drawn += [
            b"%.3f %.3f %.3f %.3f re" % (424.7 + column * module, 166 - (row + 1) * module, module, module)
            for column, dark in enumerate(cells)
            if dark
        ]
    return b"\n".join([*drawn, b"f Q"])
