"""The index of the search: made by Pagefind where it is installed, and never in the way."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from lowdown.editions.web.search_index import (
    SearchError,
    SearchTool,
    make_search_index,
    search_digest,
    search_tool,
    searched_part,
)
from making.command import run_here

PAGES = {
    f"news/{name}/index.html": (
        f"<!doctype html><html lang={language}><body><p>Menu</p><article data-pagefind-body>"
        f"<h1>{name}</h1><p>{words}</p></article></body></html>"
    ).encode()
    for name, language, words in (
        ("baths", "en-GB", "The council sold the baths."),
        ("pwll", "cy", "Gwerthwyd y pwll nofio."),
    )
}


def installed() -> SearchTool:
    tool = search_tool()
    assert tool is not None
    return tool


def test_an_index_holds_the_articles_of_every_language() -> None:
    """Pages in two languages are found by one search, and the same pages give the same bytes."""
    index = make_search_index(installed(), PAGES, language="en-GB")
    assert index == make_search_index(installed(), PAGES, language="en-GB")
    entry = json.loads(index["pagefind/pagefind-entry.json"])
    assert {name: each["page_count"] for name, each in entry["languages"].items()} == {"en": 2}
    assert sum(path.startswith("pagefind/fragment/") for path in index) == 2
    assert "pagefind/pagefind.js" in index
    assert not [path for path in index if "-ui" in path]


def test_an_index_is_that_of_its_pages() -> None:
    """Other pages, another language or another version of the tool make another index."""
    tool = installed()
    other = SearchTool(program=tool.program, version="0")
    digests = {
        search_digest(tool, "en-GB", ["a", "b"]),
        search_digest(tool, "en-GB", ["a", "c"]),
        search_digest(tool, "cy", ["a", "b"]),
        search_digest(other, "en-GB", ["a", "b"]),
    }
    assert len(digests) == 4


@pytest.mark.parametrize("script", ["#!/bin/sh\necho no room >&2\nexit 3\n", "not a program"])
def test_a_tool_that_fails_says_why(tmp_path: Path, script: str) -> None:
    """What the tool says is passed on, and nothing of an index is used."""
    program = tmp_path / "tool"
    program.write_text(script)
    program.chmod(0o755)
    with pytest.raises(SearchError, match="Pagefind"):
        make_search_index(SearchTool(program=program, version="1"), PAGES, language="en")


def publication(folder: Path, settings: str = "") -> Path:
    head = '[publication]\ntitle = "T"\nurl = "https://t.example/"\n'
    files = {
        "lowdown.toml": head + settings,
        "articles/one.md": "---\ntitle: The baths\n---\nThe council sold the baths.\n",
        "issues/i.md": "---\nnumber: 1\ndate: 2026-05-08\narticles: [one]\n---\n",
    }
    for path, text in files.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_text(text, encoding="utf-8")
    return folder


def built(root: Path) -> tuple[int, str, set[str]]:
    """The status of a build of the site, what it reported, and the files that it made."""
    run = run_here(["build", "--only", "web", "--project", str(root)], root)
    out = root / "dist"
    files = {path.relative_to(out).as_posix() for path in out.rglob("*") if path.is_file()}
    return run.returncode, run.stdout + run.stderr, files


def test_a_site_is_searched_unless_the_settings_say_no(tmp_path: Path) -> None:
    """With `search = false` there is no index, no page for it, and not a word about it."""
    _, _, files = built(publication(tmp_path))
    assert "pagefind/pagefind.js" in files
    assert "search/index.html" in files
    assert "data-search" in (tmp_path / "dist/index.html").read_text(encoding="utf-8")
    status, said, files = built(publication(tmp_path, "[web]\nsearch = false\n"))
    assert status == 0, said
    assert not [path for path in files if path.startswith(("pagefind", "search"))]
    assert "earch" not in (tmp_path / "dist/index.html").read_text(encoding="utf-8")
    assert "earch" not in said


def test_an_index_is_made_again_only_where_an_article_changed(tmp_path: Path) -> None:
    """A second build touches none of its files; a changed word changes them."""
    built(publication(tmp_path))
    folder = tmp_path / "dist/pagefind"
    before = {path: path.stat().st_mtime_ns for path in folder.rglob("*.pf_*")}
    built(tmp_path)
    assert {path: path.stat().st_mtime_ns for path in folder.rglob("*.pf_*")} == before
    article = tmp_path / "articles/one.md"
    article.write_text(article.read_text(encoding="utf-8") + "\nNobody swam.\n", encoding="utf-8")
    built(tmp_path)
    assert {path.name for path in folder.rglob("*.pf_*")} != {path.name for path in before}


def test_an_index_stays_where_only_the_frame_of_pages_changed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The navigation is not searched: the index is not made again, and what stands is the same as
    would be made. The build after that does not read the pages for it.
    """
    built(publication(tmp_path))
    old = {path: path.read_bytes() for path in (tmp_path / "dist/pagefind").rglob("*.*")}
    page = (tmp_path / "dist/one/index.html").read_bytes()
    monkeypatch.setattr("lowdown.editions.web.make.make_search_index", None)
    link = '[[web.links]]\ntitle = "Books"\nurl = "https://books.example/"\n'
    status, said, _ = built(publication(tmp_path, link))
    assert status == 0, said
    changed = (tmp_path / "dist/one/index.html").read_bytes()
    assert changed != page
    assert {path: path.read_bytes() for path in (tmp_path / "dist/pagefind").rglob("*.*")} == old
    pages = {"one/index.html": changed}
    made = make_search_index(installed(), pages, language="en-GB")
    assert {path.relative_to(tmp_path / "dist").as_posix(): old[path] for path in old} == made
    monkeypatch.setattr("lowdown.editions.web.make.searched_part", None)
    status, said, _ = built(tmp_path)
    assert status == 0, said


FRAMED = """<p>Menu</p><article class="a" data-pagefind-body><h1>Baths</h1>
<p class="b" data-pagefind-ignore>p4</p>
<p>Sold.</p></article><p>Next</p>"""
SEARCHED = """<!doctype html><html><body><article class="a" data-pagefind-body><h1>Baths</h1>
<p>Sold.</p></article></body></html>"""


@pytest.mark.parametrize(
    ("page", "part"),
    [
        (FRAMED, SEARCHED),
        ("<main data-pagefind-body><p>Sold.</p></main>", None),
        (
            '<p data-pagefind-meta="a:b"></p><article data-pagefind-body><p>Sold.</p></article>',
            None,
        ),
        ("<article data-pagefind-body><p>Sold.</p><article>In.</article></article>", None),
        ("<article data-pagefind-body><div data-pagefind-ignore>4</div></article>", None),
    ],
)
def test_a_page_is_searched_for_what_its_template_marks(page: str, part: str | None) -> None:
    """Only that is given to the tool; pages of templates that mark it in another way whole."""
    assert searched_part(page.encode()) == (part or page).encode()


def test_an_index_that_lost_a_file_is_made_again(tmp_path: Path) -> None:
    """A file that somebody removed is back after the next build."""
    built(publication(tmp_path))
    fragment = next((tmp_path / "dist/pagefind/fragment").iterdir())
    data = fragment.read_bytes()
    fragment.unlink()
    built(tmp_path)
    assert fragment.read_bytes() == data


def test_a_search_that_cannot_be_made_stops_no_issue(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """LD750: the site is built without a search box, with a warning that says what to do."""
    tool = SearchTool(program=tmp_path / "none", version="1")
    monkeypatch.setattr("lowdown.jobs.editions.search_tool", lambda: tool)
    status, said, files = built(publication(tmp_path))
    assert status == 0
    assert "LD750" in said
    assert "search = false" in said
    assert "index.html" in files
    assert "earch" not in (tmp_path / "dist/index.html").read_text(encoding="utf-8")


def test_without_the_tool_nobody_hears_of_a_search(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Where Pagefind is not installed there is no search box, and nothing is reported."""
    monkeypatch.setattr("lowdown.jobs.editions.search_tool", lambda: None)
    status, said, files = built(publication(tmp_path))
    assert (status, "earch" in said) == (0, False)
    assert not [path for path in files if path.startswith(("pagefind", "search"))]
