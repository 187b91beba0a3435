"""The card of a data set: README.md as Hugging Face reads it, a YAML header and Markdown. Pure.

Names come from sites, which may write anything: in the header they are JSON strings, in the text nothing of them is
taken for Markdown, HTML or a control character.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING

from newscrawl.dataset.counts import UNKNOWN, Counts

if TYPE_CHECKING:
    from collections import Counter
    from collections.abc import Iterable, Mapping, Sequence

LONGEST = 100
"""Characters of a name that are shown."""
MOST = 200
"""Rows of a table; the others are summed up in one more."""
_SIZES = ("K", "M", "B", "T")
_TERMS = """The texts belong to those who published them, and are under their terms, which newscrawl does not know: this
card grants no rights to them. Look up what the sites below allow, and the law of your country, before you publish or
share this data set. `url` of each record says where it is from."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Making:
    """How a data set was made."""

    title: str
    license: str
    """As Hugging Face names it: ``other``, ``cc-by-4.0``."""
    files: str
    """Pattern of its shards, seen from the card."""
    day: str
    """ISO 8601."""
    chosen: Sequence[str]
    """How its records were chosen, a sentence each."""
    versions: Mapping[str, str]


def card(making: Making, counts: Counts) -> str:
    """Return the card of a data set that was made so and holds so much."""
    tables = [
        _table("Sites", "site", counts.sites),
        _table("Languages", "language", counts.languages),
        _table("Months of publication", "month", counts.months, by_name=True),
        _table("What was cut from the pages", "kind of removal", counts.removed),
    ]
    if counts.verdicts:
        tables.append(_table("Verdicts", "verdict", counts.verdicts))
    versions = ", ".join(f"{shown(name)} {shown(version)}" for name, version in making.versions.items())
    chosen = "\n".join(f"- {sentence}" for sentence in making.chosen)
    return f"""{_header(making, counts)}
# {shown(making.title)}

{counts.records:,} news stories, {counts.words:,} words, from {len(counts.sites):,} sites and {len(counts.runs):,} runs of
newscrawl. A row is a story; [record.schema.json](record.schema.json) describes its fields.

## Terms

{_TERMS}

## How it was made

newscrawl fetched or read pages of news sites, took out what is not the story (it stands in `removed`, with the rule that
did it), and parted stories that shared a page. The text is otherwise as it was published: nobody checked it for personal
data, for errors, or for what it claims.

{chosen}

Made on {shown(making.day)} by {versions}.

{chr(10).join(tables)}"""


def shown(name: str) -> str:
    """Return *name* so that it is read as it is written, in one line: plain names as they are, of others each character
    that could mean something as its number.

    >>> shown("example.org"), shown("a|<b>")
    ('example.org', 'a&#124;&#60;b&#62;')
    """
    short = name if len(name) <= LONGEST else f"{name[: LONGEST - 1]}…"
    is_address = short.startswith("www.") or ":" in short
    plain = "-" if is_address else "-. "
    return "".join(_character(character, plain) for character in short)


def size_category(records: int) -> str:
    """Return the size by which Hugging Face sorts data sets.

    >>> size_category(999), size_category(1000), size_category(250_000), size_category(2 * 10**6)
    ('n<1K', '1K<n<10K', '100K<n<1M', '1M<n<10M')
    """
    least = 1000
    if records < least:
        return "n<1K"
    while records >= least * 10:
        least *= 10
    return "n>1T" if least >= 10**12 else f"{_short(least)}<n<{_short(least * 10)}"


def _short(number: int) -> str:
    power = (len(str(number)) - 1) // 3
    return f"{number // 1000**power}{_SIZES[power - 1]}"


def _character(character: str, plain: str) -> str:
    if character.isalnum() or character in plain:
        return character
    return f"&#{ord(character)};" if character.isprintable() else "\ufffd"


def _header(making: Making, counts: Counts) -> str:
    languages = sorted(counts.languages.keys() - {UNKNOWN, "und"})
    lines = [
        "---",
        "configs:",
        "- config_name: default",
        "  data_files:",
        "  - split: train",
        f"    path: {_yaml(making.files)}",
        "language:" if languages else "language: []",
        *(f"- {_yaml(language)}" for language in languages),
        f"license: {_yaml(making.license)}",
        *(["license_name: terms-of-the-publishers"] if making.license == "other" else []),
        f"pretty_name: {_yaml(making.title)}",
        "size_categories:",
        f"- {_yaml(size_category(counts.records))}",
        "task_categories:",
        "- text-generation",
        "tags:",
        "- news",
        "- newscrawl",
        "---",
    ]
    return "\n".join(lines) + "\n"


def _yaml(value: str) -> str:
    return json.dumps(value)  # which is YAML, with all but ASCII escaped


def _table(title: str, name: str, counter: Counter[str], *, by_name: bool = False) -> str:
    rows = sorted(counter.items()) if by_name else sorted(counter.items(), key=lambda row: (-row[1], row[0]))
    if by_name and len(rows) > MOST:
        rows = rows[-MOST:]
    named = rows[:MOST]
    others = len(counter) - len(named)
    rest = sum(counter.values()) - sum(number for _, number in named)
    lines: Iterable[str] = (
        f"## {title}\n",
        f"| {name} | number |",
        "|---|---:|",
        *(f"| {shown(key)} | {number:,} |" for key, number in named),
        *([f"| {others:,} others | {rest:,} |"] if others else []),
    )
    return "\n".join(lines) + "\n"
