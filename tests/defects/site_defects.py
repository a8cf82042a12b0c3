"""A table of defects, each put into the site of `making/sites.py`, for the tests and for the docs.

Every change fails where it would change nothing.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from PIL import Image, PngImagePlugin

from making.sites import (
    BATHS,
    BATHS_COPY,
    GATE,
    HOME,
    ISSUE,
    LOGO,
    LOST,
    OLD,
    PAPER,
    PLAN,
    POOL,
    SHEET,
    STRIKE,
    SUBSCRIBE,
    URL,
    bitmap,
    page,
    paper,
)

if TYPE_CHECKING:
    from collections.abc import Callable

    Files = dict[str, bytes]
    Change = Callable[[Files], None]

GPS: Final = 0x8825


@dataclass(frozen=True, slots=True, kw_only=True)
class SiteDefect:
    """One fault of a site, and the code under which the proof must report it."""

    name: str
    """What it is, in a few words."""
    code: str
    """The one code under which it is reported."""
    change: Change
    """Puts it into the files of a good site."""
    place: str = ""
    """How the place of a finding must begin, where that is in the copy."""
    also: tuple[str, ...] = ()
    """The codes of what follows from it, which may be reported too."""


def defect(
    code: str, name: str, change: Change, place: str = "", *, also: tuple[str, ...] = ()
) -> SiteDefect:
    """A row of the table."""
    return SiteDefect(code=code, name=name, change=change, place=place, also=also)


def swap(path: str, old: str, new: str) -> Change:
    """Replaces the first of some words of a file."""

    def change(files: Files) -> None:
        text = files[path].decode()
        if old not in text:
            raise LookupError(old)
        files[path] = text.replace(old, new, 1).encode()

    return change


def drop(path: str) -> Change:
    """Removes a file."""

    def change(files: Files) -> None:
        del files[path]

    return change


def put(path: str, data: bytes) -> Change:
    """Puts other bytes into a file, or adds it."""

    def change(files: Files) -> None:
        if files.get(path) == data:
            raise LookupError(path)
        files[path] = data

    return change


def cut(path: str) -> Change:
    """Leaves the first half of a file."""

    def change(files: Files) -> None:
        files[path] = files[path][: len(files[path]) // 2]

    return change


def add(path: str, html: str) -> Change:
    """Adds HTML at the end of the main part of a page."""
    return swap(path, "</main>", f"{html}</main>")


def meta(path: str, html: str) -> Change:
    """Adds HTML to the head of a page."""
    return swap(path, "</head>", f"{html}</head>")


def located(kind: str) -> bytes:
    """A photograph with the place where it was taken."""
    exif = Image.Exif()
    exif.get_ifd(GPS)[1] = "N"
    exif[0x010E] = "At the house of a member"
    return bitmap(kind, 64, 48, exif=exif)


def worded() -> bytes:
    """A PNG with words of the program that made it."""
    words = PngImagePlugin.PngInfo()
    words.add_itxt("XML:com.adobe.xmp", "<x:xmpmeta/>")
    return bitmap("PNG", 480, 240, pnginfo=words)


def captioned() -> bytes:
    """A photograph with a comment behind its first mark."""
    data = bitmap("JPEG", 64, 48)
    return data[:2] + b"\xff\xfe\x00\x0aAt home." + data[2:]


def as_webp() -> Change:
    """Shows a photograph as WebP, with the place where it was taken."""

    def change(files: Files) -> None:
        swap(BATHS, "../../pictures/pool.jpg", "../../pictures/pool.webp")(files)
        files["pictures/pool.webp"] = located("WEBP")

    return change


def append(path: str, data: bytes) -> Change:
    """Adds bytes at the end of a file."""

    def change(files: Files) -> None:
        files[path] += data

    return change


def canonical(path: str, address: str) -> Change:
    """Gives a page another canonical address."""
    return swap(
        path, f'rel="canonical" href="{URL}news/strike/"', f'rel="canonical" href="{URL}{address}"'
    )


def entry(address: str, site: str = URL) -> str:
    """One more entry at the end of the list for search engines."""
    return f"<url><loc>{site}{address}</loc></url></urlset>"


def listed(address: str, body: str) -> Change:
    """Adds the page of an article, and lists it."""
    html = page(address, "A sketch", body, data='{"@type": "NewsArticle"}')

    def change(files: Files) -> None:
        put(f"{address}index.html", html.encode())(files)
        swap("sitemap.xml", "</urlset>", entry(address))(files)

    return change


def exchanged() -> tuple[str, str]:
    """The last two blocks of an article, and they in the other order."""
    words = BATHS_COPY[BATHS_COPY.index("<figure") :]
    figure, _, rest = words.partition("</figure>\n")
    return words, f"{rest}{figure}</figure>\n"


SKETCH: Final = "<h1>A sketch</h1>"
BATHS_MD: Final = "articles/baths.md"
STRIKE_MD: Final = "articles/strike.md"
COPY: Final = "../strike/index.html#p2"
"""A link that the copy has."""
DEAD: Final = ("LD710", "LD717", "LD718")
"""What leads to a page that is missing is reported too."""

SITE_DEFECTS: Final = (
    defect("LD701", "the page of an article removed", drop(STRIKE), STRIKE_MD, also=DEAD),
    defect("LD701", "the page of an issue removed", drop(ISSUE), "issues/issue-1.md", also=DEAD),
    defect("LD701", "no home page", drop(HOME), also=DEAD),
    defect("LD702", "an empty page", put(SUBSCRIBE, b"")),
    defect("LD702", "the first half of a page", cut(SUBSCRIBE)),
    defect("LD702", "a page in another encoding", put(LOST, "<p>caf\xe9</html>".encode("latin-1"))),
    defect("LD703", "the page of a draft", listed("sketch/", SKETCH), "articles/sketch.md"),
    defect("LD703", "the page of an article that no issue has", listed("news/fair/", SKETCH)),
    defect("LD704", "a word changed in a finished page", swap(BATHS, "Home", "House")),
    defect("LD704", "a picture exchanged", put(POOL, bitmap("JPEG", 64, 48, quality=20))),
    defect("LD704", "a file removed that was built", drop("assets/unused.js")),
    defect("LD706", "no language", swap(HOME, ' lang="en-GB"', "")),
    defect("LD706", "another language than the article's", swap(BATHS, "en-GB", "cy"), BATHS_MD),
    defect("LD706", "no title", swap(HOME, "<title>The Lamp</title>", "")),
    defect("LD706", "an empty title", swap(HOME, "<title>The Lamp", "<title> ")),
    defect("LD706", "no main heading", swap(HOME, "<h1>The Lamp</h1>", "")),
    defect("LD706", "a main heading without words", swap(SUBSCRIBE, "<h1>Subscribe", "<h1>")),
    defect(
        "LD707", "the title of another page", swap(HOME, "<title>The", "<title>Issue 1 \u2013 The")
    ),
    defect(
        "LD707",
        "two articles with one title",
        swap(STRIKE, "<title>Strike at the baths", "<title>Baths &amp; wash-houses"),
        STRIKE_MD,
    ),
    defect("LD708", "no canonical address", swap(STRIKE, 'rel="canonical"', 'rel="shortlink"')),
    defect("LD708", "the canonical address of another page", canonical(STRIKE, "news/baths/")),
    defect(
        "LD708", "a canonical address with index.html", canonical(STRIKE, "news/strike/index.html")
    ),
    defect(
        "LD708", "two canonical addresses", meta(STRIKE, f'<link rel="canonical" href="{URL}">')
    ),
    defect("LD709", "a page over weight", meta(STRIKE, f"<!-- {'heavy ' * 10_000} -->"), STRIKE_MD),
    defect("LD709", "a style sheet over weight", append(SHEET, b"/* heavy */\n" * 6_000)),
    defect(
        "LD710", "a link to a page that is not there", add(HOME, '<a href="no/index.html">x</a>')
    ),
    defect("LD710", "a link out of the site's folder", add(HOME, '<a href="../up.html">x</a>')),
    defect("LD710", "a dead link in the copy", swap(BATHS, COPY, "../nowhere/index.html#p2")),
    defect(
        "LD710",
        "a feed named that is not there",
        swap(HOME, f'href="{URL}feed.xml"', 'href="f.xml"'),
    ),
    defect("LD710", "the paper's link to another file", swap(ISSUE, "issue-1.pdf", "issue-2.pdf")),
    defect("LD711", "a place on the page that is not there", swap(BATHS, "#content", "#contents")),
    defect("LD711", "a place on another page", swap(ISSUE, "index.html#p7", "index.html#p6")),
    defect(
        "LD711",
        "a place that the copy links to",
        swap(STRIKE, 'id="p2"', 'id="q2"'),
        f"{BATHS_MD}:12",
        also=("LD720",),
    ),
    defect("LD712", "an id twice", add(SUBSCRIBE, '<p id="content">Again</p>')),
    defect(
        "LD713",
        "a link with the site's own address",
        swap(HOME, '"news/baths', f'"{URL}news/baths'),
    ),
    defect(
        "LD713", "a link from the host's first folder", swap(HOME, '"news/baths', '"/news/baths')
    ),
    defect("LD713", "a link to a folder", swap(HOME, "news/baths/index.html", "news/baths/")),
    defect("LD714", "an old address without a page", drop(OLD), BATHS_MD),
    defect(
        "LD714",
        "an old address that stays",
        swap(OLD, "refresh", "default-style"),
        BATHS_MD,
        also=("LD708", "LD719"),
    ),
    defect(
        "LD714",
        "an old address of another article",
        swap(OLD, "url=../../news/baths", "url=../../news/strike"),
        BATHS_MD,
    ),
    defect(
        "LD714",
        "an old address that leads away",
        swap(OLD, "url=../..", "url=https://else.example"),
        BATHS_MD,
    ),
    defect("LD715", "a note without a way back", swap(BATHS, "#fnref1", "#top"), BATHS_MD),
    defect("LD715", "a note that no number leads to", swap(BATHS, '"#fn1"', '"#notes"'), BATHS_MD),
    defect(
        "LD715",
        "a note that is not there",
        swap(ISSUE, '<li id="fn1"', "<li"),
        "issues/issue-1.md",
        also=("LD711",),
    ),
    defect("LD716", "a link of the paper to no page", put(PAPER, paper(f"{URL}news/bath/"))),
    defect(
        "LD716", "a link of the paper to no paragraph", put(PAPER, paper(f"{URL}news/baths/#p6"))
    ),
    defect("LD716", "an address of the plan to no paragraph", swap(PLAN, "#p7", "#p6")),
    defect("LD717", "an item of RSS", swap("feed.xml", "news/strike/", "news/gone/")),
    defect("LD717", "the file attached to an item", swap("feed.xml", "issue-1.pdf", "issue-2.pdf")),
    defect("LD717", "a place in the text of an item", swap("feed.xml", "#p7", "#p6")),
    defect(
        "LD717", "an entry of Atom", swap("sections/news/atom.xml", "news/baths/", "news/gone/")
    ),
    defect("LD717", "an item of the JSON feed", swap("feed.json", "news/baths/", "news/gone/")),
    defect("LD717", "a picture of the JSON feed", swap("feed.json", "pool.jpg", "pond.jpg")),
    defect("LD718", "an entry for no page", swap("sitemap.xml", "</urlset>", entry("news/gone/"))),
    defect(
        "LD718",
        "an entry of another site",
        swap("sitemap.xml", "</urlset>", entry("", "https://else.example/")),
    ),
    defect(
        "LD718",
        "an entry for an old address",
        swap("sitemap.xml", "</urlset>", entry("2019/baths/")),
    ),
    defect(
        "LD719",
        "an article that is not listed",
        swap("sitemap.xml", f"<url><loc>{URL}news/strike/</loc></url>", ""),
    ),
    defect("LD719", "no list", drop("sitemap.xml")),
    defect("LD719", "a list cut short", cut("sitemap.xml")),
    defect("LD720", "a word changed", swap(BATHS, "on Monday", "on Tuesday"), f"{BATHS_MD}:12"),
    defect("LD720", "a word too many", swap(BATHS, "Two for", "Two pounds for"), f"{BATHS_MD}:16"),
    defect(
        "LD720",
        "a paragraph missing",
        swap(STRIKE, '<p id="p1">The attendants walked out at noon.</p>', ""),
        f"{STRIKE_MD}:6",
    ),
    defect("LD720", "two words run together", swap(BATHS, "What it", "Whatit"), f"{BATHS_MD}:14"),
    defect(
        "LD720",
        "two cells run together",
        swap(BATHS, "<th>Visits</th>", "<b>Visits</b>"),
        f"{BATHS_MD}:19",
    ),
    defect("LD720", "two paragraphs exchanged", swap(BATHS, *exchanged()), f"{BATHS_MD}:31"),
    defect(
        "LD720",
        "a picture missing",
        swap(BATHS, 'alt="A turnstile"', 'alt="A gate"'),
        f"{BATHS_MD}:24",
    ),
    defect("LD720", "a note changed", swap(BATHS, "page 4", "page 5"), f"{BATHS_MD}:34"),
    defect(
        "LD720",
        "a paragraph of nobody",
        swap(BATHS, '<p class="arrival">', "<p>Buy now!</p><p class='arrival'>"),
    ),
    defect(
        "LD720",
        "copy for print only",
        swap(BATHS, '<p class="arrival">', "<p>Read on at the newsagent.</p><p class='x'>"),
        f"{BATHS_MD}:27",
    ),
    defect(
        "LD721",
        "another headline",
        swap(STRIKE, "<h1>Strike at", "<h1>Strikes at"),
        f"{STRIKE_MD}:2",
    ),
    defect("LD721", "no kicker", swap(BATHS, "<p>Report</p>", ""), f"{BATHS_MD}:3"),
    defect(
        "LD721",
        "another standfirst",
        swap(BATHS, "Nobody can swim", "Nobody swims"),
        f"{BATHS_MD}:4",
    ),
    defect("LD721", "an author missing", swap(BATHS, " and Ben Reed", ""), f"{BATHS_MD}:5"),
    defect(
        "LD721",
        "another date",
        swap(BATHS, 'datetime="2026-05-07"', 'datetime="2026-05-06"'),
        f"{BATHS_MD}:7",
    ),
    defect(
        "LD721",
        "the date of the issue missing",
        swap(STRIKE, 'datetime="2026-05-08"', ""),
        STRIKE_MD,
    ),
    defect(
        "LD721", "no word of the change", swap(BATHS, 'datetime="2026-05-09"', ""), f"{BATHS_MD}:8"
    ),
    defect(
        "LD721", "the lead picture's caption missing", swap(BATHS, "In May.", ""), f"{BATHS_MD}:9"
    ),
    defect("LD722", "a dead address of the settings", drop("privacy.txt"), "lowdown.toml:10"),
    defect("LD723", "JSON-LD that breaks off", swap(STRIKE, '"}]}</script>', "</script>")),
    defect("LD723", "no JSON-LD", swap(STRIKE, "NewsArticle", "WebPage")),
    defect(
        "LD723",
        "another headline for search engines",
        swap(STRIKE, '"headline": "Strike', '"headline": "Strikes'),
        "",
    ),
    defect(
        "LD723",
        "another date for search engines",
        swap(STRIKE, '"datePublished": "2026-05-08', '"datePublished": "2026-05-09'),
    ),
    defect(
        "LD723",
        "another author for search engines",
        swap(BATHS, '"name": "Ben Reed"', '"name": "Ben Read"'),
    ),
    defect(
        "LD723",
        "another address for search engines",
        swap(STRIKE, f'"url": "{URL}news/strike/"', f'"url": "{URL}strike/"'),
    ),
    defect("LD730", "a picture that is not there", drop(POOL), also=("LD717",)),
    defect("LD730", "another width that is not there", drop("pictures/gate-40.png")),
    defect("LD730", "a style sheet that is not there", drop(SHEET)),
    defect("LD730", "a script that is not there", drop("assets/site.js")),
    defect("LD730", "a font that is not there", drop("assets/a.woff2")),
    defect(
        "LD730",
        "a picture for sharing that is not there",
        meta(HOME, f'<meta property="og:image" content="{URL}x.jpg">'),
    ),
    defect("LD730", "the first half of a picture's file", put(GATE, bitmap("PNG", 480, 240)[:40])),
    defect("LD731", "another height", swap(BATHS, 'height="48"', 'height="64"')),
    defect("LD731", "no size", swap(BATHS, ' width="64" height="48"', "")),
    defect("LD731", "another picture in the file", put(POOL, bitmap("JPEG", 48, 64))),
    defect("LD731", "another width in a list of widths", swap(BATHS, "40w", "80w")),
    defect(
        "LD731", "another size of a drawing", swap(LOGO, "0 0 20 10", "0 0 20 20"), also=("LD731",)
    ),
    defect("LD732", "a picture without alt text", swap(BATHS, ' alt="An empty pool"', "")),
    defect("LD733", "a photograph with the place of the camera", put(POOL, located("JPEG"))),
    defect("LD733", "a photograph with a comment", put(POOL, captioned())),
    defect("LD733", "a PNG with the words of a program", put(GATE, worded())),
    defect("LD733", "a WebP with the place of the camera", as_webp()),
    defect(
        "LD733",
        "a drawing with the words of a program",
        swap(LOGO, "<path", "<metadata>Ada</metadata><path"),
    ),
    defect("LD740", "a script in the page", add(HOME, "<script>alert(1)</script>")),
    defect("LD740", "a module in the page", add(HOME, '<script type="module">alert(1)</script>')),
    defect("LD740", "a handler", swap(HOME, "<main", '<main onclick="alert(1)"')),
    defect("LD740", "a handler that HTML does not know", swap(HOME, "<main", "<main ONfoo=1")),
    defect(
        "LD740", "an address with javascript:", add(HOME, '<a href=" java\nscript:alert(1)">x</a>')
    ),
    defect("LD740", "an address with data:", add(HOME, '<a href="data:text/html,x">x</a>')),
    defect("LD740", "a frame", add(HOME, '<iframe src="404.html"></iframe>')),
    defect("LD740", "an object", add(HOME, '<object data="404.html"></object>')),
    defect("LD740", "another base", meta(HOME, '<base target="_self">')),
    defect(
        "LD740",
        "a form that is sent elsewhere",
        swap(SUBSCRIBE, "list.example/join", "else.example/join"),
    ),
    defect(
        "LD740",
        "a button that sends elsewhere",
        swap(SUBSCRIBE, "</form>", '<button formaction="https://else.example/">x</button></form>'),
    ),
    defect(
        "LD740",
        "a page that leads away",
        meta(HOME, '<meta http-equiv="refresh" content="9; url=404.html">'),
        also=("LD718",),
    ),
    defect("LD740", "a drawing with a script", swap(LOGO, "<path", "<script>a()</script><path")),
    defect("LD740", "a drawing with a handler", swap(LOGO, "<path", '<path onload="a()"')),
    defect(
        "LD741", "no policy", swap(HOME, 'http-equiv="Content-Security-Policy"', 'name="policy"')
    ),
    defect(
        "LD741",
        "a policy with inline scripts",
        swap(HOME, "script-src 'self'", "script-src 'self' 'unsafe-inline'"),
    ),
    defect(
        "LD741",
        "a policy with another host",
        swap(HOME, "img-src 'self'", "img-src 'self' https://else.example"),
    ),
    defect("LD741", "a policy without a default", swap(HOME, "default-src 'none'; ", "")),
    defect(
        "LD741",
        "a policy with forms to anywhere",
        swap(SUBSCRIBE, "form-action https://list.example", "form-action *"),
    ),
    defect(
        "LD742",
        "a picture from another host",
        swap(HOME, "assets/logo.svg", "https://else.example/logo.svg"),
    ),
    defect(
        "LD742",
        "a script from another host",
        add(HOME, '<script src="//else.example/a.js"></script>'),
        also=("LD740",),
    ),
    defect(
        "LD742",
        "a style sheet from another host",
        meta(HOME, '<link rel="stylesheet" href="https://else.example/a.css">'),
    ),
    defect(
        "LD742", "a font from another host", swap(SHEET, "a.woff2", "https://else.example/a.woff2")
    ),
    defect(
        "LD742",
        "a style sheet that imports another's",
        swap(SHEET, "@font-face", "@import 'https://else.example/a.css';@font-face"),
    ),
    defect(
        "LD742",
        "a connection made beforehand",
        meta(HOME, '<link rel="preconnect" href="https://else.example">'),
    ),
)
