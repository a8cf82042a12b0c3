"""`lowdown check`: reads issues, builds what is missing or out of date, and proves papers, feeds,
site and copy.

A paper is proved only where its copy is without errors and it could be built. The proof is
imported where it is used, so that a build does not load it.
"""

from __future__ import annotations

import os
from dataclasses import field
from pathlib import Path
from typing import TYPE_CHECKING, Final

from lowdown.cache import link_cache
from lowdown.desk import issue_names, read_issue, read_publication
from lowdown.errors import UsageError
from lowdown.jobs.build import BuildOrder, run_build
from lowdown.jobs.checked import CheckedIssue, findings_to_report
from lowdown.jobs.freshness import is_fresh, is_up_to_date
from lowdown.jobs.published import published_issues
from lowdown.model import Selection, all_meant, codes_meant, errors_among, shorten, which_rule
from lowdown.output import (
    WrittenFile,
    ignore_notice,
    read_output,
    repair_output,
    write_source,
)
from lowdown.outputs import FEED_FORMATS, ID_LOCK, ISSUES_FEED
from lowdown.values import dataclass

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from lowdown.model import Finding, Publication
    from lowdown.proof import Finished


@dataclass(frozen=True, slots=True, kw_only=True)
class CheckOrder:
    """What to check, and how strictly."""

    root: Path
    """The publication's folder."""
    issues: tuple[str, ...] = ()
    """The names of the issues; none means every issue."""
    out: Path
    """The output folder, where the papers and feeds are."""
    build: bool = True
    """Whether papers that are missing or out of date are built first."""
    strict: bool | None = None
    """Whether warnings fail the check too; None leaves it to the settings."""
    select: tuple[str, ...] | None = None
    """Codes, or their beginnings, of the rules to report; None leaves it to the settings."""
    ignore: tuple[str, ...] | None = None
    """Codes, or their beginnings, of the rules not to report; None leaves it to the settings."""
    online: bool = False
    """Whether to ask other people's servers for the pages that the copy links to."""
    lock: bool = False
    """Whether to lock the permanent ids as they are now, before they are compared with the lock."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CheckResult:
    """The findings of a check, and what was checked."""

    issues: tuple[str, ...]
    """The names of the issues that were read."""
    pages: Mapping[str, int] = field(default_factory=dict)
    """Number of pages of each paper that was proved, by its issue's name."""
    unproved: tuple[str, ...] = ()
    """The names of the issues whose papers could not be proved: their copy has errors, or they
    cannot be built.
    """
    findings: tuple[Finding, ...] = ()
    """All findings to report, by file and line, each once."""
    strict: bool = False
    """Whether warnings fail the check too."""
    lock: WrittenFile | None = None
    """The lock of the permanent ids, where it was to be written."""
    plan_changes: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """How each issue that was built differs from its locked plan, by its name."""

    @property
    def ok(self) -> bool:
        """Whether the check is passed."""
        return not (self.findings if self.strict else errors_among(self.findings))


def run_check(
    order: CheckOrder,
    *,
    progress: Callable[[str], None],
    notice: Callable[[str], None] = ignore_notice,
) -> CheckResult:
    """Proves issues, papers, feeds, site and copy; calls `progress` with the name of each step, and
    `notice` with a sentence where another process is waited for.

    Raises SettingsError, UsageError for an unknown issue or rule or where the library that asks
    servers is missing, and OutputError where a build cannot be written.
    """
    from lowdown.proof import check_copy, check_links, require_httpx

    repair_output(order.out, root=order.root, notice=notice)
    progress("Reading the settings")
    publication = read_publication(order.root)
    selection = _select(order, publication)
    if order.online:
        require_httpx()
    job = _Job(order=order, publication=publication, progress=progress, notice=notice)

    # Each issue is read, built where that is necessary, and its paper proved.
    names = tuple(dict.fromkeys(order.issues)) or issue_names(order.root)
    checked = [_check_issue(job, name) for name in names]
    issues = [each.issue for each in checked if each.issue]

    lock = _lock_ids(job) if order.lock else None

    progress("Proving the feeds")
    finished = _check_published(job, unproved=not all(each.proved for each in checked))

    progress("Proving the copy")
    copy = check_copy(publication, issues)

    links: tuple[Finding, ...] = ()
    if order.online:
        progress("Asking other servers")
        links = check_links(publication, issues, cache=link_cache())

    others = (*finished, *copy, *links)
    reported = findings_to_report(publication, checked, others=others, selection=selection)
    return CheckResult(
        issues=names,
        pages={each.name: each.pages for each in checked if each.pages},
        unproved=tuple(each.name for each in checked if not each.proved),
        findings=reported,
        strict=publication.check.strict if order.strict is None else order.strict,
        lock=lock,
        plan_changes={each.name: each.plan_changes for each in checked if each.plan_changes},
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class _Job:
    """What every step of a check needs."""

    order: CheckOrder
    """What to check."""
    publication: Publication
    """Its settings."""
    progress: Callable[[str], None]
    """Called with the name of each step."""
    notice: Callable[[str], None] = ignore_notice
    """Called with a sentence where another process is waited for."""

    @property
    def finished(self) -> Finished:
        """The output folder, as the proof reads it."""
        from lowdown.proof import Finished

        return Finished(out=self.order.out, shown=_shown(self.order))


def _check_issue(job: _Job, name: str) -> CheckedIssue:
    """Reads an issue, builds it where its paper is not up to date, and proves the paper."""
    from lowdown.proof import check_paper

    order = job.order
    job.progress(f"Reading {name}")
    reading = read_issue(job.publication, name)
    issue, findings = reading.value, reading.findings
    if issue is None or errors_among(findings):
        return CheckedIssue(name=name, findings=findings)

    plan_changes: tuple[str, ...] = ()
    if order.build and not is_fresh(job.publication, issue, out=order.out):
        build = BuildOrder(root=order.root, issue=name, out=order.out)
        built = run_build(build, progress=job.progress, notice=job.notice)
        findings = (*findings, *built.findings)
        plan_changes = built.plan_changes.get(name, ())
        if not built.ok:
            return CheckedIssue(name=name, issue=issue, findings=findings)

    job.progress(f"Proving the paper of {name}")
    with read_output(order.out, notice=job.notice):
        paper = check_paper(job.publication, issue, job.finished)
    return CheckedIssue(
        name=name,
        issue=issue,
        findings=(*findings, *paper.findings),
        plan_changes=plan_changes,
        proved=True,
        pages=paper.pages,
    )


def _lock_ids(job: _Job) -> WrittenFile:
    """Writes the lock of the ids.

    Raises UsageError where an issue cannot be read, because the lock would forget its articles.
    """
    from lowdown.proof import write_lock

    job.progress("Locking the permanent ids")
    unread = [
        name
        for name in issue_names(job.order.root)
        if read_issue(job.publication, name).value is None
    ]
    if unread:
        message = (
            f"{ID_LOCK} is not written while {', '.join(unread)} cannot be read;"
            f" see `lowdown check {unread[0]}`"
        )
        raise UsageError(message)
    return write_source(ID_LOCK, write_lock(job.publication), root=job.order.root)


def _check_published(job: _Job, *, unproved: bool) -> tuple[Finding, ...]:
    """What is wrong with the feeds and the site.

    Where they are out of date, they are not proved where faults in the copy keep them from being
    made again: where an issue is left out of them, or one of the check is `unproved`.
    """
    with read_output(job.order.out, notice=job.notice):
        return _prove_published(job, unproved=unproved)


def _prove_published(job: _Job, *, unproved: bool) -> tuple[Finding, ...]:
    from lowdown.proof import check_feeds, check_site

    order = job.order
    published = published_issues(job.publication, out=order.out)
    current = is_up_to_date((*FEED_FORMATS, ISSUES_FEED), root=order.root, out=order.out)
    if (unproved or published.left_out) and not current:
        return published.left_out
    feeds = check_feeds(job.publication, published.issues, job.finished)
    job.progress("Proving the site")
    site = check_site(job.publication, published.issues, job.finished)
    return (*published.left_out, *feeds, *site)


_MAX_UNKNOWN: Final = 20
"""Unknown rules that a message names, at most."""
_MAX_LETTERS: Final = 100
"""Characters of one of them, at most."""


def _select(order: CheckOrder, publication: Publication) -> Selection:
    """The rules to report: as the command says, or else the settings.

    Raises UsageError for words that mean no rule.
    """
    words = [*(order.select or ()), *(order.ignore or ())]
    unknown = [word for word in words if not codes_meant(word)]
    if unknown:
        lines = [
            f"there is no rule \u201c{shorten(word, _MAX_LETTERS)}\u201d. {which_rule(word)}"
            for word in unknown[:_MAX_UNKNOWN]
        ]
        more = [f"and {len(unknown) - _MAX_UNKNOWN:,} more"] if len(unknown) > _MAX_UNKNOWN else []
        raise UsageError("\n".join([*lines, *more]))
    settings = publication.check
    return Selection(
        select=settings.select if order.select is None else all_meant(order.select),
        ignore=settings.ignore if order.ignore is None else all_meant(order.ignore),
    )


def _shown(order: CheckOrder) -> str:
    """The output folder as seen from the publication's, with forward slashes."""
    try:
        return Path(os.path.relpath(order.out, order.root)).as_posix()
    except ValueError:  # on another drive
        return order.out.name
