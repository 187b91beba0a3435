"""``scrapy review``: pages cleaned again, looked at block by block, and corrected."""

from __future__ import annotations

import sys
from collections import Counter
from contextlib import ExitStack
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING

from scrapy.commands import ScrapyCommand
from scrapy.exceptions import UsageError

from newscrawl.commands.checks import check_settings, read_limits
from newscrawl.commands.terminal import INTERRUPTED, say
from newscrawl.export.faults import in_words
from newscrawl.frontier.ledgers import store_path
from newscrawl.inputs import Archives, Problem, find_archives, find_inputs
from newscrawl.pipelines.options import read_job
from newscrawl.review.api import Api
from newscrawl.review.desk import Desk
from newscrawl.review.server import Server
from newscrawl.rules import RuleError
from newscrawl.store.database import IN_MEMORY, StoreError
from newscrawl.store.templates import TemplateStore
from newscrawl.templates.toml import TemplateError

if TYPE_CHECKING:
    import argparse
    from collections.abc import Iterator

    from newscrawl.inputs import Entry

NO_PAGES = (
    "There is no page in the inputs: name pages, folders of them, manifests or WARC files. Records are no pages; a crawl "
    "keeps its pages with -s NEWSCRAWL_WARC=True."
)
PAGES = 500
"""Pages that are looked at, if nothing else is said: they are held in memory, and cleaned again for each trial."""


class Command(ScrapyCommand):
    """Look at pages, and correct how they are cleaned."""

    requires_project = True
    default_settings = {"LOG_ENABLED": False}  # noqa: RUF012 - Scrapy's interface

    def syntax(self) -> str:
        """Return what follows the command's name."""
        return "INPUT... [--corrections FOLDER] [--pages N]"

    def short_desc(self) -> str:
        """Return the line that ``scrapy -h`` shows."""
        return "Look at pages block by block in a browser, and correct how they are cleaned"

    def long_desc(self) -> str:
        """Return what ``scrapy review -h`` shows."""
        return (
            "Clean the pages of INPUT (as for `scrapy clean`: HTML, text, folders, manifests, WARC) and show each in a "
            "browser on this machine, block by block: what was kept, what was cut by which rule, where it was split. What "
            "is marked there as wrongly cut or kept becomes a correction of the site's template or a rule, is tried on all "
            "pages of the site, and kept as TOML. The server answers on 127.0.0.1 to whoever has the address that is "
            "printed; it ends with Ctrl-C."
        )

    def add_options(self, parser: argparse.ArgumentParser) -> None:
        """Add the command's own options."""
        super().add_options(parser)
        parser.add_argument(
            "--corrections", metavar="FOLDER", type=Path, default=Path("corrections"),
            help="where corrections are kept; rules that are there count (corrections)",
        )  # fmt: skip
        parser.add_argument(
            "--pages",
            metavar="N",
            type=int,
            default=PAGES,
            help=f"pages that are looked at ({PAGES})",
        )
        parser.add_argument(
            "--port", metavar="N", type=int, default=0, help="of the server (any that is free)"
        )

    def run(self, args: list[str], opts: argparse.Namespace) -> None:
        """Serve the review of *args*."""
        if not args:
            raise UsageError("Nothing to review: name a file, a folder, a manifest or an archive.")
        if opts.pages < 1:
            raise UsageError(f"--pages {opts.pages}: write a number of pages, 1 or more.")
        assert self.settings is not None  # noqa: S101 - Scrapy sets it before it calls this
        check_settings(self.settings)
        path = store_path(self.settings)
        if path == IN_MEMORY:
            raise UsageError("Corrections need a store: set NEWSCRAWL_STORE to a file.")
        job = read_job(self.settings, self.settings["NEWSCRAWL_RUN"])
        try:
            with ExitStack() as stack:
                entries = _entries([Path(arg) for arg in args], opts.pages, stack)
                if not entries:
                    raise UsageError(NO_PAGES, print_help=False)
                server = stack.enter_context(
                    Server({}, opts.port)
                )  # a port that is taken is told before the work
                say(f"cleaning {_counted(len(entries))}")
                desk = Desk(entries, job, read_limits(self.settings), TemplateStore(path), opts.corrections)
                server.api = Api(desk).calls
                _serve(server, len(entries))
        except (OSError, StoreError, TemplateError, RuleError) as error:
            say(f"scrapy review: {in_words(error)}")
            self.exitcode = 1
        except KeyboardInterrupt:
            say("scrapy review: stopped before the pages were cleaned")
            self.exitcode = INTERRUPTED


def _entries(paths: list[Path], most: int, stack: ExitStack) -> list[Entry]:
    """Return the first pages of *paths*, at most *most*; what cannot be read is said."""
    entries = list(islice(_found(paths), most))
    archives = list(find_archives(paths))
    if archives and len(entries) < most:
        opened = stack.enter_context(Archives(archives, Counter(), _say_problem))
        entries += islice(opened.entries(), most - len(entries))
    if len(entries) == most:
        say(f"scrapy review: the first {most} pages are looked at; --pages N takes more")
    return entries


def _found(paths: list[Path]) -> Iterator[Entry]:
    for found in find_inputs(paths):
        if isinstance(found, Problem):
            _say_problem(found)
        else:
            yield found


def _say_problem(problem: Problem) -> None:
    say(f"scrapy review: {problem}")


def _serve(server: Server, pages: int) -> None:
    say(f"{_counted(pages)}; open this address in a browser on this machine, and end with Ctrl-C:")
    sys.stdout.write(f"{server.url}\n")
    sys.stdout.flush()
    try:
        server.serve_forever()
    except KeyboardInterrupt:
        say("scrapy review: ended")


def _counted(pages: int) -> str:
    return "1 page" if pages == 1 else f"{pages:,} pages"
