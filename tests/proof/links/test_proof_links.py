"""Links to other people's servers: which are requested, which never are, and the findings."""

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
class FakeServers:
    """Servers with a table of replies to each address; the last reply is repeated."""

    answers: dict[str, list[Reply]] = field(default_factory=dict)
    names: dict[str, list[str]] = field(default_factory=dict)
    requests: list[str] = field(default_factory=list)
    connected: list[str] = field(default_factory=list)
    slept: list[float] = field(default_factory=list)
    headers: list[httpx.Headers] = field(default_factory=list)

    def set_replies(self, address: str, *replies: Reply | int) -> FakeServers:
        self.answers[address] = [
            httpx.Response(reply) if isinstance(reply, int) else reply for reply in replies
        ]
        return self

    def answer(self, request: httpx.Request) -> httpx.Response:
        address = str(
            request.url.copy_with(host=request.headers["Host"].split(":")[0], fragment=None)
        )
        self.requests.append(f"{request.method} {address}")
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

    def network(self, seconds: float = 60) -> Network:
        transport = httpx.MockTransport(self.answer)
        return Network(
            resolve=self.resolve, transport=lambda: transport, sleep=self.sleep, seconds=seconds
        )


@pytest.fixture
def cache(tmp_path: Path) -> DiskCache:
    return DiskCache(folder=tmp_path / "cache" / "links")


def check_links_to(
    root: Path, servers: FakeServers, *addresses: str, cache: DiskCache | None = None
) -> tuple[Finding, ...]:
    """The findings for an article that links to `addresses`, one on a line, from line 4 on."""
    body = "\n".join(f"[page {number}](<{address}>)" for number, address in enumerate(addresses))
    publication, issues = read(root / "publication", copy(body))
    return check_links(
        publication,
        issues,
        cache=cache or DiskCache(folder=root / "links"),
        outside=servers.network(),
    )


def codes(findings: tuple[Finding, ...]) -> list[str]:
    return [finding.code for finding in findings]


# Which links are requested, and where they are reported


def gathered_links(root: Path, files: Files) -> dict[str, str]:
    return {link.address: str(link.place) for link in gather_links(*read(root, files))}


def test_every_page_that_an_issue_links_to_is_requested(tmp_path: Path) -> None:
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
    body = "[a](https://test.example/paper/x) [b](https://test.example/papers) [c](https://test.example:8000/paper/)"
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


# The finding for each reply


@pytest.mark.parametrize(
    ("replies", "code", "expected", "methods"),
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
def test_each_reply_has_its_finding(
    replies: tuple[int | Exception, ...],
    code: str | None,
    expected: str,
    methods: str,
    tmp_path: Path,
) -> None:
    """A page is dead when its server says so; a server that refuses us is not reported."""
    servers = FakeServers().set_replies("https://a.org/x", *replies)
    found = check_links_to(tmp_path, servers, "https://a.org/x")
    assert codes(found) == ([code] if code else [])
    assert all(expected in finding.message for finding in found)
    assert [line.split()[0] for line in servers.requests] == methods.split()
    assert servers.slept == [1.0, 3.0][: len(servers.slept)]


def test_a_dead_link_has_message_place_and_cure(tmp_path: Path) -> None:
    """The message has the page and the reply."""
    (found,) = check_links_to(
        tmp_path, FakeServers().set_replies("https://a.org/x", 404), "https://a.org/x"
    )
    assert (
        str(found)
        == f"{ART}:4:11: LD309 the page https://a.org/x is gone: its server answers 404 [link-dead]"
    )
    assert (
        found.cure == "Link to where it is now, or to a copy in an archive, or take the link out."
    )


def test_findings_are_sorted_by_their_places(tmp_path: Path) -> None:
    """The order does not depend on how long each server took."""
    servers = (
        FakeServers()
        .set_replies("https://b.org/", 404)
        .set_replies("https://a.org/", 503)
        .set_replies("https://d.org/", 404)
    )
    servers.names["c.org"] = ["10.0.0.1"]
    found = check_links_to(
        tmp_path, servers, "https://b.org/", "https://a.org/", "https://c.org/", "https://d.org/"
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
def test_retry_after_is_respected(wanted: str, slept: list[float], tmp_path: Path) -> None:
    """It is in seconds or a date; a server that wants more than 10 s is not asked again."""
    servers = FakeServers().set_replies(
        "https://a.org/", httpx.Response(429, headers={"Retry-After": wanted})
    )
    assert codes(check_links_to(tmp_path, servers, "https://a.org/")) == ["LD310"]
    assert servers.slept == slept


@pytest.mark.parametrize(
    "fault", [ssl.SSLCertVerificationError("expired"), ssl.SSLError("no cipher")]
)
def test_a_certificate_that_is_not_valid_is_a_warning(fault: ssl.SSLError, tmp_path: Path) -> None:
    """It is requested once: a second request would not help."""
    problem = httpx.ConnectError("TLS")
    problem.__cause__ = fault
    if isinstance(fault, ssl.SSLCertVerificationError):
        fault.verify_message = "certificate has expired"
    (found,) = check_links_to(
        tmp_path, servers := FakeServers().set_replies("https://a.org/", problem), "https://a.org/"
    )
    assert found.code == "LD310"
    assert "(certificate has expired)" in found.message or "no common encryption" in found.message
    assert len(servers.requests) == 1


def redirect_to(to: str, status: int = 301) -> httpx.Response:
    return httpx.Response(status, headers={"Location": to})


@pytest.mark.parametrize("status", [301, 302, 303, 307, 308])
def test_redirects_are_followed(status: int, tmp_path: Path) -> None:
    """Relative ones too; the finding depends on the page at their end."""
    servers = (
        FakeServers()
        .set_replies("https://a.org/x", redirect_to("../y", status))
        .set_replies("https://a.org/y", redirect_to("https://b.org/z#k"))
    )
    assert check_links_to(tmp_path, servers, "https://a.org/x") == ()
    assert servers.requests == [
        "HEAD https://a.org/x",
        "HEAD https://a.org/y",
        "HEAD https://b.org/z",
    ]
    servers.set_replies("https://b.org/z", 404)
    assert codes(check_links_to(tmp_path, servers, "https://a.org/x?again")) == []
    assert codes(
        check_links_to(
            tmp_path, servers, "https://a.org/x", cache=DiskCache(folder=tmp_path / "empty")
        )
    ) == ["LD309"]


def test_five_redirects_are_followed(tmp_path: Path) -> None:
    """More than five, or a redirect to itself, are reported."""
    servers = FakeServers().set_replies("https://a.org/loop", redirect_to("/loop"))
    for number in range(6):
        servers.set_replies(f"https://a.org/{number}", redirect_to(f"/{number + 1}"))
    found = check_links_to(
        tmp_path, servers, "https://a.org/0", "https://a.org/1", "https://a.org/loop"
    )
    assert [(finding.code, finding.place.line) for finding in found] == [("LD310", 4), ("LD310", 6)]
    assert "more than 5 times" in found[0].message
    assert servers.requests.count("HEAD https://a.org/loop") == 6


def test_a_redirect_that_needs_a_cookie_is_no_loop(tmp_path: Path) -> None:
    """A page that redirects to itself until a cookie is sent is requested with the cookie."""
    wanted = httpx.Response(
        302, headers={"Location": "/x", "Set-Cookie": "seen=1; Path=/; Domain=a.org"}
    )
    servers = FakeServers().set_replies("https://a.org/x", wanted, 200)
    assert check_links_to(tmp_path, servers, "https://a.org/x") == ()
    assert servers.headers[1]["Cookie"] == "seen=1"


@pytest.mark.parametrize(
    ("to", "code", "expected"),
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
def test_every_redirect_is_checked(to: str, code: str, expected: str, tmp_path: Path) -> None:
    """A redirect cannot lead to a private address or to another scheme."""
    servers = FakeServers(names={"inner.org": ["10.1.2.3"]}).set_replies(
        "https://a.org/", redirect_to(to)
    )
    (found,) = check_links_to(tmp_path, servers, "https://a.org/")
    assert (found.code, expected in found.message) == (code, True), found.message
    assert {line.split()[1] for line in servers.requests} == {"https://a.org/"}
    assert "secret" not in found.message


def test_requests_name_lowdown_as_their_sender(tmp_path: Path) -> None:
    """The user agent is Lowdown's, and no password is sent."""
    check_links_to(tmp_path, servers := FakeServers(), "https://a.org/")
    assert servers.headers[0]["User-Agent"] == f"Lowdown/{__version__} (+link check)"
    assert "Authorization" not in servers.headers[0]


def test_proxies_of_the_environment_are_not_used(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A proxy could connect to private addresses that are refused here."""
    for name in (
        "http_proxy",
        "https_proxy",
        "all_proxy",
        "HTTP_PROXY",
        "HTTPS_PROXY",
        "ALL_PROXY",
    ):
        monkeypatch.setenv(name, "http://127.0.0.1:1")
    servers = FakeServers()
    assert check_links_to(tmp_path, servers, "https://a.org/", "http://b.org/") == ()
    assert len(servers.requests) == 2


def test_passwords_are_not_printed(tmp_path: Path) -> None:
    """Findings end up in the logs of CI services."""
    (found,) = check_links_to(tmp_path, servers := FakeServers(), "https://me:secret@a.org/x@y")
    assert found.code == "LD311"
    assert "the link https://...@a.org/x@y is not for the public" in found.message
    assert servers.requests == []


def test_an_unknown_server_name_is_a_dead_link(tmp_path: Path) -> None:
    """Where other names are found, a name that does not exist makes its links dead."""
    servers = FakeServers(names={"gone.org": []})
    (found,) = check_links_to(tmp_path, servers, "https://gone.org/", "https://a.org/")
    assert (found.code, found.place.line) == ("LD309", 4)
    assert "there is no server called gone.org" in found.message
    assert servers.slept == []
    assert codes(check_links_to(tmp_path, servers, "https://gone.org/", "https://gone.org/2")) == [
        "LD309",
        "LD309",
    ]


def test_without_a_connection_links_are_not_called_dead(tmp_path: Path) -> None:
    """Where no name at all is found, this computer may not be online."""
    servers = FakeServers(names={"one.org": [], "two.org": []})
    found = check_links_to(tmp_path, servers, "https://one.org/", "https://two.org/")
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
def test_a_malformed_address_is_reported(address: str, tmp_path: Path) -> None:
    """It is a finding, not an exception, and nothing is requested."""
    servers = FakeServers()
    (found,) = check_links_to(tmp_path, servers, address)
    assert found.code == "LD309"
    assert "not written as addresses are" in found.message
    assert servers.requests == []


def test_requests_end_when_the_time_is_up(tmp_path: Path, cache: DiskCache) -> None:
    """Servers without a reply by then are reported as unanswered; good replies are cached."""
    servers = FakeServers()

    async def answer(request: httpx.Request) -> httpx.Response:
        await asyncio.sleep(60 if "slow" in request.headers["Host"] else 0)
        return httpx.Response(200)

    network = Network(
        resolve=servers.resolve, transport=lambda: httpx.MockTransport(answer), seconds=0.1
    )
    publication, issues = read(
        tmp_path / "publication", copy("[a](https://slow.org/) [b](https://a.org/)")
    )
    (found,) = check_links(publication, issues, cache=cache, outside=network)
    assert (found.code, found.place.column) == ("LD310", 5)
    assert "the 0.1 seconds for asking were over" in found.message
    assert len(list(cache.folder.iterdir())) == 1


def test_requests_at_once_are_limited(tmp_path: Path) -> None:
    """Two at once to one server, sixteen in all."""
    now: dict[str, int] = {}
    most = {"all": 0, "one": 0}

    async def answer(request: httpx.Request) -> httpx.Response:
        host = request.headers["Host"]
        now[host] = now.get(host, 0) + 1
        most.update(all=max(most["all"], sum(now.values())), one=max(most["one"], now[host]))
        await asyncio.sleep(0.002)
        now[host] -= 1
        return httpx.Response(200)

    network = Network(resolve=FakeServers().resolve, transport=lambda: httpx.MockTransport(answer))
    body = " ".join(f"[x](https://s{number % 10}.org/{number})" for number in range(100))
    publication, issues = read(tmp_path, copy(body))
    assert (
        check_links(
            publication, issues, cache=DiskCache(folder=tmp_path / "links"), outside=network
        )
        == ()
    )
    assert most == {"all": MAX_AT_ONCE, "one": MAX_PER_HOST}


# What is cached


def test_good_replies_are_cached_and_others_are_not(tmp_path: Path, cache: DiskCache) -> None:
    """A second check requests only pages without a good reply."""
    addresses = ("https://a.org/", "https://b.org/", "https://c.org/", "https://d.org/")
    servers = (
        FakeServers(names={"d.org": ["10.0.0.1"]})
        .set_replies("https://b.org/", 404)
        .set_replies("https://c.org/", 503)
    )
    first = check_links_to(tmp_path, servers, *addresses, cache=cache)
    servers.requests.clear()
    assert check_links_to(tmp_path, servers, *addresses, cache=cache) == first
    assert {line.split()[1] for line in servers.requests} == {"https://b.org/", "https://c.org/"}
    assert [path.name for path in cache.folder.iterdir()] == [
        hashlib.sha256(b"https://a.org/").hexdigest()
    ]


@pytest.mark.parametrize(
    ("age", "again"),
    [(60, False), (WEEK - 60, False), (WEEK + 60, True), (-3600, True), (None, True)],
)
def test_a_cached_reply_is_used_for_a_week(
    age: int | None, again: bool, tmp_path: Path, cache: DiskCache
) -> None:
    """A date in the future or a broken file is not used."""
    cached = b"nonsense" if age is None else f"{time.time() - age:.0f}".encode()
    cache.put(hashlib.sha256(b"https://a.org/").hexdigest(), cached)
    check_links_to(tmp_path, servers := FakeServers(), "https://a.org/", cache=cache)
    assert bool(servers.requests) == again


def test_replies_are_kept_in_the_users_cache(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The folder is beside that of the pictures."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    assert link_cache().folder == tmp_path / "lowdown" / "links"


# What is never connected to

PRIVATE_HOSTS = [
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


@pytest.mark.parametrize("host", PRIVATE_HOSTS)
def test_private_addresses_are_refused_however_they_are_spelled(host: str, tmp_path: Path) -> None:
    """In decimal, hexadecimal, octal, short, escaped, in IPv6, or as a name; none is requested."""
    servers = FakeServers(names={host: []})
    (found,) = check_links_to(tmp_path, servers, f"http://{host}:8080/leaflet.pdf")
    assert (found.code, "is not for the public" in found.message) == ("LD311", True)
    assert servers.requests == []


@pytest.mark.parametrize("host", ["①②⑦.0.0.1", "127。0。0。1", "ⓛocalhost", "１２７.0.0.1"])
def test_letters_that_look_like_digits_lead_to_no_private_address(
    host: str, tmp_path: Path
) -> None:
    """Some browsers read them as digits; here they are refused, or are an unknown name."""
    servers = FakeServers()
    servers.names = {name: [] for name in ("xn--orhcp.0.0.1", "xn--tsh.0.0.1")}
    check_links_to(tmp_path, servers, f"http://{host}/")
    assert "127.0.0.1" not in servers.connected
    with pytest.raises(PrivateError):
        asyncio.run(Guard(servers.resolve).admit(host))


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
    servers = FakeServers(names={"a.org": addresses})
    (found,) = check_links_to(tmp_path, servers, "https://a.org/")
    assert found.code == "LD311"
    assert servers.requests == []


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
    """Most of the servers is."""
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
def test_other_names_are_not_parsed_as_addresses(name: str) -> None:
    """They are looked up as names."""
    assert read_address(name) is None


def test_the_address_that_was_checked_is_the_one_connected_to(tmp_path: Path) -> None:
    """The name is looked up once, so that a second lookup cannot give a private address."""
    answers = iter([[PUBLIC], ["127.0.0.1"], ["127.0.0.1"]])
    servers = FakeServers().set_replies("https://rebind.org/", 404)

    async def resolve(_name: str) -> list[str]:
        return next(answers)

    network = Network(
        resolve=resolve, transport=lambda: httpx.MockTransport(servers.answer), sleep=servers.sleep
    )
    publication, issues = read(tmp_path, copy("[x](https://rebind.org/)"))
    found = check_links(
        publication, issues, cache=DiskCache(folder=tmp_path / "links"), outside=network
    )
    assert codes(found) == ["LD309"]
    assert servers.connected == [PUBLIC, PUBLIC]
    assert servers.headers[0]["Host"] == "rebind.org"


ADDRESS_PARTS = st.sampled_from(
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
ADDRESSES = st.lists(ADDRESS_PARTS, max_size=14).map("".join)


@given(ADDRESSES, ADDRESSES)
def test_no_address_however_odd_leads_to_a_private_network(address: str, further: str) -> None:
    """Nor raises an exception, in the copy or in a redirect."""
    servers = FakeServers().set_replies(
        "https://a.org/",
        httpx.Response(301, headers=[(b"Location", further.encode(errors="replace"))]),
    )
    verdicts = asyncio.run(ask_all([f"http://{address}", "https://a.org/"], servers.network()))
    assert len(verdicts) == 2
    assert all(is_public(ip_address(one)) for one in servers.connected)


def test_certificates_are_verified_for_the_name(tmp_path: Path) -> None:
    """Not for the address that is connected to."""
    named: list[object] = []

    def answer(request: httpx.Request) -> httpx.Response:
        named.append((request.url.host, request.extensions["sni_hostname"]))
        return httpx.Response(200)

    network = Network(resolve=FakeServers().resolve, transport=lambda: httpx.MockTransport(answer))
    publication, issues = read(tmp_path, copy("[x](https://münchen.de/) [y](https://a.org./)"))
    assert (
        check_links(
            publication, issues, cache=DiskCache(folder=tmp_path / "links"), outside=network
        )
        == ()
    )
    assert sorted(named, key=str) == [(PUBLIC, "a.org"), (PUBLIC, "xn--mnchen-3ya.de")]


def test_the_next_address_of_a_server_is_tried(tmp_path: Path) -> None:
    """Where an IPv6 address cannot be reached, the IPv4 address is."""
    connected: list[str] = []

    def answer(request: httpx.Request) -> httpx.Response:
        connected.append(request.url.host)
        if ":" in request.url.host:
            message = "no route"
            raise httpx.ConnectError(message)
        return httpx.Response(200)

    names = {"a.org": ["2606:2800:220::1", "2606:2800:220::2", PUBLIC, "8.8.8.8"]}
    network = Network(
        resolve=FakeServers(names=names).resolve, transport=lambda: httpx.MockTransport(answer)
    )
    publication, issues = read(tmp_path, copy("[x](https://a.org/)"))
    assert (
        check_links(
            publication, issues, cache=DiskCache(folder=tmp_path / "links"), outside=network
        )
        == ()
    )
    assert connected == ["2606:2800:220::1", PUBLIC]


AddressInfo = list[tuple[int, int, int, str, tuple[str, int]]]


def stand_in_lookup(
    monkeypatch: pytest.MonkeyPatch, outcome: AddressInfo | Exception
) -> Callable[[], Awaitable[object]]:
    """Makes the machine's lookup of names return or raise `outcome`."""

    async def getaddrinfo(_self: object, _name: str, _port: object, **_more: object) -> AddressInfo:
        if isinstance(outcome, Exception):
            raise outcome
        return outcome

    monkeypatch.setattr(asyncio.BaseEventLoop, "getaddrinfo", getaddrinfo)
    return lambda: look_up("a.org")


def test_names_are_looked_up_as_the_machine_does(monkeypatch: pytest.MonkeyPatch) -> None:
    """Each address is returned once."""
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
def test_an_unknown_name_differs_from_a_failed_lookup(
    problem: Exception, error: type[Exception], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Only an unknown name makes a link dead."""

    async def run() -> object:
        return await stand_in_lookup(monkeypatch, problem)()

    with pytest.raises(error):
        asyncio.run(run())


def test_a_failed_lookup_is_a_warning(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The name may be found tomorrow."""
    stand_in_lookup(monkeypatch, socket.gaierror(socket.EAI_AGAIN, "later"))
    servers = FakeServers()
    network = Network(transport=lambda: httpx.MockTransport(servers.answer), sleep=servers.sleep)
    publication, issues = read(tmp_path, copy("[x](https://a.org/)"))
    found = check_links(
        publication, issues, cache=DiskCache(folder=tmp_path / "links"), outside=network
    )
    assert codes(found) == ["LD310"]
    assert servers.slept == [1.0, 3.0]


# A real server


class CountingServer(BaseHTTPRequestHandler):
    """Replies slowly enough to count how many requests there are at once."""

    lock = threading.Lock()
    now = most_at_once = 0
    seen: list[str] = []  # noqa: RUF012 - each request has a new handler

    def do_HEAD(self) -> None:
        kind = type(self)
        with kind.lock:
            kind.now += 1
            kind.most_at_once = max(kind.most_at_once, kind.now)
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
    CountingServer.most_at_once, CountingServer.seen = 0, []
    with ThreadingHTTPServer(("127.0.0.1", 0), CountingServer) as server:
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
        thread.start()
        yield server.server_address[1]
        server.shutdown()
        thread.join()


def test_a_real_server_is_requested(tmp_path: Path, server: int, cache: DiskCache) -> None:
    """Requests go to the address that was looked up, with the name, two at once at most."""
    paths = ("1", "2", "3", "4", "5", "6", "gone", "stubborn", "moved", "moved/away")
    body = "\n".join(f"[page](http://news.example:{server}/{path})" for path in paths)
    publication, issues = read(tmp_path / "publication", copy(body))
    servers = FakeServers(names={"news.example": ["127.0.0.1"]})
    network = Network(resolve=servers.resolve, permitted=(ip_network("127.0.0.1/32"),))
    found = check_links(publication, issues, cache=cache, outside=network)
    assert [(finding.code, finding.place.line) for finding in found] == [
        ("LD309", 10),
        ("LD311", 13),
    ]
    assert CountingServer.most_at_once == MAX_PER_HOST
    assert {line.split()[2] for line in CountingServer.seen} == {"news.example"}
    assert {
        "HEAD /1 news.example",
        "GET /stubborn news.example",
        "HEAD /there news.example",
    } <= set(CountingServer.seen)
    assert len(list(cache.folder.iterdir())) == len(paths) - 2


def test_a_closed_port_is_unanswered(tmp_path: Path, cache: DiskCache) -> None:
    """A refused connection is a warning."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    servers = FakeServers(names={"news.example": ["127.0.0.1"]})
    network = Network(
        resolve=servers.resolve, sleep=servers.sleep, permitted=(ip_network("127.0.0.0/8"),)
    )
    publication, issues = read(tmp_path / "publication", copy(f"[x](http://news.example:{port}/)"))
    (found,) = check_links(publication, issues, cache=cache, outside=network)
    assert (found.code, "its server cannot be reached" in found.message) == ("LD310", True)


def test_this_computer_is_not_requested_by_default(
    tmp_path: Path, server: int, cache: DiskCache
) -> None:
    """Only tests can permit it; the command has no option for it."""
    publication, issues = read(tmp_path / "publication", copy(f"[x](http://127.0.0.1:{server}/)"))
    assert codes(check_links(publication, issues, cache=cache)) == ["LD311"]
    assert CountingServer.seen == []


# From the command line

PublicationFactory = Callable[[Mapping[str, str]], Path]


@pytest.fixture
def no_network(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Fails the test if a name is looked up or a server requested."""

    async def refuse(name: str) -> tuple[str, ...]:
        raise AssertionError(name)

    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    monkeypatch.setattr(networks, "look_up", refuse)
    monkeypatch.setattr(
        Network, "__init__", lambda *_args, **_more: pytest.fail("servers were requested")
    )
    stand_in_press(monkeypatch)
    stand_in_proofs(monkeypatch)


@pytest.mark.usefixtures("no_network")
def test_copy_without_links_needs_no_network(
    publication_dir: PublicationFactory, capsys: pytest.CaptureFixture[str]
) -> None:
    """A check with --online passes without the network."""
    folder = publication_dir(ISSUES)
    assert cli.main(["check", "--project", str(folder), "--online"]) == 0
    assert capsys.readouterr().err == ""


LINKED = {
    **ISSUES,
    "articles/beds.md": "---\ntitle: Beds\n---\n[Leaflet](http://192.168.1.20/leaflet.pdf)\n",
}


@pytest.mark.usefixtures("no_network")
def test_servers_are_only_requested_with_online(publication_dir: PublicationFactory) -> None:
    """A check without --online needs no network."""
    assert check(publication_dir(LINKED)).findings == ()


@pytest.fixture
def offline(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Stand-ins make papers and feeds, and the server of the link replies 503."""
    servers = FakeServers().set_replies("https://a.org/x", 503)
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    monkeypatch.setattr("lowdown.proof.links.client.Network", servers.network)
    stand_in_press(monkeypatch)
    stand_in_proofs(monkeypatch)


@pytest.mark.usefixtures("offline")
def test_the_command_reports_links(
    publication_dir: PublicationFactory, capsys: pytest.CaptureFixture[str]
) -> None:
    """Findings of links are printed with the others, and can be ignored."""
    folder = publication_dir(LINKED)
    assert cli.main(["check", "--project", str(folder), "--online", "--format", "json"]) == 1
    assert "LD311" in capsys.readouterr().out
    assert cli.main(["check", "--project", str(folder), "--online", "--ignore", "LD311"]) == 0


@pytest.mark.usefixtures("offline")
@pytest.mark.parametrize(
    ("comment", "options", "expected_codes"),
    [
        ("", {}, ["LD310"]),
        ("", {"select": ("LD4",)}, []),
        ("", {"ignore": ("link-unanswered",)}, []),
        ("<!-- lowdown: ignore LD310 -->\n\n", {}, []),
    ],
)
def test_links_respect_select_ignore_and_comments(
    comment: str,
    options: dict[str, tuple[str, ...]],
    expected_codes: list[str],
    publication_dir: PublicationFactory,
) -> None:
    """Like all findings of a check; a warning does not fail it."""
    article = f"---\ntitle: Beds\n---\nCopy.\n\n{comment}[x](https://a.org/x)\n"
    made = check(publication_dir({**ISSUES, "articles/beds.md": article}), online=True, **options)
    assert (codes(made.findings), made.ok) == (expected_codes, True)


def test_without_its_library_the_command_says_what_to_install(
    publication_dir: PublicationFactory, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It stops before anything is built; a check without --online does not need httpx."""
    press = stand_in_press(monkeypatch)
    stand_in_proofs(monkeypatch)
    monkeypatch.setitem(sys.modules, "httpx", None)
    folder = publication_dir(ISSUES)
    with pytest.raises(UsageError, match=r"pip install 'lowdown\[online\]'"):
        check(folder, online=True)
    assert press.printed == []
    assert check(folder).ok
