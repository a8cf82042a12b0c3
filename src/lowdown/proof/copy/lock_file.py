"""Finds permanent ids that differ from those in `lowdown.lock`, and writes that file.

A feed reader knows an article by its id: where that changes, every subscriber sees the article
again, as new. So the ids of what has been published are kept in a file that is committed with the
copy.
"""

from __future__ import annotations

import json
import re
import tomllib
from collections.abc import Iterator, Mapping
from typing import Any, Final

from lowdown.desk import FaultLog, TomlPositions, header_of, read_source, toml_positions
from lowdown.model import Article, Finding, Location, Publication
from lowdown.outputs import ID_LOCK
from lowdown.proof.copy.archive import Archive, read_archive
from lowdown.sources import is_there

_HEAD: Final = """\
# The permanent ids of the articles that have been published: feed readers know them by these.
# Written by Lowdown; commit it with the copy.
# A line changes only where an article's past is to be forgotten.

[articles]
"""


def write_lock(publication: Publication) -> bytes:
    """Returns the lock file: every article of every issue that can be read, sorted by slug."""
    archive = read_archive(publication, ())
    ids = {article.slug: article.id for issue in archive.issues for article in issue.articles}
    return (
        _HEAD + "".join(f"{_key(slug)} = {_text(ids[slug])}\n" for slug in sorted(ids))
    ).encode()


def _key(slug: str) -> str:
    return slug if re.fullmatch(r"[A-Za-z0-9_-]+", slug) else _text(slug)


def _text(value: str) -> str:
    return json.dumps(value, ensure_ascii=False)


def check_lock(archive: Archive) -> Iterator[Finding]:
    """LD130 and LD132: every article has the id that it was published with."""
    log = FaultLog(ID_LOCK)
    root = archive.publication.root
    if not is_there(root, ID_LOCK):
        return
    source = read_source(root, log)
    if source is None or log.findings:
        yield from (_unreadable(finding.message, finding.place) for finding in log.findings)
        return
    try:
        ids = _ids(tomllib.loads(source.text))
    except (ValueError, RecursionError) as problem:
        yield _unreadable(*_problem(problem))
        return
    yield from _changed(ids, archive, toml_positions(source.text))


def _ids(values: Mapping[str, Any]) -> dict[str, str]:
    """Slug to id; raises ValueError where the lock holds anything else."""
    articles = values.get("articles", {})
    if set(values) - {"articles"}:
        unknown = min(set(values) - {"articles"})
        raise ValueError(f"it knows nothing of \u201c{unknown}\u201d")
    if not isinstance(articles, dict) or not all(
        isinstance(ident, str) for ident in articles.values()
    ):
        raise ValueError("it does not give each article its id")
    return articles


def _problem(problem: Exception) -> tuple[str, Location]:
    where = re.search(r"\(at line (\d+), column (\d+)\)", str(problem))
    if not isinstance(problem, tomllib.TOMLDecodeError):
        said = "it is nested too deep" if isinstance(problem, RecursionError) else str(problem)
        return said, Location(path=ID_LOCK)
    line, column = (int(where[1]), int(where[2])) if where else (None, None)
    return "it makes no sense from here on", Location(path=ID_LOCK, line=line, column=column)


def _unreadable(message: str, place: Location) -> Finding:
    return Finding(
        code="LD132",
        place=place,
        message=f"the lock is broken: {message}",
        cure="Restore the version that was committed last, or write it again with --lock.",
    )


def _changed(ids: Mapping[str, str], archive: Archive, places: TomlPositions) -> Iterator[Finding]:
    """Finds ids of the lock that their articles no longer have.

    An id that another article has now is accepted, unless the lock has another id for that one.
    """
    bearers = {article.id: article.slug for article in archive.articles.values()}
    for slug, ident in ids.items():
        article, bearer = archive.articles.get(slug), bearers.get(ident)
        if (article and article.id == ident) or (
            bearer is not None and ids.get(bearer, ident) == ident
        ):
            continue
        if article is not None:
            yield _id_changed(article, ident, archive)
        elif not is_there(archive.publication.root, f"articles/{slug}.md"):
            position = places.position(("articles", slug), key=True)
            yield _article_gone(
                slug, ident, Location(path=ID_LOCK, line=position.line, column=position.column)
            )


def _id_changed(article: Article, ident: str, archive: Archive) -> Finding:
    path = article.place.path
    position = header_of(archive.publication.root, path).position(("id",))
    return Finding(
        code="LD130",
        place=Location(path=path, line=position.line, column=position.column),
        message="the article was published with another permanent id and has"
        f" \u201c{article.id}\u201d now",
        cure=f'Write id: "{ident}" in its header.',
    )


def _article_gone(slug: str, ident: str, place: Location) -> Finding:
    return Finding(
        code="LD130",
        place=place,
        message=f"the article \u201c{slug}\u201d has been published and is gone",
        cure=f'If it was renamed, write id: "{ident}" in its header; if it was deleted for good,'
        " take this line out.",
    )
