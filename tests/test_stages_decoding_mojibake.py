"""Mojibake: what was misread is seen, undone where it can be, and honest text is not touched."""

from __future__ import annotations

import doctest
import time

import pytest

from newscrawl.stages.decoding import mojibake
from newscrawl.stages.decoding.mojibake import damage, oddness, repaired

ARABIC = "افتتحت البلدية، صباح أمس، حديقة «الميناء» قرب السوق؛ وحضر عشرات من أهالي الحي."
HONEST = [
    ARABIC,
    "شهرداری دیروز پارک تازه‌ای را گشود؛ عکس از پژمان، چاپ گرگان.",
    "شہر کی بلدیہ نے کل ایک نیا باغ کھول دیا، اور تین سو درخت لگائے گئے ہیں۔",
    "Belediye, büyüğü düşünüldüğünde, açıldığı gün ığdır ağacını gördüğünü söyledi.",
    "Šķērsojot ceļu, bērni redzēja jaunu parku.",
    "Người dân thành phố được mời đến công viên mới ở gần cảng cũ.",
    "Ο δήμος άνοιξε χθες ένα νέο πάρκο· φυτεύτηκαν δέντρα.",
    "Город открыл парк; ООН и США поддержали.",
    "L’été, « près du cœur » : ça créée déjà, naïve façade.",
    "市政府昨天开放了一座新公园。",
    "Plain English, nothing else.",
    'var t = "\\nالعربية\\nنص";',
    "",
]


@pytest.mark.parametrize("text", HONEST)
def test_honest_text_is_not_odd_and_not_touched(text: str) -> None:
    assert oddness(text) < 0.1
    assert damage(text).lost == 0
    assert damage(text).garbled < 0.1
    assert repaired(text) == text


@pytest.mark.parametrize(
    "text",
    [
        ARABIC.encode().decode("cp1252", "replace"),
        ARABIC.encode().decode("cp1256"),
        ARABIC.encode("cp1256").decode("cp1252"),
        ARABIC.encode("cp1256").decode("cp1251"),
        ARABIC.encode("cp1256").decode("cp1253", "replace"),
        ARABIC.encode("cp1256").decode("utf-8", "replace"),
        "Город открыл новый парк у порта".encode("cp1251").decode("cp1256"),
        "Городской Совет Открыл Новый Парк".encode("koi8-r").decode("cp1251"),
        "Bäume für Künstler größer".encode("cp1252").decode("cp1256"),
    ],
)
def test_a_wrong_reading_is_odd(text: str) -> None:
    assert oddness(text) > 0.13


def test_what_is_lost_and_what_is_garbled_are_told_apart() -> None:
    lost = damage(ARABIC.encode("cp1256").decode("utf-8", "replace"))
    garbled = damage(ARABIC.encode("cp1256").decode("cp1252"))
    assert lost.lost > 0.5 > lost.garbled
    assert garbled.garbled > 0.5 > garbled.lost


def test_text_that_is_broken_in_another_way_keeps_its_honest_words() -> None:
    text = "وصل الجمع، ومع، كل متاع، \ufffd\ufffd\ufffd \ufffd\ufffd\ufffd"
    assert repaired(text) == text


def test_curly_quotation_marks_of_windows_are_restored() -> None:
    assert repaired("It\x92s \x93here\x94 \x96 now") == "It’s “here” – now"


def test_examples_in_docstrings_are_true() -> None:
    assert doctest.testmod(mojibake).failed == 0


@pytest.mark.parametrize(
    "text",
    [
        "Ã" * 500_000,
        "Ø§" * 300_000,
        "âوâ" * 200_000,
        "aلb" * 200_000,
        "\ufffd " * 300_000,
        "ط،" * 300_000,
        "a" * 2_000_000,
    ],
)
def test_hostile_text_takes_little_time(text: str) -> None:
    start = time.process_time()
    oddness(text)
    damage(text)
    repaired(text)
    assert time.process_time() - start < 4  # 0.5 s alone; a quadratic pattern takes minutes


def test_questions_that_end_in_the_letter_of_a_pair_are_writing() -> None:
    questions = "\n".join(["لماذا فشل المشروع؟", "متى يبدأ البيع؟", "récolte"] * 20)
    assert repaired(questions) == questions
    spoilt = "نهاية الموسم في الوادي".encode().decode("cp1256")
    assert repaired(f"{spoilt}\n" * 20) == "نهاية الموسم في الوادي\n" * 20
