"""The check of links against a real server on this computer."""

from __future__ import annotations

import socket
import threading
import time
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from ipaddress import ip_network
from pathlib import Path

import pytest

from lowdown.cache import DiskCache
from lowdown.proof.links.check import check_links
from lowdown.proof.links.client import MAX_PER_HOST, Network
from making.fake_servers import FakeServers, codes
from making.publications.manuscripts import (
    copy,
    read,
)


@pytest.fixture
def cache(tmp_path: Path) -> DiskCache:
    return DiskCache(folder=tmp_path / "cache" / "links")


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
