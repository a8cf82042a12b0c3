"""Checks copy, names, references and permanent ids before anything is printed."""

from lowdown.proof.copy.archive import articles_of
from lowdown.proof.copy.check import check_copy
from lowdown.proof.copy.lock_file import write_lock

__all__ = [
    "articles_of",
    "check_copy",
    "write_lock",
]
