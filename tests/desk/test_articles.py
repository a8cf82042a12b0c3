"""What is typed in a header, and what is read from it."""

from __future__ import annotations

import datetime
import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lowdown.desk import json_schema, read_article, read_publication
from lowdown.desk.schema.validators import address
from lowdown.desk.source.fault_log import Fault, InvalidValueError
from lowdown.editions.feeds.portable_html import ascii_address
from lowdown.model.article import Article
from lowdown.proof.feeds.addresses import is_absolute
from making.publications.desk_copy import ARTICLE, article_of, as_text, issue_of, lay_out

SAID = [
    (
        "title: Health: bad",
        "2:14: LD106 a colon followed by a space stands inside the value",
        'title: "Health: bad".',
    ),
    ('title: "Health', "2:8: LD106 a quotation mark is opened and never closed", "Close"),
    (
        'title: "a" b',
        "2:12: LD106 words stand behind the closing quotation mark",
        "title: '\"a\" b'",
    ),
    ("title: @home", "2:8: LD106 the value starts with @", 'title: "@home".'),
    ("title: *star", "2:8: LD106 the value starts with *", 'title: "*star".'),
    ("title: &a b", "2:8: LD106 the value starts with &", 'title: "&a b".'),
    ("title: !a b", "2:8: LD106 the value starts with !", 'title: "!a b".'),
    ("title: %a", "2:8: LD106 the value starts with %", 'title: "%a".'),
    (
        "title: 'Council's baths'",
        "2:17: LD106 the value stands in single",
        'title: "Council\'s baths".',
    ),
    (
        "title: 'Sold' says 'council'",
        "2:15: LD106 words stand behind",
        "title: \"'Sold' says 'council'\".",
    ),
    ("title: 'tis time", "2:8: LD106 a quotation mark is opened", 'title: "\'tis time".'),
    ('title: a "b" and: c', "2:17: LD106 a colon", "title: 'a \"b\" and: c'."),
    ('title: "a "b" c"', "2:12: LD106 quotation marks stand within", "title: 'a \"b\" c'."),
    ('title: "a "b"', "2:12: LD106 quotation marks stand within", "title: 'a \"b'."),
    ('title: "it\'s \\x"', "2:8: LD106 a backslash", 'title: "it\'s \\\\x".'),
    ("title: [Letters] to us", "2:18: LD106 words stand behind the ]", 'title: "[Letters] to us".'),
    ("title: {a: b: c}", "2:8: LD106 a group between { and }", "commas"),
    ('title:"x"', "2:1: LD106 there is no space behind the colon", 'title: "x".'),
    ("title:x", "2:1: LD106 there is no space behind the colon", 'title: "x".'),
    ("title = x", "2:1: LD106 an equals sign", 'title: "x".'),
    ("title: x\nauthor:\n- A\n-B", "5:1: LD106 there is no space behind the hyphen", "- B."),
    ("title: x\nauthor:\n  - A: b: c", "4:9: LD106 a colon", 'A: "b: c".'),
    ("title: - x", "2:8: LD106 a list starts", 'title: "- x".'),
    ("title: x\nand more", "3:1: LD106 this line has no colon", "two spaces"),
    ("title: x\n%kicker: y", "3:8: LD106 the line starts with %", "Take it away"),
    ("title: x\n\nThe council met.", "4:1: LD105 this line looks like copy", "three hyphens"),
    ("title: [a, b]", "2:8: LD110 this is a list", '"[a, b]".'),
    ('title: "\u200b\u00ad\ufe0f"', "2:8: LD137 the value holds only invisible", "type"),
    ("title: x\nimage:\n\tfile: y", "4:1: LD106 the line is indented with a tab", "spaces"),
    ("title: x\nkicker", "3:1: LD106 this line has no colon", "key: value"),
    ("title: x\ntags: [a, b", "3:7: LD106 a list is opened with [", "Close it"),
    ("title: x\ntags: {a: b", "3:7: LD106 a group is opened with {", "Close it"),
    ("title: x\n  kicker: y", "3:9: LD106 this line is indented", "at the left, as kicker: y."),
    ("- a", "2:1: LD106 the header is not a list of keys", "key: value"),
    ("title: x\ntags: " + "[" * 40, "3:14: LD106 values are nested too deep", "one line"),
    ("title: x\n? [a]\n: b", "3:3: LD106 a key is a single word", "key: value"),
    ("title: x\ntitle: y", "3:1: LD107 the key “title” stands twice, first on line 2", "Take one"),
    ("title: x\nHeadline: y", "3:1: LD108 there is no key “Headline”", "“title”"),
    ("title: x\nTags: y", "3:1: LD108 there is no key “Tags”", "“tags”"),
    ("title: x\nkiker: y", "3:1: LD108 there is no key “kiker”", "“kicker”"),
    ("title: x\nlang: no", "3:1: LD108 there is no key “lang”", "“language”"),
    (
        "title: x\nimage: {file: pictures/x.svg, alt: y, captoin: z}",
        "3:39: LD108 there is no key",
        "“caption”",
    ),
    ("title: x\nimage: {alt: y}", "3:8: LD109 “file” is missing", "file: pictures/gate.jpg,"),
    ("title:", "2:7: LD109 “title” is missing", 'title: "Council sells the baths"'),
    ('title: ""', "2:8: LD109 “title” is missing", 'title: "Council'),
    ("title: [a, b]", "2:8: LD110 this is a list, and text is needed", "quotes"),
    ("title: x\nimage: [a]", "3:8: LD110 “image” takes keys of its own", "file, alt"),
    (
        "title: x\nimage: {file: pictures/x.svg, alt: y, span: wide}",
        "3:45: LD110 “wide” is not a whole number",
        "42",
    ),
    (
        "title: x\nimage: {file: pictures/x.svg, alt: y, span: 4}",
        "3:15: LD211 the picture cannot be 4 columns",
        "to 3",
    ),
    (
        "title: x\nimage: {alt: a, file: pictures/y.svg}",
        "3:23: LD207 there is no picture",
        "“pictures/x.svg”",
    ),
    ("title: x\ndate: 8 May 2026", "3:7: LD111 “8 May 2026” is not a date", "2026-05-08"),
    ("title: x\ndate: 2026-02-30", "3:7: LD111 there is no day", "2026-05-08"),
    ("title: x\ndate: 2026-05-08 12:00", "3:7: LD111", "2026-05-08"),
    ("title: x\nsection: Über uns", "3:10: LD112", "digits"),
    (
        "title: x\nonline: https://a.org/b[1]?c=[2]",
        "3:9: LD113 “https://a.org",
        "https://a.org/b%5B1%5D?c=%5B2%5D for",
    ),
    (
        "title: x\nonline: https://a.org/100%-ours",
        "3:9: LD113 “https://a.org",
        "https://a.org/100%25-ours for",
    ),
    (
        "title: x\nonline: https://a.org/b#c#d",
        "3:9: LD113 “https://a.org",
        "https://a.org/b#c%23d for",
    ),
    (
        "title: x\nonline: https://a%.org/",
        "3:9: LD113 “https://a%.org/” is not an address",
        "whole address",
    ),
]


@pytest.mark.parametrize(("head", "fault", "cure"), SAID)
def test_a_fault_in_a_header_is_reported_in_an_editors_words(
    head: str, fault: str, cure: str, tmp_path: Path
) -> None:
    """The first fault names its place, and its cure what to type."""
    first, second, *_ = as_text(article_of(tmp_path, "Copy.", head=head).findings).split("\n")
    assert first.startswith(f"articles/one.md:{fault}")
    assert cure in second


@given(
    rest=st.text("ab12[]%#?:@/.-'ŷ&=+", max_size=12),
    host=st.sampled_from(["a.org", "[::1]", "ŷ.org:80", "u@b.uk"]),
)
def test_an_address_that_the_desk_lets_pass_is_one_in_the_feeds(rest: str, host: str) -> None:
    """An address that the desk accepts is no fault of the feeds; its cures can be followed."""
    assert is_absolute(ascii_address(cured(f"https://{host}/{rest}", cures=2)))


def cured(url: str, *, cures: int) -> str:
    """The address that the desk accepts after at most a number of cures."""
    try:
        passed = address(url)
    except InvalidValueError as refusal:
        if not cures:
            raise
        return cured(follow(refusal.fault, url), cures=cures - 1)
    assert passed is not None
    return passed


def follow(fault: Fault, url: str) -> str:
    """The address that an editor writes who does as the cure says."""
    if fault.code == "LD164":
        return re.sub("(?<=//)[^/]*@", "", url)
    return fault.cure.removeprefix("Write ").removesuffix(" for it.")


def article(root: Path, head: str) -> Article:
    value = article_of(root, "Copy.", head=head).value
    assert value is not None
    return value


@pytest.mark.parametrize(
    "typed",
    ["no", "12:30", "042", "1_000", "1e3", "true", "2026-05-08", "0x1F", ".5", "on", "=", "1.0"],
)
def test_what_is_typed_as_text_is_read_as_text(typed: str, tmp_path: Path) -> None:
    """A country code, a time and a number are words where words are wanted."""
    assert article(tmp_path, f"title: {typed}\nkicker: {typed}").kicker == typed


def test_norwegian_is_a_language(tmp_path: Path) -> None:
    """`no` is not a refusal."""
    assert article(tmp_path, "title: x\nlanguage: no").language == "no"


@pytest.mark.parametrize(
    ("typed", "number"),
    [("042", "42"), ("42", "42"), ('"42"', "42"), ("+42", None), ("4_2", None), ("0", None)],
)
def test_numbers_are_decimal(typed: str, number: str | None, tmp_path: Path) -> None:
    """A leading zero is not octal, an underscore not swallowed."""
    files = {"issues/seven.md": f"---\nnumber: {typed}\ndate: 2026-05-08\narticles: [one]\n---\n"}
    value = issue_of(tmp_path, files).value
    assert (value and str(value.number)) == number


def test_a_whole_header_is_read(tmp_path: Path) -> None:
    """Every key of the contract arrives."""
    found = article(
        tmp_path,
        """title: "It's on"
contents: "It's in"
kicker: "Analysis"
standfirst: >
  Two
  lines
author: [A, B]
section: analysis
date: 2026-05-08
updated: "2026-05-09"
tags: [funding, ics]
image: {file: pictures/x.svg, alt: "A", caption: "B", credit: "C", span: 2}
online: https://a.org/b
id: "tag:lowdown.example,2026:stevens"
language: cy
draft: true
""",
    )
    assert (found.title, found.contents, found.kicker, found.standfirst) == (
        "It’s on",
        "It’s in",
        "Analysis",
        "Two lines",
    )
    assert (found.authors, found.tags, found.section) == (
        ("A", "B"),
        ("funding", "ics"),
        "analysis",
    )
    assert (found.date, found.updated) == (datetime.date(2026, 5, 8), datetime.date(2026, 5, 9))
    assert found.image is not None
    assert (found.image.span, found.image.caption, str(found.image.place)) == (
        2,
        "B",
        "articles/one.md:13:15",
    )
    assert (found.online, found.id) == ("https://a.org/b", "tag:lowdown.example,2026:stevens")
    assert (found.language, found.draft) == ("cy", True)


def test_what_is_not_said_has_its_default(tmp_path: Path) -> None:
    """The contents line is the headline, the language the publication's, the id host and slug."""
    found = article(tmp_path, "title: x\nauthor: A\nkicker:\ndate: 2026-05-08")
    assert (found.contents, found.language, found.authors, found.kicker) == (
        "x",
        "en-GB",
        ("A",),
        None,
    )
    assert found.id == "urn:lowdown:test.example:one"
    assert found.id == article(tmp_path, "title: y\ndate: 2025-05-08").id


@pytest.mark.parametrize(
    "data",
    [
        b"\xef\xbb\xbf" + ARTICLE.encode(),
        ARTICLE.replace("\n", "\r\n").encode(),
        b"\n\n" + ARTICLE.encode(),
    ],
)
def test_marks_of_other_editors_do_no_harm(data: bytes, tmp_path: Path) -> None:
    """A byte-order mark, line ends of Windows and empty lines at the top are read over."""
    root = lay_out(tmp_path, {"articles/one.md": data})
    reading = read_article(read_publication(root), "one")
    assert reading.findings == ()
    assert reading.value is not None
    assert reading.value.copy[0].text == "Copy."


@pytest.mark.parametrize("kind", ["article", "issue", "publication"])
def test_every_key_of_the_schema_says_what_it_means(kind: str) -> None:
    """Editors' autocompletion has a word on each key."""
    schema = json_schema(kind)
    assert schema["properties"]
    assert all(key.get("description") for key in schema["properties"].values())
