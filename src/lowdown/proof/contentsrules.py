"""Rules about the contents box: every article but the lead, in page order, with the pages where it really is."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from typing import Final

from lowdown.model.article import Article
from lowdown.model.finding import Finding
from lowdown.proof.collating import Collation
from lowdown.proof.galleyproof import GalleyProof
from lowdown.proof.jumprules import NEAR
from lowdown.proof.printed import Line

_WHITE: Final = re.compile("[\\s\u200b\u2060\u00ad]+")
_HYPHEN: Final = re.compile("[\x02\u2010-\u2015]|(?<![0-9])-|-(?![0-9])")
_PAGES: Final = re.compile("^p?p?\\.?(\\d+)(?:[-\u2010\u2011\u2013](\\d+))?")


def check_contents(proof: GalleyProof) -> Iterator[Finding]:
    """LD431 to LD433: the box is there, names the articles in the order of their pages, and the pages are right."""
    due = _due(proof)
    if not due:
        return
    if not proof.contents:
        heading = proof.publication.jumps.contents
        yield proof.fault("LD431", f"page 1 has no box “{heading}”, though there are other articles", page=1)
        return
    said = _plain("".join(line.text for line in proof.contents[1:]))
    at = 0
    for article, collation in due:
        wanted = _plain(article.contents)
        place = said.find(wanted, at)
        if place < 0:
            yield _entry_wrong(proof, article, said)
            continue
        if place > at:
            yield proof.fault("LD432", f"the contents box says “{said[at:place]}”, which is no entry of its", page=1)
        pages = _PAGES.match(said[place + len(wanted) :])
        at = place + len(wanted) + (pages.end() if pages else 0)
        yield from _check_pages(proof, article, collation, pages)
    if rest := said[at:]:
        yield proof.fault("LD432", f"the contents box goes on with “{rest[:60]}” after its last entry", page=1)


def _due(proof: GalleyProof) -> list[tuple[Article, Collation]]:
    """Every article but the lead that is printed, in the order of the pages."""
    articles = [(article, collation) for article, collation in list(proof.articles)[1:] if collation.found]
    return sorted(articles, key=lambda pair: _stand(pair[1]))


def _stand(collation: Collation) -> tuple[int, float, float]:
    first = (collation.title or collation.found[0]).line
    return first.page, first.baseline, first.x


def _plain(text: str) -> str:
    """Letters without white; hyphens only between figures, where a range of pages needs them."""
    joined = _WHITE.sub("", unicodedata.normalize("NFKC", text))
    return _HYPHEN.sub("", re.sub("(?<=[0-9])[\x02\u2010-\u2013](?=[0-9])", "-", joined))


def _entry_wrong(proof: GalleyProof, article: Article, said: str) -> Finding:
    astray = "is not in its place in" if _plain(article.contents) in said else "is missing from"
    return proof.fault("LD432", f"“{article.contents}” {astray} the contents box", page=1)


def opening_run(proof: GalleyProof, collation: Collation) -> tuple[int, int]:
    """First and last page of an article before it jumps for the first time."""
    landings = [after for _, after in proof.due(collation.slug)]
    pages = [page for page in collation.pages if not landings or page < min(landings)]
    return pages[0], pages[-1]


def _check_pages(
    proof: GalleyProof, article: Article, collation: Collation, pages: re.Match[str] | None
) -> Iterator[Finding]:
    first, last = opening_run(proof, collation)
    wanted = f"p{first}" if first == last else f"p{first}-{last}"
    if pages is None:
        yield proof.fault("LD433", f"the contents box gives no page for “{article.contents}”; it is {wanted}", page=1)
    elif (int(pages[1]), int(pages[2] or pages[1])) != (first, last):
        yield proof.fault(
            "LD433", f"the contents box says {pages[0]} for “{article.contents}”, which stands on {wanted}", page=1
        )


def check_contents_links(proof: GalleyProof) -> Iterator[Finding]:
    """LD434: every line of an entry leads to its article's head."""
    lines = list(proof.contents[1:])
    for article, collation in _due(proof):
        entry, lines = _take_entry(lines, _plain(article.contents))
        heads = [one.line for one in collation.found if one.passage.kind.name in ("KICKER", "TITLE")]
        for line in entry:
            links = [link for link in proof.printed.links if link.covers(line)]
            good = any(
                link.to_page == head.page and abs(link.to_y - head.baseline) < NEAR + head.size
                for link in links
                for head in heads
            )
            if heads and not good:
                yield proof.fault(
                    "LD434", f"the line {line.quote()} of the contents box does not lead to its article's head", page=1
                )


def _take_entry(lines: Sequence[Line], wanted: str) -> tuple[list[Line], list[Line]]:
    """The lines that say an entry, and the lines that are left."""
    for start in range(len(lines)):
        for end in range(start, len(lines)):
            said = _plain("".join(line.text for line in lines[start : end + 1]))
            if said.startswith(wanted) and (_PAGES.match(said[len(wanted) :]) or end == len(lines) - 1):
                return list(lines[start : end + 1]), [*lines[:start], *lines[end + 1 :]]
            if not wanted.startswith(said):
                break
    return [], list(lines)
