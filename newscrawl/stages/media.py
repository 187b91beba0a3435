"""How a page's bytes are read, by what the server calls them and what they are."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from newscrawl.items import Media

_SNIFFED_BYTES = 1024


def media_of(content_type: str, body: bytes) -> Media:
    """Return ``text`` for plain text; servers call HTML that, too.

    >>> media_of("text/plain; charset=utf-8", b"A line."), media_of("text/plain", b"<p>A line.")
    ('text', 'html')
    """
    plain = content_type.lower().strip().startswith("text/plain")
    return "text" if plain and b"<" not in body[:_SNIFFED_BYTES] else "html"
