"""Which commands of the documents are run here, with what in the place of words that stand for others, and why others are not."""

from __future__ import annotations

import re

LEFT = {
    r"make\b": "targets are tests, measurements and cleaning up, run by themselves; that they exist is tested",
    r"export ": "a setting of the shell; tests/test_docs_commands.py loads what it names",
    r"python -m benchmarks\.": "measurements of minutes to hours, which the targets of the Makefile call; that they take these options is tested",
    r"python -m newscrawl\.corpus ": "needs datatrove, Ray or Slurm; make scale runs it",
    r"scrapy corpus .*s3://": "needs an object store; make readers runs it",
    r"scrapy crawl .*(?:sources=arabic|https://(?:www\.)?example\.org|intranet)": "needs other people's servers",
    r"scrapy crawl .*redis://": "needs a Redis that machines share; make scale tests crawls by one",
    r"scrapy (?:clean|crawl news)$": "names the command, and is not how it is called",
}
"""Patterns that whole commands begin with, and why those are not run."""
FIRST = ("scrapy crawl", "scrapy clean")
"""Commands that others need the outcome of."""
LAST = ("--import", "--forget")
"""In commands that take away what others need."""
SERVING = (
    "scrapy review",
    "python -m newscrawl.demo --port",
    "python -m newscrawl.demo --gold gold.jsonl",
    "python -m newscrawl.demo",
)
"""Commands that go on until they are interrupted, once they have said an address."""
QUICK = (
    "scrapy crawl news -a sources=demo,mine.toml -a limit=2 -O both.jsonl",
    "scrapy clean page.html -o one.jsonl",
    "scrapy report output",
    "scrapy schedule -a sources=arabic --crontab",
)
"""Those that each run of the tests runs, in this order."""


def reason_to_leave(command: str) -> str | None:
    """Return why *command* is not run; None if it is."""
    return next((reason for pattern, reason in LEFT.items() if re.match(pattern, command)), None)


def serves(command: str) -> bool:
    """Whether *command* goes on until it is interrupted.

    >>> serves("scrapy review output"), serves("python -m newscrawl.demo --gold gold.jsonl --placeholders")
    (True, False)
    """
    return command.startswith(SERVING) and not command.endswith("--placeholders")


def in_order(commands: list[str]) -> list[str]:
    """Return *commands* so that each finds what it needs."""
    return sorted(
        commands, key=lambda command: (any(word in command for word in LAST), not command.startswith(FIRST))
    )


def filled(command: str, host: str) -> str:
    """Return *command* with names of the scene for those that stand for any; *host* serves an outlet.

    >>> filled("scrapy sources template SITE", "127.0.0.1:80"), filled("scrapy crawl urls -a file=FILE", "")
    ('scrapy sources template example.org', 'scrapy crawl urls -a file=urls.txt')
    """
    for pattern, value in (
        (r"\bsources=NAME,FILE\b", "sources=demo,mine.toml"),
        (r"\bfile=FILE\b", "file=urls.txt"),
        (r"\bsite=URL\b", f"site=http://{host}/"),
        (r"\b127\.0\.0\.1:8803\b", host),
        (r"(?<=sources lines )(?:SITE|example\.org)", host),
        (r"(?<=sources template )SITE", "example.org"),
        (r"\bhealth SOURCE\b", "health waha"),
        (r"\bINPUT\.\.\.", "pages"),
    ):
        command = re.sub(pattern, value, command)
    return command
