"""Rules about the contents box: every article but the lead, in page order, with the pages where it really is."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from lowdown.model import Article, Finding
from lowdown.proof.paper.evidence import Evidence
from lowdown.proof.paper.match import Collation
from lowdown.proof.paper.pages import PrintedLine
from lowdown.proof.paper.rules.jumps import NEAR

_WHITE: Final = re.compile("[\\s\u200b\u2060\u00ad]+")
_HYPHEN: Final = re.compile("[\x02\u2010-\u2015]|(?<![0-9])-|-(?![0-9])")
_PAGES: Final = re.compile("^p?p?\\.?(\\d+)(?:[-\u2010\u2011\u2013](\\d+))?")


def check_contents(proof: Evidence) -> Iterator[Finding]:
    """LD431 to LD433: the box is there, names the articles in the order of their pages, and the pages are right."""
    due = _due(proof)
    if not due:
        return
    if not proof.contents:
        heading = proof.publication.jumps.contents
        yield proof.fault(
            "LD431", f"page 1 has no box “{heading}”, though there are other articles", page=1
        )
        return
    lines = list(proof.contents[1:])
    entries = {article.slug: _find_entry(lines, _plain(article.contents)) for article, _ in due}
    last = -1
    for article, collation in due:
        entry = entries[article.slug]
        if entry is None:
            yield proof.fault(
                "LD432", f"“{article.contents}” is missing from the contents box", page=1
            )
            continue
        if entry.start < last:
            yield proof.fault(
                "LD432", f"“{article.contents}” is not in its place in the contents box", page=1
            )
        last = max(last, entry.start)
        yield from _check_pages(proof, article, collation, entry.pages)
    known = {
        number for entry in entries.values() if entry for number in range(entry.start, entry.end)
    }
    for number, line in enumerate(lines):
        if number not in known:
            yield proof.fault(
                "LD432", f"the contents box says {line.quote()}, which is no entry of its", page=1
            )
            return


@dataclass(frozen=True, slots=True, kw_only=True)
class _Entry:
    """The lines that an entry takes up, and the pages that it gives."""

    start: int
    end: int
    pages: re.Match[str] | None


def _find_entry(lines: Sequence[PrintedLine], wanted: str) -> _Entry | None:
    """The lines that say `wanted`, and pages after it."""
    for start in range(len(lines)):
        for end in range(start + 1, len(lines) + 1):
            said = _plain("".join(line.text for line in lines[start:end]))
            if said.startswith(wanted):
                rest = said[len(wanted) :]
                below = _plain(lines[end].text) if not rest and end < len(lines) else ""
                if below and _PAGES.fullmatch(below):
                    return _Entry(start=start, end=end + 1, pages=_PAGES.fullmatch(below))
                if not rest or _PAGES.fullmatch(rest):
                    return _Entry(start=start, end=end, pages=_PAGES.fullmatch(rest))
            if not wanted.startswith(said):
                break
    return None


def _due(proof: Evidence) -> list[tuple[Article, Collation]]:
    """Every article but the lead that is printed, in the order of the pages."""
    articles = [
        (article, collation) for article, collation in list(proof.articles)[1:] if collation.found
    ]
    return sorted(articles, key=lambda pair: _stand(pair[1]))


def _stand(collation: Collation) -> tuple[int, float, float]:
    first = (collation.title or collation.found[0]).line
    return first.page, first.baseline, first.x


def _plain(text: str) -> str:
    """Letters without white; hyphens only between figures, where a range of pages needs them."""
    joined = _WHITE.sub("", unicodedata.normalize("NFKC", text))
    return _HYPHEN.sub("", re.sub("(?<=[0-9])[\x02\u2010-\u2013](?=[0-9])", "-", joined))


def opening_run(proof: Evidence, collation: Collation) -> tuple[int, int]:
    """First and last page of an article before it jumps for the first time."""
    landings = [after for _, after in proof.due(collation.slug)]
    pages = [page for page in collation.pages if not landings or page < min(landings)]
    return pages[0], pages[-1]


def _check_pages(
    proof: Evidence, article: Article, collation: Collation, pages: re.Match[str] | None
) -> Iterator[Finding]:
    first, last = opening_run(proof, collation)
    wanted = f"p{first}" if first == last else f"p{first}-{last}"
    if pages is None:
        yield proof.fault(
            "LD433",
            f"the contents box gives no page for “{article.contents}”; it is {wanted}",
            page=1,
        )
    elif (int(pages[1]), int(pages[2] or pages[1])) != (first, last):
        yield proof.fault(
            "LD433",
            f"the contents box says {pages[0]} for “{article.contents}”, which stands on {wanted}",
            page=1,
        )


def check_contents_links(proof: Evidence) -> Iterator[Finding]:
    """LD434: every line of an entry leads to its article's head."""
    lines = list(proof.contents[1:])
    for article, collation in _due(proof):
        entry = _find_entry(lines, _plain(article.contents))
        heads = [
            one.line for one in collation.found if one.passage.kind.name in ("KICKER", "TITLE")
        ]
        for line in lines[entry.start : entry.end] if entry else ():
            links = [link for link in proof.printed.links if link.covers(line)]
            good = any(
                link.to_page == head.page and abs(link.to_y - head.baseline) < NEAR + head.size
                for link in links
                for head in heads
            )
            if heads and not good:
                yield proof.fault(
                    "LD434",
                    f"the line {line.quote()} of the contents box does not lead to its article's head",
                    page=1,
                )
