"""Lines that list the keywords of their page."""

from __future__ import annotations

import pytest

from newscrawl.stages.stripping.taglist import LABEL_WORDS, MAX_WORDS, Keywords

KEYWORDS = ("سوق السمك", "المرفأ", "بلدية الساحل")


@pytest.mark.parametrize(
    ("text", "is_list"),
    [
        ("سوق السمك المرفأ", True),
        ("#سوق السمك، #المرفأ، #بلدية الساحل", True),
        (f"{'كلمة ' * LABEL_WORDS}المرفأ | سوق السمك", True),
        (f"{'كلمة ' * (LABEL_WORDS + 1)}المرفأ | سوق السمك", False),
        ("المرفأ", False),
        ("المرفأ المرفأ", False),
        ("المرفأ وسوق السمك القديمة", False),
        (" ".join(["سوق السمك المرفأ"] * MAX_WORDS), False),
        ("", False),
    ],
)
def test_a_list_is_two_keywords_and_a_short_label_at_most(text: str, *, is_list: bool) -> None:
    assert Keywords(KEYWORDS).are_listed_in(text) is is_list
    assert not Keywords(()).are_listed_in(text)
