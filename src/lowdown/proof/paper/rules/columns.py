"""Rules about columns: how they begin and end, what they leave empty, and what stands outside."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Final

from lowdown.model import Finding
from lowdown.proof.paper.evidence import Evidence
from lowdown.proof.paper.match import Collation
from lowdown.proof.paper.pages import Box, PrintedLine, PrintedPage
from lowdown.proof.paper.passage_index import MatchedLine
from lowdown.proof.paper.passages import Kind

OVERHANG: Final = 3.0
"""Points by which a line may lean out of its column where it ends or a mark begins it."""
QUOTATION_MARKS: Final = "\u201c\u2018\u201e\u201a\u2019\u00ab\"'"
"""Marks that hang out where a line begins."""
MAX_EMPTY: Final = 0.5
"""Share of a page's column lines that may stay empty."""
OVERLAP: Final = 1.5
"""Points by which two boxes may overlap, both across and down."""
LEVEL: Final = 0.4
"""Points by which a baseline may miss those of the other columns."""
MIN_MARGIN_LETTERS: Final = 13
"""Letters of a line in the margin from which it is taken for copy."""
_DIVISIBLE: Final = (Kind.PARAGRAPH, Kind.QUOTE, Kind.ITEM, Kind.NOTE)
"""Passages of which no line may stand alone at a column's end."""


def check_column_ends(evidence: Evidence) -> Iterator[Finding]:
    """LD450 to LD452: no line of a paragraph stands alone, and no crosshead ends a column."""
    for _, collation in evidence.articles:
        running = collation.running
        line_counts = Counter(id(matched.passage) for matched in running)
        for column in collation.columns():
            yield from _check_column_head(evidence, column[0], line_counts)
            yield from _check_column_foot(evidence, column[-1], line_counts)
            if column[-1] is not running[-1]:
                yield from _check_crosshead(evidence, column[-1])


def _check_column_head(
    evidence: Evidence, head: MatchedLine, line_counts: Counter[int]
) -> Iterator[Finding]:
    """LD451: the column does not begin with the last line of a paragraph."""
    if _is_divided(head, line_counts) and head.closes and not head.opens:
        yield evidence.fault(
            "LD451",
            f"a column begins with the last line of a paragraph, {head.line.quote()}",
            page=head.line.page,
        )


def _check_column_foot(
    evidence: Evidence, foot: MatchedLine, line_counts: Counter[int]
) -> Iterator[Finding]:
    """LD450: the column does not end with the first line of a paragraph."""
    if _is_divided(foot, line_counts) and foot.opens and not foot.closes:
        yield evidence.fault(
            "LD450",
            f"a column ends with the first line of a paragraph, {foot.line.quote()}",
            page=foot.line.page,
        )


def _check_crosshead(evidence: Evidence, foot: MatchedLine) -> Iterator[Finding]:
    """LD452: the column does not end with a crosshead whose copy follows elsewhere."""
    if foot.passage.kind is Kind.CROSSHEAD:
        yield evidence.fault(
            "LD452",
            f"the crosshead {foot.line.quote()} stands at a column's foot",
            page=foot.line.page,
        )


def _is_divided(matched: MatchedLine, line_counts: Counter[int]) -> bool:
    """Whether the line is one of several of its paragraph."""
    return matched.passage.kind in _DIVISIBLE and line_counts[id(matched.passage)] > 1


def check_holes(evidence: Evidence) -> Iterator[Finding]:
    """LD453: the columns of every page but the last with copy on it are filled."""
    with_copy = {page for collation in evidence.collations.values() for page in collation.pages}
    last = max(with_copy, default=1)
    for page in evidence.printed.pages[: last - 1]:
        share = _empty_share(page, evidence)
        if share > MAX_EMPTY:
            yield evidence.fault(
                "LD453",
                f"{share:.0%} of the columns on page {page.number} are empty",
                "Move an article or a picture there, or give the issue a page less.",
                page=page.number,
            )


def _empty_share(page: PrintedPage, evidence: Evidence) -> float:
    """The share of the page's column lines that nothing covers."""
    grid = evidence.printed.grid
    boxes = [
        *(line.box for line in page.lines),
        *(picture.box for picture in page.pictures),
        *page.shapes,
    ]
    covered = 0
    for column in range(grid.columns):
        left, right = grid.x(column), grid.x(column) + grid.measure
        rows: set[int] = set()
        for box in boxes:
            if box.left < right - 2 and box.right > left + 2:
                first = int((box.top - grid.top) // grid.leading)
                last = int((box.bottom - grid.top) // grid.leading)
                rows.update(range(max(0, first), min(grid.lines - 1, last) + 1))
        covered += len(rows)
    return 1 - covered / (grid.columns * grid.lines)


def check_edges(evidence: Evidence) -> Iterator[Finding]:
    """LD454 and LD455: nothing stands outside the sheet, the frame or its column."""
    yield from _check_sheets(evidence)
    yield from _check_columns(evidence)
    yield from _check_frames(evidence)
    yield from _check_margins(evidence)


def _check_sheets(evidence: Evidence) -> Iterator[Finding]:
    """LD454: every line and picture stands on its sheet."""
    for page in evidence.printed.pages:
        sheet = Box(0.0, 0.0, page.width, page.height)
        boxes = [line.box for line in (*page.lines, *page.margin)]
        boxes += [picture.box for picture in page.pictures]
        if any(_is_outside(box, sheet, slack=0.5) for box in boxes):
            yield evidence.fault(
                "LD454",
                f"something on page {page.number} stands outside the sheet",
                page=page.number,
            )


def _check_columns(evidence: Evidence) -> Iterator[Finding]:
    """LD455: every line of copy stands within its column; the panel has columns of its own."""
    donation = evidence.issue.donation
    for slug, collation in evidence.collations.items():
        if donation and slug == donation.slug:
            continue
        for matched in collation.running:
            if _leaves_column(matched.line, evidence):
                yield evidence.fault(
                    "LD455",
                    f"{matched.line.quote()} does not stand within its column",
                    page=matched.line.page,
                )


def _leaves_column(line: PrintedLine, evidence: Evidence) -> bool:
    grid = evidence.printed.grid
    left = grid.x(line.column)
    opens = line.text.lstrip()[:1] in QUOTATION_MARKS
    return line.x < left - (OVERHANG if opens else 1) or line.end > left + grid.measure + OVERHANG


def _check_frames(evidence: Evidence) -> Iterator[Finding]:
    """LD455: no line or picture leans out of the frame into the margins."""
    grid = evidence.printed.grid
    frame = Box(grid.left, grid.top, grid.left + grid.width(grid.columns), grid.y(grid.lines))
    for page in evidence.printed.pages:
        for box, name in _framed(page, evidence):
            if _is_outside(box, frame, slack=OVERHANG):
                yield evidence.fault(
                    "LD455", f"{name} leaves the frame of page {page.number}", page=page.number
                )


def _framed(page: PrintedPage, evidence: Evidence) -> Iterator[tuple[Box, str]]:
    """What has to stand within the frame of a page, and its name."""
    for line in page.lines:
        if line not in evidence.imprint:
            yield line.box, line.quote()
    for picture in page.pictures:
        yield picture.box, "a picture"


def _check_margins(evidence: Evidence) -> Iterator[Finding]:
    """LD455: no copy stands in the margin above or below the frame."""
    margin = [line for page in evidence.printed.pages for line in page.margin]
    long_lines = [line for line in margin if len(line.key) >= MIN_MARGIN_LETTERS]
    for collation in evidence.collations.values():
        for line in long_lines:
            if _has_letters(collation, line.key):
                yield evidence.fault(
                    "LD455", f"{line.quote()} stands in the margin", page=line.page
                )


def _has_letters(collation: Collation, key: str) -> bool:
    """Whether a passage of the article has the letters `key` in a row."""
    return any(key in passage.key for passage in collation.passages)


def _is_outside(box: Box, frame: Box, *, slack: float) -> bool:
    """Whether `box` leaves `frame` by more than `slack` points on any side."""
    return (
        box.left < frame.left - slack
        or box.top < frame.top - slack
        or box.right > frame.right + slack
        or box.bottom > frame.bottom + slack
    )


def check_overprints(evidence: Evidence) -> Iterator[Finding]:
    """LD456: no line of type stands over another, or over a picture; one finding for each page."""
    for page in evidence.printed.pages:
        overprint = _first_overprint(page)
        if overprint:
            yield evidence.fault("LD456", f"{overprint} on page {page.number}", page=page.number)


def _first_overprint(page: PrintedPage) -> str:
    """What is wrong with the topmost line that stands over something; empty where none does."""
    lines = sorted(page.lines, key=lambda line: line.box.top)
    drawings = [picture.box for picture in page.pictures] + [run.box for run in page.lettering]
    for number, line in enumerate(lines):
        other = _overprinted_line(lines, number)
        if other:
            return f"{line.quote()} and {other.quote()} are printed over each other"
        top, bottom = line.box.top, line.box.bottom
        level = [box for box in drawings if box.top < bottom and box.bottom > top]
        if any(_overlap(line.box, box) for box in level):
            return f"{line.quote()} is printed over a picture"
    return ""


def _overprinted_line(lines: Sequence[PrintedLine], number: int) -> PrintedLine | None:
    """The first line after line `number` that overlaps it; `lines` are sorted by their tops."""
    box = lines[number].box
    for other in lines[number + 1 :]:
        if other.box.top > box.bottom - OVERLAP:
            return None  # this line and all that follow begin below
        if _overlap(box, other.box):
            return other
    return None


def _overlap(one: Box, two: Box) -> bool:
    down = min(one.bottom, two.bottom) - max(one.top, two.top)
    if down <= OVERLAP:
        return False
    across = min(one.right, two.right) - max(one.left, two.left)
    return across > OVERLAP


def check_baselines(evidence: Evidence) -> Iterator[Finding]:
    """LD457: lines of copy stand level across columns; one finding for each page."""
    lines_by_page = _copy_lines(evidence)
    for page in evidence.printed.pages:
        line = _first_off_level(lines_by_page.get(page.number, []), evidence.printed.grid.leading)
        if line:
            yield evidence.fault(
                "LD457",
                f"{line.quote()} does not stand level with the lines of the other columns",
                page=page.number,
            )


def _copy_lines(evidence: Evidence) -> dict[int, list[PrintedLine]]:
    """The lines of running copy in the size of the copy, by page."""
    lines: dict[int, list[PrintedLine]] = {}
    for collation in evidence.collations.values():
        for matched in collation.running:
            if evidence.printed.is_copy_size(matched.line):
                lines.setdefault(matched.line.page, []).append(matched.line)
    return lines


def _first_off_level(lines: Sequence[PrintedLine], leading: float) -> PrintedLine | None:
    """The first line whose baseline is off the rhythm that most lines of the page keep."""
    rests = Counter(round(line.baseline % leading, 1) for line in lines)
    usual = rests.most_common(1)[0][0] if rests else 0.0
    for line in lines:
        off_by = abs(line.baseline % leading - usual)
        if LEVEL < off_by < leading - LEVEL:
            return line
    return None
