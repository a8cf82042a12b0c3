"""Makes the paper of one issue, or finds that what an earlier build made of it is still right."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Callable, Mapping
from dataclasses import field, replace
from functools import cache
from pathlib import Path

from pydantic import TypeAdapter, ValidationError

from lowdown.cache import build_cache, picture_cache
from lowdown.desk import read_issue, without_ignored, write_plan
from lowdown.jobs.inputs import are_unchanged, digest_of, printing_digest
from lowdown.jobs.landing import Part, Standing, paper_part
from lowdown.model import Finding, LockedPlan, Publication, errors_among
from lowdown.outputs import locked_plan_path
from lowdown.sources import recorded_digests, recorded_sources
from lowdown.values import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class MadePaper:
    """The paper of an issue."""

    name: str
    """The issue's name."""
    findings: tuple[Finding, ...] = ()
    """Everything that is wrong with its copy and its pages."""
    files: Mapping[str, bytes] = field(default_factory=dict)
    """Its files; empty where those in the output folder are right, or where it cannot be made."""
    kept: tuple[str, ...] = ()
    """The paths of its files in the output folder, where they are right."""
    pages: Mapping[str, int] = field(default_factory=dict)
    """Number of pages of each paged file."""
    plan_changes: tuple[str, ...] = ()
    """How it differs from its locked plan."""
    inputs: str = ""
    """A digest of all that it is made of."""
    lock: LockedPlan | None = None
    """Its plan, where that is to be locked."""

    @property
    def part(self) -> Part:
        """Its files as a part of the output."""
        paths = (*self.files, *self.kept)
        return Part(
            name=paper_part(self.name),
            files=self.files,
            inputs=dict.fromkeys(paths, self.inputs),
            dated=paths,
        )

    @property
    def ok(self) -> bool:
        """Whether there is a paper."""
        return bool(self.files or self.kept)


@dataclass(frozen=True, slots=True, kw_only=True)
class PaperJob:
    """What making any paper needs."""

    publication: Publication
    """The settings."""
    standing: Standing
    """What stands in the output folder."""
    progress: Callable[[str], None]
    """Called with the name of each step."""
    lock: bool = False
    """Whether plans are to be locked: then every paper is planned."""


def make_paper(job: PaperJob, name: str) -> MadePaper:
    """Makes the paper of an issue; that of an earlier build is kept where nothing has changed.

    Raises UsageError for an unknown issue, and SettingsError for faulty templates.
    """
    job.progress(f"Reading {name}")
    kept = None if job.lock else _kept_paper(job, name)
    if kept:
        return kept
    with recorded_sources(locked_plan_path(name)) as recording:
        made = _print(job, name)
    root = job.publication.root
    sources = recorded_digests(root, recording)
    if not made.ok or sources is None:
        return made
    if made.lock:
        # The next build reads the plan that lands with this one, and keeps to it.
        plan = hashlib.sha256(write_plan(name, made.lock)).hexdigest()
        sources[locked_plan_path(name)] = plan
    made = replace(made, inputs=_inputs(job, sources))
    _keep(job, made, sources)
    return made


def _inputs(job: PaperJob, sources: Mapping[str, str]) -> str:
    # The templates are in the first digest, whether they are the publication's own or ours.
    own = {path: digest for path, digest in sources.items() if not path.startswith("templates/")}
    return digest_of([printing_digest(job.publication), own])


def _print(job: PaperJob, name: str) -> MadePaper:
    from lowdown.editions import print_paper
    from lowdown.makeup import plan_paper

    publication = job.publication
    reading = read_issue(publication, name)
    findings = without_ignored(publication.root, reading.findings)
    issue = reading.value
    if issue is None or errors_among(findings):
        return MadePaper(name=name, findings=findings)

    # Prepares the pictures, sets type and makes up the pages.
    planned = plan_paper(publication, issue, progress=job.progress, cache=picture_cache())
    findings = (*findings, *planned.findings)
    plan = planned.plan
    if plan is None or planned.failed:
        return MadePaper(name=name, findings=findings)

    job.progress("Pasting up")
    paper = print_paper(publication, plan)
    findings = (*findings, *paper.findings)
    return MadePaper(
        name=name,
        findings=findings,
        files={} if errors_among(findings) else paper.files,
        pages=paper.pages,
        plan_changes=plan.plan_changes,
        lock=plan.lock if job.lock else None,
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class _PaperRecord:
    """What is kept of a paper in the cache, to report it again."""

    sources: Mapping[str, str]
    """The SHA-256 of every source that was read, by its path."""
    findings: tuple[Finding, ...]
    """Everything that is wrong with it."""
    pages: Mapping[str, int]
    """Number of pages of each paged file."""
    plan_changes: tuple[str, ...]
    """How it differs from its locked plan."""
    files: tuple[str, ...]
    """The paths of its files."""


@cache
def _records() -> TypeAdapter[_PaperRecord]:
    return TypeAdapter(_PaperRecord)


def _key(root: Path, name: str) -> str:
    return digest_of(["paper", os.path.realpath(root), name])


def _keep(job: PaperJob, made: MadePaper, sources: Mapping[str, str]) -> None:
    record = _PaperRecord(
        sources=sources,
        findings=made.findings,
        pages=made.pages,
        plan_changes=() if made.lock else made.plan_changes,
        files=tuple(made.files),
    )
    data = _records().dump_json(record)
    build_cache().put(_key(job.publication.root, made.name), data)


def _kept_paper(job: PaperJob, name: str) -> MadePaper | None:
    """The paper of an earlier build, where it was made of the same sources and still stands."""
    root = job.publication.root
    data = build_cache().get(_key(root, name))
    if data is None:
        return None
    try:
        record = _records().validate_json(data)
    except ValidationError:  # that of another version
        return None
    inputs = _inputs(job, record.sources)
    made = job.standing.inputs(paper_part(name))
    standing = all(made.get(path) == inputs for path in record.files)
    if not standing or not are_unchanged(root, record.sources):
        return None
    return MadePaper(
        name=name,
        findings=record.findings,
        kept=record.files,
        pages=record.pages,
        plan_changes=record.plan_changes,
        inputs=inputs,
    )
