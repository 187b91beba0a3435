"""``scrapy report``: what a run brought, as one page for a browser."""

from __future__ import annotations

import time
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from scrapy.commands import ScrapyCommand
from scrapy.exceptions import UsageError

from newscrawl.commands.healthtable import HEAD, NOTE, figures
from newscrawl.commands.terminal import INTERRUPTED, Complaints, say
from newscrawl.export.faults import in_words
from newscrawl.frontier.ledgers import store_path
from newscrawl.report.making import Wanted, make
from newscrawl.report.reading import InputError, find_sources
from newscrawl.store.database import IN_MEMORY, StoreError, opened
from newscrawl.store.health import everything

if TYPE_CHECKING:
    import argparse

PAGES, RECORDS = 300, 50_000
"""Pages that can be looked at, and records that are listed, if nothing else is said."""
NAME = "report.html"
NO_RECORDS = "no records there, and no report is written; name what `scrapy crawl` or `scrapy clean` wrote"


class Command(ScrapyCommand):
    """Make the report of a run."""

    requires_project = True
    default_settings = {"LOG_ENABLED": False}  # noqa: RUF012 - Scrapy's interface

    def syntax(self) -> str:
        """Return what follows the command's name."""
        return "OUT.jsonl|FOLDER... [-o REPORT.html] [--pages N]"

    def short_desc(self) -> str:
        """Return the line that ``scrapy -h`` shows."""
        return "Show what a run brought, kept and cut, as one page for a browser"

    def long_desc(self) -> str:
        """Return what ``scrapy report -h`` shows."""
        return (
            "Write one file of HTML about the records of a run, which needs no network: counts, charts, what was removed "
            "by which rule, repeats, health of the sources, and the pages themselves with what was kept and cut, the "
            "doubtful ones first. OUT.jsonl is what `scrapy clean` or `scrapy crawl -o` wrote (also .gz, .zst), with the "
            "rejected records beside it; FOLDER is that of a run, output/RUN, or of several."
        )

    def add_options(self, parser: argparse.ArgumentParser) -> None:
        """Add the command's own options."""
        super().add_options(parser)
        parser.add_argument(
            "-o", "--output", metavar="REPORT.html", type=Path,
            help="the file to write (report.html in the folder, or beside the file)",
        )  # fmt: skip
        parser.add_argument(
            "--pages", metavar="N", type=int, default=PAGES,
            help=f"pages whose texts are in the report, the doubtful first ({PAGES})",
        )  # fmt: skip
        parser.add_argument(
            "--records", metavar="N", type=int, default=RECORDS,
            help=f"records that are listed; all are counted ({RECORDS})",
        )  # fmt: skip

    def run(self, args: list[str], opts: argparse.Namespace) -> None:
        """Make the report of *args*."""
        if not args:
            raise UsageError("Nothing to report on: name a file of records, or the folder of a run.")
        if opts.pages < 0 or opts.records < 0:
            raise UsageError("--pages and --records are numbers from 0 on.")
        target = _target(opts.output, Path(args[0]))
        complaints = Complaints("scrapy report")
        try:
            text, summary = self._made([Path(arg) for arg in args], target, opts, complaints)
            _write(target, text)
        except (InputError, StoreError, OSError) as error:
            say(f"scrapy report: {in_words(error)}")
            self.exitcode = 1
            return
        except KeyboardInterrupt:
            say("scrapy report: stopped; no report is written")
            self.exitcode = INTERRUPTED
            return
        say(f"{target}: {summary}; open it in a browser")
        self.exitcode = 1 if complaints.count else 0

    def _made(
        self, paths: list[Path], target: Path, opts: argparse.Namespace, complaints: Complaints
    ) -> tuple[str, str]:
        """Return the report on *paths*, and what it is of; raise InputError if they hold no records."""
        sources = find_sources(paths)
        if target.resolve() in {source.path.resolve() for source in sources}:
            raise UsageError(f"{target} holds the records: name another file by -o.", print_help=False)
        health, note = self._health()
        wanted = Wanted(
            pages=opts.pages,
            records=opts.records,
            made=datetime.now(UTC).isoformat(sep=" ", timespec="minutes"),
            health=health,
            health_note=note,
        )
        text, count = make(sources, wanted, complaints.add)
        complaints.say()
        if not count:
            raise InputError(f"{', '.join(map(str, paths))}: {NO_RECORDS}")
        files = "1 file" if len(sources) == 1 else f"{len(sources)} files"
        return text, f"{count:,} {'record' if count == 1 else 'records'} of {files}"

    def _health(self) -> tuple[list[dict[str, str]], str]:
        """Return the rows of the sources that the store knows, and what is to be said of them."""
        assert self.settings is not None  # noqa: S101 - Scrapy sets it before it calls this
        path = store_path(self.settings)
        if path == IN_MEMORY or not path.exists():
            return [], f"There is no store at {path}: nothing is known of the sources."
        with opened(path) as connection:
            rows = figures(everything(connection), time.time())
        if not rows:
            return (
                [],
                "The store knows of no source yet; of the demo and of lists of addresses nothing is kept.",
            )
        return [dict(zip(HEAD, row, strict=True)) for row in rows], NOTE


def _target(given: Path | None, first: Path) -> Path:
    """Return the file of the report on *first* and what else there is; *given* is what -o names."""
    if given is None:
        return _beside(first)
    return given / NAME if given.is_dir() else given


def _write(target: Path, text: str) -> None:
    """Write *text* to *target*, which is whole or as it was; raise OSError if that cannot be."""
    target.parent.mkdir(parents=True, exist_ok=True)
    part = target.with_name(f"{target.name}.part")
    part.write_text(text, encoding="utf-8")
    part.replace(target)


def _beside(path: Path) -> Path:
    """Return where the report of *path* goes if nothing is said."""
    if path.is_dir():
        return path / NAME
    return path.with_name(f"{path.name.partition('.jsonl')[0]}.report.html")
