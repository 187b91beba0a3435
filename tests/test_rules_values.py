"""Each shape of value, on both sides of its border."""

from __future__ import annotations

import time
from typing import get_args

import pytest

from newscrawl.rules import Words, load_rulebook
from newscrawl.rules.model import Shape
from newscrawl.rules.values import SPECIFIC, has_shape

WORDS = load_rulebook().for_language("ar").words


@pytest.mark.parametrize(
    ("shape", "text"),
    [
        ("any", "تابعونا. واشتركوا في قناتنا."),
        ("headline", "جسر جديد غدا"),
        ("headline", "هاتفيا.. رئيسا البلديتين يبحثان الجسر"),
        ("headline", "من يفتح الجسر؟ سؤال ينتظر جوابا"),
        ("headline", "أ. ب. يعود إلى المسرح"),
        ("name", "رويترز"),
        ("name", "أ.ف.ب"),
        ("name", "رويترز، وكالات، صحيفة المرفأ"),
        ("person", "د. سلمى بنت عبد الله الحافظ"),
        ("person", "علي حسن"),
        ("list", "بحر، نهر، جسر"),
        ("list", "بحر نهر جسر"),
        ("items", "بحر | نهر"),
        ("items", "البحر الكبير"),
        ("date", "30th, november 2023 gmt"),
        ("date", "16 نيسان/ ابريل 2016"),
        ("date", "18 يناير/كانون الثاني 2022"),
        ("date", "2015-05-24 14:34"),
        ("date", "october 1, 2016"),
        ("date", "الخميس 16 مارس 2023 - 10:30 صباحا بتوقيت القاهرة"),
        ("time", "10:55 am"),
        ("time", "2:54 ص"),
        ("time", "23:59:59"),
        ("temperature", "-18°c"),
        ("temperature", "29 درجة"),
        ("link", "https://example.org/?p=1"),
        ("link", "example.org/abc"),
        ("number", "5287"),
        ("number", "3 ساعات"),
        ("number", "1,234,567"),
        ("none", ""),
    ],
)
def test_takes(shape: Shape, text: str) -> None:
    assert has_shape(text, shape, WORDS)


@pytest.mark.parametrize(
    ("shape", "text"),
    [
        ("any", "ك" * 301),
        ("headline", "جسر جديد"),
        ("headline", "فتح الجسر صباح اليوم."),
        ("headline", "فتح الجسر. ثم أغلق بعد ساعة"),
        ("headline", "كلمة " * 31),
        ("name", "كلمة " * 9),
        ("name", "تم تأجير الجسر"),
        ("name", "من يعرف؟"),
        ("person", "سلمى 2023"),
        ("person", "عن رجل لا نعرفه"),
        ("person", "سلمى الحافظ كتبت."),
        ("list", "بحر ونهر. ثم جسر"),
        ("list", "عاد البحر إلى هدوئه."),
        ("list", "بحر، " + "كلمة " * 9),
        ("items", "البحر الكبير من بعيد"),
        ("date", "عام 2015"),
        ("date", "3 مارس 1931 بلا نجاح فطبع عشر مرات"),
        ("date", "3 مارس 1931 عن البحر"),
        ("date", "16 مارس 2023."),
        ("time", "10:75"),
        ("time", "الرابعة صباحا"),
        ("time", "10:55 في الميناء"),
        ("temperature", "29"),
        ("temperature", "129°"),
        ("link", "الجسر"),
        ("link", "https://example.org/ جسر"),
        ("number", "ثلاثة"),
        ("number", "3 سنوات لم يفتح"),
    ],
)
def test_refuses(shape: Shape, text: str) -> None:
    assert not has_shape(text, shape, WORDS)


def test_every_shape_has_a_rank() -> None:
    assert set(SPECIFIC) == set(get_args(Shape))


@pytest.mark.parametrize("shape", SPECIFIC)
@pytest.mark.parametrize(
    "text", ["1 " * 50_000, ". " * 50_000, "أ/" * 50_000, "1:1" * 33_000, "° " * 50_000, "a.b" * 33_000]
)
def test_hostile_values_are_judged_in_a_moment(shape: Shape, text: str) -> None:
    started = time.process_time()
    has_shape(text, shape, Words())
    assert time.process_time() - started < 1
