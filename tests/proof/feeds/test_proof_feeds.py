"""The proof of the feeds: good feeds pass, and each fault is reported once, under its own code."""

from __future__ import annotations

import dataclasses
import datetime
import re
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from defects.feed_defects import FEED_DEFECTS, STRANGER, Defect
from defects.feed_format_defects import FEED_FORMAT_DEFECTS
from defects.picture_defects import PICTURE_DEFECTS
from lowdown.desk import issue_names, read_issue, read_publication
from lowdown.model.copy.blocks import BlockKind, Medium
from lowdown.model.copy.nodes import Emphasis, Text
from lowdown.model.publication import Feeds, UrlPatterns
from lowdown.model.rules import RULES
from lowdown.outputs import TOPICS, paper_path
from lowdown.proof.feeds.check import check_feeds
from lowdown.proof.finished import Finished
from making.feeds import make_feeds
from making.publications.desk_copy import bitmap
from making.publications.specimens import (
    article,
    figure,
    issue,
    make_publication,
    paragraph,
    picture,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from lowdown.model.findings import Finding
    from lowdown.model.issue import Issue
    from lowdown.model.publication import Publication

    PublicationFactory = Callable[[Mapping[str, str]], Path]

PAPER = b"%PDF-1.7 paper"


@dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
class Bench:
    """A good build, and a folder to spoil copies of it in."""

    publication: Publication
    issues: tuple[Issue, ...]
    files: Mapping[str, bytes]
    out: Path

    def prove(self, **changed: bytes | None) -> tuple[Finding, ...]:
        """The findings where the feeds `feed` and `issues` are these bytes; None removes them."""
        for name, good in self.files.items():
            data = changed.get(name.removesuffix(".xml"), good)
            if data is None:
                (self.out / name).unlink(missing_ok=True)
            else:
                (self.out / name).write_bytes(data)
        return check_feeds(self.publication, self.issues, Finished(out=self.out, shown="dist"))


@pytest.fixture(scope="module")
def bench(sample_dir: Path, sample_build: Path, tmp_path_factory: pytest.TempPathFactory) -> Bench:
    """The sample's feeds, with its paper beside them."""
    publication = read_publication(sample_dir)
    issues = tuple(
        issue for name in issue_names(sample_dir) if (issue := read_issue(publication, name).value)
    )
    out = tmp_path_factory.mktemp("feeds")
    for one in issues:
        (out / one.name).symlink_to(sample_build / one.name)
    for name in ("pictures", *TOPICS, "atom.xml", "feed.json"):
        (out / name).symlink_to(sample_build / name)
    files = {name: (sample_build / name).read_bytes() for name in ("feed.xml", "issues.xml")}
    return Bench(publication=publication, issues=issues, files=files, out=out)


def codes(findings: tuple[Finding, ...]) -> set[str]:
    return {finding.code for finding in findings}


def proved(
    publication: Publication,
    *issues: Issue,
    papers: bool = True,
    spoil: Callable[[str], str] | None = None,
) -> tuple[Finding, ...]:
    """The findings in the feeds of these issues, after `spoil` has changed that of articles."""
    out = publication.root / "dist"
    lengths = {one.name: len(PAPER) for one in issues if papers}
    edition = make_feeds(publication, issues, pdf_lengths=lengths)
    assert not edition.findings
    for path, data in {**edition.files, **{paper_path(name): PAPER for name in lengths}}.items():
        (out / path).parent.mkdir(parents=True, exist_ok=True)
        (out / path).write_bytes(data)
    if spoil:
        (out / "feed.xml").write_text(
            spoil((out / "feed.xml").read_text(encoding="utf-8")), encoding="utf-8"
        )
    return check_feeds(publication, issues, Finished(out=out, shown="dist"))


@pytest.fixture
def publication(tmp_path: Path) -> Publication:
    (tmp_path / "pictures").mkdir()
    (tmp_path / "pictures" / "beds.png").write_bytes(bitmap("PNG"))
    return make_publication(tmp_path)


def test_the_sample_s_feeds_are_faultless(bench: Bench) -> None:
    """What subscribers get of the sample has nothing that the proof would complain of."""
    assert bench.prove() == ()


@pytest.mark.parametrize(
    "defect", FEED_DEFECTS, ids=[f"{defect.code} {defect.name}" for defect in FEED_DEFECTS]
)
def test_each_defect_is_told_under_its_own_code(bench: Bench, defect: Defect) -> None:
    """And under no other; the finding names the feed that has it, and what to do."""
    stem = defect.file.removesuffix(".xml")
    findings = bench.prove(**{stem: defect.change(bench.files[defect.file])})
    assert codes(findings) == {defect.code}, [str(finding) for finding in findings]
    for finding in findings:
        assert finding.place.path == f"dist/{defect.file}"
        assert finding.cure.endswith(".")
        assert not finding.message.endswith(".")
        assert "\n" not in finding.message


def test_every_code_of_the_finished_feeds_has_a_defect() -> None:
    """No rule is without a feed that breaks it."""
    defects = (*FEED_DEFECTS, *FEED_FORMAT_DEFECTS, *PICTURE_DEFECTS)
    assert {defect.code for defect in defects} == {
        code for code in RULES if "LD510" <= code <= "LD599"
    }


def test_defects_have_names_of_their_own() -> None:
    """So that a mutation run can tell them apart."""
    names = [(defect.code, defect.name) for defect in FEED_DEFECTS]
    assert len(set(names)) == len(names)


def test_a_finding_has_its_line_and_its_item(bench: Bench) -> None:
    """An editor can look it up, and knows which article is meant."""
    faulty = bench.files["feed.xml"].replace(b"Fri, 08 May 2026", b"Mon, 08 May 2026", 1)
    line = faulty[: faulty.index(b"<pubDate>Mon")].count(b"\n") + 1
    title = max(bench.issues, key=lambda one: one.date).articles[0].title
    [finding] = bench.prove(feed=faulty)
    assert str(finding.place) == f"dist/feed.xml:{line}"
    assert finding.message == f"the date of “{title}” says Mon, but that day is a Fri"


def test_two_faults_are_two_findings(bench: Bench) -> None:
    """In the order in which they stand in the feed."""
    faulty = bench.files["feed.xml"].replace(b"<title>", b"<title>\xc2\x93", 1)
    faulty = faulty.replace(
        b"</content:encoded>", b"&lt;script&gt;&lt;/script&gt;</content:encoded>"
    )
    found = [finding.code for finding in bench.prove(feed=faulty)]
    items = sum(len(one.articles) for one in bench.issues)
    assert found == ["LD524"] + ["LD523"] * items


def test_a_finding_is_one_short_line(bench: Bench) -> None:
    """However long and odd the words are that it quotes."""
    long = b"May\n\xc2\x85 " * 500
    faulty = re.sub(rb"(?<=<pubDate>)[^<]*", long, bench.files["feed.xml"], count=1)
    faulty = re.sub(rb"(?<=<link>)[^<]*", long, faulty, count=2)
    faulty = re.sub(rb"(?<=<guid isPermaLink=\"false\">)[^<]*", long, faulty, count=1)
    for finding in bench.prove(feed=faulty):
        assert len(finding.message) < 300
        assert not re.search("[\\x00-\\x1f\\x7f-\\x9f]", finding.message)


COPY = {
    "articles/gwyr.md": """\
        ---
        title: "Gwŷr & gwragedd: “tŷ” < 3 & AT&T"
        author: [Siân Ŵyn, "O'Neill & Co"]
        language: cy
        standfirst: "Mae'r ysbyty'n cau — £5m & mwy."
        ---
        Mae &lt;un&gt; ward o bob pump wedi cau.[^1] Ysbyty *Gwynedd*&nbsp;A&E, 5 < 6 & \
`<script>alert(1)</script>`.

        \\<iframe src="x">\\</iframe> and \\<b onclick="x()">raw\\</b> HTML is escaped.

        | Ward | Beds |
        |------|-----:|
        | A    | 12   |

        - one
        - two\
          lines
            1. nested

        > Quoted[^2]
        > twice

        ::: pullquote
        Said *once*
        :::

        ::: box The small & print
        In a box.
        :::

        ::: print
        Only on paper.[^3]
        :::

        ::: web
        Only on the web: [elsewhere](https://elsewhere.example/a?b=c&d=e#f), [other](elsewhere.md).
        :::

        ***

            code & more

        [^1]: A note with a [link](https://note.example/).
        [^2]: Another & note.
        [^3]: For print.
        """,
    "articles/elsewhere.md": """\
        ---
        title: "Elsewhere"
        online: https://elsewhere.example/pages/caf%C3%A9?id=1&x=2
        date: 2026-05-02
        updated: 2026-05-20
        section: news
        tags: [beds, "R&D"]
        ---
        Short.
        """,
    "articles/print-only.md": "---\ntitle: Print only\n---\n::: print\nOnly on paper.\n:::\n",
    "articles/unready.md": "---\ntitle: Unready\ndraft: true\n---\nNot yet.\n",
    "issues/issue-1.md": "---\nnumber: 1\ndate: 2026-05-01\narticles: [elsewhere]\n---\n",
    "issues/issue-2.md": """\
        ---
        number: 2
        volume: 1
        title: "Cau & agor"
        date: 2026-05-08
        articles: [gwyr, print-only, unready]
        ---
        Dear *all*, see [this](gwyr.md).[^1]

        [^1]: Noted.
        """,
}


@pytest.mark.parametrize("items", [1, 2, 30])
def test_odd_copy_stays_clean(publication_dir: PublicationFactory, items: int) -> None:
    """Accents, entities, notes, Welsh, other addresses, and an archive longer than the feed."""
    publication = read_publication(publication_dir(COPY))
    publication = dataclasses.replace(publication, feeds=Feeds(items=items))
    issues = [
        issue
        for name in issue_names(publication.root)
        if (issue := read_issue(publication, name).value)
    ]
    assert len(issues) == 2
    assert proved(publication, *issues) == ()


def test_no_issues_are_clean(publication: Publication) -> None:
    """A publication that has only begun has feeds without items, and nothing is amiss with them."""
    assert proved(publication) == ()


def test_papers_not_built_yet_are_not_missed(publication: Publication) -> None:
    """Where an issue has no PDF in the output folder, its item need not have one."""
    assert proved(publication, issue(1, article()), papers=False) == ()


def test_pictures_and_their_captions_are_clean(publication: Publication) -> None:
    """The words below a picture belong to the text, those for people who do not see it do not."""
    shown = picture(caption="Empty & cold", credit="A. Snapper")
    one = article(
        image=shown,
        standfirst="Gone.",
        copy=(figure(shown), paragraph("One in ", Emphasis(children=(Text(text="five"),)), ".")),
    )
    assert proved(publication, issue(1, one)) == ()


def test_articles_of_one_title_are_told_apart(publication: Publication) -> None:
    """By their ids and addresses, also where one of them is in two issues."""
    issues = [
        issue(1, article("a"), article("b"), day=1),
        issue(2, article("c"), article("a"), article("d")),
    ]
    placed = dataclasses.replace(publication, urls=UrlPatterns(article="{year}/{issue}/{slug}/"))
    assert proved(placed, *issues) == ()


TYPED = st.text(
    st.characters(exclude_categories=["Cc", "Cs"], exclude_characters="\ufffd"), max_size=40
)


@settings(max_examples=50)
@given(
    title=TYPED, standfirst=TYPED, words=TYPED, date=st.dates(min_value=datetime.date(1900, 1, 1))
)
def test_anything_that_people_type_is_clean(
    tmp_path_factory: pytest.TempPathFactory,
    title: str,
    standfirst: str,
    words: str,
    date: datetime.date,
) -> None:
    """The feed that Lowdown makes passes the proof, without characters that are not allowed."""
    copy = (paragraph(f"B{words}"),)
    one = article(title=f"A{title}", standfirst=f"C{standfirst}", copy=copy, date=date)
    folder = tmp_path_factory.getbasetemp() / "typed"
    assert proved(make_publication(folder), issue(1, one)) == ()


def test_print_copy_is_named_where_it_is_in_the_feed(publication: Publication) -> None:
    """The finding says what should not be there."""
    only = paragraph("Cut out this coupon.", medium=Medium.PRINT)
    one = article(copy=(paragraph("One in five."), only))

    def leak(feed: str) -> str:
        return feed.replace(
            "</content:encoded>", "\n&lt;p&gt;Cut out this coupon.&lt;/p&gt;</content:encoded>"
        )

    [finding] = proved(publication, issue(1, one), spoil=leak)
    assert finding.code == "LD527"
    assert (
        finding.message
        == "“Cut out this coupon.” is for print only, but stands in the feed's text of “Beds lost”"
    )


def test_a_draft_in_the_feed_is_called_one(publication: Publication) -> None:
    """The editor knows why it should not be there."""
    drafted = issue(1, article("a"), article("b", title="Unready", draft=True))
    ready = re.sub(
        "guid .*?</guid>", 'guid isPermaLink="false">tag:tiny.example:b</guid>', STRANGER
    )
    findings = proved(
        publication, drafted, spoil=lambda feed: feed.replace("<item>", f"{ready}<item>")
    )
    assert [(finding.code, finding.message) for finding in findings] == [
        ("LD528", "“Nobody published this” is in the feed, but is a draft")
    ]


def test_an_article_too_old_for_the_feed_is_told(publication: Publication) -> None:
    """The settings say how many items subscribers get."""
    short = dataclasses.replace(publication, feeds=Feeds(items=1))
    both = issue(1, article("a"), article("b", title="Old", copy=(paragraph("Long gone."),)))
    whole = make_feeds(publication, [both], pdf_lengths={}).files["feed.xml"].decode()
    [finding] = proved(short, both, spoil=lambda _: whole)
    assert (finding.code, finding.message) == (
        "LD526",
        "“Old” is in the feed, but is not among the newest 1",
    )


def test_a_change_not_told_is_told(publication: Publication) -> None:
    """Readers show a corrected article again only where the feed says that it was changed."""
    one = article(updated=datetime.date(2026, 5, 9))
    kept = proved(publication, issue(1, one))
    lost = proved(
        publication,
        issue(1, one),
        spoil=lambda feed: re.sub("<atom:updated>.*?</atom:updated>", "", feed),
    )
    late = proved(
        publication, issue(1, one), spoil=lambda feed: feed.replace("2026-05-09T", "2026-05-10T")
    )
    odd = proved(
        publication, issue(1, one), spoil=lambda feed: feed.replace("2026-05-09T", "2026-02-30T")
    )
    assert [codes(found) for found in (kept, lost, late, odd)] == [
        set(),
        {"LD526"},
        {"LD526"},
        {"LD517"},
    ]


def test_the_paper_of_another_issue_is_not_its_own(publication: Publication) -> None:
    """Though it lies in the output folder, and its length and type are right."""
    issues = [issue(1, article(), day=1), issue(2, article("b"))]
    proved(publication, *issues)
    feed = publication.root / "dist" / "issues.xml"
    feed.write_bytes(feed.read_bytes().replace(b"issue-2/issue-2.pdf", b"issue-1/issue-1.pdf"))
    finished = Finished(out=publication.root / "dist", shown="dist")
    assert codes(check_feeds(publication, issues, finished)) == {"LD519"}


def test_the_introduction_s_print_copy_stays_out(publication: Publication) -> None:
    """What only prints is in no feed, wherever the editor wrote it."""
    only = paragraph("Cut out this coupon.", medium=Medium.PRINT, kind=BlockKind.PARAGRAPH)
    one = issue(1, article(), introduction=(paragraph("Dear all"),))
    proved(publication, one)
    feed = publication.root / "dist" / "issues.xml"
    feed.write_bytes(
        feed.read_bytes().replace(
            b"&lt;ul&gt;", b"&lt;p&gt;Cut out this coupon.&lt;/p&gt;&lt;ul&gt;"
        )
    )
    with_coupon = dataclasses.replace(one, introduction=(*one.introduction, only))
    [finding] = check_feeds(publication, [with_coupon], Finished(out=feed.parent, shown="dist"))
    assert finding.code == "LD527"
    assert "is for print only" in finding.message
