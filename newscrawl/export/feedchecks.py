"""What a crawl looks at before it starts, of the feeds that it was told to write."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from newscrawl.export.parquet import require_pyarrow

if TYPE_CHECKING:
    from scrapy.settings import BaseSettings

SECRETS = ("AWS_SECRET_ACCESS_KEY", "AWS_SESSION_TOKEN")
_STORES = frozenset({"s3", "gs"})


def check_feeds(settings: BaseSettings) -> None:
    """Raise ValueError or MissingLibraryError for feeds that cannot be written, or that would tell credentials to the log."""
    for uri, options in settings.getdict("FEEDS").items():
        check_address(str(uri))
        if options.get("format") == "parquet":
            require_pyarrow()
    check_secrets(settings)


def check_secrets(settings: BaseSettings) -> None:
    """Raise ValueError if a setting is a credential: Scrapy writes to the log which settings were changed, and to what."""
    for name in SECRETS:
        if settings.get(name):
            raise ValueError(
                f"{name} is a setting, which Scrapy writes to the log: "
                "give it as a variable of the environment of the same name, or in ~/.aws/credentials."
            )


def check_address(uri: str) -> None:
    """Raise ValueError if the address *uri* of an object store holds credentials; they would be logged with it."""
    try:
        parts = urlsplit(uri)
    except ValueError:  # a file's name, of which Scrapy makes what it can
        return
    if parts.scheme in _STORES and "@" in parts.netloc:
        raise ValueError(
            f"{parts.scheme}://...@...: keys in an address would be logged; give them as AWS_ACCESS_KEY_ID and "
            "AWS_SECRET_ACCESS_KEY in the environment, or in ~/.aws/credentials."
        )
