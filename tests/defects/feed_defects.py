"""A table of defects, each put into the bytes of a good feed, for the tests and for the docs.

Every change works on any feed that Lowdown writes with at least two items (of `feed.xml`) or one
with its paper attached (of `issues.xml`), and fails where it would change nothing.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final
from xml.sax.saxutils import escape

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    Change = Callable[[bytes], bytes | None]

FEED: Final = "feed.xml"
ISSUES: Final = "issues.xml"

STRANGER: Final = """<item>
   <title>Nobody published this</title>
   <link>https://lowdown.example/nobody-published-this/</link>
   <guid isPermaLink="false">urn:lowdown:lowdown.example:nobody-published-this</guid>
   <pubDate>Fri, 08 May 2026 00:00:00 +0000</pubDate>
   <description>Not yet.</description>
   <content:encoded>&lt;p&gt;Not yet.&lt;/p&gt;</content:encoded>
  </item>
  """


@dataclass(frozen=True, slots=True, kw_only=True)
class Defect:
    """One fault, and the code under which the proof must report it."""

    name: str
    """What it is, in a few words."""
    code: str
    """The one code under which it is reported."""
    file: str
    """The feed that has it."""
    change: Change
    """From the good feed's bytes to the faulty one's; None: the file is removed."""


def head(pattern: str, by: str) -> Change:
    """Changes the first match in the feed."""

    def change(feed: bytes) -> bytes:
        return _changed(feed.decode(), pattern, by).encode()

    return change


def item(pattern: str, by: str, *, which: int = 0) -> Change:
    """Changes the first match in one item."""

    def change(feed: bytes) -> bytes:
        parts = _parts(feed)
        parts[which + 1] = _changed(parts[which + 1], pattern, by)
        return "".join(parts).encode()

    return change


def content(html: str) -> Change:
    """Puts HTML before the full text of the first item."""
    return item("(?<=<content:encoded>)", escape(html))


def rearranged(arrange: Callable[[list[str]], Sequence[str]]) -> Change:
    """Puts the items into another order, or leaves some out."""

    def change(feed: bytes) -> bytes:
        first, *items, last = _parts(feed)
        return "".join([first, *arrange(items), last]).encode()

    return change


def broken(change: Callable[[bytes], bytes]) -> Change:
    """Changes the bytes as they are."""

    def changed(feed: bytes) -> bytes:
        faulty = change(feed)
        if faulty == feed:
            raise ValueError("nothing has changed")
        return faulty

    return changed


def removed(_feed: bytes) -> None:
    """There is no such file."""


def _shared_id(feed: bytes) -> bytes:
    first, second = re.findall("<guid[^>]*>[^<]*</guid>", feed.decode())[:2]
    return feed.replace(second.encode(), first.encode())


def _swapped_content(feed: bytes) -> bytes:
    first, second = re.findall("<content:encoded>.*?</content:encoded>", feed.decode(), re.DOTALL)[
        :2
    ]
    return (
        feed.replace(first.encode(), b"?1?")
        .replace(second.encode(), first.encode())
        .replace(b"?1?", second.encode())
    )


def _changed(text: str, pattern: str, by: str) -> str:
    changed, times = re.subn(pattern, by, text, count=1, flags=re.DOTALL)
    if not times or changed == text:
        raise ValueError(f"nothing in the feed is like {pattern}")
    return changed


def _parts(feed: bytes) -> list[str]:
    """What stands before the items, each item, and what stands after them."""
    parts = re.split("(?=<item>)", feed.decode())
    last, mark, after = parts[-1].rpartition("</item>")
    return [*parts[:-1], last + mark, after]


def _defect(code: str, name: str, change: Change, file: str = FEED) -> Defect:
    return Defect(name=name, code=code, file=file, change=change)


PUBLISHED: Final = "(?<=<pubDate>)[^<]*"
BUILT: Final = "(?<=<lastBuildDate>)[^<]*"

FEED_DEFECTS: Final = (
    _defect("LD510", "no feed of articles", removed),
    _defect("LD510", "no feed of issues", removed, ISSUES),
    # not well-formed, or no RSS 2.0
    _defect("LD511", "an empty file", broken(lambda _: b"")),
    _defect("LD511", "a file of spaces", broken(lambda _: b"\n  \n")),
    _defect("LD511", "the second half missing", broken(lambda feed: feed[: len(feed) // 2])),
    _defect("LD511", "the last tag missing", broken(lambda feed: feed.rstrip()[:-6])),
    _defect("LD511", "something behind the end", broken(lambda feed: feed + b"<p>Sorry</p>")),
    _defect(
        "LD511",
        "an error page",
        broken(lambda _: b"<!DOCTYPE html><html><body><p>Error</body></html>"),
    ),
    _defect("LD511", "any bytes", broken(lambda _: bytes(range(256)) * 4)),
    _defect(
        "LD511",
        "another feed format",
        head("<rss .*</rss>", '<feed xmlns="http://www.w3.org/2005/Atom"/>'),
    ),
    _defect("LD511", "another version", head('version="2.0"', 'version="0.91"')),
    _defect("LD511", "an encoding not ours", head("utf-8", "iso-8859-1")),
    _defect("LD511", "an encoding that nobody knows", head("utf-8", "klingon")),
    _defect("LD511", "no encoding", head("<[?]xml.*?[?]>", "")),
    _defect(
        "LD511",
        "a letter in another encoding",
        broken(lambda feed: feed.replace(b"<title>", b"<title>\xe9", 1)),
    ),
    _defect(
        "LD511",
        "an entity bomb",
        head("<rss ", '<!DOCTYPE rss [<!ENTITY a "ha"><!ENTITY b "&a;&a;">]><rss '),
    ),
    _defect("LD511", "an entity of HTML's", item("(?<=<title>)", "&nbsp;")),
    _defect("LD511", "an ampersand not escaped", item("(?<=<title>)", "Beds & ")),
    _defect("LD511", "a namespace not declared", head(' xmlns:content="[^"]*"', "")),
    _defect("LD511", "markup not escaped", item("(?<=<description>)", "<em>Now:</em> ")),
    _defect("LD511", "two titles", item("(?=<title>)", "<title>Beds</title>")),
    _defect(
        "LD511", "an element that RSS has not", item("(?=<title>)", "<headline>Beds</headline>")
    ),
    _defect("LD511", "two channels", head("</channel>", "</channel><channel/>")),
    # programs of others
    _defect(
        "LD531",
        "a style sheet from elsewhere",
        head("(?=<rss )", '<?xml-stylesheet type="text/xsl" href="https://x.example/f.xsl"?>'),
    ),
    _defect("LD531", "an instruction behind the end", broken(lambda feed: feed + b"<?php 1?>")),
    # what the settings say
    _defect("LD532", "the title of another publication", head("(?<=<title>)[^<]*", "The Highup")),
    _defect("LD532", "another link", head("(?<=<link>)[^<]*", "https://elsewhere.example/")),
    _defect(
        "LD532",
        "a tag in the description",
        head("(?=</description>)", " &lt;talk>more&lt;/talk> &lt;hr>action"),
    ),
    _defect(
        "LD532",
        "a description escaped too often",
        head("(?=</description>)", " News &amp;amp;amp; views"),
    ),
    _defect("LD532", "another language", head("(?<=<language>)[^<]*", "cy")),
    # what must be there
    _defect("LD512", "no title of the feed", head("<title>.*?</title>", "")),
    _defect("LD512", "no link of the feed", head("<link>.*?</link>", ""), ISSUES),
    _defect(
        "LD512",
        "an empty description of the feed",
        head("<description>.*?</description>", "<description/>"),
    ),
    _defect(
        "LD512", "an empty language", head("<language>.*?</language>", "<language></language>")
    ),
    _defect("LD512", "no title", item("<title>.*?</title>", "")),
    _defect("LD512", "an empty title", item("(?<=<title>)[^<]*", " ", which=1)),
    _defect("LD512", "an empty summary", item("(?<=<description>)[^<]*", "")),
    _defect("LD512", "no link", item("<link>.*?</link>", "")),
    _defect("LD512", "no date", item("<pubDate>.*?</pubDate>", "")),
    _defect("LD512", "an empty byline", item("(?<=<dc:creator>)[^<]*", "")),
    _defect("LD512", "no full text", item("<content:encoded>.*?</content:encoded>", "")),
    _defect("LD512", "an empty full text", item("(?<=<content:encoded>)[^<]*", "")),
    # addresses
    _defect("LD513", "a link without its host", item("(?<=<link>)https://[^/]*", "")),
    _defect("LD513", "a link of the feed without https", head("(?<=<link>)https://", "")),
    _defect("LD513", "a link with a space", item("(?=</link>)", "my page")),
    _defect("LD513", "a link with an accent", item("(?=</link>)", "caf\xe9")),
    _defect("LD513", "a link with a square bracket", item("(?=</link>)", "a[1]")),
    _defect("LD513", "a link with half an escape", item("(?=</link>)", "100%")),
    _defect("LD513", "the feed's own address relative", head('(?<=href=")[^"]*', "/feed.xml")),
    _defect(
        "LD513",
        "the paper's address relative",
        item('(?<=<enclosure url=")https://[^/]*', ""),
        ISSUES,
    ),
    _defect("LD513", "an id given out as a link", item(' isPermaLink="false"', "")),
    _defect(
        "LD513", "an id declared a link", item('isPermaLink="false"', 'isPermaLink="true"'), ISSUES
    ),
    # ids
    _defect("LD514", "no id", item("<guid.*?</guid>", "")),
    _defect("LD514", "an empty id", item('(?<=isPermaLink="false">)[^<]*', ""), ISSUES),
    _defect("LD515", "one id for two articles", broken(_shared_id)),
    _defect("LD515", "the same item twice", rearranged(lambda items: [items[0], *items])),
    _defect(
        "LD516", "an id made of the title", item('(?<=isPermaLink="false">)[^<]*', "beds-lost-2026")
    ),
    _defect("LD516", "an id of another case", item('(?<=isPermaLink="false">)urn', "URN", which=1)),
    _defect("LD516", "an issue's id with a date", item("(?=</guid>)", ":2026-05-08"), ISSUES),
    # dates
    _defect("LD517", "a date as databases write it", item(PUBLISHED, "2026-05-08T00:00:00Z")),
    _defect("LD517", "a year of two digits", item(PUBLISHED, "Fri, 08 May 26 00:00:00 +0000")),
    _defect("LD517", "a day that no month has", item(PUBLISHED, "Mon, 31 Feb 2026 00:00:00 +0000")),
    _defect("LD517", "an hour that no day has", item(PUBLISHED, "Fri, 08 May 2026 24:00:00 +0000")),
    _defect("LD517", "a month in full", item(PUBLISHED, "Mon, 01 June 2026 00:00:00 +0000")),
    _defect("LD517", "a month in Welsh", item(PUBLISHED, "Gwe, 08 Mai 2026 00:00:00 +0000")),
    _defect("LD517", "no time of day", item(PUBLISHED, "Fri, 08 May 2026"), ISSUES),
    _defect("LD517", "no zone", item(PUBLISHED, "Fri, 08 May 2026 00:00:00")),
    _defect("LD517", "a word for a date", head(BUILT, "yesterday")),
    _defect("LD517", "built by the clock", head(BUILT, "Mon, 04 Jan 2027 09:30:00 +0000")),
    _defect(
        "LD518", "another weekday", item("(?<=<pubDate>)[A-Z][a-z]{2}(?=, [0-9 ]+ May 2026)", "Mon")
    ),
    _defect(
        "LD518", "another weekday of the issue", item("(?<=<pubDate>)[A-Z][a-z]{2}", "Sun"), ISSUES
    ),
    _defect(
        "LD518", "another weekday of the feed", head("(?<=<lastBuildDate>)[A-Z][a-z]{2}", "Tue")
    ),
    # the paper
    _defect("LD519", "one byte too many", item('(?<=length=")', "1"), ISSUES),
    _defect("LD519", "no length known", item('(?<=length=")[^"]*', "0"), ISSUES),
    _defect("LD519", "no length", item(' length="[^"]*"', ""), ISSUES),
    _defect("LD519", "another type", item("application/pdf", "text/html"), ISSUES),
    _defect("LD519", "no type", item(' type="application/pdf"', ""), ISSUES),
    _defect(
        "LD519", "another host", item('(?<=<enclosure url="https://)[^/]*', "files.example"), ISSUES
    ),
    _defect("LD519", "another file", item('[.]pdf(?=" length)', ".html"), ISSUES),
    _defect("LD519", "no address", item('(?<=<enclosure) url="[^"]*"', ""), ISSUES),
    _defect("LD519", "two papers", item("(<enclosure.*?/>)", r"\1\1"), ISSUES),
    _defect("LD519", "no paper", item("<enclosure.*?/>", ""), ISSUES),
    # the feed's own address
    _defect("LD520", "no address of its own", head("<atom:link.*?/>", "")),
    _defect("LD520", "another relation", head('rel="self"', 'rel="alternate"')),
    _defect("LD520", "the other feed's address", head('(?<=/)issues.xml"', 'feed.xml"'), ISSUES),
    _defect("LD520", "another type", head("application/rss[+]xml", "text/xml")),
    # the summary
    _defect(
        "LD521",
        "the summary below the full text",
        item(
            "(<description>.*?</description>)(.*?)(<content:encoded>.*?</content:encoded>)",
            r"\3\2\1",
        ),
    ),
    _defect("LD521", "no summary", item("<description>.*?</description>", "", which=1)),
    # what content refers to
    _defect("LD522", "a link within the site", content('<p><a href="/donate/"></a></p>')),
    _defect("LD522", "a link within the page", content('<p><a href="#note-1"></a></p>'), ISSUES),
    _defect(
        "LD522", "a link without its scheme", content('<p><a href="//lowdown.example/"></a></p>')
    ),
    _defect("LD522", "a picture beside the page", content('<img src="pictures/beds.png" alt="">')),
    _defect(
        "LD522",
        "sizes of a picture",
        content('<img srcset="https://a.example/1.png 1x, 2.png 2x" alt="">'),
    ),
    _defect(
        "LD522", "a quotation's source", content('<blockquote cite="../report/"></blockquote>')
    ),
    _defect("LD522", "an empty link", content('<p><a href=""></a></p>')),
    # what could do harm
    _defect("LD523", "a script", content("<script>alert(1)</script>")),
    _defect("LD523", "a frame", content('<iframe src="https://video.example/"></iframe>')),
    _defect("LD523", "an object", content('<object data="https://video.example/"></object>')),
    _defect("LD523", "an embedded file", content('<embed src="https://video.example/">'), ISSUES),
    _defect("LD523", "a form", content('<form action="/give"></form>')),
    _defect("LD523", "a style sheet", content("<style>p { color: red }</style>")),
    _defect("LD523", "a style", content('<p style="color: red"></p>')),
    _defect("LD523", "an event", content('<p onclick="alert(1)"></p>')),
    _defect("LD523", "a scripted link", content('<a href=" Java\nScript:alert(1)"></a>')),
    _defect(
        "LD523", "a picture in an address", content('<img src="data:image/png;base64,AAAA" alt="">')
    ),
    _defect("LD523", "a file of the reader's own", content('<a href="file:///etc/hosts"></a>')),
    _defect("LD523", "a base", content('<base href="https://evil.example/">')),
    _defect(
        "LD523",
        "a refresh",
        content('<meta http-equiv="refresh" content="0;url=https://evil.example/">'),
    ),
    _defect(
        "LD523", "a link element", content('<link rel="stylesheet" href="https://evil.example/">')
    ),
    _defect(
        "LD523",
        "a script in the summary",
        item("(?<=<description>)", escape("<script>alert(1)</script>")),
    ),
    # characters
    _defect("LD524", "a vertical tab", item("(?<=<title>)", "\x0b")),
    _defect("LD524", "a null by reference", item("(?<=<title>)", "&#0;")),
    _defect("LD524", "a bell by reference", item("(?<=<description>)", "&#x7;"), ISSUES),
    _defect("LD524", "half a character", item("(?<=<title>)", "&#xD800;")),
    _defect("LD524", "a character that is none", item("(?<=<title>)", "\uffff")),
    _defect("LD524", "a broken quotation mark", item("(?<=<title>)", "\x93")),
    _defect("LD524", "a lost character", item("(?<=<dc:creator>)", "\ufffd")),
    _defect("LD524", "a control in the full text", item("(?=</content:encoded>)", "\x85")),
    _defect("LD524", "a control by HTML reference", item("(?=</content:encoded>)", "&amp;#150;")),
    _defect("LD524", "a control in an attribute", head('(?<=rel="self")', ' title="\x80"')),
    # items that are not there
    _defect("LD525", "the newest article missing", rearranged(lambda items: items[1:])),
    _defect("LD525", "the last article missing", rearranged(lambda items: items[:-1])),
    _defect("LD525", "nothing in the feed", rearranged(lambda _: [])),
    _defect("LD525", "no issue in the feed", rearranged(lambda _: []), ISSUES),
    # items that tell something else
    _defect("LD526", "another title", item("(?<=<title>)", "Exclusive: ")),
    _defect("LD526", "another title of the issue", item("(?=</title>)", " (corrected)"), ISSUES),
    _defect("LD526", "another page", item("(?=</link>)", "old/")),
    _defect("LD526", "another day", item(PUBLISHED, "Thu, 07 May 2026 00:00:00 +0000")),
    _defect("LD526", "the evening before", item(PUBLISHED, "Fri, 08 May 2026 00:00:00 +0100")),
    _defect("LD526", "another author", item("(?<=<dc:creator>)[^<]*", "A. N. Other")),
    _defect("LD526", "no author", item("<dc:creator>.*?</dc:creator>", "")),
    _defect(
        "LD526",
        "an author of the issue",
        item("(?=<description>)", "<dc:creator>A</dc:creator>"),
        ISSUES,
    ),
    _defect(
        "LD526",
        "the second above the first",
        rearranged(lambda items: [items[1], items[0], *items[2:]]),
    ),
    _defect("LD526", "the newest last", rearranged(lambda items: [*items[1:], items[0]])),
    _defect("LD526", "the oldest first", rearranged(lambda items: items[::-1])),
    # words
    _defect("LD527", "a word too many", content("<p>Advertisement</p>")),
    _defect(
        "LD527",
        "a word too many at the end",
        item("(?=</content:encoded>)", escape("<p>More online</p>")),
    ),
    _defect("LD527", "a paragraph missing", item("&lt;p id=.*?&lt;/p&gt;", "")),
    _defect("LD527", "two words run together", item('(&lt;p id="[^"]*"&gt;[A-Za-z]+) ', r"\1")),
    _defect(
        "LD527", "no words in the full text", item("(?<=<content:encoded>)[^<]*", escape("<p></p>"))
    ),
    _defect("LD527", "the texts of two articles swapped", broken(_swapped_content)),
    _defect(
        "LD527", "a summary of something else", item("(?<=<description>)[^<]*", "Read more inside")
    ),
    _defect(
        "LD527", "an article missing in the contents", item("&lt;li&gt;.*?&lt;/li&gt;", ""), ISSUES
    ),
    _defect("LD528", "an article of no issue", head("(?=<item>)", STRANGER)),
    _defect("LD528", "an issue that is not out", head("(?=<item>)", STRANGER), ISSUES),
)
"""Each fault once, by code."""
