"""``scrapy sources``: what is known of the sources, and how a person corrects it."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

from scrapy.commands import ScrapyCommand
from scrapy.exceptions import UsageError

from newscrawl.commands.terminal import say
from newscrawl.extensions.report import plain
from newscrawl.frontier.ledgers import store_path
from newscrawl.store.database import StoreError
from newscrawl.store.lines import LineStore
from newscrawl.store.templates import TemplateStore
from newscrawl.templates.toml import MAX_BYTES, TemplateError, from_toml, to_toml

if TYPE_CHECKING:
    import argparse


class Command(ScrapyCommand):
    """Show, import and forget the templates of sites."""

    requires_project = True
    default_settings = {"LOG_ENABLED": False}  # noqa: RUF012 - Scrapy's interface

    def syntax(self) -> str:
        """Return what follows the command's name."""
        return "template [SITE] [--forget] | template --import FILE.toml | lines [SITE] [--forget]"

    def short_desc(self) -> str:
        """Return the line that ``scrapy -h`` shows."""
        return "Show and correct what was learned of the sites: their templates, and the lines that recur"

    def long_desc(self) -> str:
        """Return what ``scrapy sources -h`` shows."""
        return (
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
            "--forget", action="store_true", help="forget the template, or the lines, of SITE"
        )

    def run(self, args: list[str], opts: argparse.Namespace) -> None:
        """Do what *args* and *opts* ask for."""
        assert self.settings is not None  # noqa: S101 - Scrapy sets it before it calls this
        if args[:1] not in (["template"], ["lines"]) or len(args) > 2:  # noqa: PLR2004 - the word, and a site
            raise UsageError(
                "Say what to show: `scrapy sources template` or `scrapy sources lines`, each with a SITE or without."
            )
        path = store_path(self.settings)
        site = args[1] if len(args) > 1 else None
        try:
            if args[0] == "lines":
                self.exitcode = _lines(LineStore(path), site, forget=opts.forget)
            else:
                self.exitcode = _done(TemplateStore(path), site, opts)
        except (StoreError, TemplateError, OSError) as error:
            say(f"scrapy sources: {error}")
            self.exitcode = 1


def _done(store: TemplateStore, site: str | None, opts: argparse.Namespace) -> int:
    """Do it, and return the exit code."""
    if opts.file is not None:
        template = from_toml(_read(opts.file), str(opts.file))
        store.replace(template)
        say(f"{template.site}: kept in {store.path}, {len(template.parts)} parts")
        return 0
    if site is None:
        for template in store.all().values():
            own = sum(part.by_hand for part in template.parts)
            _print(
                f"{template.site}: learned from {template.pages} pages; {len(template.parts)} parts, {own} of them by hand"
            )
        return 0
    if opts.forget:
        known = store.forget(site)
        say(f"{site}: {'forgotten' if known else 'nothing is known of it'}")
        return 0 if known else 1
    found = store.get(site)
    if found is None:
        known_sites = ", ".join(store.sites()) or "none"
        say(f"scrapy sources: no template of {site} in {store.path}; there are: {known_sites}")
        return 1
    _print(to_toml(found).rstrip("\n"))
    return 0


def _lines(store: LineStore, site: str | None, *, forget: bool) -> int:
    """Show the lines of *site*, or of which sites there are any, or *forget* them; return the exit code."""
    if site is not None and forget:
        known = store.forget(site)
        say(f"{site}: {'forgotten' if known else 'nothing is known of it'}")
        return 0 if known else 1
    for recurring in map(store.get, store.sites() if site is None else (site,)):
        if not recurring.pages:
            say(
                f"scrapy sources: no lines of {site} in {store.path}; there are: {', '.join(store.sites()) or 'none'}"
            )
            return 1
        found = recurring.repeated()
        _print(f"{recurring.site}: {len(found)} lines recur on {recurring.pages} pages")
        if site is not None:
            for line, pages in found.items():
                _print(f"{pages:>6}  {line}")
    return 0


def _print(text: str) -> None:
    sys.stdout.write("\n".join(map(plain, text.split("\n"))) + "\n")


def _read(path: Path) -> str:
    with path.open("rb") as file:
        data = file.read(MAX_BYTES + 1)
    if len(data) > MAX_BYTES:
        raise TemplateError(
            f"{path}: has more than {MAX_BYTES} bytes; the template of a site has some thousand"
        )
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as error:
        raise TemplateError(f"{path}: is not TOML in UTF-8: {error}") from error
