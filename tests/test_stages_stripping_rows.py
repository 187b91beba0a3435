"""Rows of data: dates, results and standings of an article stay; lists of headlines and menus are no rows."""

from __future__ import annotations

import pytest

from newscrawl.items import Block
from newscrawl.rules import load_rulebook
from newscrawl.stages.lines.known import NOTHING
from newscrawl.stages.lines.reading import read
from newscrawl.stages.stripping.rows import ROWS, rows, rows_of_tables

RULES = load_rulebook().for_language("ar")
PLACE = ("p", "div", "story")
TOUR = [f"{day} مايو - {town}، قاعة رقم {hall}" for day, town, hall in
        [(3, "الواحة", 2), (5, "المرفأ", 1), (9, "الوادي", 4), (12, "الصنوبر", 7), (15, "النخيل", 3)]]  # fmt: skip
HEADLINES = [
    "المتحف يعرض الجرة النحاسية أمام الزوار",
    "جامعة البلدة تفتتح قسما لعلوم الآثار",
    "طلاب يرممون نافورة في ساحة السوق",
    "بلدية الضواحي تبدأ تنظيف القنوات القديمة",
    "صيادو المرفأ يعودون إلى البحر",
    "سباق: الفرس السوداء تفوز مرة أخرى",
]


def found(
    lines: list[str],
    *,
    body: bool = True,
    link_density: float = 0.0,
    places: frozenset[tuple[str, ...]] = frozenset(),
) -> set[int]:
    blocks = [
        Block(index=i, text=text, tokens=PLACE, body=body, link_density=link_density)
        for i, text in enumerate(lines)
    ]
    return rows([read(block, RULES, NOTHING, "") for block in blocks], [None] * len(blocks), places)


def test_rows_built_alike_are_data() -> None:
    assert found(TOUR) == set(range(ROWS))


def test_a_row_or_two_built_otherwise_does_not_matter() -> None:
    assert found([*TOUR, "20 مايو - ملعب البلدية"]) == set(range(ROWS + 1))


def test_few_rows_are_none() -> None:
    assert found(TOUR[: ROWS - 1]) == set()


def test_headlines_are_no_rows() -> None:
    assert found(HEADLINES) == set()


def test_links_are_no_rows() -> None:
    assert found(TOUR, link_density=1.0) == set()


@pytest.mark.parametrize("places", [frozenset(), frozenset({PLACE})])
def test_outside_of_the_article_only_what_stands_where_its_paragraphs_do(
    places: frozenset[tuple[str, ...]],
) -> None:
    assert bool(found(TOUR, body=False, places=places)) is bool(places)


TABLE = ["الواحة | ٣٤ | ٣٨ نقطة", "المرفأ | ٣٤ | ٣٧ نقطة"]


@pytest.mark.parametrize(
    ("before", "after", "is_found"), [(True, True, True), (True, False, False), (False, True, False)]
)
def test_rows_of_a_table_belong_to_the_text_on_both_sides_of_it(
    before: bool, after: bool, is_found: bool
) -> None:
    blocks = [
        Block(index=0, text="جدول الترتيب بعد الجولة الأخيرة:", tokens=PLACE, body=before),
        *(
            Block(index=1 + i, text=row, tag="tr", tokens=("tr", *PLACE), body=False)
            for i, row in enumerate(TABLE)
        ),
        Block(index=3, text="وهبط الفريقان إلى الدرجة الثانية.", tokens=PLACE, body=after),
    ]
    given = rows_of_tables([read(block, RULES, NOTHING, "") for block in blocks])
    assert given == ({1, 2} if is_found else set())
