"""``scrapy clean``: the same cleaning as in a crawl, over what is already on disk."""

from __future__ import annotations

from collections import Counter
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from scrapy.commands import ScrapyCommand
from scrapy.exceptions import UsageError

from newscrawl.cleaning import Options
from newscrawl.commands.checks import check_settings, read_limits
from newscrawl.commands.places import STORIES, quarantine_path, rejected_path
from newscrawl.commands.tally import count, told
from newscrawl.commands.terminal import say
from newscrawl.commands.witness import Teller
from newscrawl.export.jsonl import to_line
from newscrawl.export.partfile import PartFile
from newscrawl.export.routing import read_reject, rejection
from newscrawl.frontier.ledgers import store_path
from newscrawl.inputs import Archives, Entry, Problem, find_archives, find_inputs
from newscrawl.rules import read_evidence
from newscrawl.store.database import StoreError
from newscrawl.store.templates import TemplateStore
from newscrawl.templates.joining import by_hand, join
from newscrawl.templates.toml import TemplateError
from newscrawl.workers.cleaner import Job
from newscrawl.workers.inorder import Staff, clean_all
from newscrawl.workers.quarantine import Quarantine

if TYPE_CHECKING:
    import argparse
    from collections.abc import Callable, Iterable, Iterator, Mapping

    from scrapy.settings import BaseSettings

    from newscrawl.items import Record
    from newscrawl.stages.parts import Template


class Command(ScrapyCommand):
    """Clean pages that are already on disk."""

    requires_project = True
    default_settings = {"LOG_ENABLED": False}  # noqa: RUF012 - Scrapy's interface

    def syntax(self) -> str:
        """Return what follows the command's name."""
        return "INPUT... [-o OUT.jsonl] [--workers N]"

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
            help="where the records go instead of output/RUN/stories.jsonl; rejected ones go beside it, to "
            "OUT.rejected.jsonl",
        )  # fmt: skip
        parser.add_argument(
            "--learn", action="store_true",
            help="keep in the store what was learned of how the sites build their pages (see scrapy sources)",
        )  # fmt: skip
        parser.add_argument(
            "--workers", metavar="N", type=int, default=1, help="processes that clean (default: 1)"
        )

    def run(self, args: list[str], opts: argparse.Namespace) -> None:
        """Clean *args*."""
        if not args:
            raise UsageError("Nothing to clean: name a file, a folder or a manifest.")
        if opts.workers < 1:
            raise UsageError(f"--workers {opts.workers}: at least one process is needed.")
        assert self.settings is not None  # noqa: S101 - Scrapy sets it before it calls this
        job, reject = _read_settings(self.settings)
        output = opts.output or Path(self.settings["NEWSCRAWL_OUTPUT"]) / job.run / STORIES
        rejected = rejected_path(output)
        tally: Counter[str] = Counter()
        witness = Teller(Quarantine(quarantine_path(output)), tally)
        staff = Staff(workers=opts.workers, limits=read_limits(self.settings))
        store = TemplateStore(store_path(self.settings))
        try:
            corrected = {site: by_hand(template) for site, template in store.all().items()}
            learned = partial(_learned, corrected, store if opts.learn else None)
            paths = [Path(arg) for arg in args]
            with Archives(find_archives(paths), tally, _tell) as archives:
                pages = clean_all(_entered(paths, archives, tally), job, witness, staff, learned)
                _write(pages, output, rejected, reject, tally)
        except (OSError, StoreError, TemplateError) as error:
            say(f"scrapy clean: {error}")
            self.exitcode = 1
            return
        self.exitcode = 1 if tally["problems"] else 0
        say(*told(tally, output, rejected))
        if tally["lost"]:
            say(f"pages that could not be cleaned: {tally['lost']}; kept in {witness.quarantine.manifest}")


def _write(
    pages: Iterable[Iterable[Record]],
    output: Path,
    rejected: Path,
    reject: frozenset[str],
    tally: Counter[str],
) -> None:
    """Write the records of *pages*, those with a verdict of *reject* to *rejected*, and count them."""
    output.parent.mkdir(parents=True, exist_ok=True)
    with PartFile(output) as kept_file, PartFile(rejected) as rejected_file:
        for records in pages:
            tally["pages"] += 1
            for record in records:
                reason = rejection(record, reject)
                count(tally, record, reason)
                (kept_file if reason is None else rejected_file).write(to_line(record))
        kept_file.finish()
        rejected_file.finish()


def _learned(
    corrected: Mapping[str, Template], store: TemplateStore | None, templates: Mapping[str, Template]
) -> Mapping[str, Template]:
    """Return *templates* with what a person *corrected*; keep them in *store*, if there is one."""
    if store is not None:
        for template in templates.values():
            store.learn(template)
    own = {site: template for site, template in corrected.items() if template.parts}
    return {**templates, **{site: join(templates.get(site), template) for site, template in own.items()}}


def _entered(paths: list[Path], archives: Archives, tally: Counter[str]) -> Callable[[], Iterator[Entry]]:
    """Return what yields the pages of *paths*, then of *archives*, and the first time reports and counts what is none."""
    reported: set[str] = set()

    def entries() -> Iterator[Entry]:
        for found in find_inputs(paths):
            if not isinstance(found, Problem):
                yield found
            elif (told := str(found)) not in reported:
                reported.add(told)
                tally["problems"] += 1
                _tell(found)
        yield from archives.entries()

    return entries


def _tell(problem: Problem) -> None:
    say(f"scrapy clean: {problem}")


def _read_settings(settings: BaseSettings) -> tuple[Job, frozenset[str]]:
    """Return what every page is cleaned with, and the verdicts that reject; raise UsageError if broken."""
    check_settings(settings)
    job = Job(
        run=settings["NEWSCRAWL_RUN"],
        now=datetime.now(UTC).isoformat(timespec="seconds"),
        options=Options(
            languages=frozenset(settings.getlist("NEWSCRAWL_LANGUAGES")),
            min_words=settings.getint("NEWSCRAWL_MIN_WORDS"),
        ),
        rules=tuple(Path(path) for path in settings.getlist("NEWSCRAWL_RULES")),
        evidence=read_evidence(settings.getlist("NEWSCRAWL_EVIDENCE")),
    )
    return job, read_reject(settings.getlist("NEWSCRAWL_REJECT"))
