"""`lowdown import`: makes articles of documents; replaces nothing without being asked to."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Final

from lowdown.errors import UsageError
from lowdown.model import shorten
from lowdown.output import ignore_notice, open_output
from lowdown.sources import is_there
from lowdown.values import dataclass

if TYPE_CHECKING:
    from lowdown.intake import ImportedArticle


@dataclass(frozen=True, slots=True, kw_only=True)
class ImportOrder:
    """What to import."""

    root: Path
    """The publication's folder."""
    files: tuple[Path, ...]
    """The documents."""
    force: bool = False
    """Whether articles that are there may be replaced."""
    dry_run: bool = False
    """Whether nothing is written."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ImportFailure:
    """A document that could not be imported."""

    source: str
    """Its file."""
    message: str
    """What is wrong with it; the words follow its name."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ImportResult:
    """What came in."""

    articles: tuple[ImportedArticle, ...]
    """The articles, in the order in which they were named."""
    failures: tuple[ImportFailure, ...]
    """The documents that could not be imported."""
    written: bool
    """Whether the files were written."""


def run_import(
    order: ImportOrder, *, notice: Callable[[str], None] = ignore_notice
) -> ImportResult:
    """Makes articles of documents; all files are written or none.

    Raises UsageError where articles are there already, and OutputError where they cannot be
    written. `notice` is called with a sentence where another process is waited for.
    """
    from lowdown.intake import DocumentError, read_document

    articles: list[ImportedArticle] = []
    failures = []
    for file in order.files:
        try:
            articles.append(read_document(file))
        except DocumentError as error:
            failures.append(ImportFailure(source=str(file), message=str(error)))
    articles = _with_own_names(articles)
    written = bool(articles) and not order.dry_run
    if not written:
        _refuse_to_replace(order, articles)
    else:
        with open_output(order.root, inside=True, notice=notice) as output:
            _refuse_to_replace(order, articles)
            output.write_files(_files(articles))
    return ImportResult(articles=tuple(articles), failures=tuple(failures), written=written)


def _with_own_names(articles: Iterable[ImportedArticle]) -> list[ImportedArticle]:
    """The articles, with numbers behind the names that several of them have."""
    named: dict[str, ImportedArticle] = {}
    for article in articles:
        slug, number = article.slug, 2
        while slug in named:
            slug, number = f"{article.slug}-{number}", number + 1
        named[slug] = dataclasses.replace(article, slug=slug)
    return list(named.values())


def _refuse_to_replace(order: ImportOrder, articles: Iterable[ImportedArticle]) -> None:
    """Raises UsageError where articles are there already that may not be replaced."""
    there = [article.path for article in articles if is_there(order.root, article.path)]
    if there and not order.force:
        message = (
            f"there already: {shorten(', '.join(there), _MAX_LIST)}; rename them, or let them be"
            " replaced with --force; nothing was written"
        )
        raise UsageError(message)


_MAX_LIST: Final = 500
"""Characters of a list of files that a message shows, at most."""


def _files(articles: Iterable[ImportedArticle]) -> dict[str, bytes]:
    """The files of articles and of their pictures."""
    from lowdown.intake import write_article

    files: dict[str, bytes] = {}
    for article in articles:
        files[article.path] = write_article(article)
        files |= article.pictures
    return files
