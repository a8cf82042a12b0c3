"""Rules about the contents box: its entries, their order, their pages and their links."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from typing import Final, NamedTuple

from lowdown.model import Article, Finding
from lowdown.proof.paper.evidence import ComparedArticle, Evidence
from lowdown.proof.paper.match import Collation
from lowdown.proof.paper.pages import PrintedLine
from lowdown.proof.paper.passages import Kind
from lowdown.proof.paper.rules.jumps import MAX_LINK_DISTANCE
from lowdown.values import dataclass

_WHITE: Final = re.compile("[\\s\u200b\u2060\u00ad]+")
_HYPHEN: Final = re.compile("[\x02\u2010-\u2015]|(?<![0-9])-|-(?![0-9])")


class PageRun(NamedTuple):
    """Pages that follow each other."""

    first: int
    """The first of them, from 1."""
    last: int
    """The last of them; the first where there is one only."""

    def __str__(self) -> str:
        return f"p{self.first}" if self.first == self.last else f"p{self.first}-{self.last}"


@dataclass(frozen=True, slots=True, kw_only=True)
class _Entry:
    """An entry of the contents box."""

    start: int
    """The first of its lines, counted from the line below the heading."""
    end: int
    """The line after its last."""
    pages: re.Match[str] | None
    """The pages that it gives; None where it gives none."""


def check_contents(evidence: Evidence) -> Iterator[Finding]:
    """LD431 to LD433: the box is there, and has the right entries, order and pages."""
    articles = _listed_articles(evidence)
    if not articles:
        return
    if evidence.contents is None:
        heading = evidence.publication.jumps.contents
        yield evidence.fault(
            "LD431", f"page 1 has no box “{heading}”, though there are other articles", page=1
        )
        return
    lines = evidence.contents.entries
    pattern = _pages_pattern(evidence)
    entries = {
        article.slug: _find_entry(lines, _plain(article.contents), pattern)
        for article, _ in articles
    }
    yield from _check_entries(evidence, articles, entries)
    yield from _check_other_lines(evidence, lines, entries)


def _check_entries(
    evidence: Evidence,
    articles: Sequence[ComparedArticle],
    entries: Mapping[str, _Entry | None],
) -> Iterator[Finding]:
    """LD432 and LD433: every article has its entry, in the order of the pages, with its pages."""
    last_start = -1
    for article, collation in articles:
        entry = entries[article.slug]
        if entry is None:
            yield evidence.fault(
                "LD432", f"“{article.contents}” is missing from the contents box", page=1
            )
            continue
        if entry.start < last_start:
            yield evidence.fault(
                "LD432", f"“{article.contents}” is not in its place in the contents box", page=1
            )
        last_start = max(last_start, entry.start)
        yield from _check_pages(evidence, article, collation, entry.pages)


def _check_other_lines(
    evidence: Evidence, lines: Sequence[PrintedLine], entries: Mapping[str, _Entry | None]
) -> Iterator[Finding]:
    """LD432: every line of the box is part of an entry; one finding for all."""
    known: set[int] = set()
    for entry in entries.values():
        if entry:
            known.update(range(entry.start, entry.end))
    for number, line in enumerate(lines):
        if number not in known:
            yield evidence.fault(
                "LD432",
                f"the contents box has the line {line.quote()}, which is not in any entry",
                page=1,
            )
            return


def _pages_pattern(evidence: Evidence) -> re.Pattern[str]:
    """What the pages of an entry look like, with the publication's word before them."""
    word = re.escape(_plain(evidence.publication.words.page))
    return re.compile(f"^(?:p?p?\\.?|{word})(\\d+)(?:[-\u2010\u2011\u2013](\\d+))?")


def _find_entry(
    lines: Sequence[PrintedLine], wanted: str, pattern: re.Pattern[str]
) -> _Entry | None:
    """The lines that make up the plain text `wanted`, with the pages behind or below it."""
    for start in range(len(lines)):
        entry = _entry_at(lines, start, wanted, pattern)
        if entry:
            return entry
    return None


def _entry_at(
    lines: Sequence[PrintedLine], start: int, wanted: str, pattern: re.Pattern[str]
) -> _Entry | None:
    """The entry `wanted` where it begins with the line `start`, else None."""
    for end in range(start + 1, len(lines) + 1):
        text = _plain("".join(line.text for line in lines[start:end]))
        if text.startswith(wanted):
            rest = text.removeprefix(wanted)
            entry = _with_pages(lines, start, end, rest=rest, pattern=pattern)
            if entry:
                return entry
        if not wanted.startswith(text):
            return None
    return None


def _with_pages(
    lines: Sequence[PrintedLine], start: int, end: int, *, rest: str, pattern: re.Pattern[str]
) -> _Entry | None:
    """The entry of these lines, where nothing but pages is left over (`rest`) behind its words.

    Where nothing is left over, its pages may stand alone on the line below.
    """
    if rest:
        pages = pattern.fullmatch(rest)
        return _Entry(start=start, end=end, pages=pages) if pages else None
    below = pattern.fullmatch(_plain(lines[end].text)) if end < len(lines) else None
    return _Entry(start=start, end=end + 1 if below else end, pages=below)


def _listed_articles(evidence: Evidence) -> list[ComparedArticle]:
    """Every printed article but the lead, in the order of the pages."""
    after_lead = list(evidence.articles)[1:]
    printed = [compared for compared in after_lead if compared.collation.matched]
    return sorted(printed, key=lambda compared: _position(compared.collation))


def _position(collation: Collation) -> tuple[int, float, float]:
    """Where an article begins: its page, and how far down and right on it."""
    first = (collation.title or collation.matched[0]).line
    return first.page, first.baseline, first.x


def _plain(text: str) -> str:
    """Letters without white; hyphens only between figures, where a range of pages needs them."""
    joined = _WHITE.sub("", unicodedata.normalize("NFKC", text))
    return _HYPHEN.sub("", re.sub("(?<=[0-9])[\x02\u2010-\u2013](?=[0-9])", "-", joined))


def _opening_run(evidence: Evidence, collation: Collation) -> PageRun:
    """The pages of an article before it jumps for the first time."""
    landings = [jump.landing for jump in evidence.due(collation.slug)]
    pages = [page for page in collation.pages if not landings or page < min(landings)]
    return PageRun(pages[0], pages[-1])


def _check_pages(
    evidence: Evidence, article: Article, collation: Collation, pages: re.Match[str] | None
) -> Iterator[Finding]:
    """LD433: the entry gives the pages of the article's opening run."""
    wanted = _opening_run(evidence, collation)
    if pages is None:
        yield evidence.fault(
            "LD433",
            f"the contents box gives no page for “{article.contents}”; it is {wanted}",
            page=1,
        )
        return
    given = PageRun(int(pages[1]), int(pages[2] or pages[1]))
    if given != wanted:
        yield evidence.fault(
            "LD433",
            f"the contents box says {pages[0]} for “{article.contents}”, which stands on {wanted}",
            page=1,
        )


def check_contents_links(evidence: Evidence) -> Iterator[Finding]:
    """LD434: every line of an entry leads to its article's head."""
    if evidence.contents is None:
        return
    lines = evidence.contents.entries
    pattern = _pages_pattern(evidence)
    for article, collation in _listed_articles(evidence):
        entry = _find_entry(lines, _plain(article.contents), pattern)
        heads = _head_lines(collation)
        if entry is None or not heads:
            continue
        for line in lines[entry.start : entry.end]:
            if not _leads_to_any(evidence, line, heads):
                yield evidence.fault(
                    "LD434",
                    f"the line {line.quote()} of the contents box "
                    "does not lead to its article's head",
                    page=1,
                )


def _head_lines(collation: Collation) -> list[PrintedLine]:
    """The lines of an article's kicker and title."""
    return [
        matched.line
        for matched in collation.matched
        if matched.passage.kind in (Kind.KICKER, Kind.TITLE)
    ]


def _leads_to_any(evidence: Evidence, line: PrintedLine, heads: Sequence[PrintedLine]) -> bool:
    """Whether a link over `line` leads to one of the lines `heads`."""
    for link in evidence.printed.links:
        if link.covers(line) and any(
            link.to_page == head.page
            and abs(link.to_y - head.baseline) < MAX_LINK_DISTANCE + head.size
            for head in heads
        ):
            return True
    return False
