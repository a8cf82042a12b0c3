"""Writes HTML as our Markdown."""

from lowdown.intake.markdown.escaping import escape, escape_line_starts
from lowdown.intake.markdown.page import write_markdown

__all__ = ["escape", "escape_line_starts", "write_markdown"]
