"""What a page tells of who wrote a story is no part of it, where it stands behind the last paragraph."""

from __future__ import annotations

import pytest

from newscrawl.items import Block
from newscrawl.stages.splitting.biography import without_biography

TEXT = "أطلقت البلدية صباح أمس خطة لحماية شاطئها الرملي من التعديات المتزايدة."
NAME = "هناء الزين"
BORN = "صحافية لبنانية تكتب في شؤون البيئة والساحل منذ عام 2009."


def cut(*lines: str, authors: tuple[str, ...] = (NAME,), settled: bool = False) -> list[str]:
    blocks = [Block(index=i, text=line, settled=settled) for i, line in enumerate(lines)]
    kept, cuts = without_biography(blocks, authors)
    assert [block.text for block in kept] + [one.text for one in cuts] == list(lines)
    assert {(one.kind, one.rule) for one in cuts} <= {("author", "tail-biography")}
    return [one.text for one in cuts]


def test_a_biography_opens_with_the_name() -> None:
    assert cut(TEXT, f"{NAME} {BORN}") == [f"{NAME} {BORN}"]


def test_it_stands_under_the_name() -> None:
    assert cut(TEXT, TEXT, NAME, BORN) == [NAME, BORN]


def test_each_of_two_authors_has_one() -> None:
    told = [f"{NAME} {BORN}", "Omar Saleh reports from Tyre."]
    assert cut(TEXT, *told, authors=(NAME, "Omar Saleh")) == told


@pytest.mark.parametrize(
    ("line", "authors"),
    [
        (f"{NAME}: لا أكتب إلا عما رأيت.", (NAME,)),  # she speaks
        ("الزين صحافية لبنانية.", ("الزين",)),  # one word is a family's name, or a place's
        ("Mona Haddad's book is out now.", ("Mona Haddad",)),
        (f"قالت {NAME} إنها راضية.", (NAME,)),
        (f"{NAME} {BORN}", ()),
    ],
)
def test_what_is_none(line: str, authors: tuple[str, ...]) -> None:
    assert cut(TEXT, line, authors=authors) == []


def test_only_what_the_story_ends_with() -> None:
    assert cut(TEXT, f"{NAME} {BORN}", TEXT) == []


def test_a_story_is_never_its_authors_biography_alone() -> None:
    assert cut(f"{NAME} {BORN}") == []
    assert cut(NAME, BORN) == []


def test_what_a_person_said_is_text_stays() -> None:
    assert cut(TEXT, f"{NAME} {BORN}", settled=True) == []
