"""Reads a finished PDF back and compares it with the copy."""

from lowdown.proof.paper.check import check_paper
from lowdown.proof.paper.read_tags import links_of_paper

__all__ = [
    "check_paper",
    "links_of_paper",
]
