"""An order to check goes in; its issues are read, built where they have to be, and proved; the findings come out.

The whole order of work on one screen. A paper is proved only where its copy is without errors and its build was made.
"""

from __future__ import annotations

import json
import os
from dataclasses import dataclass, field
from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from lowdown.cache import link_cache
from lowdown.desk import issue_names, read_issue, read_publication
from lowdown.errors import UsageError
from lowdown.jobs.build import SOURCE_FOLDERS, BuildOrder, published_issues, run_build
from lowdown.model import Selection, all_meant, codes_meant, errors_among, in_order, which_rule
from lowdown.output import Landed, land
from lowdown.outputs import FEED, ID_LOCK, ISSUES_FEED, paper_path, plan_json_path
from lowdown.press import builtin_templates
from lowdown.proof import (
    Finished,
    prove_copy,
    prove_feeds,
    prove_links,
    prove_paper,
    require_httpx,
    suppress_ignored,
    write_lock,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from lowdown.model import Finding, Issue, Publication

_ISSUE_LEFT_OUT: Final = "LD502"


@dataclass(frozen=True, slots=True, kw_only=True)
class CheckOrder:
    """What is to be checked, and how strictly."""

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
    """Codes, or how they begin, of the rules that are told; None leaves it to the settings."""
    ignore: tuple[str, ...] | None = None
    """Codes, or how they begin, of the rules that are not told; None leaves it to the settings."""
    online: bool = False
    """Whether other people's servers are asked for the pages that the copy links to."""
    lock: bool = False
    """Whether the permanent ids are locked as they are now, before anything is held against them."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CheckResult:
    """What came of a check."""

    issues: tuple[str, ...]
    """The names of the issues that were read."""
    pages: Mapping[str, int] = field(default_factory=dict)
    """Number of pages of each paper that was proved, by its issue's name."""
    unproved: tuple[str, ...] = ()
    """The names of the issues whose papers could not be proved, for their copy has errors or they cannot be built."""
    findings: tuple[Finding, ...] = ()
    """All that is wrong and is to be told, by file and line, each once."""
    strict: bool = False
    """Whether warnings fail the check too."""
    lock: Landed | None = None
    """The lock of the permanent ids, where it was to be written."""
    news: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """What is different from the locked plan of an issue that was built, by its name."""

    @property
    def ok(self) -> bool:
        """Whether the check is passed."""
        return not (self.findings if self.strict else errors_among(self.findings))


def run_check(order: CheckOrder, *, progress: Callable[[str], None]) -> CheckResult:
    """Proves issues, papers, feeds and copy; `progress` is told the name of each step.

    Raises SettingsError, UsageError for an unknown issue or rule, or where the library to ask servers with is missing,
    and OutputError where a build cannot be landed.
    """
    progress("Reading the settings")
    publication = read_publication(order.root)
    selection = _select(order, publication)
    if order.online:
        require_httpx()
    names = tuple(dict.fromkeys(order.issues)) or issue_names(order.root)
    finished = Finished(out=order.out, shown=_shown(order))
    job = _Job(order=order, publication=publication, finished=finished, progress=progress)
    checked = [_check_issue(job, name) for name in names]
    lock = _lock(job) if order.lock else None
    progress("Proving the feeds")
    feeds = _check_feeds(job)
    progress("Proving the copy")
    copy = prove_copy(publication, [one.issue for one in checked if one.issue])
    links = _check_links(job, [one.issue for one in checked if one.issue])
    return CheckResult(
        issues=names,
        pages={one.name: one.pages for one in checked if one.pages},
        unproved=tuple(one.name for one in checked if not one.proved),
        findings=_told(job, checked, others=(*feeds, *copy, *links), selection=selection),
        strict=publication.check.strict if order.strict is None else order.strict,
        lock=lock,
        news={one.name: one.news for one in checked if one.news},
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class _Job:
    """What every step of a check needs."""

    order: CheckOrder
    """What is to be checked."""
    publication: Publication
    """Its settings."""
    finished: Finished
    """The output folder."""
    progress: Callable[[str], None]
    """Is told the name of each step."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Checked:
    """An issue that has been looked at."""

    name: str
    """Its name."""
    issue: Issue | None = None
    """The issue; None where it cannot be read."""
    findings: tuple[Finding, ...] = ()
    """What is wrong with its copy and its paper."""
    news: tuple[str, ...] = ()
    """What is different from its locked plan, where it was built."""
    proved: bool = False
    """Whether its paper was proved."""
    pages: int = 0
    """Number of pages of that paper."""


def _lock(job: _Job) -> Landed:
    """Writes the lock; UsageError where an issue cannot be read, whose articles it would forget."""
    job.progress("Locking the permanent ids")
    unread = [
        name
        for name in issue_names(job.order.root)
        if read_issue(job.publication, name).value is None
    ]
    if unread:
        message = f"{ID_LOCK} is not written while {', '.join(unread)} cannot be read; see `lowdown check {unread[0]}`"
        raise UsageError(message)
    return land({ID_LOCK: write_lock(job.publication)}, job.order.root)[0]


def _check_issue(job: _Job, name: str) -> _Checked:
    job.progress(f"Reading {name}")
    reading = read_issue(job.publication, name)
    if reading.value is None or errors_among(reading.findings):
        return _Checked(name=name, findings=reading.findings)
    findings = reading.findings
    news: tuple[str, ...] = ()
    if job.order.build and not _is_fresh(job, reading.value):
        made = run_build(
            BuildOrder(root=job.order.root, issue=name, out=job.order.out), progress=job.progress
        )
        findings, news = (*findings, *made.findings), made.news
        if not made.ok:
            return _Checked(name=name, issue=reading.value, findings=findings)
    job.progress(f"Proving the paper of {name}")
    paper = prove_paper(job.publication, reading.value, job.finished)
    findings = (*findings, *paper.findings)
    return _Checked(
        name=name, issue=reading.value, findings=findings, news=news, proved=True, pages=paper.pages
    )


def _check_feeds(job: _Job) -> tuple[Finding, ...]:
    """What is wrong with the feeds, unless they wait for faults to be put right that keep them from being made anew."""
    published = published_issues(job.publication, out=job.order.out)
    if (job.order.build or published.left_out) and not _is_up_to_date(job, (FEED, ISSUES_FEED)):
        return published.left_out
    return (*published.left_out, *prove_feeds(job.publication, published.issues, job.finished))


def _check_links(job: _Job, issues: Sequence[Issue]) -> tuple[Finding, ...]:
    """What other people's servers say about the pages that are linked to, where they are to be asked."""
    if not job.order.online:
        return ()
    job.progress("Asking other servers")
    return prove_links(job.publication, issues, cache=link_cache())


def _is_fresh(job: _Job, issue: Issue) -> bool:
    """Whether the issue's outputs are all there and up to date, and its build had nothing to say about its pages."""
    outputs = (paper_path(issue.name), plan_json_path(issue.name), FEED, ISSUES_FEED)
    empty = sum(not page.get("frames") for page in _plan_pages(job.finished, issue.name))
    told_of = bool(issue.pages) and empty > bool(
        issue.donation
    )  # the panel may have the last page to itself
    return not told_of and _is_up_to_date(job, outputs)


def _is_up_to_date(job: _Job, outputs: Sequence[str]) -> bool:
    """Whether no source is newer than the oldest of the outputs."""
    try:
        oldest = min((job.order.out / output).stat().st_mtime_ns for output in outputs)
        return all(source.stat().st_mtime_ns <= oldest for source in _sources(job.order.root))
    except OSError:
        return False


def _sources(root: Path) -> Iterator[Path]:
    """What an issue is made from, folders too: they are newer when a file in them has been removed or renamed."""
    yield root / "lowdown.toml"
    yield Path(str(files("lowdown"))) / "__init__.py"  # which has the version
    for folder in (*(root / name for name in SOURCE_FOLDERS), builtin_templates()):
        yield from (folder, *folder.rglob("*")) if folder.is_dir() else ()


def _plan_pages(finished: Finished, name: str) -> list[dict[str, Any]]:
    """The pages of the issue's plan; none where there is no plan that can be read."""
    try:
        pages = json.loads(finished.read(plan_json_path(name)) or b"{}")["pages"]
    except (ValueError, LookupError, TypeError, RecursionError):
        return []
    return (
        pages if isinstance(pages, list) and all(isinstance(page, dict) for page in pages) else []
    )


def _select(order: CheckOrder, publication: Publication) -> Selection:
    """The rules that are told: as the command says, or else the settings."""
    words = [*(order.select or ()), *(order.ignore or ())]
    unknown = [
        f"there is no rule \u201c{word}\u201d. {which_rule(word)}"
        for word in words
        if not codes_meant(word)
    ]
    if unknown:
        raise UsageError("\n".join(unknown))
    settings = publication.check
    return Selection(
        select=settings.select if order.select is None else all_meant(order.select),
        ignore=settings.ignore if order.ignore is None else all_meant(order.ignore),
    )


def _told(
    job: _Job, checked: Sequence[_Checked], *, others: Sequence[Finding], selection: Selection
) -> tuple[Finding, ...]:
    """What is told of all that was found: by file, page, line and column, each once.

    What keeps a paper from being proved is told whatever is selected: a check that could not be made is not passed.
    """
    found = [*(finding for one in checked for finding in one.findings), *others]
    names = {f"issues/{one.name}.md" for one in checked}
    # That an issue is left out of the feeds goes without saying where its own faults are told.
    telling = [
        finding
        for finding in found
        if finding.code != _ISSUE_LEFT_OUT or finding.place.path not in names
    ]
    proved = [one.issue for one in checked if one.issue and one.proved]
    heeded = suppress_ignored(job.publication, proved, telling)
    stoppers = {
        finding for one in checked if not one.proved for finding in errors_among(one.findings)
    }
    return in_order(one for one in heeded if one in stoppers or selection.enabled(one))


def _shown(order: CheckOrder) -> str:
    """The output folder as seen from the publication's, with forward slashes."""
    try:
        return Path(os.path.relpath(order.out, order.root)).as_posix()
    except ValueError:  # on another drive
        return order.out.name
