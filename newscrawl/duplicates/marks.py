"""What is kept of a story to know its repeats by, and which of several stories it repeats."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from newscrawl.duplicates.bands import SIMILAR, band_keys, kept, similarity
from newscrawl.stages.quality import DEFAULT_REJECT, Verdict

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable

REPEATS = (Verdict.DUPLICATE, Verdict.NEAR_DUPLICATE)
APART = frozenset(DEFAULT_REJECT).difference(REPEATS)
"""Verdicts of what is no article that anybody would look for: its words are nobody's original."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """A story, as the index has it."""

    id: bytes
    """The record's."""
    fingerprint: bytes
    """Of its words."""
    values: bytes = field(repr=False)
    """What is :func:`~newscrawl.duplicates.bands.kept` of its signature; empty for a short story."""
    keys: tuple[int, ...] = field(default=(), repr=False)
    """Those under which it is found; not of one that comes from the index."""
    revision: int = 0
    """The record's: the index has the latest."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Repeat:
    """That a story repeats another."""

    of: bytes
    """Id of the other's record."""
    verdict: Verdict


def mark(record: bytes, fingerprint: bytes, signature: bytes, revision: int = 0) -> Mark:
    """Return the mark of the story whose record has the id *record*."""
    return Mark(
        id=record,
        fingerprint=fingerprint,
        values=kept(signature),
        keys=band_keys(signature, fingerprint),
        revision=revision,
    )


def takes_part(verdicts: Iterable[str], fingerprint: str, reject: Collection[str] = ()) -> bool:
    """Return whether a story with these *verdicts* is compared with others: it has words, and is no page of another
    kind, nor one that is rejected anyway. Else the text that is kept might be called a repeat of one that is not."""
    return bool(fingerprint) and not any(
        verdict in APART or (verdict in reject and verdict not in REPEATS) for verdict in verdicts
    )


def repeated(story: Mark, others: Iterable[Mark]) -> Repeat | None:
    """Return which of *others*, the first seen first, *story* repeats: the first with the same words, else the first
    with nearly the same; never itself, whatever its words were before."""
    near = None
    for other in others:
        if other.id == story.id:
            continue
        if other.fingerprint == story.fingerprint:
            return Repeat(of=other.id, verdict=Verdict.DUPLICATE)
        if near is None and similarity(story.values, other.values) >= SIMILAR:
            near = Repeat(of=other.id, verdict=Verdict.NEAR_DUPLICATE)
    return near
