"""Words, ends and openings of lines, in scripts with spaces and without."""

from __future__ import annotations

import pytest

from newscrawl.rules import load_rulebook
from newscrawl.rules.sentences import breaks_sentence, count_words, ends_sentence, opening, opens_sentence

WORDS = load_rulebook().for_language("ar").words


@pytest.mark.parametrize(
    ("text", "count"), [("", 0), ("جسر جديد", 2), ("أ.ف.ب", 3), ("新华社", 2), ("新华社 2023", 3), ("a-b", 2)]
)
def test_counts_words(text: str, count: int) -> None:
    assert count_words(text) == count


@pytest.mark.parametrize(
    ("text", "ends"),
    [
        ("انتهى.", True),
        ("انتهى...", False),
        ("د.", False),
        ("«انتهى.»", True),
        ("هل انتهى؟", False),
        ('"عاد القارب وحده". (بحار)', True),
        ("عاد القارب وحده. (وكالات)", True),
        ("عاد القارب (وحده)", False),
        ("(وكالات)", False),
    ],
)
def test_knows_the_end_of_a_sentence(text: str, ends: bool) -> None:
    assert ends_sentence(text) is ends


@pytest.mark.parametrize(
    ("text", "breaks"),
    [
        ("فتح. ثم أغلق", True),
        ("شاهد.. الجسر", False),
        ("د. سلمى", False),
        ("هل فتح؟ لا أحد", True),
        ("1.5 متر", False),
        ("船回来了。渔民笑了", True),
    ],
)
def test_knows_a_break_between_sentences(text: str, breaks: bool) -> None:
    assert breaks_sentence(text) is breaks


def test_the_longest_opening_is_found_as_whole_words() -> None:
    phrases = frozenset({"من", "من جهته"})
    assert opening("من جهته قال", phrases) == "من جهته"
    assert opening("من بعيد", phrases) == "من"
    assert opening("منذ بعيد", phrases) is None
    assert opening("", phrases) is None


@pytest.mark.parametrize(
    ("text", "opens"),
    [
        ("تم تاجير المبني", True),
        ("واضاف الحارس", True),
        ("من جهته قال", True),
        ("صحيفة المرفا", False),
        ("", False),
    ],
)
def test_knows_how_a_report_opens(text: str, opens: bool) -> None:
    assert opens_sentence(text, WORDS) is opens
