"""An address in, its QR code out, as a picture that templates can load, or the size that it needs."""

from __future__ import annotations

from io import BytesIO

from lowdown.model import MM
from lowdown.press.assets.pictures import Asset

QUIET = 4
"""Modules of white round a code. Source: ISO/IEC 18004."""
MODULE = 1.0
"""Points of a module, at the least: a third of a millimetre, which a telephone can still read in newsprint."""
MIN_CODE_SIZE = 17 * MM
"""Points of the side of a code in the copy, its white included: 17 mm, or more where the address is long."""
LONGEST = 331
"""Bytes of an address, at the most, that is drawn as a code in the copy: version 13 at level M."""


def draw_qr(url: str, name: str = "qr") -> Asset:
    """The QR code of `url`, as SVG with its quiet zone, sharp at any size. Source: ISO/IEC 18004, level M.

    `name` tells the codes of one paper apart.
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


def size_qr(url: str) -> tuple[float, float]:
    """The side of the code of `url` and the white in it on each side, in points; nothing where it is too long."""
    import segno

    if len(url.encode()) > LONGEST:
        return 0.0, 0.0
    modules = segno.make(url, error="m", micro=False).symbol_size(border=QUIET)[0]
    size = max(MIN_CODE_SIZE, modules * MODULE)
    return size, size * QUIET / modules
