"""Rules about the back page: the donation panel is there, and its QR code leads where it should."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Final

from lowdown.model import Finding
from lowdown.proof.paper.evidence import Evidence
from lowdown.proof.paper.pages import Box

SCALE: Final = 3.0
"""Pixels for each point when a page is drawn to be read by a camera's eyes."""


def check_panel(proof: Evidence) -> Iterator[Finding]:
    """LD460: the panel stands on the last page. What it says is looked at with the words of the articles."""
    donation = proof.issue.donation
    if donation is None:
        return
    collation = proof.collations[donation.slug]
    last = len(proof.printed.pages)
    if not collation.found:
        yield proof.fault("LD460", "the donation panel is not printed", page=last)
    elif collation.pages != [last]:
        yield proof.fault(
            "LD460",
            f"the donation panel is not on the last page: it is on page {collation.pages[0]}",
            page=last,
        )


def check_qr_code(proof: Evidence) -> Iterator[Finding]:
    """LD463 and LD464: the QR code on the last page can be read, and leads to the donation address."""
    donation = proof.publication.donation
    if proof.issue.donation is None or donation is None or not donation.url:
        return
    last = len(proof.printed.pages)
    codes = read_codes(proof.printed.data, last) if proof.printed.pages[-1].can_be_drawn else []
    top = min(
        (one.line.box[1] for one in proof.collations[proof.issue.donation.slug].found), default=0.0
    )
    said = [code.text for code in codes if code.box[3] > top]
    if not said:
        yield proof.fault("LD463", "no QR code can be read on the last page", page=last)
    elif donation.url not in said:
        yield proof.fault(
            "LD464", f"the QR code leads to {said[0]}, not to {donation.url}", page=last
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Code:
    """A QR code, as a telephone reads it."""

    text: str
    """What it says."""
    box: Box
    """What its modules cover."""


def read_codes(data: bytes, page: int) -> list[Code]:
    """The QR codes on a page of the PDF `data`, from its first."""
    import pypdfium2
    import zxingcpp

    document = pypdfium2.PdfDocument(data)
    try:
        bitmap = document[page - 1].render(scale=SCALE, grayscale=True)
        rows = memoryview(bytes(bitmap.buffer)).cast("B", shape=[bitmap.height, bitmap.stride])
        found = [
            code
            for code in zxingcpp.read_barcodes(rows)
            if code.format == zxingcpp.BarcodeFormat.QRCode
        ]
        return [Code(text=code.text, box=_box(code.position)) for code in found]
    finally:
        document.close()


def _box(position: Any) -> Box:
    """The box round four corners, in points."""
    corners = [position.top_left, position.top_right, position.bottom_left, position.bottom_right]
    across, down = (
        [corner.x / SCALE for corner in corners],
        [corner.y / SCALE for corner in corners],
    )
    return min(across), min(down), max(across), max(down)
