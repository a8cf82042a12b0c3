"""Every kind of page, in Chromium and by the checkers: for everybody, on every screen."""

from __future__ import annotations

import pytest

from browser import IN_BROWSER
from browser.chromium import DESKTOP, PHONE, TABLET, Chromium, Tab
from browser.conftest import Axe, CheckHtml, Hosts, Lighthouse
from browser.serving import StaticHost
from browser.site import KINDS, Site

pytestmark = IN_BROWSER

ENLARGED = 640
"""CSS pixels of a window of 1280 pixels at 200 %."""
"""Lighthouse's mark, of 100."""
MAX_PAGE = 60_000
"""Bytes of the HTML and the styles of an article's page."""
MAX_FIRST_VIEW = 300_000
"""Bytes of all that the home page needs to be shown."""
LEFT_OUT = ("moved", "not-found", "tag", "author")
"""Kinds of pages of which there are many alike, or which lead on."""
OVER_WIDE = """() => [...document.querySelectorAll("main *")].filter(element => {
    const box = element.getBoundingClientRect();
    return box.right > innerWidth + 1 && !element.closest("[tabindex='0'], pre, .unseen, .trap");
}).map(element => element.outerHTML.slice(0, 120))"""


def some(site: Site, kind: str) -> list[str]:
    """One page of a kind; of articles those with the most and the least markup."""
    pages = site.of_kind(kind)
    if kind != "article":
        return pages[:1]
    by_size = sorted(pages, key=lambda page: len(site.text(page)))
    return [by_size[0], by_size[-1]]


def test_the_sample_has_every_kind_of_page(site: Site) -> None:
    """So that none is left out below; three issues, and an article under an older address."""
    assert {site.kind(page) for page in site.pages} >= set(KINDS)
    assert len(site.of_kind("issue")) >= 3


def test_the_html_is_valid(site: Site, host: StaticHost, check_html: CheckHtml) -> None:
    """The Nu HTML checker has neither an error nor a warning for any page."""
    assert check_html(host.address + page for page in site.pages) == []


@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
@pytest.mark.parametrize("kind", [kind for kind in KINDS if kind != "moved"])
def test_no_page_has_a_barrier(
    chromium: Chromium, site: Site, hosts: Hosts, axe: Axe, kind: str, dark: bool
) -> None:
    """There is none that axe finds, on a phone, a tablet and a desk, light and dark."""
    host = hosts.top if kind == "not-found" else hosts.below
    with chromium.tab(host, dark=dark) as tab:
        for page in some(site, kind):
            open_page(tab, host, page)
            for width in (DESKTOP, TABLET, PHONE):
                tab.resize(width)
                assert axe(tab) == [], f"{page} at {width} pixels"


def test_no_page_scrolls_sideways(chromium: Chromium, site: Site, host: StaticHost) -> None:
    """At 320 pixels, and at 200 %, all of the page is within the window; only tables scroll."""
    pages = [page for page in site.pages if site.kind(page) not in LEFT_OUT]
    with chromium.tab(host, width=PHONE, device_scale_factor=2) as tab:
        for page in (*pages, *some(site, "tag"), *some(site, "author")):
            open_page(tab, host, page)
            for width in (PHONE, ENLARGED):
                tab.resize(width)
                assert not tab.is_scrolled_sideways(), f"{page} at {width} pixels"
                assert tab.page.evaluate(OVER_WIDE) == [], f"{page} at {width} pixels"


def open_page(tab: Tab, host: StaticHost, page: str) -> None:
    """Opens a page of the site, and has its pictures loaded that are further down."""
    response = tab.open(host.address + page)
    assert response is not None
    assert response.ok or page == "404.html"


@pytest.mark.parametrize("kind", ["home", "article", "archive", "subscribe"])
def test_the_keyboard_goes_through_a_page_in_its_order(
    chromium: Chromium, site: Site, host: StaticHost, kind: str
) -> None:
    """First a link past the navigation, then every control as it is read, each visibly focused."""
    with chromium.tab(host) as tab:
        open_page(tab, host, some(site, kind)[-1])
        stops = tab.page.evaluate(STOPS)
        assert len(stops) > 5
        for number, stop in enumerate(stops):
            tab.page.keyboard.press("Tab")
            focused = tab.focused()
            assert [focused["name"], focused["text"]] == stop, f"stop {number + 1}"
            assert focused["outline"] >= 1 or focused["shadow"] != "none", stop
            left, top, width, height = focused["box"]
            assert width > 0, stop
            assert height > 0, stop
            assert left + width > 0, stop
            assert top + height > 0, stop


STOPS = """() => [...document.querySelectorAll("a[href], button, input, select, [tabindex='0']")]
    .filter(element => element.tabIndex >= 0 && !element.closest("[hidden]")
        && element.type !== "hidden")
    .map(element => [element.localName, element.textContent.trim().slice(0, 60)])"""


def test_the_first_stop_leads_past_the_navigation(
    chromium: Chromium, site: Site, host: StaticHost
) -> None:
    """The next stop after it is within the copy."""
    with chromium.tab(host) as tab:
        open_page(tab, host, some(site, "article")[-1])
        tab.page.keyboard.press("Tab")
        tab.page.keyboard.press("Enter")
        tab.page.keyboard.press("Tab")
        assert tab.page.evaluate("document.activeElement.closest('main') !== null")


def test_pages_are_light(chromium: Chromium, site: Site, host: StaticHost) -> None:
    """An article has 60 kB of HTML and styles, the first view of the home page 300 kB, at most."""
    with chromium.tab(host) as tab:
        open_page(tab, host, "index.html")
        loaded = {url.removeprefix(host.address) for url in tab.requests}
    assert any(path.endswith(".woff2") for path in loaded)
    assert sum((site.folder / path).stat().st_size for path in loaded) <= MAX_FIRST_VIEW
    styles = sum(path.stat().st_size for path in site.folder.rglob("*.css"))
    for page in site.of_kind("article"):
        assert (site.folder / page).stat().st_size + styles <= MAX_PAGE, page


def test_the_top_of_the_home_page_waits_for_nothing_below_it(
    chromium: Chromium, site: Site, host: StaticHost
) -> None:
    """A telephone loads the faces and pictures that only the foot uses when the reader is there."""
    with chromium.tab(host, width=PHONE) as tab:
        open_page(tab, host, "index.html")
        first = set(tab.requests)
        assert not [url for url in first if "italic" in url or "/page-1-" in url]
        with tab.page.expect_response(lambda answer: "/page-1-" in answer.url):
            tab.page.locator(".front-paper").scroll_into_view_if_needed()
        tab.page.wait_for_function(
            "[...document.fonts].some(face => face.style === 'italic' && face.status === 'loaded')"
        )


def test_paper_gets_the_copy_and_the_way_to_the_pdf(
    chromium: Chromium, site: Site, host: StaticHost
) -> None:
    """In print there is no navigation, and a line says where the page stands in the paper."""
    with chromium.tab(host) as tab:
        open_page(tab, host, some(site, "article")[-1])
        assert tab.page.locator("nav.menu").is_visible()
        assert not tab.page.locator(".print-note").is_visible()
        tab.page.emulate_media(media="print")
        assert not tab.page.locator("nav.menu").is_visible()
        assert tab.page.locator(".print-note").is_visible()
        assert ".pdf" in tab.page.locator(".print-note").inner_text()


@pytest.mark.slow
@pytest.mark.parametrize("kind", ["home", "article"])
def test_lighthouse_gives_full_marks(
    site: Site, hosts: Hosts, lighthouse: Lighthouse, kind: str
) -> None:
    """For accessibility, best practices and search engines.

    The mark for performance is printed: it depends on what else the machine has to do, and no test
    fails on a clock.
    """
    marks = lighthouse(hosts.top.address + some(site, kind)[-1])
    print(f"Lighthouse, performance of the {kind} page: {marks.pop('performance')}")  # noqa: T201
    assert set(marks.values()) == {100}, marks
