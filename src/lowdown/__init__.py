"""Lowdown turns Markdown articles into a paginated newspaper and its feeds."""

__version__ = "0.1.0"
