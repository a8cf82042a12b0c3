"""Asks servers whether the pages at some addresses are still there.

Only `check.py` imports this module, and only when servers are to be asked.

Every address is asked for in these steps, at most 16 of them at once and two at once of one server:

1. *HEAD*: the server is asked whether it has the page, without the page.
2. *GET*: where it answers with an error, it is asked for the page; only the status is read.
3. *Again*: where it has none for now (no answer, 429, 5xx), it is asked twice more after a pause.

Each step follows up to five redirects, and every hop passes the guard.
"""

from __future__ import annotations

import asyncio
import ssl
from collections import defaultdict
from collections.abc import Awaitable, Callable, Iterable, Sequence
from typing import Final
from urllib.parse import urlsplit

import httpx  # noqa: TID253 - one function imports this module, when servers are to be asked

from lowdown import __version__
from lowdown.proof.links.networks import (
    Guard,
    IPNetwork,
    NoSuchNameError,
    PrivateError,
    Resolve,
    is_public,
    look_up,
    read_address,
)
from lowdown.proof.links.verdicts import DEAD, PRIVATE, UNANSWERED, Verdict, verdict_on_answer
from lowdown.values import dataclass

MAX_AT_ONCE: Final = 16
MAX_PER_HOST: Final = 2
MAX_HOPS: Final = 5
TIMEOUT: Final = 10.0
"""Seconds for a connection, and for each piece of an answer."""
HOP: Final = 30.0
"""Seconds for one question in all, so that a server that drips holds nobody up."""
PAUSES: Final = (1.0, 3.0)
"""Seconds before a server is asked again."""
PATIENCE: Final = 10.0
"""Seconds that a server may ask us to wait."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Network:
    """The world as far as it is asked; only tests put anything else into its place."""

    resolve: Resolve = look_up
    """From a name to its addresses."""
    transport: Callable[[], httpx.AsyncBaseTransport] | None = None
    """Makes what carries requests to the address that the guard chose; None: the network."""
    sleep: Callable[[float], Awaitable[object]] = asyncio.sleep
    """Waits so many seconds."""
    permitted: Sequence[IPNetwork] = ()
    """Private networks that may be asked all the same."""
    seconds: float = 120.0
    """How long asking may take in all."""


async def ask_all(addresses: Iterable[str], outside: Network) -> dict[str, Verdict]:
    """A verdict on each of `addresses`, when all have been asked or the time is up."""
    inner = outside.transport() if outside.transport else _network()
    guarded = _GuardedTransport(inner, Guard(outside.resolve, outside.permitted))
    headers = {"User-Agent": f"Lowdown/{__version__} (+link check)"}
    async with httpx.AsyncClient(
        transport=guarded, headers=headers, timeout=TIMEOUT, trust_env=False
    ) as client:
        asker = LinkClient(client, outside)
        tasks = {address: asyncio.create_task(asker.ask(address)) for address in addresses}
        await asyncio.wait(tasks.values(), timeout=outside.seconds)
        late = [task for task in tasks.values() if task.cancel()]
        await asyncio.gather(*late, return_exceptions=True)
    over = Verdict(
        code=UNANSWERED,
        said=f"the {outside.seconds:g} seconds for asking were over before it had its turn",
    )
    return {address: over if task.cancelled() else task.result() for address, task in tasks.items()}


def _network() -> httpx.AsyncBaseTransport:
    """Returns a transport that closes each connection: TLS names differ on a shared address."""
    return httpx.AsyncHTTPTransport(
        limits=httpx.Limits(max_keepalive_connections=0), trust_env=False
    )


class _GuardedTransport(httpx.AsyncBaseTransport):
    """Connects to addresses that the guard has checked, never to a name that is looked up again."""

    def __init__(self, inner: httpx.AsyncBaseTransport, guard: Guard) -> None:
        self._inner = inner
        self._guard = guard

    async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
        host = request.url.raw_host.decode()
        *others, last = await self._guard.admit(host)
        for address in others:
            try:
                return await self._send(request, host, address)
            except (httpx.ConnectError, httpx.ConnectTimeout):
                continue
        return await self._send(request, host, last)

    async def _send(self, request: httpx.Request, host: str, address: str) -> httpx.Response:
        """The name stays in the Host header and in TLS, which holds it against the certificate."""
        pinned = httpx.Request(
            request.method,
            request.url.copy_with(host=address),
            headers=request.headers,
            stream=request.stream,
            extensions={**request.extensions, "sni_hostname": host.removesuffix(".")},
        )
        return await self._inner.handle_async_request(pinned)

    async def aclose(self) -> None:
        await self._inner.aclose()


_FAILURES: Final = (
    httpx.HTTPError,
    httpx.InvalidURL,
    OSError,
    ValueError,
    NoSuchNameError,
    PrivateError,
)


class LinkClient:
    """Asks for one address after the other, without being a nuisance to anybody."""

    def __init__(self, client: httpx.AsyncClient, outside: Network) -> None:
        self._client = client
        self._sleep = outside.sleep
        self._all = asyncio.Semaphore(MAX_AT_ONCE)
        self._of_a_host: dict[str, asyncio.Semaphore] = defaultdict(
            lambda: asyncio.Semaphore(MAX_PER_HOST)
        )

    async def ask(self, address: str) -> Verdict:
        """The last word of its server."""
        verdict = await self._ask_once("HEAD", address)
        if verdict.unsure:
            verdict = await self._ask_once("GET", address)
        for pause in PAUSES:
            if verdict.again is None or verdict.again > PATIENCE:
                break
            await self._sleep(max(pause, verdict.again))
            verdict = await self._ask_once("GET", address)
        return verdict

    async def _ask_once(self, method: str, address: str) -> Verdict:
        try:
            return await self._follow(method, _read_url(address))
        except _FAILURES as failure:
            return _verdict_on_failure(failure)

    async def _follow(self, method: str, url: httpx.URL) -> Verdict:
        for _ in range(1 + MAX_HOPS):
            if url.scheme not in ("http", "https"):
                return Verdict(
                    code=UNANSWERED,
                    said="it sends its readers on to something that is no page of the web",
                )
            if not url.host:
                raise httpx.InvalidURL(str(url))
            if url.userinfo:
                return Verdict(code=PRIVATE, said="it has a user name or a password in it")
            response = await self._send(method, url)
            if response.next_request is None:
                return verdict_on_answer(
                    response.status_code, wait=response.headers.get("Retry-After", "")
                )
            url = response.next_request.url
        return Verdict(
            code=UNANSWERED, said=f"it sends its readers on more than {MAX_HOPS} times", unsure=True
        )

    async def _send(self, method: str, url: httpx.URL) -> httpx.Response:
        """The head of the answer; the rest is not read."""
        async with self._of_a_host[url.host], self._all, asyncio.timeout(HOP):
            response = await self._client.send(self._client.build_request(method, url), stream=True)
            await response.aclose()
            return response


def _read_url(address: str) -> httpx.URL:
    """The parts of an address.

    Raises PrivateError for one in a spelling that only browsers read, else InvalidURL.
    """
    try:
        return httpx.URL(address)
    except httpx.InvalidURL:
        literal = read_address(urlsplit(address).hostname or "")
        if literal is not None and not is_public(literal):
            raise PrivateError(str(literal)) from None
        raise


def _verdict_on_failure(failure: BaseException) -> Verdict:
    """Why there is no answer."""
    if isinstance(failure, PrivateError):
        return Verdict(
            code=PRIVATE,
            said=f"it leads to {failure}, which is on a private network or this very computer",
        )
    if isinstance(failure, NoSuchNameError):
        return Verdict(code=DEAD, said=f"there is no server called {failure}", nameless=True)
    if isinstance(failure, (TimeoutError, httpx.TimeoutException)):
        unsure = not isinstance(failure, httpx.ConnectTimeout)
        return Verdict(
            code=UNANSWERED, said="its server does not answer in time", again=0.0, unsure=unsure
        )
    if certificate := _certificate_fault(failure):
        return Verdict(code=UNANSWERED, said=certificate)
    if isinstance(failure, (httpx.HTTPError, OSError)):
        unsure = isinstance(failure, httpx.RemoteProtocolError | httpx.ReadError)
        return Verdict(
            code=UNANSWERED, said="its server cannot be reached", again=0.0, unsure=unsure
        )
    return Verdict(code=DEAD, said="the address is not written as addresses are")


def _certificate_fault(failure: BaseException) -> str | None:
    """What is wrong with the encryption, if that is what is wrong."""
    cause: BaseException | None = failure
    while cause is not None:
        if isinstance(cause, ssl.SSLCertVerificationError):
            return f"its server cannot prove that it is the right one ({cause.verify_message})"
        if isinstance(cause, ssl.SSLError):
            return "its server and this computer find no common encryption"
        cause = cause.__cause__ or cause.__context__
    return None
