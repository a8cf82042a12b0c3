"""The ways of readers through the sample's site, in Chromium."""

from __future__ import annotations

import json
import re
import urllib.parse
import urllib.request
import urllib.robotparser
from pathlib import Path

import pytest

from browser import IN_BROWSER
from browser.chromium import Chromium, Tab
from browser.conftest import Hosts
from browser.serving import Posted, StaticHost, serve
from browser.site import Site
from making.command import RunLowdown

pytestmark = IN_BROWSER

ADDRESS = "https://lowdown.example/"
LINKS = "[...document.querySelectorAll('a[href], link[href]')].map(link => link.href)"
IDS = "[...document.querySelectorAll('[id]')].map(element => element.id)"


def crawl(tab: Tab, start: str) -> dict[str, tuple[list[str], set[str]]]:
    """Every page that can be reached from `start` by links within the site, with its links and the
    ids on it.
    """
    below = start.removesuffix("index.html")
    found: dict[str, tuple[list[str], set[str]]] = {}
    waiting = [start]
    while waiting:
        address = waiting.pop()
        tab.page.goto(address, wait_until="commit" if "http" in address else "load")
        tab.page.wait_for_load_state("domcontentloaded")
        links = [str(link) for link in tab.page.evaluate(LINKS)]
        assert tab.page.locator("main h1, header h1").count() == 1, address
        assert tab.page.locator("main").inner_text().strip(), address
        found[address] = (links, set(tab.page.evaluate(IDS)))
        for link in links:
            page = link.partition("#")[0]
            known = page in found or page in waiting
            if not known and page.startswith(below) and page.endswith(".html"):
                waiting.append(page)
    return found


def test_everything_is_found_from_the_disk_without_script(chromium: Chromium, site: Site) -> None:
    """Every page can be reached from the home page, but that for what is not found and the search,
    which needs the script; every link within the site leads to a file, and to a place on it where
    it names one.
    """
    start = (site.folder / "index.html").as_uri()
    below = start.removesuffix("index.html")
    with chromium.tab(site.folder, java_script_enabled=False) as tab:
        tab.context.route("**/*.{webp,jpg,png,woff2}", lambda route: route.abort())
        pages = crawl(tab, start)
        tab.problems = [one for one in tab.problems if not is_left_out(one)]
    reached = {urllib.parse.unquote(page.removeprefix(below)) for page in pages}
    moved = set(site.of_kind("moved"))
    assert reached - moved == set(site.pages) - moved - {"404.html", "search/index.html"}
    missing = [
        f"{page} -> {link}"
        for page, (links, _) in pages.items()
        for link in links
        if link.startswith("file:") and not leads_somewhere(link, pages)
    ]
    assert missing == []


def is_left_out(problem: str) -> bool:
    """Whether a problem is that of a picture or typeface that the crawl does not load."""
    return problem.startswith("failed: ") or "ERR_FAILED" in problem


def leads_somewhere(link: str, pages: dict[str, tuple[list[str], set[str]]]) -> bool:
    """Whether a link leads to a file of the site, and to an id on it."""
    address, _, fragment = link.partition("#")
    path = Path(urllib.parse.unquote(urllib.parse.urlsplit(address).path))
    if not path.is_file():
        return False
    return not fragment or fragment in pages[address][1]


def test_from_the_home_page_to_a_note_and_on(
    chromium: Chromium, site: Site, host: StaticHost
) -> None:
    """A reader chooses an article, follows a note there and back, opens the PDF and the section."""
    noted = next(
        page
        for page in site.of_kind("article")
        if 'role="doc-noteref"' in site.text(page) and f'href="{page}"' in site.text("index.html")
    )
    with chromium.tab(host) as tab:
        tab.open(host.address)
        tab.page.locator(f'main a[href="{noted}"]').first.click()
        assert tab.page.url == host.address + noted
        reference = tab.page.locator('[role="doc-noteref"]').first
        reference.click()
        note = urllib.parse.urlsplit(tab.page.url).fragment
        assert tab.page.locator(f'[id="{note}"]').evaluate(IN_VIEW)
        tab.page.locator(f'[id="{note}"] [role="doc-backlink"]').first.click()
        back = urllib.parse.urlsplit(tab.page.url).fragment
        assert tab.page.locator(f'[id="{back}"]').evaluate(IN_VIEW)

        paper = tab.page.locator('.full-issue a[type="application/pdf"]')
        address = urllib.parse.urljoin(tab.page.url, str(paper.get_attribute("href")))
        with urllib.request.urlopen(address) as answer:
            assert answer.headers["Content-Type"] == "application/pdf"
            assert answer.read(5) == b"%PDF-"

        tab.page.locator('.facts a[href*="sections/"]').click()
        assert "sections/" in tab.page.url
        assert tab.page.locator(f'main a[href$="{noted}"]').count() >= 1


IN_VIEW = """element => {
    const box = element.getBoundingClientRect();
    return box.bottom > 0 && box.top < innerHeight && box.height > 0;
}"""


def test_a_link_leads_to_the_full_issue_and_its_neighbours(
    chromium: Chromium, site: Site, host: StaticHost
) -> None:
    """From an article to its issue, to the issue before it, and to the archive of all."""
    with chromium.tab(host) as tab:
        tab.open(host.address + "issue-42/index.html")
        tab.page.locator(".issue-neighbours h3 a").first.click()
        assert tab.page.url == host.address + "issue-41/index.html"
        tab.page.locator('nav.menu a[href*="archive/"]').click()
        for issue in site.of_kind("issue"):
            assert tab.page.locator(f'main a[href$="{issue}"]').count() >= 1


def test_the_address_in_the_paper_lands_on_its_paragraph(
    chromium: Chromium, site: Site, host: StaticHost
) -> None:
    """It is in view, below a mark that says that print stopped here, with script and without."""
    plan = json.loads((site.folder / "issue-42" / "plan.json").read_text(encoding="utf-8"))
    (online,) = plan["online"]
    address, _, anchor = online["url"].removeprefix(ADDRESS).partition("#")
    for script in (True, False):
        with chromium.tab(host, java_script_enabled=script) as tab:
            tab.open(f"{host.address}{address}#{anchor}")
            paragraph = tab.page.locator(f'[id="{anchor}"]')
            assert paragraph.evaluate(IN_VIEW)
            assert paragraph.evaluate(MARKED_FROM_ABOVE) == "arrival"
            assert tab.page.locator(".arrival").evaluate(IN_VIEW)
            assert paragraph.evaluate(IS_TARGET)


MARKED_FROM_ABOVE = "element => element.previousElementSibling.className"
IS_TARGET = "element => element.matches(':target')"


def test_an_old_address_leads_on(chromium: Chromium, site: Site, host: StaticHost) -> None:
    """To the article, by itself, without script."""
    for page in site.of_kind("moved"):
        with chromium.tab(host, java_script_enabled=False) as tab:
            tab.open(host.address + page)
            tab.page.locator("body.article-page").wait_for()
            assert tab.page.url.removeprefix(host.address) in site.of_kind("article")


def test_what_is_not_there_leads_back(chromium: Chromium, hosts: Hosts) -> None:
    """At any depth, from the page for that to the home page; nothing on it is missing."""
    with chromium.careless_tab(hosts.top) as tab:
        tab.open(f"{hosts.top.address}analysis/no/such/article/")
        tab.page.get_by_role("link", name="The Lowdown").first.click()
        assert tab.page.url in (hosts.top.address, f"{hosts.top.address}index.html")
        assert [one for one in tab.problems if "no/such/article/" not in one] == []


def test_search_engines_are_shown_in(site: Site, hosts: Hosts) -> None:
    """By robots.txt, which names the sitemap; what that lists is there."""
    robots = urllib.robotparser.RobotFileParser(f"{hosts.top.address}robots.txt")
    robots.read()
    assert robots.can_fetch("*", f"{hosts.top.address}index.html")
    assert robots.site_maps() == [f"{ADDRESS}sitemap.xml"]
    listed = re.findall(r"<loc>(.*?)</loc>", (site.folder / "sitemap.xml").read_text("utf-8"))
    assert len(listed) >= len(site.of_kind("article"))
    paths = [address.removeprefix(ADDRESS) + "index.html" for address in listed]
    assert set(paths) <= set(site.pages)


SUBSCRIBE = """\
[publication]
title = "The Tiny Lowdown"
url = "https://tiny.example/"
language = "en-GB"
publisher = "Tiny Press"

[subscribe]
provider = "form"
action = "{service}join?from=web"
hidden = {{tag = "web"}}
consent = "Send me the paper & nothing else."
"""


def test_the_form_sends_what_it_says(
    chromium: Chromium, tmp_path: Path, run_lowdown: RunLowdown
) -> None:
    """Nothing is ticked before; without consent nothing is sent, then the address and no more, to a
    service at another address than the site's.
    """
    (tmp_path / "service").mkdir()
    with serve(tmp_path / "service") as service:
        write_small_publication(tmp_path, SUBSCRIBE.format(service=service.address))
        done = run_lowdown(["build", "--only", "web"], tmp_path)
        assert done.returncode == 0, done.stdout + done.stderr
        with serve(tmp_path / "dist") as host, chromium.tab(host, service) as tab:
            tab.open(f"{host.address}subscribe/index.html")
            form = tab.page.locator("form.subscribe")
            assert form.locator(":checked").count() == 0
            form.locator('input[type="email"]').fill("ann@reader.example")
            form.get_by_role("button").click()
            assert service.posted == []
            form.get_by_role("checkbox").check()
            form.get_by_role("button").click()
            tab.page.get_by_role("heading", name="Thanks").wait_for()
            assert tab.page.url == f"{service.address}join?from=web"
    fields = (("email", "ann@reader.example"), ("tag", "web"))
    assert service.posted == [Posted(path="/join?from=web", fields=fields)]


def write_small_publication(root: Path, settings: str) -> None:
    """An issue of one article."""
    files = {
        "lowdown.toml": settings,
        "articles/a.md": '---\ntitle: "Wards shut"\n---\nOne in eight wards has been shut.\n',
        "issues/issue-1.md": "---\nnumber: 1\ndate: 2026-05-08\narticles: [a]\n---\n",
    }
    for name, text in files.items():
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_text(text, encoding="utf-8")


def test_search_finds_a_word_of_the_oldest_issue(
    chromium: Chromium, site: Site, host: StaticHost
) -> None:
    """From the box on any page; the result leads to the article."""
    pytest.importorskip("pagefind", reason="needs pagefind (pip install -e .[search])")
    oldest = site.of_kind("issue")[0]
    with chromium.tab(host) as tab:
        tab.open(host.address + oldest)
        title = tab.page.locator("main h2 a, main h3 a").first.inner_text()
        tab.page.locator("#search-words").fill(title)
        tab.page.keyboard.press("Enter")
        result = tab.page.locator(".results a").first
        result.wait_for()
        result.click()
        tab.page.locator("h1", has_text=title).wait_for()
