"""Which network addresses a crawler may connect to. Pure: nothing is looked up."""

from __future__ import annotations

import re
import socket
import unicodedata
from ipaddress import IPv4Address, IPv6Address, ip_address, ip_network
from typing import NamedTuple
from urllib.parse import urlsplit

DEFAULT_PORTS = {"http": 80, "https": 443}
"""The schemes that are fetched, and their ports."""

FOREIGN_PORTS = frozenset(
    {
        *(0, 1, 7, 9, 11, 13, 15, 17, 19, 20, 21, 22, 23, 25, 37, 42, 43, 53, 69, 77, 79, 87, 95),
        *(101, 102, 103, 104, 109, 110, 111, 113, 115, 117, 119, 123, 135, 137, 139, 143, 161, 179),
        *(389, 427, 465, 512, 513, 514, 515, 526, 530, 531, 532, 540, 548, 554, 556, 563, 587, 601, 636),
        *(989, 990, 993, 995, 1719, 1720, 1723, 2049, 3659, 4045, 4190, 5060, 5061, 6000, 6379, 6566),
        *(6665, 6666, 6667, 6668, 6669, 6679, 6697, 10080, 11211),
    }
)
"""Ports of mail, name, file and chat servers, where a request says something else than it does to a web server: the
"bad ports" of the Fetch standard (fetch.spec.whatwg.org, "port blocking"), Redis and memcached."""

_IPV4_SPELLING = re.compile(
    r"""
    (?: 0x[0-9a-f]* | [0-9]+ )          # one number, decimal, octal (leading 0) or hexadecimal ...
    (?: \. (?: 0x[0-9a-f]* | [0-9]+ ) ){0,3}    # ... or up to four, as inet_aton(3) reads them
    """,
    re.VERBOSE,
)

# What ipaddress takes for global (in some of its releases) and is not the public Internet.
_SPECIAL = tuple(
    ip_network(network)
    for network in (
        "168.63.129.16/32",  # Azure's platform service: a public number, answered inside the machine's host
        "192.0.0.0/24",  # IETF protocol assignments (RFC 6890); Oracle's metadata service
        "192.88.99.0/24",  # 6to4 relays, withdrawn (RFC 7526)
        "64:ff9b:1::/48",  # NAT64 of the local network (RFC 8215)
        "fec0::/10",  # site-local, withdrawn (RFC 3879)
    )
)
_NAT64 = ip_network("64:ff9b::/96")


class Endpoint(NamedTuple):
    """Where a request goes: lower-case host without the final dot, and port."""

    host: str
    port: int


def endpoint(url: str) -> Endpoint | None:
    """Return where *url* leads; None if it names no host, no valid port or another scheme than HTTP(S)."""
    try:
        parts = urlsplit(url)
        port = DEFAULT_PORTS.get(parts.scheme) if parts.port is None else parts.port
    except ValueError:  # brackets or a port that are none
        return None
    if parts.scheme not in DEFAULT_PORTS or not parts.hostname or port is None:
        return None
    return Endpoint(plain_host(parts.hostname), port)


def plain_host(host: str) -> str:
    """Return *host* in the one spelling that is compared: lower case, no brackets, no final dot."""
    return host.strip("[]").rstrip(".").lower()


def literal_address(host: str) -> IPv4Address | IPv6Address | None:
    """Return the address that *host* spells out, None if it is a name.

    Reads what the system's resolver reads: besides dotted quads and IPv6, the decimal, octal and
    hexadecimal forms (``2130706433``, ``0x7f.1``), and ``localhost``, which is always loopback
    (RFC 6761).
    """
    host = plain_host(unicodedata.normalize("NFKC", host))
    if host == "localhost" or host.endswith(".localhost"):
        return IPv4Address("127.0.0.1")
    try:
        return ip_address(host)
    except ValueError:
        if not _IPV4_SPELLING.fullmatch(host):
            return None
    try:
        return IPv4Address(socket.inet_aton(host))
    except OSError:  # a number too large for an address
        return None


def is_public(address: IPv4Address | IPv6Address) -> bool:
    """Return whether *address* belongs to the public Internet.

    False for private, loopback, link-local (cloud metadata among them), multicast, shared (CGNAT),
    documentation and reserved networks, and for IPv6 addresses that carry such an IPv4 address.
    """
    if isinstance(address, IPv6Address):
        carried = _carried(address)
        if carried is not None:
            return is_public(carried)
    if any(address in network for network in _SPECIAL):
        return False
    return address.is_global and not address.is_multicast and not address.is_reserved


def _carried(address: IPv6Address) -> IPv4Address | None:
    """Return the IPv4 address to which packets for *address* are translated or tunnelled."""
    if address.ipv4_mapped is not None:
        return address.ipv4_mapped
    if address.sixtofour is not None:
        return address.sixtofour
    if address.teredo is not None:
        return address.teredo[1]
    if address in _NAT64:
        return IPv4Address(int(address) & 0xFFFF_FFFF)
    return None
