"""Tags behind an article are known without their label, by what the article speaks of."""

from __future__ import annotations

import pytest

from newscrawl.stages.lines.reading import Finding
from newscrawl.stages.stripping.tail_tags import tail_tags
from tests.surveyed import surveyed

TEXT = (
    "شيعت فاس بعد صلاة ظهر أمس جنازة المعلم حسن الفاسي، آخر صانعي العود في المدينة القديمة، الذي توفي عن ثمانين عاما "
    "قضى معظمها في ورشته."
)
LAST = "رحم الله الفقيد."


def found(*lines: str) -> list[str]:
    seen = surveyed(*lines)
    return [lines[i] for i in sorted(tail_tags(seen.readings, seen.findings))]


@pytest.mark.parametrize(
    ("behind", "tags"),
    [
        (["دليل القارئ العود، فاس، صناعة تقليدية"], ["دليل القارئ العود، فاس، صناعة تقليدية"]),
        (["دليل القارئ: العود | المدينة القديمة"], ["دليل القارئ: العود | المدينة القديمة"]),
        ([LAST, "فاس", "صناعة تقليدية", "العود"], ["فاس", "صناعة تقليدية", "العود"]),
        (["الرباط، سلا، تطوان"], []),  # it speaks of none of them
        (["العود - فاس - المدينة القديمة"], ["العود - فاس - المدينة القديمة"]),
        (["العود، فاس."], []),  # a sentence
        (["العود"], []),  # one may be anything
        (["العود آلة شرقية قديمة عرفها العرب منذ قرون، فاس"], []),  # too long for a tag
        ([LAST], []),
    ],
)
def test_finds_the_tags_behind_the_last_paragraph(behind: list[str], tags: list[str]) -> None:
    assert found(TEXT, *behind) == tags


OTHER = "أعلنت البلدية أسعار الدخول إلى الحديقة الجديدة التي تفتح أبوابها صباح الجمعة أمام العائلات والمدارس."


@pytest.mark.parametrize(
    ("line", "is_tags"),
    [
        ("دلالات الصفحة: فاس # العود # المدينة القديمة", True),
        ("فاس، العود، المدينة القديمة", True),
        ("فاس، العود", False),  # two are a pair
        ("فاس، العود، الرباط", False),  # it does not speak of one
        ("فاس، العود، المدينة القديمة 3", False),  # figures
    ],
)
def test_a_line_of_tags_may_stand_between_two_stories(line: str, *, is_tags: bool) -> None:
    assert found(TEXT, line, OTHER) == ([line] if is_tags else [])


def test_rows_beside_one_another_are_data() -> None:
    assert found(TEXT, "فاس، العود، المدينة القديمة", "العود، فاس، المدينة القديمة", OTHER) == []
    assert found(TEXT, "وفي الورشة ثلاثة أقسام:", "فاس، العود، المدينة القديمة", OTHER) == []


def test_a_label_with_its_colon_right_over_tags_is_theirs() -> None:
    label = "الأكثر تداولا في هذا الموضوع:"
    assert found(TEXT, label, "#العود #فاس") == [label]
    assert found(TEXT, label, "فاس", "العود") == [label, "فاس", "العود"]
    assert found(TEXT, label, LAST) == []
    assert found(TEXT, "وترك وراءه:", "ورشة في فاس", "العود") == []  # a list of the article's


def test_the_title_speaks_of_tags_too() -> None:
    title = "جنازة آخر صانعي المزمار في حي الصفارين"
    assert found(title, TEXT, "المزمار", "حي الصفارين") == ["المزمار", "حي الصفارين"]


def test_tags_stand_behind_an_article() -> None:
    assert found("العود، فاس", TEXT) == []
    assert found("العود، فاس") == []


def test_what_was_cut_for_its_looks_may_be_tags_and_what_a_rule_knows_is_what_it_says() -> None:
    seen = surveyed(TEXT, "فاس، العود، صناعة تقليدية")
    looks, ruled = ([None, Finding(kind="related", rule=rule)] for rule in ("sign-tail", "ar-related"))
    assert tail_tags(seen.readings, looks) == {1}
    assert tail_tags(seen.readings, ruled) == set()
