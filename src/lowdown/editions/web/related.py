"""Finds the articles that share most tags with one, without a search over all of them.

For each tag there is one long number with a bit for every article that has it, the newest lowest.
Tags are counted for all articles at once, by adding these numbers bit by bit.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from lowdown.editions.web.cards import ArticleCard
from lowdown.model import topic_slug
from lowdown.values import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class TagIndex:
    """Which articles have which tags."""

    articles: Sequence[ArticleCard]
    """All articles, newest first."""
    numbers: Mapping[str, int]
    """The number of each article in that order, by its slug."""
    masks: Mapping[str, int]
    """A bit for each article that has a tag, by the slug of the tag."""

    def related(self, article: ArticleCard, most: int) -> tuple[ArticleCard, ...]:
        """Returns at most `most` other articles: those that share most tags first, then newest."""
        found: list[ArticleCard] = []
        itself = 1 << self.numbers[article.slug]
        for shared in self._by_shared_tags(article):
            rest = shared & ~itself
            while rest and len(found) < most:
                lowest = rest & -rest
                found.append(self.articles[lowest.bit_length() - 1])
                rest ^= lowest
        return tuple(found)

    def _by_shared_tags(self, article: ArticleCard) -> Iterator[int]:
        """The articles that share all tags with one, all but one, ... and one, as bits."""
        tags = {topic_slug(tag) for tag in article.tags}
        digits: list[int] = []
        for tag in sorted(tags):
            carry = self.masks[tag]
            for place, digit in enumerate(digits):
                digits[place], carry = digit ^ carry, digit & carry
            if carry:
                digits.append(carry)
        for count in range(len(tags), 0, -1):
            if not count >> len(digits):
                yield _with_count(digits, count)


def _with_count(digits: Sequence[int], count: int) -> int:
    """The bits at which the binary digits of a sum are those of `count`."""
    everyone = 0
    for digit in digits:
        everyone |= digit
    for place, digit in enumerate(digits):
        everyone &= digit if count >> place & 1 else ~digit
    return everyone


def index_tags(articles: Sequence[ArticleCard]) -> TagIndex:
    """Makes the index of the tags of articles, which are newest first."""
    members: dict[str, list[int]] = {}
    for number, article in enumerate(articles):
        for tag in article.tags:
            members.setdefault(topic_slug(tag), []).append(number)
    return TagIndex(
        articles=articles,
        numbers={article.slug: number for number, article in enumerate(articles)},
        masks={tag: _mask(numbers) for tag, numbers in members.items()},
    )


def _mask(numbers: Sequence[int]) -> int:
    bits = bytearray(max(numbers) // 8 + 1)
    for number in numbers:
        bits[number // 8] |= 1 << number % 8
    return int.from_bytes(bits, "little")
