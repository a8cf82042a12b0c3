"""Changes a set article by its levers: pictures cropped, copy left out, white added.

No type is set again.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import NamedTuple

from lowdown.model import ArticleMetrics, FitStep, Lever, Line, WidePicture

Depths = Mapping[int, int]
"""The depth that was chosen for each lever that is pulled, by its index in
`ArticleMetrics.levers`.
"""


def with_levers(article: ArticleMetrics, depths: Depths) -> ArticleMetrics:
    """Returns the article with the depth that was chosen for each lever.

    The others stay as they are.

    The new article has no levers of its own: they belong to the lines of the article as it was set.
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
            _wide_picture(picture, number, changed, kept)
            for number, picture in enumerate(article.wide_pictures)
        ),
        levers=(),
        pulled=tuple(sorted(depths.items())),
    )


def changed_levers(article: ArticleMetrics, depths: Depths) -> dict[Lever, int]:
    """Returns the levers that have another depth than they usually have, and that depth."""
    return {
        article.levers[index]: depth
        for index, depth in depths.items()
        if is_changed(article, index, depth)
    }


def kept_lines(article: ArticleMetrics, changed: Mapping[Lever, int]) -> list[int]:
    """Returns the lines of the galley that are left once the levers are changed."""
    gone = {line for lever in changed if lever.leaves_out for line in lever.lines}
    return [line for line in range(len(article.lines)) if line not in gone]


def is_changed(article: ArticleMetrics, index: int, depth: int) -> bool:
    """Whether a lever has another depth than it usually has."""
    return depth != article.levers[index].depths[0]


def gain(article: ArticleMetrics, index: int, depth: int, columns: int) -> int:
    """Returns the column lines by which an article gets longer when a lever gets a depth.

    Below 0: shorter.
    """
    lever = article.levers[index]
    width = 1
    if lever.head:
        width = columns
    elif lever.wide_picture is not None:
        width = article.wide_pictures[lever.wide_picture].span
    return (depth - lever.depths[0]) * width


class _Step(NamedTuple):
    """One lever at one depth."""

    lever: int
    """The lever, by its index in `ArticleMetrics.levers`."""
    depth: int
    """The depth that it gets."""
    gain: int
    """Column lines by which the article becomes longer; less than 0: shorter."""


def adjust_to(article: ArticleMetrics, depths: Depths, target: int, columns: int) -> dict[int, int]:
    """Returns depths at which the article is `target` column lines longer than at `depths`.

    Below 0: shorter.

    Levers are changed step by step of the fit ladder. What is left of the way is less than any step
    that is left; where the article has to become shorter, the last step may go beyond.
    """
    chosen, rest = dict(depths), target
    for step in _steps(article, columns, grows=target > 0):
        if step.lever in chosen and is_changed(article, step.lever, chosen[step.lever]):
            continue
        if 0 < step.gain <= rest or rest <= step.gain < 0:
            chosen[step.lever] = step.depth
            rest -= step.gain
        if not rest:
            break
    if rest < 0:
        beyond = _smallest_beyond(article, chosen, rest, columns)
        if beyond:
            chosen[beyond.lever] = beyond.depth
    return chosen


def _smallest_beyond(
    article: ArticleMetrics, chosen: Depths, rest: int, columns: int
) -> _Step | None:
    """The smallest step of a lever not yet chosen that goes beyond what is needed."""
    beyond = [
        step
        for step in _steps(article, columns, grows=False)
        if step.gain < rest and step.lever not in chosen
    ]
    return max(beyond, key=lambda step: step.gain, default=None)


def _steps(article: ArticleMetrics, columns: int, *, grows: bool) -> Iterator[_Step]:
    """Every depth of every lever that makes the article longer, or shorter.

    By the steps of the ladder; the furthest of each lever comes first.
    """
    for fit_step in FitStep:
        for index, lever in enumerate(article.levers):
            if lever.step is fit_step:
                steps = _steps_of(article, index, columns, grows=grows)
                yield from sorted(steps, key=lambda step: -abs(step.gain))


def _steps_of(article: ArticleMetrics, index: int, columns: int, *, grows: bool) -> Iterator[_Step]:
    """Every depth of one lever that makes the article longer, or shorter."""
    for depth in article.levers[index].depths[1:]:
        lines = gain(article, index, depth, columns)
        if lines and (lines > 0) is grows:
            yield _Step(index, depth, lines)


def _lines(
    article: ArticleMetrics, changed: Mapping[Lever, int], kept: Sequence[int]
) -> list[Line]:
    """All lines of the galley, as they are once the levers are changed."""
    lines = list(article.lines)
    raised = {
        lever.lines[0]: depth - lever.depths[0]
        for lever, depth in changed.items()
        if lever.step is FitStep.CROSSHEADS
    }
    for lever, depth in changed.items():
        if lever.lines:
            first = lever.lines[0]
            lines[first] = _changed(lines[first], lever, depth)
    for line, white in _whites(changed, kept).items():
        lines[line] = replace(lines[line], space=white + raised.get(line, 0))
    return lines


def _whites(changed: Mapping[Lever, int], kept: Sequence[int]) -> dict[int, int]:
    """The white above each line that follows something left out.

    Where several things are left out in a row, the white of the last of them holds.
    """
    whites = {lever.lines[-1] + 1: lever.white for lever in changed if lever.leaves_out}
    following = {}
    for after in sorted(whites):
        for line in kept:
            if line >= after:
                following[line] = whites[after]
                break
    return following


def _changed(line: Line, lever: Lever, depth: int) -> Line:
    if lever.step is FitStep.PICTURES:
        return replace(line, height=depth)
    return replace(line, space=depth) if lever.step is FitStep.CROSSHEADS else line


def _wide_picture(
    wide_picture: WidePicture, number: int, changed: Mapping[Lever, int], kept: Sequence[int]
) -> WidePicture:
    height = next(
        (depth for lever, depth in changed.items() if lever.wide_picture == number),
        wide_picture.height,
    )
    return replace(
        wide_picture, height=height, anchor=sum(line < wide_picture.anchor for line in kept)
    )
