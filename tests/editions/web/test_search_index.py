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
