"""Every command in the documents is one that there is: programs, spiders, arguments, options, settings."""

from __future__ import annotations

import re
import shlex
from importlib import import_module
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from scrapy.cmdline import ScrapyArgumentParser
from scrapy.commands import ScrapyHelpFormatter
from scrapy.settings import Settings
from scrapy.utils.misc import walk_modules_iter

from benchmarks.archives.__main__ import _parser as archives_parser
from benchmarks.checks.__main__ import _parser as checks_parser
from benchmarks.documents.reading import PAGES, ROOT, commands
from benchmarks.duplicates.__main__ import _parser as duplicates_parser
from benchmarks.languages.__main__ import _parser as languages_parser
from benchmarks.quality.__main__ import _parser as quality_parser
from benchmarks.speed.__main__ import _parser as speed_parser
from newscrawl import settings
from newscrawl.commands.clean import Command as CleanCommand
from newscrawl.commands.corpus import Command as CorpusCommand
from newscrawl.commands.crawl import Command as CrawlCommand
from newscrawl.commands.report import Command as ReportCommand
from newscrawl.commands.review import Command as ReviewCommand
from newscrawl.commands.schedule import Command as ScheduleCommand
from newscrawl.commands.schema import Command as SchemaCommand
from newscrawl.commands.sources import Command as SourcesCommand
from newscrawl.corpus.arguments import parser_of as corpus_parser
from newscrawl.demo.__main__ import _parser as demo_parser
from newscrawl.spiders import arguments

if TYPE_CHECKING:
    from collections.abc import Callable, Collection

    from scrapy.commands import ScrapyCommand

PARSERS = {
    "benchmarks.archives": archives_parser,
    "benchmarks.checks": checks_parser,
    "benchmarks.languages": languages_parser,
    "newscrawl.corpus": corpus_parser,
    "newscrawl.demo": demo_parser,
    "benchmarks.duplicates": duplicates_parser,
    "benchmarks.quality": quality_parser,
    "benchmarks.speed": speed_parser,
}
OWN: dict[str, Callable[[], ScrapyCommand]] = {
    "clean": CleanCommand,
    "report": ReportCommand,
    "review": ReviewCommand,
    "corpus": CorpusCommand,
    "schema": SchemaCommand,
    "schedule": ScheduleCommand,
    "sources": SourcesCommand,
}
ARGUMENTS = {"news": arguments._NEWS, "urls": arguments._URLS}
ALL_ARGUMENTS = frozenset(name for names in ARGUMENTS.values() for name in names)


def complaint(command: str) -> str | None:
    """Return what *command* names that is not there, ``None`` if all is."""
    program, *words = shlex.split(command)
    if program == "make":
        return next(filter(None, map(missing_in_makefile, words)), None)
    if program == "scrapy":
        return scrapy_complaint(words)
    if program == "python":
        return module_complaint(*words)
    if program == "export":
        import_module(words[0].partition("=")[2])
        return None
    return option_complaint(CrawlCommand(), [program, *words], ALL_ARGUMENTS)  # an option in a table


def module_complaint(option: str, module: str, *words: str) -> str | None:
    if module == "benchmarks.reliability":
        part, *options = words
        import_module(f"{module}.{part}")._parser().parse_args(options)
        return None
    if option != "-m" or module not in PARSERS:
        return "no such module"
    PARSERS[module]().parse_args(words)  # exits at an option that there is not
    return None


def missing_in_makefile(word: str) -> str | None:
    name, is_variable, _ = word.partition("=")
    wanted = rf"^{name} \?=" if is_variable else rf"^{name}:.*##"
    text = (ROOT / "Makefile").read_text(encoding="utf-8")
    return None if re.search(wanted, text, re.MULTILINE) else f"the Makefile has no {name}"


def scrapy_complaint(words: list[str]) -> str | None:
    command, *rest = words
    if "-h" in words:
        return None
    if command == "crawl":
        spider, *given = rest
        if spider not in ARGUMENTS:
            return f"no spider {spider}"
        return option_complaint(CrawlCommand(), given, ARGUMENTS[spider])
    if command in OWN:
        return option_complaint(OWN[command](), rest, ARGUMENTS["news"])
    known = {module.__name__.rpartition(".")[2] for module in walk_modules_iter("scrapy.commands")}
    return None if command in known else f"scrapy has no command {command}"


def option_complaint(command: ScrapyCommand, words: list[str], known: Collection[str]) -> str | None:
    """Return what is wrong with the options *words* of a command that takes the spider arguments *known*."""
    command.settings = Settings()
    parser = ScrapyArgumentParser()
    command.add_options(parser)
    given, inputs = parser.parse_known_args(words)
    wrong = [word for word in inputs if word.startswith("--")]
    wrong += [pair for pair in getattr(given, "spargs", ()) if pair.partition("=")[0] not in known]
    names = {pair.partition("=")[0] for pair in given.set} - {"NAME"}
    wrong += [name for name in names if not hasattr(settings, name) and name not in Settings()]
    return ", ".join(wrong) or None


@pytest.mark.parametrize(
    ("page", "command"),
    [(page, command) for page in PAGES for command in commands(page.read_text(encoding="utf-8"))],
    ids=lambda value: value.name if isinstance(value, Path) else value,
)
def test_every_command_is_one_that_there_is(page: Path, command: str) -> None:
    assert complaint(command) is None, page


@pytest.mark.parametrize("name", ["README.md", "docs/commands.md", "docs/sources.md", "docs/politeness.md"])
def test_commands_are_found(name: str) -> None:
    assert any(commands((ROOT / name).read_text(encoding="utf-8")))


@pytest.mark.parametrize(
    "command",
    [
        "make sandwich",
        "make crawl SOUP=x",
        "scrapy burn",
        "scrapy crawl olds",
        "scrapy crawl news -a colour=red",
        "scrapy crawl urls -a limit=3",
        "scrapy crawl news --limit 3",
        "scrapy clean x --wurkers 2",
        "scrapy clean x -s NEWSCRAWL_NOTHING=1",
        "-a colour=red",
        "python -m newscrawl.nothing",
    ],
)
def test_a_command_that_there_is_not_is_noticed(command: str) -> None:
    assert complaint(command) is not None


@pytest.mark.parametrize("module", PARSERS)
def test_an_option_of_a_module_that_there_is_not_is_noticed(module: str) -> None:
    with pytest.raises(SystemExit):
        complaint(f"python -m {module} --prt 1")


def help_of(command: ScrapyCommand, width: int) -> str:
    """Return what -h shows on a terminal of *width* columns."""
    command.settings = Settings()
    parser = ScrapyArgumentParser(
        formatter_class=lambda prog: ScrapyHelpFormatter(prog, width=width),
        usage=f"scrapy it {command.syntax()}",
        conflict_handler="resolve",
        description=command.long_desc(),
    )
    command.add_options(parser)
    return parser.format_help()


@pytest.mark.parametrize("name", [*OWN, "crawl"])
def test_the_help_of_a_command_has_no_headings_but_its_own(name: str) -> None:
    """Scrapy makes a heading of each line that ends with a colon, of help that is broken behind one as well."""
    command = {**OWN, "crawl": CrawlCommand}[name]
    for width in range(60, 160):
        lines = help_of(command(), width).splitlines()
        underlined = [above for above, line in pairwise(lines) if line and set(line) <= set("=-")]
        assert underlined == ["Usage", "Options", "Global Options"], width


def test_the_help_of_crawl_names_every_spider_and_argument() -> None:
    shown = help_of(CrawlCommand(), 100)
    assert [spider for spider in ARGUMENTS if f"scrapy crawl {spider} " not in " ".join(shown.split())] == []
    assert [name for name in ALL_ARGUMENTS if f"-a {name}=" not in " ".join(shown.split())] == []
