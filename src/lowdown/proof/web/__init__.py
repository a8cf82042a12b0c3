"""Reads the finished site back and compares it with the copy."""

from lowdown.proof.web.check import check_site

__all__ = [
    "check_site",
]
