"""What pages load: faces, pictures, QR codes and drop caps."""

from lowdown.press.assets.drop_caps import DropCap, draw_dropcap
from lowdown.press.assets.fonts import (
    FACES,
    SANS,
    SERIF,
    advance,
    font_faces,
    load,
    missing_characters,
    settable,
)
from lowdown.press.assets.pictures import Asset, Crop, crop_of, prepare, printed_depth
from lowdown.press.assets.qr import MAX_ADDRESS, draw_qr, size_qr

__all__ = [
    "FACES",
    "MAX_ADDRESS",
    "SANS",
    "SERIF",
    "Asset",
    "Crop",
    "DropCap",
    "advance",
    "crop_of",
    "draw_dropcap",
    "draw_qr",
    "font_faces",
    "load",
    "missing_characters",
    "prepare",
    "printed_depth",
    "settable",
    "size_qr",
]
