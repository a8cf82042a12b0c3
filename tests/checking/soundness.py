"""A paper and its collations go in; all that is wrong with columns, lines, jumps and links comes out."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

from checking.collating import BREAKS, Collation, JumpLine, Read, contents_lines
from checking.copyreading import fold
from checking.printed import Line, Link, Page, Paper

NEAR = 24.0
"""Points between a link's destination and the line that it leads to, at the most."""
OVERHANG = 2.5
"""Points by which the last letter of a line may lean out of its column."""
ROUNDING = 0.8
"""Points by which type may miss a grid line unseen."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Proof:
    """A paper with everything that it is held against."""

    paper: Paper
    plan: dict[str, Any]
    collations: Sequence[Collation]
    contents: str
    """The heading of the contents box."""


def faults_of(proof: Proof) -> list[str]:
    """Everything that is wrong with the paper."""
    return [fault for check in CHECKS for fault in check(proof)]


def words_astray(proof: Proof) -> Iterator[str]:
    """Every word of every article is printed once, in its order."""
    for collation in proof.collations:
        yield from collation.faults


def columns_astray(proof: Proof) -> Iterator[str]:
    """Lines of copy begin at their column's edge, or indented within it, and end within it."""
    for collation in proof.collations:
        for read in collation.reads:
            grid = proof.paper.page(read.line.page).columns
            if read.line.spans > 1 or read.line.size != proof.paper.copy_size:
                continue
            left = grid.x(read.line.column)
            if read.line.x < left - ROUNDING or read.line.end > left + grid.measure + OVERHANG:
                yield f"outside its column: {read.line.where}"


def edges_ragged(proof: Proof) -> Iterator[str]:
    """A paragraph's lines begin at the column's edge, the first one indented; all but the last end at its edge."""
    for collation in proof.collations:
        kinds = [passage.kind for passage in collation.copy.running]
        for read in collation.reads:
            if (
                read.passage < 0
                or kinds[read.passage] != "paragraph"
                or _beside_drop_cap(collation, read)
            ):
                continue
            grid = proof.paper.page(read.line.page).columns
            offset = read.line.x - grid.x(read.line.column)
            if offset > (11 if read.opens else ROUNDING):
                yield f"begins {offset:.1f} points too far right: {read.line.where}"
            short = grid.x(read.line.column) + grid.measure - read.line.end
            if short > 1.5 and not read.closes and not _before_address(collation, read):
                yield f"ends {short:.1f} points before its column does: {read.line.where}"


def _beside_drop_cap(collation: Collation, read: Read) -> bool:
    first = [other for other in collation.reads if other.passage == 0][:3]
    return (
        read in first
        and len({round(other.line.x) for other in first}) <= 2
        and first[-1].line.x - first[0].line.x > 3
    )


def _before_address(collation: Collation, read: Read) -> bool:
    """Whether the line holds or precedes a word that has no place to break it, such as a web address."""
    after = collation.reads[collation.reads.index(read) + 1 :][:1]
    return any("/" in word or len(word) > 24 for line in (read, *after) for word in line.line.words)


def baselines_astray(proof: Proof) -> Iterator[str]:
    """Lines of copy stand level across columns: every baseline is on the grid of its page."""
    for page in proof.paper.pages:
        leading = page.columns.leading
        lines = [
            read.line
            for collation in proof.collations
            for read in collation.reads
            if read.line.page == page.number
            and read.line.size == proof.paper.copy_size
            and _upright(read)
        ]
        rests = Counter(round(line.baseline % leading, 1) for line in lines)
        usual = rests.most_common(1)[0][0] if rests else 0.0
        for line in lines:
            distance = abs(line.baseline % leading - usual)
            if min(distance, leading - distance) > 0.3:
                yield f"off the baseline grid by {distance:.1f} points: {line.where}"


def _upright(read: Read) -> bool:
    return read.passage >= 0 and "Serif" in read.line.font


def hyphens_at_jumps(proof: Proof) -> Iterator[str]:
    """No word is broken by a jump."""
    for collation in proof.collations:
        for jump in collation.jumps:
            if jump.kind == "from":
                continue
            before = _last_before(collation, jump)
            if before and before.line.text.endswith(BREAKS[:2]):
                yield f"a word is broken at the jump: {before.line.where}"


def _last_before(collation: Collation, jump: JumpLine) -> Read | None:
    running = [
        read for read in collation.reads if read.passage >= 0 and read.line.page <= jump.page
    ]
    return running[-1] if running else None


def headings_at_feet(proof: Proof) -> Iterator[str]:
    """No crosshead stands at the foot of a column."""
    for collation in proof.collations:
        kinds = [passage.kind for passage in collation.copy.running]
        for column in collation.columns():
            if column[-1].passage >= 0 and kinds[column[-1].passage] == "crosshead":
                yield f"a crosshead at the foot of a column: {column[-1].line.where}"


def widows_and_orphans(proof: Proof) -> Iterator[str]:
    """No paragraph leaves its first line alone at a column's foot, or its last alone at a column's head."""
    for collation in proof.collations:
        kinds = [passage.kind for passage in collation.copy.running]
        counts = Counter(read.passage for read in collation.reads)
        for column in collation.columns():
            running = [read for read in column if read.passage >= 0]
            if not running or all(read.passage < 0 for read in column):
                continue
            head, foot = running[0], running[-1]
            broad = ("paragraph", "quote", "item", "note")
            if (
                kinds[head.passage] in broad
                and head.closes
                and not head.opens
                and counts[head.passage] > 1
            ):
                yield f"a widow at the head of a column: {head.line.where}"
            if (
                kinds[foot.passage] in broad
                and foot.opens
                and not foot.closes
                and counts[foot.passage] > 1
            ):
                yield f"an orphan at the foot of a column: {foot.line.where}"


def outside_type_area(proof: Proof) -> Iterator[str]:
    """Nothing is printed outside the type area but the folio."""
    for page in proof.paper.pages:
        for line in page.lines:
            if _sticks_out(line.box, page, slack=OVERHANG):
                yield f"outside the type area: {line.where}"
        if page.painted[2] and _sticks_out(page.painted, page, slack=OVERHANG + 0.5):
            yield f"page {page.number}: painted outside the type area: all of it takes {_told(page.painted)}"
        for line in page.margin_lines:
            if line.baseline < page.columns.bottom or line.baseline > page.height - 6:
                yield f"outside the type area: {line.where}"


def _sticks_out(box: tuple[float, float, float, float], page: Page, *, slack: float) -> bool:
    grid = page.columns
    return (
        box[0] < grid.left - slack
        or box[2] > grid.right + slack
        or box[1] < grid.top - slack
        or box[3] > grid.bottom + slack
    )


def _told(box: tuple[float, float, float, float]) -> str:
    return ", ".join(f"{value:.0f}" for value in box)


def overprinted(proof: Proof) -> Iterator[str]:
    """No line of type is printed over another, or over a picture."""
    for page in proof.paper.pages:
        for number, line in enumerate(page.lines):
            for other in page.lines[number + 1 :]:
                if _overlap(line.box, other.box) and not _drop_cap_beside(line, other):
                    yield f"page {page.number}: “{line.text}” and “{other.text}” are printed over each other"
            for picture in page.pictures:
                if _overlap(line.box, picture):
                    yield f"page {page.number}: “{line.text}” is printed over a picture"


def _overlap(
    one: tuple[float, float, float, float], two: tuple[float, float, float, float]
) -> bool:
    return (
        min(one[2], two[2]) - max(one[0], two[0]) > 1.5
        and min(one[3], two[3]) - max(one[1], two[1]) > 1.5
    )


def _drop_cap_beside(one: Line, two: Line) -> bool:
    """Raised numbers of notes and drop caps stand within other lines' reach by design."""
    small, large = sorted((one, two), key=lambda line: len(line.glyphs))
    return len(small.glyphs) <= 3 and small.size > 2 * large.size and small.x + 2 < large.x


def folios_wrong(proof: Proof) -> Iterator[str]:
    """Every page has its number in the margin, and pages count from 1."""
    for page in proof.paper.pages:
        words = [word for line in page.margin_lines for word in line.words]
        if str(page.number) not in (words[:1] + words[-1:]):
            yield f"page {page.number} is numbered “{' '.join(words)}”"


def jumps_wrong(proof: Proof) -> Iterator[str]:
    """Jump lines stand from page 1 always, else where a page is skipped; each is a link to its twin."""
    for collation in proof.collations:
        due = [
            (before, after)
            for before, after in pairwise(sorted({read.line.page for read in collation.reads}))
            if before == 1 or after > before + 1
        ]
        slug = collation.copy.slug
        for kind, pairs in (("to", due), ("from", [(after, before) for before, after in due])):
            printed = [
                (jump.page, int(jump.names)) for jump in collation.jumps if jump.kind == kind
            ]
            if printed != pairs:
                yield f"{slug}: lines “{kind}” are due on pages {pairs} and printed as {printed}"
        yield from _unlinked(proof, collation)
        yield from _misplaced(collation)


def _unlinked(proof: Proof, collation: Collation) -> Iterator[str]:
    for jump in collation.jumps:
        if jump.kind == "online":
            if not any(
                link.covers(jump.lines[0]) or link.uri == jump.names for link in proof.paper.links
            ):
                yield f"page {jump.page}: the address {jump.names} is not a link"
            continue
        twin = next((other for other in collation.jumps if _is_twin(jump, other)), None)
        for line in jump.lines:
            link = next((link for link in proof.paper.links if link.covers(line)), None)
            if link is None:
                yield f"not a link: {line.where}"
            elif twin and not _leads_to(link, twin.lines[0]):
                yield f"leads to page {link.to_page} at {link.to_y:.0f}, not to its twin: {line.where}"


def _is_twin(jump: JumpLine, other: JumpLine) -> bool:
    return {jump.kind, other.kind} == {"to", "from"} and (jump.page, jump.names) == (
        int(other.names),
        str(other.page),
    )


def _leads_to(link: Link, line: Line) -> bool:
    return (
        link.to_page == line.page
        and abs(link.to_y - line.baseline) < NEAR
        and link.to_x <= line.x + NEAR
    )


def _misplaced(collation: Collation) -> Iterator[str]:
    """“Continued on” follows the last words, in their column; “continued from” stands above the first ones.

    The line that goes online may stand at its column's foot, a few lines below the last words.
    """
    for jump in collation.jumps:
        if jump.kind == "from":
            inside = (
                read.line
                for read in collation.reads
                if read.line.page == jump.page and read.line.spans == 1
            )
            after = next(
                (line for line in inside if line.column or line.baseline > jump.lines[0].baseline),
                None,
            )
            good = (
                after
                and after.column == jump.lines[0].column
                and after.baseline > jump.lines[-1].baseline
            )
        else:
            before = [
                read.line
                for read in collation.reads
                if read.line.page == jump.page and read.line.spans == 1
            ]
            last = before[-1] if before else None
            reach = 70 if jump.kind == "online" else 32
            good = (
                last
                and last.column == jump.lines[0].column
                and 0 < jump.lines[0].baseline - last.baseline < reach
            )
        if not good:
            yield f"not right beside the words that it speaks of: {jump.lines[0].where}"


def contents_wrong(proof: Proof) -> Iterator[str]:
    """The contents box names every article but the lead, in page order, with its pages, and links to its headline."""
    lines = contents_lines(proof.paper, proof.contents)[1:]
    due = sorted(
        proof.collations[1:],
        key=lambda one: (one.pages[:1] or [0], one.head[0].baseline if one.head else 0),
    )
    for collation in due:
        title = fold(str(collation.copy.keys.get("contents") or collation.copy.title))
        wanted = "".join((*title, *fold(_opening_run(collation))))
        taken, said = _take_entry(lines, wanted)
        if said != wanted:
            yield f"the contents box says “{said}” and should say “{wanted}”"
            return
        lines = lines[len(taken) :]
        yield from (
            f"does not lead to its headline: {line.where}"
            for line in taken
            if _astray(line, proof, collation)
        )
    if lines:
        yield f"the contents box goes on after its last line: {lines[0].where}"


def _take_entry(lines: Sequence[Line], wanted: str) -> tuple[list[Line], str]:
    taken: list[Line] = []
    said = ""
    for line in lines:
        if len(said) >= len(wanted) or not wanted.startswith(said):
            break
        said += "".join(fold(line.text))
        taken.append(line)
    return taken, said


def _astray(line: Line, proof: Proof, collation: Collation) -> bool:
    links = [link for link in proof.paper.links if link.covers(line)]
    return not collation.head or not any(_leads_to_head(link, collation) for link in links)


def _opening_run(collation: Collation) -> str:
    jumps = [jump.page for jump in collation.jumps if jump.kind == "from"]
    pages = [page for page in collation.pages if not jumps or page < min(jumps)]
    return f"p{pages[0]}" if len(pages) == 1 else f"p{pages[0]}-{pages[-1]}"


def _leads_to_head(link: Link, collation: Collation) -> bool:
    title = max(collation.head, key=lambda line: line.size)
    first = min(
        (line for line in collation.head if line.size == title.size), key=lambda line: line.baseline
    )
    return link.to_page == first.page and abs(link.to_y - first.baseline) < first.size + NEAR


def bookmarks_wrong(proof: Proof) -> Iterator[str]:
    """There is a bookmark for every article, which leads to its page."""
    top = [(fold(title), page) for level, title, page in proof.paper.bookmarks if level == 1]
    for collation in proof.collations:
        wanted = (fold(collation.copy.title), collation.pages[0] if collation.pages else 0)
        if top.count(wanted) != 1:
            yield f"{collation.copy.slug}: {top.count(wanted)} bookmarks lead to its headline"


def plan_wrong(proof: Proof) -> Iterator[str]:
    """The plan says what the paper shows: pages, articles on them, jumps, and every line of the contents box."""
    plan = proof.plan
    if [page["number"] for page in plan["pages"]] != list(range(1, len(proof.paper.pages) + 1)):
        yield f"the plan has pages {[page['number'] for page in plan['pages']]}"
    jumps = sorted((jump["article"], jump["from"], jump["to"]) for jump in plan["jumps"])
    printed = sorted(
        (jump.article, jump.page, int(jump.names))
        for one in proof.collations
        for jump in one.jumps
        if jump.kind == "to"
    )
    if jumps != printed:
        yield f"the plan has the jumps {jumps}, the paper {printed}"
    for collation in proof.collations:
        frames = [
            (page["number"], frame)
            for page in plan["pages"]
            for frame in page["frames"]
            if frame["article"] == collation.copy.slug
        ]
        planned = [number for number, _ in frames]
        if planned != collation.pages:
            yield f"{collation.copy.slug}: the plan has it on {planned}, the paper on {collation.pages}"
        if [(frame["part"], frame["of"]) for _, frame in frames] != [
            (n + 1, len(frames)) for n in range(len(frames))
        ]:
            yield f"{collation.copy.slug}: its parts are miscounted in the plan"
        yield from _words_wrong(collation, frames)


def _words_wrong(
    collation: Collation, frames: Sequence[tuple[int, dict[str, Any]]]
) -> Iterator[str]:
    words = sum(len(passage.words) for passage in collation.copy.running) - collation.unread
    told = sum(frame["words"] for _, frame in frames)
    if (
        not 0.97 * words - 5
        <= told
        <= 1.03 * sum(len(one.words) for one in collation.copy.passages) + 5
    ):
        yield f"{collation.copy.slug}: the plan counts {told} words, the paper has {words} of running copy"


CHECKS: tuple[Callable[[Proof], Iterator[str]], ...] = (
    words_astray,
    columns_astray,
    edges_ragged,
    baselines_astray,
    hyphens_at_jumps,
    headings_at_feet,
    widows_and_orphans,
    outside_type_area,
    overprinted,
    folios_wrong,
    jumps_wrong,
    contents_wrong,
    bookmarks_wrong,
    plan_wrong,
)
"""Every check, in the order in which its faults are told."""
