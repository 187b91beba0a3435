"""Sentences about cookies and consent over the title of a page: each site words them in its own way, and what they are is
told by the phrases that pages are known by which show nothing else (:mod:`newscrawl.stages.page_type.words`)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from newscrawl.memo import remembered
from newscrawl.rules import Mark
from newscrawl.stages.page_type.words import find_rules

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from newscrawl.stages.lines.reading import Reading

CONSENT = "-consent"
"""What the ids of those phrases end in, behind the language."""


def consent_above(readings: Sequence[Reading]) -> Iterator[tuple[int, Mark]]:
    """Yield the positions of the sentences about consent that stand before any other sentence, each over a line that is none,
    with what marks them. The first paragraph of an article on the subject has another behind it."""
    for i, reading in enumerate(readings[:-1]):
        if reading.mark is not None or reading.shape.kind != "prose":
            continue
        if readings[i + 1].shape.kind == "prose" or not _asks(reading.block.text):
            return
        text = reading.block.text
        yield (
            i,
            Mark(
                kind="consent",
                rule="place-consent",
                where="alone",
                phrase=text,
                value="",
                start=0,
                end=len(text),
            ),
        )


@remembered
def _asks(text: str) -> bool:
    return any(rule.id.endswith(CONSENT) for rule in find_rules(text))
