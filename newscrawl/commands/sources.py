"""``scrapy sources``: what is known of the sources, and how a person corrects it."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from scrapy.commands import ScrapyCommand
from scrapy.exceptions import UsageError

from newscrawl.commands.known import health, lines, templates
from newscrawl.commands.terminal import say
from newscrawl.export.faults import in_words
from newscrawl.frontier.ledgers import store_path
from newscrawl.store.database import StoreError
from newscrawl.templates.toml import TemplateError

if TYPE_CHECKING:
    import argparse

_SUBJECTS = ("health", "template", "lines")


class Command(ScrapyCommand):
    """Show, correct and forget what is known of sources and sites."""

    requires_project = True
    default_settings = {"LOG_ENABLED": False}  # noqa: RUF012 - Scrapy's interface

    def syntax(self) -> str:
        """Return what follows the command's name."""
        return (
            "[health [SOURCE] [--forget]] | template [SITE] [--forget] | template --import FILE.toml"
            " | template --join FILE | lines [SITE] [--forget]"
        )

    def short_desc(self) -> str:
        """Return the line that ``scrapy -h`` shows."""
        return "Show what each source brings; show and correct what was learned of its site"

    def long_desc(self) -> str:
        """Return what ``scrapy sources -h`` shows."""
        return (
            "`scrapy sources` shows what each source was lately beside what it is usually, and what is wrong with it; "
            "`scrapy sources health SOURCE` one of them, with its last days (docs/health.md). "
            "`scrapy sources template` lists the sites whose template was learned, with the pages that it was learned "
            "from. `scrapy sources template SITE` prints the template of one (a registered domain) as TOML: what "
            "is article text, what is cut and as what, where title, date and author stand. To correct it, write it to "
            "a file, change or add a part with by_hand = true, and import the file; crawls and `scrapy clean` keep "
            "to that part from then on, whatever they learn. `scrapy sources lines` lists the sites of which lines are "
            "known, `scrapy sources lines SITE` the lines that crawls cut as `repeated`, as they are compared (folded), "
            "each with the number of pages on which it stood."
        )

    def add_options(self, parser: argparse.ArgumentParser) -> None:
        """Add the command's own options."""
        super().add_options(parser)
        parser.add_argument(
            "--import",
            dest="file",
            metavar="FILE.toml",
            type=Path,
            help="keep the template of this file, as it is",
        )
        parser.add_argument(
            "--join",
            dest="other",
            metavar="FILE",
            type=Path,
            help="join what is known of templates with those of this store of another machine, or of this .toml file",
        )
        parser.add_argument(
            "--forget",
            action="store_true",
            help="forget the template or lines of SITE, or what is usual of SOURCE",
        )

    def run(self, args: list[str], opts: argparse.Namespace) -> None:
        """Do what *args* and *opts* ask for."""
        assert self.settings is not None  # noqa: S101 - Scrapy sets it before it calls this
        subject = args[0] if args else "health"
        if subject not in _SUBJECTS or len(args) > 2:  # noqa: PLR2004 - the word, and a name
            raise UsageError(
                "Say what to show: `scrapy sources`, or `scrapy sources health`, `scrapy sources template` or"
                " `scrapy sources lines`, each with a name or without."
            )
        path = store_path(self.settings)
        name = args[1] if len(args) > 1 else None
        try:
            if opts.file is not None or opts.other is not None or subject == "template":
                self.exitcode = templates(path, name, opts)
            elif subject == "lines":
                self.exitcode = lines(path, name, opts)
            else:
                self.exitcode = health(path, name, opts)
        except (StoreError, TemplateError, OSError) as error:
            say(f"scrapy sources: {in_words(error)}")
            self.exitcode = 1
