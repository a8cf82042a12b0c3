"""Defects of the tags, the pictures or the bytes of a file.

Each function makes one thing wrong, or returns a change that does.
"""

from __future__ import annotations

import io
from collections.abc import Callable
from typing import Any

import pikepdf
import segno
from pikepdf import Array, Dictionary, Name, Pdf

from defects.stone import Forme, instruction

Change = Callable[[Pdf], None]


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
        parent.K = Array(
            [kid for kid in parent.K if isinstance(kid, int) or kid.objgen != element.objgen]
        )

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
    images = {
        name
        for name, item in forme.page.obj.Resources.XObject.items()
        if item.get("/Subtype") == "/Image"
    }
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
            forme.instructions[index] = instruction(
                [*matrix[:4], matrix[4] + right, matrix[5] + down], "cm"
            )

    return change


def qr_code(address: str, left: float = 424.7, low: float = 82.0, side: float = 84.0) -> bytes:
    """A QR code for `address` in the place of the panel's, in points from the bottom left."""
    rows = list(segno.make(address, error="m").matrix_iter(border=2))
    module, top = side / len(rows), low + side
    drawn = [b"q 1 g %.3f %.3f %.3f %.3f re f 0 g" % (left - 1, low - 1, side + 2, side + 2)]
    for row, cells in enumerate(rows):
        drawn += [
            b"%.3f %.3f %.3f %.3f re"
            % (left + column * module, top - (row + 1) * module, module, module)
            for column, dark in enumerate(cells)
            if dark
        ]
    return b"\n".join([*drawn, b"f Q"])


# bytes


def damages_picture(data: bytes) -> bytes:
    """Zeros in the middle of the first JPEG."""
    middle = data.index(b"\xff\xd8\xff") + 20_000
    return data[:middle] + bytes(2_000) + data[middle + 2_000 :]


def locks(user: str, owner: str) -> Callable[[bytes], bytes]:
    """Encrypted with these passwords."""

    def change(data: bytes) -> bytes:
        locked = io.BytesIO()
        with Pdf.open(io.BytesIO(data)) as pdf:
            pdf.save(locked, encryption=pikepdf.Encryption(user=user, owner=owner))
        return locked.getvalue()

    return change


def another_paper(_: bytes) -> bytes:
    """Twelve pages that somebody else has written."""
    import weasyprint

    page = "<p>" + "The parish magazine thanks all who helped with the flowers. " * 40
    paper: bytes = weasyprint.HTML(string=(page + '<p style="break-after: page">') * 12).write_pdf()
    return paper


def blank_paper(_: bytes) -> bytes:
    """Twelve empty sheets."""
    blank = io.BytesIO()
    with Pdf.new() as pdf:
        for _number in range(12):
            pdf.add_blank_page(page_size=(595.28, 841.89))
        pdf.save(blank, static_id=True)
    return blank.getvalue()
