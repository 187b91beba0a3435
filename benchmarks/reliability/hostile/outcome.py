"""What was seen of each case, as a set of short facts.

``accepted``, ``rejected VERDICTS``
    a record of the case's site in ``stories.jsonl`` or ``rejected.jsonl``
``failed REASON``, ``refused REASON``
    an article that did not come, a request that was not let out
``unanswered REASON``, ``read PROBLEM``
    the feed or sitemap did not come, or was read as far as it goes
``asked PATH``
    a path besides robots.txt, ``/feed`` and ``/page`` was asked for; ``asked many`` for more than ten
``warned WHAT``
    ``budget``, ``alone``, ``failed``, ``reached``, ``sites``: the log says what becomes of the site
``lost``
    ``/page`` was asked for, and nothing was heard of it
"""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from benchmarks.reliability.hostile.case import Case
    from benchmarks.reliability.hostile.server import Servers

ORDINARY = frozenset({"/", "/robots.txt", "/feed", "/page"})
MANY = 10

_LOGGED = (
    (re.compile(r"No article from (?P<where>\S+) \((?P<what>\S+)\)"), "failed"),
    (re.compile(r"Refused \((?P<what>[a-z]+)\): (?P<where>\S+)"), "refused"),
    (re.compile(r"Refused \(its host is on a private (?P<what>network)\): (?P<where>\S+)"), "refused"),
    (re.compile(r"Refused \(redirected to another (?P<what>site)\): (?P<where>\S+)"), "refused"),
    (re.compile(r"no answer from the \w+ (?P<where>\S+) \((?P<what>\S+)\)"), "unanswered"),
    (re.compile(r"the \w+ (?P<where>\S+) is (?P<what>\w+); \d+ links"), "read"),
    (
        re.compile(r"(?P<where>127\S+) has had \d+ new addresses \(NEWSCRAWL_HOST_(?P<what>BUDGET)\)"),
        "warned",
    ),
    (re.compile(r"(?P<where>127\S+) has asked to be left (?P<what>alone)"), "warned"),
    (re.compile(r"(?P<where>127\S+) has (?P<what>failed) \d+ times in a row"), "warned"),
    (re.compile(r"(?P<where>\S+/robots.txt) cannot be (?P<what>reached)"), "warned"),
    (re.compile(r"links of the \w+ (?P<where>\S+) lead to other (?P<what>sites)"), "warned"),
)


def outcomes(cases: Sequence[Case], servers: Servers, log: str, folder: Path) -> dict[str, frozenset[str]]:
    """Return the facts of each of *cases*, by name, after a crawl with *log* and output in *folder*."""
    facts: dict[str, set[str]] = {case.name: set() for case in cases}
    names = {str(servers.ports[case.name]): case.name for case in cases}
    for where, fact in (*_said(log), *_written(folder)):
        if name := _case(where, names):
            facts[name].add(fact)
    for name, found in facts.items():
        asked = set(servers.asked[name])
        if "/page" in asked and not found:
            found.add("lost")
        others = asked - ORDINARY
        found.update({"asked many"} if len(others) > MANY else {f"asked {path}" for path in others})
    return {name: frozenset(found) for name, found in facts.items()}


def _said(log: str) -> Iterator[tuple[str, str]]:
    for line in log.splitlines():
        for pattern, fact in _LOGGED:
            # The front door is tried where a feed names nothing; none of these sites has one.
            if (match := pattern.search(line)) and not re.fullmatch(r"http://127\S+:\d+/", match["where"]):
                yield match["where"], f"{fact} {match['what'].lower()}"


def _written(folder: Path) -> Iterator[tuple[str, str]]:
    for name in ("stories", "rejected"):
        for record in records(folder, name):
            yield (
                record["url"],
                "accepted" if name == "stories" else f"rejected {' '.join(record['verdicts'])}",
            )


def records(folder: Path, name: str) -> Iterator[dict[str, Any]]:
    """Yield the records of *folder* whose files' names begin with *name*."""
    for file in sorted(folder.glob(f"{name}*.jsonl")):
        for line in file.read_bytes().splitlines():
            yield json.loads(line)


def _case(where: str, names: dict[str, str]) -> str | None:
    """Return the case that the address *where* is of: it stands in the path of strangers' addresses."""
    if match := re.search(r"/case-([a-z0-9-]+)", where):
        return match[1] if match[1] in names.values() else None
    ports = re.findall(r"127\.0\.0\.1:(\d+)", where)
    return names.get(ports[0]) if ports else None
