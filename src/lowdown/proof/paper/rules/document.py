"""Rules about the file: its pages, its folios, its fonts, its pictures and what it declares."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final
from urllib.parse import unquote

from lowdown.model import Article, Block, Finding, Link, Picture, absolute_address
from lowdown.proof.paper.evidence import Evidence
from lowdown.proof.paper.normalise import key_of
from lowdown.proof.paper.pages import PrintedLink, PrintedPage

MIN_DPI: Final = 150
"""Pixels to an inch, at printed size."""
MIN_INCHES: Final = 0.3
"""Width of a picture, in inches, above which its resolution matters."""


def check_pages(evidence: Evidence) -> Iterator[Finding]:
    """LD415 to LD417: as many pages as ordered, of the right size, numbered from 1."""
    count, ordered = len(evidence.printed.pages), evidence.issue.pages
    if ordered is not None and count != ordered:
        yield evidence.fault("LD415", f"the paper has {count} pages, and {ordered} are ordered")
    for page in evidence.printed.pages:
        yield from _check_size(evidence, page)
        yield from _check_view(evidence, page)
        yield from _check_folio(evidence, page)


def _check_size(evidence: Evidence, page: PrintedPage) -> Iterator[Finding]:
    """LD416: the page has the size that `[paper]` asks for."""
    paper = evidence.publication.paper
    if abs(page.width - paper.width) > 1 or abs(page.height - paper.height) > 1:
        yield evidence.fault(
            "LD416",
            f"page {page.number} measures {_mm(page.width)} x {_mm(page.height)} mm, "
            f"not {_mm(paper.width)} x {_mm(paper.height)}",
            page=page.number,
        )


def _check_view(evidence: Evidence, page: PrintedPage) -> Iterator[Finding]:
    """LD416: PDF readers neither turn the page nor enlarge it."""
    if page.turned:
        change = f"turned by {page.turned} degrees"
    elif page.number in evidence.printed.enlarged:
        change = "enlarged"
    else:
        return
    yield evidence.fault(
        "LD416", f"page {page.number} is {change} when it is shown", page=page.number
    )


def _check_folio(evidence: Evidence, page: PrintedPage) -> Iterator[Finding]:
    """LD417: the page's number is the first or last word of the margin, or a line of its own."""
    words = [word for line in page.margin for run in line.runs for word in run.text.split()]
    lines = [line.text.strip() for line in page.margin]
    if str(page.number) in (*words[:1], *words[-1:], *lines):
        return
    says = f"says “{' '.join(words)}”" if words else "has no folio"
    yield evidence.fault(
        "LD417",
        f"page {page.number} {says}, and should be numbered {page.number}",
        page=page.number,
    )


def _mm(points: float) -> str:
    return f"{points / 72 * 25.4:.0f}"


def check_document(evidence: Evidence) -> Iterator[Finding]:
    """LD470 to LD474: fonts in the file, title, language, tags, and PDF/UA-1 declared."""
    tags, publication = evidence.printed.tags, evidence.publication
    for font in tags.missing_fonts:
        yield evidence.fault(
            "LD470", f"the font {font} is not in the file; other machines will show another"
        )
    title = key_of(tags.title)
    if key_of(publication.title) not in title or key_of(str(evidence.issue.number)) not in title:
        is_titled = f"is titled “{tags.title}”" if tags.title else "has no title that programs show"
        yield evidence.fault(
            "LD471", f"the document {is_titled}, not {publication.title} {evidence.issue.number}"
        )
    if tags.language.casefold() != publication.language.casefold():
        declares = f"declares “{tags.language}”" if tags.language else "declares no language"
        yield evidence.fault(
            "LD472",
            f"the document {declares}; the publication's language is {publication.language}",
        )
    if not tags.marked:
        yield evidence.fault(
            "LD473", "the document has no tags, so that screen readers cannot find their way in it"
        )
    if not tags.pdfua:
        yield evidence.fault(
            "LD474", "the document does not declare that it is accessible (PDF/UA-1)"
        )


def check_active(evidence: Evidence) -> Iterator[Finding]:
    """LD490: the paper holds nothing that runs, starts by itself or is attached."""
    for part in evidence.printed.active:
        yield evidence.fault("LD490", f"the paper has {part} in it, which paper cannot have")


def check_pictures(evidence: Evidence) -> Iterator[Finding]:
    """LD448, LD476, LD477: every picture is printed, sharp, and has alt text."""
    if evidence.printed.tags.marked:
        yield from _check_pictures_printed(evidence)
    for figure in evidence.printed.tags.figures:
        if not figure.alt.strip():
            yield evidence.fault("LD477", "a picture has no alt text", page=figure.page)
    for page in evidence.printed.pages:
        yield from _check_resolution(evidence, page)


def _check_pictures_printed(evidence: Evidence) -> Iterator[Finding]:
    """LD448: every picture of an article that is printed to its end stands on a page."""
    painted = evidence.printed.painted_figures()
    for article, collation in (*evidence.articles, *evidence.fillers):
        if collation.stops:
            continue
        for picture in _pictures(article):
            alt = key_of(picture.alt)
            if alt and alt not in painted:
                yield evidence.fault(
                    "LD448", f"the picture {picture.file} of '{article.slug}' is not printed"
                )


def _pictures(article: Article) -> list[Picture]:
    """The pictures of an article that print must show."""
    pictures = [article.image] if article.image else []
    for block in article.print_copy:
        if block.picture and not block.optional:
            pictures.append(block.picture)
    return pictures


def _check_resolution(evidence: Evidence, page: PrintedPage) -> Iterator[Finding]:
    """LD476: the pictures of a page have enough pixels for their printed width."""
    for picture in page.pictures:
        inches = (picture.box.right - picture.box.left) / 72
        if inches <= MIN_INCHES:
            continue
        dpi = picture.pixels.width / inches
        if dpi < MIN_DPI:
            yield evidence.fault(
                "LD476",
                f"a picture on page {page.number} has {dpi:.0f} pixels to an inch, "
                "and will look coarse in print",
                f"Give it more pixels, at least {MIN_DPI * inches:.0f} across, or a smaller span.",
                page=page.number,
            )


def check_links(evidence: Evidence) -> Iterator[Finding]:
    """LD478 and LD479: links lead somewhere known, and bookmarks lead to the headlines."""
    yield from _check_link_targets(evidence)
    yield from _check_bookmarks(evidence)


def _check_link_targets(evidence: Evidence) -> Iterator[Finding]:
    """LD478: every link leads to a page, or to an address that is in a source."""
    known = "".join(_sources(evidence))
    reported: set[tuple[int, str]] = set()
    for link in evidence.printed.links:
        if _is_known(link, known) or (link.page, link.uri) in reported:
            continue
        reported.add((link.page, link.uri))
        leads = f"leads to {link.uri}, which is in none of the sources"
        yield evidence.fault(
            "LD478",
            f"a link on page {link.page} {leads if link.uri else 'leads nowhere'}",
            page=link.page,
        )


def _is_known(link: PrintedLink, known: str) -> bool:
    if link.to_page is not None:
        return True
    return bool(link.uri) and _plain(link.uri) in known


def _check_bookmarks(evidence: Evidence) -> Iterator[Finding]:
    """LD479: every article has a bookmark, which leads to the page of its headline."""
    bookmarks = {
        key_of(bookmark.title): bookmark.page
        for bookmark in reversed(evidence.printed.tags.bookmarks)
    }
    for article, collation in evidence.articles:
        page = bookmarks.get(key_of(article.title))
        if page is None:
            yield evidence.fault("LD479", f"the bookmark of '{article.slug}' is missing")
        elif collation.title and page != collation.title.line.page:
            yield evidence.fault(
                "LD479",
                f"the bookmark of '{article.slug}' leads to page {page}; "
                f"it stands on page {collation.title.line.page}",
            )


def _sources(evidence: Evidence) -> Iterator[str]:
    """Everything that addresses may come from, in letters that do not depend on their encoding."""
    publication, issue = evidence.publication, evidence.issue
    articles = [*issue.articles, *([issue.donation] if issue.donation else []), *issue.fillers]
    for article in articles:
        yield _plain(publication.article_url(article, issue)) + "\n"
        for block in article.web_copy:
            yield _plain(publication.block_url(article, issue, block)) + "\n"
        base = publication.link_base(article, issue)
        for block in article.print_copy:
            yield _plain(" ".join((block.text, *_links(block, base)))) + "\n"
    yield _plain((publication.donation and publication.donation.url) or "") + "\n"
    yield _plain(publication.url) + "\n"
    yield _plain(publication.email or "") + "\n"
    yield _plain(publication.imprint or "")


def _links(block: Block, base: str) -> Iterator[str]:
    """The addresses of the links in a block, as they were typed and absolute."""
    for node in block.inline_nodes:
        if isinstance(node, Link):
            yield node.href
            yield absolute_address(node.href, base) or ""


def _plain(address: str) -> str:
    """An address or text without what may be encoded in several ways."""
    return unquote(address).casefold().rstrip("/")
