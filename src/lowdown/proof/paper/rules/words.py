"""Rules about words: every article is printed once, in order, and whole as far as print goes."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from itertools import accumulate
from typing import Final, NamedTuple

from lowdown.model import BylinePlace, Finding, first_words, plural
from lowdown.proof.paper.evidence import Evidence
from lowdown.proof.paper.match import Collation
from lowdown.proof.paper.normalise import key_of
from lowdown.proof.paper.pages import PrintedLine
from lowdown.proof.paper.passage_index import MatchedLine
from lowdown.proof.paper.passages import Passage

QUOTED_WORDS: Final = 8
"""Words of the copy that a finding quotes."""
QUOTED_LETTERS: Final = 60
"""Letters of type without a tag that a finding quotes."""


class _Stretch(NamedTuple):
    """Letters of a passage that follow each other."""

    start: int
    """The first, from 0."""
    end: int
    """The letter after the last."""


class _Coverage(NamedTuple):
    """Which letters of a passage are printed."""

    missing: list[_Stretch]
    """Those on no line."""
    repeated: list[_Stretch]
    """Those on two."""


class _Gap(NamedTuple):
    """A passage that is not printed whole."""

    passage: Passage
    """The passage."""
    missing: list[_Stretch]
    """What is missing of it."""


def check_words(evidence: Evidence) -> Iterator[Finding]:
    """LD440 and LD441 for articles, LD461 for the panel: no word is missing or printed twice.

    A filler is printed whole or not at all.
    """
    donation = evidence.issue.donation
    apart = {filler.slug for filler in evidence.issue.fillers}
    if donation:
        apart.add(donation.slug)
    for slug, collation in evidence.collations.items():
        code = "LD461" if donation and slug == donation.slug else "LD440"
        if slug not in apart:
            yield from _check_copy(evidence, collation, code, cut=_first_after_print(collation))
        elif collation.matched:  # fillers are printed on free space; LD460 reports the panel
            yield from _check_copy(evidence, collation, code, cut=len(collation.passages))
    yield from _check_bylines(evidence)


def _check_copy(
    evidence: Evidence, collation: Collation, code: str, *, cut: int
) -> Iterator[Finding]:
    """LD441 for words that are printed twice, `code` for those that are missing.

    Passages from number `cut` on may be missing, since print has stopped before them.
    """
    coverages = [_coverage(passage, collation) for passage in collation.passages]
    yield from _check_repeated(evidence, collation, coverages)
    gaps = _gaps(evidence, collation, coverages, cut)
    if gaps:
        yield _missing_words(evidence, gaps, code)


def _first_after_print(collation: Collation) -> int:
    """The number of the first passage behind the last that is printed of the running copy.

    That and all behind it are left to the rule about where print stops. All passages are counted
    where nothing of the running copy is printed.
    """
    if collation.running:
        last = collation.running[-1].passage
        for number, passage in enumerate(collation.passages, start=1):
            if passage is last:
                return number
    return len(collation.passages)


def _check_repeated(
    evidence: Evidence, collation: Collation, coverages: Sequence[_Coverage]
) -> Iterator[Finding]:
    """LD441: no words are printed twice, except the head of a table that continues."""
    for passage, coverage in zip(collation.passages, coverages, strict=True):
        if passage.repeats:
            continue
        for stretch in coverage.repeated:
            yield evidence.fault(
                "LD441",
                f"the {passage.kind.value} “{_words(passage, stretch)}” of '{collation.slug}' "
                "is printed twice",
                page=_page(collation, passage),
            )


def _gaps(
    evidence: Evidence, collation: Collation, coverages: Sequence[_Coverage], cut: int
) -> list[_Gap]:
    """The passages of which words are missing and should not be.

    Passages from number `cut` on may be missing, since print has stopped before them.
    """
    goes_online = evidence.online(collation.slug) is not None
    gaps = []
    for number, passage in enumerate(collation.passages):
        missing = coverages[number].missing
        if not missing:
            continue
        is_last = number == cut - 1
        if is_last and goes_online and len(missing) == 1:
            continue  # print stops within this passage, which another rule reports
        is_after_cut = number >= cut and (passage.running or collation.stops)
        is_absent = missing == [(0, len(passage.key))]
        if is_absent and (passage.optional or is_after_cut):
            continue
        gaps.append(_Gap(passage, missing))
    return gaps


def _coverage(passage: Passage, collation: Collation) -> _Coverage:
    """The letters of a passage that no line prints, and those that two print."""
    stretches = sorted(
        (matched.start, matched.end) for matched in collation.matched if matched.passage is passage
    )
    coverage = _Coverage(missing=[], repeated=[])
    reached = 0
    for start, end in stretches:
        if start > reached:
            coverage.missing.append(_Stretch(reached, start))
        if start < reached:
            coverage.repeated.append(_Stretch(start, min(end, reached)))
        reached = max(reached, end)
    if reached < len(passage.key):
        coverage.missing.append(_Stretch(reached, len(passage.key)))
    return coverage


def _missing_words(evidence: Evidence, gaps: Sequence[_Gap], code: str) -> Finding:
    """One finding for an article: its first words that are missing, and in how many more places."""
    passage, missing = gaps[0]
    others = sum(len(gap.missing) for gap in gaps) - 1
    if others > 1:
        elsewhere = f", and words in {others} more places"
    else:
        elsewhere = ", and words in another place" if others else ""
    return evidence.fault(
        code,
        f"the {passage.kind.value} at {passage.place} is printed without the words "
        f"“{_words(passage, missing[0])}”{elsewhere}",
    )


def _words(passage: Passage, stretch: _Stretch) -> str:
    """The first words that have letters in a stretch."""
    first = bisect_left(passage.ends, stretch.start + 1)
    last = bisect_left(passage.ends, stretch.end)
    return first_words(passage.words[first : last + 1], QUOTED_WORDS)


def _page(collation: Collation, passage: Passage) -> int | None:
    """The last page on which something of a passage is printed; None where nothing is."""
    pages = [matched.line.page for matched in collation.matched if matched.passage is passage]
    return pages[-1] if pages else None


def _check_bylines(evidence: Evidence) -> Iterator[Finding]:
    """LD440: every author is named on the page of the headline, or where the copy ends."""
    for article, collation in evidence.articles:
        if not collation.title:
            continue
        page = collation.title.line.page
        pages = _signed_pages(evidence, collation, page)
        other_words = "".join(line.key for line in evidence.strange if line.page in pages)
        for author in article.authors:
            if key_of(author) not in other_words:
                yield evidence.fault(
                    "LD440", f"the byline of '{article.slug}' does not name {author}", page=page
                )


def _signed_pages(evidence: Evidence, collation: Collation, headline: int) -> set[int]:
    """The pages on which the byline of an article may stand; `headline`: the page of that."""
    if evidence.publication.look.byline is BylinePlace.HEAD:
        return {headline}
    return {headline, *(matched.line.page for matched in collation.matched)}


def check_order(evidence: Evidence) -> Iterator[Finding]:
    """LD442: the running copy reads on from line to line; one finding for each page."""
    for article, collation in (*evidence.articles, *evidence.fillers):
        last: MatchedLine | None = None
        reported: set[int] = set()
        for matched in collation.running:
            page = matched.line.page
            if last and _precedes(matched, last) and page not in reported:
                reported.add(page)
                yield evidence.fault(
                    "LD442",
                    f"{matched.line.quote()} of '{article.slug}' stands after {last.line.quote()}",
                    page=page,
                )
            last = matched


def _precedes(one: MatchedLine, two: MatchedLine) -> bool:
    """Whether `one` comes before `two` in the copy."""
    return (one.number, one.start) < (two.number, two.start)


def check_strangers(evidence: Evidence) -> Iterator[Finding]:
    """LD443: nothing is set as copy that is in no article."""
    yield from _check_strange_lines(evidence)
    if evidence.printed.tags.marked:
        yield from _check_stray_type(evidence)


def _check_strange_lines(evidence: Evidence) -> Iterator[Finding]:
    """LD443: the lines in the type of the copy all match an article; one finding for each page."""
    strange: dict[int, list[PrintedLine]] = {}
    for line in evidence.strange:
        if evidence.printed.is_copy_size(line) and len(line.key) > 2:
            strange.setdefault(line.page, []).append(line)
    for page, (first, *others) in sorted(strange.items()):
        more = f" and {plural(len(others), 'more line')}" if others else ""
        yield evidence.fault(
            "LD443",
            f"the words {first.quote()}{more} on page {page} are in none of the articles",
            page=page,
        )


def _check_stray_type(evidence: Evidence) -> Iterator[Finding]:
    """LD443: a tagged paper has no type without a tag, such as a stamp."""
    for page in evidence.printed.pages:
        text = " ".join(" ".join(run.text.split()) for run in page.stray)[:QUOTED_LETTERS]
        if text:
            yield evidence.fault(
                "LD443",
                f"“{text}” on page {page.number} was added after the build",
                page=page.number,
            )


def check_spaces(evidence: Evidence) -> Iterator[Finding]:
    """LD444: words are apart where they were written apart."""
    for collation in evidence.collations.values():
        for matched in collation.matched:
            problem = _spacing_problem(matched)
            if problem:
                yield evidence.fault(
                    "LD444", f"{problem} in {matched.line.quote()}", page=matched.line.page
                )


def _spacing_problem(matched: MatchedLine) -> str:
    """What is wrong with the spaces of a line; empty where nothing is."""
    words = _words_of(matched.line, matched.end - matched.start)
    if words is None:
        return ""
    printed = set(list(accumulate(len(word) for word in words))[:-1])
    wanted = {
        end - matched.start for end in matched.passage.ends if matched.start < end < matched.end
    }
    if wanted - printed:
        return "words run together when a program reads the paper"
    if printed - wanted:
        return "a word is torn apart when a program reads the paper"
    return ""


def _words_of(line: PrintedLine, size: int) -> list[str] | None:
    """The last words of a line, of `size` letters together; None where no words add up to that.

    What is left out before them is the marker of a list's item.
    """
    words = list(line.words)
    excess = sum(map(len, words)) - size
    while excess > 0 and words and len(words[0]) <= excess:
        excess -= len(words.pop(0))
    return words if excess == 0 else None
