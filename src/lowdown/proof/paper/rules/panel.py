"""Rules about the donation panel on the back page, and the reading of QR codes."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Final

from lowdown.model import Finding
from lowdown.press import MAX_ADDRESS
from lowdown.proof.paper.evidence import Evidence
from lowdown.proof.paper.normalise import key_of
from lowdown.proof.paper.pages import Box
from lowdown.values import dataclass

SCALE: Final = 3.0
"""Pixels for each point when a page is drawn to read its QR codes."""


def check_panel(evidence: Evidence) -> Iterator[Finding]:
    """LD460: the panel stands on the last page; `check_words` looks at what it says."""
    donation = evidence.issue.donation
    if donation is None:
        return
    collation = evidence.collations[donation.slug]
    last = len(evidence.printed.pages)
    if not collation.matched:
        yield evidence.fault("LD460", "the donation panel is not printed", page=last)
    elif collation.pages != [last]:
        yield evidence.fault(
            "LD460",
            f"the donation panel is not on the last page: it is on page {collation.pages[0]}",
            page=last,
        )


def check_qr_code(evidence: Evidence) -> Iterator[Finding]:
    """LD463, LD464: the panel's QR code can be read, and leads to the donation address.

    LD480: an address that is too long for one is printed.
    """
    donation = evidence.publication.donation
    if evidence.issue.donation is None or donation is None or not donation.url:
        return
    if len(donation.url.encode()) > MAX_ADDRESS:
        yield from _check_long_address(evidence, donation.url)
        return
    last = len(evidence.printed.pages)
    can_be_drawn = evidence.printed.pages[-1].can_be_drawn
    codes = read_codes(evidence.printed.data, last) if can_be_drawn else []
    panel = evidence.collations[evidence.issue.donation.slug]
    top = min((matched.line.box.top for matched in panel.matched), default=0.0)
    addresses = [code.text for code in codes if code.box.bottom > top]
    if not addresses:
        yield evidence.fault("LD463", "no QR code can be read on the last page", page=last)
    elif donation.url not in addresses:
        yield evidence.fault(
            "LD464", f"the QR code leads to {addresses[0]}, not to {donation.url}", page=last
        )


def _check_long_address(evidence: Evidence, url: str) -> Iterator[Finding]:
    last = evidence.printed.pages[-1]
    if key_of(url) not in "".join(line.key for line in last.lines):
        yield evidence.fault(
            "LD480",
            "the donation address is not printed on the last page, or not all of it, and it is too"
            " long for a QR code",
            page=last.number,
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Code:
    """A QR code, as a phone reads it."""

    text: str
    """What it says."""
    box: Box
    """What its modules cover."""


def read_codes(data: bytes, page: int) -> list[Code]:
    """The QR codes on a page of the PDF `data`, counted from 1."""
    import pypdfium2
    import zxingcpp

    document = pypdfium2.PdfDocument(data)
    try:
        bitmap = document[page - 1].render(scale=SCALE, grayscale=True)
        rows = memoryview(bytes(bitmap.buffer)).cast("B", shape=[bitmap.height, bitmap.stride])
        return [
            Code(text=code.text, box=_box(code.position))
            for code in zxingcpp.read_barcodes(rows)
            if code.format == zxingcpp.BarcodeFormat.QRCode
        ]
    finally:
        document.close()


def _box(position: Any) -> Box:
    """The box round four corners, in points."""
    corners = [position.top_left, position.top_right, position.bottom_left, position.bottom_right]
    across = [corner.x / SCALE for corner in corners]
    down = [corner.y / SCALE for corner in corners]
    return Box(min(across), min(down), max(across), max(down))
