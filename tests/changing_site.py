"""A news site on loopback whose articles change, vanish and come back between two crawls."""

from __future__ import annotations

import threading
from dataclasses import dataclass, field
from email.utils import format_datetime
from hashlib import blake2b
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import TYPE_CHECKING, Self

if TYPE_CHECKING:
    from datetime import datetime
    from types import TracebackType

SENTENCES = (
    "افتتحت بلدية الميناء صباح الأحد جسر المشاة الجديد بعد عامين من الأشغال",
    "وقال رئيس البلدية إن الجسر يختصر طريق ثلاث مدارس ويفصل المارة عن الشاحنات",
    "وبلغت كلفة المشروع أربعة ملايين دينار تحملت الولاية نصفها",
    "وعبرت تلميذات الحي الجسر أول مرة وهن يحملن لافتات كتبنها بأنفسهن",
)


@dataclass(slots=True, kw_only=True)
class Story:
    """What an address of the site answers."""

    published: datetime
    words: str = ""
    """What tells its text from the others'."""
    status: int = 200
    moved: str = ""
    """The path that it redirects to."""

    def html(self, path: str) -> bytes:
        """Return the page."""
        text = "".join(f"<p>{sentence} {self.words} {path[1:]}.</p>" for sentence in SENTENCES)
        title = f"جسر الميناء {path[1:]}"
        return (
            f"<html lang='ar'><head><meta charset='utf-8'><title>{title}</title></head>"
            f"<body><article><h1>{title}</h1>{text}</article></body></html>"
        ).encode()


@dataclass(slots=True)
class ChangingSite:
    """Serves *stories*, by path, and a feed of them, for as long as the ``with`` block lasts."""

    stories: dict[str, Story]
    asked: list[tuple[str, int]] = field(default_factory=list)
    """Paths and how they were answered, robots.txt left out."""
    delay: float = 0.0
    """Seconds between two requests, as the catalogue asks for."""
    _http: ThreadingHTTPServer | None = None

    def __enter__(self) -> Self:
        self._http = ThreadingHTTPServer(("127.0.0.1", 0), self._handler())
        threading.Thread(target=self._http.serve_forever, args=(0.05,), daemon=True).start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        assert self._http is not None
        self._http.shutdown()
        self._http.server_close()

    @property
    def base(self) -> str:
        """The site's address."""
        assert self._http is not None
        return f"http://127.0.0.1:{self._http.server_port}"

    @property
    def catalogue(self) -> str:
        """The site as a catalogue in TOML."""
        return (
            f'[[source]]\nname = "bridge"\ntitle = "Bridge"\nurl = "{self.base}/"\nlanguage = "ar"\ncountry = "TN"\n'
            f'timezone = "Africa/Tunis"\ndelay = {self.delay}\nprivate = true\nfeeds = ["{self.base}/feed.xml"]\n'
        )

    def take_asked(self) -> list[tuple[str, int]]:
        """Return what was asked since this was last called, sorted."""
        asked, self.asked = sorted(self.asked), []
        return asked

    def feed(self) -> bytes:
        """Return the feed."""
        items = "".join(
            f"<item><title>جسر</title><link>{self.base}{path}</link>"
            f"<pubDate>{format_datetime(story.published)}</pubDate></item>"
            for path, story in self.stories.items()
        )
        return f'<rss version="2.0"><channel><title>Bridge</title>{items}</channel></rss>'.encode()

    def _handler(site: ChangingSite) -> type[BaseHTTPRequestHandler]:  # noqa: N805  # the handler has the self
        class Handler(BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"

            def do_GET(self) -> None:
                story = site.stories.get(self.path)
                body = site.feed() if self.path == "/feed.xml" else story.html(self.path) if story else b""
                etag = f'"{blake2b(body, digest_size=8).hexdigest()}"'
                status = (302 if story.moved else story.status) if story else 200 if body else 404
                if status == 200 and self.headers.get("If-None-Match") == etag:
                    status, body = 304, b""
                if self.path != "/robots.txt":
                    site.asked.append((self.path, status))
                self.send_response(status)
                self.send_header("ETag", etag)
                if story and story.moved:
                    self.send_header("Location", story.moved)
                self.send_header("Content-Type", "text/html" if story else "application/xml")
                if status != 304:
                    self.send_header("Content-Length", str(len(body)))
                self.end_headers()
                self.wfile.write(body)

            def log_message(self, format: str, *args: object) -> None:  # noqa: A002  # http.server's
                """Keep silent."""

        return Handler
