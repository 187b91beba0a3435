"""``scrapy corpus``: a data set of the records of finished runs."""

from __future__ import annotations

import re
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING

from scrapy.commands import ScrapyCommand
from scrapy.exceptions import UsageError

from newscrawl.commands.terminal import say
from newscrawl.dataset.making import Wanted, begun, make
from newscrawl.dataset.places import place_of
from newscrawl.dataset.reading import find_shards
from newscrawl.export.feedchecks import check_secrets
from newscrawl.export.packing import PACKINGS
from newscrawl.export.parquet import COMPRESSIONS, MissingLibraryError, require_pyarrow
from newscrawl.export.routing import read_reject

if TYPE_CHECKING:
    import argparse

    from newscrawl.dataset.places import Place

_LICENSE = re.compile(r"[a-z0-9][a-z0-9.-]{0,39}")
_MEGABYTE = 1024 * 1024


class Command(ScrapyCommand):
    """Make a data set of the records of finished runs."""

    requires_project = True
    default_settings = {"LOG_ENABLED": False}  # noqa: RUF012 - Scrapy's interface

    def syntax(self) -> str:
        """Return what follows the command's name."""
        return "INPUT... -o FOLDER|s3://BUCKET/PREFIX [--format parquet|jsonl] [--latest] [--without VERDICT,...]"

    def short_desc(self) -> str:
        """Return the line that ``scrapy -h`` shows."""
        return "Make a data set of finished records: Parquet or JSONL, with a card"

    def long_desc(self) -> str:
        """Return what ``scrapy corpus -h`` shows."""
        return (
            "Make a data set of the records that runs left. INPUT is a folder of a run, a folder of such folders, or a "
            "file of records (.jsonl, also .gz, .zst); in folders, the shards of stories that are complete are read. The "
            "data set has its shards in data/, README.md, a card as Hugging Face reads it, with counts, and "
            "record.schema.json. Lines that are no records are reported and left out, and the exit code is 1 (docs/corpora.md)."
        )

    def add_options(self, parser: argparse.ArgumentParser) -> None:
        """Add the command's own options."""
        super().add_options(parser)
        add = parser.add_argument
        add("-o", "--output", metavar="TARGET", help="a new folder, or the address of an object store")
        add("--format", choices=("parquet", "jsonl"), default="parquet", help="of the shards (parquet)")
        add(
            "--compression",
            choices=COMPRESSIONS,
            default="zstd",
            help="of the shards (zstd); snappy is for Parquet alone",
        )
        add(
            "--shard-size",
            metavar="MIB",
            type=int,
            default=256,
            help="at which a shard is complete (256); 0 for one shard",
        )
        add("--latest", action="store_true", help="of each story the latest revision, not all of them")
        add("--rejected", action="store_true", help="read the rejected records in folders, too")
        add(
            "--without",
            metavar="VERDICT,...",
            default="",
            help="leave out records with these verdicts, or with any",
        )
        add("--title", help="of the data set (the name of TARGET)")
        add("--license", default="other", help="what Hugging Face calls its license (other)")

    def run(self, args: list[str], opts: argparse.Namespace) -> None:
        """Make it of *args*."""
        wanted = _read_options(args, opts)
        assert self.settings is not None  # noqa: S101 - Scrapy sets it before it calls this
        try:
            check_secrets(self.settings)
            if wanted.kind == "parquet":
                require_pyarrow()
            found = find_shards(map(Path, args), rejected=opts.rejected)
            if not found.files:
                raise FileNotFoundError(f"{', '.join(args)}: no finished shard of records there")
            place = place_of(opts.output, begun(found.files, wanted))
        except (MissingLibraryError, ValueError) as error:
            raise UsageError(str(error), print_help=False) from error
        except OSError as error:
            say(f"scrapy corpus: {error}")
            self.exitcode = 1
            return
        if found.unfinished:
            say(f"scrapy corpus: files that are not finished, and left out: {len(found.unfinished)} (.part)")
        if place.progress and (done := len(place.progress.shards)):
            say(
                f"scrapy corpus: goes on behind the {done} shards that a killed command finished in {place.staging}"
            )
        self.exitcode = _make(found.files, wanted, place, opts.output)


def _make(files: tuple[Path, ...], wanted: Wanted, place: Place, target: str) -> int:
    """Make the data set, say what it holds, and return the exit code."""
    problems = 0

    def problem(told: str) -> None:
        nonlocal problems
        problems += 1
        say(f"scrapy corpus: {told}")

    try:
        counts = make(files, wanted, place, problem)
    except OSError as error:
        say(f"scrapy corpus: {error}")
        return 1
    finally:
        place.close()
    say(f"files read: {len(files)}; records: {counts.records} of {len(counts.sites)} sites in {target}")
    if problems:
        say(f"lines and files that could not be read: {problems}; see above")
    return 1 if problems else 0


def _read_options(args: list[str], opts: argparse.Namespace) -> Wanted:
    if not args:
        raise UsageError("Nothing to read: name a folder of a run, or a file of records.")
    if not opts.output:
        raise UsageError("Say where the data set goes: -o FOLDER, or -o s3://BUCKET/PREFIX.")
    if opts.format == "jsonl" and opts.compression not in PACKINGS:
        raise UsageError(
            f"--compression {opts.compression} goes with --format parquet alone.", print_help=False
        )
    if opts.shard_size < 0:
        raise UsageError(
            f"--shard-size {opts.shard_size}: write a number of MiB; 0: one shard.", print_help=False
        )
    if not _LICENSE.fullmatch(opts.license):
        raise UsageError(
            f"--license {opts.license!r}: write it as Hugging Face does: cc-by-4.0.", print_help=False
        )
    try:
        without = read_reject(opts.without.split(","))
    except ValueError as error:
        raise UsageError(
            f"--without {opts.without!r}: list verdicts between commas.", print_help=False
        ) from error
    return Wanted(
        title=opts.title or PurePosixPath(opts.output).name or "corpus",
        license=opts.license,
        kind=opts.format,
        compression=opts.compression,
        size=opts.shard_size * _MEGABYTE,
        latest=opts.latest,
        without=without,
    )
