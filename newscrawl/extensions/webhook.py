"""POSTs to an address that the user names. Neither Scrapy's downloader nor newscrawl's guards have part in it: those
keep crawled sites from leading inwards, and this is the user's own."""

from __future__ import annotations

import asyncio
import http.client
import threading
from typing import IO, TYPE_CHECKING
from urllib.error import HTTPError
from urllib.parse import urlsplit
from urllib.request import HTTPRedirectHandler, Request, build_opener

if TYPE_CHECKING:
    from email.message import Message


class _NoRedirects(HTTPRedirectHandler):
    """What is sent goes where the user said, or nowhere."""

    def redirect_request(
        self,
        req: Request,
        fp: IO[bytes],
        code: int,
        msg: str,
        headers: Message,
        newurl: str,
    ) -> None:
        """Return none: the answer is then an error."""


def checked(url: str) -> str:
    """Return *url*; raise ValueError if it is no address of the web."""
    parts = urlsplit(url)
    is_plain = url.isascii() and url.isprintable() and " " not in url
    if parts.scheme not in ("http", "https") or not parts.hostname or parts.port == 0 or not is_plain:
        raise ValueError("NEWSCRAWL_ALERT_WEBHOOK: write an address that begins with https:// or http://")
    return url


async def post(url: str, data: bytes, seconds: float) -> str:
    """Send *data*, which is JSON, to *url*; return why that failed after *seconds* at the latest, nothing if it did not.

    What is returned has the host alone: the rest of a webhook's address is often a secret.
    """
    host = urlsplit(url).hostname
    loop = asyncio.get_running_loop()
    answer: asyncio.Future[str] = loop.create_future()

    def settle(said: str) -> None:
        if not answer.done():
            answer.set_result(said)

    def send() -> None:
        said = _post(url, data, seconds)
        try:
            loop.call_soon_threadsafe(settle, said)
        except RuntimeError:
            return  # the loop is closed: nobody waits any more

    # A thread that nobody waits for at the end: a server that drips its answer could hold the process.
    threading.Thread(target=send, name="webhook", daemon=True).start()
    try:
        failure = await asyncio.wait_for(answer, seconds)
    except TimeoutError:
        failure = f"no answer within {seconds:g} seconds"
    return f"{host}: {failure}" if failure else ""


def _post(url: str, data: bytes, seconds: float) -> str:
    headers = {"Content-Type": "application/json", "User-Agent": "newscrawl"}
    request = Request(url, data=data, headers=headers, method="POST")  # noqa: S310 - checked above
    try:
        with build_opener(_NoRedirects).open(request, timeout=seconds):
            return ""
    except HTTPError as error:
        error.close()
        return f"answered {error.code}"
    except (OSError, http.client.HTTPException, ValueError) as error:
        return str(error) or type(error).__name__
