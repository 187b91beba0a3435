"""The ledger of a crawl among machines: Redis, found by scrapy-redis's settings."""

from __future__ import annotations

from typing import TYPE_CHECKING

from newscrawl.store.database import StoreError
from newscrawl.store.shared import Shared, answering

if TYPE_CHECKING:
    from scrapy.settings import BaseSettings

    from newscrawl.store.ledger import Ledger

PREFIX = "newscrawl:"
"""Of the keys in Redis, unless NEWSCRAWL_REDIS_PREFIX says otherwise."""
LEASE_SECONDS = 120.0


def is_shared(settings: BaseSettings) -> bool:
    """Return whether *settings* name a Redis that machines share: REDIS_URL or REDIS_HOST, as scrapy-redis has them."""
    return bool(settings.get("REDIS_URL") or settings.get("REDIS_HOST"))


def share(ledger: Ledger, settings: BaseSettings) -> None:
    """Have *ledger* share sources with other machines; raise StoreError if Redis cannot be used."""
    try:
        from scrapy_redis.connection import get_redis_from_settings
    except ImportError as error:
        raise StoreError(
            "REDIS_URL is set, which needs scrapy-redis: pip install 'newscrawl[redis]'"
        ) from error
    seconds = settings.getfloat("NEWSCRAWL_LEASE_SECONDS", LEASE_SECONDS)
    try:
        redis = get_redis_from_settings(settings)
    except ValueError as error:
        raise StoreError(f"REDIS_URL: {error}") from error
    with answering():
        redis.ping()
    ledger.share(Shared(redis, ledger, settings.get("NEWSCRAWL_REDIS_PREFIX") or PREFIX, seconds))
