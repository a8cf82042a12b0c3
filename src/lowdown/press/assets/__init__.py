"""What pages load: faces, pictures, QR codes and drop caps."""

from lowdown.press.assets.drawing_tree import read_tree
from lowdown.press.assets.drawings import clean_drawing
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
    symbol_faces_for,
    symbol_rule,
)
from lowdown.press.assets.pictures import Asset, Crop, crop_of, prepare, printed_depth
from lowdown.press.assets.published import publish_bitmap
from lowdown.press.assets.qr import MAX_ADDRESS, draw_qr, size_qr
from lowdown.press.assets.symbol_faces import SymbolFace, load_symbols

__all__ = [
    "FACES",
    "MAX_ADDRESS",
    "SANS",
    "SERIF",
    "Asset",
    "Crop",
    "DropCap",
    "SymbolFace",
    "advance",
    "clean_drawing",
    "crop_of",
    "draw_dropcap",
    "draw_qr",
    "font_faces",
    "load",
    "load_symbols",
    "missing_characters",
    "prepare",
    "printed_depth",
    "publish_bitmap",
    "read_tree",
    "settable",
    "size_qr",
    "symbol_faces_for",
    "symbol_rule",
]
