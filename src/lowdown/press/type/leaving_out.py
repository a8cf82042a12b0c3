"""Copy that can be left out of a set article, and how the lines around it close up."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import NamedTuple

from lowdown.model import Block, BlockKind, Grid, Line, Link, NoteReference
from lowdown.press.templates import DRIFTING
from lowdown.press.type.lines import lines_of
from lowdown.press.type.typeset import TypesetArticle
from lowdown.press.weasy import SetLine


class Passage(NamedTuple):
    """Some blocks of an article that follow one another, as indices among its blocks."""

    first: int
    """The first of them."""
    end: int
    """The one after the last."""


def optional_passages(blocks: Sequence[Block]) -> Iterator[Passage]:
    """Every run of optional blocks."""
    first = None
    for number, block in enumerate([*blocks, None]):
        if block is not None and block.optional:
            first = number if first is None else first
        elif first is not None:
            yield Passage(first, number)
            first = None


def with_crossheads(blocks: Sequence[Block], passage: Passage) -> Passage | None:
    """The passage with the crossheads above it that would have no copy left below them.

    None where something that drifts, such as a picture, stands between such a crosshead and the
    passage: then neither can be left out.
    """
    first = passage.first
    while True:
        above = first
        while above and blocks[above - 1].kind in DRIFTING:
            above -= 1
        if not above or not _is_left_bare(blocks, above - 1, passage.end):
            return Passage(first, passage.end)
        if above != first:
            return None
        first -= 1


def _is_left_bare(blocks: Sequence[Block], heading: int, end: int) -> bool:
    """Whether a block is a crosshead that would have no copy below it without all up to `end`."""
    if blocks[heading].kind is not BlockKind.CROSSHEAD:
        return False
    below = next((block for block in blocks[end:] if block.kind not in DRIFTING), None)
    if below is None or below.kind is BlockKind.NOTES:
        return True
    return below.kind is BlockKind.CROSSHEAD and below.level <= blocks[heading].level


def can_leave_out(blocks: Sequence[Block], passage: Passage) -> bool:
    """Whether a passage can be left out without a trace.

    It must not open the article, follow a colon, hold the sign of a note, or be linked to.
    """
    first, end = passage
    left_out, others = blocks[first:end], [*blocks[:first], *blocks[end:]]
    copy_above = [block for block in blocks[:first] if block.kind not in DRIFTING]
    if not copy_above and any(block.kind not in DRIFTING for block in left_out):
        return False
    is_pull_quote = left_out[0].kind is BlockKind.PULLQUOTE
    if copy_above and copy_above[-1].text.endswith(":") and not is_pull_quote:
        return False
    return not (_refers_to_notes(left_out) or _leads_to(left_out, others))


def _refers_to_notes(blocks: Sequence[Block]) -> bool:
    return any(isinstance(node, NoteReference) for block in blocks for node in block.inline_nodes)


def _leads_to(targets: Sequence[Block], others: Sequence[Block]) -> bool:
    """Whether a link in the blocks `others` leads to one of `targets`."""
    addresses = {f"#{block.id}" for block in targets}
    links = (node for block in others for node in block.inline_nodes if isinstance(node, Link))
    return any(link.href in addresses for link in links)


def close_up(article: TypesetArticle, kept: Sequence[int], grid: Grid) -> tuple[Line, ...]:
    """The lines of a galley of which only the lines `kept` are left, with their new white."""
    set_lines = article.set_lines
    closed: list[SetLine] = []
    for position, index in enumerate(kept):
        set_line = set_lines[index]
        top = set_line.top
        if position:
            above = kept[position - 1]
            if index == above + 1:
                gap = set_line.top - set_lines[above].bottom
            else:
                gap = article.galley.gap(set_lines[above], set_line)
            top = closed[-1].bottom + gap
        closed.append(replace(set_line, top=top, bottom=top + set_line.bottom - set_line.top))
    lines = list(lines_of(closed, grid))
    for position, index in enumerate(kept):
        follows_gap = position > 0 and index != kept[position - 1] + 1
        if follows_gap and _needs_white(article, set_lines[index], kept[:position]):
            lines[position] = replace(lines[position], space=max(1, lines[position].space))
    return tuple(lines)


def _needs_white(article: TypesetArticle, set_line: SetLine, above: Sequence[int]) -> bool:
    """Whether a paragraph needs white to set it off from the paragraph that it now follows.

    It was set below something else, and so without an indent.
    """
    kinds = {block.id: block.kind for block in article.view.article.copy}
    if kinds.get(set_line.id) is not BlockKind.PARAGRAPH:
        return False
    before = [kinds.get(article.set_lines[index].id) for index in above]
    copy = [kind for kind in before if kind not in DRIFTING]
    if not copy or copy[-1] is not BlockKind.PARAGRAPH:
        return False
    view = next((block for block in article.view.blocks if block.id == set_line.id), None)
    return view is None or not view.follows
