"""Which cuts are whose, on a page with appended stories."""

from __future__ import annotations

from typing import Literal

from newscrawl.items import Block, Kind, Removed
from newscrawl.stages.splitting.shares import line_by_line, shares


def block(index: int, role: Literal["text", "title"] = "text") -> Block:
    return Block(index=index, text=f"line {index}", role=role)


def cut(index: int, kind: Kind = "related", *, outside: bool = False) -> Removed:
    return Removed(kind=kind, rule="test", text=f"cut {index}", index=index, outside=outside)


LEAD, APPENDED = [block(1), block(2)], [block(6, "title"), block(9), block(10)]


def test_each_cut_is_of_one_story() -> None:
    cuts = [cut(0), cut(3), cut(7), cut(12)]
    assert [share.cuts for share in shares([LEAD, APPENDED], cuts)] == [
        (cuts[0], cuts[1]),
        (cuts[2], cuts[3]),
    ]


def test_what_stands_outside_says_something_of_the_page() -> None:
    tags = cut(12, "keywords", outside=True)
    lead, appended = shares([LEAD, APPENDED], [tags])
    assert (lead.said, appended.said, appended.cuts) == ((tags,), (), (tags,))


def test_the_byline_and_the_date_of_an_appended_story_are_its_own_wherever_they_stand() -> None:
    byline, date = cut(7, "author", outside=True), cut(8, "date", outside=True)
    lead, appended = shares([LEAD, APPENDED], [byline, date])
    assert (lead.said, appended.said) == ((), (byline, date))


def test_a_byline_over_a_story_without_a_title_is_its_own() -> None:
    source, byline, date = cut(3, "source"), cut(4, "author"), cut(5, "date")
    lead, appended = shares([LEAD, [block(6), block(7)]], [source, byline, date])
    assert (lead.said, appended.said) == ((source,), (byline, date))


def test_a_date_alone_at_the_end_of_a_story_stays_with_it() -> None:
    date = cut(4, "date")
    lead, appended = shares([LEAD, [block(6), block(7)]], [date])
    assert (lead.cuts, appended.cuts) == ((date,), ())


def test_lines_that_follow_a_title_without_another_between_them() -> None:
    cuts = [cut(0), cut(2), cut(3), cut(5)]
    assert line_by_line(cuts, 1) == (cuts[1], cuts[2])
    assert line_by_line(cuts, None) == ()
