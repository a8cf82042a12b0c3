"""Rules about the imprint."""

from __future__ import annotations

from collections.abc import Iterator

from lowdown.model import Finding
from lowdown.proof.paper.evidence import Evidence
from lowdown.proof.paper.normalise import key_of
from lowdown.proof.paper.pages import PrintedLine, PrintedPage


def check_imprint(evidence: Evidence) -> Iterator[Finding]:
    """LD802: the imprint is on the paper."""
    imprint = evidence.publication.imprint
    if imprint is None:
        return
    pages = evidence.printed.pages
    if not any(key_of(imprint) in _text_of(page) for page in pages):
        yield evidence.fault(
            "LD802", "the imprint is not printed on any page, or not all of it", page=len(pages)
        )


def _text_of(page: PrintedPage) -> str:
    """The letters of a page from its top to its foot, line by line, without its number."""
    lines = sorted((*page.lines, *page.margin), key=lambda line: (line.baseline, line.x))
    return "".join(key_of(_without_folio(line, page.number)) for line in lines)


def _without_folio(line: PrintedLine, number: int) -> str:
    """The words of a line but for a page number at either end, which is a piece of its own."""
    runs = [run.text for run in line.runs]
    for end in (0, -1):
        if runs and runs[end].strip() == str(number):
            del runs[end]
    return " ".join(runs)
