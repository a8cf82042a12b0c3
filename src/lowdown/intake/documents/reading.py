"""Reads one document, by the ending of its name, as an article."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Final

from lowdown.intake.article import ImportedArticle, OpenPoint, write_article
from lowdown.intake.documents.faults import DocumentError
from lowdown.intake.documents.html import web_page
from lowdown.intake.documents.markdown_file import read_markdown
from lowdown.intake.documents.pictures import PictureShelf
from lowdown.intake.documents.plain import read_text
from lowdown.intake.documents.word import word_page
from lowdown.intake.markdown import write_markdown
from lowdown.intake.parts import Parts
from lowdown.model import Limit, nearest, shorten, slug_of_title
from lowdown.sources import open_ordinary, reason_of

if TYPE_CHECKING:
    from collections.abc import Callable

MAX_BYTES: Final = 100_000_000
"""Maximum size of a document's file."""


def read_document(file: Path) -> ImportedArticle:
    """Returns the article that a document makes.

    Raises DocumentError for a document that cannot be read, whatever is wrong with it.
    """
    reader = _READERS.get(file.suffix.lower())
    if reader is None:
        raise DocumentError(_unknown(file))
    data = _bytes_of(file)
    try:
        parts = reader(data, file)
    except DocumentError:
        raise
    except Exception as error:
        # The readers of documents raise whatever a broken file leads them to.
        message = "cannot be read: it is broken; save it again from the program that wrote it"
        raise DocumentError(message) from error
    return _article(parts, file)


def _word(data: bytes, file: Path) -> Parts:
    shelf = PictureShelf(file.stem)
    return write_markdown(word_page(data, shelf), shelf=shelf)


def _html(data: bytes, file: Path) -> Parts:
    shelf = PictureShelf(file.stem)
    return write_markdown(web_page(data, file.parent, shelf), shelf=shelf)


_READERS: Final[dict[str, Callable[[bytes, Path], Parts]]] = {
    ".docx": _word,
    ".html": _html,
    ".htm": _html,
    ".md": read_markdown,
    ".markdown": read_markdown,
    ".txt": read_text,
}
"""What reads a document, by the ending of its name."""


def _unknown(file: Path) -> str:
    """Why a file is not read, and what to do."""
    kinds, ending = ", ".join(_READERS), file.suffix
    if str(file).startswith(("http:", "https:")):
        return "is an address; save its page as .html from your browser, and import that file"
    if ending.lower() in (".doc", ".odt", ".rtf", ".pages"):
        return f"cannot be read as it is; open it and save it as .docx (kinds: {kinds})"
    guess = nearest(ending, _READERS)
    hint = f"; is it {guess}?" if guess else ""
    return f"is of a kind that cannot be imported{hint} (kinds: {kinds})"


def _bytes_of(file: Path) -> bytes:
    """The bytes of a document; raises DocumentError where it cannot be opened or is too large."""
    try:
        with open_ordinary(file) as opened:
            data = opened.read(MAX_BYTES + 1)
    except OSError as error:
        message = f"cannot be opened ({reason_of(error)}); look at its name and its rights"
        raise DocumentError(message) from error
    except ValueError as error:
        raise DocumentError("cannot be opened: no file has such a name") from error
    if len(data) > MAX_BYTES:
        message = f"has more than {MAX_BYTES // 1_000_000} MB; make its pictures smaller"
        raise DocumentError(message)
    return data


def _article(parts: Parts, file: Path) -> ImportedArticle:
    """The article that the parts of a document make."""
    title = " ".join(str(parts.header.get("title") or parts.title or file.stem).split())
    title = shorten(title, Limit.HEADLINE.most)
    header = {"title": title} | {key: v for key, v in parts.header.items() if key != "title"}
    article = ImportedArticle(
        slug=slug_of_title(title) or slug_of_title(file.stem) or "imported",
        header=header,
        copy=parts.copy,
        pictures=parts.pictures,
        source=str(file),
    )
    points = [OpenPoint(text=text) for text in parts.open_points]
    return replace(article, open_points=(*points, *_without_alt(article)))


def _without_alt(article: ImportedArticle) -> list[OpenPoint]:
    """The pictures that nobody has described."""
    lines = write_article(article).decode().split("\n")
    text = "Say what the picture shows, between the brackets, for readers who cannot see it."
    return [OpenPoint(text=text, line=n) for n, line in enumerate(lines, 1) if "![](" in line]
