"""Normalisation: one typing for what reads the same, and nothing that a reader sees is lost."""

from __future__ import annotations

import doctest
import time
import unicodedata
from typing import TYPE_CHECKING

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from newscrawl.items import Block, Page, Removed
from newscrawl.stages import normalize as normalize_module
from newscrawl.stages.decoding import references
from newscrawl.stages.normalize import normalize, normalize_blocks

if TYPE_CHECKING:
    from types import ModuleType

HOSTILE = st.text(
    alphabet="ابلسهیکگـ\u200c\u200d\u200b\u200f\u202b\ufeff\u0300\u0344\u064e\u0651\u0654\u037e\u2126\ufe0f"
    "\ufdfaﻻﷲ\ufe71\ufc60é😀👩#&;xa1amplt3845 \u00a0\n\u2800\ue000\ud800۴٤\"'«(_-\u094d\u0915",
    max_size=60,
)


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("  قال\tالوزير \n إن\u00a0المشروع\u3000جاهز ", "قال الوزير إن المشروع جاهز"),
        ("قال\u200f الوزير\u200e \u202bإن\u202c \ufeffالمشروع\u2069", "قال الوزير إن المشروع"),
        ("مد\u00adرسة\u200b جديدة\u061c", "مدرسة جديدة"),
        ("سطر\x00 أو\x1bل\x9f\x7f", "سطر أول"),
        ("أيقونة \ue001\uf0e0 ونص\U000f0001", "أيقونة ونص"),
        ("نصف\ud800 حرف\ufffe\ufdd0", "نصف حرف"),
        ("cafe\u0301", "café"),
        ("وزيرٌ كُفءٌ", "وزيرٌ كُفءٌ"),
        ("إنّ أيَّ ىة ١٢ 12 ۱۲", "إنّ أيَّ ىة ١٢ 12 ۱۲"),
        ("lost \ufffd stays", "lost \ufffd stays"),
        ("", ""),
        (" \u200f\u00a0\n", ""),
    ],
)
def test_what_only_a_machine_sees_goes_and_the_rest_stays(written: str, expected: str) -> None:
    assert normalize(written) == expected


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("الســـلام عليـكم", "السلام عليكم"),
        ("اللّـه", "اللّه"),
        ("خبر عاجلـــ", "خبر عاجل"),
        ("ــ خبر ــ", "خبر"),
        ("خلال الـ44 ساعة", "خلال الـ44 ساعة"),
        ("خلال الـــ٤٤ ساعة", "خلال الـ٤٤ ساعة"),
        ('بـ«الفاشل» ولـ"الأول"', 'بـ«الفاشل» ولـ"الأول"'),
        ("لـ(بي بي سي) والـCIA", "لـ(بي بي سي) والـCIA"),
        ("عام 1445 هـ.", "عام 1445 هـ."),
        ("عام 1445هــ،", "عام 1445هـ،"),
        ("موسم 2010ــ2015", "موسم 2010ـ2015"),
        ("1ـ أولا", "1ـ أولا"),
        ('قالـ، ثم "السلامـ" ', 'قال، ثم "السلام"'),
        ("كلمـــ\u200fـــة", "كلمة"),
        ("عَـــرَبي", "عَرَبي"),
    ],
)
def test_tatweel_goes_unless_it_parts_what_would_run_together(written: str, expected: str) -> None:
    assert normalize(written) == expected


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("می\u200cخواهم کتاب\u200cها", "می\u200cخواهم کتاب\u200cها"),
        ("می\u200c\u200cخواهم\u200c", "می\u200cخواهم"),
        ("علیٰ\u200cالصبح ہے", "علیٰ\u200cالصبح ہے"),
        ("السلام\u200cعليكم", "السلامعليكم"),
        ("no\u200cjoin\u200der", "nojoiner"),
        ("क्\u200dष क्\u200cष क\u200dष", "क्\u200dष क्\u200cष कष"),
        ("👩\u200d👩\u200d👧 👍🏽 ❤\ufe0f", "👩\u200d👩\u200d👧 👍🏽 ❤\ufe0f"),
        ("🏳\ufe0f\u200d🌈 1\ufe0f\u20e3", "🏳\ufe0f\u200d🌈 1\ufe0f\u20e3"),
        ("خبر\ufe0f 👍\u200d خبر", "خبر 👍 خبر"),
    ],
)
def test_joiners_stay_where_they_are_spelling(written: str, expected: str) -> None:
    assert normalize(written) == expected


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("اﻷخبار ﻻ ﻟﻠﻨﺸﺮ", "الأخبار لا للنشر"),
        ("ﷲ وﷲ وباﷲ", "الله والله وبالله"),
        ("النبيﷺ، وقال(ﷺ)إن", "النبي صلى الله عليه وسلم، وقال(صلى الله عليه وسلم)إن"),
        ("ﷴﷺ", "محمد صلى الله عليه وسلم"),
        ("١٠ ﷼", "١٠ ریال"),
        ("مد\ufe71رسة", "مدًرسة"),
        ("﴿قل﴾ ﷽", "﴿قل﴾ ﷽"),
        ("گفت ﮔﻔﺖ", "گفت گفت"),
    ],
)
def test_presentation_forms_become_letters(written: str, expected: str) -> None:
    assert normalize(written) == expected


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("قال &quot;نعم&quot;&nbsp;ومضى", 'قال "نعم" ومضى'),
        ("&amp;quot;", '"'),
        ("&amp;amp;amp;lt;b&amp;gt;", "<b>"),
        ("&#1575;&#x644;", "ال"),
        (
            "AT&T, R&D; &unknown; & co & &#; &#99999999; &#1114112;",
            "AT&T, R&D; &unknown; & co & &#; &#99999999; &#1114112;",
        ),
        ("&#146;&#129;", "’"),
        ("&a&#109;p;lt;", "<"),
        ("&l\u200bt;", "<"),
        ("?a=1&copy=2&lang=ar", "?a=1&copy=2&lang=ar"),
        ("&#xD800;&#0;&zwj;", ""),
    ],
)
def test_references_that_were_escaped_twice_are_resolved(written: str, expected: str) -> None:
    assert normalize(written) == expected


SETTLED = [
    chr(point)
    for point in range(0x110000)
    if normalize_module._SETTLED_TEXT.fullmatch(chr(point)) is not None
]


@given(st.text(st.sampled_from([*SETTLED, *"ًٌٍَُِّْ  \t"]), max_size=40))
@example("الله" + "ًا" * 40)
@example("…" * 40)
def test_what_is_told_to_be_settled_is_what_the_steps_leave(text: str) -> None:
    assert len(SETTLED) > 30_000
    assert normalize_module._clean(text) == normalize_module._stepped(text)


@settings(max_examples=500, deadline=None)
@given(HOSTILE | st.text(st.characters(), max_size=60))
@example("&lt\u037e")
@example("\u2126\ufe0f")
@example("\u0344" * 31 + "a")
@example('\'ـ "ـس بـ"ـ ')
@example("ہ\u200cب\u0654")
@example("&&#108;t;")
def test_normalising_twice_is_normalising_once(text: str) -> None:
    assert normalize(normalize(text)) == normalize(text)


@settings(max_examples=300, deadline=None)
@given(HOSTILE | st.text(st.characters(), max_size=60))
def test_the_result_is_one_clean_line(text: str) -> None:
    result = normalize(text)
    assert unicodedata.is_normalized("NFC", result)
    assert result == " ".join(result.split())
    assert len(result) <= 20 * len(text)
    assert not {"\u200b", "\u200f", "\ufeff", "\u00a0", "\x00", "\u00ad"}.intersection(result)
    assert result.encode("utf-8").decode("utf-8") == result


@settings(max_examples=200, deadline=None)
@given(st.text(alphabet="ابتثجحخدذرزسشصضطظعغفقكلمنهويىةءأإآؤئًٌٍَُِّْ٠١٢٩0129.,،؛؟!«»()ABCxyzéñ", max_size=80))
def test_letters_diacritics_digits_and_punctuation_stay(text: str) -> None:
    assert normalize(text) == unicodedata.normalize("NFC", text)


@pytest.mark.parametrize(
    "text",
    [
        "&" + "amp;" * 50_000,
        "&#38;" * 50_000,
        "&a&#109;p;" * 20_000,
        "&" * 200_000,
        "&#" + "1" * 200_000,
        "a" + "\u0301\u0316" * 100_000,  # Python's NFC alone takes a minute for these
        "a" + "\u0301\u200b\u0316" * 60_000,
        "بَـ" * 60_000,
        "ب" + "ـ" * 200_000,
        'بـ"' * 60_000,
        "ی\u200c" * 100_000,
        "\u200d" * 200_000,
        "😀\u200d" * 100_000,
        "ﷺ" * 20_000,
    ],
)
def test_hostile_text_takes_linear_time(text: str) -> None:
    start = time.process_time()
    normalize(text)
    assert time.process_time() - start < 1


def page(*blocks: Block) -> Page:
    return Page(url="https://a.example/1", fetched="2026-01-05T10:00:00+00:00", blocks=blocks)


def test_every_block_is_normalised_and_keeps_its_place() -> None:
    before = Block(index=4, text="قـــال \u200fالوزير", tag="h2", tokens=("body",), role="heading")
    after = normalize_blocks(page(before)).blocks
    assert after == (Block(index=4, text="قال الوزير", tag="h2", tokens=("body",), role="heading"),)


def test_a_block_of_which_nothing_is_left_is_removed_with_what_it_held() -> None:
    done = normalize_blocks(page(Block(index=0, text="\ue001\u200f"), Block(index=1, text="نص")))
    assert [block.text for block in done.blocks] == ["نص"]
    assert done.removed == (Removed(kind="other", rule="normalize-empty", text="\ue001\u200f", index=0),)


def test_white_space_goes_without_a_trace_and_a_rule_line_stays() -> None:
    done = normalize_blocks(page(Block(index=0, text="\u00a0 "), Block(index=1, text="", tag="hr")))
    assert [block.tag for block in done.blocks] == ["hr"]
    assert done.removed == ()


@pytest.mark.parametrize("module", [normalize_module, references])
def test_examples_in_docstrings_are_true(module: ModuleType) -> None:
    assert doctest.testmod(module).failed == 0
