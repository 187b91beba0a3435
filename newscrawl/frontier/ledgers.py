"""Each crawl's ledger, opened by whoever asks first."""

from __future__ import annotations

import logging
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING
from weakref import WeakKeyDictionary

from newscrawl.export.routing import read_reject
from newscrawl.export.runs import output_folder
from newscrawl.frontier.machines import is_shared, share
from newscrawl.store.broken import set_aside, those_aside
from newscrawl.store.database import IN_MEMORY, BrokenStoreError, StoreError
from newscrawl.store.ledger import Ledger

if TYPE_CHECKING:
    from scrapy.crawler import Crawler
    from scrapy.settings import BaseSettings

logger = logging.getLogger(__name__)

_LEDGERS: WeakKeyDictionary[Crawler, Ledger] = WeakKeyDictionary()

_CHOICE = (
    "Put it right and give it its name back (sqlite3 FILE .recover), or begin with an empty store by "
    "-s NEWSCRAWL_STORE_ANEW=True: what stands in the output folder is not written again"
)


def ledger_of(crawler: Crawler) -> Ledger:
    """Return the ledger of *crawler*; raise StoreError if its store cannot be used.

    Where no NEWSCRAWL_STORE is set, nothing is kept.
    """
    ledger = _LEDGERS.get(crawler)
    if ledger is None:
        settings = crawler.settings
        ledger = open_ledger(store_path(settings), anew=settings.getbool("NEWSCRAWL_STORE_ANEW"))
        ledger.addresses.tries = max(1, settings.getint("NEWSCRAWL_TRIES", 6))
        ledger.addresses.revisit_days = settings.getfloat("NEWSCRAWL_REVISIT_DAYS")
        ledger.repeats.reject = read_reject(settings.getlist("NEWSCRAWL_REJECT"))
        if ledger.outdated:
            logger.warning(
                "%s: repeats of %d older stories are not found any more: this version tells them in another way",
                ledger.path,
                ledger.outdated,
            )
        if is_shared(settings):
            share(ledger, settings)
        _LEDGERS[crawler] = ledger
    return ledger


def open_ledger(path: Path, *, anew: bool = False) -> Ledger:
    """Return the ledger in the store at *path*, made if there never was one; raise StoreError if it cannot be used.

    A damaged store is set aside, and no other one takes its place unless *anew* says so: a crawl that begins with an
    empty store asks for everything again.
    """
    if not anew and not path.exists() and (aside := those_aside(path)):
        raise StoreError(f"{path}: there is none since a damaged one was set aside as {aside[-1]}. {_CHOICE}")
    try:
        return Ledger(path)
    except BrokenStoreError as error:
        aside_now = set_aside(path, datetime.now(UTC))
        message = f"{error.what}: it was set aside as {aside_now}"
        if not anew:
            raise StoreError(f"{path}: {message}. {_CHOICE}") from error
        logger.error("%s: %s, and an empty one takes its place", path, message)  # noqa: TRY400
    return Ledger(path)


def store_path(settings: BaseSettings) -> Path:
    """Return the file of the store: NEWSCRAWL_STORE, in which ``%(output)s`` stands for NEWSCRAWL_OUTPUT."""
    path: str = settings.get("NEWSCRAWL_STORE") or str(IN_MEMORY)
    return Path(path.replace("%(output)s", str(output_folder(settings))))
