"""Rules about jump lines: where they stand, which page they name, and where their links lead.

Source: the contract with editors. A jump line stands where a reader has to look for the rest: from page 1 always,
otherwise only where at least one page is skipped.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from lowdown.model import Finding
from lowdown.proof.paper.evidence import Evidence
from lowdown.proof.paper.jump_lines import JumpKind, JumpLine
from lowdown.proof.paper.match import Collation
from lowdown.proof.paper.pages import PrintedLine
from lowdown.proof.paper.passage_index import HEAD
from lowdown.proof.paper.passages import Kind

MIN_LINES: Final = 5
"""Lines of an article on either side of a jump."""
NEAR: Final = 30.0
"""Points between the place that a link leads to and the line that is meant, at the most."""
BESIDE: Final = 2.6
"""Lines of the grid between the copy and the jump line that follows it, at the most."""
BESIDE_ONLINE: Final = 5.0
"""The same for the line that goes online, which may stand at the foot of its column, level with the others."""


def check_jumps(proof: Evidence) -> Iterator[Finding]:
    """LD420 to LD424: every jump has its two lines, and they name each other's pages."""
    owned = {jump: proof.owner(jump) for jump in proof.jumps if jump.kind is not JumpKind.ONLINE}
    for article, _ in proof.articles:
        mine = [jump for jump, slug in owned.items() if slug == article.slug]
        due = proof.due(article.slug)
        for before, after in due:
            yield from _check_pair(proof, article.slug, mine, before, after)
        for jump in mine:
            if jump.page not in [pair[0 if jump.kind is JumpKind.TO else 1] for pair in due]:
                yield _unwanted(proof, article.slug, jump)
    for jump, slug in owned.items():
        if slug is None or slug not in {article.slug for article, _ in proof.articles}:
            yield proof.fault(
                "LD421",
                f"{jump.quote()} stands on page {jump.page}, where no article goes on",
                page=jump.page,
            )


def _check_pair(
    proof: Evidence, slug: str, mine: list[JumpLine], before: int, after: int
) -> Iterator[Finding]:
    to = next((jump for jump in mine if jump.kind is JumpKind.TO and jump.page == before), None)
    origin = next(
        (jump for jump in mine if jump.kind is JumpKind.ORIGIN and jump.page == after), None
    )
    said = proof.publication.jumps
    if to is None:
        line = said.to.format(page=after, title="", url="")
        yield proof.fault(
            "LD420",
            f"'{slug}' goes on from page {before} on page {after}, but no line says “{line}”",
            page=before,
        )
    elif to.names != after:
        yield proof.fault(
            "LD422", f"{to.quote()} is wrong: '{slug}' goes on on page {after}", page=before
        )
    if origin is None and to is not None:
        line = said.origin.format(page=before, title="", url="")
        yield proof.fault(
            "LD424", f"'{slug}' lands on page {after}, but no line there says “{line}”", page=after
        )
    elif origin is not None and origin.names != before:
        yield proof.fault(
            "LD423", f"{origin.quote()} is wrong: '{slug}' comes from page {before}", page=after
        )


def _unwanted(proof: Evidence, slug: str, jump: JumpLine) -> Finding:
    why = (
        f"'{slug}' does not jump from there"
        if jump.kind is JumpKind.TO
        else f"'{slug}' does not land there"
    )
    return proof.fault(
        "LD421", f"{jump.quote()} stands on page {jump.page}, but {why}", page=jump.page
    )


def check_jump_links(proof: Evidence) -> Iterator[Finding]:
    """LD425 and LD426: each jump line is a link to its twin."""
    for jump in proof.jumps:
        if jump.kind is JumpKind.ONLINE:
            continue
        links = [[link for link in proof.printed.links if link.covers(line)] for line in jump.lines]
        if not all(links):
            yield proof.fault(
                "LD425", f"{jump.quote()} on page {jump.page} is not a link", page=jump.page
            )
            continue
        twin = _twin(proof, jump)
        if twin and not all(
            _leads_to(found[0].to_page, found[0].to_y, twin.lines[0]) for found in links
        ):
            target = links[0][0].to_page
            where = f"page {target}" if target else "nowhere"
            yield proof.fault(
                "LD426",
                f"the link of {jump.quote()} on page {jump.page} leads to {where}, not to its twin on page {twin.page}",
                page=jump.page,
            )


def _twin(proof: Evidence, jump: JumpLine) -> JumpLine | None:
    """The other line of the same jump: the same article's, on the page that is due."""
    slug = proof.owner(jump)
    if slug is None or slug not in proof.collations:
        return None
    to = jump.kind is JumpKind.TO
    other = JumpKind.ORIGIN if to else JumpKind.TO
    pages = [pair[to] for pair in proof.due(slug) if pair[not to] == jump.page]
    return next(
        (
            one
            for one in proof.jumps
            if one.kind is other and one.page in pages and proof.owner(one) == slug
        ),
        None,
    )


def _leads_to(page: int | None, y: float, line: PrintedLine) -> bool:
    return page == line.page and abs(y - line.baseline) < NEAR


def check_jump_places(proof: Evidence) -> Iterator[Finding]:
    """LD427 to LD430: a jump breaks no word, follows no heading, leaves five lines, and stands beside its copy."""
    for article, collation in proof.articles:
        for before, after in proof.due(article.slug):
            yield from _check_break(proof, collation, before)
            yield from _check_lengths(proof, collation, before, after)
    for jump in proof.jumps:
        if not _stands_beside(proof, jump):
            yield proof.fault(
                "LD430",
                f"{jump.quote()} on page {jump.page} does not stand right beside the copy that it speaks of",
                page=jump.page,
            )


def _check_break(proof: Evidence, collation: Collation, page: int) -> Iterator[Finding]:
    last = next((one for one in reversed(collation.running) if one.line.page == page), None)
    if last is None:
        return
    if not last.closes and last.end not in last.passage.ends:
        yield proof.fault(
            "LD427", f"the jump from page {page} breaks a word: {last.line.quote()}", page=page
        )
    if last.passage.kind is Kind.CROSSHEAD:
        yield proof.fault(
            "LD428",
            f"the jump from page {page} follows the crosshead {last.line.quote()}",
            page=page,
        )


def _check_lengths(
    proof: Evidence, collation: Collation, before: int, after: int
) -> Iterator[Finding]:
    for page in (before, after):
        copy = [
            one.line
            for one in collation.found
            if one.line.page == page and one.passage.kind not in HEAD
        ]
        count = len({(line.column, line.baseline) for line in copy})
        if 0 < count < MIN_LINES:
            words = "1 line" if count == 1 else f"{count} lines"
            yield proof.fault(
                "LD429",
                f"only {words} of '{collation.slug}' stand on page {page}, beside a jump",
                f"Give the article other pages, or cut or add a few lines; a jump needs {MIN_LINES} on either side.",
                page=page,
            )


def _stands_beside(proof: Evidence, jump: JumpLine) -> bool:
    slug = proof.owner(jump)
    if slug is None or slug not in proof.collations:
        return True  # told by another rule
    found = [one for one in proof.collations[slug].found if one.line.page == jump.page]
    column = [one.line for one in found if one.line.column == jump.lines[0].column]
    running = [one for one in found if one.passage.running] or found
    copy = [(one.line.column, one.line.baseline) for one in running]
    most = BESIDE_ONLINE if jump.kind is JumpKind.ONLINE else BESIDE
    position, reach = (
        (jump.lines[0].column, jump.lines[0].baseline),
        most * proof.printed.grid.leading,
    )
    if jump.kind is JumpKind.ORIGIN:
        return min(copy) > position and any(line.baseline > position[1] for line in column)
    return max(copy) < position and any(0 < position[1] - line.baseline < reach for line in column)
