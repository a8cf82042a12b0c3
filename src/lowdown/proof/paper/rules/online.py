"""Rules about articles that go on online: where their print stops, and where the paper says that the web goes on.

Where print really stops is told from the words and pictures that are on the pages; address, link and QR code must then
name the block of the web that follows. Source: the contract with editors (`overflow: online`).
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from lowdown.model import Article, Finding, Medium
from lowdown.press import MAX_ADDRESS
from lowdown.proof.paper.evidence import Evidence
from lowdown.proof.paper.jump_lines import JumpKind, JumpLine
from lowdown.proof.paper.match import Collation
from lowdown.proof.paper.normalise import key_of
from lowdown.proof.paper.passages import Kind
from lowdown.proof.paper.rules.panel import Code, read_codes

NEAR: Final = 20.0
"""Points between the words of an online line and its QR code, at the most."""


def check_cuts(proof: Evidence) -> Iterator[Finding]:
    """LD445 to LD447: print stops early only at the end of a paragraph, and only where a line says where to go on."""
    for article, collation in proof.articles:
        line = proof.online(article.slug)
        if not collation.running:
            continue
        last = collation.running[-1].line
        if line is None and collation.stops:
            yield proof.fault(
                "LD445",
                f"print stops after {last.quote()} of '{article.slug}', and no line says where it goes on",
                page=last.page,
            )
        if line:
            yield from _check_end(proof, article, collation, line)
            yield from _check_address(proof, article, collation, line)
    yield from _check_strays(proof)


def _check_end(
    proof: Evidence, article: Article, collation: Collation, line: JumpLine
) -> Iterator[Finding]:
    """Print stops after a whole block of copy that does not announce another."""
    last = collation.running[-1]
    where = f"of '{article.slug}', after {last.line.quote()}"
    if _is_whole(proof, article, collation):
        yield proof.fault(
            "LD447", f"{line.quote()}: '{article.slug}' is printed whole", page=line.page
        )
    elif last.line.page != line.page:
        yield proof.fault(
            "LD447",
            f"{line.quote()} stands on page {line.page}, but print stops {where}",
            page=last.line.page,
        )
    if not last.closes:
        yield proof.fault("LD446", f"print stops within a paragraph {where}", page=line.page)
    elif last.passage.kind is Kind.CROSSHEAD:
        yield proof.fault("LD428", f"print stops after a crosshead {where}", page=line.page)
    elif last.line.text.rstrip().endswith(":"):
        yield proof.fault(
            "LD428", f"print stops {where}, which announces what follows", page=line.page
        )
    elif torn := _torn(proof, article, collation, last.passage.block):
        yield proof.fault("LD446", f"print stops within a {torn} {where}", page=line.page)


def _is_whole(proof: Evidence, article: Article, collation: Collation) -> bool:
    """Whether nothing of the article is left for the web: neither words nor pictures."""
    shown = _shown(proof, article, collation)
    pictures = all(
        block.id in shown for block in article.print_copy if block.picture and not block.optional
    )
    return pictures and not collation.stops and collation.running[-1].closes


def _torn(proof: Evidence, article: Article, collation: Collation, running: str) -> str:
    """What kind of block, at which print stops, has only some of its passages on the pages; empty for none."""
    found = {id(one.passage) for one in collation.found}
    for block in dict.fromkeys((running, _last_shown(proof, article, collation))):
        parts = [passage for passage in collation.passages if passage.block == block]
        if any(id(part) in found for part in parts) and not all(
            id(part) in found for part in parts
        ):
            return next(one.kind.value for one in article.copy if one.id == block)
    return ""


def _shown(proof: Evidence, article: Article, collation: Collation) -> set[str]:
    """The ids of the article's blocks of which something is on the pages: words, or a picture by what it shows."""
    painted = {(page.number, mark) for page in proof.printed.pages for mark in page.painted}
    figures = {
        key_of(figure.alt) for figure in proof.printed.tags.figures if figure.marks & painted
    }
    pictures = {
        block.id
        for block in article.print_copy
        if block.picture and key_of(block.picture.alt) in figures
    }
    return pictures | {one.passage.block for one in collation.found}


def _last_shown(proof: Evidence, article: Article, collation: Collation) -> str:
    shown = _shown(proof, article, collation)
    return next((block.id for block in reversed(article.copy) if block.id in shown), "")


def _address_due(proof: Evidence, article: Article, collation: Collation) -> str:
    """Where a reader of print goes on: at the first block for the web after the last of which anything is printed."""
    last = _last_shown(proof, article, collation)
    following = [block.id for block in article.copy].index(last) + 1 if last else 0
    web = [block for block in article.copy[following:] if block.medium is not Medium.PRINT]
    return proof.publication.block_url(article, proof.issue, web[0] if web else None)


def _check_address(
    proof: Evidence, article: Article, collation: Collation, line: JumpLine
) -> Iterator[Finding]:
    """The words and their link name the block at which the web goes on."""
    due = _address_due(proof, article, collation)
    if line.url != key_of(due):
        yield proof.fault(
            "LD447",
            f"the line {line.quote()} does not lead to where '{article.slug}' goes on, {due}",
            page=line.page,
        )
    linked = {
        link.uri for link in proof.printed.links if any(link.covers(one) for one in line.lines)
    }
    if linked != {due}:
        leads = f"leads to {', '.join(sorted(linked))}, not to" if linked else "is not a link to"
        yield proof.fault("LD447", f"the line {line.quote()} {leads} {due}", page=line.page)


def _check_strays(proof: Evidence) -> Iterator[Finding]:
    """Every line that goes online is the one of an article."""
    mine = [proof.online(article.slug) for article, _ in proof.articles]
    for line in proof.jumps:
        if line.kind is JumpKind.ONLINE and line not in mine:
            yield proof.fault(
                "LD447",
                f"{line.quote()} stands on page {line.page}, where no article stops",
                page=line.page,
            )


def check_online_codes(proof: Evidence) -> Iterator[Finding]:
    """LD463 and LD464: the QR code beside an online line can be read, and leads to where the article goes on."""
    for article, collation in proof.articles:
        line = proof.online(article.slug)
        if line is None:
            continue
        due = _address_due(proof, article, collation)
        if len(due.encode()) > MAX_ADDRESS:
            continue
        page = proof.printed.pages[line.page - 1]
        codes = read_codes(proof.printed.data, line.page) if page.can_be_drawn else []
        said = [code.text for code in codes if _is_beside(code, line, proof)]
        if not said:
            yield proof.fault(
                "LD463", f"no QR code can be read beside {line.quote()}", page=line.page
            )
        elif said != [due]:
            yield proof.fault(
                "LD464",
                f"the QR code beside {line.quote()} leads to {said[0]}, not to {due}",
                page=line.page,
            )


def _is_beside(code: Code, line: JumpLine, proof: Evidence) -> bool:
    """Whether a code stands in the column of a line, beside it or right below."""
    grid, first, last = proof.printed.grid, line.lines[0], line.lines[-1]
    middle = (code.box[0] + code.box[2]) / 2
    inside = grid.x(first.column) <= middle <= grid.x(first.column) + grid.measure
    return inside and code.box[3] > first.box[1] - NEAR and code.box[1] < last.box[3] + NEAR
