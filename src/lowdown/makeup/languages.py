"""Finds languages whose words are not divided at the ends of lines."""

from __future__ import annotations

from collections.abc import Iterator

from lowdown.makeup.task import MakeupTask
from lowdown.model import Finding, main_language
from lowdown.press import can_hyphenate


def judge_languages(task: MakeupTask) -> Iterator[Finding]:
    """LD195 for each language of the issue that has no patterns for hyphens, once."""
    paper = task.publication
    places = {main_language(paper.language): paper.place_of("publication.language")}
    for article in task.issue.articles:
        places.setdefault(main_language(article.language), article.place_of("language"))
    for language, place in places.items():
        if not can_hyphenate(language):
            yield Finding(
                code="LD195",
                place=place,
                message=f"words are not divided in the language \u201c{language}\u201d, because no"
                " patterns for its hyphens are known: lines have wider gaps",
                cure="Put a soft hyphen, &shy;, where a long word may be divided, or list such"
                " words in [hyphenation]; or set fewer columns.",
            )
