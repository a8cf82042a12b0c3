"""The finding for each reply of a server, redirects, limits, and the cache of replies."""

from __future__ import annotations

import asyncio
import hashlib
import ssl
import time
from pathlib import Path

import httpx
import pytest

from lowdown import __version__
from lowdown.cache import DiskCache, link_cache
from lowdown.proof.links.check import WEEK, check_links
from lowdown.proof.links.client import MAX_AT_ONCE, MAX_PER_HOST, Network
from making.fake_servers import FakeServers, check_links_to, codes
from making.publications.manuscripts import (
    ART,
    copy,
    read,
)


@pytest.fixture
def cache(tmp_path: Path) -> DiskCache:
    return DiskCache(folder=tmp_path / "cache" / "links")


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
    assert link_cache().folder == tmp_path / "lowdown" / "links-2"
