"""What the report's scripts read: records by column, and the pages that can be looked at, packed.

Packed JSON in base64 has no letter that markup is made of: no text of a site can end the element that it stands in.
"""

from __future__ import annotations

import gzip
from base64 import b64encode
from typing import TYPE_CHECKING, Any

import orjson

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from newscrawl.report.doubts import Doubt, Key
    from newscrawl.report.rows import Row

TITLE_CHARS, ADDRESS_CHARS = 200, 500
"""Letters of a title, and of an address, in the list of records."""
TEXT_CHARS = 20_000
"""Letters of a record's text, and of all that was cut of it, that are shown."""


def packed(value: object) -> str:
    """Return *value* as base64 of gzipped JSON."""
    return b64encode(gzip.compress(orjson.dumps(value), 9, mtime=0)).decode("ascii")


class Index:
    """Numbers for words, in the order in which they come."""

    def __init__(self) -> None:
        self._numbers: dict[str, int] = {}

    def __getitem__(self, word: str) -> int:
        """Return the number of *word*."""
        return self._numbers.setdefault(word, len(self._numbers))

    @property
    def words(self) -> list[str]:
        """All words, by number."""
        return list(self._numbers)


def listed(rows: Sequence[Row], doubts: Mapping[Key, Doubt], cluster_of: Mapping[str, int]) -> dict[str, Any]:
    """Return *rows* by column, for the list; *cluster_of* has the number of a record's cluster, by id."""
    sites, languages, verdicts, rules, reasons = Index(), Index(), Index(), Index(), Index()
    pages = {key: number for number, key in enumerate(doubts)}
    columns: dict[str, list[Any]] = {name: [] for name in (
        "title", "url", "site", "language", "published", "words", "cuts", "part", "verdicts", "rules", "rejected",
        "cluster", "page",
    )}  # fmt: skip
    for row in rows:
        columns["title"].append(row.title[:TITLE_CHARS] if row.title else None)
        columns["url"].append(row.url[:ADDRESS_CHARS])
        columns["site"].append(sites[row.site])
        columns["language"].append(languages[row.language])
        columns["published"].append(row.day)
        columns["words"].append(row.words)
        columns["cuts"].append(row.cuts)
        columns["part"].append(row.part)
        columns["verdicts"].append([verdicts[verdict] for verdict in row.verdicts])
        columns["rules"].append([rules[f"{kind} {rule}"] for kind, rule in row.rules])
        columns["rejected"].append(int(row.rejected))
        columns["cluster"].append(cluster_of.get(row.id, -1))
        columns["page"].append(pages[row.page])
    doubtful = {
        pages[key]: [round(doubt.weight, 2), [reasons[reason] for reason in doubt.reasons]]
        for key, doubt in doubts.items()
        if doubt.weight
    }
    return {
        "columns": columns, "sites": sites.words, "languages": languages.words, "verdicts": verdicts.words,
        "rules": [rule.split(" ", 1) for rule in rules.words], "reasons": reasons.words,
        "doubts": {str(page): told for page, told in doubtful.items()},
    }  # fmt: skip


def shown(records: Iterable[tuple[Mapping[str, Any], bool]]) -> list[dict[str, Any]]:
    """Return the *records* of a page, each with whether it was rejected, as they are shown, in the order of their parts."""
    found = [
        {
            "part": record["part"],
            "title": record["title"],
            "text": _up_to(record["text"].split("\n"), TEXT_CHARS),
            "removed": _cuts(record["removed"]),
            "published": record["published"],
            "published_from": record["published_from"],
            "authors": [str(author) for author in record["authors"]],
            "language": record["language"],
            "verdicts": record["verdicts"],
            "rejected": rejected,
        }
        for record, rejected in records
    ]
    return sorted(found, key=lambda record: record["part"])


def _up_to(lines: Iterable[str], most: int) -> list[str]:
    """Return *lines* up to *most* letters, with an ellipsis where the rest is left out."""
    found: list[str] = []
    for line in lines:
        if len(line) > most:
            return [*found, line[:most] + "…"]
        found.append(line)
        most -= len(line)
    return found


def _cuts(removed: Sequence[Mapping[str, str]]) -> list[tuple[str, str, str]]:
    texts = _up_to((cut["text"] for cut in removed), TEXT_CHARS)
    return [(cut["kind"], cut["rule"], text) for cut, text in zip(removed, texts, strict=False)]
