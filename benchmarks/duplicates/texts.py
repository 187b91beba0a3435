"""The articles of the sets, and how much two of them have in common, exactly."""

from __future__ import annotations

import json
from collections import defaultdict
from typing import TYPE_CHECKING, Any

from newscrawl.stages.shingles import compared, shingles

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path


def pairs(folder: Path) -> list[dict[str, Any]]:
    """Return the pairs of the set ``near-duplicates`` below *folder*."""
    with (folder / "near-duplicates" / "pairs.jsonl").open(encoding="utf-8") as lines:
        return [json.loads(line) for line in lines]


def articles(folder: Path) -> Iterator[str]:
    """Yield the articles of the sets below *folder*, English ones at the end, some of them more than once."""
    for pair in pairs(folder):
        yield pair["a"]["text"]
        yield pair["b"]["text"]
    for name in (
        "clean-articles",
        "composed-text",
        "composed-sites",
        "real-inline",
        "pages-ar",
        "pages-multi",
        "pages-en",
    ):
        gold = folder / name / "gold.jsonl"
        if not gold.is_file():
            continue
        with gold.open(encoding="utf-8") as lines:
            for line in lines:
                for story in json.loads(line)["stories"]:
                    yield "\n".join(story["paragraphs"])


def different(texts: Iterable[str], most: int, jaccard: float = 0.2) -> list[str]:
    """Return the first *most* of *texts* that have less in common than *jaccard* with each that is returned before."""
    chosen: list[str] = []
    sizes: list[int] = []
    found: dict[bytes, list[int]] = defaultdict(list)
    for text in texts:
        own = set(shingles(compared(text)))
        if not own or len(chosen) == most:
            continue
        common: dict[int, int] = defaultdict(int)
        for shingle in own:
            for other in found[shingle]:
                common[other] += 1
        if any(both / (len(own) + sizes[other] - both) >= jaccard for other, both in common.items()):
            continue
        for shingle in own:
            found[shingle].append(len(chosen))
        chosen.append(text)
        sizes.append(len(own))
    return chosen
