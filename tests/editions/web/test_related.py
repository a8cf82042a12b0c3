"""Related articles: those that share most tags, then the newest."""

from __future__ import annotations

import datetime
from collections.abc import Sequence

from hypothesis import given
from hypothesis import strategies as st

from lowdown.editions.web.cards import ArticleCard
from lowdown.editions.web.related import index_tags

TAGS = ("baths", "council", "strikes", "roads", "Health")


def card(slug: str, tags: Sequence[str]) -> ArticleCard:
    return ArticleCard(
        slug=slug,
        issue="one",
        title=slug,
        contents=slug,
        id=slug,
        language="en",
        address=f"{slug}/",
        url=f"https://x.example/{slug}/",
        is_here=True,
        summary="",
        words=1,
        date=datetime.date(2026, 5, 8),
        tags=tuple(tags),
    )


@given(st.lists(st.lists(st.sampled_from(TAGS), max_size=6), min_size=1, max_size=12))
def test_most_shared_tags_come_first_then_the_newest(tags: list[list[str]]) -> None:
    """It is the order that a search over all articles would find."""
    cards = [card(f"a{number}", each) for number, each in enumerate(tags)]
    index = index_tags(cards)
    for one in cards:
        shared = {other.slug: len({*one.tags} & {*other.tags}) for other in cards if other != one}
        by_search = sorted(
            (each for each in cards if shared.get(each.slug)), key=lambda each: -shared[each.slug]
        )
        assert index.related(one, 4) == tuple(by_search[:4])


def test_spelling_does_not_part_tags() -> None:
    """Tags that have one page are one tag."""
    cards = [card("a", ["Night shift"]), card("b", ["night-shift"])]
    assert index_tags(cards).related(cards[0], 4) == (cards[1],)
