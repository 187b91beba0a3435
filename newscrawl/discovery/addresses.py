"""Addresses of pages: which may be fetched, and which are the same."""

from __future__ import annotations

import re
import tomllib
from functools import cache
from importlib.resources import files
from urllib.parse import SplitResult, urljoin, urlsplit, urlunsplit

from w3lib.url import canonicalize_url, safe_url_string

MAX_URL_CHARS = 2000
"""Longer addresses are refused: Scrapy drops requests past 2083 characters (``URLLENGTH_LIMIT``) without
a word to whoever waits for the answer, and no article needs as many."""

_DEFAULT_PORTS = {"http": 80, "https": 443}

_HOST = re.compile(
    r"""
    [a-z0-9_] [a-z0-9_.-]{0,252}  # a name, IPv4 or punycode: letters and digits of ASCII, once encoded
    | \[ [0-9a-f:.]{2,45} \]      # IPv6
    """,
    re.VERBOSE,
)


def fetchable(href: str, base: str = "") -> str | None:
    """Return *href* as an absolute http or https address that can be requested, or ``None``.

    *href* is resolved against *base*, percent-encoded as UTF-8, and freed of its fragment, its default
    port and its tracking parameters. Refused are other schemes (``javascript:``, ``data:``, ``file:``),
    user names and passwords, hosts that are no host, ports out of range, and addresses longer than
    :data:`MAX_URL_CHARS`.

    >>> fetchable("/news/1?utm_source=rss&id=7#top", "https://Example.com:443/feed")
    'https://example.com/news/1?id=7'
    >>> fetchable("http://example.com/خبر")
    'http://example.com/%D8%AE%D8%A8%D8%B1'
    >>> fetchable("javascript:alert(1)", "https://example.com/") is None
    True
    >>> fetchable("https://example.com@evil.example/") is None
    True
    """
    href = href.strip()
    if not href or len(href) > MAX_URL_CHARS:
        return None
    try:
        parts = urlsplit(safe_url_string(urljoin(base, href)))
        port = parts.port
    except ValueError:  # a bracket out of place, a port that is no number: nothing that can be requested
        return None
    host = _bracketed(parts.hostname or "")
    if parts.scheme not in _DEFAULT_PORTS or "@" in parts.netloc or not _HOST.fullmatch(host):
        return None
    netloc = host if port in (None, _DEFAULT_PORTS[parts.scheme]) else f"{host}:{port}"
    query = _without_tracking(parts.query)
    url = urlunsplit(SplitResult(parts.scheme, netloc, parts.path or "/", query, ""))
    return url if len(url) <= MAX_URL_CHARS else None


def address_key(url: str) -> str:
    """Return what is equal for two addresses of one page: never fetched, only compared.

    Beyond :func:`fetchable` it forgets the scheme, a leading ``www.``, a closing slash and the order of
    query parameters: sites link one article in all these ways.

    >>> address_key("http://www.example.com/a/?b=2&a=1") == address_key("https://example.com/a?a=1&b=2")
    True
    """
    parts = urlsplit(canonicalize_url(fetchable(url) or url))
    path = parts.path.rstrip("/")
    return f"{parts.netloc.removeprefix('www.')}{path}?{parts.query}"


def host_of(url: str) -> str:
    """Return host, and port where it is not the scheme's own; lower case; ``""`` where there is none.

    >>> host_of("http://127.0.0.1:8080/x"), host_of("https://Example.com:443/")
    ('127.0.0.1:8080', 'example.com')
    """
    try:
        parts = urlsplit(url)
        port = parts.port
    except ValueError:
        return ""
    host = _bracketed((parts.hostname or "").rstrip("."))
    return host if not host or port in (None, _DEFAULT_PORTS.get(parts.scheme)) else f"{host}:{port}"


def _bracketed(host: str) -> str:
    return f"[{host}]" if ":" in host else host


def _without_tracking(query: str) -> str:
    if not query:
        return query
    pairs = query.split("&")
    kept = [pair for pair in pairs if not _is_tracking(pair.partition("=")[0])]
    return "&".join(kept)


def _is_tracking(name: str) -> bool:
    prefixes, names = _tracking()
    name = name.lower()
    return name in names or name.startswith(prefixes)


@cache
def _tracking() -> tuple[tuple[str, ...], frozenset[str]]:
    data = tomllib.loads(files("newscrawl.discovery").joinpath("tracking.toml").read_text("utf-8"))
    return tuple(data["prefixes"]), frozenset(data["names"])
