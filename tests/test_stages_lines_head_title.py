"""The title on a line that says more: what is left of it is the longest part that the page shows again."""

from __future__ import annotations

import time

import pytest

from newscrawl.stages.lines.head_title import MAX_DIVIDERS, after_title, shown_part, stretches

OUTLET = "مرافئ اليوم"
TITLE = "وزيرة الري : سد الوادي يكتمل قبل الشتاء"
LEAD = "قالت الوزيرة إن العمال سيعودون إلى الموقع غدا."


@pytest.mark.parametrize(
    "line",
    [f"{TITLE} - {OUTLET}", f"{OUTLET} :: {TITLE}", f"{OUTLET} | محليات | {TITLE}", f"{TITLE} :: {OUTLET}"],
)
def test_a_title_keeps_who_speaks_in_it_and_loses_the_outlet(line: str) -> None:
    assert shown_part(line, [line, TITLE + LEAD]) == TITLE
    assert after_title(line, TITLE) == ""


def test_a_title_that_nothing_says_again_has_no_shown_part() -> None:
    assert shown_part(f"{TITLE} - {OUTLET}", [LEAD]) is None


def test_what_follows_a_title_is_told_from_what_names_the_outlet() -> None:
    assert after_title(f"{TITLE} {LEAD}", TITLE) == LEAD
    assert after_title(LEAD, TITLE) is None


def test_the_stretches_of_a_line_are_all_between_two_dividers_the_longest_first() -> None:
    assert stretches("a b - c | d") == ["a b - c | d", "a b - c", "c | d", "a b", "c", "d"]
    assert stretches("a b") == ["a b"]
    assert stretches("") == []


def test_a_line_of_many_dividers_has_as_many_stretches_as_are_looked_at() -> None:
    line = "كلمة | " * 20_000
    since = time.process_time()
    assert len(stretches(line)) <= (MAX_DIVIDERS + 2) ** 2
    assert time.process_time() - since < 1
