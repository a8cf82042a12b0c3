"""Whatever people send in with their copy, no page runs it: not even without the page's policy.

The desk refuses HTML and dangerous links, and the policy of each page forbids scripts of others.
Here both are out of force, so that what is between them is proved: each value is written as text.
"""

from __future__ import annotations

import dataclasses
import json
import re
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import pytest

from browser import IN_BROWSER
from browser.chromium import Chromium, Tab
from browser.hostile_site import HostilePublication
from browser.site import Site
from browser.vectors import VECTORS
from conftest import WITH_SLOW
from lowdown.model import RULES
from lowdown.model.rules import Severity
from making.command import run_here

pytestmark = IN_BROWSER

MIN_VECTORS = 150
OUT_OF_FORCE = ("LD232", "LD233", "LD234", "LD243", "LD301", "LD302", "LD304")
"""The rules by which the desk refuses HTML in copy, and links that run something."""
NAMES = (
    *("title", "publisher", "tagline", "imprint", "link", "social", "volume", "number", "by"),
    *("email", "name", "consent", "hidden"),
)
"""The settings that take words."""
EVERY_PAGE = pytest.param(1, marks=pytest.mark.slow)
STEPS = [EVERY_PAGE] if WITH_SLOW else [10, EVERY_PAGE]
"""Of pages that are alike every tenth is opened; in slow runs every one, which has the tenth among
them.
"""
MAX_WORDS = 450
"""Characters in a setting, at most."""
TOGETHER = 30
"""Pages that are opened at the same time."""
STYLES = re.compile(r'<link rel="(?:stylesheet|preload|icon)"[^>]*>')
"""What a page is drawn with; no copy can add to it."""
MANY = ("author", "tag")
"""Kinds of pages of which there is one for each vector."""
SETTINGS = """\
[publication]
title = {title}
url = "https://tiny.example/"
language = "en-GB"
publisher = {publisher}
tagline = {tagline}
imprint = {imprint}

[donation]
article = "donate"
url = "https://tiny.example/give"

[[web.links]]
title = {link}
url = "https://books.example/?q=%22onclick=%22alert(1)"

[[web.social]]
title = {social}
url = "https://social.example/@tiny?'onclick='alert(1)"

[words]
volume = {volume}
number = {number}
by = {by}

[subscribe]
provider = "form"
action = "https://lists.example/join?x='onclick='alert(1)"
email_field = {email}
name_field = {name}
consent = {consent}
hidden = {{ list = {hidden} }}
"""
RECORD = """
window.ran = [];
for (const name of ["alert", "confirm", "prompt", "print", "open", "fetch", "XMLHttpRequest",
        "WebSocket", "EventSource", "Worker"])
    window[name] = (...values) => { window.ran.push(name); };
for (const name of ["write", "writeln"])
    Document.prototype[name] = (...values) => { window.ran.push(`document.${name}`); };
for (const name of ["setTimeout", "setInterval"]) {
    const own = window[name];
    window[name] = (what, ...rest) => {
        if (typeof what === "string") window.ran.push(name); else return own(what, ...rest);
    };
}
navigator.sendBeacon = () => { window.ran.push("sendBeacon"); };
"""
"""Every way to show that something ran, or to run more, is noted instead; `eval` is the tests'."""
FIND = """() => {
    const found = window.ran.map(name => `${name} was called`);
    const addresses = ["href", "src", "action", "formaction", "xlink:href", "data", "poster",
        "background", "cite", "longdesc", "ping", "srcset", "to", "from", "values"];
    const schemes = /^(javascript|vbscript|livescript|data|blob|feed|view-source):/;
    const elements = "iframe, frame, object, embed, applet, base, portal, template, style, math,"
        + " marquee, isindex, svg, frameset, foreignobject";
    for (const element of document.querySelectorAll("*")) {
        const shown = () => element.outerHTML.slice(0, 160);  // the whole page, for its root
        if (element.matches(elements)) found.push(`an element: ${shown()}`);
        if (element.localName === "script" && element.type !== "application/ld+json"
                && !/assets\\/site-\\w+\\.js$/.test(element.src))
            found.push(`a script: ${shown()}`);
        if (element.matches("meta[http-equiv]:not([http-equiv='Content-Security-Policy'])"))
            found.push(`a meta element: ${shown()}`);
        for (const {name, value} of element.attributes) {
            const bare = value.replace(/[\\u0000-\\u0020\\u007f-\\u00a0\\u200b\\ufeff]/g, "");
            if (/^on/i.test(name)) found.push(`a handler: ${shown()}`);
            const placed = name === "style" && /^--top: [\\d.]+px;$/.test(value);
            if ((name === "style" && !placed) || name === "srcdoc")
                found.push(`${name}: ${shown()}`);
            if (addresses.includes(name) && schemes.test(bare.toLowerCase()))
                found.push(`an address: ${shown()}`);
        }
    }
    return found;
}"""
READ = """() => ({
    title: document.title,
    heading: document.querySelector("main h1").textContent,
    data: [...document.querySelectorAll("script[type='application/ld+json']")]
        .map(script => script.textContent),
})"""


@pytest.fixture(scope="module", autouse=True)
def refusals_out_of_force() -> Iterator[None]:
    """What the desk refuses for being HTML is a warning."""
    with pytest.MonkeyPatch.context() as patch:
        for code in OUT_OF_FORCE:
            warning = dataclasses.replace(RULES[code], severity=Severity.WARNING)
            patch.setitem(RULES, code, warning)
        yield


@pytest.fixture(scope="module")
def hostile_site(tmp_path_factory: pytest.TempPathFactory) -> Site:
    """A site with every vector in every field and piece of Markdown."""
    publication = HostilePublication(tmp_path_factory.mktemp("hostile"))
    publication.write()
    published = publication.published()
    refused = {"section", "aliases", "address of a picture", "title of an issue", "introduction"}
    wanted = {part.kind for one in publication.files.values() for part in (*one.head, *one.body)}
    for kind in wanted - refused - {""}:
        assert published[kind] >= MIN_VECTORS, kind
    return build(publication.root)


def build(root: Path) -> Site:
    """Builds the web edition of a publication."""
    done = run_here(["build", "--only", "web"], root)
    assert done.returncode == 0, (done.stdout + done.stderr)[-2000:]
    return Site(root / "dist")


def start_recording(tab: Tab) -> None:
    """Has everything noted that runs on pages opened from now on."""
    tab.context.add_init_script(RECORD)


def active_content(tab: Tab, pages: Sequence[Path]) -> list[str]:
    """What ran on pages, or could."""
    return [
        one
        for first in range(0, len(pages), TOGETHER)
        for one in _active_content(tab, pages[first : first + TOGETHER])
    ]


def _active_content(tab: Tab, pages: Sequence[Path]) -> list[str]:
    """The same of a few, which are opened together, without their style sheets: that takes a third
    of the time.
    """
    bare = [page.with_suffix(".htm") for page in pages]
    for page, copy in zip(pages, bare, strict=True):
        copy.write_text(STYLES.sub("", page.read_text(encoding="utf-8")), encoding="utf-8")
    frames = "".join(f'<iframe src="{copy.as_uri()}"></iframe>' for copy in bare)
    opened = bare[0].with_name("frames.htm")
    opened.write_text(f"<!doctype html><title>x</title>{frames}", encoding="utf-8")
    tab.page.goto(opened.as_uri(), wait_until="load")
    found: list[str] = []
    names = {copy.as_uri(): copy.parent.name for copy in bare}
    for frame in tab.page.main_frame.child_frames:
        name = names.pop(frame.url, f"elsewhere, at {frame.url}")
        found += [f"{name}: {one}" for one in frame.evaluate(FIND)]
    found += [f"{name}: it was left" for name in names.values()]
    for copy in (opened, *bare):
        copy.unlink()
    return found


def test_there_are_enough_vectors() -> None:
    """And no two are the same."""
    assert len(set(VECTORS)) == len(VECTORS) >= MIN_VECTORS


@pytest.mark.parametrize("step", STEPS)
def test_nothing_in_the_copy_runs(chromium: Chromium, hostile_site: Site, step: int) -> None:
    """Without the policy of the pages there is no script, handler or dangerous address on any
    article, nor on any list of them; lists by author and by tag are many, and alike.
    """
    pages = [page for page in hostile_site.pages if hostile_site.kind(page) not in MANY]
    pages += [page for kind in MANY for page in hostile_site.of_kind(kind)[::step]]
    assert len(hostile_site.of_kind("article")) >= MIN_VECTORS
    with chromium.careless_tab(bypass_csp=True) as tab:
        start_recording(tab)
        found = active_content(tab, [hostile_site.folder / page for page in pages])
    assert found == []


@pytest.mark.parametrize("step", STEPS)
def test_nothing_is_even_tried(chromium: Chromium, hostile_site: Site, step: int) -> None:
    """Under the policy, the browser has nothing to complain of on an article."""
    with chromium.careless_tab() as tab:
        start_recording(tab)
        pages = [hostile_site.folder / page for page in hostile_site.of_kind("article")[::step]]
        assert active_content(tab, pages) == []
        blocked = [one for one in tab.problems if "Content Security Policy" in one]
    assert blocked == []


def test_readers_see_what_was_written(chromium: Chromium, hostile_site: Site) -> None:
    """A vector stands in headline, window title and JSON-LD as the text that it is."""
    seen = 0
    articles = hostile_site.of_kind("article")
    with chromium.careless_tab(bypass_csp=True) as tab:
        start_recording(tab)
        for number in range(0, len(VECTORS), 7):
            page = next(one for one in articles if f"a{number:03}/" in one)
            tab.page.goto((hostile_site.folder / page).as_uri(), wait_until="domcontentloaded")
            read: dict[str, Any] = tab.page.evaluate(READ)
            if f"v{number:03}" not in read["heading"]:
                continue  # its title was refused
            for text in (read["heading"], read["title"], *headlines(read["data"])):
                assert letters(VECTORS[number]) in letters(text)
                seen += 1
    assert seen >= 60


def headlines(data: list[str]) -> list[str]:
    """The headlines in a page's JSON-LD."""
    things = [json.loads(one) for one in data]
    found = [one for thing in things for one in thing.get("@graph", [thing])]
    names = [str(one["headline"]) for one in found if "headline" in one]
    assert names
    return names


def letters(text: str) -> str:
    """The letters, figures and angle brackets of a text, which typography leaves as they are."""
    return "".join(one for one in text if one.isascii() and (one.isalnum() or one in "<>{}"))


def chunks() -> list[str]:
    """All vectors, as many in a text as a setting takes."""
    found = [""]
    for vector in VECTORS:
        words = "".join(one for one in vector if one.isprintable())
        if len(found[-1]) + len(words) > MAX_WORDS:
            found.append("")
        found[-1] += f" {words}"
    return [one.strip() for one in found]


FEW = range(0, len(chunks()), len(NAMES))
"""Numbers of the publications that have each vector in one setting."""


@pytest.mark.parametrize(
    "number",
    [
        pytest.param(number, marks=[] if number in FEW else pytest.mark.slow)
        for number in range(len(chunks()))
    ],
)
def test_nothing_in_the_settings_runs(chromium: Chromium, tmp_path: Path, number: int) -> None:
    """Names, links, words of the language, fields of the form and consent are written as text."""
    texts = chunks()
    places = {
        name: json.dumps(f"{name}-words {texts[(number + at) % len(texts)]}")
        for at, name in enumerate(NAMES)
    }
    files = {
        "lowdown.toml": SETTINGS.format(**places),
        "articles/a.md": "---\ntitle: Wards shut\nauthor: Ann\n---\nOne in eight has been shut.\n",
        "articles/donate.md": "---\ntitle: Please give\n---\nA pound a month.\n",
        "issues/issue-1.md": "---\nnumber: 1\nvolume: 3\ndate: 2026-05-08\narticles: [a]\n---\n",
    }
    for name, content in files.items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(content, encoding="utf-8")
    site = build(tmp_path)
    everything = "".join(site.text(page) for page in site.pages)
    assert [name for name in NAMES if f"{name}-words" not in everything] == []
    with chromium.careless_tab(bypass_csp=True) as tab:
        start_recording(tab)
        assert active_content(tab, [site.folder / page for page in site.pages]) == []


@pytest.mark.parametrize(
    ("markup", "found"),
    [
        ("<script>alert(1)</script>", "alert was called"),
        ("<img src=x onerror=alert(1)>", "a handler"),
        ("<svg><a xlink:href=' java\tscript:alert(1)'>x</a></svg>", "an address"),
        ("<a href='&#1;javascript:alert(1)'>x</a>", "an address"),
        ("<iframe srcdoc='x'></iframe>", "an element"),
        ("<p style='color:red'>", "style"),
        ("<meta http-equiv=refresh content='9;url=x'>", "a meta element"),
        ("<script>setTimeout('alert(1)')</script>", "setTimeout was called"),
    ],
)
def test_what_runs_is_found(chromium: Chromium, tmp_path: Path, markup: str, found: str) -> None:
    """On a page that prints one of these as it is."""
    page = tmp_path / "page.html"
    policy = "<meta http-equiv=Content-Security-Policy content=\"default-src 'none'\">"
    page.write_text(f"<!doctype html><title>x</title>{policy}<main>{markup}", encoding="utf-8")
    with chromium.careless_tab(bypass_csp=True) as tab:
        start_recording(tab)
        assert any(found in one for one in active_content(tab, [page]))


def test_the_policy_is_a_second_wall(chromium: Chromium, hostile_site: Site) -> None:
    """A script that is put into a page of the site does not run, and is reported."""
    page = hostile_site.folder / hostile_site.of_kind("article")[0]
    spoiled = page.with_name("spoiled.html")
    good = page.read_text(encoding="utf-8")
    script = "<script>alert(1)</script><img src=x onerror=alert(1)>"
    spoiled.write_text(good.replace("<main", f"{script}<main", 1), encoding="utf-8")
    with chromium.careless_tab() as tab:
        start_recording(tab)
        tab.page.goto(spoiled.as_uri(), wait_until="load")
        assert tab.page.evaluate("window.ran") == []
        blocked = [one for one in tab.problems if "Content Security Policy" in one]
    spoiled.unlink()
    assert len(blocked) >= 2
