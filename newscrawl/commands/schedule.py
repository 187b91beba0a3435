"""``scrapy schedule``: what is due when, and what starts a crawl again and again."""

from __future__ import annotations

import sys
import time
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from scrapy.commands import ScrapyCommand
from scrapy.exceptions import UsageError
from scrapy.utils.conf import arglist_to_dict

from newscrawl.commands.checks import check_settings
from newscrawl.commands.starting import absolute, kept, start_of, write_scrapyd, write_systemd
from newscrawl.commands.terminal import say
from newscrawl.commands.timers import crontab_line
from newscrawl.commands.timetable import timetable
from newscrawl.export.faults import in_words
from newscrawl.extensions.report import plain
from newscrawl.frontier.ledgers import store_path
from newscrawl.schedule.feeds import set_right
from newscrawl.sources import CatalogueError
from newscrawl.spiders.arguments import ArgumentError
from newscrawl.spiders.bounds import bounds_of
from newscrawl.store.database import StoreError, opened
from newscrawl.store.plans import planned

if TYPE_CHECKING:
    import argparse

    from newscrawl.schedule.terms import Bounds

EVERY = 5
"""Minutes between two looks at what is due: the shortest interval of a feed."""


class Command(ScrapyCommand):
    """Show the schedule, and write what starts it."""

    requires_project = True
    default_settings = {"LOG_ENABLED": False}  # noqa: RUF012 - Scrapy's interface

    def syntax(self) -> str:
        """Return what follows the command's name."""
        return "[-a sources=NAME|FILE [--every N] --systemd FOLDER | --crontab | --scrapyd FOLDER]"

    def short_desc(self) -> str:
        """Return the line that ``scrapy -h`` shows."""
        return "Show what is due when; write a systemd timer, a crontab line or a scrapyd project"

    def long_desc(self) -> str:
        """Return what ``scrapy schedule -h`` shows."""
        return (
            "`scrapy schedule` shows when each feed will be asked next, how often and why. With -a, as for `scrapy crawl "
            "news`, and one of --systemd, --crontab, --scrapyd it writes what starts that crawl every few minutes; it "
            "then fetches what is due. -s NAME=VALUE is taken over into it. See docs/scheduling.md."
        )

    def add_options(self, parser: argparse.ArgumentParser) -> None:
        """Add the command's own options."""
        super().add_options(parser)
        parser.add_argument(
            "-a", dest="spargs", action="append", default=[], metavar="NAME=VALUE",
            help="argument of `scrapy crawl news` (may be repeated)",
        )  # fmt: skip
        parser.add_argument(
            "--every", type=int, default=EVERY, metavar="N",
            help=f"minutes between two crawls ({EVERY}); a feed is asked when it is due, not each time",
        )  # fmt: skip
        kinds = parser.add_mutually_exclusive_group()
        kinds.add_argument(
            "--systemd",
            type=Path,
            metavar="FOLDER",
            help="write newscrawl.service and newscrawl.timer to FOLDER",
        )
        kinds.add_argument("--crontab", action="store_true", help="print a line for `crontab -e`")
        kinds.add_argument(
            "--scrapyd", type=Path, metavar="FOLDER",
            help="write an egg and a configuration to FOLDER, and print the commands that deploy and start the crawl",
        )  # fmt: skip

    def run(self, args: list[str], opts: argparse.Namespace) -> None:
        """Do what *opts* ask for."""
        assert self.settings is not None  # noqa: S101 - Scrapy sets it before it calls this
        if args:
            raise UsageError(f"{args[0]!r} says nothing to it: `scrapy schedule -h` lists the options.")
        if opts.every < 1:
            raise UsageError(f"--every {opts.every}: write a number of minutes, 1 or more.")
        check_settings(self.settings)
        if not (opts.systemd or opts.crontab or opts.scrapyd):
            self.exitcode = _show(store_path(self.settings), bounds_of(self.settings))
            return
        try:
            given, settings = arglist_to_dict(opts.spargs), arglist_to_dict(opts.set)
        except ValueError as error:
            raise UsageError("-a and -s take NAME=VALUE.", print_help=False) from error
        try:
            arguments = absolute(given)
            if opts.scrapyd is not None:
                settings = kept(self.settings) | settings
                write_scrapyd(opts.scrapyd, arguments, settings)
            elif opts.systemd is not None:
                write_systemd(opts.systemd, start_of(arguments, settings), opts.every)
            else:
                # Cron sends what is printed by mail: let that be warnings.
                settings = {"NEWSCRAWL_SUMMARY_ENABLED": "False", "LOG_LEVEL": "WARNING"} | settings
                sys.stdout.write(crontab_line(start_of(arguments, settings), opts.every) + "\n")
        except (ArgumentError, CatalogueError, OSError, ValueError) as error:
            say(f"scrapy schedule: {in_words(error)}")
            self.exitcode = 1


def _show(store: Path, bounds: Bounds) -> int:
    """Print the schedule, and return the exit code."""
    if not store.exists():
        say(f"scrapy schedule: there is no {store} yet; `scrapy crawl news` makes it")
        return 1
    now = time.time()
    try:
        with opened(store) as connection:
            found = planned(connection)
    except StoreError as error:
        say(f"scrapy schedule: {error}")
        return 1
    right = [replace(plan, feed=set_right(plan.feed, now, bounds)) for plan in found]
    sys.stdout.write("".join(f"{plain(line)}\n" for line in timetable(right, now)))
    return 0
