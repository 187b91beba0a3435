"""Where a text is not ASCII: chunks and runs are found wherever they stand, and none is parted."""

from __future__ import annotations

import re

from hypothesis import given
from hypothesis import strategies as st

from newscrawl.stages.decoding.high_runs import CHUNK, SAMPLE_RUNS, count_matched, high_chunks, surroundings

PIECES = st.lists(
    st.one_of(
        st.sampled_from(["a" * (CHUNK - 1), "a" * CHUNK, "é", "سوق", "a é", "é" * (CHUNK + 3)]),
        st.text(max_size=5),
    ),
    max_size=12,
)


@given(PIECES, st.integers(0, 50))
def test_each_run_stands_there_once_with_what_is_beside_it(pieces: list[str], reach: int) -> None:
    text = "".join(pieces)
    runs = re.findall(r"[^\x00-\x7f]+", text)
    found = surroundings(text, reach=reach)
    assert re.findall(r"[^\x00-\x7f]+", found) == runs
    assert surroundings(text, reach=reach, chunks=high_chunks(text)) == found


@given(PIECES)
def test_chunks_are_those_that_are_not_ascii(pieces: list[str]) -> None:
    text = "".join(pieces)
    chunks = high_chunks(text)
    assert all(not text[at : at + CHUNK].isascii() for at in chunks)
    assert all(at // CHUNK * CHUNK in chunks for at, character in enumerate(text) if not character.isascii())


def test_no_more_runs_than_the_limit_are_taken() -> None:
    assert surroundings("é " * 3 * SAMPLE_RUNS, reach=0).count("é") == SAMPLE_RUNS


def test_characters_are_counted_and_not_matches() -> None:
    assert count_matched(re.compile("a+"), "aa b aaa") == 5
