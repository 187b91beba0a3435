"""The links of an HTML page, read without building a tree."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from lxml import etree
from w3lib.encoding import html_to_unicode

if TYPE_CHECKING:
    from collections.abc import Mapping

MAX_HTML_BYTES = 8 * 1024 * 1024
MAX_ANCHORS = 5000
"""Links looked at on one page; the fullest home pages have about 1,500."""

_CHUNK_BYTES = 64 * 1024


@dataclass(frozen=True, slots=True, kw_only=True)
class Anchors:
    """What a page links to, as written."""

    base: str
    """What relative addresses are relative to: the page's ``base`` element or its own address."""
    hrefs: tuple[str, ...] = ()
    """Of ``a`` and ``area`` elements, in page order."""
    alternates: tuple[tuple[str, str], ...] = ()
    """``link rel=alternate`` elements: media type, lower case, and address."""


class _Target:
    """A parser target (lxml): no tree, so neither depth nor size of a page costs memory."""

    def __init__(self) -> None:
        self.base = ""
        self.hrefs: list[str] = []
        self.alternates: list[tuple[str, str]] = []

    @property
    def full(self) -> bool:
        """Whether there are as many links as are ever read."""
        return len(self.hrefs) + len(self.alternates) >= MAX_ANCHORS

    def start(self, tag: str, attributes: Mapping[str, str]) -> None:
        """Note what an element links to."""
        href = attributes.get("href")
        if not href or self.full:
            return
        if tag in ("a", "area"):
            self.hrefs.append(href)
        elif tag == "link" and "alternate" in attributes.get("rel", "").lower().split():
            self.alternates.append((attributes.get("type", "").strip().lower(), href))
        elif tag == "base":
            self.base = self.base or href

    def end(self, tag: str) -> None:
        """Needed by the parser; nothing ends that was begun."""

    def data(self, text: str) -> None:
        """Needed by the parser; the text of links is not used."""

    def close(self) -> None:
        """Needed by the parser."""


def read_anchors(html: bytes, url: str) -> Anchors:
    """Return the links of the page *html*, which came from *url*; none for what is no HTML.

    At most :data:`MAX_HTML_BYTES` and :data:`MAX_ANCHORS` are read. The encoding is the one that the page
    declares, UTF-8 otherwise.
    """
    target = _Target()
    _, text = html_to_unicode(None, html[:MAX_HTML_BYTES], default_encoding="utf-8")
    body = text.encode("utf-8", errors="replace").replace(b"\0", b"")
    parser = etree.HTMLParser(
        target=target,  # type: ignore[arg-type]  # the stubs want bytes too; lxml 5 and later pass text
        encoding="utf-8",
        no_network=True,
        huge_tree=False,
    )
    try:
        for start in range(0, len(body), _CHUNK_BYTES):
            parser.feed(body[start : start + _CHUNK_BYTES])
            if target.full:
                break
        else:
            parser.close()
    except etree.LxmlError:
        # An empty document, or one too deep for the parser: what it told before stands.
        pass
    return Anchors(base=target.base or url, hrefs=tuple(target.hrefs), alternates=tuple(target.alternates))
