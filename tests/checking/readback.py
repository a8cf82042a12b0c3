"""Reads a finished paper back with poppler, and compares it with the copy and with `plan.json`.

The proof of the product, which the tests run too, looks for faults in much more detail. This reader
is small and shares no code with it or with the press, so that a fault of both is still noticed. The
plan says which rectangle of a page belongs to which article. In these rectangles there has to be
every word of the copy, once and in its order, and besides them only jump lines that name the pages
on which the article is found.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from itertools import pairwise
from math import inf
from typing import Any

from checking.copyreading import Copy, Passage
from checking.printed import Box, Paper, Word, column_edges, fold, read_grid

JUMPS = {
    "to": "continued on page {page}...",
    "from": "...continued from page {page}",
    "online": "...this article is continued online at: {url}",
    "contents": "Also in this issue...",
}
"""The lines of `[jumps]` where the settings say nothing else."""
SLACK = 3.0
"""Points by which the last letter of a line may lean out of its column."""
ROUNDING = 0.8
"""Points by which a line may miss the edge of its column unseen."""
INDENT = 11.0
"""Points by which the first line of a paragraph may be indented."""
MAX_SHORT = 1.5
"""Points by which a line that is not its paragraph's last may end before its column."""
QUOTATION_MARKS = "\u201c\u2018\u2019\u201e\u201a"
"""Marks that hang out where a line begins."""
MIN_JUSTIFIED = 127.5
"""Points of a column's width from which its lines are justified: 45 mm."""
MIN_DIVIDED = 5
"""Letters of a word that may be divided, at least."""
MIN_REST = 9.0
"""Points of the three letters that go on in the next line, at least."""
PART = 0.85
"""Share of the width of its letters under which a word is printed in part."""
LOOSE = 3.6
"""Points of the spaces in a line that is rather too short than full of holes."""
SPACE = 5.0
"""Points of a space between two words."""
MAX_CAP_LINES = 3
"""Lines that a drop cap stands beside."""
MAX_BROKEN = 24
"""Letters of a word from which it may be one that has no place to break it."""
LEVEL = 5.0
"""Points between the middles of two words on one line; the numbers of notes are raised."""
GAP = 120.0
"""Points between two words on one line."""
MIN_FOOT = 6.0
"""Points between the folio and the foot of the sheet."""


@dataclass(frozen=True, slots=True, kw_only=True)
class JumpLine:
    """A printed jump line."""

    kind: str
    """`to` or `from`."""
    page: int
    """The page that it stands on."""
    names: int
    """The page that it names."""


@dataclass(slots=True, kw_only=True)
class Reading:
    """An article as it is printed."""

    copy: Copy
    pages: list[int] = field(default_factory=list)
    """The pages that words of it stand on."""
    jumps: list[JumpLine] = field(default_factory=list)
    """Its jump lines, in the order of the paper."""
    head: list[Word] = field(default_factory=list)
    """The words of kicker, headline, standfirst and byline."""
    running: list[tuple[Passage, list[Word]]] = field(default_factory=list)
    """The words of each running passage that is printed."""
    drifting: list[tuple[Passage, list[Word]]] = field(default_factory=list)
    """The words of each figure, pull quote, box and table."""
    unread: int = 0
    """Words of the running copy that are not printed, where print stops and the web continues."""
    faults: list[str] = field(default_factory=list)
    """What is wrong with it."""


class _Text:
    """The printed letters of an article, from which what is recognised is taken out."""

    def __init__(self, words: Sequence[Word]) -> None:
        self.owners = [word for word in words for _ in fold(word.text)]
        self.letters = "".join(fold(word.text) for word in words)

    def take(self, start: int, end: int) -> list[Word]:
        """Takes letters out, and returns the words that they belong to."""
        taken = list(dict.fromkeys(self.owners[start:end]))
        del self.owners[start:end]
        self.letters = self.letters[:start] + self.letters[end:]
        return taken

    def find(self, pattern: str) -> tuple[re.Match[str], list[Word]] | None:
        """Takes out the first letters that match, and returns them with their words."""
        match = re.search(pattern, self.letters)
        return (match, self.take(match.start(), match.end())) if match else None


@dataclass(frozen=True, kw_only=True)
class PrintedIssue:
    """A built issue, with what its paper is compared with."""

    paper: Paper
    plan: Mapping[str, Any]
    """What `plan.json` has."""
    copies: Sequence[Copy]
    """The articles, in the manifest's order."""
    jump_words: Mapping[str, str]
    """The lines of `[jumps]`."""
    columns: int
    """The number of columns of the paper."""

    @cached_property
    def articles(self) -> tuple[Reading, ...]:
        """The articles as they are printed."""
        box = _Text(self.paper.page(1).words).find(re.escape(self.contents_box))
        away = set(box[1]) if box else set()
        return tuple(_read_article(self, copy, away) for copy in self.copies)

    def article(self, slug: str) -> Reading:
        """The article `slug` as it is printed."""
        return next(one for one in self.articles if one.copy.slug == slug)

    @property
    def contents_box(self) -> str:
        """The letters of the contents box as the plan has it; empty where there is none."""
        entries = [fold(f"{one['title']} {one['pages']}") for one in self.plan["contents"]]
        return "".join([fold(self.jump_words["contents"]), *entries]) if entries else ""

    def frames(self, slug: str) -> list[tuple[int, Mapping[str, Any]]]:
        """The frames of an article in the plan, each with its page."""
        return [
            (page["number"], frame)
            for page in self.plan["pages"]
            for frame in page["frames"]
            if frame["article"] == slug
        ]

    def faults(self) -> list[str]:
        """Everything that is wrong with the paper, or with the plan."""
        found = [*_faults_of_pages(self), *_ink_outside(self.paper)]
        if self.contents_box not in self.paper.page(1).letters:
            found.append(f"the contents box does not read {self.contents_box}")
        for reading in self.articles:
            faults = [*reading.faults, *_faults_of_jumps(self, reading)]
            if not reading.faults:  # else it is not known which words belong to which passage
                faults += [*_faults_of_count(self, reading), *_faults_of_order(self, reading)]
                faults += _ragged_edges(self, reading)
            found += [f"{reading.copy.slug}: {fault}" for fault in faults]
        return found


def unheard_passages(issue: PrintedIssue) -> list[str]:
    """The passages that a machine that reads the tags does not meet in their place."""
    heard = re.sub(r"continuedonpage\d+\.\.\.", "", issue.paper.spoken())
    found = []
    for one in issue.articles:
        names = "|".join(re.escape(fold(name)) for name in (one.copy.title, one.copy.topic))
        words = re.sub(rf"(?:{names})?\.\.\.continuedfrompage\d+", "", heard)
        at = 0
        for passage, _ in one.running:
            place = words.find(passage.letters, at)
            if place < 0:
                found.append(f"{one.copy.slug}: {passage.letters[:60]}")
            at = max(at, place)
    return found


def frame_box(frame: Mapping[str, Any]) -> Box:
    """The rectangle of a frame of the plan."""
    left, top, width, height = frame["box"]
    return Box(left, top, left + width, top + height)


def _read_article(issue: PrintedIssue, copy: Copy, away: set[Word]) -> Reading:
    """Reads an article in its frames; `away` are the words of the contents box."""
    reading = Reading(copy=copy)
    words = [
        word
        for number, frame in issue.frames(copy.slug)
        for word in issue.paper.page(number).inside(frame_box(frame))
        if word not in away and word.text not in copy.markers
    ]
    text = _Text(words)
    _take_jump_lines(issue, text, reading)
    lacking = _take_drifting(text, reading)
    _take_head(text, reading)
    goes_online = any(one["article"] == copy.slug for one in issue.plan["online"])
    _take_running(text, reading, goes_online=goes_online)
    unprinted: Sequence[Passage] = ()
    if reading.unread and reading.running:
        unprinted = copy.passages[copy.passages.index(reading.running[-1][0]) :]
    reading.faults += [
        f"the {passage.kind} “{passage.letters[:60]}” is not printed whole"
        for passage in lacking
        if passage not in unprinted and passage.kind != "pullquote"  # which may be left out
    ]
    groups = [reading.head, *(found for _, found in (*reading.running, *reading.drifting))]
    reading.pages = sorted({word.page for group in groups for word in group})
    return reading


def _take_jump_lines(issue: PrintedIssue, text: _Text, reading: Reading) -> None:
    """Takes out the jump lines, and the topic or headline that stands above copy that continues."""
    title, topic = (re.escape(fold(name)) for name in (reading.copy.title, reading.copy.topic))
    numbers = "|".join(str(page.number) for page in reversed(issue.paper.pages))
    for kind in ("to", "from"):
        line = re.escape(fold(issue.jump_words[kind])).replace(r"\{title\}", title)
        line = line.replace(r"\{page\}", f"(?P<page>{numbers})")
        pattern = f"(?:{title}|{topic})?{line}" if kind == "from" else line
        while found := text.find(pattern):
            match, words = found
            jump = JumpLine(kind=kind, page=words[-1].page, names=int(match["page"]))
            reading.jumps.append(jump)
    for online in issue.plan["online"]:
        if online["article"] == reading.copy.slug:
            line = re.escape(fold(issue.jump_words["online"].format(url=online["url"])))
            if not text.find(line):
                reading.faults.append(f"no line names {online['url']}")


def _take_drifting(text: _Text, reading: Reading) -> list[Passage]:
    """Takes out the blocks that may stand elsewhere, the longest first; returns those not found.

    One that is cut may have another between its parts, so what is not found is looked for again
    when others have been taken out.
    """
    lacking = sorted(reading.copy.drifting, key=lambda passage: -len(passage.letters))
    for passage in (*lacking, *lacking):
        if passage in lacking and (found := text.find(_pattern_of(passage))):
            reading.drifting.append((passage, found[1]))
            lacking.remove(passage)
    return lacking


def _pattern_of(passage: Passage) -> str:
    """What finds a block; the head of a table may stand again above any row."""
    if not passage.rows:
        return re.escape(passage.letters)
    head, *others = (re.escape(row) for row in passage.rows)
    return head + "".join(f"(?:{head})?{row}" for row in others)


def _take_head(text: _Text, reading: Reading) -> None:
    keys = reading.copy.keys
    parts = [str(keys.get("kicker") or "").upper(), reading.copy.title]
    parts.append(str(keys.get("standfirst") or ""))
    names = "(?:,|and)*".join(re.escape(fold(name)) for name in reading.copy.authors)
    byline = f"(?:By)?{names}" if names else ""
    found = text.find("^" + "".join(re.escape(fold(part)) for part in parts) + byline)
    if found:
        reading.head = found[1]
    else:
        reading.faults.append(f"its head is not what it begins with: “{text.letters[:80]}”")


def _take_running(text: _Text, reading: Reading, *, goes_online: bool) -> None:
    """Compares what is left with the running copy; the first letter astray is a fault."""
    passages = reading.copy.running
    wanted = "".join(passage.letters for passage in passages)
    pairs = enumerate(zip(text.letters, wanted, strict=False))
    shorter = min(len(text.letters), len(wanted))
    same = next((at for at, (printed, due) in pairs if printed != due), shorter)
    if same < len(text.letters):
        due, printed = wanted[same : same + 30], text.letters[same : same + 30]
        reading.faults.append(
            f"“{printed}” stands where “{due}” should, at {text.owners[same].where}"
        )
    elif same < len(wanted) and not goes_online:
        reading.faults.append(f"print stops before “{wanted[same : same + 60]}”")
    for passage in passages:
        if len(passage.letters) > len(text.letters):
            reading.unread += passage.words
        else:
            reading.running.append((passage, text.take(0, len(passage.letters))))
    if text.letters and not reading.faults:
        reading.faults.append(f"print stops within a block, after “{text.letters[-60:]}”")


def _faults_of_pages(issue: PrintedIssue) -> Iterator[str]:
    """The plan has the pages of the paper, and outside its frames stands nothing but a folio.

    Page 1 has the nameplate too, and the last page may have a panel.
    """
    pages = issue.paper.pages
    numbers = [page["number"] for page in issue.plan["pages"]]
    if numbers != [page.number for page in pages]:
        yield f"the plan has pages {numbers}, the paper {len(pages)}"
    folios = set()
    for page, planned in zip(pages[1:-1], issue.plan["pages"][1:-1], strict=False):
        inside = {word for frame in planned["frames"] for word in page.inside(frame_box(frame))}
        folio = " ".join(word.text for word in page.words if word not in inside)
        folios.add(folio.removesuffix(f" {page.number}").removeprefix(f"{page.number} "))
    if len(folios) > 1:
        yield f"outside the frames stand other words than those of the folio: {sorted(folios)}"


def _ink_outside(paper: Paper) -> Iterator[str]:
    """Nothing is painted outside the type area, be it type, rules or tints, but the folio below."""
    margins = read_grid().margins
    for page, ink in zip(paper.pages, paper.ink(), strict=True):
        right, foot = page.width - margins.right + SLACK, page.height - MIN_FOOT
        inside = ink.left >= margins.left - SLACK and ink.top >= margins.top - SLACK
        if not inside or ink.right > right or ink.bottom > foot:
            yield f"page {page.number} is painted outside the type area: {ink}"


def _faults_of_jumps(issue: PrintedIssue, reading: Reading) -> Iterator[str]:
    """Jump lines name the pages on which the words are found, and the plan has both.

    A jump is announced from page 1 always, else where a page is skipped.
    """
    slug, pages = reading.copy.slug, reading.pages
    jumps = [(one, two) for one, two in pairwise(pages) if one == 1 or two > one + 1]
    for kind, due in (("to", jumps), ("from", [(two, one) for one, two in jumps])):
        printed = [(jump.page, jump.names) for jump in reading.jumps if jump.kind == kind]
        if printed != due:
            yield f"lines “{kind}” are due on pages {due} and printed as {printed}"
    planned = [
        (jump["from"], jump["to"]) for jump in issue.plan["jumps"] if jump["article"] == slug
    ]
    if planned != jumps:
        yield f"the plan has the jumps {planned}, the paper {jumps}"
    if (given := [number for number, _ in issue.frames(slug)]) != pages:
        yield f"the plan has it on pages {given}, the paper on {pages}"


def _faults_of_count(issue: PrintedIssue, reading: Reading) -> Iterator[str]:
    """The plan counts its frames, and its words nearly as the paper has them."""
    frames = [frame for _, frame in issue.frames(reading.copy.slug)]
    parts = [(frame["part"], frame["of"]) for frame in frames]
    if parts != [(number, len(frames)) for number in range(1, len(frames) + 1)]:
        yield f"its parts are {parts} in the plan"
    words = sum(passage.words for passage, _ in reading.running)
    every = sum(passage.words for passage in reading.copy.passages)
    planned = sum(frame["words"] for frame in frames)
    if not 0.97 * words - 5 <= planned <= 1.03 * every + 5:
        yield f"the plan counts {planned} words, the paper has {words} of running copy"


def _faults_of_order(issue: PrintedIssue, reading: Reading) -> Iterator[str]:
    """A reader meets the running copy in its order: down a column, then in the next."""
    words = [word for _, words in reading.running for word in words]
    for before, after in pairwise(lines_of(words)):
        if _position(issue, before) > _position(issue, after):
            yield f"stands before the copy that it follows: {after[0].where}"


def _position(issue: PrintedIssue, line: Sequence[Word]) -> tuple[int, int, float]:
    """The page of a line, its column, and how far down it stands."""
    edges = column_edges(issue.paper.page(line[0].page), issue.columns)
    column = sum(box.left <= line[0].box.left + SLACK for box in edges)
    return line[0].page, column, line[0].box.middle


def _ragged_edges(issue: PrintedIssue, reading: Reading) -> Iterator[str]:
    """The lines of a paragraph begin at the column's edge, and all but the last end at the other.

    Lines beside a drop cap begin after it, a mark may hang out, and a line may be short where a
    word is next that cannot be broken, such as a web address. A divided word reads whole where it
    begins, so that the line with its rest seems to begin later.
    """
    for number, (passage, words) in enumerate(reading.running):
        lines = lines_of(words) if passage.kind == "paragraph" else []
        for at, line in enumerate(lines):
            indent, short = _distances(issue, line)
            beside_cap = number == 0 and at < MAX_CAP_LINES
            follows_part = at > 0 and _may_be_part(lines[at - 1], indent)
            if indent > _max_indent(line, at) and not beside_cap and not follows_part:
                yield f"begins {indent:.1f} points from its column's edge: {line[0].where}"
            is_short = at + 1 < len(lines) and short > _max_short(line, lines[at + 1])
            if is_short and _is_justified(issue, line):
                yield f"ends {short:.1f} points before its column: {line[-1].where}"


def _max_indent(line: Sequence[Word], at: int) -> float:
    """Points by which a line may begin elsewhere than at its column's edge."""
    if at == 0:
        return INDENT
    return SLACK if line[0].text[0] in QUOTATION_MARKS else ROUNDING


def _may_be_part(line: Sequence[Word], rest: float) -> bool:
    """Whether a line may end with part of a word, whose rest is so many points wide.

    The part is narrower than the word's letters would be, or else wider than the rest.
    """
    word = line[-1]
    width = word.box.right - word.box.left
    letters = sum(len(other.text) for other in line[:-1])
    if len(word.text) < MIN_DIVIDED or rest < MIN_REST:
        return False
    if not letters:
        return True
    average = sum(other.box.right - other.box.left for other in line[:-1]) / letters
    return width < PART * average * len(word.text) or rest < width


def _is_justified(issue: PrintedIssue, line: Sequence[Word]) -> bool:
    """Whether a line is to be as wide as its column: narrow columns are set ragged."""
    box = column_edges(issue.paper.page(line[0].page), issue.columns)[0]
    return box.right - box.left >= MIN_JUSTIFIED


def _distances(issue: PrintedIssue, line: Sequence[Word]) -> list[float]:
    """The points between a line's two ends and the edges of its column, within it."""
    left = line[0].box.left
    edges = column_edges(issue.paper.page(line[0].page), issue.columns)
    begun = [box for box in edges if box.left <= left + SLACK] or edges[:1]
    return [abs(left - begun[-1].left), begun[-1].right - line[-1].box.right]


def _max_short(line: Sequence[Word], after: Sequence[Word]) -> float:
    """Points by which a line may end before its column, which depends on the line after it.

    A line of one word cannot be stretched, and may be shorter than the next word is wide.
    """
    words = [word.text for word in (*line, *after)]
    if any("/" in word or len(word) > MAX_BROKEN for word in words):
        return inf
    next_word = after[0].box.right - after[0].box.left + SPACE
    if len(after) == 1:
        return inf  # it may be the rest of a word, which is read whole there
    if len(line) == 1:
        return max(MAX_SHORT, next_word)
    spaces = sum(right.box.left - left.box.right for left, right in pairwise(line))
    is_loose = spaces > LOOSE * (len(line) - 1)
    return inf if is_loose else MAX_SHORT


def lines_of(words: Sequence[Word]) -> list[list[Word]]:
    """Words as lines: a word begins one that does not stand to the right of the last, and level."""
    lines: list[list[Word]] = []
    for word in words:
        if lines and _continues(lines[-1][-1], word):
            lines[-1].append(word)
        else:
            lines.append([word])
    return lines


def _continues(last: Word, word: Word) -> bool:
    is_level = last.page == word.page and abs(last.box.middle - word.box.middle) < LEVEL
    return is_level and -1 < word.box.left - last.box.right < GAP
