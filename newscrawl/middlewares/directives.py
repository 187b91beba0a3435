"""What a page says may be done with it: ``X-Robots-Tag``, ``<meta name=robots>``, and the reservation of rights. Pure."""

from __future__ import annotations

import re
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from typing import TYPE_CHECKING

from lxml import etree

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

MAX_HEAD_BYTES = 256 * 1024
"""How far into a page its ``meta`` elements are looked for: they belong into its head, and count wherever they stand."""

RESERVING = frozenset({"noarchive", "nocache", "noai", "tdm-reservation"})
"""What keeps a page from being stored. ``nocache`` is Bing's name of ``noarchive``; ``noai`` asks not to be used for
training; ``tdm-reservation: 1`` reserves the rights of text and data mining (W3C TDMRep; Directive (EU) 2019/790,
article 4). ``noindex``, ``nofollow``, ``nosnippet`` and their kind speak of search engines' results."""

_UNAVAILABLE = "unavailable_after"

_WORDS = tuple(word.encode() for word in sorted(RESERVING | {_UNAVAILABLE}))
"""Pages that hold none of these need no parser. Looked for one by one: a pattern of them takes 15 times as long."""

_CHUNK_BYTES = 16 * 1024
_NAMED = re.compile(r"\s* (?P<agent> [a-z0-9_-]+ ) \s* : (?P<rest> .* )", re.VERBOSE | re.DOTALL)
_DATED = re.compile(r"(?i:unavailable_after) \s* : \s* (?P<date> .* )", re.VERBOSE | re.DOTALL)


def reserved(tags: Iterable[str], reservation: str, body: bytes, agent: str) -> str | None:
    """Return the directive by which a page keeps itself from being stored, None if there is none.

    *tags* are the values of its ``X-Robots-Tag`` headers, *reservation* that of ``TDM-Reservation``, *body* is its HTML.
    A directive counts if it is for all robots or for *agent* (``newscrawl``).
    """
    if reservation.strip() == "1":
        return "tdm-reservation"
    for tag in tags:
        if found := _of_header(tag.lower(), agent):
            return found
    for name, content in _metas(body):
        if name == "tdm-reservation" and content.strip() == "1":
            return name
        if name in ("robots", agent) and (found := _directive(content.lower())):
            return found
    return None


def _of_header(tag: str, agent: str) -> str | None:
    """Return the directive of one header: ``noarchive``, or ``newscrawl: noarchive`` for one robot alone."""
    match = _NAMED.fullmatch(tag)
    if match and match["agent"] != _UNAVAILABLE:
        return _directive(match["rest"]) if match["agent"] == agent else None
    return _directive(tag)


def _directive(content: str) -> str | None:
    """Return the first directive of a list that reserves.

    >>> _directive("noindex, noarchive")
    'noarchive'
    """
    if dated := _DATED.search(content):
        if _is_past(dated["date"]):
            return _UNAVAILABLE
        content = content[: dated.start()]
    words = (word.strip() for word in content.split(","))
    return next((word for word in words if word in RESERVING), None)


def _is_past(stated: str) -> bool:
    """Return whether the date that *stated* begins with is past; a date that cannot be read is none."""
    try:
        moment = datetime.fromisoformat(stated.partition(",")[0].strip().upper())
    except ValueError:
        try:
            moment = parsedate_to_datetime(stated)
        except (ValueError, TypeError, IndexError, OverflowError):
            return False
    return (moment if moment.tzinfo else moment.replace(tzinfo=UTC)) < datetime.now(UTC)


def _metas(body: bytes) -> Iterator[tuple[str, str]]:
    """Return names, lower case, and contents of the ``meta`` elements at the beginning of the page *body*."""
    # Names and directives are ASCII, as which UTF-16 reads without its zeros.
    head = body[:MAX_HEAD_BYTES].replace(b"\0", b"")
    lower = head.lower()
    if not any(word in lower for word in _WORDS):
        return iter(())
    target = _Target()
    parser = etree.HTMLParser(target=target, encoding="iso-8859-1", no_network=True, huge_tree=False)  # type: ignore[arg-type]
    try:
        for start in range(0, len(head), _CHUNK_BYTES):
            parser.feed(head[start : start + _CHUNK_BYTES])
        parser.close()
    except etree.LxmlError:
        pass  # too deep, or empty: what it told before stands
    return iter(target.metas)


class _Target:
    """A parser target (lxml): no tree is built."""

    def __init__(self) -> None:
        self.metas: list[tuple[str, str]] = []

    def start(self, tag: str, attributes: Mapping[str, str]) -> None:
        """Note a ``meta``."""
        if tag == "meta":
            name = attributes.get("name", "").strip().lower()
            self.metas.append((name, attributes.get("content", "")))

    def end(self, tag: str) -> None:
        """Needed by the parser."""

    def data(self, text: str) -> None:
        """Needed by the parser."""

    def close(self) -> None:
        """Needed by the parser."""
