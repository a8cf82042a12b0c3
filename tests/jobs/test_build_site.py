"""Builds of the site: what is made again after a change, what is removed, and what stays."""

from __future__ import annotations

import hashlib
import os
import shutil
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from lowdown.cache import build_cache
from lowdown.jobs.build import EDITIONS, BuildOrder, BuildResult, run_build
from lowdown.outputs import RECORD
from making.stand_ins import Press, stand_in_press

PublicationFactory = Callable[[Mapping[str, str]], Path]


def issue(number: int, *articles: str) -> str:
    date = f"2026-05-0{number}"
    return f"---\nnumber: {number}\ndate: {date}\narticles: [{', '.join(articles)}]\n---\nDear.\n"


def article(title: str, copy: str = "Copy.", **keys: str) -> str:
    header = "".join(f"{key}: {value}\n" for key, value in keys.items())
    return f"---\ntitle: {title}\n{header}---\n{copy}\n"


FILES = {
    "issues/one.md": issue(1, "beds", "cuts"),
    "issues/two.md": issue(2, "waits", "pay"),
    "articles/beds.md": article("Beds", section="news", author="A Writer", tags="[wards]"),
    "articles/cuts.md": article("Cuts", section="news", aliases="[old/cuts/]"),
    "articles/waits.md": article("Waits", "See [the beds](beds.md).", section="analysis"),
    "articles/pay.md": article("Pay", "\n".join(f"Paragraph {n}.\n" for n in range(4))),
}


@pytest.fixture(autouse=True)
def without_search(monkeypatch: pytest.MonkeyPatch) -> None:
    """The index of the search has tests of its own."""
    monkeypatch.setattr("lowdown.jobs.editions.search_tool", lambda: None)


@pytest.fixture
def press(monkeypatch: pytest.MonkeyPatch) -> Press:
    return stand_in_press(monkeypatch)


@pytest.fixture
def folder(publication_dir: PublicationFactory) -> Path:
    return publication_dir(FILES)


def build(folder: Path, issue: str | None = None, *only: str, processes: int = 1) -> BuildResult:
    order = BuildOrder(
        root=folder,
        issue=issue,
        out=folder / "dist",
        only=frozenset(only or EDITIONS),
        processes=processes,
    )
    return run_build(order, progress=lambda _step: None)


def outputs(folder: Path) -> dict[str, bytes]:
    """Every file of the output folder but the record."""
    return {
        path.relative_to(folder / "dist").as_posix(): path.read_bytes()
        for path in (folder / "dist").rglob("*")
        if path.is_file() and path.name != RECORD
    }


def changed(made: BuildResult) -> set[str]:
    return {file.path for file in made.files if file.changed}


def write(folder: Path, path: str, text: str) -> None:
    (folder / path).write_text(text, encoding="utf-8")


@pytest.mark.usefixtures("press")
def test_without_a_name_everything_is_built(folder: Path) -> None:
    """Papers, site and feeds; an old address leads on."""
    made = build(folder)
    assert made.ok
    wanted = {
        *("one/one.pdf", "two/two.pdf", "one/index.html", "two/index.html", "index.html"),
        *("news/beds/index.html", "pay/index.html", "old/cuts/index.html", "archive/index.html"),
        *("sections/news/index.html", "authors/a-writer/index.html", "tags/wards/index.html"),
        *("feed.xml", "sections/news/feed.xml", "issues.xml", "404.html", "robots.txt"),
    }
    assert wanted <= set(outputs(folder)) == {file.path for file in made.files}
    old = outputs(folder)["old/cuts/index.html"].decode()
    assert "../../news/cuts/index.html" in old


@pytest.mark.usefixtures("press")
def test_nothing_is_made_twice(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A build without a change reads no issue and writes no page."""
    before = {file.path for file in build(folder).files}
    for name in ("records.reading.read_issue", "writing.web_templates"):
        monkeypatch.setattr(f"lowdown.editions.web.{name}", None)
    for path in folder.rglob("*.md"):
        os.utime(path)  # saved again, with nothing changed
    again = build(folder)
    assert {file.path for file in again.files} == before
    assert changed(again) == set()


@pytest.mark.usefixtures("press")
def test_files_of_earlier_builds_are_read_once(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Those of the site, in a build that makes papers too."""
    build(folder)
    looked_at: list[Path] = []

    def read(file: Path) -> bytes:
        looked_at.append(file)
        return file.read_bytes()

    monkeypatch.setattr("lowdown.output.record.disk.read", read)
    build(folder)
    assert looked_at.count(folder / "dist/news/beds/index.html") == 1
    assert looked_at.count(folder / "dist/feed.xml") == 1


@pytest.mark.usefixtures("press")
def test_a_change_reaches_the_pages_that_depend_on_it_and_no_others(folder: Path) -> None:
    """Words of the copy are on the article's own page and in the feeds that have it; a headline is
    wherever the article is listed.
    """
    build(folder)
    write(folder, "articles/pay.md", FILES["articles/pay.md"].replace("Paragraph 3", "The end"))
    feeds = {"feed.xml", "atom.xml", "feed.json"}
    assert changed(build(folder, None, "web", "feeds")) == {"pay/index.html", *feeds}
    write(folder, "articles/pay.md", FILES["articles/pay.md"].replace("Pay", "Wages"))
    after = changed(build(folder, None, "web", "feeds"))
    assert {"pay/index.html", "two/index.html", "index.html", "analysis/waits/index.html"} <= after
    assert not after & {"one/index.html", "news/cuts/index.html", "subscribe/index.html"}


@pytest.mark.usefixtures("press")
def test_links_to_an_article_follow_it(folder: Path) -> None:
    """The page that links to it is written again where its address changes, and where it is no
    longer published.
    """
    build(folder)
    write(folder, "articles/beds.md", FILES["articles/beds.md"].replace("news", "letters"))
    assert "analysis/waits/index.html" in changed(build(folder, None, "web"))
    page = outputs(folder)["analysis/waits/index.html"].decode()
    assert 'href="../../letters/beds/index.html"' in page
    write(
        folder, "articles/beds.md", FILES["articles/beds.md"].replace("title", "draft: true\ntitle")
    )
    build(folder, None, "web")
    page = outputs(folder)["analysis/waits/index.html"].decode()
    assert "See the beds." in page


@pytest.mark.usefixtures("press")
def test_what_is_not_made_any_more_is_removed(folder: Path) -> None:
    """The page of an article that was renamed, and its topics; what others have put there stays."""
    build(folder)
    mine = folder / "dist/news/beds/mine.txt"
    mine.write_text("mine")
    (folder / "articles/beds.md").rename(folder / "articles/wards.md")
    write(folder, "articles/wards.md", article("Wards", section="news"))
    write(folder, "articles/waits.md", article("Waits", section="analysis"))
    write(folder, "issues/one.md", issue(1, "wards", "cuts"))
    build(folder)
    left = outputs(folder)
    assert "news/wards/index.html" in left
    assert [path for path in left if "beds" in path or "a-writer" in path] == ["news/beds/mine.txt"]
    assert not (folder / "dist/authors").exists()
    assert mine.read_text() == "mine"


@pytest.mark.usefixtures("press")
def test_an_issue_that_is_removed_takes_its_paper_with_it(folder: Path) -> None:
    """The papers of the others stay, whatever is built."""
    build(folder)
    (folder / "issues/one.md").unlink()
    build(folder, "two", "web")
    assert not (folder / "dist/one").exists()
    assert (folder / "dist/two/two.pdf").is_file()


@pytest.mark.usefixtures("press")
def test_a_page_that_was_changed_by_hand_is_neither_removed_nor_kept(folder: Path) -> None:
    """It is made again as long as there is such a page; then it is left alone."""
    build(folder)
    page = folder / "dist/news/cuts/index.html"
    right = page.read_bytes()
    page.write_text("corrected here")
    assert changed(build(folder)) == {"news/cuts/index.html"}
    assert page.read_bytes() == right
    page.write_text("corrected here")
    write(folder, "issues/one.md", issue(1, "beds"))
    build(folder)
    assert page.read_text() == "corrected here"


@pytest.mark.usefixtures("press")
def test_pages_of_an_issue_with_errors_stay(folder: Path) -> None:
    """A fault in an old issue takes nothing away from readers; it is left out of the lists."""
    build(folder)
    before = outputs(folder)["news/cuts/index.html"]
    write(folder, "articles/beds.md", "---\nstandfirst: no title\n---\nCopy.\n")
    made = build(folder, "two")
    left_out = "the site and the feeds leave one out: 1 error in it or in its articles"
    assert [(finding.code, finding.message) for finding in made.findings] == [("LD502", left_out)]
    assert outputs(folder)["news/cuts/index.html"] == before
    write(folder, "articles/beds.md", FILES["articles/beds.md"])
    assert build(folder).findings == ()


@pytest.mark.parametrize("only", EDITIONS)
@pytest.mark.usefixtures("press")
def test_a_build_can_be_limited(folder: Path, only: str) -> None:
    """To the papers, the site or the feeds; the others stay as they are."""
    made = build(folder, None, only)
    kinds = {
        "paper": {"one/one.pdf"},
        "web": {"one/index.html", "sitemap.xml"},
        "feeds": {"feed.xml"},
    }
    paths = {file.path for file in made.files}
    for kind, some in kinds.items():
        assert some <= paths if kind == only else not some & paths
    build(folder)
    whole = outputs(folder)
    build(folder, None, only)
    assert outputs(folder) == whole


def test_papers_are_printed_once(folder: Path, press: Press) -> None:
    """Again only where one of their own sources has changed, or their files have."""
    build(folder)
    assert press.printed == ["one", "two"]
    press.printed.clear()
    build(folder)
    build(folder, "one")
    assert press.printed == []
    write(folder, "articles/cuts.md", article("Cuts", "Other copy."))
    build(folder)
    assert press.printed == ["one"]
    (folder / "dist/two/two.pdf").write_bytes(b"damaged")
    build(folder)
    assert press.printed == ["one", "two"]


def test_findings_are_reported_again(folder: Path, press: Press) -> None:
    """Those of a paper that is kept, and those of copy that is not read again."""
    write(folder, "articles/pay.md", article("Pay", "![](pictures/a.png)"))
    (folder / "pictures").mkdir()
    shutil.copy(Path(__file__).parents[2] / "docs/page-1.png", folder / "pictures/a.png")
    first = build(folder)
    assert [finding.code for finding in first.findings] == ["LD203"]
    assert build(folder).findings == first.findings
    assert build(folder, None, "web").findings == first.findings
    assert build(folder, "one").findings == ()
    assert press.printed == ["one", "two"]


@pytest.mark.usefixtures("press")
@pytest.mark.parametrize("damage", ["removed", "cut short", "turned round", "of another issue"])
def test_a_cache_that_cannot_be_used_changes_nothing(
    folder: Path,
    damage: str,
    tmp_path_factory: pytest.TempPathFactory,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Everything comes out the same, with or without it."""
    # Not that of all tests: others use it meanwhile.
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path_factory.mktemp("cache")))
    write(folder, "articles/pay.md", article("Pay", "Some copy.[^1]\n\n[^1]: A note."))
    build(folder)
    whole = outputs(folder)
    record = (folder / "dist" / RECORD).read_bytes()
    entries = sorted(build_cache().folder.iterdir())
    for entry in entries:
        data = entry.read_bytes()
        if damage == "removed":
            entry.unlink()
        elif damage == "cut short":
            entry.write_bytes(data[:-9])
        elif damage == "turned round":
            entry.write_bytes(data[::-1])
        else:
            entry.write_bytes(entries[0].read_bytes())
    shutil.rmtree(folder / "dist")
    build(folder)
    assert outputs(folder) == whole
    assert (folder / "dist" / RECORD).read_bytes() == record


@pytest.mark.usefixtures("press")
@pytest.mark.parametrize(
    "record", [b"", b"{}", b"[" * 9999, b'{"version": 1, "files": {"../x": []}}']
)
def test_a_damaged_record_costs_time_only(folder: Path, record: bytes) -> None:
    """Then all is made again, and nothing is removed."""
    build(folder)
    whole = outputs(folder)
    right = (folder / "dist" / RECORD).read_bytes()
    (folder / "dist" / RECORD).write_bytes(record)
    build(folder)
    assert outputs(folder) == whole
    assert (folder / "dist" / RECORD).read_bytes() == right


@pytest.mark.usefixtures("press")
def test_the_site_is_the_same_anywhere(
    publication_dir: PublicationFactory, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """In another folder, with two processes and built in pieces: the same bytes."""
    first = publication_dir(FILES)
    build(first)
    whole = outputs(first)
    record = (first / "dist" / RECORD).read_bytes()
    shutil.rmtree(first / "dist")
    second = first.rename(tmp_path / "elsewhere")
    for name in ("records.reading", "writing", "site_pictures"):
        monkeypatch.setattr(f"lowdown.editions.web.{name}._MANY", 0)
    monkeypatch.setattr("lowdown.editions.web.writing._BATCH", 3)
    build(second, None, processes=2)
    assert outputs(second) == whole
    assert (second / "dist" / RECORD).read_bytes() == record
    assert not [path for path, data in whole.items() if str(tmp_path).encode() in data]


@pytest.mark.usefixtures("press")
def test_an_issue_in_preparation_is_not_on_the_site(folder: Path) -> None:
    """Readers see it with its paper; with `--only web`, when it is named or all are built."""
    build(folder, "one")
    assert not (folder / "dist/two").exists()
    build(folder, "two", "web")
    assert (folder / "dist/two/index.html").is_file()


@pytest.mark.usefixtures("press")
def test_a_publication_may_have_no_site(publication_dir: PublicationFactory) -> None:
    """Then there are papers and feeds, and what was there of a site goes."""
    settings = '[publication]\ntitle = "T"\nurl = "https://t.example/"\nlanguage = "en"\n'
    settings += 'publisher = "P"\n'
    folder = publication_dir({**FILES, "lowdown.toml": settings})
    build(folder)
    assert (folder / "dist/index.html").is_file()
    write(folder, "lowdown.toml", f"{settings}\n[web]\nenabled = false\n")
    build(folder)
    assert {"one/one.pdf", "feed.xml", "sections/news/feed.xml"} <= set(outputs(folder))
    assert not [path for path in outputs(folder) if path.endswith((".html", ".css", "robots.txt"))]


@pytest.mark.usefixtures("press")
def test_search_engines_get_every_page_once(folder: Path) -> None:
    """With the day of its last change; neither the page for what is not found nor old addresses."""
    write(folder, "articles/pay.md", article("Pay", updated="2026-06-01"))
    build(folder)
    made = outputs(folder)
    sitemap = made["sitemap.xml"].decode()
    entries = [part.partition("</loc>")[0] for part in sitemap.split("<loc>")[1:]]
    pages = {
        "https://tiny.example/" + path.removesuffix("index.html")
        for path in made
        if path.endswith("index.html") and not path.startswith("old/")
    }
    assert sorted(entries) == sorted(pages)
    assert "<loc>https://tiny.example/pay/</loc><lastmod>2026-06-01</lastmod>" in sitemap
    assert made["robots.txt"].decode().endswith("\nSitemap: https://tiny.example/sitemap.xml\n")


@pytest.mark.usefixtures("press")
def test_the_record_has_every_file(folder: Path) -> None:
    """With the digest of its bytes."""
    build(folder)
    record = (folder / "dist" / RECORD).read_text(encoding="utf-8")
    for path, data in outputs(folder).items():
        assert f'"{path}": ["{hashlib.sha256(data).hexdigest()}", {len(data)}, ' in record
