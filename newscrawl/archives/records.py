"""The records of a member, read by warcio from a stream that bounds what a head may take."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from warcio.exceptions import ArchiveLoadFailed
from warcio.recordloader import ArcWarcRecordLoader
from warcio.statusandheaders import StatusAndHeadersParserException

from newscrawl.archives.members import BEGINNING, BrokenError
from newscrawl.archives.unpackers import PIECE

if TYPE_CHECKING:
    from warcio.statusandheaders import StatusAndHeaders

    from newscrawl.archives.members import Member

MAX_HEAD = 256 * 1024
"""Bytes of a record's headers and of its HTTP headers, together; as of an answer in a crawl."""
MAX_RECORD = 1024 * 1024 * 1024
"""Bytes of one record, unpacked, beyond which the rest of a packed member is given up: it may be a bomb, and what follows
is looked for in the file as it is."""

_LOADER = ArcWarcRecordLoader(verify_http=False)


class Stream:
    """The bytes of a member with lines, as warcio reads them."""

    def __init__(self, member: Member) -> None:
        self._member = member
        self._buffer = b""
        self._at = 0
        self._left = MAX_HEAD
        self.position = 0
        """Bytes read so far."""
        self.lines: list[bytes] = []
        """Those read since :meth:`begin`."""

    def begin(self) -> None:
        """Begin a head: from here on, lines may take :data:`MAX_HEAD`."""
        self._left = MAX_HEAD
        self.lines = []

    def readline(self, length: int | None = None) -> bytes:
        """Return a line with its end, at most *length* bytes of it; raise BrokenError if the head has no end."""
        most = self._left + 1 if length is None else min(length, self._left + 1)
        parts: list[bytes] = []
        while most > 0 and (self._at < len(self._buffer) or self._fill()):
            end = self._buffer.find(b"\n", self._at, self._at + most) + 1
            part = self._take(end - self._at if end else most)
            parts.append(part)
            most -= len(part)
            if end:
                break
        line = b"".join(parts)
        self._left -= len(line)
        self.lines.append(line)
        if self._left < 0:
            raise BrokenError(f"its headers are longer than {MAX_HEAD} bytes")
        return line

    def read(self, size: int) -> bytes:
        """Return at most *size* bytes, none at the end."""
        if self._at >= len(self._buffer) and not self._fill():
            return b""
        return self._take(size)

    def tell(self) -> int:
        """Return how many bytes were read."""
        return self.position

    def _take(self, size: int) -> bytes:
        part = self._buffer[self._at : self._at + size]
        self._at += len(part)
        self.position += len(part)
        return part

    def _fill(self) -> bool:
        self._buffer, self._at = self._member.read(PIECE), 0
        return bool(self._buffer)


@dataclass(slots=True, kw_only=True)
class Block:
    """A record whose headers were read, and whose body is still in the stream."""

    kind: str
    """``response``, ``request``, ``metadata``, ``revisit``, ...; lower case."""
    headers: StatusAndHeaders
    length: int
    """Bytes of the body, as the headers state them."""
    begin: int
    """Position of the body in the stream."""
    stream: Stream = field(repr=False)

    def get(self, name: str) -> str:
        """Return the header *name*, empty if there is none."""
        return str(self.headers.get_header(name) or "")

    def http(self) -> StatusAndHeaders:
        """Return the HTTP headers that the body begins with; raise BrokenError if it does not."""
        limited = _Limited(self.stream, self.begin + self.length)
        try:
            http = _LOADER.http_parser.parse(limited)
        except (EOFError, StatusAndHeadersParserException) as error:
            raise BrokenError("it holds no HTTP headers") from error
        if not http.protocol.startswith("HTTP/"):
            raise BrokenError(f"its HTTP headers begin with {http.protocol[:20]!r}")
        return http

    def read(self, most: int) -> bytes:
        """Return what is left of the body, at most *most* bytes of it; raise BrokenError if there is less."""
        out = bytearray()
        wanted = min(most, self.rest)
        while len(out) < wanted:
            piece = self.stream.read(wanted - len(out))
            if not piece:
                raise BrokenError("it ends before the length that it states")
            out += piece
        return bytes(out)

    def skip(self) -> None:
        """Go to the end of the body; raise BrokenError if it has none."""
        while rest := self.rest:
            if not self.stream.read(min(rest, PIECE)):
                raise BrokenError("it ends before the length that it states")

    @property
    def rest(self) -> int:
        """Bytes of the body that were not read."""
        return self.begin + self.length - self.stream.position


class _Limited:
    """Lines of a body that do not reach beyond it."""

    def __init__(self, stream: Stream, end: int) -> None:
        self._stream = stream
        self._end = end

    def readline(self) -> bytes:
        return self._stream.readline(max(self._end - self._stream.position, 0))


def next_block(stream: Stream) -> Block | None:
    """Return the next record, None at the end; raise BrokenError if there is something else."""
    stream.begin()
    line = stream.readline()
    while line and not line.strip():
        stream.lines.clear()
        line = stream.readline()
    if not line:
        return None
    if not line.startswith(BEGINNING):
        raise BrokenError("something else than a record stands there")
    try:
        record = _LOADER.parse_record_stream(
            stream, statusline=line, known_format="warc", no_record_parse=True
        )
    except (ArchiveLoadFailed, EOFError) as error:
        raise BrokenError(f"its headers cannot be read: {error}") from error
    stated = (record.rec_headers.get_header("Content-Length") or "").strip()
    if not (stated.isascii() and stated.isdigit() and len(stated) <= 18):  # noqa: PLR2004
        raise BrokenError(f"its Content-Length is {stated[:40]!r}")
    return Block(
        kind=(record.rec_type or "").lower(),
        headers=record.rec_headers,
        length=int(stated),
        begin=stream.position,
        stream=stream,
    )
