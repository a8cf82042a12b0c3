"""Hypothesis strategies for copy, orders, furniture and grids of every kind."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from hypothesis import strategies as st

from lowdown.layout.search.plan import ArticleOrder
from lowdown.model.issue import Overflow
from lowdown.model.plan import Furniture, Grid
from making.compositor import page_grid, set_type

MEASURE = 10
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
    "so:",
)

WORD_COUNTS = st.one_of(st.integers(1, 12), st.integers(10, 90))


@st.composite
def blocks(draw: st.DrawFn, *, columns: int, lines: int) -> str:
    """One block of copy that the page can hold."""
    kind = draw(
        st.sampled_from(["", "", "", "", "", "#", ">", "-", "^", "fig", "pull", "span", "|"])
    )
    if kind in ("fig", "pull"):
        return f"[{kind} {draw(st.integers(1, lines))}]"
    if kind == "span":
        return f"[span {draw(st.integers(1, columns))} {draw(st.integers(1, lines // 3))}]"
    if kind == "|":
        return "\n".join(f"| row {number}" for number in range(draw(st.integers(2, 12))))
    count = draw(st.integers(1, 4) if kind == "#" else WORD_COUNTS)
    offset = draw(st.integers(0, len(WORDS) - 1))
    return f"{kind} " * bool(kind) + words(count, offset)


@st.composite
def adjustable_blocks(draw: st.DrawFn, *, columns: int, lines: int) -> str:
    """One block of copy that the fit ladder may change, or one that it must leave as it is."""
    kind = draw(st.sampled_from(["", "?", "?", "#+", "fig", "pull", "span"]))
    if kind in ("", "?", "#+"):
        block = (
            draw(blocks(columns=columns, lines=lines))
            if not kind
            else words(draw(st.integers(1, 40)))
        )
        return f"{kind} {block}" if kind else block
    least = draw(st.integers(1, lines // 4))
    most = least + draw(st.integers(1, lines // 3))
    depth = draw(st.integers(least, most))
    if kind == "pull":
        return f"[pull {depth} ?]"
    return (
        f"[{kind}{f' {draw(st.integers(1, columns))}' if kind == 'span' else ''} {depth} "
        f"{least}-{most}]"
    )


def words(count: int, offset: int = 0) -> str:
    """Returns `count` words, the same on every run."""
    return " ".join(WORDS[(offset + number) % len(WORDS)] for number in range(count))


@dataclass(frozen=True, slots=True, kw_only=True)
class OrderedCopy:
    """An article in plain text and its orders, so that a counterexample can be read."""

    copy: str
    hyphens: bool
    head: int
    pages: tuple[int, ...]
    overflow: Overflow
    gives_way: bool

    def order(self, slug: str) -> ArticleOrder:
        article = set_type(
            self.copy, slug=slug, measure=MEASURE, hyphens=self.hyphens, head=self.head
        )
        return ArticleOrder(
            article=article, pages=self.pages, overflow=self.overflow, gives_way=self.gives_way
        )


@st.composite
def ordered_copy(
    draw: st.DrawFn, grid: Grid, *, last_page: int = 9, adjustable: bool = False
) -> OrderedCopy:
    """An article with or without ordered pages.

    With `adjustable`, the fit ladder may change its copy.
    """
    block = adjustable_blocks if adjustable else blocks
    copy = draw(st.lists(block(columns=grid.columns, lines=grid.lines), max_size=12))
    overflow = draw(st.sampled_from(list(Overflow)))
    return OrderedCopy(
        copy="\n\n".join(["Somebody said so.", *copy]),
        hyphens=draw(st.booleans()),
        head=draw(st.integers(1, 5)),
        pages=tuple(sorted(draw(st.sets(st.integers(1, last_page), max_size=4)))),
        overflow=overflow,
        gives_way=overflow is not Overflow.ERROR and draw(st.booleans()),
    )


@st.composite
def grids(draw: st.DrawFn) -> Grid:
    return page_grid(draw(st.integers(1, 5)), draw(st.sampled_from([20, 25, 31, 40, 57])), MEASURE)


def orders_of(placed: Sequence[OrderedCopy]) -> list[ArticleOrder]:
    """The orders of an issue with these articles; its lead is on page 1."""
    lead = placed[0]
    pages = tuple(sorted({1, *lead.pages})) if lead.pages else ()
    return [
        one.order("abcdefghijkl"[number])
        for number, one in enumerate([replace(lead, pages=pages), *placed[1:]])
    ]


@st.composite
def furnitures(draw: st.DrawFn, grid: Grid) -> Furniture:
    return Furniture(
        nameplate=draw(st.integers(0, 4)),
        contents=draw(st.sampled_from([0, 3, 6])),
        contents_span=draw(st.integers(1, grid.columns)),
        panel=draw(st.sampled_from([0, 5])),
    )
