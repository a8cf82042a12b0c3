"""Reads an article, `articles/<slug>.md`."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Final
from urllib.parse import quote, urlsplit

from lowdown.desk.copy_file import read_copy_file
from lowdown.desk.markup import Manuscript, PictureWords, picture_of, smart
from lowdown.desk.schema import ArticleKeys, own_alias, slugified
from lowdown.desk.source import FaultLog, Header, markdown_names
from lowdown.model import (
    Article,
    Block,
    FitStep,
    Outcome,
    Picture,
    Publication,
    did_you_mean,
    errors_among,
    in_order,
)
from lowdown.sources import is_there, names_in
from lowdown.values import dataclass


def article_path(slug: str) -> str:
    """Returns the file of the article `slug`, from the publication's folder."""
    return f"articles/{slug}.md"


def article_slugs(root: Path) -> tuple[str, ...]:
    """Returns the slugs of all articles in the folder `root`, in alphabetical order."""
    return markdown_names(root, "articles")


def why_missing(root: Path, slug: str) -> str:
    """Returns the cure for the missing article `slug`: the file that is probably meant."""
    for name in names_in(root, "articles"):
        stem, ending = _stem_and_ending(name)
        if slugified(stem) != slug or name.startswith((".", "_")):
            continue
        if ending in _PLAIN_TEXT:
            return f"Rename articles/{name}, which is there, to {slug}.md."
        if ending in _DOCUMENTS:
            return (
                f"Save the text of articles/{name}, which is no plain text, as"
                f" articles/{slug}.md, with a header."
            )
    if is_there(root, f"{slug}.md"):
        return f"Move {slug}.md, which is beside lowdown.toml, into the folder articles."
    return did_you_mean(slug, article_slugs(root))


def _stem_and_ending(name: str) -> tuple[str, str]:
    """The name of a file without its endings, and the last of them in small letters."""
    stem, _, ending = name.rpartition(".")
    return (stem.removesuffix(".md") if ending != "md" else stem), ending.casefold()


_PLAIN_TEXT: Final = frozenset(("md", "txt", "text", "markdown", "mdown", "mkd"))
_DOCUMENTS: Final = frozenset(("doc", "docx", "odt", "rtf", "pages", "html", "htm", "pdf"))


def permanent_id(url: str, slug: str) -> str:
    """Returns the id of an article in the feeds, made from the publication's host and the slug."""
    return f"urn:lowdown:{quote(urlsplit(url).hostname or '', safe='.-')}:{quote(slug)}"


def read_article(publication: Publication, slug: str) -> Outcome[Article]:
    """Reads the article `slug`, with all its faults."""
    return read_article_file(publication, slug).outcome


@dataclass(frozen=True, slots=True, kw_only=True)
class ArticleReading:
    """The result of reading the file of an article or a filler."""

    outcome: Outcome[Article]
    """The article and its findings."""
    is_draft: bool = False
    """Whether its header says so, whatever the faults of the rest."""


def read_article_file(publication: Publication, slug: str) -> ArticleReading:
    """Reads the article `slug`, with all its faults, and whether it is a draft."""
    log = FaultLog(article_path(slug))
    file = read_copy_file(publication, slug, log, schema=ArticleKeys)
    if file is None:
        return ArticleReading(outcome=Outcome(value=None, findings=in_order(log.findings)))
    file.note_missing_copy("article")
    keys, script = file.keys, file.script
    article = None
    if keys is not None:
        image = _image(keys, file.header, script)
        article = replace(
            _article(keys, script, url=publication.url, blocks=file.blocks, image=image),
            aliases=_aliases(keys.aliases, file.header, log, url=publication.url),
        )
    findings = in_order(log.findings)
    value = None if errors_among(findings) else article
    return ArticleReading(outcome=Outcome(value=value, findings=findings), is_draft=file.is_draft)


def _image(keys: ArticleKeys, header: Header, script: Manuscript) -> Picture | None:
    if keys.image is None:
        return None
    image = keys.image
    words = PictureWords(
        file=image.file,
        alt=image.alt,
        caption=image.caption,
        credit=image.credit,
        span=image.span,
        least=image.min,
        most=image.max,
        focus=image.focus,
    )
    path = ("image", "file") if ("image", "file") in header.positions else ("image",)
    return picture_of(words, header.position(path), script)


def _aliases(
    aliases: tuple[str, ...], header: Header, log: FaultLog, *, url: str
) -> tuple[str, ...]:
    """The old addresses below the publication's; those of other sites are faults."""
    found = {alias: own_alias(alias, url) for alias in aliases}
    for alias in (alias for alias, own in found.items() if own is None):
        log.fault(
            "LD168",
            header.position(("aliases",)),
            message=f"the old address \u201c{alias}\u201d is not below {url}, where this site is",
            cure="Take it out: only the site that it is on can lead its readers on.",
        )
    return tuple(dict.fromkeys(own for own in found.values() if own is not None))


def _article(
    keys: ArticleKeys,
    script: Manuscript,
    *,
    url: str,
    blocks: tuple[Block, ...],
    image: Picture | None,
) -> Article:
    language = script.language
    return Article(
        slug=script.name,
        title=smart(keys.title, language),
        contents=smart(keys.contents or keys.title, language),
        id=keys.id or permanent_id(url, script.name),
        language=language,
        copy=blocks,
        place=script.log.place(None),
        spans=script.typed.spans,
        key_places=script.typed.key_places,
        kicker=script.smart(keys.kicker),
        standfirst=script.smart(keys.standfirst),
        authors=tuple(smart(author, language) for author in keys.author),
        section=keys.section,
        date=keys.date,
        updated=keys.updated,
        tags=tuple(smart(tag, language) for tag in keys.tags),
        image=image,
        online=keys.online,
        draft=bool(keys.draft),
        forbidden_fit_steps=frozenset(
            step for step in FitStep if getattr(keys.fit, step.value) is False
        ),
    )
