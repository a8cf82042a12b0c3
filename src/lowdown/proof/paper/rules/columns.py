"""Rules about columns: no line alone, no heading at a foot, no hole, nothing outside, nothing over anything else."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Final

from lowdown.model import Finding
from lowdown.proof.paper.evidence import Evidence
from lowdown.proof.paper.pages import Box, PrintedLine, PrintedPage
from lowdown.proof.paper.passage_index import Found
from lowdown.proof.paper.passages import Kind

OVERHANG: Final = 2.5
"""Points by which the last letter of a line may lean out of its column."""
HOLE: Final = 0.5
"""Share of a page's column lines that may stay empty."""
_LOOSE: Final = (Kind.PARAGRAPH, Kind.QUOTE, Kind.ITEM, Kind.NOTE)


def check_column_ends(proof: Evidence) -> Iterator[Finding]:
    """LD450 to LD452: no first or last line of a paragraph alone at a column's end, no crosshead at its foot."""
    for _, collation in proof.articles:
        last = collation.running[-1:]
        counts = Counter(id(one.passage) for one in collation.running)
        for column in collation.columns():
            head, foot = column[0], column[-1]
            page = head.line.page
            if _is_loose(head, counts) and head.closes and not head.opens:
                yield proof.fault(
                    "LD451",
                    f"a column begins with the last line of a paragraph, {head.line.quote()}",
                    page=page,
                )
            if _is_loose(foot, counts) and foot.opens and not foot.closes:
                yield proof.fault(
                    "LD450",
                    f"a column ends with the first line of a paragraph, {foot.line.quote()}",
                    page=page,
                )
            if foot.passage.kind is Kind.CROSSHEAD and [foot] != last:
                yield proof.fault(
                    "LD452",
                    f"the crosshead {foot.line.quote()} stands at a column's foot",
                    page=page,
                )


def _is_loose(one: Found, counts: Counter[int]) -> bool:
    return one.passage.kind in _LOOSE and counts[id(one.passage)] > 1


def check_holes(proof: Evidence) -> Iterator[Finding]:
    """LD453: the columns of every page but the last with copy on it are filled."""
    pages = sorted({page for collation in proof.collations.values() for page in collation.pages})
    for page in proof.printed.pages[: pages[-1] - 1 if pages else 0]:
        share = _empty_share(page, proof)
        if share > HOLE:
            yield proof.fault(
                "LD453",
                f"{share:.0%} of the columns on page {page.number} are empty",
                "Move an article or a picture there, or let a page go.",
                page=page.number,
            )


def _empty_share(page: PrintedPage, proof: Evidence) -> float:
    """The share of the page's column lines that nothing covers."""
    grid = proof.printed.grid
    boxes = (
        [line.box for line in page.lines]
        + [picture.box for picture in page.pictures]
        + list(page.shapes)
    )
    covered = 0
    for column in range(grid.columns):
        left, right = grid.x(column), grid.x(column) + grid.measure
        inside = [box for box in boxes if box[0] < right - 2 and box[2] > left + 2]
        rows: set[int] = set()
        for box in inside:
            first, last = (
                int((box[1] - grid.top) // grid.leading),
                int((box[3] - grid.top) // grid.leading),
            )
            rows.update(range(max(0, first), min(grid.lines - 1, last) + 1))
        covered += len(rows)
    return 1 - covered / (grid.columns * grid.lines)


def check_edges(proof: Evidence) -> Iterator[Finding]:
    """LD454 and LD455: nothing outside the page, the frame or its column."""
    for page in proof.printed.pages:
        lines = [*page.lines, *page.margin]
        boxes = [line.box for line in lines] + [picture.box for picture in page.pictures]
        if any(_outside(box, (0.0, 0.0, page.width, page.height), slack=0.5) for box in boxes):
            yield proof.fault(
                "LD454",
                f"something on page {page.number} stands outside the sheet",
                page=page.number,
            )
    for collation in proof.collations.values():
        for one in collation.running:
            if wrong := _astray(one, proof):
                yield proof.fault("LD455", f"{one.line.quote()} {wrong}", page=one.line.page)
    yield from _frames_left(proof)


def _outside(box: Box, frame: Box, *, slack: float) -> bool:
    left, top, right, bottom = frame
    return (
        box[0] < left - slack
        or box[1] < top - slack
        or box[2] > right + slack
        or box[3] > bottom + slack
    )


def _astray(one: Found, proof: Evidence) -> str:
    """What is wrong with where a line of copy stands; nothing for the panel, which has columns of its own."""
    grid, line = proof.printed.grid, one.line
    if proof.issue.donation and one.passage.article == proof.issue.donation.slug:
        return ""
    if line.x < grid.x(line.column) - 1 or line.end > grid.x(line.column) + grid.measure + OVERHANG:
        return "does not stand within its column"
    return ""


def _frames_left(proof: Evidence) -> Iterator[Finding]:
    """Lines and pictures that stand partly in the margins."""
    grid = proof.printed.grid
    frame = (grid.left, grid.top, grid.left + grid.width(grid.columns), grid.y(grid.lines))
    for page in proof.printed.pages:
        boxes = [(line.box, line.quote()) for line in page.lines]
        boxes += [(picture.box, "a picture") for picture in page.pictures]
        for box, name in boxes:
            if _outside(box, frame, slack=OVERHANG):
                yield proof.fault(
                    "LD455", f"{name} leaves the frame of page {page.number}", page=page.number
                )
    for collation in proof.collations.values():
        for line in [line for page in proof.printed.pages for line in page.margin]:
            if any(
                len(line.key) > 12 and passage.key.find(line.key) >= 0
                for passage in collation.passages
            ):
                yield proof.fault("LD455", f"{line.quote()} stands in the margin", page=line.page)


def check_overprints(proof: Evidence) -> Iterator[Finding]:
    """LD456: no line of type stands over another, or over a picture."""
    for page in proof.printed.pages:
        lines = sorted(page.lines, key=lambda line: line.box[1])
        drawn = [picture.box for picture in page.pictures] + [run.box for run in page.lettering]
        for number, line in enumerate(lines):
            other = next(
                (two for two in _following(lines, number) if _overlap(line.box, two.box)), None
            )
            over = f"and {other.quote()} are printed over each other" if other else ""
            level = [box for box in drawn if box[1] < line.box[3] and box[3] > line.box[1]]
            if not over and any(_overlap(line.box, box) for box in level):
                over = "is printed over a picture"
            if over:
                yield proof.fault(
                    "LD456", f"{line.quote()} {over} on page {page.number}", page=page.number
                )
                break


def _following(lines: Sequence[PrintedLine], number: int) -> Iterator[PrintedLine]:
    """The lines after this one that begin above its foot."""
    bottom = lines[number].box[3] - 1.5
    for other in lines[number + 1 :]:
        if other.box[1] > bottom:
            return
        yield other


def _overlap(one: Box, two: Box) -> bool:
    return (
        min(one[2], two[2]) - max(one[0], two[0]) > 1.5
        and min(one[3], two[3]) - max(one[1], two[1]) > 1.5
    )


def check_baselines(proof: Evidence) -> Iterator[Finding]:
    """LD457: lines of copy stand level across columns."""
    leading = proof.printed.grid.leading
    for page in proof.printed.pages:
        lines = [
            one.line
            for collation in proof.collations.values()
            for one in collation.running
            if one.line.page == page.number and abs(one.line.size - proof.printed.copy_size) < 0.05
        ]
        rests = Counter(round(line.baseline % leading, 1) for line in lines)
        usual = rests.most_common(1)[0][0] if rests else 0.0
        astray = [
            line for line in lines if 0.4 < abs(line.baseline % leading - usual) < leading - 0.4
        ]
        if astray:
            yield proof.fault(
                "LD457",
                f"{astray[0].quote()} does not stand level with the lines of the other columns",
                page=page.number,
            )
