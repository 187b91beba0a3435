"""Lost spaces: words that met come apart, words that exist do not."""

from __future__ import annotations

import time

import pytest

from newscrawl.stages.glued.lost_space import lost_space


@pytest.mark.parametrize(
    ("word", "left"),
    [
        ("سياسيةتشهد", "سياسية"),
        ("الأزمةوتفاقمت", "الأزمة"),
        ("المدينةفي", "المدينة"),
        ("الحكومةأعلنت", "الحكومة"),
        ("السلامويشير", "السلام"),
        ("الإرهابويؤكد", "الإرهاب"),
        ("الاقتصادوقالت", "الاقتصاد"),
        ("كبرىتستعد", "كبرى"),
    ],
)
def test_takes_two_words_apart(word: str, left: str) -> None:
    assert lost_space(word) == len(left)


@pytest.mark.parametrize(
    "word",
    [
        "والتعاون", "تنافسيتهم", "استخدامهما", "وبالمتظاهرين", "فسيكفيكهم", "المندفعات", "الديمقراطية",
        "كارلوتشي", "فولكسواجن", "الجيواستراتيجية", "أمازيغيتهم", "والمفاوضات", "بالفيروسات", "وسيستعرضون",
        "برتقالة", "المستشفى", "مسؤولياتهم", "لاستكمال", "وأولوياتها", "طاولة", "هيدروجينية",
    ],
)  # fmt: skip
def test_leaves_words_that_exist(word: str) -> None:
    assert lost_space(word) is None


def test_a_name_is_known_by_standing_alone_nearby() -> None:
    assert lost_space("زنجبوروأفاد") is None
    assert lost_space("زنجبوروأفاد", {"زنجبور"}) == len("زنجبور")


@pytest.mark.parametrize("word", ["", "في", "understanding", "ة" * 30, "و" * 40, "123456"])
def test_has_no_opinion_on_what_is_no_arabic_word(word: str) -> None:
    assert lost_space(word) is None


def test_hostile_words_are_read_in_bounded_time() -> None:
    start = time.process_time()
    for i in range(2_000):
        lost_space("وةى"[i % 3] * 39 + chr(0x0628 + i % 20))
    assert time.process_time() - start < 2
