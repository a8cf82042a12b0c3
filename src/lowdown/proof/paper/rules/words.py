"""Rules about words: every article is printed whole, once, in order, or cut where the paper says so."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from itertools import accumulate

from lowdown.model import Finding, first_words
from lowdown.proof.paper.evidence import Evidence
from lowdown.proof.paper.match import Collation
from lowdown.proof.paper.normalise import key_of
from lowdown.proof.paper.pages import PrintedLine
from lowdown.proof.paper.passage_index import Found
from lowdown.proof.paper.passages import Passage


def check_words(proof: Evidence) -> Iterator[Finding]:
    """LD440 and LD441 for articles, LD461 for the panel: no word is missing, none is printed twice.

    A filler is printed whole or not at all.
    """
    for slug, collation in proof.collations.items():
        panel = proof.issue.donation is not None and slug == proof.issue.donation.slug
        filler = slug in {filler.slug for filler in proof.issue.fillers}
        if (panel or filler) and not collation.found:
            continue  # a panel that is missing is told by another rule; fillers are printed where there is room
        cut = len(collation.passages) if panel or filler else _cut(collation)
        gaps = []
        for number, passage in enumerate(collation.passages):
            missing, twice = _coverage(passage, collation)
            broken = number == cut - 1 and proof.online(slug) is not None and missing[:-1] == []
            if (
                missing
                and not broken
                and not _may_be_missing(
                    passage, missing, number >= cut and (passage.running or collation.stops)
                )
            ):
                gaps.append((passage, missing))
            for start, end in () if passage.repeats else twice:
                yield proof.fault(
                    "LD441",
                    f"the {passage.kind.value} “{_words(passage, start, end)}” of '{slug}' is printed twice",
                    page=_page(collation, passage),
                )
        yield from _tell_missing(proof, slug, gaps, "LD461" if panel else "LD440")
    yield from _check_bylines(proof)


def _cut(collation: Collation) -> int:
    """The first passage that is not printed because print has stopped, which another rule looks at.

    What drifts may then be missing too.
    """
    if not collation.running:
        return len(collation.passages)
    last = collation.running[-1].passage
    return next(number + 1 for number, one in enumerate(collation.passages) if one is last)


def _coverage(
    passage: Passage, collation: Collation
) -> tuple[list[tuple[int, int]], list[tuple[int, int]]]:
    """The stretches of a passage that no line says, and those that two do."""
    spans = sorted((one.start, one.end) for one in collation.found if one.passage is passage)
    missing, twice, at = [], [], 0
    for start, end in spans:
        if start > at:
            missing.append((at, start))
        if start < at:
            twice.append((start, min(end, at)))
        at = max(at, end)
    if at < len(passage.key):
        missing.append((at, len(passage.key)))
    return missing, twice


def _may_be_missing(passage: Passage, missing: Sequence[tuple[int, int]], after_cut: bool) -> bool:  # noqa: FBT001
    """Whether the copyfitter may have dropped the passage, or print has stopped before it."""
    whole = list(missing) == [(0, len(passage.key))]
    return whole and (passage.optional or after_cut)


def _tell_missing(
    proof: Evidence, slug: str, gaps: Sequence[tuple[Passage, list[tuple[int, int]]]], code: str
) -> Iterator[Finding]:
    """One finding for each article: its first words that are missing, and how many passages more."""
    if not gaps:
        return
    passage, missing = gaps[0]
    start, end = missing[0]
    more = sum(len(some) for _, some in gaps) - 1
    rest = (
        f", and words in {more} more places"
        if more > 1
        else ", and words in another place"
        if more
        else ""
    )
    where, words = f"the {passage.kind.value} at {passage.place}", _words(passage, start, end)
    yield proof.fault(code, f"{where} is printed without the words “{words}”{rest}")


def _words(passage: Passage, start: int, end: int, most: int = 8) -> str:
    """The words that have letters between `start` and `end`."""
    words = passage.words[bisect_left(passage.ends, start + 1) : bisect_left(passage.ends, end) + 1]
    return first_words(words, most)


def _page(collation: Collation, passage: Passage) -> int | None:
    pages = [one.line.page for one in collation.found if one.passage is passage]
    return pages[-1] if pages else None


def _check_bylines(proof: Evidence) -> Iterator[Finding]:
    """Every author is named near the headline."""
    for article, collation in proof.articles:
        if not collation.title:
            continue
        first = collation.title.line.page
        said = "".join(line.key for line in proof.strange if line.page == first)
        for author in article.authors:
            if key_of(author) not in said:
                yield proof.fault(
                    "LD440", f"the byline of '{article.slug}' does not name {author}", page=first
                )


def check_order(proof: Evidence) -> Iterator[Finding]:
    """LD442: the running copy reads on from line to line."""
    for article, collation in (*proof.articles, *proof.fillers):
        last: Found | None = None
        told: set[int] = set()
        for one in collation.running:
            if (
                last
                and (one.number, one.start) < (last.number, last.start)
                and one.line.page not in told
            ):
                told.add(one.line.page)
                yield proof.fault(
                    "LD442",
                    f"{one.line.quote()} of '{article.slug}' stands after {last.line.quote()}",
                    page=one.line.page,
                )
            last = one


def check_strangers(proof: Evidence) -> Iterator[Finding]:
    """LD443: nothing is set as copy that nobody wrote."""
    lines = [
        line
        for line in proof.strange
        if abs(line.size - proof.printed.copy_size) < 0.05 and len(line.key) > 2
    ]
    for page in sorted({line.page for line in lines}):
        first, *others = [line for line in lines if line.page == page]
        more = f" and {len(others)} more lines" if others else ""
        yield proof.fault(
            "LD443", f"{first.quote()}{more} on page {page} are words of no article", page=page
        )
    for sheet in proof.printed.pages:
        said = " ".join(" ".join(run.text.split()) for run in sheet.stray)[:60]
        if said and proof.printed.tags.marked:
            yield proof.fault(
                "LD443",
                f"“{said}” on page {sheet.number} was put there afterwards",
                page=sheet.number,
            )


def check_spaces(proof: Evidence) -> Iterator[Finding]:
    """LD444: words are apart where they were written apart."""
    for collation in proof.collations.values():
        for one in collation.found:
            if wrong := _run_together(one):
                yield proof.fault("LD444", f"{wrong} in {one.line.quote()}", page=one.line.page)


def _run_together(one: Found) -> str:
    wanted = {end - one.start for end in one.passage.ends if one.start < end < one.end}
    words = _words_of(one.line, one.end - one.start)
    if words is None:
        return ""
    said = set(list(accumulate(len(word) for word in words))[:-1])
    if wanted - said:
        return "words run together when a program reads the paper"
    return "a word is torn apart when a program reads the paper" if said - wanted else ""


def _words_of(line: PrintedLine, size: int) -> list[str] | None:
    """The words of the line that say `size` letters; a list's marker before them is left out."""
    words = list(line.words)
    while words and sum(map(len, words)) > size:
        if not words[0][: sum(map(len, words)) - size]:
            return None
        excess = sum(map(len, words)) - size
        if len(words[0]) > excess:
            return None
        words.pop(0)
    return words if sum(map(len, words)) == size else None
