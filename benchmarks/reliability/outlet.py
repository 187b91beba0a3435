"""A generated outlet on loopback that honours validators: articles, a feed, a sitemap index with its sitemaps."""

from __future__ import annotations

from collections import Counter
from contextlib import suppress
from email.utils import format_datetime
from hashlib import blake2b
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from typing import TYPE_CHECKING, Self
from xml.sax.saxutils import escape

from benchmarks.speed.sites import SMALL, NewsPage, sites
from benchmarks.speed.story import published

if TYPE_CHECKING:
    from types import TracebackType

FEED_LENGTH = 50
SITEMAP_LENGTH = 250
_HTML, _XML = "text/html; charset=utf-8", "application/xml; charset=utf-8"


class _Server(ThreadingHTTPServer):
    request_queue_size = 128  # with http.server's 5, connections beyond it wait for TCP's retransmissions


class Outlet:
    """Serves *count* articles for as long as the ``with`` block lasts, and counts what was asked of it.

    Outlets of other *number* have other articles and another name.
    """

    def __init__(self, count: int, number: int = 0) -> None:
        self.name = f"outlet{number or ''}"
        self.count = count
        self.answers: Counter[tuple[str, int]] = Counter()
        """Answers by what they were for (``article``, ``feed``, ``sitemap``, ``robots``, ``other``) and status."""
        self._http = _Server(("127.0.0.1", 0), self._handler())
        self.base = f"http://127.0.0.1:{self._http.server_port}"
        self._site = sites(number + 1, scale=SMALL, bases=(self.base,) * (number + 1))[number]
        self._pages = {self._site.url(number).removeprefix(self.base): number for number in range(count)}

    def __enter__(self) -> Self:
        Thread(target=self._http.serve_forever, args=(0.05,), daemon=True).start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._http.shutdown()
        self._http.server_close()

    @property
    def catalogue(self) -> str:
        """The outlet as a catalogue in TOML."""
        return (
            f'[[source]]\nname = "{self.name}"\ntitle = "Outlet"\nurl = "{self.base}/"\nlanguage = "ar"\ncountry = "EG"\n'
            f'timezone = "Africa/Cairo"\ndelay = 0\nprivate = true\nfeeds = ["{self.base}/feed.xml"]\n'
            f'sitemaps = ["{self.base}/sitemap.xml"]\n'
        )

    def page(self, number: int) -> NewsPage:
        """Return article *number*."""
        return self._site.page(number)

    def answer(self, path: str) -> tuple[str, bytes, str] | None:
        """Return what *path* is for, and what it answers: bytes and type; ``None``: nothing is there."""
        if path in self._pages:
            return "article", self._site.page(self._pages[path]).html, _HTML
        if path == "/robots.txt":
            return "robots", b"User-agent: *\nDisallow: /private/\n", "text/plain"
        if path == "/feed.xml":
            return "feed", self._feed().encode(), _XML
        if path == "/sitemap.xml":
            return "sitemap", self._index().encode(), _XML
        name = path.removeprefix("/sitemap-").removesuffix(".xml")
        if name.isdigit() and int(name) < self._sitemaps:
            return "sitemap", self._sitemap(int(name)).encode(), _XML
        return None

    @property
    def _sitemaps(self) -> int:
        return -(-self.count // SITEMAP_LENGTH)

    def _feed(self) -> str:
        items = (
            f"<item><title>{escape(page.title)}</title><link>{page.url}</link>"
            f"<pubDate>{format_datetime(published(number))}</pubDate></item>"
            for number in range(min(FEED_LENGTH, self.count))
            for page in [self._site.page(number)]
        )
        return f'<rss version="2.0"><channel><title>Outlet</title>{"".join(items)}</channel></rss>'

    def _index(self) -> str:
        named = (
            f"<sitemap><loc>{self.base}/sitemap-{number}.xml</loc></sitemap>"
            for number in range(self._sitemaps)
        )
        return f'<sitemapindex xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">{"".join(named)}</sitemapindex>'

    def _sitemap(self, number: int) -> str:
        first = number * SITEMAP_LENGTH
        urls = (
            f"<url><loc>{self._site.url(page)}</loc><lastmod>{published(page).isoformat()}</lastmod></url>"
            for page in range(first, min(first + SITEMAP_LENGTH, self.count))
        )
        return f'<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">{"".join(urls)}</urlset>'

    def _handler(outlet: Outlet) -> type[BaseHTTPRequestHandler]:  # noqa: N805 - the handler has the self
        class Handler(BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"

            def handle(self) -> None:
                with suppress(ConnectionError):  # whoever asked is dead
                    super().handle()

            def do_GET(self) -> None:
                found = outlet.answer(self.path)
                purpose, body, kind = found or ("other", b"", _HTML)
                etag = f'"{blake2b(body, digest_size=8).hexdigest()}"'
                status = HTTPStatus.OK if found else HTTPStatus.NOT_FOUND
                if found and self.headers.get("If-None-Match") == etag:
                    status, body = HTTPStatus.NOT_MODIFIED, b""
                outlet.answers[purpose, int(status)] += 1
                self.send_response(status)
                self.send_header("ETag", etag)
                self.send_header("Content-Type", kind)
                if status != HTTPStatus.NOT_MODIFIED:
                    self.send_header("Content-Length", str(len(body)))
                self.end_headers()
                self.wfile.write(body)

            def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - http.server's
                """Keep silent: what was asked is counted."""

        return Handler
