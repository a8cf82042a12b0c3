"""Lowdown: Markdown articles in, a paginated newsletter and its feeds out."""

__version__ = "0.1.0"
