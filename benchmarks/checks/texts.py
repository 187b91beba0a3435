"""The texts of the sets as a person would have them, each with its language."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from newscrawl.stages.languages.language import detect

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

SETS = ("clean-articles", "real-inline", "composed-text", "pages-ar", "pages-multi", "pages-en")
PAIRS = "near-duplicates"
"""A set of pairs; the first of each counts, as the outlet sent it: with what the other sets have cut."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Text:
    """One article."""

    evalset: str
    language: str
    """As newscrawl tells it."""
    text: str = field(repr=False)


def texts(folder: Path) -> list[Text]:
    """Return the articles of the sets below *folder*."""
    return [Text(evalset=name, language=detect(text)[0], text=text) for name, text in _read(folder)]


def _read(folder: Path) -> Iterator[tuple[str, str]]:
    for name in SETS:
        with (folder / name / "gold.jsonl").open(encoding="utf-8") as lines:
            for line in lines:
                for story in json.loads(line)["stories"]:
                    if story["paragraphs"]:
                        yield name, "\n".join(story["paragraphs"])
    with (folder / PAIRS / "pairs.jsonl").open(encoding="utf-8") as lines:
        for line in lines:
            yield PAIRS, "\n".join(filter(None, map(str.strip, json.loads(line)["a"]["text"].split("\n"))))
