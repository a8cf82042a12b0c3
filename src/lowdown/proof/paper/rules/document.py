"""Rules about the file: its pages, its folios, its fonts, and what it tells programs about itself."""

from __future__ import annotations

import html
from collections import Counter
from collections.abc import Iterator
from typing import Final
from urllib.parse import unquote

from lowdown.model import Article, Finding, Picture
from lowdown.proof.paper.evidence import Evidence
from lowdown.proof.paper.normalise import key_of
from lowdown.proof.paper.pages import PrintedPage

LEAST_DPI: Final = 150
"""Pixels to an inch, at printed size."""


def check_pages(proof: Evidence) -> Iterator[Finding]:
    """LD415 to LD417: as many pages as ordered, of the size ordered, numbered from 1 without a gap."""
    pages, paper = proof.printed.pages, proof.publication.paper
    if proof.issue.pages is not None and len(pages) != proof.issue.pages:
        yield proof.fault(
            "LD415", f"the paper has {len(pages)} pages, and {proof.issue.pages} are ordered"
        )
    for page in pages:
        if abs(page.width - paper.width) > 1 or abs(page.height - paper.height) > 1:
            yield proof.fault(
                "LD416",
                f"page {page.number} measures {_mm(page.width)} x {_mm(page.height)} mm, "
                f"not {_mm(paper.width)} x {_mm(paper.height)}",
                page=page.number,
            )
        if page.turned or page.number in proof.printed.enlarged:
            how = f"turned by {page.turned} degrees" if page.turned else "enlarged"
            yield proof.fault(
                "LD416", f"page {page.number} is {how} when it is shown", page=page.number
            )
        words = [word for line in page.margin for run in line.runs for word in run.text.split()]
        if str(page.number) not in words[:1] + words[-1:] + [
            line.text.strip() for line in page.margin
        ]:
            said = f"says “{' '.join(words)}”" if words else "has no folio"
            yield proof.fault(
                "LD417",
                f"page {page.number} {said}, and should be numbered {page.number}",
                page=page.number,
            )


def _mm(points: float) -> str:
    return f"{points / 72 * 25.4:.0f}"


def check_document(proof: Evidence) -> Iterator[Finding]:
    """LD470 to LD474: fonts in the file, title, language, tags, and PDF/UA-1 declared."""
    tags, publication = proof.printed.tags, proof.publication
    for font in tags.loose_fonts:
        yield proof.fault(
            "LD470", f"the font {font} is not in the file; other machines will show another"
        )
    title = key_of(tags.title)
    if key_of(publication.title) not in title or str(proof.issue.number) not in title:
        said = f"is titled “{tags.title}”" if tags.title else "has no title that programs show"
        yield proof.fault(
            "LD471", f"the document {said}, not {publication.title} {proof.issue.number}"
        )
    if tags.language.casefold() != publication.language.casefold():
        said = f"is said to be in “{tags.language}”" if tags.language else "names no language"
        yield proof.fault(
            "LD472", f"the document {said}; the publication's is {publication.language}"
        )
    if not tags.marked:
        yield proof.fault(
            "LD473", "the document has no tags, so that screen readers cannot find their way in it"
        )
    if not tags.pdfua:
        yield proof.fault("LD474", "the document does not declare that it is accessible (PDF/UA-1)")


def check_reading_order(proof: Evidence) -> Iterator[Finding]:
    """LD475: a screen reader reads each article from its beginning to its end, across its jumps."""
    order = proof.printed.tags.order
    if not proof.printed.tags.marked:
        return
    if proof.printed.tags.circular:
        yield proof.fault(
            "LD475", "the tags go round in a circle, and no screen reader comes to their end"
        )
    for slug, collation in proof.collations.items():
        last = 0
        for one in sorted(collation.found, key=lambda one: (one.number, one.start)):
            ranks = [order.get((one.line.page, run.mark), -1) for run in one.line.runs]
            if min(ranks) < (last if one.passage.running else 0):
                how = "is not read to them" if -1 in ranks else "is read in the wrong place"
                yield proof.fault(
                    "LD475",
                    f"screen readers lose their way in '{slug}': {one.line.quote()} {how}",
                    page=one.line.page,
                )
                break
            last = max(ranks) if one.passage.running else last


def check_pictures(proof: Evidence) -> Iterator[Finding]:
    """LD448, LD476, LD477: every picture is printed, sharp, and has words for those who do not see it."""
    painted = {(page.number, mark) for page in proof.printed.pages for mark in page.painted}
    figures = Counter(
        key_of(figure.alt) for figure in proof.printed.tags.figures if figure.marks & painted
    )
    if proof.printed.tags.marked:
        for article, collation in (*proof.articles, *proof.fillers):
            for picture in _pictures(article):
                key = key_of(picture.alt)
                if key and not figures[key] and not collation.stops:
                    yield proof.fault(
                        "LD448", f"the picture {picture.file} of '{article.slug}' is not printed"
                    )
    for figure in proof.printed.tags.figures:
        if not figure.alt.strip():
            yield proof.fault(
                "LD477", "a picture has no words for those who do not see it", page=figure.page
            )
    for page in proof.printed.pages:
        yield from _coarse(proof, page)


def _pictures(article: Article) -> list[Picture]:
    lead = [article.image] if article.image else []
    return lead + [
        block.picture for block in article.print_copy if block.picture and not block.optional
    ]


def _coarse(proof: Evidence, page: PrintedPage) -> Iterator[Finding]:
    for picture in page.pictures:
        inches = (picture.box[2] - picture.box[0]) / 72
        if inches <= 0.3:
            continue
        dpi = picture.pixels[0] / inches
        if dpi < LEAST_DPI:
            yield proof.fault(
                "LD476",
                f"a picture on page {page.number} has {dpi:.0f} pixels to an inch, and will look coarse in print",
                f"Give it more pixels, at least {LEAST_DPI * inches:.0f} across, or a smaller span.",
                page=page.number,
            )


def check_links(proof: Evidence) -> Iterator[Finding]:
    """LD478 and LD479: links lead somewhere, addresses are those of the copy, bookmarks lead to the headlines."""
    known = "".join(_sources(proof))
    told: set[tuple[int, str]] = set()
    for link in proof.printed.links:
        astray = link.to_page is None and (not link.uri or _bare(link.uri) not in known)
        if astray and (link.page, link.uri) not in told:
            told.add((link.page, link.uri))
            where = (
                f"leads to {link.uri}, which stands in no source" if link.uri else "leads nowhere"
            )
            yield proof.fault("LD478", f"a link on page {link.page} {where}", page=link.page)
    bookmarks = {key_of(title): page for title, page in reversed(proof.printed.tags.bookmarks)}
    for article, collation in proof.articles:
        page = bookmarks.get(key_of(article.title))
        if page is None:
            yield proof.fault("LD479", f"the bookmark of '{article.slug}' is missing")
        elif collation.title and page != collation.title.line.page:
            stands = f"it stands on page {collation.title.line.page}"
            yield proof.fault(
                "LD479", f"the bookmark of '{article.slug}' leads to page {page}; {stands}"
            )


def _sources(proof: Evidence) -> Iterator[str]:
    """Everything that addresses may come from, in letters that do not depend on how they are encoded."""
    publication, issue = proof.publication, proof.issue
    articles = [*issue.articles, *([issue.donation] if issue.donation else []), *issue.fillers]
    for article in articles:
        yield _bare(publication.article_url(article, issue)) + "\n"
        for block in article.web_copy:
            yield _bare(publication.block_url(article, issue, block)) + "\n"
        for block in article.print_copy:
            yield _bare(block.html) + "\n"
    yield _bare((publication.donation and publication.donation.url) or "") + "\n"
    yield (
        _bare(publication.url)
        + "\n"
        + _bare(publication.email or "")
        + "\n"
        + _bare(publication.imprint or "")
    )


def _bare(address: str) -> str:
    """An address or HTML with what may be encoded in several ways taken out."""
    return unquote(html.unescape(address)).casefold().rstrip("/")


def check_imprint(proof: Evidence) -> Iterator[Finding]:
    """LD802: the imprint is on the paper."""
    imprint = proof.publication.imprint
    if imprint is None:
        return
    said = "".join(line.key for page in proof.printed.pages for line in (*page.lines, *page.margin))
    if key_of(imprint) not in said:
        yield proof.fault(
            "LD802", "the imprint is not printed on any page", page=len(proof.printed.pages)
        )
