"""How an article fits, what was changed to make it fit, and what an editor can do about it, in
words.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from lowdown.model import Action, ArticleReport, FitStep, Remedy, plural
from lowdown.report.findings import plain

if TYPE_CHECKING:
    from lowdown.model import Change


def describe_fit(article: ArticleReport) -> str:
    """How an article fits, in a few words."""
    if article.unplaced_lines:
        words = plural(article.words_over, "word")
        return f"{plural(article.unplaced_lines, 'line')} ({words}) over"
    if article.online:
        return f"print stops after {plural(article.printed_words, 'word')}"
    if article.lines_under:
        words = plural(int(article.lines_under * article.words_per_line), "word")
        return f"{plural(article.lines_under, 'line')} ({words}) under"
    return "fits"


def describe_change(change: Change) -> str:
    """What the fit ladder changed, such as "left out an optional paragraph: 6 lines shorter"."""
    longer = change.lines > 0
    sentence = (_LONGER if longer else _SHORTER)[change.step].format(
        what=plain(change.what) or "it"
    )
    if change.step is FitStep.FILLERS:
        return f"{sentence}: {plural(change.lines, 'line')} deep"
    if not change.lines:
        return sentence
    amount = plural(abs(change.lines), "line")
    return f"{sentence}: {amount} {'longer' if longer else 'shorter'}"


_SHORTER: Final = {
    FitStep.OPTIONAL: "left out {what}",
    FitStep.PICTURES: "cropped {what}",
    FitStep.PULLQUOTES: "left out {what}",
    FitStep.CROSSHEADS: "took lines out of {what}",
    FitStep.TRACKING: "set {what}",
    FitStep.FILLERS: "printed {what}",
}
"""What the steps of the fit ladder do where they make an article shorter."""
_LONGER: Final = {
    **_SHORTER,
    FitStep.PICTURES: "showed more of {what}",
    FitStep.CROSSHEADS: "added to {what}",
}
"""What they do where they make it longer."""


def describe_remedies(article: ArticleReport) -> str:
    """What an editor can do about one article, in one sentence."""
    first = article.remedies[0]
    choices = ", or ".join(
        _remedy(remedy, article.slug, number) for number, remedy in enumerate(article.remedies)
    )
    if first.page is not None:
        return f"Page {first.page} has {plural(first.lines, 'line')} free: {choices}."
    return f"{choices[0].upper()}{choices[1:]}: it is {plural(first.lines, 'line')} over."


def _remedy(remedy: Remedy, slug: str, number: int) -> str:
    """One of the choices; `number` is its place among them, from 0."""
    if remedy.action is Action.CUT:
        besides = f", or {remedy.words_besides} and a picture" if remedy.words_besides else ""
        return f"cut {plural(remedy.words, 'word')} from '{slug}'{besides}"
    if remedy.action is Action.ADD:
        return f"add {plural(remedy.words, 'word')} to '{slug}'"
    picture = plain(remedy.picture)
    name = f"its picture {picture}" if number else f"the picture of '{slug}', {picture},"
    return f"let {name} {remedy.action.value} from {remedy.depth_now} to {remedy.depth} mm"
