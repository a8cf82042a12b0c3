"""The order of work: what is read, what stops it, and what is written. The paper here is a sheet of
plain text.
"""

from __future__ import annotations

from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

import pytest

from lowdown.errors import SettingsError, UsageError
from lowdown.jobs.build import BuildOrder, BuildResult, run_build
from lowdown.model.edition import Edition
from lowdown.model.findings import Finding, Location
from lowdown.model.rules import Severity
from making.stand_ins import Printed, use_press

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from pathlib import Path

    from lowdown.model.issue import Issue
    from lowdown.model.publication import Publication

    PublicationFactory = Callable[[Mapping[str, str]], Path]

ISSUES = {
    "issues/issue-1.md": "---\nnumber: 1\ndate: 2026-05-01\narticles: [beds]\n---\n",
    "issues/issue-2.md": "---\nnumber: 2\ndate: 2026-05-08\narticles: [waits]\n---\n",
    "issues/issue-3.md": "---\nnumber: 3\ndate: 2026-05-15\narticles: [pay]\n---\n",
    "articles/beds.md": "---\ntitle: Beds\n---\nOne ward in five.\n",
    "articles/waits.md": "---\ntitle: Waits\n---\nEighteen weeks.\n",
    "articles/pay.md": "---\ntitle: Pay\n---\nThree per cent.\n",
}
WARNING = Finding(code="LD410", place=Location(path="articles/x.md"), message="x", cure="y")
ERROR = Finding(code="LD401", place=Location(path="articles/x.md"), message="x", cure="y")


@pytest.fixture
def folder(publication_dir: PublicationFactory) -> Path:
    return publication_dir(ISSUES)


@pytest.fixture
def findings(monkeypatch: pytest.MonkeyPatch) -> list[Finding]:
    """What the paper's edition finds; it prints one page of text, unless there is an error among
    it.
    """
    found: list[Finding] = []

    def print_paper(
        _publication: Publication, issue: Issue, *, progress: Callable[[str], None], cache: object
    ) -> Printed:
        assert cache
        progress("Printing")
        path = f"{issue.name}/{issue.name}.pdf"
        files = {} if ERROR in found else {path: b"paper"}
        return Printed(edition=Edition(files=files, pages={path: 1}), findings=tuple(found))

    use_press(monkeypatch, print_paper)
    return found


def build(folder: Path, issue: str = "issue-2", *, strict: bool = False) -> BuildResult:
    return run_build(
        BuildOrder(root=folder, issue=issue, out=folder / "dist", strict=strict),
        progress=lambda _step: None,
    )


def feed_titles(folder: Path, feed: str = "feed.xml") -> list[str | None]:
    return [title.text for title in ET.parse(folder / "dist" / feed).iterfind("channel/item/title")]


@pytest.mark.usefixtures("findings")
def test_paper_and_feeds_land_together(folder: Path) -> None:
    """One build makes everything for subscribers."""
    made = build(folder)
    assert made.ok
    paths = [file.path for file in made.files]
    assert paths == sorted(paths)
    papers_and_feeds = {"atom.xml", "feed.json", "feed.xml", "issue-2/issue-2.pdf", "issues.xml"}
    assert {*papers_and_feeds, "index.html", "waits/index.html"} <= set(paths)
    assert made.pages == {"issue-2/issue-2.pdf": 1}
    assert (folder / "dist/issue-2/issue-2.pdf").read_bytes() == b"paper"


@pytest.mark.usefixtures("findings")
def test_steps_are_told_in_their_order(folder: Path) -> None:
    """The editor sees what the press is doing."""
    steps: list[str] = []
    run_build(BuildOrder(root=folder, issue="issue-2", out=folder / "dist"), progress=steps.append)
    assert steps[:3] == ["Reading the settings", "Reading issue-2", "Printing"]
    assert steps[-1] == "Writing the files"


@pytest.mark.usefixtures("findings")
def test_an_issue_in_preparation_is_not_in_the_feeds(folder: Path) -> None:
    """Subscribers see an issue when its paper has been built, not when somebody begins to
    write it.
    """
    build(folder, "issue-2")
    assert feed_titles(folder) == ["Waits", "Beds"]
    build(folder, "issue-3")
    assert feed_titles(folder) == ["Pay", "Waits", "Beds"]


@pytest.mark.usefixtures("findings")
def test_building_an_old_issue_again_keeps_newer_ones_in_the_feeds(folder: Path) -> None:
    """A correction to an old issue takes nothing away from subscribers."""
    build(folder, "issue-3")
    build(folder, "issue-1")
    assert feed_titles(folder) == ["Pay", "Waits", "Beds"]


@pytest.mark.usefixtures("findings")
def test_papers_that_were_built_before_are_enclosed(folder: Path) -> None:
    """The issue's own PDF, and those of other issues that lie in the output."""
    build(folder, "issue-1")
    build(folder, "issue-2")
    lengths = [
        node.get("length")
        for node in ET.parse(folder / "dist/issues.xml").iterfind("channel/item/enclosure")
    ]
    assert lengths == ["5", "5"]


SAME = "---\nnumber: 2\ndate: 2026-05-15\narticles: [pay]\n---\n"


@pytest.mark.usefixtures("findings")
@pytest.mark.parametrize("editions", [frozenset({"paper"}), frozenset({"web"})])
def test_a_number_that_another_issue_has_stops_the_build(
    publication_dir: PublicationFactory, editions: frozenset[str]
) -> None:
    """The finding names both manifests; issues beside the two are built."""
    folder = publication_dir({**ISSUES, "issues/issue-3.md": SAME})
    order = BuildOrder(root=folder, issue="issue-3", out=folder / "dist", only=editions)
    made = run_build(order, progress=lambda _step: None)
    (found,) = made.findings
    assert (found.code, str(found.place)) == ("LD188", "issues/issue-3.md:2:9")
    assert "issues/issue-2.md" in found.message
    assert not made.ok
    assert not (folder / "dist/issue-3").exists()
    assert build(folder, "issue-1").ok


def test_an_error_of_the_copy_stops_before_printing(
    publication_dir: PublicationFactory, findings: list[Finding]
) -> None:
    """What the desk finds is reported, and nothing is written."""
    findings.append(WARNING)
    folder = publication_dir(
        {**ISSUES, "articles/waits.md": "---\nstandfirst: No title\n---\nCopy.\n"}
    )
    made = build(folder)
    assert not made.ok
    assert made.findings
    assert WARNING not in made.findings
    assert not (folder / "dist").exists()


def test_an_error_of_the_paper_stops_before_writing(folder: Path, findings: list[Finding]) -> None:
    """What cannot be made up is reported, and nothing is written."""
    findings.append(ERROR)
    made = build(folder)
    assert (made.ok, made.findings) == (False, (ERROR,))
    assert not (folder / "dist").exists()


def test_warnings_stop_a_strict_build_only(folder: Path, findings: list[Finding]) -> None:
    """`strict` makes warnings weigh as much as errors."""
    findings.append(WARNING)
    assert not build(folder, strict=True).ok
    assert not (folder / "dist").exists()
    made = build(folder)
    assert (made.ok, made.findings) == (True, (WARNING,))


@pytest.mark.usefixtures("findings")
def test_an_issue_that_cannot_be_read_is_left_out_with_a_warning(
    publication_dir: PublicationFactory,
) -> None:
    """A fault in an old issue does not keep the new one from its readers."""
    folder = publication_dir(
        {**ISSUES, "articles/beds.md": "---\nstandfirst: No title\n---\nCopy.\n"}
    )
    made = build(folder)
    assert made.ok
    assert [(one.code, one.severity, str(one.place)) for one in made.findings] == [
        ("LD502", Severity.WARNING, "issues/issue-1.md")
    ]
    assert feed_titles(folder) == ["Waits"]


@pytest.mark.usefixtures("findings")
def test_an_unknown_issue_is_a_usage_error(folder: Path) -> None:
    """The editor has mistyped its name."""
    with pytest.raises(UsageError):
        build(folder, "isue-2")


@pytest.mark.usefixtures("findings")
def test_unusable_settings_are_told(publication_dir: PublicationFactory) -> None:
    """Without settings there is no publication."""
    with pytest.raises(SettingsError):
        build(publication_dir({**ISSUES, "lowdown.toml": "[publication]\n"}))


@pytest.mark.usefixtures("findings")
@pytest.mark.parametrize(
    "out", ["", "articles", "issues/dist", "pictures", "articles/../templates"]
)
def test_the_output_is_never_among_the_sources(folder: Path, out: str) -> None:
    """Nothing that people wrote can be overwritten."""
    with pytest.raises(UsageError, match="must not be"):
        run_build(
            BuildOrder(root=folder, issue="issue-2", out=folder / out), progress=lambda _step: None
        )
