"""What is wrong with a document that cannot be imported."""

from __future__ import annotations


class DocumentError(ValueError):
    """Raised where a document cannot be imported; its words follow the name of the file."""
