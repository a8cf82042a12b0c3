"""Makes up issues of random copy from a number; the same number gives the same issue."""

from __future__ import annotations

import random  # noqa: TID251 - always seeded with a number
from collections.abc import Iterator
from dataclasses import dataclass, replace

from lowdown.layout.search.plan import ArticleOrder
from lowdown.model.issue import Overflow
from lowdown.model.plan import ArticleMetrics, Furniture, Grid
from making.compositor import break_lines, page_grid, set_type

WORDS = (
    "a",
    "beds",
    "the",
    "ward",
    "hospital",
    "privatisation",
    "of",
    "NHS",
    "care,",
    "staff;",
    "said",
    "so",
    "never",
)


@dataclass(frozen=True, slots=True, kw_only=True)
class RandomIssue:
    """An issue, and the paper that it is for."""

    orders: tuple[ArticleOrder, ...]
    """Its articles; the first is the lead."""
    furniture: Furniture
    """The nameplate, the contents box and the panel."""
    grid: Grid
    """The measures of every page."""
    pages: int | None = None
    """How many pages it has to have."""


def small_issue(number: int) -> RandomIssue:
    """Two to four articles on 2 to 6 small pages, some with ordered pages, one with `overflow`."""
    chance = random.Random(number)
    columns, lines, pages = chance.choice([2, 3]), chance.choice([16, 20, 24]), chance.randint(2, 6)
    furniture = Furniture(
        nameplate=chance.choice([0, 3]),
        contents=chance.choice([0, 0, 4]),
        panel=chance.choice([0, 0, 5]),
    )
    count = chance.randint(2, min(4, pages + 1))
    area = (
        pages * columns * lines
        - (furniture.nameplate + furniture.panel) * columns
        - furniture.contents
    )
    shares = [chance.uniform(0.3, 1.0) for _ in range(count)]
    room = chance.uniform(0.45, 0.85) * area - 3 * columns * count
    articles = [
        _article(
            chance,
            "abcd"[index],
            int(room * share / sum(shares)),
            columns=columns,
            lines=lines,
            measure=14,
        )
        for index, share in enumerate(shares)
    ]
    orders = [ArticleOrder(article=article) for article in articles]
    grid = page_grid(columns, lines, 14)
    if chance.random() < 0.2:
        index = chance.randrange(count)
        orders[index] = replace(orders[index], overflow=Overflow.ONLINE, gives_way=True)
    if pages > 2 and chance.random() < 0.3:
        index, page = chance.randrange(1, count), chance.randint(2, pages - 1)
        orders[index] = replace(
            orders[index], pages=(page, page + 1), overflow=Overflow.ONLINE, gives_way=True
        )
    return RandomIssue(orders=tuple(orders), furniture=furniture, grid=grid, pages=pages)


def large_issue(number: int, *, max_articles: int = 30) -> RandomIssue:
    """Three to `max_articles` articles of all lengths on real pages, some with ordered pages."""
    chance = random.Random(number)
    columns, lines = chance.choice([2, 3, 3, 4]), chance.choice([40, 54, 57])
    count, longest = chance.randint(3, max_articles), chance.choice([300, 800, 1500])
    articles = [
        _article(
            chance,
            f"a{index:02}",
            chance.randint(60, longest) // 4,
            columns=columns,
            lines=lines,
            measure=28,
        )
        for index in range(count)
    ]
    furniture = Furniture(
        nameplate=8, contents=chance.randint(5, 14), panel=chance.choice([0, 15, 19])
    )
    orders = list(_ordered(chance, articles, often=chance.choice([0.0, 0.0, 0.15])))
    return RandomIssue(
        orders=tuple(orders), furniture=furniture, grid=page_grid(columns, lines, 28)
    )


def _ordered(
    chance: random.Random, articles: list[ArticleMetrics], *, often: float
) -> Iterator[ArticleOrder]:
    """The articles' orders; some have ordered pages, no two the same."""
    page = 2
    for index, article in enumerate(articles):
        if index and chance.random() < often:
            page += chance.randint(0, 2)
            overflow = chance.choice([Overflow.JUMP, Overflow.ONLINE])
            yield ArticleOrder(
                article=article, pages=(page, page + 1), overflow=overflow, gives_way=True
            )
            page += 2
        else:
            yield ArticleOrder(article=article)


def _article(
    chance: random.Random, slug: str, depth: int, *, columns: int, lines: int, measure: int
) -> ArticleMetrics:
    """An article of about `depth` lines, with crossheads, pictures and pull quotes."""
    blocks, left = ["Somebody said so."], depth - 2
    while left > 0:
        kind, deep = chance.random(), chance.randint(3, max(3, lines // 4))
        if kind < 0.05:
            blocks.append("# " + " ".join(chance.choices(WORDS, k=3)))
            left -= 3
        elif kind < 0.10:
            span = chance.randint(1, columns)
            blocks.append(f"[span {span} {deep}]")
            left -= span * deep
        elif kind < 0.14:
            blocks.append(f"[{chance.choice(['fig', 'pull'])} {deep}]")
            left -= deep
        words = " ".join(chance.choices(WORDS, k=chance.randint(6, 2 * measure)))
        blocks.append(words)
        left -= len(break_lines(words, measure, hyphens=True))
    head = chance.randint(2, 4) if lines < 30 else chance.randint(4, 10)
    article = set_type("\n\n".join(blocks), slug=slug, measure=measure, hyphens=True, head=head)
    narrow = [(span, head + 1) for span in range(2, columns)] if chance.random() < 0.5 else []
    return replace(article, narrow_heads=tuple(narrow))
