"""What pages load: faces, pictures, QR codes and drop caps."""

from lowdown.press.assets.drawing_tree import read_tree
from lowdown.press.assets.drawings import clean_drawing
from lowdown.press.assets.drop_caps import DropCap, Outline, draw_dropcap, initial_outline
from lowdown.press.assets.fonts import (
    FACES,
    SANS,
    SERIF,
    Face,
    advance,
    bold_face,
    capital_height,
    font_faces,
    is_in_bold_face,
    load,
    missing_characters,
    settable,
    symbol_faces_for,
    symbol_rule,
)
from lowdown.press.assets.pictures import Asset, Crop, crop_of, prepare, printed_depth
from lowdown.press.assets.published import on_white, publish_bitmap
from lowdown.press.assets.qr import MAX_ADDRESS, draw_qr, size_qr
from lowdown.press.assets.symbol_faces import SymbolFace, load_symbols
from lowdown.press.assets.web_drawings import draw_for_web
from lowdown.press.assets.web_fonts import WebFonts, make_web_fonts

__all__ = [
    "FACES",
    "MAX_ADDRESS",
    "SANS",
    "SERIF",
    "Asset",
    "Crop",
    "DropCap",
    "Face",
    "Outline",
    "SymbolFace",
    "WebFonts",
    "advance",
    "bold_face",
    "capital_height",
    "clean_drawing",
    "crop_of",
    "draw_dropcap",
    "draw_for_web",
    "draw_qr",
    "font_faces",
    "initial_outline",
    "is_in_bold_face",
    "load",
    "load_symbols",
    "make_web_fonts",
    "missing_characters",
    "on_white",
    "prepare",
    "printed_depth",
    "publish_bitmap",
    "read_tree",
    "settable",
    "size_qr",
    "symbol_faces_for",
    "symbol_rule",
]
