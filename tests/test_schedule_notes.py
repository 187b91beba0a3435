"""States of feeds as text, and the times that servers state."""

from __future__ import annotations

import doctest
import json
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newscrawl.schedule import headers, notes
from newscrawl.schedule.headers import freshness, retry_after
from newscrawl.schedule.notes import from_json, to_json
from newscrawl.schedule.states import Feed
from tests.test_schedule_feeds import answers, failures, told

if TYPE_CHECKING:
    from newscrawl.schedule.states import Answer, Failure


@given(st.lists(st.one_of(answers, failures), max_size=6))
def test_a_state_comes_back_as_it_was(events: list[Answer | Failure]) -> None:
    feed = Feed(key="https://a.example/rss?q=\u0627&x=\"'")
    for event in events:
        feed = told(feed, event)
    back = from_json(to_json(feed))
    assert from_json(to_json(back)) == back
    assert back.due == pytest.approx(feed.due, abs=1e-3)
    assert (back.key, back.failures, back.reason, back.gone is None) == (
        *(feed.key, feed.failures, feed.reason),
        feed.gone is None,
    )
    assert back.habit.rate == pytest.approx(feed.habit.rate, rel=1e-3, abs=1e-7)


@pytest.mark.parametrize("text", ["", "null", "[]", "{}", '{"key": "k"}', "{"])
def test_what_is_no_state_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="no state of a feed"):
        from_json(text)


def test_a_state_with_a_day_of_another_length_is_refused() -> None:
    values = json.loads(to_json(Feed(key="k")))
    values["habit"]["hours"].append(0)
    with pytest.raises(ValueError, match="a day of 25 hours"):
        from_json(json.dumps(values))


@given(st.text(max_size=40), st.text(max_size=10), st.floats(0, 4e9))
def test_any_header_gives_a_number_of_seconds(value: str, age: str, now: float) -> None:
    assert 0 <= freshness(value, age) < 1e9
    assert retry_after(value, now) >= 0


@pytest.mark.parametrize(
    ("value", "seconds"),
    [
        ("max-age=300", 300),
        ("private, MAX-AGE = 300", 300),
        ('max-age="60"', 60),
        ("s-maxage=600, max-age=60", 60),
        ("x-max-age=60", 0),
        ("max-age=-5", 0),
        ("max-age=99999999999", 0),
        ("max-age=300, no-store", 0),
        ("", 0),
    ],
)
def test_max_age_is_read(value: str, seconds: float) -> None:
    assert freshness(value) == seconds


@pytest.mark.parametrize(
    ("value", "seconds"),
    [
        ("7200", 7200),
        (" 60 ", 60),
        ("-1", 0),
        ("1.5", 0),
        ("²", 0),
        ("Wed, 31 Dec 1969 23:00:00 GMT", 0),
        ("soon", 0),
    ],
)
def test_retry_after_is_read(value: str, seconds: float) -> None:
    assert retry_after(value, 0.0) == seconds


@pytest.mark.parametrize("module", [headers, notes])
def test_the_examples_hold(module: object) -> None:
    done = doctest.testmod(module)  # type: ignore[arg-type]
    assert done.attempted
    assert not done.failed
