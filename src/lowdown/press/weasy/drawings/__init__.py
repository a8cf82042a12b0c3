"""Drawings: drawn by WeasyPrint once, and painted from what was kept of them."""

from lowdown.press.weasy.drawings.kept import KeptDrawings

__all__ = ["KeptDrawings"]
