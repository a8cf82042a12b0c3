"""Compares a finished paper with the issue that it should print, and reports what is wrong."""

from __future__ import annotations

import io
import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator
from typing import Any, Final

from lowdown.model import Finding, Issue, Publication, printed_issue
from lowdown.outputs import paper_path
from lowdown.press import read_grid
from lowdown.proof.finished import Finished
from lowdown.proof.paper.evidence import Evidence, gather_evidence
from lowdown.proof.paper.pages import PrintedPage, PrintedPaper
from lowdown.proof.paper.read_active import find_active, is_swelling
from lowdown.proof.paper.read_pdf import read_pages
from lowdown.proof.paper.read_tags import read_links, read_tags
from lowdown.proof.paper.rules import (
    check_active,
    check_baselines,
    check_column_ends,
    check_contents,
    check_contents_links,
    check_cuts,
    check_document,
    check_edges,
    check_holes,
    check_imprint,
    check_jump_links,
    check_jump_places,
    check_jumps,
    check_links,
    check_online_codes,
    check_order,
    check_overprints,
    check_pages,
    check_panel,
    check_pictures,
    check_plan_json,
    check_qr_code,
    check_reading_order,
    check_spaces,
    check_strangers,
    check_visibility,
    check_words,
)
from lowdown.values import dataclass

CHECKS: Final[tuple[Callable[[Evidence], Iterator[Finding]], ...]] = (
    check_pages,
    check_jumps,
    check_jump_links,
    check_jump_places,
    check_contents,
    check_contents_links,
    check_words,
    check_order,
    check_strangers,
    check_spaces,
    check_cuts,
    check_column_ends,
    check_holes,
    check_edges,
    check_overprints,
    check_visibility,
    check_baselines,
    check_panel,
    check_qr_code,
    check_online_codes,
    check_document,
    check_reading_order,
    check_pictures,
    check_links,
    check_imprint,
    check_active,
    check_plan_json,
)
"""The rules about a paper, in the order in which findings are reported."""

MIN_KNOWN: Final = 0.2
"""Share of the issue's passages of which a paper must print something to be that issue's."""
END_MARK: Final = b"%%EOF"
"""What a PDF ends with."""
END_BYTES: Final = 1024
"""Bytes at a file's end, within which the mark has to be (ISO 32000-1, annex H.3)."""
MAX_REPORTED: Final = 20
"""Findings of one code that are reported of one paper."""
_STREAM: Final = re.compile(r"(?:(?:WARNING|ERROR): )?stream <[^>]*>:? ?")


@dataclass(frozen=True, slots=True, kw_only=True)
class PaperCheck:
    """A paper that has been compared with its issue."""

    findings: tuple[Finding, ...]
    """What is wrong with it."""
    pages: int = 0
    """Number of its pages; 0 where it cannot be read."""


def check_paper(publication: Publication, issue: Issue, finished: Finished) -> PaperCheck:
    """Compares `<issue>/<issue>.pdf` with the issue: LD411 to LD491, LD802."""
    issue = printed_issue(publication, issue)
    path = paper_path(issue.name)
    place, again = finished.place(path), f"Build it with `lowdown build {issue.name}`."
    data = finished.read(path)
    if data is None:
        missing = Finding(
            code="LD411", place=place, message="the paper has not been built", cure=again
        )
        return PaperCheck(findings=(missing,))
    printed = _read(publication, data)
    if isinstance(printed, _Unreadable):
        unreadable = Finding(code=printed.code, place=place, message=printed.problem, cure=again)
        return PaperCheck(findings=(unreadable,))
    return PaperCheck(
        findings=_check(gather_evidence(publication, issue, printed, finished)),
        pages=len(printed.pages),
    )


def _check(evidence: Evidence) -> tuple[Finding, ...]:
    """What is wrong with a paper that can be read, at most MAX_REPORTED findings of each code."""
    if _is_another_paper(evidence):
        return (
            evidence.fault(
                "LD414", f"hardly any of the words of {evidence.issue.name} are in this paper"
            ),
        )
    by_code: dict[str, list[Finding]] = defaultdict(list)
    for finding in dict.fromkeys(finding for check in CHECKS for finding in check(evidence)):
        by_code[finding.code].append(finding)
    return tuple(finding for findings in by_code.values() for finding in findings[:MAX_REPORTED])


@dataclass(frozen=True, slots=True, kw_only=True)
class _Unreadable:
    """A file that cannot be read as a paper."""

    code: str
    """The rule's code."""
    problem: str
    """Why not, in one sentence."""


def _read(publication: Publication, data: bytes) -> PrintedPaper | _Unreadable:
    """The paper, or why it cannot be read."""
    import pikepdf
    import pypdfium2

    if not data.strip():
        return _Unreadable(code="LD412", problem="the file is empty")
    if is_swelling(data):
        return _Unreadable(
            code="LD412", problem="the file is far larger when it is unpacked than any newspaper"
        )
    try:
        with pikepdf.open(io.BytesIO(data)) as pdf:
            if pdf.is_encrypted:
                return _Unreadable(
                    code="LD413",
                    problem="the paper is encrypted; screen readers and printers may be kept out",
                )
            if damage := _damage(data, pdf):
                return _Unreadable(code="LD412", problem=damage)
            return _read_paper(publication, data, pdf)
    except pikepdf.PasswordError:
        return _Unreadable(
            code="LD413", problem="the paper is encrypted and cannot be opened without a password"
        )
    except (pikepdf.PdfError, pypdfium2.PdfiumError) as error:
        reason = _plain(str(error)) or "it cannot be read"
        return _Unreadable(code="LD412", problem=f"the file is damaged or is no PDF: {reason}")
    except (
        ValueError,
        TypeError,
        KeyError,
        IndexError,
        AttributeError,
        RuntimeError,
        OverflowError,
    ) as error:
        # A PDF made by hand or damaged may hold anything where a number or a dictionary should be.
        reason = _plain(str(error)) or type(error).__name__
        return _Unreadable(code="LD412", problem=f"the file is damaged: {reason}")


def _damage(data: bytes, pdf: Any) -> str:
    """What is wrong with a file that can be read here, but perhaps not by a printer's machine."""
    if END_MARK not in data[-END_BYTES:]:
        return "the file breaks off before its end"
    check = getattr(pdf, "check_pdf_syntax", None) or pdf.check  # its name before pikepdf 10
    problems = [*pdf.get_warnings(), *check()]
    return f"the file is damaged: {_plain(str(problems[0]))}" if problems else ""


def _plain(words: str) -> str:
    """A library's words on one line, without the name that it gives to the file."""
    return " ".join(_STREAM.sub("", words).split()).rstrip(".")


def _read_paper(publication: Publication, data: bytes, pdf: Any) -> PrintedPaper:
    tags, grid = read_tags(pdf), read_grid(publication)
    pages = read_pages(data, grid, tags.drawn)
    enlarged = [
        number
        for number, page in enumerate(pdf.pages, start=1)
        if float(page.obj.get("/UserUnit", 1)) != 1
    ]
    return PrintedPaper(
        pages=pages,
        links=read_links(pdf),
        tags=tags,
        grid=grid,
        copy_size=_copy_size(pages),
        data=data,
        enlarged=frozenset(enlarged),
        active=find_active(pdf),
    )


def _copy_size(pages: tuple[PrintedPage, ...]) -> float:
    """The size in which most letters are set, in points."""
    sizes: Counter[float] = Counter()
    for page in pages:
        for line in page.lines:
            sizes[line.size] += len(line.key)
    return max(0.1, sizes.most_common(1)[0][0]) if sizes else 0.1


def _is_another_paper(evidence: Evidence) -> bool:
    """Whether hardly any passage of the issue, fillers apart, is in the paper."""
    fillers = {filler.slug for filler in evidence.issue.fillers}
    wanted = printed = 0
    for slug, collation in evidence.collations.items():
        if slug not in fillers:
            wanted += len(collation.passages)
            printed += len({id(matched.passage) for matched in collation.matched})
    return printed < MIN_KNOWN * wanted
