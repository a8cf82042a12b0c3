"""Servers that reply what a test has set, for the check of links."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

import httpx

from lowdown.cache import DiskCache
from lowdown.model.findings import Finding
from lowdown.proof.links.check import check_links
from lowdown.proof.links.client import Network
from making.publications.manuscripts import (
    copy,
    read,
)

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
