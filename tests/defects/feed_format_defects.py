"""A table of defects of Atom, of JSON Feed and of the feeds of topics, for the tests and the docs.

Each is put into the bytes of a good feed, as those of `feed_defects.py`.
"""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any, Final

from defects.feed_defects import Defect, broken, head, removed

if TYPE_CHECKING:
    from collections.abc import Callable

    from defects.feed_defects import Change

ATOM: Final = "atom.xml"
JSON: Final = "feed.json"
SECTION: Final = "sections/news/"


def values(change: Callable[[Any], object]) -> Change:
    """Changes the values of a JSON feed."""

    def changed(feed: bytes) -> bytes:
        value = json.loads(feed)
        before = json.dumps(value)
        change(value)
        if json.dumps(value) == before:
            raise ValueError("nothing has changed")
        return json.dumps(value).encode()

    return changed


def first(**members: object) -> Change:
    """Gives the first item of a JSON feed these members."""
    return values(lambda feed: feed["items"][0].update(members))


def whole(**members: object) -> Change:
    """Gives a JSON feed these members."""
    return values(lambda feed: feed.update(members))


def without(*names: str) -> Change:
    """Takes members away from the first item of a JSON feed."""

    def change(feed: Any) -> None:
        for name in names:
            del feed["items"][0][name]

    return values(change)


def entry(pattern: str, by: str) -> Change:
    """Changes the first match in the first entry of an Atom feed."""
    return head(f"(<entry.*?){pattern}", rf"\g<1>{by}")


def _unlisted(feed: bytes) -> bytes:
    """Without the first entry."""
    return re.sub(b" <entry.*?</entry>\n", b"", feed, count=1, flags=re.DOTALL)


def _reversed(feed: Any) -> None:
    feed["items"].reverse()


def _shared(feed: Any) -> None:
    feed["items"][1]["id"] = feed["items"][0]["id"]


def _same_ids(feed: bytes) -> bytes:
    """The second entry has the id of the first."""
    one, other = re.findall(b"<entry.*?(<id>.*?</id>)", feed, flags=re.DOTALL)[:2]
    return feed.replace(other, one)


def _add(feed: Any, html: str) -> None:
    """Puts HTML before the full text of the first item."""
    feed["items"][0]["content_html"] = html + feed["items"][0]["content_html"]


def _other_picture(feed: Any) -> None:
    item = next(item for item in feed["items"] if "image" in item)
    item["image"] += ".png"


_FILE: Final = {"url": "https://lowdown.example/x.mp3", "mime_type": "audio/mpeg"}
_STRANGER: Final = {
    "id": "urn:lowdown:lowdown.example:nobody-published-this",
    "url": "https://lowdown.example/nobody-published-this/",
    "title": "Nobody published this",
    "content_html": "<p>Not yet.</p>",
    "date_published": "2026-05-08T00:00:00Z",
}


def _atom(code: str, name: str, change: Change) -> Defect:
    return Defect(name=name, code=code, file=ATOM, change=change)


def _json(code: str, name: str, change: Change) -> Defect:
    return Defect(name=name, code=code, file=JSON, change=change)


def _topic(code: str, name: str, change: Change, file: str) -> Defect:
    return Defect(name=name, code=code, file=SECTION + file, change=change)


FEED_FORMAT_DEFECTS: Final = (
    # Atom
    _atom("LD510", "no Atom feed", removed),
    _atom("LD511", "half an Atom feed", broken(lambda feed: feed[: len(feed) // 2])),
    _atom(
        "LD511",
        "RSS in the place of Atom",
        broken(lambda _: b"<?xml version='1.0' encoding='utf-8'?><rss/>"),
    ),
    _atom("LD511", "Atom of an older namespace", head("2005/Atom", "2003/Atom")),
    _atom("LD511", "an Atom feed with two ids", head("(?=<title>)", "<id>urn:x:y</id>")),
    _atom(
        "LD511", "an entry with two summaries", entry("(?=<summary)", "<summary>Twice</summary>")
    ),
    _atom(
        "LD511", "an element that Atom has not", entry("(?=<title>)", "<headline>Beds</headline>")
    ),
    _atom(
        "LD511",
        "an entry with two pages",
        entry("(?=<published>)", '<link href="https://x.example/" type="text/html"/>'),
    ),
    _atom("LD512", "no id of the Atom feed", head("<id>.*?</id>", "")),
    _atom("LD512", "no title of the Atom feed", head("<title>.*?</title>", "")),
    _atom("LD512", "no date of the Atom feed", head("<updated>.*?</updated>", "")),
    _atom("LD512", "an entry without a title", entry("<title>.*?</title>", "")),
    _atom("LD512", "an entry without a change date", entry("<updated>.*?</updated>", "")),
    _atom("LD512", "an entry without a date", entry("<published>.*?</published>", "")),
    _atom("LD512", "an entry without a page", entry("<link [^>]*alternate[^>]*>", "")),
    _atom("LD512", "an author without a name", head("<name>[^<]*</name>", "")),
    _atom("LD512", "a topic without a name", entry('term="[^"]*"', 'term=""')),
    _atom("LD513", "an entry with half an address", entry('href="https://[^/]*', 'href="')),
    _atom(
        "LD513", "a link to half an address", entry("(?=<link )", '<link rel="related" href="/x"/>')
    ),
    _atom("LD514", "an entry without an id", entry("<id>.*?</id>", "")),
    _atom("LD515", "two entries with one id", broken(_same_ids)),
    _atom("LD516", "an entry with another id", entry("(?<=<id>)[^<]*", "urn:x:y")),
    _atom(
        "LD517",
        "a date of an entry as RSS has it",
        entry("(?<=<published>)[^<]*", "Fri, 08 May 2026 00:00:00 +0000"),
    ),
    _atom(
        "LD517",
        "the date of the Atom feed of today",
        head("(?<=<updated>)[^<]*", "2031-01-01T00:00:00Z"),
    ),
    _atom("LD520", "the address of RSS in Atom", head("atom.xml", "feed.xml")),
    _atom("LD520", "no address of the Atom feed", head("<link [^>]*self[^>]*>", "")),
    _atom(
        "LD522", "a half address in an entry", entry("(?<=type=.html.>)", "&lt;a href='x'>&lt;/a>")
    ),
    _atom("LD523", "a script in an entry", entry("(?<=type=.html.>)", "&lt;script>&lt;/script>")),
    _atom("LD524", "a control character in an entry", entry("(?<=<title>)", "\x85")),
    _atom("LD525", "an entry left out", broken(_unlisted)),
    _atom("LD526", "another title of an entry", entry("(?<=<title>)", "Now ")),
    _atom(
        "LD526", "another date of an entry", entry("(?<=<published>)[^<]*", "2020-05-08T00:00:00Z")
    ),
    _atom(
        "LD526", "another change of an entry", entry("(?<=<updated>)[^<]*", "2020-05-08T00:00:00Z")
    ),
    _atom("LD526", "another author of an entry", entry("(?<=<author><name>)", "Not ")),
    _atom(
        "LD526",
        "another page of an entry",
        entry('href="https://[^"]*', 'href="https://x.example/'),
    ),
    _atom(
        "LD527",
        "words in the full text of an entry",
        entry("(?<=type=.html.>)", "&lt;p>Sorry.&lt;/p>"),
    ),
    _atom("LD527", "words in the summary of an entry", entry("(?<=type=.text.>)", "Sorry. ")),
    _atom(
        "LD531",
        "a style sheet of the Atom feed",
        head("(?=<feed )", "<?xml-stylesheet href='https://x.example/f.xsl'?>"),
    ),
    _atom("LD532", "another title of the Atom feed", head("(?<=<title>)", "Not ")),
    _atom("LD532", "another language of the Atom feed", head('(?<=xml:lang=")[^"]*', "cy")),
    _atom(
        "LD533",
        "a hub that is not ours",
        head("(?=<id>)", '<link rel="hub" href="https://hub.example/"/>'),
    ),
    _atom("LD534", "a number as the id of the Atom feed", head("(?<=<id>)[^<]*", "4711")),
    _atom("LD534", "a space in the id of the Atom feed", head("(?<=<id>)", "urn:a b")),
    _atom("LD535", "a full text declared as plain text", entry('type="html"', 'type="text"')),
    _atom(
        "LD535",
        "a full text somewhere else",
        entry('type="html"', 'type="html" src="https://x.example/"'),
    ),
    _atom("LD535", "a title declared as HTML", entry("<title>", '<title type="html">')),
    _atom(
        "LD535",
        "an author with half an e-mail address",
        head("</author>", "<email>editor</email></author>"),
    ),
    # JSON Feed
    _json("LD510", "no JSON feed", removed),
    _json("LD511", "an empty JSON feed", broken(lambda _: b" ")),
    _json("LD511", "half a JSON feed", broken(lambda feed: feed[: len(feed) // 2])),
    _json(
        "LD511",
        "a JSON feed in another encoding",
        broken(lambda feed: feed.decode().encode("utf-16")),
    ),
    _json(
        "LD511", "JSON Feed of an older version", whole(version="https://jsonfeed.org/version/1")
    ),
    _json("LD511", "a list in the place of a feed", broken(lambda _: b"[]")),
    _json("LD511", "no items at all", whole(items=None)),
    _json("LD511", "a member that JSON Feed has not", first(headline="Beds")),
    _json(
        "LD511",
        "a member that stands twice",
        broken(lambda feed: feed.replace(b'"title"', b'"title": "x", "title"', 1)),
    ),
    _json("LD511", "brackets a thousand deep", broken(lambda _: b"[" * 100_000)),
    _json("LD512", "no title of the JSON feed", values(lambda feed: feed.pop("title"))),
    _json("LD512", "no page of the JSON feed", values(lambda feed: feed.pop("home_page_url"))),
    _json("LD512", "an object without a title", without("title")),
    _json("LD512", "an object without a page", without("url")),
    _json("LD512", "an object without a date", without("date_published")),
    _json("LD512", "an object without a full text", without("content_html")),
    _json("LD513", "half an address of an icon", whole(icon="/icon.png")),
    _json("LD513", "an object with half an address", first(url="/beds/")),
    _json("LD514", "an object without an id", without("id")),
    _json("LD515", "two objects with one id", values(_shared)),
    _json("LD516", "an object with another id", first(id="urn:x:y")),
    _json("LD517", "a date of an object without a time", first(date_published="2026-05-08")),
    _json(
        "LD519",
        "a file that is not there",
        first(
            attachments=[
                {
                    "url": "https://lowdown.example/x.mp3",
                    "mime_type": "audio/mpeg",
                    "size_in_bytes": 3,
                }
            ]
        ),
    ),
    _json(
        "LD520",
        "the address of RSS in JSON Feed",
        whole(feed_url="https://lowdown.example/feed.xml"),
    ),
    _json("LD520", "no address of the JSON feed", values(lambda feed: feed.pop("feed_url"))),
    _json("LD523", "a script in an object", values(lambda feed: _add(feed, "<script></script>"))),
    _json("LD524", "a control character in an object", values(lambda feed: _add(feed, "\x02"))),
    _json("LD525", "an object left out", values(lambda feed: feed["items"].pop(0))),
    _json("LD526", "objects in another order", values(_reversed)),
    _json("LD526", "another title of an object", first(title="Nobody wrote this")),
    _json("LD526", "another author of an object", first(authors=[{"name": "Nobody"}])),
    _json("LD526", "a change that nobody made", first(date_modified="2031-01-01T00:00:00Z")),
    _json(
        "LD527",
        "words in the full text of an object",
        values(lambda feed: _add(feed, "<p>Sorry</p>")),
    ),
    _json("LD527", "another summary of an object", first(summary="Nobody wrote this.")),
    _json("LD528", "an object of nobody", values(lambda feed: feed["items"].append(_STRANGER))),
    _json("LD529", "a lead picture that is not there", values(_other_picture)),
    _json("LD532", "another title of the JSON feed", whole(title="The Highup")),
    _json("LD532", "another page of the JSON feed", whole(home_page_url="https://x.example/")),
    _json(
        "LD533",
        "a hub of a JSON feed that is not ours",
        whole(hubs=[{"type": "WebSub", "url": "https://x.example/"}]),
    ),
    _json("LD536", "a number as an id", first(id=4711)),
    _json("LD536", "one author in the place of a list", first(authors={"name": "A. Nobody"})),
    _json("LD536", "words in the place of a list of topics", first(tags="beds")),
    _json(
        "LD536",
        "words as the size of a file",
        first(attachments=[{**_FILE, "size_in_bytes": "3"}]),
    ),
    _json("LD536", "a hub without a list", whole(hubs="https://hub.example/")),
    _json("LD536", "words for a switch", whole(expired="no")),
    # The feeds of topics
    _topic("LD510", "no feed of a section", removed, "feed.xml"),
    _topic(
        "LD511", "half a feed of a section", broken(lambda feed: feed[: len(feed) // 2]), "feed.xml"
    ),
    _topic("LD525", "an article of a section left out", broken(_unlisted), "atom.xml"),
    _topic(
        "LD526",
        "another title in the feed of a section",
        first(title="Nobody wrote this"),
        "feed.json",
    ),
    _topic(
        "LD528",
        "an article of another section",
        values(lambda feed: feed["items"].append(_STRANGER)),
        "feed.json",
    ),
    _topic(
        "LD532", "the title of all articles for a section", whole(title="The Lowdown"), "feed.json"
    ),
    _topic(
        "LD532",
        "the page of all articles for a section",
        head("(?<=<link>)[^<]*", "https://lowdown.example/"),
        "feed.xml",
    ),
    _topic(
        "LD520",
        "the address of all articles for a section",
        head("sections/news/atom.xml", "atom.xml"),
        "atom.xml",
    ),
)
