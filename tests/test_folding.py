"""Folding: what must agree does, what must differ does, and offsets lead back to the original."""

from __future__ import annotations

import doctest
import time

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from newscrawl import folding
from newscrawl.folding import fold, fold_map, fold_words

ARABIC = st.text(alphabet="اأإآٱىيیكکهةہؤئوءﻷﷺـًَّْ\u0654\u200c\u200f .:،؟0٣۴ab\u0301\u3099かカ\n\t", max_size=60)


@pytest.mark.parametrize(
    ("written", "folded"),
    [
        ("إقرأ أيضاً", "اقرا ايضا"),
        ("タグ：", "タグ:"),  # kana keep their voicing
        ("2023년", "2023년"),  # and Hangul its syllables
        ("أقــرا ايضًا", "اقرا ايضا"),
        ("اقرؤوا أيضا", "اقرووا ايضا"),
        ("و\u0654", "و"),  # a hamza written as a mark of its own
        ("ؤ", "و"),
        ("سماء", "سماء"),
        ("اخر اﻷخبار", "اخر الاخبار"),  # the lam-alef ligature
        ("شـارك", "شارك"),
        ("مدرسة", "مدرسة"),
        ("على", "علي"),
        ("برچسب\u200cها", "برچسبها"),
        ("کد خبر ۱۲٣", "كد خبر 123"),
        ("یہ بھی پڑھیں", "يه بهي پڑهيں"),
        ("שָׁלוֹם", "שלום"),
        ("À lire aussi", "a lire aussi"),
        ("PUBLICITÉ", "publicite"),
        ("İLGİLİ HABER", "ilgili haber"),
        ("DEVAMI devamı", "devami devami"),
        ("Ёлка й", "елка и"),
        ("S’abonner", "s'abonner"),
        ("Straße", "strasse"),
        ("１９℃　東京", "19°c 東京"),
        ("29º", "29°"),
        ("来源：新华社", "来源:新华社"),
        ("a\u00a0\u2003\r\n b\u2028c ", "a b c"),
        ("\u200e\u202b\ufeffنص\u202c", "نص"),
        ("جداﹰ", "جدا"),  # a presentation form of tanween, which decomposes to a space and a mark
        ("", ""),
        (" \t\n", ""),
    ],
)
def test_folds(written: str, folded: str) -> None:
    assert fold(written) == folded


@pytest.mark.parametrize(
    "word",
    ["हिन्दी", "ਪੰਜਾਬੀ", "ਅੱਜ", "தௌரி", "తెలుగు", "ಕೈ", "മൗനം", "සිංහල", "ශ්‍රී ලංකාව"],
    ids=["Devanagari", "tippi", "addak", "Tamil", "Telugu", "Kannada", "Malayalam", "Sinhala", "Sinhala yansaya"],
)  # fmt: skip
def test_signs_of_the_scripts_of_india_part_no_word(word: str) -> None:
    assert len(fold_words(word)) == len(word.split())


@pytest.mark.parametrize(
    ("one", "other"), [("سال", "سماء"), ("مكتبة", "مكتبه"), ("كتب", "كتبت"), ("شيء", "شي")]
)
def test_keeps_words_apart(one: str, other: str) -> None:
    assert fold(one) != fold(other)


@given(st.text(max_size=80) | ARABIC)
@example("カ\u0301\u3099")
@example("ﷺ﷽ﬃ㍿")
def test_is_idempotent(text: str) -> None:
    assert fold(fold(text)) == fold(text)


@given(st.text(max_size=80) | ARABIC)
@example("¨´ﹰ")
def test_map_agrees_with_fold_and_its_offsets_never_fall(text: str) -> None:
    folded = fold_map(text)
    assert folded.text == fold(text)
    assert len(folded.offsets) == len(folded.text) + 1
    assert list(folded.offsets) == sorted(folded.offsets)
    assert folded.offsets[-1] == len(text)
    assert all(0 <= offset <= len(text) for offset in folded.offsets)


@given(st.text(max_size=60) | ARABIC, st.data())
def test_a_span_of_the_original_folds_to_what_was_matched(text: str, data: st.DataObject) -> None:
    folded = fold_map(text)
    start = data.draw(st.integers(0, len(folded.text)))
    end = data.draw(st.integers(start, len(folded.text)))
    first, last = folded.span(start, end)
    assert 0 <= first <= last <= len(text)
    # Characters that fold to several may be cut in their middle: the span then holds them whole.
    assert folded.text[start:end].strip() in fold(text[first:last])


@pytest.mark.parametrize(
    ("text", "phrase", "cut"),
    [
        ("• إقرأ أيضًا: خبر", "اقرا ايضا", "إقرأ أيضًا"),
        ("هذاالمصـــدرُ : الوكالة", "المصدر", "المصـــدرُ"),
        ("  رابط\u00a0 مختصرٌ  ", "رابط مختصر", "رابط\u00a0 مختصرٌ"),
    ],
)
def test_a_match_is_cut_out_of_the_original_with_its_marks(text: str, phrase: str, cut: str) -> None:
    folded = fold_map(text)
    at = folded.text.index(phrase)
    first, last = folded.span(at, at + len(phrase))
    assert text[first:last] == cut


def test_long_and_strange_text_folds_in_linear_time() -> None:
    started = time.process_time()
    fold("إقـرأ أيضًا " * 50_000)
    fold_map("\u0301" * 100_000)
    fold("".join(map(chr, range(0xD800))) * 3)
    fold(" " * 500_000)
    assert time.process_time() - started < 3


def test_a_text_of_strange_characters_does_not_slow_the_texts_after_it() -> None:
    strange = "".join(map(chr, range(0x20000, 0x20000 + 2 * folding._TABLE_MAX)))
    fold(strange)
    fold_map("خبر")  # nothing of it is remembered but its letters
    assert set(map(ord, "خبر")) <= folding._TABLE.keys()
    assert len(folding._TABLE) <= folding._TABLE_MAX


def test_the_examples_of_the_documentation_are_true() -> None:
    assert doctest.testmod(folding) == (0, 4)
