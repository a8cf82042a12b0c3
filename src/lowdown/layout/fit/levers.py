"""A set article and the depths of its levers in, the article as it is then out: nothing is set again for that."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from lowdown.model import ArticleMetrics, FitStep, Lever, Line, WidePicture

Depths = Mapping[int, int]
"""The depth that was chosen for each lever that is pulled, by its index in `ArticleMetrics.levers`."""


def with_levers(article: ArticleMetrics, depths: Depths) -> ArticleMetrics:
    """The article once each lever has the depth that was chosen for it; the others stay as they are.

    What comes out has no levers: they belong to the lines of the article that went in.
    """
    changed = changed_levers(article, depths)
    if not changed:
        return article
    kept = kept_lines(article, changed)
    heads = [depth for lever, depth in changed.items() if lever.head]
    lines = _lines(article, changed, kept)
    return replace(
        article,
        lines=tuple(lines[line] for line in kept),
        head=heads[0] if heads else article.head,
        wide_pictures=tuple(
            _spanner(one, number, changed, kept) for number, one in enumerate(article.wide_pictures)
        ),
        levers=(),
        pulled=tuple(sorted(depths.items())),
    )


def changed_levers(article: ArticleMetrics, depths: Depths) -> dict[Lever, int]:
    """The levers that have another depth than they usually have, and that depth."""
    return {
        article.levers[index]: depth
        for index, depth in depths.items()
        if is_changed(article, index, depth)
    }


def kept_lines(article: ArticleMetrics, changed: Mapping[Lever, int]) -> list[int]:
    """The lines of the galley that are left once the levers are pulled."""
    gone = {line for lever in changed if lever.leaves_out for line in lever.lines}
    return [line for line in range(len(article.lines)) if line not in gone]


def is_changed(article: ArticleMetrics, index: int, depth: int) -> bool:
    """Whether a lever has another depth than it usually has."""
    return depth != article.levers[index].depths[0]


def gain(article: ArticleMetrics, index: int, depth: int, columns: int) -> int:
    """Column lines by which the article becomes longer when a lever gets a depth; less than 0: shorter."""
    lever = article.levers[index]
    width = (
        columns
        if lever.head
        else 1
        if lever.wide_picture is None
        else article.wide_pictures[lever.wide_picture].span
    )
    return (depth - lever.depths[0]) * width


def adjust_to(article: ArticleMetrics, depths: Depths, target: int, columns: int) -> dict[int, int]:
    """The levers pulled further, step by step of the ladder, until the article is `target` column lines longer.

    Less than 0: shorter. What is left of the way is less than any step that is still to be had; where it has to
    become shorter, the last step may go beyond.
    """
    chosen, rest = dict(depths), target
    for index, depth, change in _steps(article, columns, grows=target > 0):
        if index in chosen and is_changed(article, index, chosen[index]):
            continue
        if 0 < change <= rest or rest <= change < 0:
            chosen[index], rest = depth, rest - change
        if not rest:
            break
    if rest < 0:
        over = [
            step
            for step in _steps(article, columns, grows=False)
            if step[2] < rest and step[0] not in chosen
        ]
        if over:
            index, depth, _ = max(over, key=lambda step: step[2])
            chosen[index] = depth
    return chosen


def _steps(article: ArticleMetrics, columns: int, *, grows: bool) -> Iterator[tuple[int, int, int]]:
    """Every depth of every lever that makes the article longer, or shorter, the furthest of each lever first."""
    for step in FitStep:
        for index, lever in enumerate(article.levers):
            if lever.step is not step:
                continue
            steps = [
                (index, depth, gain(article, index, depth, columns)) for depth in lever.depths[1:]
            ]
            steps = [step for step in steps if (step[2] > 0) == grows and step[2]]
            yield from sorted(steps, key=lambda step: -abs(step[2]))


def _lines(
    article: ArticleMetrics, changed: Mapping[Lever, int], kept: Sequence[int]
) -> list[Line]:
    """All lines of the galley, as they are once the levers are pulled."""
    lines = list(article.lines)
    for lever, depth in changed.items():
        for line in lever.lines[:1]:
            lines[line] = _changed(lines[line], lever, depth)
    raised = {
        lever.lines[0]: depth - lever.depths[0]
        for lever, depth in changed.items()
        if lever.step is FitStep.CROSSHEADS
    }
    whites = {lever.lines[-1] + 1: lever.white for lever in changed if lever.leaves_out}
    for after in sorted(whites):
        # Where several things are left out in a row, the white of the last of them holds.
        following = next((line for line in kept if line >= after), None)
        if following is not None:
            space = whites[after] + raised.get(following, 0)
            lines[following] = replace(lines[following], space=space)
    return lines


def _changed(line: Line, lever: Lever, depth: int) -> Line:
    if lever.step is FitStep.PICTURES:
        return replace(line, height=depth)
    return replace(line, space=depth) if lever.step is FitStep.CROSSHEADS else line


def _spanner(
    wide_picture: WidePicture, number: int, changed: Mapping[Lever, int], kept: Sequence[int]
) -> WidePicture:
    height = next(
        (depth for lever, depth in changed.items() if lever.wide_picture == number),
        wide_picture.height,
    )
    return replace(
        wide_picture, height=height, anchor=sum(line < wide_picture.anchor for line in kept)
    )
