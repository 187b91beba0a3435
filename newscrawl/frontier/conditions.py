"""Conditional requests: the server is told what is known, and sends nothing if that still holds (RFC 9110, 13)."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from scrapy import Request
    from scrapy.http import Response

NOT_MODIFIED = 304
LONGEST = 500
"""Characters of a validator; a longer one is none that a server needs."""


def conditional(request: Request, etag: str | None, modified: str | None) -> Request:
    """Return *request*, answered with 304 if what it asks for has not changed since these validators were sent.

    They are sent as the server wrote them; one that sent none is asked for all of it.
    """
    if etag:
        request.headers["If-None-Match"] = etag.encode("latin-1")
    if modified:
        request.headers["If-Modified-Since"] = modified.encode("latin-1")
    if etag or modified:
        request.meta["handle_httpstatus_list"] = [NOT_MODIFIED]
    return request


def validators(response: Response) -> tuple[str | None, str | None]:
    """Return the values of ``ETag`` and ``Last-Modified``, as *response* has them."""
    return _header(response, "ETag"), _header(response, "Last-Modified")


def _header(response: Response, name: str) -> str | None:
    value = (response.headers.get(name) or b"").decode("latin-1").strip()
    return value if 0 < len(value) <= LONGEST else None
