"""``scrapy clean``: the same cleaning as in a crawl, over what is already on disk."""

from __future__ import annotations

from collections import Counter
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from scrapy.commands import ScrapyCommand
from scrapy.exceptions import UsageError

from newscrawl.commands.batches import cleaned_batches
from newscrawl.commands.checks import check_settings, read_limits
from newscrawl.commands.order import Order, learn, pages_of, say_so
from newscrawl.commands.places import check_output, quarantine_path
from newscrawl.commands.repeats import with_repeats
from newscrawl.commands.tally import count, told
from newscrawl.commands.terminal import INTERRUPTED, say
from newscrawl.commands.watch import watching
from newscrawl.commands.witness import Teller
from newscrawl.export.faults import in_words
from newscrawl.export.naming import STORIES, rejected_path
from newscrawl.export.parquet import MissingLibraryError
from newscrawl.export.recordfile import open_records
from newscrawl.export.resumable import ResumableError
from newscrawl.export.routing import read_reject, rejection
from newscrawl.frontier.ledgers import store_path
from newscrawl.inputs import find_archives, is_archive
from newscrawl.pipelines.options import read_job
from newscrawl.stages.render import to_dict
from newscrawl.store.database import StoreError
from newscrawl.store.templates import TemplateStore
from newscrawl.templates.joining import corrections
from newscrawl.templates.toml import TemplateError
from newscrawl.workers.hands import Staff
from newscrawl.workers.inorder import clean_all
from newscrawl.workers.quarantine import Quarantine

if TYPE_CHECKING:
    import argparse
    from collections.abc import Iterable

    from scrapy.settings import BaseSettings

    from newscrawl.items import Record
    from newscrawl.workers.job import Job


class Command(ScrapyCommand):
    """Clean pages that are already on disk."""

    requires_project = True
    default_settings = {"LOG_ENABLED": False}  # noqa: RUF012 - Scrapy's interface

    def syntax(self) -> str:
        """Return what follows the command's name."""
        return "INPUT... [-o OUT.jsonl|OUT.parquet] [--workers N]"

    def short_desc(self) -> str:
        """Return the line that ``scrapy -h`` shows."""
        return "Clean pages that are on disk: HTML, text, folders, manifests, WARC"

    def long_desc(self) -> str:
        """Return what ``scrapy clean -h`` shows."""
        return (
            "Clean pages that are already on disk and write one JSON line a story. INPUT is an .html or "
            ".txt file (also .gz), a .warc file (also .gz, .zst), a folder of them, or a .jsonl manifest with one page a "
            "line: "
            '{"url": ..., "path": ... | "html": ... | "text": ..., "fetched": ...}, path relative to the '
            "manifest. Inputs that cannot be read are reported, the rest goes on, and the exit code is 1. Pages that "
            "take too long, or crash, are kept in a folder beside the output, with a manifest to clean them again."
        )

    def add_options(self, parser: argparse.ArgumentParser) -> None:
        """Add the command's own options."""
        super().add_options(parser)
        parser.add_argument(
            "-o", "--output", metavar="OUT.jsonl", type=Path,
            help="where the records go instead of output/RUN/stories.jsonl, by its name (.jsonl, .jsonl.gz, .jsonl.zst or "
            ".parquet); rejected ones go beside it, to OUT.rejected.jsonl",
        )  # fmt: skip
        parser.add_argument(
            "--learn", action="store_true",
            help="keep in the store what was learned of how the sites build their pages (see scrapy sources)",
        )  # fmt: skip
        parser.add_argument("--workers", metavar="N", type=int, default=1, help="processes that clean (1)")

    def run(self, args: list[str], opts: argparse.Namespace) -> None:
        """Clean *args*."""
        if not args:
            raise UsageError("Nothing to clean: name a file, a folder or a manifest.")
        if opts.workers < 1:
            raise UsageError(f"--workers {opts.workers}: at least one process is needed.")
        assert self.settings is not None  # noqa: S101 - Scrapy sets it before it calls this
        job, reject = _read_settings(self.settings)
        output = opts.output or Path(self.settings["NEWSCRAWL_OUTPUT"]) / job.run / STORIES
        try:
            check_output(output, map(Path, args))
        except (MissingLibraryError, ValueError) as error:
            raise UsageError(str(error), print_help=False) from error
        rejected = rejected_path(output)
        tally: Counter[str] = Counter()
        witness = Teller(Quarantine(quarantine_path(output)), tally)
        staff = Staff(workers=opts.workers, limits=read_limits(self.settings))
        store = TemplateStore(store_path(self.settings))
        try:
            learned = partial(learn, corrections(store.all()), store if opts.learn else None)
            order = Order(job=job, staff=staff, reject=reject, witness=witness, learned=learned, tally=tally)
            _clean([Path(arg) for arg in args], (output, rejected), order)
        except (OSError, ResumableError, StoreError, TemplateError) as error:
            say_so(in_words(error))
            self.exitcode = 1
            return
        except KeyboardInterrupt:
            say_so(
                "stopped; the output is as it was. Given the same again, it goes on with archives, and begins others anew"
            )
            self.exitcode = INTERRUPTED
            return
        self.exitcode = 1 if tally["problems"] else 0
        say(*told(tally, output, rejected))
        if tally["lost"]:
            say(f"pages that could not be cleaned: {tally['lost']}; kept in {witness.quarantine.manifest}")


def _clean(paths: list[Path], targets: tuple[Path, Path], order: Order) -> None:
    """Write the records of *paths* to *targets*; if archives are among them, so that a killed run can be gone on with."""
    pages = pages_of(paths, order.tally)
    archives = list(find_archives(paths))
    if not archives:
        with watching() as watch:
            sheets = clean_all(watch.entries(pages), order.job, order.witness, order.staff, order.learned)
            _write(with_repeats(watch.sheets(sheets), order.reject), *targets, order)
        return
    only = all(path.is_file() and is_archive(path) for path in paths)
    with (
        watching(plainly=False) as watch,
        cleaned_batches(None if only else pages, archives, targets[0], order, watch) as cleaned,
    ):
        _write(with_repeats(cleaned, order.reject), *targets, order)


def _write(pages: Iterable[Iterable[Record]], output: Path, rejected: Path, order: Order) -> None:
    """Write the records of *pages*, those with a verdict that rejects to *rejected*, and count them."""
    output.parent.mkdir(parents=True, exist_ok=True)
    with open_records(output) as kept_file, open_records(rejected) as rejected_file:
        for records in pages:
            order.tally["pages"] += 1
            for record in records:
                reason = rejection(record, order.reject)
                count(order.tally, record, reason)
                (kept_file if reason is None else rejected_file).write(to_dict(record))
        kept_file.finish()
        rejected_file.finish()


def _read_settings(settings: BaseSettings) -> tuple[Job, frozenset[str]]:
    """Return what every page is cleaned with, and the verdicts that reject; raise UsageError if broken."""
    check_settings(settings)
    return read_job(settings, settings["NEWSCRAWL_RUN"]), read_reject(settings.getlist("NEWSCRAWL_REJECT"))
