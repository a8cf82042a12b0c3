"""Rules about jump lines: where they stand, which page they name, and where their links lead.

Source: the contract with editors. A jump line stands where a reader has to look for the rest:
from page 1 always, otherwise only where at least one page is skipped.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from lowdown.model import Finding, plural
from lowdown.proof.paper.evidence import Evidence, Jump
from lowdown.proof.paper.jump_lines import JumpKind, JumpLine
from lowdown.proof.paper.match import Collation
from lowdown.proof.paper.pages import PrintedLine, PrintedLink
from lowdown.proof.paper.passage_index import HEAD
from lowdown.proof.paper.passages import Kind

MIN_LINES: Final = 5
"""Lines of an article on either side of a jump."""
MAX_LINK_DISTANCE: Final = 30.0
"""Points between the place that a link leads to and the line that is meant."""
MAX_LINES_APART: Final = 2.6
"""Lines of the grid between the copy and the jump line that follows it."""
MAX_LINES_APART_ONLINE: Final = 5.0
"""The same for the online line, which may stand at the foot of its column, level with others."""


def check_jumps(evidence: Evidence) -> Iterator[Finding]:
    """LD420 to LD424: every jump has its two lines, and they name each other's pages."""
    owners = {
        line: evidence.owner(line) for line in evidence.jumps if line.kind is not JumpKind.ONLINE
    }
    slugs = [article.slug for article, _ in evidence.articles]
    for slug in slugs:
        own_lines = [line for line, owner in owners.items() if owner == slug]
        for jump in evidence.due(slug):
            yield from _check_leaving(evidence, slug, own_lines, jump)
            yield from _check_landing(evidence, slug, own_lines, jump)
        yield from _check_unwanted(evidence, slug, own_lines)
    for line, owner in owners.items():
        if owner not in slugs:
            yield evidence.fault(
                "LD421",
                f"{line.quote()} stands on page {line.page}, where no article continues",
                page=line.page,
            )


def _line_on(lines: Sequence[JumpLine], kind: JumpKind, page: int) -> JumpLine | None:
    return next((line for line in lines if line.kind is kind and line.page == page), None)


def _check_leaving(
    evidence: Evidence, slug: str, own_lines: Sequence[JumpLine], jump: Jump
) -> Iterator[Finding]:
    """LD420 and LD422: a line stands where the article leaves, and names where it lands."""
    line = _line_on(own_lines, JumpKind.TO, jump.leaving)
    if line is None:
        wanted = evidence.publication.jumps.to.format(page=jump.landing, title="", url="")
        yield evidence.fault(
            "LD420",
            f"'{slug}' jumps from page {jump.leaving} to page {jump.landing}, "
            f"but no line says “{wanted}”",
            page=jump.leaving,
        )
    elif line.names != jump.landing:
        yield evidence.fault(
            "LD422",
            f"{line.quote()} is wrong: '{slug}' continues on page {jump.landing}",
            page=jump.leaving,
        )


def _check_landing(
    evidence: Evidence, slug: str, own_lines: Sequence[JumpLine], jump: Jump
) -> Iterator[Finding]:
    """LD423 and LD424: a line stands where the article lands, and names where it left.

    Where the line at the other end is missing too, that one finding is enough.
    """
    line = _line_on(own_lines, JumpKind.ORIGIN, jump.landing)
    if line is None:
        if _line_on(own_lines, JumpKind.TO, jump.leaving):
            wanted = evidence.publication.jumps.origin.format(page=jump.leaving, title="", url="")
            yield evidence.fault(
                "LD424",
                f"'{slug}' lands on page {jump.landing}, but no line there says “{wanted}”",
                page=jump.landing,
            )
    elif line.names != jump.leaving:
        yield evidence.fault(
            "LD423",
            f"{line.quote()} is wrong: '{slug}' comes from page {jump.leaving}",
            page=jump.landing,
        )


def _check_unwanted(
    evidence: Evidence, slug: str, own_lines: Sequence[JumpLine]
) -> Iterator[Finding]:
    """LD421: no jump line of the article stands where it does not jump."""
    jumps = evidence.due(slug)
    leaving = {jump.leaving for jump in jumps}
    landing = {jump.landing for jump in jumps}
    for line in own_lines:
        if line.kind is JumpKind.TO:
            is_wanted, verb = line.page in leaving, "jump from"
        else:
            is_wanted, verb = line.page in landing, "land"
        if not is_wanted:
            yield evidence.fault(
                "LD421",
                f"{line.quote()} stands on page {line.page}, but '{slug}' does not {verb} there",
                page=line.page,
            )


def check_jump_links(evidence: Evidence) -> Iterator[Finding]:
    """LD425 and LD426: each jump line is a link to its twin."""
    for jump_line in evidence.jumps:
        if jump_line.kind is JumpKind.ONLINE:
            continue
        links = [_link_over(evidence, line) for line in jump_line.lines]
        present = [link for link in links if link]
        if len(present) < len(links):
            yield evidence.fault(
                "LD425",
                f"{jump_line.quote()} on page {jump_line.page} is not a link",
                page=jump_line.page,
            )
        else:
            yield from _check_targets(evidence, jump_line, present)


def _link_over(evidence: Evidence, line: PrintedLine) -> PrintedLink | None:
    return next((link for link in evidence.printed.links if link.covers(line)), None)


def _check_targets(
    evidence: Evidence, jump_line: JumpLine, links: Sequence[PrintedLink]
) -> Iterator[Finding]:
    """LD426: the links of a jump line lead to its twin."""
    twin = _twin(evidence, jump_line)
    if twin is None or all(_leads_to(link, twin.lines[0]) for link in links):
        return
    target = links[0].to_page
    where = f"page {target}" if target else "nowhere"
    yield evidence.fault(
        "LD426",
        f"the link of {jump_line.quote()} on page {jump_line.page} leads to {where}, "
        f"not to its twin on page {twin.page}",
        page=jump_line.page,
    )


def _twin(evidence: Evidence, jump_line: JumpLine) -> JumpLine | None:
    """The other line of the same jump: the same article's, on the page where it is due."""
    slug = evidence.owner(jump_line)
    if slug is None or slug not in evidence.collations:
        return None
    if jump_line.kind is JumpKind.TO:
        kind = JumpKind.ORIGIN
        page_of = {jump.leaving: jump.landing for jump in evidence.due(slug)}
    else:
        kind = JumpKind.TO
        page_of = {jump.landing: jump.leaving for jump in evidence.due(slug)}
    page = page_of.get(jump_line.page)
    for other in evidence.jumps:
        if (other.kind, other.page) == (kind, page) and evidence.owner(other) == slug:
            return other
    return None


def _leads_to(link: PrintedLink, line: PrintedLine) -> bool:
    return link.to_page == line.page and abs(link.to_y - line.baseline) < MAX_LINK_DISTANCE


def check_jump_places(evidence: Evidence) -> Iterator[Finding]:
    """LD427 to LD430: a jump breaks no word, follows no crosshead, leaves five lines, has its line.

    The line stands next to the copy that it belongs to.
    """
    for article, collation in evidence.articles:
        for jump in evidence.due(article.slug):
            yield from _check_break(evidence, collation, jump.leaving)
            yield from _check_length(evidence, collation, jump.leaving)
            yield from _check_length(evidence, collation, jump.landing)
    for line in evidence.jumps:
        if not _stands_beside(evidence, line):
            yield evidence.fault(
                "LD430",
                f"{line.quote()} on page {line.page} does not stand next to its copy",
                page=line.page,
            )


def _check_break(evidence: Evidence, collation: Collation, page: int) -> Iterator[Finding]:
    """LD427 and LD428: the last line before a jump ends with a whole word, and is no crosshead."""
    on_page = [matched for matched in collation.running if matched.line.page == page]
    if not on_page:
        return
    last = on_page[-1]
    if not last.closes and last.end not in last.passage.ends:
        yield evidence.fault(
            "LD427", f"the jump from page {page} breaks a word: {last.line.quote()}", page=page
        )
    if last.passage.kind is Kind.CROSSHEAD:
        yield evidence.fault(
            "LD428",
            f"the jump from page {page} follows the crosshead {last.line.quote()}",
            page=page,
        )


def _check_length(evidence: Evidence, collation: Collation, page: int) -> Iterator[Finding]:
    """LD429: the article has at least five lines of copy on a page beside a jump."""
    positions = {
        (matched.line.column, matched.line.baseline)
        for matched in collation.matched
        if matched.line.page == page and matched.passage.kind not in HEAD
    }
    if not 0 < len(positions) < MIN_LINES:
        return
    yield evidence.fault(
        "LD429",
        f"'{collation.slug}' has only {plural(len(positions), 'line')} on page {page}, "
        "beside a jump",
        "Give the article other pages, or cut or add a few lines; "
        f"a jump needs {MIN_LINES} on either side.",
        page=page,
    )


def _stands_beside(evidence: Evidence, jump_line: JumpLine) -> bool:
    """Whether a jump line stands next to its article's copy: after it, or before it where it lands.

    A picture at the end of the copy counts as copy. A line without an article passes: other rules
    report it.
    """
    slug = evidence.owner(jump_line)
    if slug is None or slug not in evidence.collations:
        return True
    on_page = [
        matched
        for matched in evidence.collations[slug].matched
        if matched.line.page == jump_line.page
    ]
    running = [matched for matched in on_page if matched.passage.running] or on_page
    positions = [(matched.line.column, matched.line.baseline) for matched in running]
    column, baseline = jump_line.lines[0].column, jump_line.lines[0].baseline
    depths = [matched.line.baseline for matched in on_page if matched.line.column == column]
    if jump_line.kind is JumpKind.ORIGIN:
        return min(positions) > (column, baseline) and any(depth > baseline for depth in depths)
    is_online = jump_line.kind is JumpKind.ONLINE
    lines_apart = MAX_LINES_APART_ONLINE if is_online else MAX_LINES_APART
    reach = lines_apart * evidence.printed.grid.leading
    depths += _ends_of_pictures(evidence, page=jump_line.page, column=column)
    return max(positions) < (column, baseline) and any(
        0 < baseline - depth < reach for depth in depths
    )


def _ends_of_pictures(evidence: Evidence, *, page: int, column: int) -> list[float]:
    """How far down the pictures of a column reach."""
    grid = evidence.printed.grid
    left, right = grid.x(column), grid.x(column) + grid.measure
    return [
        picture.box.bottom
        for printed in evidence.printed.pages
        if printed.number == page
        for picture in printed.pictures
        if picture.box.left < right and picture.box.right > left
    ]
