"""Reads a finished PDF back and compares it with the copy."""

from lowdown.proof.paper.check import prove_paper

__all__ = [
    "prove_paper",
]
