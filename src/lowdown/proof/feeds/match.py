"""The items of a feed and the entries that it should hold go in; which is which comes out, and what does not match."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final
from urllib.parse import unquote

from lowdown.proof.feeds.faults import Fault
from lowdown.proof.feeds.text import called, fold

if TYPE_CHECKING:
    import datetime
    from collections.abc import Iterator, Sequence

    from lowdown.proof.feeds.sources import Entry
    from lowdown.proof.feeds.xml import Element

_BY_ID: Final = 2
_BY_ADDRESS: Final = 2
_BY_TITLE: Final = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """An item of the feed, with what it should tell of."""

    element: Element
    """The item itself."""
    name: str
    """How findings call it."""
    entry: Entry | None
    """The article or issue that it tells of, a draft included; None where there is none."""
    day: datetime.date | None
    """The day that a feed reader gives it."""


def match_items(
    elements: Sequence[Element], entries: Sequence[Entry], days: Sequence[datetime.date | None]
) -> tuple[Item, ...]:
    """Each item with the entry that most of its id, its address and its title speak for."""
    index = _index(entries)
    votes = [_votes(element, index) for element in elements]
    sure = {vote.rank for vote in votes if vote.weight > _BY_TITLE}
    items = []
    for number, (element, vote, day) in enumerate(zip(elements, votes, days, strict=True), start=1):
        namesake = vote.weight == _BY_TITLE and vote.rank in sure
        entry = entries[vote.rank] if vote.weight and not namesake else None
        name = called(element.words("title"), otherwise=f"item {number}")
        items.append(Item(element=element, name=name, entry=entry, day=day))
    return tuple(items)


def collation_faults(
    items: Sequence[Item], entries: Sequence[Entry], *, most: int
) -> Iterator[Fault]:
    """What stands twice, what is not published, what is out of order and what is missing."""
    yield from _repeated(items)
    for item in items:
        yield from _unknown(item)
    yield from _misplaced(items, most=most)
    yield from _missing(items, [entry for entry in entries[:most] if entry.published])


def shared_ids(items: Sequence[Item]) -> frozenset[str]:
    """The ids that more than one item has."""
    counted = Counter(item.element.words("guid") for item in items)
    return frozenset(guid for guid, times in counted.items() if guid and times > 1)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Vote:
    rank: int = 0
    weight: int = 0


def _index(entries: Sequence[Entry]) -> dict[tuple[str, ...], list[int]]:
    """The ranks of the entries by what tells them apart."""
    index: dict[tuple[str, ...], list[int]] = defaultdict(list)
    for entry in entries:
        index["id", entry.id].append(entry.rank)
        index["url", unquote(entry.url)].append(entry.rank)
        index["title", *fold(entry.title)].append(entry.rank)
    return index


def _votes(element: Element, index: dict[tuple[str, ...], list[int]]) -> _Vote:
    weights: Counter[int] = Counter()
    for key, weight in (
        (("id", element.words("guid")), _BY_ID),
        (("url", unquote(element.words("link"))), _BY_ADDRESS),
        (("title", *fold(element.words("title"))), _BY_TITLE),
    ):
        for rank in index.get(key, ()):
            weights[rank] += weight
    return max(
        (_Vote(rank=rank, weight=weight) for rank, weight in weights.items()),
        key=lambda vote: vote.weight,
        default=_Vote(),
    )


def _repeated(items: Sequence[Item]) -> Iterator[Fault]:
    seen: dict[str, Item] = {}
    for item in items:
        guid = item.element.words("guid")
        if guid and guid in seen:
            message = f"{item.name} has the same id as {seen[guid].name} above it"
            yield Fault(code="LD515", message=message, line=item.element.line)
        seen.setdefault(guid, item)


def _unknown(item: Item) -> Iterator[Fault]:
    if item.entry is None:
        message = f"{item.name} is in the feed, but no published issue has it"
        yield Fault(code="LD528", message=message, line=item.element.line)
    elif not item.entry.published:
        yield Fault(
            code="LD528",
            message=f"{item.name} is in the feed, but is a draft",
            line=item.element.line,
        )


def _misplaced(items: Sequence[Item], *, most: int) -> Iterator[Fault]:
    """Too old for the feed, or, told once, below what is older."""
    last: Item | None = None
    told = False
    for item in items:
        if item.entry is None or not item.entry.published:
            continue
        if item.entry.rank >= most:
            message = f"{item.name} is in the feed, but is not among the newest {most}"
            yield Fault(code="LD526", message=message, line=item.element.line)
        elif last and last.entry and item.entry.rank < last.entry.rank and not told:
            told = True
            message = f"{item.name} stands below {last.name}, but should stand above it"
            yield Fault(code="LD526", message=message, line=item.element.line)
        else:
            last = item


def _missing(items: Sequence[Item], due: Sequence[Entry]) -> Iterator[Fault]:
    if due and not items:
        yield Fault(code="LD525", message=f"the feed is without items, but should have {len(due)}")
        return
    there = {item.entry.rank for item in items if item.entry}
    for entry in due:
        if entry.rank not in there:
            yield Fault(
                code="LD525",
                message=f"{called(entry.title, otherwise=entry.id)} is missing from the feed",
            )
