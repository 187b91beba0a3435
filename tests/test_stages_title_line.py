"""The title of a page of text: the line among those before the first sentence that is most like one."""

from __future__ import annotations

import time

import pytest

from newscrawl.items import Block
from newscrawl.rules import load_rulebook
from newscrawl.stages.evidence import find
from newscrawl.stages.known import NOTHING
from newscrawl.stages.reading import read
from newscrawl.stages.signs import read_signs
from newscrawl.stages.title_line import title_line

AR = load_rulebook().for_language("ar")
TITLE = "قافلة من الجمال تعيد فتح طريق الملح القديم"
PROSE = [
    "وصلت قافلة من أربعين جملا إلى واحة الصخر أمس، بعد رحلة على طريق الملح القديم الذي هجره التجار منذ ستين عاما.",
    "وقال قائد القافلة مبارك العامري إن الجمال حملت الملح كما كان يفعل أجداده، وإن الرحلة على الطريق استغرقت تسعة أيام.",
]


def title(*lines: str) -> str | None:
    readings = [read(Block(index=i, text=line), AR, NOTHING, "") for i, line in enumerate(lines)]
    found = title_line(readings, read_signs(readings, [find(reading) for reading in readings], AR, "ar"))
    return None if found is None else lines[found]


@pytest.mark.parametrize(
    "before",
    [
        [],
        ["الرئيسية › محليات › الواحات"],
        ["صحيفة الصخر", "الأربعاء 4 مارس 2026"],
        ["الواحة مشمس 31", "الرئيسية سياسة رياضة ثقافة"],
    ],
    ids=["alone", "breadcrumb", "outlet and date", "weather and menu"],
)
@pytest.mark.parametrize(
    "after", [[], ["بقلم: سالم الهاشمي"], ["نشر في 4 مارس 2026"]], ids=["", "byline", "date"]
)
def test_the_line_on_the_subject_of_the_text_is_its_title(before: list[str], after: list[str]) -> None:
    assert title(*before, TITLE, *after, *PROSE) == TITLE


def test_a_text_without_sentences_or_without_a_head_has_no_title_line() -> None:
    assert title(TITLE, "سطر آخر قصير") is None
    assert title(*PROSE) is None
    assert title() is None


def test_very_many_lines_before_the_text_take_linear_time() -> None:
    def cost(many: int) -> float:
        start = time.process_time()
        title(*(f"سطر من قائمة الموقع رقم {i}" for i in range(many)), *PROSE)
        return time.process_time() - start

    cost(50)
    assert cost(4_000) < 16 * max(cost(500), 0.02)
