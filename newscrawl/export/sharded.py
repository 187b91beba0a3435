"""Scrapy's feed exporter with shards: files of which a feed has one after another."""

from __future__ import annotations

import asyncio
from contextlib import suppress
from typing import TYPE_CHECKING, Any

from scrapy import signals
from scrapy.extensions.feedexport import FeedExporter, apply_uri_params

from newscrawl.export.parquet import ParquetExporter
from newscrawl.export.storage import PartFileStorage

if TYPE_CHECKING:
    from collections.abc import Callable

    from scrapy import Spider
    from scrapy.extensions.feedexport import FeedSlot, FeedStorageProtocol

    from newscrawl.export.journal import Journal


class ShardedFeedExporter(FeedExporter):
    """Knows the storages of its feeds, and begins new shards where they are due.

    A shard is to it what a batch is to Scrapy: a slot of its own, with the signal ``feed_slot_closed`` at its end.
    Scrapy's own batches go by the number of items alone, and end in the middle of a group of pages.
    """

    journal: Journal | None = None
    """Where shards are noted; set before the spider is opened."""
    open_storages: tuple[PartFileStorage, ...] = ()
    """Those whose files have not their names yet."""

    def start_files(self) -> None:
        """Make the files of all feeds; raise OSError, with no empty shard left behind, if one cannot be made."""
        try:
            for slot in self.slots:
                slot.start_exporting()
            for storage in self.open_storages:
                if storage.file is not None:
                    storage.file.create()
        except OSError:
            self.slots = []
            for storage in self.open_storages:
                with suppress(OSError):  # the next run takes it away, as if this one had been killed
                    storage.discard()
            raise

    def begin_page(self) -> Callable[[], None]:
        """Return what takes back all that the feeds are given from now on, up to the next page."""
        tables = [slot.exporter for slot in self.slots if isinstance(slot.exporter, ParquetExporter)]
        undo = [table.begin_page() for table in tables]  # first: it may write to the files
        marks = [(storage.file, storage.file.mark()) for storage in self.open_storages if storage.file]

        def take_back() -> None:
            for undo_rows in undo:
                undo_rows()
            for file, mark in marks:
                file.take_back(mark)

        return take_back

    def rotate(self) -> None:
        """Complete the shards that are due, and begin new ones; called when a group was just stored."""
        for position, slot in enumerate(self.slots):
            storage = slot.storage
            if not (isinstance(storage, PartFileStorage) and storage.file and storage.is_due()):
                continue
            # Pages may have come since the group was taken: they go to the next shard, with their receipts.
            carried = storage.file.withdraw()
            slot.itemcount -= carried.count(b"\n")
            options = self.feeds[slot.uri_template]
            params = self._get_uri_params(slot.spider, options["uri_params"], slot)
            self._schedule_slot_close(slot, slot.spider)
            following = self._start_new_batch(
                batch_id=slot.batch_id + 1,
                uri=apply_uri_params(slot.uri_template, params),
                feed_options=options,
                spider=slot.spider,
                uri_template=slot.uri_template,
            )
            following.start_exporting()
            if following.file is not None:
                following.file.write(carried)
            following.itemcount += carried.count(b"\n")
            self.slots[position] = following

    def give_up(self) -> None:
        """Drop what is not stored; shards end there, and other files will not be called whole."""
        for slot in self.slots:
            if isinstance(slot.storage, PartFileStorage):
                lost = slot.storage.give_up()
                # Without its end, a table holds nothing that can be read.
                slot.itemcount = 0 if isinstance(slot.exporter, ParquetExporter) else slot.itemcount - lost

    def _get_storage(self, uri: str, feed_options: dict[str, Any]) -> FeedStorageProtocol:
        storage = super()._get_storage(uri, feed_options)
        if isinstance(storage, PartFileStorage) and self.journal is not None:
            storage.journal = self.journal
            unfinished = (other for other in self.open_storages if other.is_unfinished())
            self.open_storages = (*unfinished, storage)
        return storage

    async def _close_slot(self, slot: FeedSlot, spider: Spider) -> None:
        """Complete the file of *slot*; an empty shard is taken away, which is not worth a word."""
        storage = slot.storage
        if not (isinstance(storage, PartFileStorage) and storage.sharded and storage.file):
            await super()._close_slot(slot, spider)
            return
        slot.uri = str(storage.path)
        if not storage.is_unfinished():  # given up, and completed as a killed run's would be
            if slot.itemcount:
                await self.crawler.signals.send_catch_log_async(signals.feed_slot_closed, slot=slot)
        elif slot.itemcount:
            await super()._close_slot(slot, spider)
        else:
            await asyncio.to_thread(storage.discard)
