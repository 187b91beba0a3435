"""``scrapy schedule``: what is due when, and what starts a crawl again and again."""

from __future__ import annotations

import os
import sys
import time
from dataclasses import replace
from importlib.metadata import version
from pathlib import Path
from typing import TYPE_CHECKING

from scrapy.commands import ScrapyCommand
from scrapy.exceptions import UsageError
from scrapy.utils.conf import arglist_to_dict

from newscrawl.commands import scrapyd
from newscrawl.commands.checks import check_settings
from newscrawl.commands.egg import write_egg
from newscrawl.commands.terminal import say
from newscrawl.commands.timers import Start, crontab_line, systemd_service, systemd_timer
from newscrawl.commands.timetable import timetable
from newscrawl.extensions.report import plain
from newscrawl.frontier.ledgers import store_path
from newscrawl.schedule.feeds import set_right
from newscrawl.sources import CatalogueError
from newscrawl.spiders.arguments import ArgumentError, news_arguments
from newscrawl.spiders.bounds import bounds_of
from newscrawl.store.database import IN_MEMORY, StoreError, opened
from newscrawl.store.plans import planned

if TYPE_CHECKING:
    import argparse

    from scrapy.settings import BaseSettings

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
            help=f"minutes between two crawls (default: {EVERY}); a feed is asked when it is due, not each time",
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
            arguments = _absolute(given)
            if opts.scrapyd is not None:
                settings = _kept(self.settings) | settings
                _scrapyd(opts.scrapyd, arguments, settings)
            elif opts.systemd is not None:
                _systemd(opts.systemd, _start(arguments, settings), opts.every)
            else:
                # Cron sends what is printed by mail: let that be warnings.
                settings = {"NEWSCRAWL_SUMMARY_ENABLED": "False", "LOG_LEVEL": "WARNING"} | settings
                sys.stdout.write(crontab_line(_start(arguments, settings), opts.every) + "\n")
        except (ArgumentError, CatalogueError, OSError, ValueError) as error:
            say(f"scrapy schedule: {error}")
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


def _absolute(given: dict[str, str]) -> dict[str, str]:
    """Return the arguments *given*, once they are found to be good, with files by their whole path."""
    news_arguments(given)
    arguments = dict(given)
    if "sources" in given:
        whole = given["sources"]
        names = (
            [whole] if Path(whole).is_file() else [name.strip() for name in whole.split(",") if name.strip()]
        )
        arguments["sources"] = ",".join(
            str(Path(name).resolve()) if Path(name).is_file() else name for name in names
        )
    return arguments


def _kept(settings: BaseSettings) -> dict[str, str]:
    """Return the settings that name files from where the command is given, with their whole paths."""
    output, store = Path(settings["NEWSCRAWL_OUTPUT"]), store_path(settings)
    kept = {"NEWSCRAWL_OUTPUT": str(output.resolve())}
    return kept if store == IN_MEMORY else kept | {"NEWSCRAWL_STORE": str(store.resolve())}


def _start(arguments: dict[str, str], settings: dict[str, str]) -> Start:
    command = [sys.executable, "-m", "scrapy", "crawl", "news"]
    for name, value in arguments.items():
        command += ["-a", f"{name}={value}"]
    for name, value in settings.items():
        command += ["-s", f"{name}={value}"]
    # Scrapy has set it by now: it found scrapy.cfg, or was told.
    module = os.environ["SCRAPY_SETTINGS_MODULE"]
    return Start(command=command, folder=str(Path.cwd()), environment={"SCRAPY_SETTINGS_MODULE": module})


def _systemd(folder: Path, start: Start, every: int) -> None:
    units = {"newscrawl.service": systemd_service(start), "newscrawl.timer": systemd_timer(every)}
    folder.mkdir(parents=True, exist_ok=True)
    for name, text in units.items():
        (folder / name).write_text(text, encoding="utf-8")
    say(
        f"{folder}: newscrawl.service and newscrawl.timer are written. For your own user, in ~/.config/systemd/user:",
        "    systemctl --user daemon-reload && systemctl --user enable --now newscrawl.timer",
        "For the machine, in /etc/systemd/system, add User= to the service, and leave out --user.",
    )


def _scrapyd(folder: Path, arguments: dict[str, str], settings: dict[str, str]) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    whole = folder.resolve()
    text = scrapyd.config(str(whole))
    write_egg(whole / scrapyd.EGG)
    (whole / scrapyd.CONFIG).write_text(text, encoding="utf-8")
    say(
        f"{folder}: {scrapyd.EGG} and {scrapyd.CONFIG} are written. Start `scrapyd` in that folder, in an environment "
        "where newscrawl's libraries are installed. The first command deploys; the second crawls what is due, and is "
        "for a timer: scrapyd has none."
    )
    sys.stdout.write(scrapyd.upload(str(whole / scrapyd.EGG), version("newscrawl")) + "\n")
    sys.stdout.write(scrapyd.start(arguments, settings) + "\n")
