"""Rules about articles that continue online: where their print stops, and what leads to the rest.

Where print stops is found from the words and pictures on the pages. The address, the link and the
QR code must then name the block of the web that follows.
Source: the contract with editors (`overflow: online`).
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from lowdown.model import Article, Finding, Medium
from lowdown.press import MAX_ADDRESS
from lowdown.proof.paper.evidence import ComparedArticle, Evidence
from lowdown.proof.paper.jump_lines import JumpKind, JumpLine
from lowdown.proof.paper.normalise import key_of
from lowdown.proof.paper.passages import Kind
from lowdown.proof.paper.rules.panel import Code, read_codes

MAX_CODE_DISTANCE: Final = 20.0
"""Points between the words of an online line and its QR code."""


def check_cuts(evidence: Evidence) -> Iterator[Finding]:
    """LD445 to LD447: print stops early only after a paragraph, where a line says what follows."""
    for compared in evidence.articles:
        slug, collation = compared.article.slug, compared.collation
        if not collation.running:
            continue
        line = evidence.online(slug)
        if line:
            yield from _check_need(evidence, compared, line)
            yield from _check_end(evidence, compared, line)
            yield from _check_address(evidence, compared, line)
        elif collation.stops:
            last = collation.running[-1].line
            yield evidence.fault(
                "LD445",
                f"print stops after {last.quote()} of '{slug}', "
                "and no line says where it continues",
                page=last.page,
            )
    yield from _check_strays(evidence)


def _check_need(evidence: Evidence, compared: ComparedArticle, line: JumpLine) -> Iterator[Finding]:
    """LD447: an online line stands where print stops, and only if something is left for the web."""
    slug, last = compared.article.slug, compared.collation.running[-1].line
    if _is_whole(evidence, compared):
        yield evidence.fault("LD447", f"{line.quote()}: '{slug}' is printed whole", page=line.page)
    elif last.page != line.page:
        yield evidence.fault(
            "LD447",
            f"{line.quote()} stands on page {line.page}, "
            f"but the print of '{slug}' stops after {last.quote()}",
            page=last.page,
        )


def _check_end(evidence: Evidence, compared: ComparedArticle, line: JumpLine) -> Iterator[Finding]:
    """LD428 and LD446: print stops after a whole block of copy that does not announce another."""
    last = compared.collation.running[-1]
    slug, words = compared.article.slug, last.line.quote()
    where = f"of '{slug}', after {words}"
    if not last.closes:
        yield evidence.fault("LD446", f"print stops within a paragraph {where}", page=line.page)
    elif last.passage.kind is Kind.CROSSHEAD:
        yield evidence.fault("LD428", f"print stops after a crosshead {where}", page=line.page)
    elif last.line.text.rstrip().endswith(":"):
        yield evidence.fault(
            "LD428",
            f"the print of '{slug}' stops after {words}, which announces what follows",
            page=line.page,
        )
    elif kind := _divided_block(evidence, compared):
        yield evidence.fault("LD446", f"print stops within a {kind} {where}", page=line.page)


def _is_whole(evidence: Evidence, compared: ComparedArticle) -> bool:
    """Whether nothing of the article is left for the web: neither words nor pictures."""
    if compared.collation.stops or not compared.collation.running[-1].closes:
        return False
    printed = _printed_blocks(evidence, compared)
    return all(
        block.id in printed or block.optional
        for block in compared.article.print_copy
        if block.picture
    )


def _divided_block(evidence: Evidence, compared: ComparedArticle) -> str:
    """The kind of the block at which print stops, if only some of its passages are printed."""
    printed = {id(matched.passage) for matched in compared.collation.matched}
    last_read = compared.collation.running[-1].passage.block
    for block_id in (last_read, _last_printed_block(evidence, compared)):
        passages = [passage for passage in compared.collation.passages if passage.block == block_id]
        count = sum(id(passage) in printed for passage in passages)
        if 0 < count < len(passages):
            return _block_kind(compared.article, block_id)
    return ""


def _block_kind(article: Article, block_id: str) -> str:
    return next(block.kind.value for block in article.copy if block.id == block_id)


def _printed_blocks(evidence: Evidence, compared: ComparedArticle) -> set[str]:
    """The ids of the blocks of which something is printed; pictures are known by their alt text."""
    blocks = {matched.passage.block for matched in compared.collation.matched}
    figures = evidence.printed.painted_figures()
    for block in compared.article.print_copy:
        if block.picture and key_of(block.picture.alt) in figures:
            blocks.add(block.id)
    return blocks


def _last_printed_block(evidence: Evidence, compared: ComparedArticle) -> str:
    """The id of the last block of which something is printed; empty where nothing is."""
    printed = _printed_blocks(evidence, compared)
    return next((block.id for block in reversed(compared.article.copy) if block.id in printed), "")


def _address_due(evidence: Evidence, compared: ComparedArticle) -> str:
    """The address at which a reader of print continues.

    It is that of the first block for the web after the last of which anything is printed.
    """
    last = _last_printed_block(evidence, compared)
    following = [block.id for block in compared.article.copy].index(last) + 1 if last else 0
    web = [block for block in compared.article.copy[following:] if block.medium is not Medium.PRINT]
    return evidence.publication.block_url(compared.article, evidence.issue, web[0] if web else None)


def _check_address(
    evidence: Evidence, compared: ComparedArticle, line: JumpLine
) -> Iterator[Finding]:
    """LD447: the words and their link name the block at which the web continues."""
    due = _address_due(evidence, compared)
    if line.url != key_of(due):
        yield evidence.fault(
            "LD447",
            f"the line {line.quote()} does not lead to where '{compared.article.slug}' "
            f"continues, {due}",
            page=line.page,
        )
    linked = {
        link.uri
        for link in evidence.printed.links
        if any(link.covers(type_line) for type_line in line.lines)
    }
    if linked != {due}:
        leads = f"leads to {', '.join(sorted(linked))}, not to" if linked else "is not a link to"
        yield evidence.fault("LD447", f"the line {line.quote()} {leads} {due}", page=line.page)


def _check_strays(evidence: Evidence) -> Iterator[Finding]:
    """LD447: every online line is that of an article."""
    owned = [evidence.online(article.slug) for article, _ in evidence.articles]
    for line in evidence.jumps:
        if line.kind is JumpKind.ONLINE and line not in owned:
            yield evidence.fault(
                "LD447",
                f"{line.quote()} stands on page {line.page}, where no article stops",
                page=line.page,
            )


def check_online_codes(evidence: Evidence) -> Iterator[Finding]:
    """LD463 and LD464: the QR code beside an online line leads to where the article continues."""
    for compared in evidence.articles:
        line = evidence.online(compared.article.slug)
        if line is None:
            continue
        due = _address_due(evidence, compared)
        if len(due.encode()) <= MAX_ADDRESS:  # a longer address is printed without a code
            yield from _check_code(evidence, line, due)


def _check_code(evidence: Evidence, line: JumpLine, due: str) -> Iterator[Finding]:
    """LD463 and LD464: the one code beside `line` can be read, and leads to the address `due`."""
    page = evidence.printed.pages[line.page - 1]
    codes = read_codes(evidence.printed.data, line.page) if page.can_be_drawn else []
    addresses = [code.text for code in codes if _is_beside(code, line, evidence)]
    if not addresses:
        yield evidence.fault(
            "LD463", f"no QR code can be read beside {line.quote()}", page=line.page
        )
    elif addresses != [due]:
        yield evidence.fault(
            "LD464",
            f"the QR code beside {line.quote()} leads to {addresses[0]}, not to {due}",
            page=line.page,
        )


def _is_beside(code: Code, line: JumpLine, evidence: Evidence) -> bool:
    """Whether a code stands in the column of a line, beside it or right below."""
    grid, first, last = evidence.printed.grid, line.lines[0], line.lines[-1]
    middle = (code.box.left + code.box.right) / 2
    left = grid.x(first.column)
    if not left <= middle <= left + grid.measure:
        return False
    starts_above = code.box.top < last.box.bottom + MAX_CODE_DISTANCE
    return starts_above and code.box.bottom > first.box.top - MAX_CODE_DISTANCE
