"""The head of a story: what becomes its title, author and date, and that nothing else goes."""

from __future__ import annotations

import time
from collections import Counter
from typing import TYPE_CHECKING

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from newscrawl.folding import fold
from newscrawl.items import Block, Removed
from newscrawl.rules import load_rulebook
from newscrawl.stages.lines.head_title import AROUND_WORDS, TITLE_WORDS
from newscrawl.stages.lines.own_name import OwnName
from newscrawl.stages.splitting.head import HEAD_BLOCKS, Head, read_head
from newscrawl.stages.words.names import NAME_WORDS

if TYPE_CHECKING:
    from collections.abc import Sequence

AR = load_rulebook().for_language("ar")
TITLE = "بلدية المرفأ تعيد فتح سوق السمك"
KICKER = "بعد عامين من الترميم"
DATE = "5 يناير 2026 - 10:30"
NAME = "سلمى الحافظ"
LEAD = "أعادت بلدية المرفأ صباح أمس فتح السوق القديمة، وعاد إليها ثلاثون بائعا كانوا يبيعون على الرصيف طوال الشتاء."
NEXT = "وقال بائع عجوز إنه لم يكن يصدق أن المكان سيعود كما كان، وإنه جاء بحفيده ليريه البلاطة التي كان يقف عليها."


def lines(*texts: str) -> tuple[Block, ...]:
    return tuple(Block(index=i, text=text) for i, text in enumerate(texts))


def letters(*texts: str) -> Counter[str]:
    return Counter(filter(str.isalnum, fold("".join(texts))))


def head(*texts: str, title: str | None = None) -> Head:
    return read_head(lines(*texts), title, AR)


def left(found: Head) -> list[str]:
    return [block.text for block in found.blocks]


def cut(found: Head) -> list[tuple[str, str, str]]:
    return [(removed.kind, removed.rule, removed.text) for removed in found.removed]


def test_the_title_that_the_page_declares_is_the_title() -> None:
    found = head(TITLE, LEAD, NEXT, title=TITLE)
    assert (found.title, left(found), cut(found)) == (TITLE, [LEAD, NEXT], [])


def test_between_the_title_in_a_trail_and_the_title_itself_only_article_text_stays() -> None:
    offered, standfirst = "غواص يعثر على مرساة من القرن الماضي", KICKER
    texts = [
        Block(index=0, text=TITLE),
        Block(index=1, text=offered, body=False),
        Block(index=2, text=standfirst),
    ]
    found = read_head([*texts, Block(index=3, text=TITLE), *lines(LEAD, NEXT)], TITLE, AR)
    assert left(found) == [standfirst, LEAD, NEXT]
    assert ("navigation", "head-before-title", offered) in cut(found)


def test_a_divider_in_the_head_is_no_text() -> None:
    found = head(TITLE, "-", DATE, LEAD, "…", NEXT, title=TITLE)
    assert left(found) == [LEAD, "…", NEXT]
    assert ("other", "head-no-words", "-") in cut(found)


def test_a_declared_title_that_does_not_stand_in_the_text_is_still_the_title() -> None:
    found = head(LEAD, NEXT, title=TITLE)
    assert (found.title, left(found), cut(found)) == (TITLE, [LEAD, NEXT], [])


@pytest.mark.parametrize(
    "shown", [TITLE, "بلديّة المرفأ تُعيد فتحَ سوقِ السمك", "بلدية المرفا تعيد فتح سوق السمك"]
)
def test_the_title_is_taken_off_the_text_whatever_its_typing(shown: str) -> None:
    found = head(shown, LEAD, title=TITLE)
    assert (found.title, left(found)) == (TITLE, [LEAD])


def test_a_block_that_is_marked_as_title_is_the_title() -> None:
    blocks = (Block(index=3, text=TITLE, role="title"), *lines(LEAD, NEXT))
    found = read_head(blocks, "عنوان صفحة أخرى", AR)
    assert (found.title, left(found), cut(found)) == (TITLE, [LEAD, NEXT], [])


@pytest.mark.parametrize(
    "line",
    [
        f"{TITLE} | المرفأ اليوم",
        f"{TITLE} - المرفأ اليوم",
        f"المرفأ اليوم » {TITLE}",
        f"الرئيسية محليات {TITLE}",
        " ".join(["قسم"] * AROUND_WORDS + [TITLE]),
    ],
)
def test_the_title_with_the_outlet_or_a_breadcrumb_is_cut_and_kept_in_the_books(line: str) -> None:
    found = head(line, TITLE, LEAD, title=TITLE)
    assert left(found) == [LEAD]
    assert cut(found) == [("other", "head-title-again", line)]


def test_a_line_that_is_longer_than_a_breadcrumb_is_no_title_again() -> None:
    line = " ".join(["قسم"] * (AROUND_WORDS + 1) + [TITLE])
    found = head(TITLE, line, LEAD, title=TITLE)
    assert left(found) == [line, LEAD]


@pytest.mark.parametrize(
    "declared", [f"المرفأ اليوم :: {TITLE}", f"{TITLE} - المرفأ اليوم", f"{TITLE} | أخبار البحر | المرفأ"]
)
def test_of_a_declared_title_the_part_that_the_page_shows_is_taken(declared: str) -> None:
    found = head(TITLE, LEAD, title=declared)
    assert (found.title, left(found), cut(found)) == (TITLE, [LEAD], [])


def test_a_declared_title_of_which_the_page_shows_nothing_is_taken_whole() -> None:
    assert head(KICKER, LEAD, title=f"المرفأ اليوم :: {TITLE}").title == f"المرفأ اليوم :: {TITLE}"


def test_without_a_declaration_the_first_line_built_like_a_headline_is_the_title() -> None:
    found = head(TITLE, DATE, LEAD, NEXT)
    assert (found.title, left(found)) == (TITLE, [LEAD, NEXT])


def test_the_line_that_returns_in_another_is_the_title() -> None:
    found = head("موقع البحر والساحل", f"{TITLE} | المرفأ اليوم", TITLE, LEAD)
    assert found.title == TITLE
    assert TITLE not in left(found)


@pytest.mark.parametrize(
    ("count", "is_title"),
    [(TITLE_WORDS[0] - 1, False), (TITLE_WORDS[0], True), (TITLE_WORDS[0] + 1, True)],
)
def test_a_title_has_a_few_words_at_least(count: int, is_title: bool) -> None:
    line = " ".join(["سوق"] * count)
    assert head(line, LEAD, NEXT).title == (line if is_title else None)


def test_a_question_and_its_answer_may_be_the_title() -> None:
    line = "لماذا أغلقت سوق السمك عامين؟ رئيس البلدية يجيب"
    found = head(line, LEAD, NEXT)
    assert (found.title, left(found)) == (line, [LEAD, NEXT])


@pytest.mark.parametrize("texts", [(LEAD,), (LEAD, NEXT), (f"{KICKER} وقف الباعة من جديد.", NEXT)])
def test_a_story_that_opens_with_a_paragraph_has_no_title(texts: Sequence[str]) -> None:
    found = head(*texts)
    assert (found.title, left(found), cut(found)) == (None, list(texts), [])


def test_without_any_paragraph_only_the_first_line_can_be_the_title() -> None:
    found = head(TITLE, KICKER, "صور من السوق القديمة")
    assert (found.title, left(found)) == (TITLE, [KICKER, "صور من السوق القديمة"])


def test_nothing_has_no_head() -> None:
    assert read_head((), None, AR) == Head(title=None, title_index=None, author=None, blocks=(), removed=())
    assert read_head((), TITLE, AR).title == TITLE


@pytest.mark.parametrize(("before", "is_head"), [(HEAD_BLOCKS, True), (HEAD_BLOCKS + 1, False)])
def test_a_long_run_of_lines_is_no_head(before: int, is_head: bool) -> None:
    found = head(TITLE, DATE, *(f"سطر قصير {i}" for i in range(before - 2)), LEAD, title=TITLE)
    assert bool(cut(found)) == is_head
    assert left(found)[-1] == LEAD


@pytest.mark.parametrize(
    "date",
    [
        DATE,
        "الاثنين 5 يناير 2026",
        "2026-01-05",
        "منذ 3 ساعات",
        "آخر تحديث: 10:30 5 كانون الثاني/يناير 2026",
        "3 days ago",
    ],
)
@pytest.mark.parametrize("declared", [None, TITLE])
def test_a_date_line_is_cut_as_a_date(date: str, declared: str | None) -> None:
    found = head(TITLE, date, LEAD, title=declared)
    assert (found.title, left(found), cut(found)) == (TITLE, [LEAD], [("date", "head-date", date)])


def test_a_date_is_taken_off_the_line_that_it_opens() -> None:
    found = head(TITLE, f"{DATE} {NAME}", LEAD, title=TITLE)
    assert left(found) == [LEAD]
    assert cut(found) == [("date", "head-date", DATE), ("author", "head-name", NAME)]
    assert {removed.index for removed in found.removed} == {1}


@pytest.mark.parametrize(
    "line",
    ["ميزانية عام 2026", "يناير شهر السردين على شواطئنا كلها", "2026 قارب وصياد", "العدد 5 من يناير"],
)
def test_a_line_that_mentions_a_date_stays(line: str) -> None:
    assert line in left(head(TITLE, line, LEAD, title=TITLE))


@pytest.mark.parametrize(
    "name", [NAME, "سلمى بنت الحافظ", "Selma Hafez", "د. سلمى الحافظ", "Anne-Marie O'Neill"]
)
def test_a_name_under_the_title_is_the_author(name: str) -> None:
    found = head(TITLE, name, LEAD, title=TITLE)
    assert (found.author, left(found)) == (name, [LEAD])
    assert cut(found) == [("author", "head-name", name)]


@pytest.mark.parametrize(
    "line", ["سلمى الحافظ، المرفأ", "المرفأ - سلمى الحافظ", "المرفأ / سلمى الحافظ / البحر"]
)
def test_a_line_of_place_and_name_before_the_first_paragraph_is_a_credit(line: str) -> None:
    found = head(TITLE, line, LEAD, title=TITLE)
    assert (found.author, left(found)) == ("سلمى الحافظ", [LEAD])
    assert cut(found) == [("author", "credit-line", line)]


def test_a_sub_heading_is_no_credit() -> None:
    line = Block(index=1, text="المرفأ - سلمى الحافظ", tag="h2")
    assert line in read_head([*lines(TITLE), line, Block(index=2, text=LEAD)], TITLE, AR).blocks


@pytest.mark.parametrize(
    "line",
    [
        "سلمى",
        " ".join(["سلمى"] * (NAME_WORDS[1] + 1)),
        "المرفأ اليوم",
        "سلمى في المرفأ",
        "منطقة 51",
        "مال وأعمال!",
        "أخبار البحر",
        "«سلمى الحافظ»",
    ],
)
def test_a_line_that_is_no_name_stays(line: str) -> None:
    found = head(TITLE, line, LEAD, title=TITLE)
    assert (found.author, left(found)) == (None, [line, LEAD])


def test_a_name_is_a_byline_only_right_under_a_title_and_over_a_text() -> None:
    assert head(TITLE, KICKER + " الطويل جدا", NAME, LEAD, title=TITLE).author is None
    assert head(TITLE, NAME, title=TITLE).author is None
    assert head(TITLE, LEAD, NAME, NEXT, title=TITLE).author is None


def test_the_second_name_is_no_author() -> None:
    found = head(TITLE, NAME, "كريم الساحلي", LEAD, title=TITLE)
    assert (found.author, left(found)) == (NAME, ["كريم الساحلي", LEAD])


def test_what_stands_before_a_declared_title_is_navigation() -> None:
    found = head("محليات", "بحر وساحل", TITLE, LEAD, title=TITLE)
    assert left(found) == [LEAD]
    assert cut(found) == [
        ("navigation", "head-before-title", "محليات"),
        ("navigation", "head-before-title", "بحر وساحل"),
    ]


def test_before_a_title_that_was_guessed_nothing_is_cut() -> None:
    found = head("تفاصيل", TITLE, LEAD)
    assert (found.title, left(found), cut(found)) == (TITLE, ["تفاصيل", LEAD], [])


def test_a_line_that_opens_with_the_title_keeps_the_rest() -> None:
    found = head(f"{TITLE} {KICKER}", LEAD, title=TITLE)
    assert (found.title, left(found)) == (TITLE, [KICKER, LEAD])


def test_the_body_is_left_alone() -> None:
    body = [LEAD, TITLE, NAME, NEXT, "أسعار ومواعيد", LEAD]
    assert left(head(TITLE, *body, title=TITLE)) == body


PIECES = [
    TITLE,
    KICKER,
    NAME,
    DATE,
    LEAD,
    NEXT,
    "محليات",
    f"{TITLE} | المرفأ",
    "2026-01-05",
    "🔴",
    "...",
    "سوق",
]


@settings(deadline=None)
@given(
    st.lists(
        st.one_of(st.sampled_from(PIECES), st.text("ابتة دوق. |:-12؟«", min_size=1, max_size=30)), max_size=16
    ),
    st.sampled_from([None, TITLE, f"المرفأ :: {TITLE}", "", "؟"]),
)
@example([""], None)
@example([TITLE] * 5, None)
def test_every_line_stays_is_the_title_or_is_cut(texts: list[str], title: str | None) -> None:
    found = head(*texts, title=title)
    before, after, name = (
        letters(*texts),
        letters(*left(found), *(text for _, _, text in cut(found))),
        found.title,
    )
    assert after <= before  # nothing is invented
    missing, title_letters = before - after, letters(name or "")
    times = max((missing[letter] // title_letters[letter] for letter in title_letters), default=0)
    assert missing == Counter({letter: times * count for letter, count in title_letters.items() if times})
    assert [block.index for block in found.blocks] == sorted(block.index for block in found.blocks)


@pytest.mark.parametrize(
    "text",
    [
        "كلمة " * 100_000,
        "سياسيةتشهد" * 20_000,
        "5 يناير 2026 " * 20_000,
        "1" * 200_000,
        "12:30 " * 40_000,
        " | " * 60_000,
        " - " * 60_000,
        "؟!.، " * 40_000,
        "\u200f\u202b\u2066 " * 50_000,
        "👩‍👩‍👧‍👦🔴 " * 20_000,
        f"{TITLE} | " * 5_000,
    ],
    ids=["words", "no spaces", "dates", "digits", "clocks", "bars", "dashes", "punctuation", "bidi marks", "emoji",
         "titles"],
)  # fmt: skip
@pytest.mark.parametrize("declared", [None, TITLE])
def test_hostile_heads_are_read_in_bounded_time(text: str, declared: str | None) -> None:
    blocks = lines(TITLE, text, text[: len(text) // 2], LEAD)
    start = time.process_time()
    read_head(blocks, declared, AR)
    assert time.process_time() - start < 2


def test_a_page_of_many_blocks_has_its_head_read_in_bounded_time() -> None:
    blocks = lines(TITLE, *[KICKER] * 20_000)
    start = time.process_time()
    assert len(read_head(blocks, TITLE, AR).blocks) == 20_000
    assert time.process_time() - start < 1


@pytest.mark.parametrize(
    ("declared", "shown"),
    [
        ("江海新闻网 - 老渔民守灯塔四十年", "老渔民守灯塔四十年"),
        ("港の灯台に四十年 | 浜風新聞", "港の灯台に四十年"),
    ],
)
def test_a_title_of_a_script_without_spaces_is_found_without_the_outlet(declared: str, shown: str) -> None:
    blocks = [
        Block(index=0, text=shown, tag="h1"),
        Block(index=1, text="岛上没有淡水，每半个月才有一条船送米送菜来。" * 3),
    ]
    head = read_head(blocks, declared, load_rulebook().for_language("zh"))
    assert (head.title, head.title_index) == (shown, 0)


@pytest.mark.parametrize("section", ["أخبار محلية", "أخبار رياضة", "محليات"])
@pytest.mark.parametrize("title", [None, TITLE])
def test_a_section_in_the_head_is_no_text(section: str, title: str | None) -> None:
    shown = (TITLE,) if title else ()
    found = head(*shown, section, DATE, LEAD, NEXT, title=title)
    assert (found.title, left(found)) == (title, [LEAD, NEXT])
    assert ("navigation", "head-section", section) in cut(found)


@pytest.mark.parametrize("byline", ["المرفأ - سلمى الحافظ", "سلمى الحافظ | 5 يناير 2026"])
def test_a_byline_over_a_text_without_a_title_is_a_byline(byline: str) -> None:
    found = head(byline, LEAD, NEXT)
    assert (found.title, found.author, left(found)) == (None, NAME, [LEAD, NEXT])


def test_two_names_over_a_date_are_a_byline_and_two_things_are_not() -> None:
    both, rain = f"{NAME} وهدى منصور", "أمطار غزيرة ورياح قوية"
    found = head(TITLE, both, DATE, LEAD, title=TITLE)
    assert (found.author, left(found)) == (both, [LEAD])
    assert rain in left(head(TITLE, rain, LEAD, title=TITLE))


def test_the_outlets_own_name_in_a_byline_is_no_persons() -> None:
    furniture = [Removed(kind="promotion", rule="ar-follow", text="تابع صوت الوادي على واتساب", index=9)]
    own_name = OwnName(furniture)
    found = read_head(lines(TITLE, "صوت الوادي - سلمى الحافظ", LEAD, NEXT), TITLE, AR, own_name)
    assert (found.author, left(found)) == ("سلمى الحافظ", [LEAD, NEXT])
    found = read_head(lines(TITLE, "صوت الوادي - طرابلس", LEAD, NEXT), TITLE, AR, own_name)
    assert (found.author, left(found), cut(found)[-1][0]) == (None, [LEAD, NEXT], "source")


@pytest.mark.parametrize(
    ("line", "stays"), [("3127", False), ("22,318", False), ("٤", False), ("1", True), ("(3)", True)]
)
def test_how_many_read_a_story_is_none_of_it(line: str, *, stays: bool) -> None:
    assert left(head(TITLE, line, LEAD, NEXT, title=TITLE)) == [*([line] if stays else []), LEAD, NEXT]
