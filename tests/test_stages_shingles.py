"""Words as they are compared, and the shingles made of them."""

from __future__ import annotations

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from newscrawl.folding import fold_words
from newscrawl.stages import shingles as module
from newscrawl.stages.shingles import REMEMBERED_LETTERS, compared, shingles

LETTERS = st.text(
    st.one_of(
        st.characters(),
        st.sampled_from("أإآٱىةـًّ ءؤ١٢|｜ﷺ\u200c\u00a0´\n\x1c\ud800"),
        st.characters(max_codepoint=0x6FF),
    )
)


@given(LETTERS)
@example("قال: «صلى الله ﷺ|أحمد» | ٣｜٤")
@example("|")
@example("\u0640 \u064b word \u00a8x")
@settings(max_examples=300, deadline=None)
def test_words_are_those_of_the_folded_text(text: str) -> None:
    line = " ".join(fold_words(text))
    assert compared(text) == line
    assert compared(text) == line  # once it is remembered, too


def test_what_is_remembered_is_bounded(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "REMEMBERED_WORDS", 50)
    monkeypatch.setattr(module, "_FOLDED", {})
    for start in range(0, 400, 20):
        text = " ".join(f"كلمةٌ{number}" for number in range(start, start + 20))
        assert compared(text) == " ".join(fold_words(text))
        assert 0 < len(module._FOLDED) <= 50
    many = " ".join(f"وَ{number}" for number in range(90))
    assert compared(many) == " ".join(fold_words(many))
    assert len(module._FOLDED) <= 50
    long = "ب" * (REMEMBERED_LETTERS + 1)
    assert compared(long) == long
    assert long not in module._FOLDED


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("", []),
        ("بيان", ["بيان"]),
        ("أعلنت الوزارة أمس", ["اعلنت الوزارة امس"]),
        ("a b c d", ["a b c d"]),
        ("a b c d e", ["a b c d", "b c d e"]),
        ("新しい橋は", ["新 し い 橋", "し い 橋 は"]),
        ("GDP 成長率は", ["gdp 成 長 率", "成 長 率 は"]),
    ],
)
def test_a_shingle_is_four_words_and_in_scripts_without_spaces_four_letters(
    text: str, found: list[str]
) -> None:
    assert [shingle.decode() for shingle in shingles(compared(text))] == found
