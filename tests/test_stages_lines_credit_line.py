"""Lines of credits at either end of a story, told by how they are built."""

from __future__ import annotations

import time

import pytest

from newscrawl.rules import load_rulebook
from newscrawl.stages.lines.credit_line import closing_credit, is_no_title, opening_credit

BOOK = load_rulebook()
AR, EN = BOOK.for_language("ar"), BOOK.for_language("en")


@pytest.mark.parametrize(
    ("line", "kind", "author"),
    [
        ("القاهرة - سلمى الحافظ", "author", "سلمى الحافظ"),
        ("القاهرة- سلمى الحافظ", "author", "سلمى الحافظ"),
        ("وادي الزور – سلمى الحافظ", "author", "سلمى الحافظ"),  # a place of two words
        ("سلمى الحافظ (المرفأ)", "author", "سلمى الحافظ"),
        ("المرفأ / سلمى الحافظ / الأناضول", "source", "سلمى الحافظ"),
        ("تونس - من سلمى الحافظ", "author", "سلمى الحافظ"),
        ("سلمى الحافظ مراسلة الشؤون البحرية", "author", "سلمى الحافظ"),
        ("الحديدة، البحر:", "source", None),
        ("المرفأ (أ ف ب)", "source", None),
        ("المرفأ- البوابة", "source", None),
        ("المرفأ 27 جمادى الأولى 1448 هـ الموافق 17 نوفمبر 2026 م واس", "date", None),
        ("المرفأ 17-11-2026 وفا-", "date", None),
        ("بوابة البحر برس - المرفأ 17/11/2026", "date", None),
        ("بوابة البحر برس - متابعة", "source", None),
        ("المرفأ: سلمى الحافظ", "author", "سلمى الحافظ"),
        ("بقلم سلمى الحافظ، 18 نوفمبر 2026", "author", "سلمى الحافظ"),
        ("سلمى الحافظ | المرفأ | 18 نوفمبر 2026 14:30", "author", "سلمى الحافظ"),
        ("سلمى الحافظ (salma@port.example)", "author", "سلمى الحافظ"),
    ],
)
def test_a_line_of_place_person_and_agency_is_a_credit(line: str, kind: str, author: str | None) -> None:
    credit = opening_credit(line, AR)
    assert credit is not None
    assert (credit.kind, credit.author) == (kind, author)


@pytest.mark.parametrize(
    "line",
    [
        "سوق السمك القديمة تفتح أبوابها من جديد",
        "المرفأ: سوق السمك تعود",
        "رياضة - كرة القدم",
        "البحارة يعودون - والصيادون في انتظار الموسم الجديد",
        "وصلت السفينة إلى المرفأ - وعلى متنها مئة بحار.",
        "انتخابات 25 نوفمبر 2026",
        "سفينة جديدة، وجوه قديمة",
        "17-11-2026",
        "سوق السمك القديمة تفتح يوم 17-11-2026",
        "سعيد الحافظ رئيس الوفد البحري",
        "السفير كريم حداد في المرفأ",
        "",
        "-",
    ],
)
def test_other_lines_over_a_text_are_none(line: str) -> None:
    assert opening_credit(line, AR) is None


@pytest.mark.parametrize(
    ("line", "author"),
    [
        ("Rina Wulandari - detikNews", "Rina Wulandari"),
        ("Por Ana Souza, G1 Serra", "Ana Souza"),
        ("Paris / Jean Dupont", "Jean Dupont"),
    ],
)
def test_a_name_in_capitals_beside_one_word_is_a_credit(line: str, author: str) -> None:
    credit = opening_credit(line, BOOK.for_language("pt" if line.startswith("Por") else "id"))
    assert credit is not None
    assert credit.author == author


@pytest.mark.parametrize("line", ["Climate Summit - New Promises", "London (The Harbour)", "Side By Side"])
def test_where_names_have_capitals_a_word_of_bylines_must_say_so(line: str) -> None:
    assert opening_credit(line, EN) is None


@pytest.mark.parametrize(
    "line",
    [
        "(إعداد سلمى الحافظ للنشرة العربية - تحرير منى علي)",
        "(تغطية صحفية للنشرة العربية سلمى الحافظ - إعداد كريم حداد - تحرير منى علي)",
        "[تحرير منى علي]",
    ],
)
def test_a_line_in_brackets_that_says_who_edited_closes_a_story(line: str) -> None:
    credit = closing_credit(line, AR)
    assert credit is not None
    assert credit.kind == "author"


def test_english_agencies_close_a_story_the_same_way() -> None:
    assert closing_credit("(Reporting by Priya Raman, editing by Sam Lee.)", EN) is not None


@pytest.mark.parametrize(
    "line",
    [
        "(وكان المرفأ قد أغلق مرتين في الشتاء)",
        "(العام الماضي كان الأسوأ في تاريخ المرفأ)",
        "تحرير منى علي",
        "(إعداد سلمى الحافظ) ثم عادت إلى المرفأ (تحرير منى علي)",
        "",
    ],
)
def test_other_lines_behind_a_text_do_not(line: str) -> None:
    assert closing_credit(line, AR) is None


@pytest.mark.parametrize(
    "line",
    [
        "/ " * 500_000,
        "أ/" * 500_000,
        "(" * 1_000_000,
        f"({'-' * 1_000_000})",
        "أ - " * 300_000,
        "1-" * 500_000,
    ],
)
def test_hostile_lines_take_no_time(line: str) -> None:
    started = time.process_time()
    assert opening_credit(line, AR) is None
    assert closing_credit(line, AR) is None
    assert time.process_time() - started < 2


@pytest.mark.parametrize(
    ("line", "author"),
    [
        ("By Priya Raman, 19 May 2024", "Priya Raman"),
        ("Priya Raman - Published 19 May 2024 - Updated 20 May 2024", "Priya Raman"),
        ("Priya Raman | Harwich | 19 May 2024", "Priya Raman"),
        ("Priya Raman | Harwich | 19 May 2024 | 9:14 a.m.", "Priya Raman"),
        (
            "By Priya Raman - Published 19 May 2024 at 7:45 am - Last updated 20 May 2024 at 10:12 am",
            "Priya Raman",
        ),
        ("Priya RAMAN / Harwich", "Priya RAMAN"),
        ("Words: Priya Raman (priya@harvest.example)", "Priya Raman"),
        ("Words: Priya Raman", "Priya Raman"),
        ("By Priya Raman 14:05", "Priya Raman"),
        ("Words: Priya Raman | 9:05", "Priya Raman"),
    ],
)
def test_a_name_beside_a_date_or_an_address_is_a_byline(line: str, author: str) -> None:
    credit = opening_credit(line, EN)
    assert credit is not None
    assert (credit.kind, credit.author) == ("author", author)


@pytest.mark.parametrize(
    "line",
    [
        "Results of the vote of 19 May 2024",
        "The harvest began on 19 May 2024 in the valley",
        "Priya Raman died on 19 May 2024.",
    ],
)
def test_a_line_that_tells_of_a_day_is_no_byline(line: str) -> None:
    assert opening_credit(line, EN) is None


@pytest.mark.parametrize(
    ("line", "is_none"),
    [
        ("18 نوفمبر 2026", True),
        ("المرفأ - سلمى الحافظ", True),
        ("س.ح/م.ر (أ ف ب)", True),
        ("أخبار محلية", True),
        ("سوق السمك القديمة تفتح أبوابها من جديد", False),
        ("وزير الموانئ: السوق تعود", False),
        ("بقلم: سلمى الحافظ | 18/11/2026", True),
        ("بقلم: سلمى الحافظ", True),
        ("سفينة جديدة - وجوه قديمة", False),
        ("سلمى الحافظ | 18 نوفمبر 2026", True),
        ("وكالة الفضاء تعلن موعد الإطلاق", False),
        ("المرفأ 17 نوفمبر 2026 (البوابة) -", True),  # its paragraph begins on the next line
        ("سفن قديمة في حوض المرفأ الكبير منذ 17 نوفمبر 2026 -", False),
    ],
)
def test_what_says_who_and_when_is_no_title(line: str, is_none: bool) -> None:
    assert is_no_title(line, AR) is is_none
