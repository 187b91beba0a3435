"""Stories on their way to the output: found until they are there, and never too many."""

from __future__ import annotations

from newscrawl.store.underway import Underway
from tests.test_duplicates_marks import NEAR, OTHER, TEXT, marked


def test_those_that_share_a_band_are_met_the_first_first() -> None:
    underway = Underway()
    for name, text in (("near", NEAR), ("other", OTHER), ("same", TEXT)):
        underway.add(marked(name, text))
    assert [story.id[:4] for story in underway.met(marked("x", TEXT))] == [b"near", b"same"]
    assert underway.met(marked("x", "نص قصير")) == []


def test_what_is_discarded_is_met_no_more_and_leaves_nothing() -> None:
    underway = Underway()
    first = marked("a", TEXT)
    underway.add(first)
    underway.add(marked("a", OTHER))  # the same record with other words takes its place
    assert underway.met(marked("x", TEXT)) == []
    underway.discard(first.id, first)  # not this one any more
    assert len(underway.met(marked("x", OTHER))) == 1
    underway.discard(first.id)
    underway.discard(first.id)
    assert (len(underway), underway._by_key) == (0, {})


def test_of_too_many_the_first_are_forgotten() -> None:
    underway = Underway(most=2)
    for name, text in (("a", TEXT), ("b", OTHER), ("c", NEAR)):
        underway.add(marked(name, text))
    assert len(underway) == 2
    assert [story.id[:1] for story in underway.met(marked("x", TEXT))] == [b"c"]
