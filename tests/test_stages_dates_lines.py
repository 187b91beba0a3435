from __future__ import annotations

import time

import pytest

from newscrawl.stages.dates import besides_dates, is_date_line, is_dateline

LINES = [
    "Publisert 5. mai 2023 kl. 14.05",
    "5.5.2023 klo 8.30",
    "تاريخ النشر: 30th, November 2023 GMT",
    "تاريخ النشر: 2023/03/10",
    "نُشر: 17-4-2026",
    "نشر في 2015-05-24 14:34",
    "التاريخ: 12 تشرين الأول 2019",
    "3 نيسان/ أبريل 2020",
    "الأربعاء، 27 آب/اغسطس 2014، آخر تحديث 14:00 (GMT+0400)",
    "1400 (GMT+04:00) - 25/05/09",
    "الخميس , 24 تموز , 2014 :: 2:05 م",
    "منذ 13 ساعة — الأحد — 9 / يوليو / 2023",
    "2012/05/23 - 9:05 صباحًا",
    "آخر تحديث: منذ 3 ساعات",
    "آخر تحديث 14:05",
    "منذ دقيقة واحدة",
    "قبل يومين",
    "منذ أيام",
    "اليوم 14:30",
    "الأحد 5 مايو",
    "14 جمادى الأولى 1445 هـ الموافق 28 نوفمبر 2023",
    "نشر في 5 مايو 2020 | آخر تحديث 6 مايو 2020 14:30",
    "5 مايو 2020 - 3 دقائق قراءة",
    "December 8, 2016",
    "2023-11-30T14:05:00.000+0300",
    "Last Updated: Nov 30, 2023, 02:05 PM IST",
    "Published: Nov. 30, 2023 6:30 p.m. EST | Updated: Nov. 30, 2023 9:02 p.m. EST",
    "Published Nov. 30, 2023 at 2:05 p.m. · 4 min read",
    "Publié le mardi 1er août 2023 à 14h05",
    "Veröffentlicht am Freitag, den 5. Mai 2023 um 14:05 Uhr",
    "Опубликовано: 30 ноября 2023 г. в 14:05",
]

OTHER = [
    "",
    "   ",
    "وفي 3 مايو 2020 أعلن المجلس موعد الافتتاح",
    "5 مايو 2020: يوم لا تنساه القرية",
    "القاهرة - 5 مايو 2020",
    "كتب سالم في 5 مايو 2020",
    "مايو 2020",
    "2020",
    "الخميس",
    "14:05",
    "اليوم",
    "أمس",
    "تاريخ النشر:",
    "6 أكتوبر 1973",
    "فاز 3-2 في 5 مايو 2020",
    "3-2",
    "هل كان ذلك في 5 مايو 2020؟",
    "The talks of 5 May 2020",
    "منذ 3 ساعات والأمطار لا تتوقف",
    "من 5 مايو 2020 إلى 9 مايو 2020 في العاصمة",
    "5 مايو 2020 " * 6,
    "- - -",
]


@pytest.mark.parametrize("text", LINES)
def test_knows_a_line_that_is_a_date_and_nothing_else(text: str) -> None:
    assert is_date_line(text)


@pytest.mark.parametrize("text", OTHER)
def test_leaves_what_says_more_or_less_than_a_date(text: str) -> None:
    assert not is_date_line(text)


@pytest.mark.parametrize(
    "evil", ["1:" * 99, "5 مايو " * 30, "((((" * 50, "- " * 99, "منذ 3 " * 33, "2020-" * 40, "x" * 10**6]
)
def test_hostile_line_takes_no_time(evil: str) -> None:
    start = time.process_time()
    assert not is_date_line(evil)
    assert time.process_time() - start < 0.2


@pytest.mark.parametrize(
    ("text", "besides"),
    [
        ("By Sara Haddad, 18 November 2026", ("By Sara Haddad",)),
        ("Sara Haddad | Tripoli | 18 November 2026 14:30", ("Sara Haddad", "Tripoli")),
        ("By Sara Haddad - Published 5 May 2026 - Updated 6 May 2026", ("By Sara Haddad",)),
        ("By April Jones, 5 May 2026", ("By April Jones",)),
        ("سلمى الحافظ 18 نوفمبر 2026", ("سلمى الحافظ",)),
        ("كتب حسن علي - 5 مايو 2026", ("كتب حسن علي",)),
        ("بواسطة سلمى الحافظ بتاريخ 18 نوفمبر، 2026", ("بواسطة سلمى الحافظ",)),
        ("قبل 3 ساعات - سلمى الحافظ", ("سلمى الحافظ",)),
        ("الأحد 5 مايو 2026", ()),
        ("Page 7 of 5 May 2026", None),
        ("سلمى الحافظ", None),
        ("", None),
    ],
)
def test_what_stands_beside_a_date(text: str, besides: tuple[str, ...] | None) -> None:
    assert besides_dates(text) == besides


@pytest.mark.parametrize(
    ("text", "is_one"),
    [
        ("عدن - المنبر 29 أغسطس 2024 - 13:41", True),
        ("مراسل المنبر 11 أغسطس 2024 - 11:10", True),
        ("29 أغسطس 2024، 13:41 رأس الخور - المنبر", True),  # a dash is no word
        ("قسم الرياضة 3 مارس 2024 10:00", True),
        ("أسعار الذهب اليوم 29 أغسطس 2024", False),  # a headline, which tells no time
        ("وصل الوزير إلى عدن صباح 29 أغسطس 2024 عند 13:41 برفقة وفد", False),
        ("عدن 13:41", False),
        ("Goldpreise heute 29.08.2024", False),
    ],
)
def test_a_dateline_has_a_day_its_time_and_few_words(text: str, *, is_one: bool) -> None:
    assert is_dateline(text) is is_one


@pytest.mark.parametrize("text", ["w " * 100, "5 May 2026 " * 18, "علي " * 14, "c. " * 66, "5" * 200])
def test_hostile_lines_beside_a_date_take_no_time(text: str) -> None:
    started = time.process_time()
    besides_dates(text)
    assert time.process_time() - started < 0.5
