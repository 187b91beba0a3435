"""How a part says what it found, and whether that is what it must show."""

from __future__ import annotations

import os
import platform
import shlex
from datetime import UTC, datetime
from importlib.metadata import version
from typing import TYPE_CHECKING

from benchmarks.speed.table import Section, headline, markdown

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

LIBRARIES = ("newscrawl", "scrapy")


def told(part: str, arguments: Sequence[str], section: Section, held: Mapping[str, bool]) -> int:
    """Print *section*, found by *part* with its *arguments*, and what of it *held*; return 1 if something did not."""
    command = shlex.join(["python", "-m", "benchmarks.reliability", part, *arguments])
    versions = {"Python": platform.python_version(), **{name: version(name) for name in LIBRARIES}}
    date = datetime.now(UTC).date().isoformat()
    machine = f"{os.cpu_count()} cores, which others use too"
    print(headline(date=date, command=command, machine=machine, versions=versions))
    print(f"\n{markdown(section)}\n")
    for what, is_so in held.items():
        print(f"- {what}: {'yes' if is_so else '**NO**'}")
    return 0 if all(held.values()) else 1
