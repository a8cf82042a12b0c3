"""The proof of Atom, of JSON Feed, and of the feeds of sections, authors and tags."""

from __future__ import annotations

import time
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from defects.feed_format_defects import FEED_FORMAT_DEFECTS
from lowdown.model.publication import Feeds
from lowdown.proof.feeds.check import check_feeds
from lowdown.proof.finished import Finished
from making.feeds import make_feeds
from making.publications.specimens import article, issue, make_publication, paragraph, picture

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from defects.feed_defects import Defect
    from lowdown.model import Finding, Issue, Publication

DRAWING = b'<svg xmlns="http://www.w3.org/2000/svg" width="4" height="3"><path d="M0 0"/></svg>'


@dataclass(frozen=True, slots=True, kw_only=True)
class Bench:
    """Good feeds, and a folder to spoil copies of them in."""

    publication: Publication
    issues: tuple[Issue, ...]
    files: Mapping[str, bytes]

    def prove(self, changed: Mapping[str, bytes | None]) -> tuple[Finding, ...]:
        """The findings where these files are these bytes; None removes them."""
        out = self.publication.root / "dist"
        for path, data in changed.items():
            (out / path).unlink() if data is None else (out / path).write_bytes(data)
        found = check_feeds(self.publication, self.issues, Finished(out=out, shown="dist"))
        for path in changed:
            (out / path).write_bytes(self.files[path])
        return found


def make_bench(publication: Publication, *issues: Issue) -> Bench:
    """The feeds of these issues, written."""
    out = publication.root / "dist"
    edition = make_feeds(publication, issues, pdf_lengths={})
    assert not edition.findings
    for path, data in edition.files.items():
        (out / path).parent.mkdir(parents=True, exist_ok=True)
        (out / path).write_bytes(data)
    return Bench(publication=publication, issues=issues, files=edition.files)


@pytest.fixture(scope="module")
def bench(tmp_path_factory: pytest.TempPathFactory) -> Bench:
    """Five articles, with all that an item can have."""
    root = tmp_path_factory.mktemp("weekly")
    (root / "pictures").mkdir()
    (root / "pictures/map.svg").write_bytes(DRAWING)
    url, title = "https://lowdown.example/", "The Lowdown"
    given = {"section": "news", "authors": ("Ann Lee", "Bo Wyn"), "standfirst": 'All "gone" now.'}
    articles = [
        article("a", title="Beds", image=picture("pictures/map.svg"), tags=("x & y",), **given),
        article("b", title="Waits", tags=("x & y",), **given),
        article("c", title="Pay", copy=(paragraph("Another day."),), **given),
    ]
    old = (article("d", title="Rent", section="comment"), article("e", title="Dust", draft=True))
    publication = make_publication(root, url=url, title=title, tagline="More < less")
    return make_bench(publication, issue(1, *old, day=1), issue(2, *articles))


def test_good_feeds_have_no_findings(bench: Bench) -> None:
    """In any format, of all articles and of each topic."""
    assert bench.prove({}) == ()


@pytest.mark.parametrize(
    "defect",
    FEED_FORMAT_DEFECTS,
    ids=[f"{defect.code} {defect.name}" for defect in FEED_FORMAT_DEFECTS],
)
def test_each_defect_is_reported_under_its_own_code(bench: Bench, defect: Defect) -> None:
    """And under no other; the finding names the feed that has it, and what to do."""
    findings = bench.prove({defect.file: defect.change(bench.files[defect.file])})
    shown = [str(finding) for finding in findings]
    assert {finding.code for finding in findings} == {defect.code}, shown
    for finding in findings:
        assert finding.place.path == f"dist/{defect.file}"
        assert finding.cure.endswith(".")
        assert not finding.message.endswith(".")
        assert "\n" not in finding.message


def test_defects_have_names_of_their_own() -> None:
    """So that they are not taken for each other."""
    names = [defect.name for defect in FEED_FORMAT_DEFECTS]
    assert len(set(names)) == len(names)


def test_a_hub_that_no_feed_names_is_reported_of_each(bench: Bench) -> None:
    """The feeds were built before the hub was set."""
    with_hub = replace(bench.publication, feeds=Feeds(hub="https://hub.example/"))
    findings = replace(bench, publication=with_hub).prove({})
    assert {finding.code for finding in findings} == {"LD533"}
    assert len(findings) == sum(path.endswith((".xml", ".json")) for path in bench.files)


def test_feeds_that_name_their_hub_are_faultless(tmp_path: Path) -> None:
    """In all formats."""
    publication = make_publication(tmp_path, feeds=Feeds(hub="https://hub.example/x?y=1"))
    assert make_bench(publication, issue(1, article(section="news"))).prove({}) == ()


def test_an_id_that_is_no_iri_is_no_fault(tmp_path: Path) -> None:
    """Atom has one that is made of it."""
    bench = make_bench(make_publication(tmp_path), issue(1, article(id="tag:50% off")))
    assert b"<id>urn:lowdown-id:tag%3A50%25%20off</id>" in bench.files["atom.xml"]
    assert bench.prove({}) == ()


def test_missing_feeds_of_topics_are_one_finding(bench: Bench) -> None:
    """Where somebody kept the newest files only."""
    gone = {path: None for path in bench.files if path.startswith(("sections/", "tags/"))}
    (finding,) = bench.prove(gone)
    assert finding.code == "LD510"
    assert finding.message.endswith(f"and {len(gone) - 1} others of topics are not there")


@settings(max_examples=20)
@given(data=st.binary() | st.text().map(str.encode))
@example(b'{"version": "https://jsonfeed.org/version/1.1", "items": [{"id": [1]}], "title": 2}')
@example(b'{"version": "https://jsonfeed.org/version/1.1", "items": [NaN]}')
@example(b"<?xml version='1.0' encoding='utf-8'?><feed xmlns='http://www.w3.org/2005/Atom'/>")
def test_no_bytes_are_too_odd(bench: Bench, data: bytes) -> None:
    """Whatever lies where a feed should be is a finding, never a traceback."""
    assert bench.prove({"atom.xml": data})
    assert bench.prove({"feed.json": data})


@given(data=st.binary() | st.text().map(str.encode))
@example(b"<?xml version='1.0' encoding='utf-16'?><rss/>")
@example(b"<?xml version='1.0' encoding='utf-8'?><rss version='2.0'><channel/></rss>")
@example(b"<?xml version='1.0' encoding='utf-8'?>" + b"<rss>" * 5000)
@example(b"\xff\xfe<\x00r\x00s\x00s\x00>\x00")
def test_no_bytes_are_too_odd_for_rss(bench: Bench, data: bytes) -> None:
    """Whatever lies where the feed should be is a finding, never a traceback."""
    assert bench.prove({"feed.xml": data})


@given(data=st.data())
def test_a_feed_cut_short_is_not_well_formed(bench: Bench, data: st.DataObject) -> None:
    """Wherever the disk was full, one finding says so."""
    good = bench.files["feed.xml"].rstrip()
    end = data.draw(st.integers(min_value=0, max_value=len(good) - 1))
    assert [finding.code for finding in bench.prove({"feed.xml": good[:end]})] == ["LD511"]


@given(data=st.data())
def test_any_change_within_a_feed_is_survived(bench: Bench, data: st.DataObject) -> None:
    """Some bytes overwritten somewhere may be harmless or not, but are read to the end."""
    good = bench.files["feed.xml"]
    at = data.draw(st.integers(min_value=0, max_value=len(good) - 1))
    bytes_in = data.draw(
        st.binary(max_size=6)
        | st.sampled_from([b"<", b"&", b"]]>", b"&lt;![", b"&lt;!", b"&amp;#9"])
    )
    bench.prove({"feed.xml": good[:at] + bytes_in + good[at + len(bytes_in) :]})


def test_hundreds_of_feeds_are_proved_quickly(tmp_path: Path) -> None:
    """What is the same in many feeds is compared with the copy once."""
    copy = tuple(paragraph("Some words of the copy, again and again. " * 5) for _ in range(10))
    articles = [
        article(f"a{n}", copy=copy, tags=(f"t{n % 30}", f"u{n % 20}", f"v{n % 10}"))
        for n in range(120)
    ]
    bench = make_bench(make_publication(tmp_path), issue(1, *articles))
    assert len(bench.files) > 180
    before = time.process_time()
    assert bench.prove({}) == ()
    assert time.process_time() - before < 10
