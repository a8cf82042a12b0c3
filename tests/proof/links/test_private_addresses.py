"""Private addresses, which are never connected to, and the lookup of names."""

from __future__ import annotations

import asyncio
import socket
from collections.abc import Awaitable, Callable
from ipaddress import ip_address
from pathlib import Path

import httpx
import pytest
from hypothesis import given
from hypothesis import strategies as st

from lowdown.cache import DiskCache
from lowdown.proof.links.check import check_links
from lowdown.proof.links.client import Network, ask_all
from lowdown.proof.links.networks import (
    Guard,
    NoSuchNameError,
    PrivateError,
    is_public,
    look_up,
    read_address,
)
from making.fake_servers import PUBLIC, FakeServers, check_links_to, codes
from making.publications.manuscripts import (
    copy,
    read,
)

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
