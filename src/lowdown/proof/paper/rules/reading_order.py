"""Rules about the order in which a screen reader reads a paper out."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from lowdown.model import Finding
from lowdown.proof.paper.evidence import Evidence
from lowdown.proof.paper.match import Collation
from lowdown.proof.paper.pages import PrintedLine

NOT_TAGGED: Final = -1
"""Rank of a piece of type that has no place in the reading order."""


def check_reading_order(evidence: Evidence) -> Iterator[Finding]:
    """LD475: a screen reader reads each article from its beginning to its end, across its jumps."""
    tags = evidence.printed.tags
    if not tags.marked:
        return
    if tags.circular:
        yield evidence.fault(
            "LD475", "the tags go round in a circle, and no screen reader comes to their end"
        )
    for slug, collation in evidence.collations.items():
        yield from _check_article_order(evidence, slug, collation)
    yield from _check_others_are_read(evidence)


def _check_article_order(evidence: Evidence, slug: str, collation: Collation) -> Iterator[Finding]:
    """LD475: the lines of an article are tagged in the order of the copy; its first fault only.

    Headlines, captions and the like may be read anywhere, but must be read.
    """
    last_rank = 0
    for matched in sorted(collation.matched, key=lambda matched: (matched.number, matched.start)):
        ranks = _reading_ranks(evidence, matched.line)
        if NOT_TAGGED in ranks:
            problem = "is not read out"
        elif matched.passage.running and min(ranks) < last_rank:
            problem = "is read in the wrong place"
        else:
            if matched.passage.running:
                last_rank = max(ranks)
            continue
        yield evidence.fault(
            "LD475",
            f"screen readers lose their way in '{slug}': {matched.line.quote()} {problem}",
            page=matched.line.page,
        )
        return


def _check_others_are_read(evidence: Evidence) -> Iterator[Finding]:
    """LD475: what is in no article is read out too; one finding for each page.

    That is the nameplate, the contents box, jump lines and bylines. Folios, which stand in the
    margin, are not read out.
    """
    of_articles = {
        run
        for collation in evidence.collations.values()
        for matched in collation.matched
        for run in matched.line.runs
    }
    for page in evidence.printed.pages:
        for line in page.lines:
            if NOT_TAGGED in _reading_ranks(evidence, line) and of_articles.isdisjoint(line.runs):
                yield evidence.fault(
                    "LD475",
                    f"screen readers skip {line.quote()} on page {page.number}",
                    page=page.number,
                )
                break


def _reading_ranks(evidence: Evidence, line: PrintedLine) -> list[int]:
    """The places of a line's runs in the reading order; NOT_TAGGED for one without a tag."""
    order = evidence.printed.tags.order
    return [order.get((line.page, run.mark), NOT_TAGGED) for run in line.runs]
