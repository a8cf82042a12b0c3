"""The tools find what is wrong on a page, or their silence would say nothing about the site."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from browser import IN_BROWSER
from browser.chromium import PHONE, Chromium
from browser.conftest import Axe, CheckHtml, Lighthouse
from browser.serving import Posted, StaticHost, serve

pytestmark = IN_BROWSER

POLICY = "default-src 'none'; img-src 'self'; style-src 'self'; script-src 'self'"


def page(body: str, *, head: str = "", policy: str = POLICY) -> str:
    """A page without a fault, but for those in its body and head."""
    return (
        '<!doctype html>\n<html lang="en"><head><meta charset="utf-8"><title>Beds</title>'
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        f'<meta http-equiv="Content-Security-Policy" content="{policy}">'
        f'<meta name="description" content="Where the beds went.">{head}</head>'
        f"<body><main><h1>Beds</h1>{body}</main></body></html>\n"
    )


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A site of a few pages, each with one fault but the first two."""
    folder = tmp_path_factory.mktemp("faults")
    bodies = {
        "index": '<p>One in <a href="wards/index.html">eight wards</a> closed.',
        "wards/index": '<p>Back to <a href="../index.html">the front page</a>.',
        "inline-script": "<p>Wards.<script>window.ran = true</script>",
        "no-such-picture": '<p><img src="none.png" alt="A ward">',
        "elsewhere": '<p><img src="http://elsewhere.invalid/x.png" alt="A ward">',
        "no-alt": '<p><img src="ward.svg">',
        "wide": '<p><span class="wide">Calderwick</span>',
        "script-error": '<p><script src="error.js"></script>',
        "form": '<form method="post" action="subscribe">'
        '<label>Address <input name="email" type="email"></label><button>Send</button></form>',
    }
    for name, body in bodies.items():
        path = folder / f"{name}.html"
        path.parent.mkdir(exist_ok=True)
        link = '<link rel="stylesheet" href="wide.css">' if name == "wide" else ""
        policy = "img-src *" if name == "elsewhere" else POLICY
        icon = f'<link rel="icon" href="{"../" * name.count("/")}ward.svg">'
        content = page(body, head=icon + link, policy=policy)
        path.write_text(content, encoding="utf-8")
    (folder / "wide.css").write_text(".wide { display: block; width: 500px }\n", "utf-8")
    drawing = '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>'
    (folder / "ward.svg").write_text(drawing, "utf-8")
    (folder / "error.js").write_text('throw new Error("spilled ink");\n', "utf-8")
    (folder / "404.html").write_text(page("<p>There is no such page."), "utf-8")
    return folder


@pytest.fixture(scope="module")
def host(folder: Path) -> Iterator[StaticHost]:
    with serve(folder, below="/paper/") as host:
        yield host


def test_a_good_site_passes(chromium: Chromium, host: StaticHost, folder: Path, axe: Axe) -> None:
    """Below a path of a host and from the disk, light and dark, with no complaint."""
    for address in (host.address, (folder / "index.html").as_uri()):
        for dark in (False, True):
            with chromium.tab(host, dark=dark) as tab:
                tab.open(address)
                assert axe(tab) == []
                tab.page.get_by_role("link", name="eight wards").click()
                tab.page.get_by_role("link", name="front page").click()
                assert tab.page.url.startswith(address)
                assert not tab.is_scrolled_sideways()


@pytest.mark.parametrize(
    ("name", "problem"),
    [
        ("inline-script", "Content Security Policy"),
        ("no-such-picture", "404: http://127.0.0.1"),
        ("elsewhere", "request to another host: http://elsewhere.invalid/x.png"),
        ("script-error", "spilled ink"),
    ],
)
def test_what_a_reader_should_not_meet_is_noted(
    chromium: Chromium, host: StaticHost, name: str, problem: str
) -> None:
    """Blocked scripts, errors, missing files and requests to other hosts fail a test."""
    with chromium.careless_tab(host) as tab:
        tab.open(f"{host.address}{name}.html")
        assert problem in "\n".join(tab.problems)
    with pytest.raises(AssertionError, match=r"\S"), chromium.tab(host) as tab:
        tab.open(f"{host.address}{name}.html")


def test_an_address_without_a_page_has_the_page_for_that(
    chromium: Chromium, host: StaticHost
) -> None:
    """With status 404, and so do addresses above the site."""
    with chromium.careless_tab(host) as tab:
        for address in (f"{host.address}none/", host.address.replace("paper", "elsewhere")):
            response = tab.open(address)
            assert response is not None
            assert response.status == 404
            assert "There is no such page" in tab.page.content()


def test_a_page_that_is_wider_than_the_window_is_noticed(
    chromium: Chromium, host: StaticHost, folder: Path
) -> None:
    """At 320 pixels, but not at 1440; the style sheet is loaded from the disk too."""
    for address in (f"{host.address}wide.html", (folder / "wide.html").as_uri()):
        with chromium.tab(host) as tab:
            tab.open(address)
            assert not tab.is_scrolled_sideways()
            tab.resize(PHONE)
            assert tab.is_scrolled_sideways()


def test_a_barrier_is_found(chromium: Chromium, host: StaticHost, axe: Axe) -> None:
    """A picture without a description."""
    with chromium.tab(host) as tab:
        tab.open(f"{host.address}no-alt.html")
        assert [line.split(":")[0] for line in axe(tab)] == ["image-alt"]


def test_a_form_is_received(chromium: Chromium, host: StaticHost) -> None:
    """With the names and values of its fields."""
    with chromium.tab(host) as tab:
        tab.open(f"{host.address}form.html")
        tab.page.get_by_label("Address").fill("ann@reader.example")
        tab.page.get_by_role("button").click()
        tab.page.get_by_role("heading", name="Thanks").wait_for()
    fields = (("email", "ann@reader.example"),)
    assert host.posted == [Posted(path="/paper/subscribe", fields=fields)]


def test_faulty_html_is_reported(host: StaticHost, check_html: CheckHtml) -> None:
    """Each page by its address and line; a good one is not."""
    found = check_html(f"{host.address}{name}.html" for name in ("index", "no-alt", "wide"))
    assert len(found) == 1, found
    assert found[0].startswith(f"{host.address}no-alt.html:2: ")
    assert "alt" in found[0]


@pytest.mark.slow
def test_a_good_page_has_full_marks(folder: Path, lighthouse: Lighthouse) -> None:
    """Lighthouse runs, and finds nothing to better on a page without a fault."""
    with serve(folder) as host:
        marks = lighthouse(f"{host.address}wards/index.html")
    assert marks.pop("performance") > 0  # how many depends on the machine
    assert marks == {"accessibility": 100, "best-practices": 100, "seo": 100}
