"""Looks up the names of servers, and refuses addresses in private networks.

A link or a redirect must not make this computer ask its neighbours or itself. So every name is
looked up here and nowhere else, all its addresses are checked, and only these are connected to.
"""

from __future__ import annotations

import asyncio
import re
import socket
import unicodedata
from collections.abc import Awaitable, Callable, Sequence
from ipaddress import IPv4Address, IPv4Network, IPv6Address, IPv6Network, ip_address
from typing import Final
from urllib.parse import unquote

Address = IPv4Address | IPv6Address
IPNetwork = IPv4Network | IPv6Network
Resolve = Callable[[str], Awaitable[Sequence[str]]]
"""Looks up the addresses of a name; raises NoSuchNameError, or OSError where that fails."""


class NoSuchNameError(Exception):
    """There is no server of that name."""


class PrivateError(Exception):
    """The name leads into a private network; `str()` of it names that network."""


class Guard:
    """Stands between the names in addresses and the network."""

    def __init__(self, resolve: Resolve, permitted: Sequence[IPNetwork] = ()) -> None:
        self._resolve = resolve
        self._permitted = permitted
        self._known: dict[str, tuple[str, ...]] = {}

    async def admit(self, host: str) -> tuple[str, ...]:
        """Returns the addresses to connect to for `host`, one of each kind, looked up once.

        Raises PrivateError, NoSuchNameError, and OSError where the lookup fails for now.
        """
        if host not in self._known:
            self._known[host] = self._choose(host, await self._look_up(host))
        return self._known[host]

    async def _look_up(self, host: str) -> Sequence[Address]:
        literal = read_address(host)
        if literal is not None:
            return [literal]
        if is_private_name(host):
            raise PrivateError(host)
        return [ip_address(address) for address in await self._resolve(host)]

    def _choose(self, host: str, addresses: Sequence[Address]) -> tuple[str, ...]:
        if not addresses:
            raise NoSuchNameError(host)
        for address in addresses:
            if not is_public(address) and not any(
                address in network for network in self._permitted
            ):
                raise PrivateError(str(address))
        first: dict[int, str] = {}
        for address in addresses:
            first.setdefault(address.version, str(address))
        return tuple(first.values())


def is_private_name(host: str) -> bool:
    """Returns whether `host` is a name of private networks only.

    Source: RFC 6761, 6762, 8375, and custom.
    """
    name = _plain(host)
    return (
        "." not in name
        or name.rpartition(".")[2] in _PRIVATE_ENDINGS
        or name.endswith(".home.arpa")
    )


_PRIVATE_ENDINGS: Final = frozenset(
    {"corp", "home", "internal", "intranet", "lan", "local", "localhost"}
)


def _plain(host: str) -> str:
    """`host` as a browser reads it, without escapes, variants, brackets and a last full stop."""
    folded = unicodedata.normalize("NFKC", unquote(host)).replace("\u3002", ".").casefold()
    return folded.strip("[]").removesuffix(".")


def read_address(host: str) -> Address | None:
    """The address that `host` spells, in any way that browsers read; None where it is a name.

    Source: https://url.spec.whatwg.org/#concept-ipv4-parser
    """
    name = _plain(host)
    try:
        return IPv6Address(name) if ":" in name else _read_numbers(name.split("."))
    except ValueError:
        return None


def _read_numbers(parts: Sequence[str]) -> IPv4Address:
    *leading, last = [_read_number(part) for part in parts]
    if (
        len(leading) > 3
        or any(number > 255 for number in leading)
        or last >= 256 ** (4 - len(leading))
    ):
        raise ValueError
    return IPv4Address(
        sum(number << 8 * (3 - index) for index, number in enumerate(leading)) + last
    )


def _read_number(part: str) -> int:
    if re.fullmatch("0x[0-9a-f]*", part):
        return int(part[2:] or "0", 16)
    if re.fullmatch("0[0-7]+", part):
        return int(part, 8)
    if re.fullmatch("0|[1-9][0-9]{0,19}", part):
        return int(part)
    raise ValueError


_UNICAST: Final = IPv6Network("2000::/3")
"""All that is given out of IPv6 (RFC 4291, section 2.4)."""
_TRANSLATED: Final = IPv6Network("64:ff9b::/96")
"""IPv4 addresses as networks without IPv4 spell them (RFC 6052)."""


def is_public(address: Address) -> bool:
    """Whether everybody on the internet means the same computer by `address`."""
    if isinstance(address, IPv4Address):
        return address.is_global and not address.is_multicast and not address.is_reserved
    inner = _carried(address)
    return is_public(inner) if inner else address in _UNICAST and address.is_global


def _carried(address: IPv6Address) -> IPv4Address | None:
    """The IPv4 address that an IPv6 address stands for."""
    if address in _TRANSLATED:
        return IPv4Address(int(address) & 0xFFFFFFFF)
    return (
        address.ipv4_mapped or address.sixtofour or (address.teredo[1] if address.teredo else None)
    )


_NO_SUCH_NAME: Final = {socket.EAI_NONAME, getattr(socket, "EAI_NODATA", socket.EAI_NONAME)}


async def look_up(name: str) -> tuple[str, ...]:
    """The addresses of `name`, as the machine finds them; raises NoSuchNameError and OSError."""
    try:
        found = await asyncio.get_running_loop().getaddrinfo(name, None, type=socket.SOCK_STREAM)
    except socket.gaierror as error:
        if error.errno in _NO_SUCH_NAME:
            raise NoSuchNameError(name) from error
        raise
    except UnicodeError as error:  # longer than a name may be
        raise NoSuchNameError(name) from error
    return tuple(dict.fromkeys(str(info[4][0]) for info in found))
