"""The printed sample issue: its pages, jumps, furniture and structure."""

from __future__ import annotations

import itertools
import re
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pikepdf
import pypdfium2
import pytest
import zxingcpp

from checking.collating import Collation, contents_lines, panel_lines
from checking.copyreading import Passage, fold, read_copy
from checking.printed import Line, structure
from checking.soundness import CHECKS, Proof

PAGES = {
    "scanner-sell-off": [1, 2, 3],
    "chief-exits": [4, 5, 12],
    "waiting-list": [6, 7],
    "night-shift": [8, 9],
    "dental-desert": [10, 11],
    "strike-vote": [11],
}
DONATION = "https://lowdown.example/donate"
STOPS_AT = "https://lowdown.example/analysis/dental-desert/#p23"
PANEL = "Help us keep the lights on"

pytestmark = pytest.mark.xdist_group("sample")


def article(proof: Proof, slug: str) -> Collation:
    return next(one for one in proof.collations if one.copy.slug == slug)


def poppler(proof: Proof, *command: str) -> str:
    """What one of poppler's tools prints about the paper."""
    to_stdout = ["-"] if command[0] == "pdftotext" else []
    done = subprocess.run(
        [*command, str(proof.paper.path), *to_stdout], capture_output=True, check=True
    )
    return done.stdout.decode()


@pytest.mark.parametrize("check", CHECKS, ids=lambda check: check.__name__)
def test_sample_is_sound(sample_proof: Proof, check: Any) -> None:
    """The sample issue passes every check of the tests' own proof."""
    assert list(check(sample_proof)) == []


def test_page_map(sample_proof: Proof) -> None:
    """Every article is on the same pages as in the newspaper that the sample follows."""
    assert {one.copy.slug: one.pages for one in sample_proof.collations} == PAGES


@pytest.mark.parametrize("slug", PAGES)
def test_page_map_read_by_poppler(sample_proof: Proof, sample_dir: Path, slug: str) -> None:
    """Poppler too finds an article's first words on its first page, its last on the last."""
    running = read_copy(sample_dir / "articles" / f"{slug}.md").running
    first, last = (
        running[0].words[3:9],
        [one for one in running if one.kind == "paragraph"][-1].words[-6:],
    )
    for page, words in ((PAGES[slug][0], first), (PAGES[slug][-1], last)):
        if slug == "dental-desert" and words is last:
            continue
        text = poppler(sample_proof, "pdftotext", "-raw", "-f", str(page), "-l", str(page))
        printed_words = "".join(fold(re.sub(r"[-‐]\n", "", text)))
        assert "".join(words) in printed_words


def test_jump_lines(sample_proof: Proof) -> None:
    """The lead jumps from 1 to 2 and the second article from 5 to 12; nothing else does."""
    printed = [
        (jump.article, jump.kind, jump.page, int(jump.names))
        for one in sample_proof.collations
        for jump in one.jumps
        if jump.kind != "online"
    ]
    assert sorted(printed) == [
        ("chief-exits", "from", 12, 5),
        ("chief-exits", "to", 5, 12),
        ("scanner-sell-off", "from", 2, 1),
        ("scanner-sell-off", "to", 1, 2),
    ]


def test_online_line(sample_proof: Proof) -> None:
    """The article on dentistry stops after a paragraph and prints the address of the next one."""
    dental = article(sample_proof, "dental-desert")
    (line,) = [jump for jump in dental.jumps if jump.kind == "online"]
    assert (line.page, line.names) == (11, STOPS_AT)
    assert dental.unread == sum(
        len(passage.words) for passage in _from_block(dental, 23) if passage.kind != "figure"
    )
    assert STOPS_AT in {link.uri for link in sample_proof.paper.links if link.page == 11}


def _from_block(collation: Collation, number: int) -> list[Passage]:
    """The passages of print's copy from block `p<number>` on; each block is one passage."""
    return list(collation.copy.passages[number - 1 :])


def test_online_code(sample_proof: Proof) -> None:
    """A QR code of 17 mm beside the line leads to the same paragraph."""
    bitmap = pypdfium2.PdfDocument(sample_proof.paper.path)[10].render(scale=4)
    (code,) = zxingcpp.read_barcodes(bitmap.to_pil())
    assert code.text == STOPS_AT
    dark = (code.position.top_right.x - code.position.top_left.x) / 4 / 72 * 25.4
    assert dark * 41 / 33 == pytest.approx(17, abs=0.4)


def test_online_columns_end_level(sample_proof: Proof) -> None:
    """The last baseline of the online line is that of the columns beside it."""
    dental = article(sample_proof, "dental-desert")
    (line,) = [jump for jump in dental.jumps if jump.kind == "online"]
    feet = [
        max(
            read.line.baseline
            for read in dental.reads
            if read.line.page == 11 and read.line.column == column
        )
        for column in (0, 1)
    ]
    assert [line.lines[-1].baseline] * 2 == pytest.approx(feet, abs=0.5)


def test_online_count(sample_proof: Proof) -> None:
    """The plan counts the printed words of that article and all its words correctly."""
    (reported,) = sample_proof.plan["online"]
    dental = article(sample_proof, "dental-desert")
    running = sum(len(passage.words) for passage in dental.copy.running) - dental.unread
    all_words = sum(len(passage.words) for passage in dental.copy.passages)
    assert reported["article"] == "dental-desert"
    assert reported["url"] == STOPS_AT
    assert running - 10 <= reported["printed_words"] <= all_words - dental.unread + 10
    assert reported["total_words"] >= all_words - 15


def test_lead_on_page_1(sample_proof: Proof) -> None:
    """Page 1 has the nameplate, the lead's whole head and at least 80 words of its copy."""
    lead = article(sample_proof, "scanner-sell-off")
    assert {line.page for line in lead.head} == {1}
    words = [word for read in lead.reads if read.line.page == 1 for word in read.line.words]
    assert len(words) >= 80
    nameplate = max(sample_proof.paper.page(1).lines, key=lambda line: line.size)
    assert nameplate.text == "The Lowdown"


def test_columns_level_at_the_end(sample_proof: Proof) -> None:
    """Where an article ends, its columns are about equally deep."""
    for one in sample_proof.collations:
        last = one.pages[-1]
        if any(read.passage < 0 and read.line.page == last for read in one.reads) or any(
            sample_proof.paper.page(last).pictures
        ):
            continue
        feet: dict[int, float] = {}
        for line in [read.line for read in one.reads if read.line.page == last]:
            feet[line.column] = max(feet.get(line.column, 0.0), line.baseline)
        assert max(feet.values()) - min(feet.values()) <= 4 * 14.0, f"{one.copy.slug}: {feet}"
        assert len(feet) == 3, f"{one.copy.slug}: {feet}"


def test_panel_whole(sample_proof: Proof, sample_dir: Path) -> None:
    """The donation panel stands on page 12 with every word of its copy, in order."""
    copy = read_copy(sample_dir / "articles" / "donate.md")
    lines = panel_lines(sample_proof.paper, PANEL)
    assert {line.page for line in lines} == {12}
    edges = panel_columns(lines[1:])
    rows = sorted(lines[1:], key=lambda line: (edges[line], line.baseline))
    printed_words = "".join(fold(" ".join(line.text for line in rows)))
    assert "".join(word for passage in copy.passages for word in passage.words) in printed_words


def panel_columns(lines: list[Line]) -> dict[Line, int]:
    """The column of the panel of each line: columns begin more than 50 points apart."""
    edges: list[float] = []
    found: dict[Line, int] = {}
    for line in sorted(lines, key=lambda line: line.x):
        if not edges or line.x - edges[-1] > 50:
            edges.append(line.x)
        found[line] = len(edges)
    return found


def test_panel_amounts(sample_proof: Proof) -> None:
    """The amounts to give are set in bold."""
    glyphs = [
        glyph
        for line in panel_lines(sample_proof.paper, PANEL)
        for glyph in line.glyphs
        if glyph.bold
    ]
    bold = "".join(glyph.text for glyph in glyphs if not glyph.text.isspace())
    for amount in ("£5 a month or", "£50 a year", "£20 a month", "or £200 a year"):
        assert amount.replace(" ", "") in bold


def test_panel_address(sample_proof: Proof) -> None:
    """The panel's address is a link to the page for donations."""
    assert any(link.uri == DONATION and link.page == 12 for link in sample_proof.paper.links)


def test_qr_code(sample_proof: Proof) -> None:
    """The QR code in the panel, read from the rendered page, is that of the address to give."""
    import segno

    dots = qr_dots(sample_proof)
    codes = [
        segno.make(DONATION, error=level, boost_error=False, micro=False, mask=mask)
        for level, mask in itertools.product("lmqh", range(8))
    ]
    assert any([[bool(dot) for dot in row] for row in code.matrix] == dots for code in codes)


def qr_dots(proof: Proof, scale: float = 6.0) -> list[list[bool]]:
    """The modules of the QR code on page 12, dark ones true, from a rendering of the page.

    The code is all that stands on pure white within the tinted panel.
    """
    panel = panel_lines(proof.paper, PANEL)
    grid = proof.paper.page(12).columns
    document = pypdfium2.PdfDocument(proof.paper.path)
    try:
        image = document[11].render(scale=scale, grayscale=True).to_pil()
    finally:
        document.close()
    inside = (grid.left + 3, panel[0].baseline + 2, grid.right - 3, grid.bottom - 3)
    area = image.crop(tuple(int(edge * scale) for edge in inside))
    code = area.crop(area.point(lambda value: 255 if value == 255 else 0).getbbox())
    dark = code.point(lambda value: 255 if value < 90 else 0)
    dark = dark.crop(dark.getbbox())
    finder = next(x for x in range(dark.width) if not dark.getpixel((x, 3)))
    count = round(dark.width / (finder / 7))
    step = dark.width / count
    return [
        [
            bool(dark.getpixel((int((column + 0.5) * step), int((row + 0.5) * step))))
            for column in range(count)
        ]
        for row in range(count)
    ]


def test_metadata_of_the_file(sample_proof: Proof) -> None:
    """The file has a title, tags, its language, its size and the mark of PDF/UA-1."""
    info = poppler(sample_proof, "pdfinfo")
    assert re.search(r"^Title:\s+The Lowdown 42", info, re.MULTILINE)
    assert re.search(r"^Tagged:\s+yes", info, re.MULTILINE)
    assert re.search(r"^Pages:\s+12$", info, re.MULTILINE)
    assert "595.276 x 841.89 pts (A4)" in info
    with pikepdf.open(sample_proof.paper.path) as pdf:
        assert str(pdf.Root.Lang) == "en-GB"
        assert bool(pdf.Root.ViewerPreferences.DisplayDocTitle)
        with pdf.open_metadata() as metadata:
            assert metadata.get("pdfuaid:part") == "1"


def test_dates_of_the_file(sample_proof: Proof) -> None:
    """The file is dated by its issue, not by the clock."""
    with pikepdf.open(sample_proof.paper.path) as pdf:
        assert str(pdf.docinfo["/CreationDate"]).startswith("D:20260508")
        assert str(pdf.docinfo["/ModDate"]).startswith("D:20260508")


def test_bookmarks(sample_proof: Proof) -> None:
    """Bookmarks are the headlines in page order, with crossheads below their own article."""
    titles = [fold(one.copy.title) for one in sample_proof.collations]
    top = [(fold(title), page) for level, title, page in sample_proof.paper.bookmarks if level == 1]
    assert [title for title, _ in top][: len(titles)] == titles
    assert [page for _, page in top][: len(titles)] == [pages[0] for pages in PAGES.values()]
    owner = ""
    for level, title, _ in sample_proof.paper.bookmarks:
        if level == 1:
            owner = next(
                (
                    one.copy.slug
                    for one in sample_proof.collations
                    if fold(one.copy.title) == fold(title)
                ),
                "",
            )
        elif owner:
            crossheads = [
                one.words
                for one in article(sample_proof, owner).copy.running
                if one.kind == "crosshead"
            ]
            assert fold(title) in crossheads, f"{title} is no crosshead of {owner}"


def test_pictures_described(sample_proof: Proof, sample_dir: Path) -> None:
    """Every picture of the copy is a figure with its description, and there is no figure without."""
    texts = "".join(
        path.read_text(encoding="utf-8") for path in (sample_dir / "articles").glob("*.md")
    )
    wanted = {fold(alt) for alt in re.findall(r"!\[(.*?)\]\(", texts)}
    wanted |= {fold(alt) for alt in re.findall(r"^  alt: \"(.*)\"$", texts, re.MULTILINE)}
    with pikepdf.open(sample_proof.paper.path) as pdf:
        figures = [element for element, roles in structure(pdf) if roles[-1] == "Figure"]
        described = [fold(str(figure.get("/Alt", ""))) for figure in figures]
    assert all(described)
    assert wanted <= set(described)


def test_figures_on_their_pages(sample_proof: Proof) -> None:
    """The box of each figure's tag, in points from the foot of its page, is its picture's."""
    reported: dict[int, list[list[float]]] = {}
    with pikepdf.open(sample_proof.paper.path) as pdf:
        numbers = {page.obj.objgen: number for number, page in enumerate(pdf.pages, start=1)}
        for element, roles in structure(pdf):
            if roles[-1] == "Figure" and "/A" in element:
                reported.setdefault(numbers[element.Pg.objgen], []).append(
                    [float(value) for value in element.A.BBox]
                )
    for page in sample_proof.paper.pages:
        for left, top, right, bottom in page.pictures:
            box = pytest.approx([left, page.height - bottom, right, page.height - top], abs=2)
            assert box in reported.get(page.number, []), (
                f"page {page.number}: {reported.get(page.number)}"
            )


def test_fonts_embedded(sample_proof: Proof) -> None:
    """Every font is embedded, and only the letters of it that are used."""
    with pikepdf.open(sample_proof.paper.path) as pdf:
        names = {}
        for font in fonts_of(pdf):
            inner = font.DescendantFonts[0] if "/DescendantFonts" in font else font
            names[str(inner.BaseFont)] = any(
                key in inner.FontDescriptor for key in ("/FontFile", "/FontFile2", "/FontFile3")
            )
    assert names
    assert all(names.values())
    assert all(re.match(r"/[A-Z]{6}\+", name) for name in names)


def fonts_of(pdf: pikepdf.Pdf) -> Iterator[Any]:
    for item in pdf.objects:
        if (
            isinstance(item, pikepdf.Dictionary)
            and item.get("/Type") == "/Font"
            and "/ToUnicode" in item
        ):
            yield item


def test_reading_order(sample_proof: Proof) -> None:
    """The tags, as a screen reader speaks them, have every article's words in order."""
    printed_words = "".join(fold(re.sub(r"[-‐] ", "", " ".join(sample_proof.paper.spoken))))
    printed_words = re.sub(r"continuedonpage\d+\.\.\.", "", printed_words)
    printed_words = re.sub(
        r"(Imagingnetworks|DameMarianOllerby)\.\.\.continuedfrompage\d+", "", printed_words
    )
    for one in sample_proof.collations:
        at = 0
        passages = list(one.copy.running)
        left = one.unread
        while left > 0:
            left -= len(passages.pop().words)
        for passage in passages:
            found = printed_words.find("".join(passage.words), at)
            if found < 0:
                pytest.fail(
                    f"{one.copy.slug}: “{' '.join(passage.words[:8])}…” is not read in its place",
                    pytrace=False,
                )
            at = found + 1


def test_contents_box(sample_proof: Proof) -> None:
    """The contents box on page 1 has the five articles besides the lead, in page order, with their pages."""
    printed_words = " ".join(
        line.text for line in contents_lines(sample_proof.paper, "Also in this issue...")
    )
    assert re.findall(r"p\d+(?:-\d+)?\b", printed_words) == [
        "p4-5",
        "p6-7",
        "p8-9",
        "p10-11",
        "p11",
    ]


def test_plan_schema(sample_proof: Proof) -> None:
    """The plan has the keys that the contract names, and no others."""
    plan = sample_proof.plan
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
