"""The sample issue on paper, read back with poppler: where everything stands."""

from __future__ import annotations

import re
from collections import defaultdict
from pathlib import Path
from typing import Any

import pikepdf
import pypdfium2
import pytest
import zxingcpp

from checking.copyreading import read_copy
from checking.printed import Box, Word, column_edges, fold, poppler, structure
from checking.readback import unheard_passages
from making.papers import BuiltIssue

PAGES = {
    "scanner-sell-off": [1, 2, 3],
    "chief-exits": [4, 5, 12],
    "waiting-list": [6, 7],
    "night-shift": [8, 9],
    "dental-desert": [10, 11],
    "strike-vote": [11],
}
DONATION = "https://lowdown.example/donate"
STOPS_AT = "https://lowdown.example/analysis/dental-desert/#p24"
LEADING = 14.0
"""Points from one line to the next."""

pytestmark = pytest.mark.xdist_group("sample")


def feet(printed: BuiltIssue, slug: str, number: int) -> dict[int, float]:
    """How far down an article's running copy reaches on a page, by the columns from 0."""
    edges = column_edges(printed.paper.page(number), printed.columns)
    words = [word for _, words in printed.article(slug).running for word in words]
    found: dict[int, float] = defaultdict(float)
    for word in words:
        if word.page == number:
            column = column_at(word, edges)
            found[column] = max(found[column], word.box.middle)
    return found


def column_at(word: Word, edges: list[Box]) -> int:
    """The column that a word begins in, from 0."""
    return sum(box.left <= word.box.left + 1 for box in edges) - 1


def test_sample_is_sound(printed_sample: BuiltIssue) -> None:
    """Every word is printed once, in its order and column, and plan and jump lines agree."""
    assert printed_sample.faults() == []


def test_page_map(printed_sample: BuiltIssue) -> None:
    """Every article's words stand on the pages that the newspaper it is modelled on gives them."""
    assert {one.copy.slug: one.pages for one in printed_sample.articles} == PAGES


def test_jump_lines(printed_sample: BuiltIssue) -> None:
    """The lead jumps from 1 to 2 and the second article from 5 to 12; nothing else does."""
    printed = [
        (one.copy.slug, jump.kind, jump.page, jump.names)
        for one in printed_sample.articles
        for jump in one.jumps
    ]
    assert sorted(printed) == [
        ("chief-exits", "from", 12, 5),
        ("chief-exits", "to", 5, 12),
        ("scanner-sell-off", "from", 2, 1),
        ("scanner-sell-off", "to", 1, 2),
    ]


def test_online_line(printed_sample: BuiltIssue) -> None:
    """The article on dentistry stops in print and names the address of its next paragraph."""
    assert printed_sample.article("dental-desert").unread > 0
    assert fold(f"continued online at: {STOPS_AT}") in printed_sample.paper.page(11).letters
    assert STOPS_AT in printed_sample.paper.addresses(11)


def test_online_code(printed_sample: BuiltIssue) -> None:
    """A QR code of 17 mm beside the line, read from a picture of the page, leads there too."""
    bitmap = pypdfium2.PdfDocument(printed_sample.paper.path)[10].render(scale=4)
    (code,) = zxingcpp.read_barcodes(bitmap.to_pil())
    assert code.text == STOPS_AT
    dark = (code.position.top_right.x - code.position.top_left.x) / 4 / 72 * 25.4
    assert dark * 41 / 33 == pytest.approx(17, abs=0.4)


def test_online_columns_end_level(printed_sample: BuiltIssue) -> None:
    """The words of the line stand on the last line of the columns beside them."""
    reached = feet(printed_sample, "dental-desert", 11)
    (last,) = [word for word in printed_sample.paper.page(11).words if word.text.endswith("#p24")]
    assert [reached[0], reached[1]] == pytest.approx([last.box.middle] * 2, abs=2)


def test_online_count(printed_sample: BuiltIssue) -> None:
    """The plan counts as many printed and unprinted words of it as there are."""
    (planned,) = printed_sample.plan["online"]
    dental = printed_sample.article("dental-desert")
    running = sum(passage.words for passage, _ in dental.running)
    every = sum(passage.words for passage in dental.copy.passages)
    assert planned["article"] == "dental-desert"
    assert planned["url"] == STOPS_AT
    assert running - 10 <= planned["printed_words"] <= every - dental.unread + 10
    assert planned["total_words"] >= running + dental.unread - 15


def test_lead_on_page_1(printed_sample: BuiltIssue) -> None:
    """Page 1 holds the nameplate, the lead's whole head and at least eighty words of it."""
    lead = printed_sample.article("scanner-sell-off")
    assert {word.page for word in lead.head} == {1}
    assert sum(word.page == 1 for _, words in lead.running for word in words) >= 80
    words = printed_sample.paper.page(1).words
    tallest = max(word.box.bottom - word.box.top for word in words)
    nameplate = [word.text for word in words if word.box.bottom - word.box.top > tallest - 1]
    assert nameplate == ["The", "Lowdown"]


def test_columns_level_at_the_end(printed_sample: BuiltIssue) -> None:
    """Where an article ends, its columns are about equally deep, but for pictures and boxes."""
    levelled = 0
    for one in printed_sample.articles:
        last = one.pages[-1]
        drifting = [word for _, words in one.drifting for word in words if word.page == last]
        if drifting or printed_sample.paper.pictures(last):
            continue
        reached = feet(printed_sample, one.copy.slug, last)
        assert max(reached.values()) - min(reached.values()) <= 5 * LEADING, one.copy.slug
        assert len(reached) == 3, one.copy.slug
        levelled += 1
    assert levelled


def test_panel_whole(printed_sample: BuiltIssue, sample_dir: Path) -> None:
    """The donation panel is on page 12 with every passage of its copy, and leads to its page."""
    panel = read_copy(sample_dir / "articles" / "donate.md")
    letters = printed_sample.paper.page(12).letters
    for part in (fold(panel.title), *(passage.letters for passage in panel.passages)):
        assert part in letters
    assert DONATION in printed_sample.paper.addresses(12)


def test_panel_amounts(printed_sample: BuiltIssue) -> None:
    """The amounts to give are set in bold."""
    path = str(printed_sample.paper.path)
    page = poppler("pdftohtml", "-xml", "-i", "-stdout", "-f", "12", "-l", "12", path)
    bold = fold("".join(re.findall(r"<b>(.*?)</b>", page)))
    for amount in ("£5 a month or", "£50 a year", "£20 a month", "or £200 a year"):
        assert fold(amount) in bold


def test_documents_own_words(printed_sample: BuiltIssue) -> None:
    """The file has a title, is tagged, claims PDF/UA-1 and shows its title in the window."""
    info = poppler("pdfinfo", str(printed_sample.paper.path))
    assert re.search(r"^Title:\s+The Lowdown 42", info, re.MULTILINE)
    assert re.search(r"^Tagged:\s+yes", info, re.MULTILINE)
    assert re.search(r"^Pages:\s+12$", info, re.MULTILINE)
    assert "595.276 x 841.89 pts (A4)" in info
    with pikepdf.open(printed_sample.paper.path) as pdf:
        assert str(pdf.Root.Lang) == "en-GB"
        assert bool(pdf.Root.ViewerPreferences.DisplayDocTitle)
        with pdf.open_metadata() as metadata:
            assert metadata.get("pdfuaid:part") == "1"


def test_dates_of_the_file(printed_sample: BuiltIssue) -> None:
    """The file is dated by its issue, not by the clock."""
    with pikepdf.open(printed_sample.paper.path) as pdf:
        assert str(pdf.docinfo["/CreationDate"]).startswith("D:20260508")
        assert str(pdf.docinfo["/ModDate"]).startswith("D:20260508")


def test_bookmarks(printed_sample: BuiltIssue) -> None:
    """The first bookmarks are the headlines, in page order, each with the article's crossheads."""
    with (
        pikepdf.open(printed_sample.paper.path) as pdf,
        pdf.open_outline() as outline,
    ):
        bookmarks = [(item.title, [kid.title for kid in item.children]) for item in outline.root]
    wanted = [
        (
            fold(one.copy.title),
            [each.letters for each in one.copy.running if each.kind == "crosshead"],
        )
        for one in printed_sample.articles
    ]
    for (title, below), (headline, crossheads) in zip(bookmarks, wanted, strict=False):
        assert fold(title) == headline
        assert {fold(each) for each in below} <= set(crossheads), title
    assert len(bookmarks) >= len(wanted)
    assert any(below for _, below in bookmarks)


def test_pictures_described(printed_sample: BuiltIssue, sample_dir: Path) -> None:
    """Every picture of the copy is a figure, and every figure has a description."""
    articles = [sample_dir / "articles" / f"{slug}.md" for slug in PAGES]
    texts = "".join(path.read_text(encoding="utf-8") for path in articles)
    wanted = {fold(alt) for alt in re.findall(r"!\[(.*?)\]\(", texts)}
    wanted |= {fold(alt) for alt in re.findall(r"\balt: \"(.*?)\"", texts)}
    with pikepdf.open(printed_sample.paper.path) as pdf:
        figures = [tag for tag in structure(pdf) if tag.S == "/Figure"]
        described = [fold(str(figure.get("/Alt", ""))) for figure in figures]
    assert all(described)
    assert wanted <= set(described)


def test_figures_on_their_pages(printed_sample: BuiltIssue) -> None:
    """A figure's rectangle in the tags, in points from its page's foot, is that of its picture."""
    paper = printed_sample.paper
    tagged: dict[int, list[list[float]]] = defaultdict(list)
    with pikepdf.open(paper.path) as pdf:
        numbers = {page.obj.objgen: number for number, page in enumerate(pdf.pages, start=1)}
        for tag in structure(pdf):
            if tag.S == "/Figure" and "/A" in tag:
                tagged[numbers[tag.Pg.objgen]].append([float(value) for value in tag.A.BBox])
    boxes = [(page, box) for page in paper.pages for box in paper.pictures(page.number)]
    assert boxes
    for page, box in boxes:
        wanted: Any = [box.left, page.height - box.bottom, box.right, page.height - box.top]
        assert pytest.approx(wanted, abs=2) in tagged[page.number], page.number


def test_fonts_embedded(printed_sample: BuiltIssue) -> None:
    """Every font is embedded, and only the letters of it that are used."""
    rows = poppler("pdffonts", str(printed_sample.paper.path)).splitlines()
    fonts = [row.split() for row in rows[2:]]
    assert fonts
    assert {tuple(font[-5:-3]) for font in fonts} == {("yes", "yes")}
    assert all(re.match(r"[A-Z]{6}\+", font[0]) for font in fonts)


@pytest.mark.slow
def test_reading_order(printed_sample: BuiltIssue) -> None:
    """A machine that reads the tags meets every article's running words in their order."""
    assert unheard_passages(printed_sample) == []


def test_contents_box(printed_sample: BuiltIssue) -> None:
    """The contents box has the five articles besides the lead, in page order, with their pages."""
    words = " ".join(word.text for word in printed_sample.paper.page(1).words)
    box = words.partition("Also in this issue...")[2]
    assert re.findall(r"\bp\d+(?:-\d+)?\b", box) == ["p4-5", "p6-7", "p8-9", "p10-11", "p11"]


def test_plan_schema(printed_sample: BuiltIssue) -> None:
    """The plan has the keys that the contract names, and no others."""
    plan = printed_sample.plan
    assert set(plan) == {"issue", "pages", "jumps", "contents", "online", "fit"}
    assert plan["issue"] == "issue-42"
    frames = [frame for page in plan["pages"] for frame in page["frames"]]
    assert all(set(page) == {"number", "frames"} for page in plan["pages"])
    assert all(set(frame) == {"article", "part", "of", "lines", "words", "box"} for frame in frames)
    assert all(len(frame["box"]) == 4 for frame in frames)
    assert all(set(jump) == {"article", "from", "to"} for jump in plan["jumps"])
    assert all(set(entry) == {"article", "title", "pages"} for entry in plan["contents"])
    assert all(set(fit) == {"article", "lines_over", "lines_under"} for fit in plan["fit"])
    assert all(
        set(one) == {"article", "printed_words", "total_words", "url"} for one in plan["online"]
    )
