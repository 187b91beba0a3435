"""What an XML parser reports of a sitemap, gathered into entries as it comes."""

from __future__ import annotations

from dataclasses import dataclass, field

from newscrawl.discovery.links import Problem

MAX_SITEMAP_ENTRIES = 50_000
"""The limit of the sitemaps protocol."""

_MAX_FIELD_CHARS = 4000
"""Twice the longest address and eight times the longest title that are used."""

_PLAIN = frozenset({"loc", "lastmod"})
_NEWS = frozenset({"publication_date", "title", "language"})


@dataclass(slots=True)
class Entry:
    """One ``url`` or ``sitemap`` element: the text of its fields, by local name."""

    child: bool
    """Whether it names another sitemap."""
    fields: dict[str, str] = field(default_factory=dict)


class SitemapTarget:
    """A parser target (lxml) that keeps the entries of a sitemap and forgets the rest.

    Pictures and films of an entry have a ``loc`` and a ``title`` of their own; only names of the sitemap's
    own namespace and of the news extension count.
    """

    def __init__(self) -> None:
        self.root: str | None = None
        self.entries: list[Entry] = []
        self.broken = False
        self._namespace = ""
        self._entry: Entry | None = None
        self._field = ""
        self._text: list[str] = []
        self._chars = 0

    @property
    def full(self) -> bool:
        """Whether there is as much as is ever read of one sitemap."""
        return len(self.entries) >= MAX_SITEMAP_ENTRIES

    @property
    def problem(self) -> Problem | None:
        """What was wrong, as far as the parser told."""
        if self.full:
            return Problem.TRUNCATED
        return Problem.BROKEN if self.broken or self._entry is not None else None

    def start(self, tag: str, attributes: object) -> None:  # noqa: ARG002  the parser's signature
        """An element begins."""
        namespace, name = _split(tag)
        if self.root is None:
            self.root, self._namespace = name, namespace
        if self.full:
            return
        plain = namespace == self._namespace or "/sitemap/0" in namespace
        if plain and name in ("url", "sitemap"):
            self._close_entry()
            self._entry = Entry(child=name == "sitemap")
        elif self._entry is not None:
            # The parser drops a prefix that nothing declares; news:title is the one that sites forget.
            news = not namespace or "news" in namespace
            wanted = (plain and name in _PLAIN) or (news and name in _NEWS)
            self._field, self._text, self._chars = (name if wanted else ""), [], 0

    def data(self, text: str) -> None:
        """Text within the element that began last."""
        if self._field and self._chars < _MAX_FIELD_CHARS:
            self._text.append(text[: _MAX_FIELD_CHARS - self._chars])
            self._chars += len(text)

    def end(self, tag: str) -> None:
        """An element ends."""
        name = _split(tag)[1]
        if self._field and name == self._field and self._entry is not None:
            self._entry.fields.setdefault(name, "".join(self._text).strip())
        self._field = ""
        if name in ("url", "sitemap"):
            self._close_entry()

    def close(self) -> None:
        """The document ends."""

    def _close_entry(self) -> None:
        if self._entry is not None and self._entry.fields and not self.full:
            self.entries.append(self._entry)
        self._entry = None


def _split(tag: str) -> tuple[str, str]:
    """Return namespace and local name.

    >>> _split("{http://example.org/news}title"), _split("loc")
    (('http://example.org/news', 'title'), ('', 'loc'))
    """
    namespace, _, name = tag.removeprefix("{").rpartition("}")
    return namespace, name
