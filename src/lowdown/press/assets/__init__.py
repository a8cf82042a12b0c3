"""What pages load: faces, pictures, QR codes and drop caps."""

from lowdown.press.assets.drop_caps import DropCap, draw_dropcap
from lowdown.press.assets.fonts import (
    FACES,
    SANS,
    SERIF,
    advance,
    font_faces,
    in_text_faces,
    load,
    missing_characters,
    needs_symbols,
    settable,
)
from lowdown.press.assets.pictures import Asset, Crop, crop_of, prepare, printed_depth
from lowdown.press.assets.published import publish_bitmap
from lowdown.press.assets.qr import MAX_ADDRESS, draw_qr, size_qr
from lowdown.press.assets.symbol_faces import SYMBOL_FACES, load_symbols, symbol_font_faces

__all__ = [
    "FACES",
    "MAX_ADDRESS",
    "SANS",
    "SERIF",
    "SYMBOL_FACES",
    "Asset",
    "Crop",
    "DropCap",
    "advance",
    "crop_of",
    "draw_dropcap",
    "draw_qr",
    "font_faces",
    "in_text_faces",
    "load",
    "load_symbols",
    "missing_characters",
    "needs_symbols",
    "prepare",
    "printed_depth",
    "publish_bitmap",
    "settable",
    "size_qr",
    "symbol_font_faces",
]
