"""The results of a build and of a check in words, for the terminal."""

from __future__ import annotations

import os
import re
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Final

from lowdown.model import Severity, plural
from lowdown.report.findings.report import count_findings
from lowdown.report.findings.snippets import plain, snip
from lowdown.sources import SourceError, ordinary_bytes
from lowdown.values import dataclass

if TYPE_CHECKING:
    from lowdown.jobs import BuildOrder, BuildResult, CheckResult
    from lowdown.model import Finding
    from lowdown.output import WrittenFile
    from lowdown.report.findings.report import Report

_COLOURS: Final = {Severity.ERROR: "31", Severity.WARNING: "33"}
_FAINT: Final = "2"
_MAX_NAMED: Final = 5
"""Issues that are named; more are counted."""
DRAWN: Final = "┌─┐│└┘▒·→←↗…"
"""The signs that boxes and arrows are drawn with."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Look:
    """The terminal that words are shown on."""

    colour: bool = False
    """Whether it shows colours."""
    width: int = 100
    """Characters to a line."""
    signs: bool = True
    """Whether it shows the signs that boxes and arrows are drawn with."""

    def paint(self, text: str, colour: str) -> str:
        """`text` in the colour of that number, where there are colours."""
        return f"\x1b[{colour}m{text}\x1b[0m" if self.colour else text


def can_draw(encoding: str | None) -> bool:
    """Whether the letters of an encoding include the signs that boxes and arrows are drawn with."""
    try:
        DRAWN.encode(encoding or "ascii")
    except (LookupError, UnicodeEncodeError):
        return False
    return True


def describe_findings(report: Report, look: Look) -> str:
    """Every finding with the line that it is about and its cure, by file, and their number."""
    lines_of = cache(lambda path: _read_lines(report.root / path))
    blocks = [
        (finding.place.path, _describe(finding, lines_of, look)) for finding in report.findings
    ]
    lines: list[str] = []
    for number, (path, block) in enumerate(blocks):
        before = blocks[number - 1] if number else None
        if before and (before[0] != path or len(block) > _BARE or len(before[1]) > _BARE):
            lines.append("")
        lines += block
    lines.append("")
    if report.unproved:
        names = plain(", ".join(report.unproved))
        lines.append(f"Not proved, because of errors: the paper of {names}.")
    lines.append(count_findings(report.findings))
    return "\n".join(lines)


_BARE: Final = 2
"""Lines of a finding that shows no copy."""


def describe_check(made: CheckResult) -> str:
    """What was checked without findings, in one line."""
    if not made.issues:
        return "there are no issues to check yet"
    pages = sum(made.pages.values())
    if len(made.issues) > _MAX_NAMED:
        return f"{plural(len(made.issues), 'issue')} ({plural(pages, 'page')}): no findings"
    return f"{', '.join(_named(name, made) for name in made.issues)}: no findings"


def _named(name: str, made: CheckResult) -> str:
    return f"{name} ({plural(made.pages[name], 'page')})" if name in made.pages else name


def describe_files(run: BuildResult, order: BuildOrder, *, seconds: float) -> str:
    """A table of the files that were made, with their pages and sizes, and the time that it took.

    The many files of the site are counted by their kinds; where there are many papers, these too.
    """
    rows = _rows(run, order)
    widths = [max(len(row[column]) for row in rows) for column in range(3)]
    lines = [
        f"{path:<{widths[0]}}  {pages:>{widths[1]}}  {size:>{widths[2]}}".rstrip()
        for path, pages, size in rows
    ]
    changed = sum(file.changed for file in run.files)
    files = plural(len(run.files), "file")
    new = "" if changed == len(run.files) else f", {changed:,} of them new or changed,"
    return "\n".join([*lines, f"{files}{new} in {seconds:.1f} s"])


def _rows(run: BuildResult, order: BuildOrder) -> list[tuple[str, str, str]]:
    """The cells of the table: a row for each file that is named, then one for each kind."""
    has_many_papers = sum(file.path in run.pages for file in run.files) > _MAX_NAMED
    counted: dict[str, list[WrittenFile]] = {}
    rows = []
    for file in run.files:
        kind = _kind(file)
        if not kind or (kind == _PAPERS and not has_many_papers):
            rows.append((shown_path(file, order.out), _pages(run, file), _size(file.size)))
        else:
            counted.setdefault(kind, []).append(file)
    for kind, files in counted.items():
        rows.append((kind, f"{len(files):,}", _size(sum(file.size for file in files))))
    return rows


_PAPERS: Final = "papers and their plans"
_KINDS: Final = (
    (re.compile(r"(?:.*/)?index\.html|404\.html"), "pages of the site"),
    (re.compile(r"pagefind/.*"), "files of the search"),
    (re.compile(r"assets/.*|favicon.*|robots\.txt|sitemap.*\.xml"), "other files of the site"),
    (re.compile(r"pictures/.*|.*\.(?:webp|avif|png|jpe?g)"), "pictures"),
    (re.compile(r".*/(?:feed\.xml|atom\.xml|feed\.json)"), "feeds of topics"),
    (re.compile(r"([^/]+)/(?:\1\.pdf|plan\.json)"), _PAPERS),
)
"""What files of a build are called together, by their paths below the output folder."""


def _kind(file: WrittenFile) -> str:
    """What a file is counted as; empty for one that is named."""
    return next((kind for pattern, kind in _KINDS if pattern.fullmatch(file.path)), "")


def shown_path(file: WrittenFile, out: Path) -> str:
    """The file's path as seen from the current folder, with forward slashes."""
    path = out / file.path
    try:
        return Path(os.path.relpath(path)).as_posix()
    except (ValueError, OSError):  # on another drive, or from a folder that was removed
        return path.as_posix()


def _describe(finding: Finding, lines_of: Callable[[str], list[str]], look: Look) -> list[str]:
    code = look.paint(finding.code, _COLOURS[finding.severity])
    first = f"{plain(str(finding.place))}: {code} {plain(finding.message)} [{finding.name}]"
    return [first, *_quote(finding, lines_of, look), f"    {plain(finding.cure)}"]


def _quote(finding: Finding, lines_of: Callable[[str], list[str]], look: Look) -> list[str]:
    """The line of copy, and a caret below the column where there is one."""
    place = finding.place
    secret = finding.code == _SECRET
    lines = lines_of(place.path) if place.line and not secret else []
    if not place.line or place.line > len(lines) or not lines[place.line - 1].strip():
        return []
    gutter = f"{place.line:>6} | "
    snippet = snip(lines[place.line - 1], place.column or 1, room=max(look.width - len(gutter), 20))
    quoted = [look.paint(gutter, _FAINT) + snippet.text.rstrip()]
    if place.column:
        below = look.paint(f"{'':>6} | ", _FAINT)
        quoted.append(below + " " * snippet.caret + look.paint("^", _COLOURS[finding.severity]))
    return quoted


_SECRET: Final = "LD164"
"""The rule about passwords: a line with one is not shown."""


def _read_lines(file: Path) -> list[str]:
    """The lines of a file as the desk counts them; none where it cannot be read."""
    try:
        text = ordinary_bytes(file).removeprefix(b"\xef\xbb\xbf").decode(errors="replace")
    except (OSError, SourceError):
        return []
    return re.split(r"\r\n|\r|\n", text)


def _pages(run: BuildResult, file: WrittenFile) -> str:
    pages = run.pages.get(file.path)
    return "" if pages is None else plural(pages, "page")


def _size(size: int) -> str:
    """Bytes in decimal units, as file managers show them."""
    if size < 1000:
        return f"{size} B"
    return f"{size / 1000:.0f} kB" if size < 999_500 else f"{size / 1e6:.1f} MB"
