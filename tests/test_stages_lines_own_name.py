"""The outlet's own name is told by its furniture, and taken out of the lines that say who wrote."""

from __future__ import annotations

import time

import pytest

from newscrawl.items import Kind, Removed
from newscrawl.stages.lines.own_name import NOBODY, OwnName

FOLLOW = "تابع آخر أخبار الجهة عبر قناة صوت الوادي على واتساب"


def own(text: str = FOLLOW, kind: Kind = "promotion") -> OwnName:
    return OwnName([Removed(kind=kind, rule="ar-follow", text=text, index=0)])


@pytest.mark.parametrize(
    ("line", "rest"),
    [
        ("صوت الوادي - ليان الحربي", "ليان الحربي"),
        ("ليان الحربي - صوت الوادي - صور", "ليان الحربي - صور"),
        ("صوت الوادي – صور", "صور"),
        ("صوت الوادي/ ليان الحربي", "ليان الحربي"),
        ("صور: صوت الوادي", "صور"),
        ("ليان الحربي، صوت الوادي - صور", "ليان الحربي - صور"),
        ("صوت الوادي", "صوت الوادي"),  # nothing else stands in it
        ("ليان الحربي - صور", "ليان الحربي - صور"),
        ("صوت الوادي يعلو من جديد في صور", "صوت الوادي يعلو من جديد في صور"),  # no part by itself
        ("واتساب - ليان الحربي", "واتساب - ليان الحربي"),  # one word may be anything's
    ],
)
def test_parts_that_are_the_outlets_name_are_taken_out(line: str, rest: str) -> None:
    assert own().without(line) == rest


def test_says_what_the_outlet_calls_itself() -> None:
    assert own().stated_in("صوت الوادي - صور") == "صوت الوادي"
    assert own().stated_in("ليان الحربي - صور") is None


@pytest.mark.parametrize("kind", ["related", "keywords", "author"])
def test_other_lines_speak_of_anybody(kind: Kind) -> None:
    assert own("صوت الوادي", kind).without("صوت الوادي - ليان الحربي") == "صوت الوادي - ليان الحربي"


def test_of_no_furniture_nothing_is_known() -> None:
    assert NOBODY.without("صوت الوادي - ليان الحربي") == "صوت الوادي - ليان الحربي"


def test_long_lines_take_little_time() -> None:
    start = time.process_time()
    text = "صوت الوادي - " * 50_000
    assert own(text).without(text) == text
    assert time.process_time() - start < 1


def test_pages_of_nothing_but_furniture_take_little_time() -> None:
    furniture = [
        Removed(kind="comments", rule="x", text=f"تعليق {i} على الخبر", index=i) for i in range(20_000)
    ]
    start = time.process_time()
    name = OwnName(furniture)
    assert all(name.without(f"سطر {i} - آخر {i}").startswith("سطر") for i in range(20_000))
    assert time.process_time() - start < 3


FOLLOWED = OwnName(
    [Removed(kind="promotion", rule="pattern-invitation", text="Follow Karim Haddad on Twitter", index=0)]
)


def test_whom_readers_are_asked_to_follow_may_be_the_writer() -> None:
    assert FOLLOWED.without("Karim Haddad - Beirut") == "Karim Haddad - Beirut"
    assert FOLLOWED.stated_in("Karim Haddad - Beirut") is None
    assert FOLLOWED.without("Karim Haddad - Mona Saleh") == "Mona Saleh"  # somebody else is named beside


def test_a_line_that_says_nothing_more_names_no_outlet() -> None:
    assert own("لا تعليقات", "comments").stated_in("لا تعليقات - صور") is None
