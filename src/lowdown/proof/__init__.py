"""Reads finished work back and reports what is wrong with it.

It uses other libraries than those that made the work.
"""

from lowdown.proof.copy import check_copy, write_lock
from lowdown.proof.feeds import check_feeds
from lowdown.proof.finished import Finished
from lowdown.proof.links import check_links, require_httpx
from lowdown.proof.paper import check_paper
from lowdown.proof.suppress import suppress_ignored
from lowdown.proof.web import check_site

__all__ = [
    "Finished",
    "check_copy",
    "check_feeds",
    "check_links",
    "check_paper",
    "check_site",
    "require_httpx",
    "suppress_ignored",
    "write_lock",
]
