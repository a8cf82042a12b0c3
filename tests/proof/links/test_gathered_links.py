"""The links of an issue that are requested, and where they are reported."""

from __future__ import annotations

from pathlib import Path

import pytest

from lowdown.proof.links.gather import gather_links
from making.publications.manuscripts import (
    ART,
    ISSUE,
    SETTINGS,
    TOML,
    TWO,
    Files,
    copy,
    head,
    manifest,
    read,
)


def gathered_links(root: Path, files: Files) -> dict[str, str]:
    return {link.address: str(link.place) for link in gather_links(*read(root, files))}


def test_every_page_that_an_issue_links_to_is_requested(tmp_path: Path) -> None:
    """Copy for print and for the web, notes, lists, the introduction, the header and the donation
    panel.
    """
    body = (
        "A [link](https://a.org/1), and <https://a.org/2>.[^1]\n\n- [x][ref]\n\n"
        "::: print\n[p](https://a.org/4)\n:::\n\n::: web\n[w](https://a.org/5)\n:::\n\n"
        "| a |\n|---|\n| [t](https://a.org/6) |\n\n::: box In [short](https://a.org/8)\n"
        "[b](https://a.org/7)\n:::\n\n"
        "[^1]: See [it](https://a.org/3).\n\n[ref]: https://a.org/9\n"
    )
    files = {
        TOML: SETTINGS + '[donation]\narticle = "give"\nurl = "https://give.org/now"\n',
        **manifest("one", introduction="Hello <http://b.org>.\n"),
        ART: f"---\ntitle: One\nonline: https://c.org/one\n---\n{body}",
        "articles/give.md": "---\ntitle: Give\n---\n[bank](https://bank.org/)",
    }
    assert gathered_links(tmp_path, files) == {
        "http://b.org": f"{ISSUE}:7:8",
        "https://c.org/one": f"{ART}:3:9",
        "https://a.org/1": f"{ART}:5:10",
        "https://a.org/2": f"{ART}:5:33",
        "https://a.org/9": f"{ART}:7:4",
        "https://a.org/4": f"{ART}:10:5",
        "https://a.org/5": f"{ART}:14:5",
        "https://a.org/6": f"{ART}:19:7",
        "https://a.org/8": f"{ART}:21:20",
        "https://a.org/7": f"{ART}:22:5",
        "https://a.org/3": f"{ART}:25:16",
        "https://bank.org/": "articles/give.md:4:8",
        "https://give.org/now": f"{TOML}:6:7",
    }


@pytest.mark.parametrize(
    "address",
    [
        *(
            "https://test.example/",
            "https://test.example/one/",
            "http://TEST.example/one/#x",
            "https://test.example",
        ),
        *(
            "two.md",
            "#one-p1",
            "/pictures/x.svg",
            "mailto:a@b.org",
            "tel:+44123",
            "ftp://a.org/x",
            "sms:1",
        ),
        "http://expyuzz4wqqyqhjn.onion/page",
    ],
)
def test_our_own_pages_and_other_schemes_are_not_requested(tmp_path: Path, address: str) -> None:
    """Links to our own pages are checked elsewhere; other schemes are not checked."""
    assert gathered_links(tmp_path, {**copy(f"[x]({address})"), **head("title: Two", "two")}) == {}


def test_only_what_lies_below_our_own_address_is_ours(tmp_path: Path) -> None:
    """Other paths and ports of our server are requested like any other page."""
    toml = SETTINGS.replace("test.example/", "test.example/paper")
    body = (
        "[a](https://test.example/paper/x) [b](https://test.example/papers) "
        "[c](https://test.example:8000/paper/)"
    )
    assert list(gathered_links(tmp_path, {TOML: toml, **copy(body)})) == [
        "https://test.example/papers",
        "https://test.example:8000/paper/",
    ]


def test_each_address_is_requested_once_and_reported_where_it_is_used_first(tmp_path: Path) -> None:
    """Addresses that differ only after the # are one, in one article or in several."""
    body = (
        "<https://a.org/x>, [b](https://a.org/x#y), [c](https://a.org/x#)\n\n[d](https://a.org/xy)"
    )
    files = {
        **manifest("one", "two"),
        **copy(body),
        TWO: "---\ntitle: Two\n---\n[e](https://a.org/x)",
    }
    assert gathered_links(tmp_path, files) == {
        "https://a.org/x": f"{ART}:4:2",
        "https://a.org/xy": f"{ART}:6:5",
    }


def test_addresses_are_requested_as_they_are_published(tmp_path: Path) -> None:
    """Other letters are escaped as in the feeds; the place is that of the typed address."""
    body = "Ein [Bär](https://münchen.de/bär?a=1&amp;b=2), <https://a.org/ä>"
    assert gathered_links(tmp_path, copy(body)) == {
        "https://xn--mnchen-3ya.de/b%C3%A4r?a=1&b=2": f"{ART}:4:6",
        "https://a.org/%C3%A4": f"{ART}:4:49",
    }
