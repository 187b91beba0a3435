"""Keys by which stories that are alike meet, and how alike signatures are."""

from __future__ import annotations

from random import Random

import pytest

from newscrawl.duplicates.bands import BANDS, GROUP_VALUES, GROUPS, SIMILAR, band_keys, kept, similarity
from newscrawl.stages.fingerprint import NEAR_MIN_SHINGLES, PERMUTATIONS, signature

PRINT = bytes(range(16))


def story(chosen: Random, words: int = 200) -> list[str]:
    return [f"w{chosen.randrange(10**9)}" for _ in range(words)]


def edited(words: list[str], share: float, chosen: Random) -> list[str]:
    """Return *words* with a stretch at the end rewritten, so that a *share* of all shingles is common to both."""
    common = round(2 * share * len(words) / (1 + share))
    return words[:common] + story(chosen, len(words) - common)


def meets(one: bytes, other: bytes) -> bool:
    return not set(band_keys(one, PRINT)).isdisjoint(band_keys(other, PRINT))


@pytest.mark.parametrize(
    ("jaccard", "least", "most"), [(0.0, 0.0, 0.0), (0.2, 0.02, 0.2), (0.7, 0.97, 1.0), (0.9, 1.0, 1.0)]
)
def test_stories_meet_as_often_as_the_bands_promise(jaccard: float, least: float, most: float) -> None:
    chosen = Random(11)  # noqa: S311 - the same in each run
    met = 0
    estimates = []
    for _ in range(400):
        words = story(chosen)
        one, other = (signature(" ".join(text)) for text in (words, edited(words, jaccard, chosen)))
        met += meets(one, other)
        estimates.append(similarity(kept(one), kept(other)))
    assert least <= met / 400 <= most
    assert sum(estimates) / 400 == pytest.approx(jaccard, abs=0.02)
    assert all(abs(estimate - jaccard) < 0.17 for estimate in estimates)


def test_a_signature_has_a_key_a_band_and_a_short_story_one_for_its_words() -> None:
    chosen = Random(5)  # noqa: S311
    long = signature(" ".join(story(chosen)))
    assert len(long) == 4 * PERMUTATIONS
    assert len(set(band_keys(long, PRINT))) == GROUPS * BANDS
    assert GROUPS * GROUP_VALUES <= PERMUTATIONS
    assert len(band_keys(b"", PRINT)) == 1
    assert band_keys(b"", PRINT) != band_keys(b"", PRINT[::-1])
    assert all(-(2**63) <= key < 2**63 for key in band_keys(long, PRINT))


def test_a_short_story_is_like_no_other() -> None:
    chosen = Random(6)  # noqa: S311
    shortest = NEAR_MIN_SHINGLES + 3
    words = story(chosen, shortest)
    assert signature(" ".join(words[:-1])) == b""
    assert signature(" ".join(words)) != b""
    assert similarity(b"", b"") == 0.0
    assert similarity(kept(signature(" ".join(words))), b"") == 0.0
    assert similarity(kept(signature(" ".join(words))), kept(signature(" ".join(words)))) == 1.0 > SIMILAR
