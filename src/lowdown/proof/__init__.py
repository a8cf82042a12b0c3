"""Reads finished work back and reports what is wrong with it.

It uses other libraries than those that made the work.
"""

from lowdown.proof.copy import prove_copy, write_lock
from lowdown.proof.feeds import prove_feeds
from lowdown.proof.finished import Finished
from lowdown.proof.links import prove_links, require_httpx
from lowdown.proof.paper import prove_paper
from lowdown.proof.suppress import suppress_ignored

__all__ = [
    "Finished",
    "prove_copy",
    "prove_feeds",
    "prove_links",
    "prove_paper",
    "require_httpx",
    "suppress_ignored",
    "write_lock",
]
