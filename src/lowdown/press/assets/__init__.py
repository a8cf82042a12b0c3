"""What pages load: faces, pictures, QR codes and drop caps."""

from lowdown.press.assets.drawing_tree import read_tree
from lowdown.press.assets.drawings import clean_drawing
from lowdown.press.assets.drop_caps import DropCap, Outline, draw_dropcap, initial_outline
from lowdown.press.assets.fonts import (
    SANS,
    SERIF,
    STANDARD,
    Face,
    Typefaces,
    find_missing_italics,
    load,
    typefaces_of,
)
from lowdown.press.assets.pictures import Asset, Crop, crop_of, prepare, printed_depth
from lowdown.press.assets.published import on_white, publish_bitmap
from lowdown.press.assets.qr import MAX_ADDRESS, draw_qr, has_code, size_qr
from lowdown.press.assets.symbol_faces import SymbolFace, load_symbols
from lowdown.press.assets.web_drawings import draw_for_web
from lowdown.press.assets.web_fonts import WebFonts, make_web_fonts

__all__ = [
    "MAX_ADDRESS",
    "SANS",
    "SERIF",
    "STANDARD",
    "Asset",
    "Crop",
    "DropCap",
    "Face",
    "Outline",
    "SymbolFace",
    "Typefaces",
    "WebFonts",
    "clean_drawing",
    "crop_of",
    "draw_dropcap",
    "draw_for_web",
    "draw_qr",
    "find_missing_italics",
    "has_code",
    "initial_outline",
    "load",
    "load_symbols",
    "make_web_fonts",
    "on_white",
    "prepare",
    "printed_depth",
    "publish_bitmap",
    "read_tree",
    "size_qr",
    "typefaces_of",
]
