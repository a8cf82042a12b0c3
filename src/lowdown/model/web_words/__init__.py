"""The words of the web edition: what they are, and those of each language."""

from lowdown.model.web_words.languages import web_words_in
from lowdown.model.web_words.words import WebWords

__all__ = ["WebWords", "web_words_in"]
