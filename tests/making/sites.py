"""A publication of one issue, and the site that it should have, written by hand.

No template of the project has a part in it, so that the proof is tested apart from them.
"""

from __future__ import annotations

import hashlib
import io
import json
from typing import TYPE_CHECKING, Final

import pikepdf
from PIL import Image

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

URL: Final = "https://lamp.example/"
SOURCES: Final = {
    "lowdown.toml": """\
[publication]
title = "The Lamp"
url = "https://lamp.example/"
language = "en-GB"
publisher = "Lamp Press"

[subscribe]
provider = "form"
action = "https://list.example/join"
privacy = "https://lamp.example/privacy.txt"
""",
    "issues/issue-1.md": """\
---
number: 1
date: 2026-05-08
articles:
  - baths
  - strike
  - sketch
---
All the news of the *week*.[^1]

[^1]: And of the week before.
""",
    "articles/baths.md": """\
---
title: Baths & wash-houses
kicker: Report
standfirst: Nobody can swim in this town any more.
author: [Ada Finch, Ben Reed]
section: news
date: 2026-05-07
updated: 2026-05-09
image: {file: pictures/pool.jpg, alt: An empty pool, caption: In May., credit: Ada Finch}
aliases: [2019/baths/]
---
The baths were clos*ed* on Monday.[^1] Swimmers [went on strike](articles/strike.md#p2).

## What it costs

- Five pounds for adults
- Two for children

| Year | Visits |
|------|--------|
| 2024 | 40,000 |
| 2025 | 12,000 |

![A turnstile](pictures/gate.png "The way in. Credit: Ben Reed")

::: print
Read on at the newsagent.
:::

::: web
Only readers online see this.
:::

[^1]: The council's minutes, page 4.
""",
    "articles/strike.md": """\
---
title: Strike at the baths
author: Ben Reed
section: news
---
The attendants walked out at noon.

They want a rise of five per cent.
""",
    "articles/sketch.md": """\
---
title: A sketch
draft: true
---
Not yet.
""",
}
"""The publication."""

HOME: Final = "index.html"
ISSUE: Final = "issue-1/index.html"
BATHS: Final = "news/baths/index.html"
STRIKE: Final = "news/strike/index.html"
OLD: Final = "2019/baths/index.html"
SUBSCRIBE: Final = "subscribe/index.html"
LOST: Final = "404.html"
SHEET: Final = "assets/site.css"
POOL: Final = "pictures/pool.jpg"
GATE: Final = "pictures/gate-480.png"
LOGO: Final = "assets/logo.svg"
PAPER: Final = "issue-1/issue-1.pdf"
PLAN: Final = "issue-1/plan.json"
RECORD: Final = ".lowdown.json"

POLICY: Final = (
    "default-src 'none'; img-src 'self'; style-src 'self'; font-src 'self'; script-src 'self';"
    " form-action {forms}; base-uri 'none'"
)
BATHS_COPY: Final = """\
<p id="p1">The baths were clos<em>ed</em> on Monday.<sup><a href="#fn1" id="fnref1">1</a></sup>
Swimmers <a href="../strike/index.html#p2">went on strike</a>.</p>
<h2 id="p2">What it costs</h2>
<ul id="p3"><li>Five pounds for adults</li><li>Two for children</li></ul>
<div id="p4" tabindex="0"><table><tr><th>Year</th><th>Visits</th></tr><tr><td>2024</td>
<td>40,000</td></tr><tr><td>2025</td><td>12,000</td></tr></table></div>
<figure id="p5"><picture><source srcset="../../pictures/gate-40.png 40w,
../../pictures/gate-480.png 480w"><img src="../../pictures/gate-480.png" alt="A turnstile"
width="480" height="240" loading="lazy"></picture><figcaption>The way in. <span>Ben Reed</span>
</figcaption></figure>
<p class="arrival">You come from the paper.</p>
<p id="p7">Only readers online see this.</p>
"""
BATHS_NOTES: Final = """\
<section><h2>Notes</h2><ol id="notes"><li id="fn1"><a href="#fnref1">1</a>
<div>The council’s minutes, page 4.</div></li></ol></section>
"""
BATHS_HEAD: Final = """\
<p>Report</p><h1>Baths &amp; wash-houses</h1><p>Nobody can swim in this town any more.</p>
<p>By Ada Finch and Ben Reed, <time datetime="2026-05-07">Thursday</time>, changed on
<time datetime="2026-05-09">Saturday</time></p>
<figure><img src="../../pictures/pool.jpg" alt="An empty pool" width="64" height="48">
<figcaption>In May. <span>Ada Finch</span></figcaption></figure>
"""


def site_files() -> dict[str, bytes]:
    """The finished site, by the paths of its files; its record included."""
    pages = {
        HOME: page("", "The Lamp", _home()),
        ISSUE: page("issue-1/", "Issue 1 – The Lamp", _issue(), data=_issue_data()),
        BATHS: page(
            "news/baths/",
            "Baths & wash-houses – The Lamp",
            f"<article>{BATHS_HEAD}<div>{BATHS_COPY}</div>{BATHS_NOTES}</article>",
            data=article_data(
                "Baths & wash-houses",
                "news/baths/",
                ("2026-05-07", "2026-05-09"),
                "Ada Finch",
                "Ben Reed",
            ),
        ),
        STRIKE: page(
            "news/strike/", "Strike at the baths – The Lamp", _strike(), data=_strike_data()
        ),
        SUBSCRIBE: page(
            "subscribe/",
            "Subscribe – The Lamp",
            '<h1>Subscribe</h1><form action="https://list.example/join" method="post">'
            '<input name="email" aria-label="E-mail"></form>'
            f'<p><a href="{URL}feed.xml" type="application/rss+xml">RSS</a>'
            f' <a href="{URL}privacy.txt">Privacy</a></p>',
            forms="https://list.example",
        ),
        LOST: page("404.html", "Not found – The Lamp", "<h1>Not found</h1>", root="/", hidden=True),
        OLD: page(
            "2019/baths/",
            "Moved – The Lamp",
            '<h1>Moved</h1><p><a href="../../news/baths/index.html">Baths</a></p>',
            moved="../../news/baths/index.html",
        ),
    }
    files = {path: html.encode() for path, html in pages.items()}
    files |= {
        SHEET: b"@font-face { font-family: A; src: url(a.woff2) }\nbody { color: #111 }\n",
        "assets/a.woff2": b"wOF2",
        "privacy.txt": b"We keep nothing.",
        "assets/site.js": b"'use strict';\n",
        "assets/unused.js": b"'use strict';\n",
        LOGO: b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 20 10"><path d="M0 0"/></svg>',
        POOL: bitmap("JPEG", 64, 48),
        GATE: bitmap("PNG", 480, 240),
        "pictures/gate-40.png": bitmap("PNG", 40, 20),
        PAPER: paper(f"{URL}news/baths/#p7"),
        PLAN: json.dumps(
            {"online": [{"article": "baths", "url": f"{URL}news/baths/#p7"}]}
        ).encode(),
        "sitemap.xml": sitemap("", "issue-1/", "news/baths/", "news/strike/", "subscribe/"),
        "feed.xml": _rss(),
        "sections/news/atom.xml": _atom(),
        "feed.json": _json_feed(),
    }
    files[RECORD] = record(files)
    return files


def page(
    address: str,
    title: str,
    body: str,
    *,
    data: str = "",
    **more: str | bool,
) -> str:
    """A page. `more`: `root`, where its first folder is; `forms`, where its forms are sent;
    `moved`, where it leads on to; `hidden`, whether it is not listed.
    """
    root = more.get("root") or "../" * address.count("/")
    moved = more.get("moved")
    canonical = "news/baths/" if moved else address
    listed = f'<link rel="canonical" href="{URL}{canonical}">' if not more.get("hidden") else ""
    hidden = '<meta name="robots" content="noindex">' if more.get("hidden") or moved else ""
    refresh = f'<meta http-equiv="refresh" content="0; url={moved}">' if moved else ""
    policy = POLICY.format(forms=more.get("forms") or "'none'")
    script = f'<script type="application/ld+json">{data}</script>' if data else ""
    title = title.replace("&", "&amp;")
    return f"""<!doctype html>
<html lang="en-GB">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="{policy}">
<title>{title}</title>
{listed}{hidden}{refresh}
<link rel="stylesheet" href="{root}assets/site.css">
<link rel="alternate" type="application/rss+xml" href="{URL}feed.xml">
<script src="{root}assets/site.js" defer></script>
{script}
</head>
<body>
<p><a href="#content">Skip</a> <a href="{root}index.html">Home</a>
<a href="{root}subscribe/index.html">Subscribe</a> <a href="https://books.example/">Books</a>
<img src="{root}assets/logo.svg" alt="" width="40" height="20"></p>
<main id="content">
{body}
</main>
</body>
</html>
"""


def _home() -> str:
    return (
        '<h1>The Lamp</h1><p><a href="news/baths/index.html">Baths</a>, '
        '<a href="news/strike/index.html">Strike</a>, <a href="issue-1/index.html">Issue 1</a></p>'
    )


def _issue() -> str:
    return """\
<h1>Issue 1</h1>
<p id="p1">All the news of the <em>week</em>.<sup><a href="#fn1" id="fnref1">1</a></sup></p>
<ol id="notes"><li id="fn1"><a href="#fnref1">1</a> And of the week before.</li></ol>
<p><a href="issue-1.pdf">The paper</a> <a href="../news/baths/index.html#p7">Baths</a></p>
"""


def _strike() -> str:
    return """\
<article><h1>Strike at the baths</h1>
<p>Ben Reed <time datetime="2026-05-08">Friday</time></p>
<div><p id="p1">The attendants walked out at noon.</p>
<p id="p2">They want a rise of five per cent.</p></div></article>
"""


def article_data(headline: str, address: str, days: tuple[str, str], *authors: str) -> str:
    """What search engines read of an article; `days`: of its publication and its last change."""
    return json.dumps(
        {
            "@type": "NewsArticle",
            "headline": headline,
            "url": URL + address,
            "datePublished": days[0],
            "dateModified": days[1],
            "author": [{"@type": "Person", "name": author} for author in authors],
        }
    )


def _strike_data() -> str:
    days = ("2026-05-08", "2026-05-08")
    return article_data("Strike at the baths", "news/strike/", days, "Ben Reed")


def _issue_data() -> str:
    return json.dumps({"@type": "PublicationIssue", "url": f"{URL}issue-1/"})


def bitmap(kind: str, width: int, height: int, **options: object) -> bytes:
    """A photograph, or what passes for one."""
    file = io.BytesIO()
    Image.new("RGB", (width, height), (90, 120, 150)).save(file, kind, **options)
    return file.getvalue()


def paper(address: str) -> bytes:
    """A paper of one page with a link."""
    pdf = pikepdf.new()
    sheet = pdf.add_blank_page()
    link = pikepdf.Dictionary(
        Type=pikepdf.Name.Annot,
        Subtype=pikepdf.Name.Link,
        Rect=[10, 10, 90, 30],
        A=pikepdf.Dictionary(S=pikepdf.Name.URI, URI=pikepdf.String(address)),
    )
    sheet.obj.Annots = pikepdf.Array([pdf.make_indirect(link)])
    file = io.BytesIO()
    pdf.save(file, deterministic_id=True)
    return file.getvalue()


def sitemap(*addresses: str) -> bytes:
    """The list of pages for search engines."""
    entries = "".join(f"<url><loc>{URL}{address}</loc></url>" for address in addresses)
    start = '<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">'
    return f'<?xml version="1.0" encoding="utf-8"?>{start}{entries}</urlset>'.encode()


def _rss() -> bytes:
    return f"""<?xml version="1.0" encoding="utf-8"?>
<rss version="2.0"><channel><title>The Lamp</title><link>{URL}</link>
<item><title>Strike</title><link>{URL}news/strike/</link>
<description>&lt;p&gt;&lt;a href="{URL}news/baths/#p7"&gt;Baths&lt;/a&gt;&lt;/p&gt;</description>
<enclosure url="{URL}issue-1/issue-1.pdf" length="9" type="application/pdf"/></item>
</channel></rss>""".encode()


def _atom() -> bytes:
    return f"""<?xml version="1.0" encoding="utf-8"?>
<feed xmlns="http://www.w3.org/2005/Atom"><title>News</title>
<link rel="self" href="{URL}sections/news/atom.xml"/>
<entry><title>Baths</title><link href="{URL}news/baths/"/></entry></feed>""".encode()


def _json_feed() -> bytes:
    item = {
        "id": "urn:x",
        "url": f"{URL}news/baths/",
        "content_html": f'<img src="{URL}pictures/pool.jpg">',
    }
    feed = {"title": "The Lamp", "feed_url": f"{URL}feed.json", "items": [item]}
    return json.dumps(feed).encode()


def record(files: Mapping[str, bytes]) -> bytes:
    """The record of the builds that made these files."""
    made = {path: [hashlib.sha256(data).hexdigest(), len(data), ""] for path, data in files.items()}
    return json.dumps({"version": 1, "files": made}).encode()


def write_sources(root: Path) -> None:
    """Writes the publication into the folder `root`."""
    pictures = {
        "pictures/pool.jpg": bitmap("JPEG", 64, 48),
        "pictures/gate.png": bitmap("PNG", 480, 240),
    }
    texts = {path: text.encode() for path, text in SOURCES.items()}
    for path, data in {**texts, **pictures}.items():
        file = root / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(data)


def write_site(out: Path, files: Mapping[str, bytes]) -> None:
    """Writes a site into the folder `out`."""
    for path, data in files.items():
        file = out / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(data)
