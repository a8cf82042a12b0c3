"""Links to other people's servers: which are asked for, which never are, and what becomes of each answer."""

from __future__ import annotations

import asyncio
import hashlib
import socket
import ssl
import sys
import threading
import time
from collections.abc import Awaitable, Callable, Iterator, Mapping
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from ipaddress import ip_address, ip_network
from pathlib import Path

import httpx
import pytest
from hypothesis import given
from hypothesis import strategies as st

from lowdown import __version__, cli
from lowdown.cache import DiskCache, link_cache
from lowdown.errors import UsageError
from lowdown.model.findings import Finding
from lowdown.proof.links import networks
from lowdown.proof.links.check import WEEK, check_links
from lowdown.proof.links.client import MAX_AT_ONCE, MAX_PER_HOST, Network, ask_all
from lowdown.proof.links.gather import gather_links
from lowdown.proof.links.networks import (
    Guard,
    NoSuchNameError,
    PrivateError,
    is_public,
    look_up,
    read_address,
)
from making.manuscripts import ART, ISSUE, SETTINGS, TOML, TWO, Files, copy, head, manifest, read
from making.stand_ins import ISSUES, check, stand_in_press, stand_in_proofs

PUBLIC = "93.184.216.34"
Reply = httpx.Response | Exception


@dataclass
class World:
    """Servers that answer what a table says; the last answer is given again and again."""

    answers: dict[str, list[Reply]] = field(default_factory=dict)
    names: dict[str, list[str]] = field(default_factory=dict)
    asked: list[str] = field(default_factory=list)
    connected: list[str] = field(default_factory=list)
    slept: list[float] = field(default_factory=list)
    headers: list[httpx.Headers] = field(default_factory=list)

    def say(self, address: str, *replies: Reply | int) -> World:
        self.answers[address] = [
            httpx.Response(reply) if isinstance(reply, int) else reply for reply in replies
        ]
        return self

    def answer(self, request: httpx.Request) -> httpx.Response:
        address = str(
            request.url.copy_with(host=request.headers["Host"].split(":")[0], fragment=None)
        )
        self.asked.append(f"{request.method} {address}")
        self.connected.append(request.url.host)
        self.headers.append(request.headers)
        replies = self.answers.get(address, [httpx.Response(200)])
        reply = replies.pop(0) if len(replies) > 1 else replies[0]
        if isinstance(reply, Exception):
            raise reply
        return httpx.Response(reply.status_code, headers=reply.headers)

    async def resolve(self, name: str) -> list[str]:
        return self.names.get(name, [PUBLIC])

    async def sleep(self, seconds: float) -> None:
        self.slept.append(seconds)

    def outside(self, seconds: float = 60) -> Network:
        transport = httpx.MockTransport(self.answer)
        return Network(
            resolve=self.resolve, transport=lambda: transport, sleep=self.sleep, seconds=seconds
        )


@pytest.fixture
def cache(tmp_path: Path) -> DiskCache:
    return DiskCache(folder=tmp_path / "cache" / "links")


def asked(
    root: Path, world: World, *addresses: str, cache: DiskCache | None = None
) -> tuple[Finding, ...]:
    """What is found when an article links to `addresses`, one on a line, from line 4 on."""
    body = "\n".join(f"[page {number}](<{address}>)" for number, address in enumerate(addresses))
    publication, issues = read(root / "publication", copy(body))
    return check_links(
        publication,
        issues,
        cache=cache or DiskCache(folder=root / "links"),
        outside=world.outside(),
    )


def codes(findings: tuple[Finding, ...]) -> list[str]:
    return [finding.code for finding in findings]


# Which links are asked for, and where they are told


def links(root: Path, files: Files) -> dict[str, str]:
    return {link.address: str(link.place) for link in gather_links(*read(root, files))}


def test_every_page_that_an_issue_links_to_is_asked_for(tmp_path: Path) -> None:
    """Copy for print and for the web, notes, lists, the introduction, the header and the donation panel."""
    body = (
        "A [link](https://a.org/1), and <https://a.org/2>.[^1]\n\n- [x][ref]\n\n"
        "::: print\n[p](https://a.org/4)\n:::\n\n::: web\n[w](https://a.org/5)\n:::\n\n"
        "| a |\n|---|\n| [t](https://a.org/6) |\n\n::: box In [short](https://a.org/8)\n[b](https://a.org/7)\n:::\n\n"
        "[^1]: See [it](https://a.org/3).\n\n[ref]: https://a.org/9\n"
    )
    files = {
        TOML: SETTINGS + '[donation]\narticle = "give"\nurl = "https://give.org/now"\n',
        **manifest("one", introduction="Hello <http://b.org>.\n"),
        ART: f"---\ntitle: One\nonline: https://c.org/one\n---\n{body}",
        "articles/give.md": "---\ntitle: Give\n---\n[bank](https://bank.org/)",
    }
    assert links(tmp_path, files) == {
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
def test_our_own_pages_and_other_schemes_are_not_asked_for(tmp_path: Path, address: str) -> None:
    """Those are proved in other ways, or not at all."""
    assert links(tmp_path, {**copy(f"[x]({address})"), **head("title: Two", "two")}) == {}


def test_only_what_lies_below_our_own_address_is_ours(tmp_path: Path) -> None:
    """The rest of a server that is shared is somebody else's."""
    toml = SETTINGS.replace("test.example/", "test.example/paper")
    body = "[a](https://test.example/paper/x) [b](https://test.example/papers) [c](https://test.example:8000/paper/)"
    assert list(links(tmp_path, {TOML: toml, **copy(body)})) == [
        "https://test.example/papers",
        "https://test.example:8000/paper/",
    ]


def test_each_address_is_asked_for_once_and_told_where_it_is_used_first(tmp_path: Path) -> None:
    """With what stands behind the # or without, in one article or in several."""
    body = (
        "<https://a.org/x>, [b](https://a.org/x#y), [c](https://a.org/x#)\n\n[d](https://a.org/xy)"
    )
    files = {
        **manifest("one", "two"),
        **copy(body),
        TWO: "---\ntitle: Two\n---\n[e](https://a.org/x)",
    }
    assert links(tmp_path, files) == {
        "https://a.org/x": f"{ART}:4:2",
        "https://a.org/xy": f"{ART}:6:5",
    }


def test_addresses_are_asked_for_as_they_are_published(tmp_path: Path) -> None:
    """Letters that an address cannot hold are written as readers' programs want them, and found as they were typed."""
    body = "Ein [Bär](https://münchen.de/bär?a=1&amp;b=2), <https://a.org/ä>"
    assert links(tmp_path, copy(body)) == {
        "https://xn--mnchen-3ya.de/b%C3%A4r?a=1&b=2": f"{ART}:4:6",
        "https://a.org/%C3%A4": f"{ART}:4:49",
    }


# What becomes of each answer


@pytest.mark.parametrize(
    ("replies", "code", "said", "methods"),
    [
        ((200,), None, "", "HEAD"),
        ((204,), None, "", "HEAD"),
        ((304,), None, "", "HEAD"),
        ((404, 404), "LD309", "its server answers 404", "HEAD GET"),
        ((404, 200), None, "", "HEAD GET"),
        ((410, 410), "LD309", "its server answers 410", "HEAD GET"),
        ((401, 401), None, "", "HEAD GET"),
        ((403, 403), None, "", "HEAD GET"),
        ((403, 404), "LD309", "its server answers 404", "HEAD GET"),
        ((405, 200), None, "", "HEAD GET"),
        ((405, 410), "LD309", "its server answers 410", "HEAD GET"),
        ((501, 200), None, "", "HEAD GET"),
        ((999, 999), None, "", "HEAD GET"),
        ((451, 451), "LD310", "closed for legal reasons", "HEAD GET"),
        ((500, 500, 200), None, "", "HEAD GET GET"),
        ((500, 500, 404), "LD309", "its server answers 404", "HEAD GET GET"),
        ((503,), "LD310", "its server answers 503", "HEAD GET GET GET"),
        ((408,), "LD310", "its server answers 408", "HEAD GET GET GET"),
        ((429, 200), None, "", "HEAD GET"),
        ((429,), "LD310", "too many questions", "HEAD GET GET"),
        ((httpx.ReadTimeout("slow"), 200), None, "", "HEAD GET"),
        ((httpx.ReadTimeout("slow"),), "LD310", "does not answer in time", "HEAD GET GET GET"),
        ((httpx.ConnectTimeout("slow"),), "LD310", "does not answer in time", "HEAD GET GET"),
        ((httpx.ConnectError("refused"),), "LD310", "cannot be reached", "HEAD GET GET"),
        ((httpx.ConnectError("refused"), 200), None, "", "HEAD GET"),
        ((httpx.RemoteProtocolError("hung up"), 200), None, "", "HEAD GET"),
        ((httpx.ReadError("hung up"),), "LD310", "cannot be reached", "HEAD GET GET GET"),
    ],
)
def test_what_becomes_of_an_answer(
    replies: tuple[int | Exception, ...], code: str | None, said: str, methods: str, tmp_path: Path
) -> None:
    """A page is gone when its server says so; a server that will not talk to us is there all the same."""
    world = World().say("https://a.org/x", *replies)
    found = asked(tmp_path, world, "https://a.org/x")
    assert codes(found) == ([code] if code else [])
    assert all(said in finding.message for finding in found)
    assert [line.split()[0] for line in world.asked] == methods.split()
    assert world.slept == [1.0, 3.0][: len(world.slept)]


def test_a_dead_link_is_told_in_words(tmp_path: Path) -> None:
    """The page, what was found, where, and what to do."""
    (found,) = asked(tmp_path, World().say("https://a.org/x", 404), "https://a.org/x")
    assert (
        str(found)
        == f"{ART}:4:11: LD309 the page https://a.org/x is gone: its server answers 404 [link-dead]"
    )
    assert (
        found.cure == "Link to where it is now, or to a copy in an archive, or take the link out."
    )


def test_findings_are_told_by_their_places(tmp_path: Path) -> None:
    """However long each server took."""
    world = World().say("https://b.org/", 404).say("https://a.org/", 503).say("https://d.org/", 404)
    world.names["c.org"] = ["10.0.0.1"]
    found = asked(
        tmp_path, world, "https://b.org/", "https://a.org/", "https://c.org/", "https://d.org/"
    )
    assert codes(found) == ["LD309", "LD310", "LD311", "LD309"]
    assert [finding.place.line for finding in found] == [4, 5, 6, 7]


@pytest.mark.parametrize(
    ("wanted", "slept"),
    [
        ("5", [5.0, 5.0]),
        ("0", [1.0, 3.0]),
        ("2", [2.0, 3.0]),
        ("11", []),
        ("soon", [1.0, 3.0]),
        ("Wed, 21 Oct 2015 07:28:00 GMT", [1.0, 3.0]),
        ("Fri, 31 Dec 2100 23:59:59 GMT", []),
    ],
)
def test_a_server_may_say_when_to_come_back(
    wanted: str, slept: list[float], tmp_path: Path
) -> None:
    """In seconds or as a date; where it wants more than ten seconds it is left in peace."""
    world = World().say("https://a.org/", httpx.Response(429, headers={"Retry-After": wanted}))
    assert codes(asked(tmp_path, world, "https://a.org/")) == ["LD310"]
    assert world.slept == slept


@pytest.mark.parametrize(
    "fault", [ssl.SSLCertVerificationError("expired"), ssl.SSLError("no cipher")]
)
def test_a_certificate_that_is_not_valid_is_a_warning(fault: ssl.SSLError, tmp_path: Path) -> None:
    """Asking again would not help."""
    problem = httpx.ConnectError("TLS")
    problem.__cause__ = fault
    if isinstance(fault, ssl.SSLCertVerificationError):
        fault.verify_message = "certificate has expired"
    (found,) = asked(tmp_path, world := World().say("https://a.org/", problem), "https://a.org/")
    assert found.code == "LD310"
    assert "(certificate has expired)" in found.message or "no common encryption" in found.message
    assert len(world.asked) == 1


def moved(to: str, status: int = 301) -> httpx.Response:
    return httpx.Response(status, headers={"Location": to})


@pytest.mark.parametrize("status", [301, 302, 303, 307, 308])
def test_redirects_are_followed(status: int, tmp_path: Path) -> None:
    """Relative ones too; it is the page at their end that counts."""
    world = (
        World()
        .say("https://a.org/x", moved("../y", status))
        .say("https://a.org/y", moved("https://b.org/z#k"))
    )
    assert asked(tmp_path, world, "https://a.org/x") == ()
    assert world.asked == ["HEAD https://a.org/x", "HEAD https://a.org/y", "HEAD https://b.org/z"]
    world.say("https://b.org/z", 404)
    assert codes(asked(tmp_path, world, "https://a.org/x?again")) == []
    assert codes(
        asked(tmp_path, world, "https://a.org/x", cache=DiskCache(folder=tmp_path / "empty"))
    ) == ["LD309"]


def test_redirects_end_somewhere(tmp_path: Path) -> None:
    """Five are followed; more, or one that leads back to itself, are told."""
    world = World().say("https://a.org/loop", moved("/loop"))
    for number in range(6):
        world.say(f"https://a.org/{number}", moved(f"/{number + 1}"))
    found = asked(tmp_path, world, "https://a.org/0", "https://a.org/1", "https://a.org/loop")
    assert [(finding.code, finding.place.line) for finding in found] == [("LD310", 4), ("LD310", 6)]
    assert "more than 5 times" in found[0].message
    assert world.asked.count("HEAD https://a.org/loop") == 6


def test_a_redirect_that_needs_a_cookie_is_no_loop(tmp_path: Path) -> None:
    """Newspapers send readers round in a circle until they carry one."""
    wanted = httpx.Response(
        302, headers={"Location": "/x", "Set-Cookie": "seen=1; Path=/; Domain=a.org"}
    )
    world = World().say("https://a.org/x", wanted, 200)
    assert asked(tmp_path, world, "https://a.org/x") == ()
    assert world.headers[1]["Cookie"] == "seen=1"


@pytest.mark.parametrize(
    ("to", "code", "said"),
    [
        ("http://192.168.1.20/leaflet.pdf", "LD311", "192.168.1.20"),
        ("http://localhost:8000/", "LD311", "localhost"),
        ("http://[::1]/", "LD311", "::1"),
        ("http://0x7f000001/", "LD311", "127.0.0.1"),
        ("https://inner.org/", "LD311", "10.1.2.3"),
        ("https://me:secret@b.org/", "LD311", "user name"),
        ("ftp://b.org/", "LD310", "no page of the web"),
        ("file:///etc/passwd", "LD310", "no page of the web"),
        ("http://[::1", "LD310", "cannot be reached"),
    ],
)
def test_redirects_are_looked_at_hop_by_hop(to: str, code: str, said: str, tmp_path: Path) -> None:
    """Nobody's page can make this computer ask its neighbours or itself."""
    world = World(names={"inner.org": ["10.1.2.3"]}).say("https://a.org/", moved(to))
    (found,) = asked(tmp_path, world, "https://a.org/")
    assert (found.code, said in found.message) == (code, True), found.message
    assert {line.split()[1] for line in world.asked} == {"https://a.org/"}
    assert "secret" not in found.message


def test_servers_are_told_who_asks(tmp_path: Path) -> None:
    """Honestly, and without passwords or proxies."""
    asked(tmp_path, world := World(), "https://a.org/")
    assert world.headers[0]["User-Agent"] == f"Lowdown/{__version__} (+link check)"
    assert "Authorization" not in world.headers[0]


def test_proxies_of_the_environment_are_not_used(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """One of them would connect to what the guard has refused."""
    for name in (
        "http_proxy",
        "https_proxy",
        "all_proxy",
        "HTTP_PROXY",
        "HTTPS_PROXY",
        "ALL_PROXY",
    ):
        monkeypatch.setenv(name, "http://127.0.0.1:1")
    world = World()
    assert asked(tmp_path, world, "https://a.org/", "http://b.org/") == ()
    assert len(world.asked) == 2


def test_passwords_are_not_told(tmp_path: Path) -> None:
    """Findings stand in the logs of other people's servers."""
    (found,) = asked(tmp_path, world := World(), "https://me:secret@a.org/x@y")
    assert found.code == "LD311"
    assert "the link https://...@a.org/x@y is not for the public" in found.message
    assert world.asked == []


def test_a_name_that_nobody_has_is_dead(tmp_path: Path) -> None:
    """The server is gone with all its pages."""
    world = World(names={"gone.org": []})
    (found,) = asked(tmp_path, world, "https://gone.org/", "https://a.org/")
    assert (found.code, found.place.line) == ("LD309", 4)
    assert "there is no server called gone.org" in found.message
    assert world.slept == []
    assert codes(asked(tmp_path, world, "https://gone.org/", "https://gone.org/2")) == [
        "LD309",
        "LD309",
    ]


def test_a_computer_that_is_not_connected_does_not_call_everything_dead(tmp_path: Path) -> None:
    """Where not one of several names is found, it is our own line that is down."""
    world = World(names={"one.org": [], "two.org": []})
    found = asked(tmp_path, world, "https://one.org/", "https://two.org/")
    assert codes(found) == ["LD310", "LD310"]
    assert "may not be online" in found[0].message


@pytest.mark.parametrize(
    "address",
    [
        "http://[::1",
        "https://a..b:x/",
        "http://[fe80::1%25eth0]/",
        f"https://{'a' * 70000}.org/",
        "http://:80/",
    ],
)
def test_an_address_that_is_none_is_told(address: str, tmp_path: Path) -> None:
    """It breaks nothing."""
    world = World()
    (found,) = asked(tmp_path, world, address)
    assert found.code == "LD309"
    assert "not written as addresses are" in found.message
    assert world.asked == []


def test_asking_comes_to_an_end(tmp_path: Path, cache: DiskCache) -> None:
    """What has not answered when the time is up is told as unanswered; what has is remembered."""
    world = World()

    async def answer(request: httpx.Request) -> httpx.Response:
        await asyncio.sleep(60 if "slow" in request.headers["Host"] else 0)
        return httpx.Response(200)

    outside = Network(
        resolve=world.resolve, transport=lambda: httpx.MockTransport(answer), seconds=0.1
    )
    publication, issues = read(
        tmp_path / "publication", copy("[a](https://slow.org/) [b](https://a.org/)")
    )
    (found,) = check_links(publication, issues, cache=cache, outside=outside)
    assert (found.code, found.place.column) == ("LD310", 5)
    assert "the 0.1 seconds for asking were over" in found.message
    assert len(list(cache.folder.iterdir())) == 1


def test_few_are_asked_at_once(tmp_path: Path) -> None:
    """Two of one server, sixteen in all."""
    now: dict[str, int] = {}
    most = {"all": 0, "one": 0}

    async def answer(request: httpx.Request) -> httpx.Response:
        host = request.headers["Host"]
        now[host] = now.get(host, 0) + 1
        most.update(all=max(most["all"], sum(now.values())), one=max(most["one"], now[host]))
        await asyncio.sleep(0.002)
        now[host] -= 1
        return httpx.Response(200)

    outside = Network(resolve=World().resolve, transport=lambda: httpx.MockTransport(answer))
    body = " ".join(f"[x](https://s{number % 10}.org/{number})" for number in range(100))
    publication, issues = read(tmp_path, copy(body))
    assert (
        check_links(
            publication, issues, cache=DiskCache(folder=tmp_path / "links"), outside=outside
        )
        == ()
    )
    assert most == {"all": MAX_AT_ONCE, "one": MAX_PER_HOST}


# What is remembered


def test_good_answers_are_remembered_and_others_are_not(tmp_path: Path, cache: DiskCache) -> None:
    """A second check asks only for what was not good."""
    addresses = ("https://a.org/", "https://b.org/", "https://c.org/", "https://d.org/")
    world = (
        World(names={"d.org": ["10.0.0.1"]}).say("https://b.org/", 404).say("https://c.org/", 503)
    )
    first = asked(tmp_path, world, *addresses, cache=cache)
    world.asked.clear()
    assert asked(tmp_path, world, *addresses, cache=cache) == first
    assert {line.split()[1] for line in world.asked} == {"https://b.org/", "https://c.org/"}
    assert [path.name for path in cache.folder.iterdir()] == [
        hashlib.sha256(b"https://a.org/").hexdigest()
    ]


@pytest.mark.parametrize(
    ("age", "again"),
    [(60, False), (WEEK - 60, False), (WEEK + 60, True), (-3600, True), (None, True)],
)
def test_an_answer_is_good_for_a_week(
    age: int | None, again: bool, tmp_path: Path, cache: DiskCache
) -> None:
    """One from the future or from a broken file is none."""
    said = b"nonsense" if age is None else f"{time.time() - age:.0f}".encode()
    cache.put(hashlib.sha256(b"https://a.org/").hexdigest(), said)
    asked(tmp_path, world := World(), "https://a.org/", cache=cache)
    assert bool(world.asked) == again


def test_answers_are_kept_in_the_users_cache(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Beside the pictures."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    assert link_cache().folder == tmp_path / "lowdown" / "links"


# What is never connected to

REFUSED = [
    *(
        "127.0.0.1",
        "127.1",
        "127.0.1",
        "2130706433",
        "0x7f000001",
        "0x7f.0.0.1",
        "0X7F.1",
        "017700000001",
        "0177.0.0.1",
    ),
    *(
        "127.0.0.1.",
        "%31%32%37.0.0.1",
        "127.255.255.254",
        "0.0.0.0",
        "0",
        "00",
        "0x",
        "10.0.0.1",
        "10.1",
        "172.16.5.4",
    ),
    *(
        "192.168.1.20",
        "0xc0.0xa8.1.20",
        "3232235796",
        "169.254.169.254",
        "0xa9fea9fe",
        "100.64.0.1",
        "198.18.0.1",
    ),
    *(
        "192.0.2.1",
        "203.0.113.9",
        "224.0.0.1",
        "239.255.255.250",
        "240.0.0.1",
        "255.255.255.255",
        "172.31.255.255",
    ),
    *(
        "[::1]",
        "[::]",
        "[0:0:0:0:0:0:0:1]",
        "[::ffff:127.0.0.1]",
        "[::ffff:7f00:1]",
        "[::ffff:10.0.0.1]",
        "[::127.0.0.1]",
    ),
    *("[fe80::1]", "[fc00::1]", "[fd12:3456::1]", "[fec0::1]", "[ff02::1]", "[2001:db8::1]"),
    *(
        "[2002:7f00:1::]",
        "[2002:c0a8:114::1]",
        "[64:ff9b::127.0.0.1]",
        "[64:ff9b::a00:1]",
        "[64:ff9b:1::1]",
        "[100::1]",
    ),
    *("[2001:0:4136:e378:8000:63bf:3f57:fefe]", "[4000::1]"),
    *(
        "localhost",
        "LOCALHOST",
        "localhost.",
        "%6cocalhost",
        "news.localhost",
        "printer.local",
        "wiki.internal",
    ),
    *(
        "metadata.google.internal",
        "intranet",
        "nas",
        "router.lan",
        "files.corp",
        "box.home.arpa",
        "box.home",
    ),
]


@pytest.mark.parametrize("host", REFUSED)
def test_private_addresses_are_refused_however_they_are_spelled(host: str, tmp_path: Path) -> None:
    """In decimal, hexadecimal, octal, short, escaped, wrapped into IPv6, or as a name; none is looked up or asked."""
    world = World(names={host: []})
    (found,) = asked(tmp_path, world, f"http://{host}:8080/leaflet.pdf")
    assert (found.code, "is not for the public" in found.message) == ("LD311", True)
    assert world.asked == []


@pytest.mark.parametrize("host", ["①②⑦.0.0.1", "127。0。0。1", "ⓛocalhost", "１２７.0.0.1"])
def test_letters_that_only_look_like_digits_lead_nowhere_private(host: str, tmp_path: Path) -> None:
    """Some browsers read them as digits; here they are refused, or no server has that name."""
    world = World()
    world.names = {name: [] for name in ("xn--orhcp.0.0.1", "xn--tsh.0.0.1")}
    asked(tmp_path, world, f"http://{host}/")
    assert "127.0.0.1" not in world.connected
    with pytest.raises(PrivateError):
        asyncio.run(Guard(world.resolve).admit(host))


@pytest.mark.parametrize(
    "addresses",
    [
        *(
            ["127.0.0.1"],
            ["10.0.0.1"],
            ["169.254.169.254"],
            ["::1"],
            ["fd00::1"],
            ["fe80::1%eth0"],
            ["0.0.0.0"],
        ),
        *(
            ["::ffff:192.168.0.1"],
            [PUBLIC, "192.168.0.1"],
            ["2606:2800:220::1", "::1"],
            [PUBLIC, "100.64.0.9"],
        ),
    ],
)
def test_names_that_lead_to_private_addresses_are_refused(
    addresses: list[str], tmp_path: Path
) -> None:
    """One private address among public ones is enough."""
    world = World(names={"a.org": addresses})
    (found,) = asked(tmp_path, world, "https://a.org/")
    assert found.code == "LD311"
    assert world.asked == []


@pytest.mark.parametrize(
    "address",
    [
        "8.8.8.8",
        "1.1.1.1",
        PUBLIC,
        "2606:2800:220::1",
        "::ffff:8.8.8.8",
        "64:ff9b::808:808",
        "2002:808:808::1",
    ],
)
def test_public_addresses_are_public(address: str) -> None:
    """Most of the world is."""
    assert is_public(ip_address(address))


@pytest.mark.parametrize(
    "name",
    [
        "a.org",
        "1.2.3.4.5",
        "256.1.1.1",
        "1.2.3.256",
        "0x100000000",
        "4294967296",
        "1.2.3.08",
        "1..2",
        "0xg.1",
        "",
        "a:b",
    ],
)
def test_other_names_are_not_read_as_addresses(name: str) -> None:
    """They are looked up like all names."""
    assert read_address(name) is None


def test_a_name_cannot_change_its_mind_between_the_look_and_the_call(tmp_path: Path) -> None:
    """It is looked up once, and the very address that was looked at is connected to, with the name in the header."""
    answers = iter([[PUBLIC], ["127.0.0.1"], ["127.0.0.1"]])
    world = World().say("https://rebind.org/", 404)

    async def resolve(_name: str) -> list[str]:
        return next(answers)

    outside = Network(
        resolve=resolve, transport=lambda: httpx.MockTransport(world.answer), sleep=world.sleep
    )
    publication, issues = read(tmp_path, copy("[x](https://rebind.org/)"))
    found = check_links(
        publication, issues, cache=DiskCache(folder=tmp_path / "links"), outside=outside
    )
    assert codes(found) == ["LD309"]
    assert world.connected == [PUBLIC, PUBLIC]
    assert world.headers[0]["Host"] == "rebind.org"


PIECES = st.sampled_from(
    (
        *"abc.:/@#?[]%0127x \\\t;&=ä①。-_|^\"'<>{}",
        *(
            "127.0.0.1",
            "//",
            "::1",
            "localhost",
            "a.org",
            "%00",
            "\ud800",
            "http:",
            "0x7f",
            "xn--",
            "%2F",
        ),
    )
)
ADDRESSES = st.lists(PIECES, max_size=14).map("".join)


@given(ADDRESSES, ADDRESSES)
def test_no_address_however_odd_leads_to_a_private_network(address: str, further: str) -> None:
    """Nor breaks the check, in the copy or in a redirect."""
    world = World().say(
        "https://a.org/",
        httpx.Response(301, headers=[(b"Location", further.encode(errors="replace"))]),
    )
    verdicts = asyncio.run(ask_all([f"http://{address}", "https://a.org/"], world.outside()))
    assert len(verdicts) == 2
    assert all(is_public(ip_address(one)) for one in world.connected)


def test_certificates_are_held_against_the_name(tmp_path: Path) -> None:
    """Not against the address that is connected to."""
    named: list[object] = []

    def answer(request: httpx.Request) -> httpx.Response:
        named.append((request.url.host, request.extensions["sni_hostname"]))
        return httpx.Response(200)

    outside = Network(resolve=World().resolve, transport=lambda: httpx.MockTransport(answer))
    publication, issues = read(tmp_path, copy("[x](https://münchen.de/) [y](https://a.org./)"))
    assert (
        check_links(
            publication, issues, cache=DiskCache(folder=tmp_path / "links"), outside=outside
        )
        == ()
    )
    assert sorted(named, key=str) == [(PUBLIC, "a.org"), (PUBLIC, "xn--mnchen-3ya.de")]


def test_a_server_with_two_addresses_is_asked_at_either(tmp_path: Path) -> None:
    """Where there is no way to the new kind, the old kind will do."""
    connected: list[str] = []

    def answer(request: httpx.Request) -> httpx.Response:
        connected.append(request.url.host)
        if ":" in request.url.host:
            message = "no route"
            raise httpx.ConnectError(message)
        return httpx.Response(200)

    names = {"a.org": ["2606:2800:220::1", "2606:2800:220::2", PUBLIC, "8.8.8.8"]}
    outside = Network(
        resolve=World(names=names).resolve, transport=lambda: httpx.MockTransport(answer)
    )
    publication, issues = read(tmp_path, copy("[x](https://a.org/)"))
    assert (
        check_links(
            publication, issues, cache=DiskCache(folder=tmp_path / "links"), outside=outside
        )
        == ()
    )
    assert connected == ["2606:2800:220::1", PUBLIC]


Found = list[tuple[int, int, int, str, tuple[str, int]]]


def stand_in_lookup(
    monkeypatch: pytest.MonkeyPatch, outcome: Found | Exception
) -> Callable[[], Awaitable[object]]:
    """A machine whose search for names ends in `outcome`."""

    async def getaddrinfo(_self: object, _name: str, _port: object, **_more: object) -> Found:
        if isinstance(outcome, Exception):
            raise outcome
        return outcome

    monkeypatch.setattr(asyncio.BaseEventLoop, "getaddrinfo", getaddrinfo)
    return lambda: look_up("a.org")


def test_names_are_looked_up_as_the_machine_does(monkeypatch: pytest.MonkeyPatch) -> None:
    """Each address once."""
    found = [
        (2, 1, 6, "", (PUBLIC, 0)),
        (2, 1, 6, "", (PUBLIC, 0)),
        (10, 1, 6, "", ("2606:2800:220::1", 0)),
    ]

    async def run() -> object:
        return await stand_in_lookup(monkeypatch, found)()

    assert asyncio.run(run()) == (PUBLIC, "2606:2800:220::1")


@pytest.mark.parametrize(
    ("problem", "error"),
    [
        (socket.gaierror(socket.EAI_NONAME, "unknown"), NoSuchNameError),
        (socket.gaierror(socket.EAI_AGAIN, "later"), OSError),
        (UnicodeError("label too long"), NoSuchNameError),
    ],
)
def test_no_such_name_is_told_from_no_answer(
    problem: Exception, error: type[Exception], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Only the first is the page's fault."""

    async def run() -> object:
        return await stand_in_lookup(monkeypatch, problem)()

    with pytest.raises(error):
        asyncio.run(run())


def test_a_search_for_names_that_fails_is_a_warning(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The name may be there tomorrow."""
    stand_in_lookup(monkeypatch, socket.gaierror(socket.EAI_AGAIN, "later"))
    world = World()
    outside = Network(transport=lambda: httpx.MockTransport(world.answer), sleep=world.sleep)
    publication, issues = read(tmp_path, copy("[x](https://a.org/)"))
    found = check_links(
        publication, issues, cache=DiskCache(folder=tmp_path / "links"), outside=outside
    )
    assert codes(found) == ["LD310"]
    assert world.slept == [1.0, 3.0]


# A true server


class Counting(BaseHTTPRequestHandler):
    """Answers slowly enough to count how many ask at once."""

    lock = threading.Lock()
    now = most = 0
    seen: list[str] = []  # noqa: RUF012 - handlers are made afresh for every request

    def do_HEAD(self) -> None:
        kind = type(self)
        with kind.lock:
            kind.now += 1
            kind.most = max(kind.most, kind.now)
            kind.seen.append(f"{self.command} {self.path} {self.headers['Host'].split(':')[0]}")
        time.sleep(0.02)
        with kind.lock:
            kind.now -= 1
        gone = "gone" in self.path or (self.command == "HEAD" and "stubborn" in self.path)
        self.send_response(404 if gone else 302 if "moved" in self.path else 200)
        if "moved" in self.path:
            self.send_header(
                "Location", "http://127.0.0.2:9/secret" if "away" in self.path else "/there"
            )
        self.end_headers()

    def do_GET(self) -> None:
        self.do_HEAD()
        self.wfile.write(b"words " * 1000)

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - as the library calls it
        pass


@pytest.fixture
def server() -> Iterator[int]:
    """The port of a server on this computer."""
    Counting.most, Counting.seen = 0, []
    with ThreadingHTTPServer(("127.0.0.1", 0), Counting) as server:
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
        thread.start()
        yield server.server_address[1]
        server.shutdown()
        thread.join()


def test_a_true_server_is_asked(tmp_path: Path, server: int, cache: DiskCache) -> None:
    """Over the network, at the address that was looked up, by its own name, no more than two at once."""
    paths = ("1", "2", "3", "4", "5", "6", "gone", "stubborn", "moved", "moved/away")
    body = "\n".join(f"[page](http://news.example:{server}/{path})" for path in paths)
    publication, issues = read(tmp_path / "publication", copy(body))
    world = World(names={"news.example": ["127.0.0.1"]})
    outside = Network(resolve=world.resolve, permitted=(ip_network("127.0.0.1/32"),))
    found = check_links(publication, issues, cache=cache, outside=outside)
    assert [(finding.code, finding.place.line) for finding in found] == [
        ("LD309", 10),
        ("LD311", 13),
    ]
    assert Counting.most == MAX_PER_HOST
    assert {line.split()[2] for line in Counting.seen} == {"news.example"}
    assert {
        "HEAD /1 news.example",
        "GET /stubborn news.example",
        "HEAD /there news.example",
    } <= set(Counting.seen)
    assert len(list(cache.folder.iterdir())) == len(paths) - 2


def test_a_server_that_has_gone_is_unanswered(tmp_path: Path, cache: DiskCache) -> None:
    """Nobody listens there any more."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    world = World(names={"news.example": ["127.0.0.1"]})
    outside = Network(
        resolve=world.resolve, sleep=world.sleep, permitted=(ip_network("127.0.0.0/8"),)
    )
    publication, issues = read(tmp_path / "publication", copy(f"[x](http://news.example:{port}/)"))
    (found,) = check_links(publication, issues, cache=cache, outside=outside)
    assert (found.code, "its server cannot be reached" in found.message) == ("LD310", True)


def test_without_leave_this_computer_is_not_asked(
    tmp_path: Path, server: int, cache: DiskCache
) -> None:
    """Only a test can give it; the command has no word for it."""
    publication, issues = read(tmp_path / "publication", copy(f"[x](http://127.0.0.1:{server}/)"))
    assert codes(check_links(publication, issues, cache=cache)) == ["LD311"]
    assert Counting.seen == []


# From the command line

PublicationFactory = Callable[[Mapping[str, str]], Path]


@pytest.fixture
def no_network(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Whoever looks up a name fails the test."""

    async def refuse(name: str) -> tuple[str, ...]:
        raise AssertionError(name)

    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    monkeypatch.setattr(networks, "look_up", refuse)
    monkeypatch.setattr(
        Network, "__init__", lambda *_args, **_more: pytest.fail("servers were asked")
    )
    stand_in_press(monkeypatch)
    stand_in_proofs(monkeypatch)


@pytest.mark.usefixtures("no_network")
def test_copy_without_links_needs_no_network(
    publication_dir: PublicationFactory, capsys: pytest.CaptureFixture[str]
) -> None:
    """The check is passed at once."""
    folder = publication_dir(ISSUES)
    assert cli.main(["check", "--project", str(folder), "--online"]) == 0
    assert capsys.readouterr().err == ""


LINKED = {
    **ISSUES,
    "articles/beds.md": "---\ntitle: Beds\n---\n[Leaflet](http://192.168.1.20/leaflet.pdf)\n",
}


@pytest.mark.usefixtures("no_network")
def test_servers_are_only_asked_when_that_is_wanted(publication_dir: PublicationFactory) -> None:
    """A check without --online stays at home."""
    assert check(publication_dir(LINKED)).findings == ()


@pytest.fixture
def offline(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Papers and feeds are made of text, and every server says 503."""
    world = World().say("https://a.org/x", 503)
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    monkeypatch.setattr("lowdown.proof.links.client.Network", world.outside)
    stand_in_press(monkeypatch)
    stand_in_proofs(monkeypatch)


@pytest.mark.usefixtures("offline")
def test_the_command_asks(
    publication_dir: PublicationFactory, capsys: pytest.CaptureFixture[str]
) -> None:
    """What is found is told among all else that a check finds."""
    folder = publication_dir(LINKED)
    assert cli.main(["check", "--project", str(folder), "--online", "--format", "json"]) == 1
    said = capsys.readouterr().out
    assert "LD311" in said
    assert cli.main(["check", "--project", str(folder), "--online", "--ignore", "LD311"]) == 0


@pytest.mark.usefixtures("offline")
@pytest.mark.parametrize(
    ("comment", "options", "told"),
    [
        ("", {}, ["LD310"]),
        ("", {"select": ("LD4",)}, []),
        ("", {"ignore": ("link-unanswered",)}, []),
        ("<!-- lowdown: ignore LD310 -->\n\n", {}, []),
    ],
)
def test_links_are_told_as_settings_and_comments_want(
    comment: str,
    options: dict[str, tuple[str, ...]],
    told: list[str],
    publication_dir: PublicationFactory,
) -> None:
    """Like everything that a check finds; a warning does not fail it."""
    article = f"---\ntitle: Beds\n---\nCopy.\n\n{comment}[x](https://a.org/x)\n"
    made = check(publication_dir({**ISSUES, "articles/beds.md": article}), online=True, **options)
    assert (codes(made.findings), made.ok) == (told, True)


def test_without_its_library_the_command_says_what_to_install(
    publication_dir: PublicationFactory, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Before anything is built; a check that stays at home does not need it."""
    press = stand_in_press(monkeypatch)
    stand_in_proofs(monkeypatch)
    monkeypatch.setitem(sys.modules, "httpx", None)
    folder = publication_dir(ISSUES)
    with pytest.raises(UsageError, match=r"pip install 'lowdown\[online\]'"):
        check(folder, online=True)
    assert press.printed == []
    assert check(folder).ok
