"""``scrapy schema``: the JSON Schema of the record."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from scrapy.commands import ScrapyCommand
from scrapy.exceptions import UsageError

from newscrawl.export.schema import schema_text

if TYPE_CHECKING:
    import argparse


class Command(ScrapyCommand):
    """Print the JSON Schema of the record."""

    requires_project = True
    default_settings = {"LOG_ENABLED": False}  # noqa: RUF012 - Scrapy's interface

    def short_desc(self) -> str:
        """Return the line that ``scrapy -h`` shows."""
        return "Print the JSON Schema of the record"

    def run(self, args: list[str], opts: argparse.Namespace) -> None:  # noqa: ARG002  # Scrapy's interface
        """Print it to standard output."""
        if args:
            raise UsageError(f"{args[0]!r} says nothing to it: `scrapy schema` takes no arguments.")
        sys.stdout.write(schema_text().decode())
