"""Markdown copy: from text to the blocks of an article."""

from lowdown.desk.markup.blocks import read_copy
from lowdown.desk.markup.manuscript import Manuscript
from lowdown.desk.markup.parser import Node, parse
from lowdown.desk.markup.pictures import PictureWords, picture_of
from lowdown.desk.markup.spans import read_typed_words
from lowdown.desk.markup.typography import smart

__all__ = [
    "Manuscript",
    "Node",
    "PictureWords",
    "parse",
    "picture_of",
    "read_copy",
    "read_typed_words",
    "smart",
]
