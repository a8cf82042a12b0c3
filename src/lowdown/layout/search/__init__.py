"""Plans the pages of a paper: first fit, and a beam search for something better."""

from lowdown.layout.search.plan import ArticleOrder, made_up, make_up, overset_now

__all__ = [
    "ArticleOrder",
    "made_up",
    "make_up",
    "overset_now",
]
