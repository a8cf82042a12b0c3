"""Reads a finished PDF back and compares it with the copy."""

from lowdown.proof.paper.check import check_paper

__all__ = [
    "check_paper",
]
