"""What came of a press run goes in; the words for it come out, for an editor or for a machine. Prints nothing."""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import TYPE_CHECKING, Final

from lowdown.model.finding import Severity, errors_among

if TYPE_CHECKING:
    from collections.abc import Sequence

    from lowdown.dock import Landed
    from lowdown.model.finding import Finding
    from lowdown.pressrun import Order, PressRun

_COLOURS: Final = {Severity.ERROR: "31", Severity.WARNING: "33"}


def describe_findings(findings: Sequence[Finding], *, colour: bool) -> str:
    """Every finding with its cure below it, and how many there are."""
    lines = []
    for finding in findings:
        text = f"{finding.place}: {_paint(finding.code, finding.severity, colour)} {finding.message} [{finding.name}]"
        lines += [text, f"    {finding.cure}"]
    return "\n".join([*lines, count_findings(findings)])


def count_findings(findings: Sequence[Finding]) -> str:
    """How many there are of each weight, such as "2 errors, 1 warning"."""
    errors = len(errors_among(tuple(findings)))
    counted = ((errors, "error"), (len(findings) - errors, "warning"))
    return ", ".join(_plural(number, word) for number, word in counted if number) or "no findings"


def describe_files(run: PressRun, order: Order, *, seconds: float) -> str:
    """A table of what was made: path, pages, size; and the time that it took."""
    rows = [(shown(landed, order.out), _pages(run, landed), _size(landed.size)) for landed in run.landed]
    widths = [max(len(row[column]) for row in rows) for column in range(3)]
    lines = [f"{path:<{widths[0]}}  {pages:>{widths[1]}}  {size:>{widths[2]}}".rstrip() for path, pages, size in rows]
    return "\n".join([*lines, f"{_plural(len(rows), 'file')} in {seconds:.1f} s"])


def write_json(run: PressRun, order: Order) -> str:
    """The run as a JSON document; the same for the same sources, so without the time that it took."""
    document = {
        "issue": order.issue,
        "findings": [_finding(finding) for finding in run.findings],
        "files": [
            {"path": shown(landed, order.out), "bytes": landed.size, "pages": run.pages.get(landed.path)}
            for landed in run.landed
        ],
        "ok": run.ok,
    }
    return json.dumps(document, indent=2)


def shown(landed: Landed, out: Path) -> str:
    """The file's path as seen from the current folder, with forward slashes."""
    path = out / landed.path
    try:
        return Path(os.path.relpath(path)).as_posix()
    except ValueError:  # on another drive
        return path.as_posix()


def _finding(finding: Finding) -> dict[str, str | int | None]:
    return {
        "code": finding.code,
        "name": finding.name,
        "severity": finding.severity.value,
        "path": finding.place.path,
        "line": finding.place.line,
        "column": finding.place.column,
        "message": finding.message,
        "cure": finding.cure,
    }


def _paint(text: str, severity: Severity, colour: bool) -> str:  # noqa: FBT001 (the last step of a choice made above)
    return f"\x1b[{_COLOURS[severity]}m{text}\x1b[0m" if colour else text


def _pages(run: PressRun, landed: Landed) -> str:
    pages = run.pages.get(landed.path)
    return "" if pages is None else _plural(pages, "page")


def _size(size: int) -> str:
    """Bytes in decimal units, as file managers show them."""
    if size < 1000:
        return f"{size} B"
    return f"{size / 1000:.0f} kB" if size < 999_500 else f"{size / 1e6:.1f} MB"


def _plural(number: int, word: str) -> str:
    return f"{number} {word}{'' if number == 1 else 's'}"
