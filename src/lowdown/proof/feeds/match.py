"""Matches the items of a feed with the entries that it should hold."""

from __future__ import annotations

from collections import Counter, defaultdict
from typing import TYPE_CHECKING, Final
from urllib.parse import unquote

from lowdown.proof.feeds.faults import Fault
from lowdown.proof.feeds.text import called, fold
from lowdown.values import dataclass

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
    """An item of the feed, with what it should be about."""

    element: Element
    """The item itself."""
    name: str
    """What findings call it."""
    entry: Entry | None
    """The article or issue that it is about, a draft included; None where there is none."""
    day: datetime.date | None
    """The day that a feed reader shows for it."""


def match_items(
    elements: Sequence[Element], entries: Sequence[Entry], days: Sequence[datetime.date | None]
) -> tuple[Item, ...]:
    """Matches each item with the entry that its id, its address and its title fit best.

    An item that shares only its title with an entry that another item fits better has no entry.
    """
    index = _index(entries)
    votes = [_vote(element, index) for element in elements]
    sure = {vote.rank for vote in votes if vote.weight > _BY_TITLE}
    items = []
    for number, (element, vote, day) in enumerate(zip(elements, votes, days, strict=True), start=1):
        is_namesake = vote.weight == _BY_TITLE and vote.rank in sure
        entry = entries[vote.rank] if vote.weight and not is_namesake else None
        name = called(element.words("title"), otherwise=f"item {number}")
        items.append(Item(element=element, name=name, entry=entry, day=day))
    return tuple(items)


def collation_faults(
    items: Sequence[Item], entries: Sequence[Entry], *, limit: int
) -> Iterator[Fault]:
    """Faults of the list of items: repeated, not published, out of order or missing.

    A feed holds the newest `limit` entries.
    """
    yield from _repeated(items)
    for item in items:
        yield from _unknown(item)
    yield from _misplaced(items, limit=limit)
    yield from _missing(items, [entry for entry in entries[:limit] if entry.published])


def shared_ids(items: Sequence[Item]) -> frozenset[str]:
    """The ids that more than one item has."""
    counted = Counter(item.element.words("guid") for item in items)
    return frozenset(guid for guid, times in counted.items() if guid and times > 1)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Vote:
    """The entry that an item fits best."""

    rank: int = 0
    """The rank of the entry."""
    weight: int = 0
    """How well it fits; 0 where no entry fits."""


def _index(entries: Sequence[Entry]) -> dict[tuple[str, ...], list[int]]:
    """The ranks of the entries by their ids, addresses and titles."""
    index: dict[tuple[str, ...], list[int]] = defaultdict(list)
    for entry in entries:
        index["id", entry.id].append(entry.rank)
        index["url", unquote(entry.url)].append(entry.rank)
        index["title", *fold(entry.title)].append(entry.rank)
    return index


def _vote(element: Element, index: dict[tuple[str, ...], list[int]]) -> _Vote:
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


def _misplaced(items: Sequence[Item], *, limit: int) -> Iterator[Fault]:
    """Items too old for the feed, and the first that stands below an older one."""
    last: Item | None = None
    has_reported = False
    for item in items:
        if item.entry is None or not item.entry.published:
            continue
        if item.entry.rank >= limit:
            message = f"{item.name} is in the feed, but is not among the newest {limit}"
            yield Fault(code="LD526", message=message, line=item.element.line)
        elif last and last.entry and item.entry.rank < last.entry.rank and not has_reported:
            has_reported = True
            message = f"{item.name} stands below {last.name}, but should stand above it"
            yield Fault(code="LD526", message=message, line=item.element.line)
        else:
            last = item


def _missing(items: Sequence[Item], due: Sequence[Entry]) -> Iterator[Fault]:
    if due and not items:
        yield Fault(code="LD525", message=f"the feed is without items, but should have {len(due)}")
        return
    present = {item.entry.rank for item in items if item.entry}
    for entry in due:
        if entry.rank not in present:
            name = called(entry.title, otherwise=entry.id)
            yield Fault(code="LD525", message=f"{name} is missing from the feed")
