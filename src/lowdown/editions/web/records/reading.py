"""Reads issues for the site: from the desk, or from the records of those that have not changed."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from functools import cache, partial

from lowdown.cache import build_cache
from lowdown.desk import read_issue, without_ignored
from lowdown.editions.web.records.record import Bodies, IssueRecord, RecordStore, bodies_to_json
from lowdown.editions.web.records.writer import write_record
from lowdown.model import Finding, Publication, errors_among
from lowdown.outputs import locked_plan_path
from lowdown.sources import (
    Listings,
    listing_of,
    listings_kept,
    recorded_digests,
    recorded_sources,
    source_digest,
)
from lowdown.values import dataclass
from lowdown.workers import Work, do_all


@dataclass(frozen=True, slots=True, kw_only=True)
class IssueReading:
    """The result of reading an issue for the site."""

    name: str
    """The issue's name."""
    record: IssueRecord | None = None
    """Its record; None where it has errors."""
    findings: tuple[Finding, ...] = ()
    """What is wrong with its copy, without what comments silence."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadingNeeds:
    """What reading any issue needs."""

    publication: Publication
    """The settings."""
    state: str
    """A digest of the settings, the program and all else that every issue depends on."""

    @property
    def store(self) -> RecordStore:
        """Where records are kept."""
        return RecordStore(cache=build_cache(), root=self.publication.root)


def read_issues(
    needs: ReadingNeeds, names: Sequence[str], *, processes: int
) -> Iterator[IssueReading]:
    """Yields the reading of each issue, in the order of `names`.

    Issues whose sources have not changed are taken from their records; the others are read by the
    desk, in several processes where there are many of them.
    """
    with listings_kept():
        digest_of = cache(partial(source_digest, needs.publication.root))
        kept = {name: _kept(needs, name, digest_of) for name in names}
        changed = [name for name in names if kept[name] is None]
        work = Work(prepare=prepare_reading, needs=needs)
        few = len(changed) < _MANY
        read = do_all(work, changed, processes=1 if few else processes)
        for name in names:
            yield kept[name] or next(read)


_MANY = 8
"""Issues that are read faster by several processes, which take half a second to start."""


def prepare_reading(needs: ReadingNeeds) -> Callable[[str], IssueReading]:
    """Returns what reads an issue by the desk and keeps its record, by its name."""
    listings = Listings()

    def read(name: str) -> IssueReading:
        with listings_kept(listings):
            return _read(needs, name)[0]

    return read


def read_bodies(needs: ReadingNeeds, record: IssueRecord) -> Bodies:
    """Returns the bodies of an issue: those that are kept, or else the issue is read again."""
    kept = needs.store.bodies(record)
    return _read(needs, record.card.name)[1] if kept is None else kept


def _kept(needs: ReadingNeeds, name: str, digest_of: Callable[[str], str]) -> IssueReading | None:
    """The record of an issue, where it still holds; `digest_of` hashes a source."""
    record = needs.store.record(name)
    if record is None or record.state != needs.state:
        return None
    root = needs.publication.root
    articles = listing_of(root, "articles").markdown
    issues = listing_of(root, "issues").markdown
    holds = (
        all(slug in articles for card in record.articles for slug in card.links)
        and not any(card.address.removesuffix("/") in issues for card in record.articles)
        and all(digest_of(path) == digest for path, digest in record.sources.items())
    )
    return IssueReading(name=name, record=record, findings=record.findings) if holds else None


def _read(needs: ReadingNeeds, name: str) -> tuple[IssueReading, Bodies]:
    publication = needs.publication
    with recorded_sources(locked_plan_path(name)) as recording:
        reading = read_issue(publication, name)
        findings = without_ignored(publication.root, reading.findings)
        issue = reading.value
        if issue is None or errors_among(findings):
            return IssueReading(name=name, findings=findings), {}
        record, bodies = write_record(publication, issue)
    record = replace(record, findings=findings)
    data = bodies_to_json(bodies)
    record = replace(record, state=needs.state, bodies=hashlib.sha256(data).hexdigest())
    sources = recorded_digests(publication.root, recording)
    if sources is not None:
        record = replace(record, sources=sources)
        needs.store.keep(record, data)
    return IssueReading(name=name, record=record, findings=findings), bodies
