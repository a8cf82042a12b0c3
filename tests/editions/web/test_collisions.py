"""LD705: no two pages of the site have one address."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from lowdown.jobs.build import BuildOrder, BuildResult, run_build

PublicationFactory = Callable[[Mapping[str, str]], Path]

SETTINGS = """\
    [publication]
    title = "The Tiny Lowdown"
    url = "https://tiny.example/"
    language = "en-GB"
    publisher = "Tiny Press"

    [urls]
    {urls}
    """


def build(folder: Path) -> BuildResult:
    order = BuildOrder(root=folder, out=folder / "dist", only=frozenset({"web"}))
    return run_build(order, progress=lambda _step: None)


def issue(number: int, *articles: str) -> str:
    return (
        f"---\nnumber: {number}\ndate: 2026-05-0{number}\narticles: [{', '.join(articles)}]\n---\n"
    )


def article(**keys: str) -> str:
    header = "".join(f"{key}: {value}\n" for key, value in keys.items())
    return f"---\ntitle: A title\n{header}---\nCopy.\n"


CASES = {
    "old addresses of articles of two issues": (
        "",
        {
            "issues/one.md": issue(1, "beds"),
            "issues/two.md": issue(2, "waits"),
            "articles/beds.md": article(aliases="[news/old/]"),
            "articles/waits.md": article(aliases="[News/Old/]"),
        },
        "articles/beds.md",
        "its page would be news/old/index.html, which is that of articles/waits.md too",
    ),
    "an article and another issue": (
        'article = "{section}/{slug}/"\nissue = "issues/{issue}/"',
        {
            "issues/one.md": issue(1, "beds"),
            "issues/two.md": issue(2, "one"),
            "articles/beds.md": article(),
            "articles/one.md": article(section="issues"),
        },
        "issues/one.md",
        "its page would be issues/one/index.html, which is that of articles/one.md too",
    ),
    "an old address and a page of another issue": (
        "",
        {
            "issues/one.md": issue(1, "beds"),
            "issues/two.md": issue(2, "waits"),
            "articles/beds.md": article(),
            "articles/waits.md": article(aliases="[beds/]"),
        },
        "articles/waits.md",
        "its page would be beds/index.html, which is that of articles/beds.md too",
    ),
    "an article and a page that every site has": (
        'article = "{slug}/"',
        {"issues/one.md": issue(1, "feeds"), "articles/feeds.md": article()},
        "articles/feeds.md",
        "its page would be feeds/index.html, which is one that every site has",
    ),
    "an article and the page of a topic": (
        "",
        {
            "issues/one.md": issue(1, "beds"),
            "articles/beds.md": article(section="tags", tags="[beds]"),
        },
        "articles/beds.md",
        "its page would be tags/beds/index.html, which is that of articles/beds.md too",
    ),
    "a page in place of a file": (
        "",
        {
            "issues/one.md": issue(1, "beds"),
            "articles/beds.md": article(aliases="[Robots.txt/, 404.html]"),
        },
        "articles/beds.md",
        "its page would be Robots.txt/index.html, which is one that every site has",
    ),
}


@pytest.mark.parametrize(("urls", "files", "place", "message"), CASES.values(), ids=CASES.keys())
def test_two_pages_at_one_address_are_an_error(
    publication_dir: PublicationFactory,
    urls: str,
    files: dict[str, str],
    place: str,
    message: str,
) -> None:
    """Both sources are named, and nothing is written."""
    folder = publication_dir({"lowdown.toml": SETTINGS.format(urls=urls), **files})
    made = build(folder)
    found = [(one.code, str(one.place), one.message) for one in made.findings]
    assert ("LD705", place, message) in found
    assert not (folder / "dist").exists()


def test_each_page_has_an_address_of_its_own(publication_dir: PublicationFactory) -> None:
    """Then there is a site."""
    folder = publication_dir(
        {
            "issues/one.md": issue(1, "beds"),
            "articles/beds.md": article(section="news", aliases="[old/beds.html, beds/]"),
        }
    )
    made = build(folder)
    assert made.findings == ()
    assert {"news/beds/index.html", "old/beds.html", "beds/index.html"} <= {
        file.path for file in made.files
    }
