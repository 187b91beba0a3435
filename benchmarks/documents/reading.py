"""The commands that the documents show."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT = Path(__file__).resolve().parents[2]
PAGES = sorted([*ROOT.glob("*.md"), *ROOT.glob("docs/*.md")])

COMMAND = re.compile(
    r"""
    ^ (?: [ ]{4} )?                     # a line of a block, fenced or indented
    (?P<command> (?: scrapy | make | python[ ]-m | export ) \b .*? )
    (?: [ ]{2,} .* | [ ]\# .* )? $      # what is said of it behind
    """,
    re.VERBOSE | re.MULTILINE,
)
BLOCK = re.compile(r"^```sh\n(.*?)^```|((?:^[ ]{4}.*\n)+)", re.DOTALL | re.MULTILINE)
IN_TABLE = re.compile(r"`((?:scrapy|make|-a|-s|-o|-O) [^`]+)`")  # no "--workers N": N is no number


def commands(text: str) -> Iterator[str]:
    """Yield the commands of the blocks and tables of *text*."""
    for fenced, indented in BLOCK.findall(text):
        for match in COMMAND.finditer(fenced or indented):
            yield match["command"]
    for line in text.splitlines():
        if line.startswith("|"):
            yield from IN_TABLE.findall(line)


def whole_commands() -> list[str]:
    """Return the commands of all documents, each once, in the order of the documents; options in tables are none."""
    found = (command for page in PAGES for command in commands(page.read_text(encoding="utf-8")))
    return list(dict.fromkeys(command for command in found if not command.startswith("-")))
