"""Scrapy's storage for files: one whole file, or shards."""

from __future__ import annotations

import asyncio
import time
from pathlib import Path
from typing import IO, TYPE_CHECKING, Any, cast

from scrapy.utils.defer import deferred_from_coro
from w3lib.url import file_uri_to_path

from newscrawl.export.feedfile import FeedFile
from newscrawl.export.packing import PACKINGS, Packing, read_compression
from newscrawl.export.partfile import PlainPlace
from newscrawl.export.shardplace import Rotation, ShardPlace, today

if TYPE_CHECKING:
    from typing import Self

    from scrapy import Spider
    from scrapy.crawler import Crawler
    from twisted.internet.defer import Deferred

    from newscrawl.export.journal import Journal


class PartFileStorage:
    """A ``.part`` file that takes the file's name when the feed is closed.

    With the feed option ``overwrite`` (``-O``), an existing file is replaced in that moment; without (``-o``), the new
    file begins with its content. With the feed option ``shards``, the name is that of a shard, and its lines are
    packed.
    """

    def __init__(
        self,
        uri: str,
        *,
        feed_options: dict[str, Any] | None = None,
        packing: Packing = PACKINGS["none"],
        rotation: Rotation | None = None,
    ) -> None:
        options = feed_options or {}
        self._target = Path(file_uri_to_path(uri) if uri.startswith("file:") else uri).absolute()
        self._overwrite = bool(options.get("overwrite"))
        self._is_table = options.get("format") == "parquet"
        self._packing = packing
        self._rotation = rotation
        self._place: ShardPlace | None = None
        self.sharded = bool(options.get("shards"))
        if self.sharded and self._is_table:
            raise ValueError(
                "FEEDS: shards are JSON lines, since a killed run leaves nothing to read of a Parquet file; "
                "`scrapy corpus` makes Parquet of finished shards."
            )
        """Whether it is a shard, of which there may be more."""
        self.journal: Journal | None = None
        """Where shards are noted; set before one is opened."""
        self.file: FeedFile | None = None
        """What is written to, once opened."""

    @classmethod
    def from_crawler(cls, crawler: Crawler, uri: str, *, feed_options: dict[str, Any] | None = None) -> Self:
        """Build it; raise ValueError for a NEWSCRAWL_COMPRESSION that cannot be."""
        settings = crawler.settings
        rotation = Rotation(
            size=settings.getint("NEWSCRAWL_SHARD_SIZE"), seconds=settings.getfloat("NEWSCRAWL_SHARD_SECONDS")
        )
        packing = read_compression(settings.get("NEWSCRAWL_COMPRESSION"))
        return cls(uri, feed_options=feed_options, packing=packing, rotation=rotation)

    @property
    def path(self) -> Path:
        """The name that the file is to have, or has."""
        if self.sharded and self.file and self.file.file:
            return self.file.file.path.with_suffix("")
        return self._target

    def open(self, spider: Spider) -> IO[bytes]:  # noqa: ARG002  # Scrapy's interface
        """Return the file, which is made on the disk when it is first stored."""
        if self.sharded:
            if self.journal is None:
                raise ValueError("Shards are noted in a journal: this storage was given none.")
            self._place = ShardPlace(target=self._target, packing=self._packing, journal=self.journal)
            self.file = FeedFile(self._place)
        else:
            if self._is_table and not self._overwrite and self._target.exists():
                raise FileExistsError(
                    f"{self._target} is there already, and nothing can be added to a Parquet file: "
                    "replace it by -O (overwrite), or name another"
                )
            self.file = FeedFile(PlainPlace(self._target, overwrite=self._overwrite))
        return cast("IO[bytes]", self.file)

    def is_due(self) -> bool:
        """Return whether it is a shard that has grown or aged enough, or was begun on another day."""
        if self.file is None or self._place is None or not self.file.acknowledged:
            return False
        return self._place.day != today() or (
            self._rotation is not None
            and self._rotation.is_due(self.file.acknowledged, time.monotonic() - self._place.born)
        )

    def is_unfinished(self) -> bool:
        """Return whether its file has not its name yet."""
        return self.file is None or not self.file.closed

    def discard(self) -> None:
        """Take the shard away, which is empty; other files stay."""
        if self.leaves_part() and self.file is not None:
            self.file.finish()

    def give_up(self) -> int:
        """Drop what is not stored, and return its number of lines. A shard is closed, and left to be repaired."""
        if self.file is None:
            return 0
        dropped = self.file.fail()
        if self.sharded:
            self.file.abandon()
        return dropped

    def leaves_part(self) -> bool:
        """Return whether it is a shard that is on the disk and has not its name yet."""
        return self.sharded and self.file is not None and self.file.file is not None and not self.file.closed

    def store(self, file: IO[bytes]) -> Deferred[None]:
        """Give *file* its name; fails with OSError if it is not whole."""
        return deferred_from_coro(asyncio.to_thread(cast("FeedFile", file).finish))
