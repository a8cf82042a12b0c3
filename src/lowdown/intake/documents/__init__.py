"""Opens documents, Word's and others, and makes articles of them."""

from lowdown.intake.documents.faults import DocumentError
from lowdown.intake.documents.reading import read_document

__all__ = ["DocumentError", "read_document"]
