from __future__ import annotations

import time
from datetime import UTC, date, datetime

import pytest

from newscrawl.stages.dates import read_date, read_dates
from newscrawl.stages.dates.calendars import solar

NOW = datetime(2026, 5, 3, 12, 0, tzinfo=UTC)

NUMERIC = [
    ("2015-05-24 14:34", "2015-05-24T14:34:00"),
    ("2023/03/10", "2023-03-10"),
    ("2026 / 5 / 3", "2026-05-03"),
    ("2024-01-05T10:00:00Z", "2024-01-05T10:00:00+00:00"),
    ("2024-01-05T10:00:00.123+03:00", "2024-01-05T10:00:00+03:00"),
    ("2024-01-05T10:00:00+0300", "2024-01-05T10:00:00+03:00"),
    ("2024-01-05 23:30:00 -0500", "2024-01-05T23:30:00-05:00"),
    ("20170108T140500Z", "2017-01-08T14:05:00+00:00"),
    ("20170108", "2017-01-08"),
    ("1700000000", "2023-11-14T22:13:20+00:00"),
    ("1700000000000", "2023-11-14T22:13:20+00:00"),
    ("17-4-2026", "2026-04-17"),
    ("17.04.2026", "2026-04-17"),
    ("04/25/2023", "2023-04-25"),
    ("25/05/09", "2009-05-25"),
    ("25/05/98", "1998-05-25"),
    ("1400 (GMT+04:00) - 25/05/09", "2009-05-25T14:00:00+04:00"),
    ("14:30 - 25-05-09", "2009-05-25T14:30:00"),
    ("14:05 - 12/05/2019", "2019-05-12T14:05:00"),
    ("١٠-٣-٢٠٢٣", "2023-03-10"),
    ("۲۰۲۳/۰۳/۱۰", "2023-03-10"),
    ("\u200f10\u200f/3\u200f/2023\u200f", "2023-03-10"),
    ("2023年11月30日", "2023-11-30"),
]

ARABIC = [
    ("17 كانون الثاني 2020", "2020-01-17"),
    ("3 شباط 2020", "2020-02-03"),
    ("3 آذار 2020", "2020-03-03"),
    ("3 نيسان/ أبريل 2020", "2020-04-03"),
    ("3 أيار 2020", "2020-05-03"),
    ("3 حزيران 2020", "2020-06-03"),
    ("الخميس , 24 تموز , 2014 :: 2:05 م", "2014-07-24T14:05:00"),
    ("الأربعاء، 27 آب/اغسطس 2014، آخر تحديث 14:00 (GMT+0400)", "2014-08-27T14:00:00+04:00"),
    ("3 ايلول 2020", "2020-09-03"),
    ("3 تشرين الأول 2020", "2020-10-03"),
    ("3 تشرين الثاني/نوفمبر 2020", "2020-11-03"),
    ("3 كانون الأول 2020", "2020-12-03"),
    ("12 يوليوز 2021", "2021-07-12"),
    ("12 غشت 2021", "2021-08-12"),
    ("12 شتنبر 2021", "2021-09-12"),
    ("12 نونبر 2021", "2021-11-12"),
    ("12 دجنبر 2021", "2021-12-12"),
    ("30 تشرين2 2023", "2023-11-30"),
    ("30 نوڤمبر 2023", "2023-11-30"),
    ("الخميس30نوفمبر2023", "2023-11-30"),
    ("الجمعة 5 فيفري 2016", "2016-02-05"),
    ("5 جانفي 2016", "2016-01-05"),
    ("5 أفريل 2016", "2016-04-05"),
    ("5 ماي 2016", "2016-05-05"),
    ("5 جوان 2016", "2016-06-05"),
    ("5 جويلية 2016", "2016-07-05"),
    ("5 أوت 2016", "2016-08-05"),
    ("5 هانيبال 2008", "2008-08-05"),
    ("ديسمبر 19, 2013", "2013-12-19"),
    ("9 / يوليو / 2023", "2023-07-09"),
    ("٥ من شهر مايو عام ٢٠٢٠م", "2020-05-05"),
    ("5 مايو (أيار) 2020", "2020-05-05"),
    ("نُشر في: 2020/05/03 - 9:05 صباحًا", "2020-05-03T09:05:00"),
    ("السبت 11 يوليو 2020 | 12:15 مساءً", "2020-07-11T12:15:00"),
    ("11 يوليو 2020 الساعة 11:30 ظهرا", "2020-07-11T11:30:00"),
    ("11 يوليو 2020 الساعة 1:30 ليلا", "2020-07-11T01:30:00"),
    ("تاريخ النشر: 11 يوليو 2020 12:15 ص", "2020-07-11T00:15:00"),
    ("11 يوليو 2020 - 14:30 بتوقيت غرينتش", "2020-07-11T14:30:00+00:00"),
    ("11 يوليو 2020 - 14:30 (ت.غ)", "2020-07-11T14:30:00+00:00"),
    ("11 يوليو 2020 - 14:30 بتوقيت القدس", "2020-07-11T14:30:00+03:00"),
]

LATIN = [
    ("30th, November 2023 GMT", "2023-11-30"),
    ("3th, October 2015 GMT", "2015-10-03"),
    ("January 8, 2017", "2017-01-08"),
    ("8 Jan 2017 14:05", "2017-01-08T14:05:00"),
    ("Jan. 8th, 2017, 2:05 p.m. EST", "2017-01-08T14:05:00-05:00"),
    ("Sunday the 8th of January 2017, 12:05 AM", "2017-01-08T00:05:00"),
    ("Sun, 08 Jan 2017 23:05:00 GMT", "2017-01-08T23:05:00+00:00"),
    ("Sun, 08 Jan 17 14:05:00 +0300", "2017-01-08T14:05:00+03:00"),
    ("Sun Jan 8 14:05:00 GMT 2017", "2017-01-08T14:05:00+00:00"),
    ("Sun Jan 08 14:05:00 +0300 2017", "2017-01-08T14:05:00+03:00"),
    ("Sun Jan 08 2017 14:05:00 GMT+0300 (AST)", "2017-01-08T14:05:00+03:00"),
    ("2017-Jan-08", "2017-01-08"),
    ("8-Jan-17", "2017-01-08"),
    ("5. Mai 2023", "2023-05-05"),
    ("le 1er août 2023 à 14h05", "2023-08-01T14:05:00"),
    ("5 de mayo de 2023", "2023-05-05"),
    ("5 Ağustos 2023 Cumartesi, 14.05", "2023-08-05"),
    ("5 июня 2023 г.", "2023-06-05"),
]

OTHER_CALENDARS = [
    ("14 جمادى الأولى 1445 هـ", "2023-11-28"),
    ("٢٥/١٠/١٤٣٦هـ", "2015-08-10"),
    ("1436/10/25 هـ", "2015-08-10"),
    ("1436/10/25", "2015-08-10"),
    ("14 جمادى الأولى 1445 هـ الموافق 28 نوفمبر 2023 - 14:30", "2023-11-28T14:30:00"),
    ("28 نوفمبر 2023 الموافق 14 جمادى الأولى 1445 هـ", "2023-11-28"),
    ("۲۴ شهریور ۱۴۰۲", "2023-09-15"),
    ("۱۴۰۲/۰۹/۰۹ - ۱۴:۰۵", "2023-11-30T14:05:00"),
    ("9 آذر 1402", "2023-11-30"),
]

RELATIVE = [
    ("منذ 3 ساعات", "2026-05-03T09:00:00+00:00"),
    ("منذ ثلاث ساعات", "2026-05-03T09:00:00+00:00"),
    ("منذ دقيقة واحدة", "2026-05-03T11:59:00+00:00"),
    ("منذ ساعتين", "2026-05-03T10:00:00+00:00"),
    ("قبل يومين", "2026-05-01"),
    ("أمس", "2026-05-02"),
    ("أول أمس", "2026-05-01"),
    ("اليوم 14:30", "2026-05-03T14:30:00"),
    ("2 hours ago", "2026-05-03T10:00:00+00:00"),
    ("il y a 3 heures", "2026-05-03T09:00:00+00:00"),
    ("Updated 5 days ago", "2026-04-28"),
    ("hace 2 horas", "2026-05-03T10:00:00+00:00"),
]

NO_DATE = [
    "",
    "2023",
    "نوفمبر 2023",
    "5 مايو",
    "31/02/2023",
    "31 فبراير 2023",
    "2023-13-01",
    "2023-00-00",
    "0000-00-00 00:00:00",
    "5 مايو 1948",
    "5 مايو 2027",
    "2026-05-06",
    "31 صفر 1445",
    "30 اسفند 1402",
    "5 مارس/نيسان 2020",
    "منذ أيام",
    "منذ أسبوع",
    "2 months ago",
    "وقال الوزير إن العمل اليوم يجري كما خطط له",
    "فاز الفريق 3-2",
    "192.168.10.12",
    "هاتف 05-12-11-10",
    "1/2/3",
    "يوم الخميس الساعة 14:30",
    "99999999999999999999",
]


@pytest.mark.parametrize(("text", "iso"), NUMERIC + ARABIC + LATIN + OTHER_CALENDARS + RELATIVE)
def test_reads_the_date_as_stated(text: str, iso: str) -> None:
    read = read_date(text, now=NOW)
    assert read is not None
    assert read.iso == iso


@pytest.mark.parametrize("text", NO_DATE)
def test_reads_no_date_where_no_day_is_stated(text: str) -> None:
    assert read_date(text, now=NOW) is None


@pytest.mark.parametrize("text", [text for text, _ in NUMERIC + ARABIC + LATIN + OTHER_CALENDARS] + NO_DATE)
def test_never_makes_up_a_first_of_january(text: str) -> None:
    for cut in range(len(text) + 1):  # a half date is the case that other readers fill up with 01-01
        for part in (text[:cut], text[cut:]):
            found = read_dates(part, now=NOW)
            assert not [read for read in found if read.iso[5:10] == "01-01"], part


@pytest.mark.parametrize("text", ["1 يناير 2020", "2020-01-01", "01/01/2020", "1er janvier 2020"])
def test_reads_the_first_of_january_where_it_is_stated(text: str) -> None:
    read = read_date(text, now=NOW)
    assert read is not None
    assert read.iso == "2020-01-01"


@pytest.mark.parametrize(
    ("text", "exact"),
    [
        ("تاريخ النشر: 30th, November 2023 GMT", "30th, November 2023"),
        ("كتب سالم، 3 أيّار 2020 - 14:05 بتوقيت غرينتش، بيروت", "3 أيّار 2020 - 14:05 بتوقيت غرينتش"),
        ("آخر تحديث: منذ 3 ساعات", "منذ 3 ساعات"),
    ],
)
def test_tells_the_part_of_the_text_that_was_read(text: str, exact: str) -> None:
    read = read_date(text, now=NOW)
    assert read is not None
    assert read.exact == exact


@pytest.mark.parametrize(
    ("text", "iso", "updated"),
    [
        ("آخر تحديث: 6 مايو 2020 - تاريخ النشر: 5 مايو 2020", "2020-05-05", False),
        ("نشر في 5 مايو 2020، آخر تحديث 6 مايو 2020", "2020-05-05", False),
        ("آخر تحديث: 6 مايو 2020", "2020-05-06", True),
        ("Last updated 6 May 2020 10:00", "2020-05-06T10:00:00", True),
    ],
)
def test_tells_a_date_of_change_from_a_date_of_publication(text: str, iso: str, updated: bool) -> None:
    read = read_date(text, now=NOW)
    assert read is not None
    assert (read.iso, read.updated) == (iso, updated)


@pytest.mark.parametrize(
    ("text", "relative"),
    [("منذ 3 ساعات", True), ("أمس", True), ("5 مايو 2020", False), ("1700000000", False)],
)
def test_tells_what_was_told_from_the_present(text: str, relative: bool) -> None:
    read = read_date(text, now=NOW)
    assert read is not None
    assert read.relative is relative


def test_gives_each_of_two_dates_its_own_time() -> None:
    found = read_dates("Published 5 May 2020 10:00 | Updated 6 May 2020 11:30", now=NOW)
    assert [read.iso for read in found] == ["2020-05-05T10:00:00", "2020-05-06T11:30:00"]


def test_takes_no_time_that_another_word_parts_from_the_date() -> None:
    read = read_date("في 3 مايو 2020 اجتمع المجلس عند 14:30", now=NOW)
    assert read is not None
    assert read.iso == "2020-05-03"


@pytest.mark.parametrize(
    ("text", "timezone", "iso"),
    [
        ("5 مايو 2020 01:30", "Asia/Riyadh", "2020-05-05T01:30:00+03:00"),
        ("5 مايو 2020 23:30 GMT", "Asia/Riyadh", "2020-05-05T23:30:00+00:00"),
        ("5 مايو 2020", "Asia/Riyadh", "2020-05-05"),
        ("منذ ساعة", "Asia/Riyadh", "2026-05-03T14:00:00+03:00"),
        ("5 مايو 2020 01:30", "No/Such", "2020-05-05T01:30:00"),
        ("5 مايو 2020 01:30", "Asia", "2020-05-05T01:30:00"),
        ("5 مايو 2020 01:30", "../../etc/passwd", "2020-05-05T01:30:00"),
    ],
)
def test_takes_the_zone_of_the_source_only_where_the_text_states_none(
    text: str, timezone: str, iso: str
) -> None:
    read = read_date(text, now=NOW, timezone=timezone)
    assert read is not None
    assert read.iso == iso


def test_tells_yesterday_by_the_day_of_the_source() -> None:
    late = datetime(2026, 5, 3, 22, 30, tzinfo=UTC)  # already 4 May in Riyadh
    read = read_date("أمس", now=late, timezone="Asia/Riyadh")
    assert read is not None
    assert read.iso == "2026-05-03"


def test_language_settles_a_word_that_two_languages_share() -> None:
    spanish = read_date("5 ago 2023", now=NOW, language="es")
    assert spanish is not None
    assert spanish.iso == "2023-08-05"
    assert read_date("5 ago 2023", now=NOW) is None


def test_takes_a_present_without_zone_as_utc() -> None:
    read = read_date("منذ ساعة", now=NOW.replace(tzinfo=None))
    assert read is not None
    assert read.iso == "2026-05-03T11:00:00+00:00"


@pytest.mark.parametrize(
    ("solar_day", "day"),
    [
        ((1343, 1, 1), date(1964, 3, 21)),
        ((1369, 1, 1), date(1990, 3, 21)),
        ((1399, 12, 30), date(2021, 3, 20)),
        ((1400, 1, 1), date(2021, 3, 21)),
        ((1403, 1, 1), date(2024, 3, 20)),
        ((1404, 1, 1), date(2025, 3, 21)),
        ((1402, 12, 30), None),
        ((1402, 7, 31), None),
        ((1402, 13, 1), None),
        ((1402, 1, 0), None),
        ((1342, 1, 1), None),
        ((1441, 1, 1), None),
    ],
)
def test_converts_the_solar_calendar(solar_day: tuple[int, int, int], day: date | None) -> None:
    assert solar(*solar_day) == day


@pytest.mark.parametrize(
    "evil",
    [
        "2020-" * 50_000,
        "1/" * 100_000,
        "5 مايو " * 30_000,
        "منذ " * 50_000,
        "12:" * 80_000,
        "9" * 300_000,
        "(" * 200_000,
        "كانون " * 40_000,
        "\u064b" * 200_000,
        "5 يناير" + "." * 200_000 + "2020",
    ],
)
def test_hostile_text_takes_no_time(evil: str) -> None:
    start = time.process_time()
    assert read_date(evil, now=NOW) is None
    assert time.process_time() - start < 0.5


@pytest.mark.parametrize(
    ("text", "iso"),
    [
        ("الأربعاء 18 نوفمبر", "2025-11-18"),
        ("Wednesday, 29 April", "2026-04-29"),
        ("mardi 28 avril à 14h05", "2026-04-28T14:05:00"),
        ("Published May 4 at 2:05 pm", "2026-05-04T14:05:00"),
        ("18 Kasım Salı", "2025-11-18"),
        ("Thursday, 29 February", "2024-02-29"),
    ],
)
def test_a_day_without_a_year_is_the_last_such_day(text: str, iso: str) -> None:
    found = read_date(text, now=datetime(2026, 5, 3, 12, tzinfo=UTC))
    assert found is not None
    assert (found.iso, found.relative) == (iso, True)


@pytest.mark.parametrize(
    "text", ["18 November", "Wednesday, 30 February", "On Wednesday 29 April he said", "Wednesday"]
)
def test_other_days_without_a_year_are_none(text: str) -> None:
    assert read_date(text, now=datetime(2026, 5, 3, 12, tzinfo=UTC)) is None
