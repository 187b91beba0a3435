"""The title of a page of text: the line among those before the first sentence that is most like one."""

from __future__ import annotations

import time

import pytest

from newscrawl.items import Block
from newscrawl.rules import load_rulebook
from newscrawl.stages.lines.known import NOTHING
from newscrawl.stages.lines.reading import read
from newscrawl.stages.signs import read_signs
from newscrawl.stages.stripping.evidence import find
from newscrawl.stages.stripping.title_line import TITLE_WORDS, title_line

AR = load_rulebook().for_language("ar")
TITLE = "قافلة من الجمال تعيد فتح طريق الملح القديم"
PROSE = [
    "وصلت قافلة من أربعين جملا إلى واحة الصخر أمس، بعد رحلة على طريق الملح القديم الذي هجره التجار منذ ستين عاما.",
    "وقال قائد القافلة مبارك العامري إن الجمال حملت الملح كما كان يفعل أجداده، وإن الرحلة على الطريق استغرقت تسعة أيام.",
]


def title(*lines: str) -> str | None:
    readings = [read(Block(index=i, text=line), AR, NOTHING, "") for i, line in enumerate(lines)]
    found = title_line(readings, read_signs(readings, [find(reading) for reading in readings], AR, "ar"), AR)
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


def test_very_many_lines_before_the_text_take_bounded_time() -> None:
    start = time.process_time()
    title(*(f"سطر من قائمة الموقع رقم {i}" for i in range(4_000)), *PROSE)
    assert time.process_time() - start < 15  # a second; what grows with the square takes minutes


@pytest.mark.parametrize("count", [TITLE_WORDS[0] - 1, TITLE_WORDS[1] + 1])
def test_a_line_with_too_few_words_or_too_many_is_no_title(count: int) -> None:
    line = " ".join((TITLE.split() * 4)[:count])
    assert title(line, *PROSE) is None


def test_a_line_that_a_rule_knows_is_no_title() -> None:
    assert title("اقرأ أيضا: قافلة من الجمال تفتح طريق الملح", *PROSE) is None


def test_a_salutation_is_no_title() -> None:
    assert title("تحية طيبة وبعد يا أهل واحة الصخر،", *PROSE) is None


def test_a_caption_between_byline_and_text_is_no_title() -> None:
    caption = "جمال القافلة على طريق الملح القديم قرب واحة الصخر (تصوير: سلمى الفارسي)"
    assert title(TITLE, "بقلم: سالم الهاشمي", "4 مارس 2026", caption, *PROSE) == TITLE


def test_the_name_of_who_wrote_is_no_title() -> None:
    assert title(TITLE, "سالم الهاشمي", "4 مارس 2026", *PROSE) == TITLE
    assert title("محليات", TITLE, "سالم الهاشمي", *PROSE) == TITLE


def test_of_two_lines_alike_the_one_that_another_says_again_is_the_title() -> None:
    other = "قافلة من أربعين جملا تصل إلى واحة الصخر"
    assert title(f"صحيفة الصخر | {TITLE}", other, TITLE, *PROSE) in {TITLE, f"صحيفة الصخر | {TITLE}"}


def test_what_stands_behind_the_first_sentence_is_no_title() -> None:
    assert title("صحيفة أهل الصخر", PROSE[0], TITLE, PROSE[1]) != TITLE


@pytest.mark.parametrize(
    "text",
    ["كلمة " * 30_000, "و" * 100_000, "\u200f" * 100_000, " | " * 30_000, " - " * 30_000, "سياسيةتشهد" * 10_000],
    ids=["words", "one word", "bidi marks", "bars", "dashes", "no spaces"],
)  # fmt: skip
def test_hostile_lines_are_looked_at_in_bounded_time(text: str) -> None:
    start = time.process_time()
    title(text, TITLE, text, *PROSE)
    assert time.process_time() - start < 3
