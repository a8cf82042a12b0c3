"""Draws the QR code of an address, and computes the size that it needs."""

from __future__ import annotations

from io import BytesIO
from typing import NamedTuple

from lowdown.model import MM
from lowdown.press.assets.pictures import Asset

QUIET = 4
"""Modules of white round a code. Source: ISO/IEC 18004."""
MODULE = 1.0
"""Minimum points of a module: a third of a millimetre, which a telephone can read in newsprint."""
MIN_CODE_SIZE = 17 * MM
"""Minimum points of the side of a code in the copy, its white included; 17 mm."""
MAX_ADDRESS = 331
"""Maximum bytes of an address that is drawn as a code in the copy: version 13 at level M."""


class QrSize(NamedTuple):
    """The size of a QR code, in points."""

    side: float
    """The side of the code, the white in it included; 0 where the address is too long."""
    quiet: float
    """The white on each side."""


def draw_qr(url: str, name: str = "qr") -> Asset:
    """The QR code of `url`, as SVG with its quiet zone. Source: ISO/IEC 18004, level M.

    `name` distinguishes the codes of one paper.
    """
    import segno

    file = BytesIO()
    code = segno.make(url, error="m", micro=False)
    code.save(
        file,
        kind="svg",
        border=QUIET,
        xmldecl=False,
        svgns=True,
        omitsize=True,
        nl=False,
        light="#ffffff",
    )
    return Asset(url=f"lowdown:{name}.svg", mime="image/svg+xml", data=file.getvalue())


def has_code(url: str) -> bool:
    """Whether an address is short enough for a code in the copy."""
    return len(url.encode()) <= MAX_ADDRESS


def size_qr(url: str) -> QrSize:
    """The size of the code of `url` in the copy; nothing where the address is too long for one."""
    import segno

    if not has_code(url):
        return QrSize(side=0.0, quiet=0.0)
    # Its size does not depend on the mask; the best of eight is only sought to draw it.
    modules = segno.make(url, error="m", micro=False, mask=0).symbol_size(border=QUIET)[0]
    side = max(MIN_CODE_SIZE, modules * MODULE)
    return QrSize(side=side, quiet=side * QUIET / modules)
