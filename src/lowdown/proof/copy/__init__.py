"""Checks copy, names, references and permanent ids before anything is printed."""

from lowdown.proof.copy.archive import articles_of
from lowdown.proof.copy.check import prove_copy
from lowdown.proof.copy.lock_file import write_lock

__all__ = [
    "articles_of",
    "prove_copy",
    "write_lock",
]
