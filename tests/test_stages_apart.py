"""Lines that were several elements come apart at their seams; every other line stays as it is."""

from __future__ import annotations

import time
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from newscrawl.items import Block, Metadata, Page
from newscrawl.rules import ALL_EVIDENCE, load_rulebook
from newscrawl.stages.apart import HEADING_WORDS, take_apart
from newscrawl.stages.glued.headlines_inside import LONGEST_LINE, MARKER_WORDS, PARAGRAPH_WORDS
from newscrawl.stages.glued.joints import HEADLINE_WORDS
from newscrawl.stages.lines.known import NOTHING, Known, headline_key, index_headlines

if TYPE_CHECKING:
    from collections.abc import Sequence

    from newscrawl.items import Media

AR = load_rulebook().for_language("ar")
EN = load_rulebook().for_language("en")
LEAD = "أعادت بلدية المرفأ صباح أمس فتح السوق القديمة، وعاد إليها ثلاثون بائعا كانوا يبيعون على الرصيف طوال الشتاء."
NEXT = "وقال بائع عجوز إنه لم يكن يصدق أن المكان سيعود كما كان، وإنه جاء بحفيده ليريه البلاطة القديمة."
HEADLINE = "قوارب جديدة لصيادي الساحل"


def page(*blocks: Block | str) -> Page:
    made = (Block(index=i, text=block) if isinstance(block, str) else block for i, block in enumerate(blocks))
    return Page(url="https://example.org/1", fetched="2026-01-05T10:00:00+00:00", blocks=tuple(made))


def apart(*blocks: Block | str, known: Known = NOTHING) -> tuple[Block, ...]:
    return take_apart(page(*blocks), AR, known).blocks


def read(*blocks: Block | str, known: Known = NOTHING) -> list[tuple[str, str]]:
    return [(block.role, block.text) for block in apart(*blocks, known=known)]


def known(*headlines: str) -> Known:
    keys = (headline_key(headline) for headline in headlines)
    return Known(headlines=index_headlines(key for key in keys if key is not None))


@pytest.mark.parametrize(
    ("bar", "comes_off"),
    [
        ("شارك فيسبوك تويتر", True),
        ("Facebook Twitter WhatsApp", True),
        ("فيسبوك", False),  # one may open a sentence
        ("فيسبوك وتويتر", False),
        ("واتساب، فيسبوك، تويتر", False),  # a sentence that enumerates them
        ("Facebook Twitter and others", False),  # goes on in small letters
    ],
)
def test_a_share_bar_comes_off_the_paragraph_behind_it(bar: str, *, comes_off: bool) -> None:
    assert [text for _, text in read(f"{bar} {LEAD}")] == ([bar, LEAD] if comes_off else [f"{bar} {LEAD}"])
    assert [text for _, text in read(f"{bar} سوق")] == [f"{bar} سوق"]


def letters(texts: Sequence[str]) -> str:
    return "".join("".join(texts).split())


@pytest.mark.parametrize(
    "text",
    [
        LEAD,
        NEXT,
        HEADLINE,
        "قال المصدر: لم يصب أحد، وعادت القوارب كلها إلى المرفأ قبل الغروب.",
        "اقرأ أيضا",
        "المصدر: صحيفة الساحل",
        "«هل رأيت البحر؟» سألته الصغيرة، فقال إنه ولد على ظهر قارب وإنه لم يفارقه يوما.",
        "هل تعود السوق كما كانت؟ وكم بائعا سيعود إليها؟ يسأل أهل الحي كل صباح.",
        "والديمقراطية والمفاوضات وبالمتظاهرين وسيستعرضون استخدامهما",
        "بلغ السعر 3.50 دينار، وكان 2.75 قبل عام؛ أي أنه زاد!",
        "The bridge reopened on Monday after two years of repairs.",
        "پل تازه پس از دو سال باز شد و مردم می‌توانند از آن بگذرند.",
    ],
)
def test_a_line_that_was_one_element_stays_one(text: str) -> None:
    block = Block(
        index=4, text=text, tag="li", tokens=("li", "story"), href="https://example.org/2", gap=True
    )
    assert apart(block) == (block,)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (f"{LEAD} المصدر: صحيفة الساحل", [LEAD, "المصدر: صحيفة الساحل"]),
        (f"{LEAD} كلمات دلالية بحر أسماك مرفأ", [LEAD, "كلمات دلالية بحر أسماك مرفأ"]),
        (
            f"{LEAD} الوسوم: بحر، أسماك المصدر: صحيفة الساحل",
            [LEAD, "الوسوم: بحر، أسماك المصدر: صحيفة الساحل"],
        ),
        (f"{LEAD} رابط مختصر: https://example.org/1", [LEAD, "رابط مختصر: https://example.org/1"]),
    ],
)
def test_a_line_ends_before_the_words_of_a_widget(text: str, expected: list[str]) -> None:
    assert [piece for _, piece in read(text)] == expected


def test_marker_headline_and_paragraph_of_a_box_come_apart() -> None:
    marker = "روابط ذات علاقة"
    assert read(LEAD, f"{marker} {HEADLINE} {NEXT}")[1:] == [
        ("text", marker),
        ("offer", HEADLINE),
        ("text", NEXT),
    ]


@pytest.mark.parametrize("marker", ["اقرأ أيضا", "طالع أيضا", "موضوعات متعلقة", "أخبار ذات صلة", "إقرأ أيضًا"])
def test_any_label_of_several_words_opens_a_box_without_a_colon(marker: str) -> None:
    assert read(LEAD, f"{marker} {HEADLINE} {NEXT}")[1:] == [
        ("text", marker),
        ("offer", HEADLINE),
        ("text", NEXT),
    ]


def test_such_a_label_is_found_behind_the_end_of_a_sentence_where_no_elements_tell_of_breaks() -> None:
    line = f"{LEAD} اقرأ أيضا {HEADLINE} {NEXT}"
    given = replace(page(line), media="text")
    assert [block.text for block in take_apart(given, AR).blocks] == [LEAD, "اقرأ أيضا", HEADLINE, NEXT]
    more = f"{LEAD} المزيد من القواعد يأتي بنتائج عكسية. {NEXT}"
    assert [block.text for block in take_apart(replace(page(more), media="text"), AR).blocks] == [more]
    suggested = f"{LEAD} نقترح عليكم اليوم وصفة قديمة من مطبخ الساحل لا تحتاج غير الصبر."
    assert [block.text for block in take_apart(replace(page(suggested), media="text"), AR).blocks] == [
        suggested
    ]


@pytest.mark.parametrize(
    "line",
    [
        f"ذات {HEADLINE} {NEXT}",  # one word of a label
        f"«اقرأ أيضا» {HEADLINE} {NEXT}",  # somebody says so
        f"ثم اقرأ أيضا {HEADLINE} {NEXT}",
        f"اقرأ أيضا {HEADLINE}",  # no paragraph: what the whole line is, its rule says
    ],
)
def test_what_only_looks_like_one_stays_whole(line: str) -> None:
    assert read(LEAD, line)[1:] == [("text", line)]


def test_several_headlines_of_a_box_are_one_offer() -> None:
    headlines = f"{HEADLINE} أول قطار كهربائي في الشمال معرض للخط العربي في القلعة"
    found = read(LEAD, f"مقالات ذات صلة {headlines} {NEXT}")
    assert found[1:] == [("text", "مقالات ذات صلة"), ("offer", headlines), ("text", NEXT)]


def test_a_box_behind_a_paragraph_is_taken_off_it() -> None:
    found = read(f"{LEAD} روابط ذات علاقة {HEADLINE} {NEXT}")
    assert [text for _, text in found] == [LEAD, "روابط ذات علاقة", HEADLINE, NEXT]


def test_known_headlines_end_a_box_where_they_end() -> None:
    first, second = HEADLINE, "وقالت العرب عن البحر الكثير"
    found = read(LEAD, f"روابط ذات علاقة {first} {second} {LEAD}", known=known(first, second))
    assert found[1:] == [("text", "روابط ذات علاقة"), ("offer", f"{first} {second}"), ("text", LEAD)]


@pytest.mark.parametrize("mark", ["؟", "!", "?", "؟»"])
def test_a_question_stuck_to_the_next_sentence_was_a_headline(mark: str) -> None:
    headline = f"ما الذي أخر فتح السوق{mark}"
    assert [text for _, text in read(f"{headline}{LEAD}")] == [headline, LEAD]


@pytest.mark.parametrize(
    ("count", "is_apart"),
    [(1, False), (2, True), (HEADING_WORDS, True), (HEADLINE_WORDS[1], True), (HEADLINE_WORDS[1] + 1, False)],
)
def test_a_stuck_headline_has_the_length_of_one(count: int, is_apart: bool) -> None:
    headline = " ".join(["سوق"] * count) + "؟"
    assert len(apart(f"{headline}{LEAD}")) == 1 + is_apart


@pytest.mark.parametrize(
    ("count", "is_apart"),
    [(PARAGRAPH_WORDS - 1, False), (PARAGRAPH_WORDS, True), (PARAGRAPH_WORDS + 1, True)],
)
def test_what_follows_a_stuck_headline_has_the_length_of_a_paragraph(count: int, is_apart: bool) -> None:
    assert len(apart("متى تفتح السوق؟" + " ".join(["سوق"] * count))) == 1 + is_apart


@pytest.mark.parametrize(
    "text",
    [
        f"قال البائع: متى تفتح السوق؟{LEAD}",
        f"عاد البائع. متى تفتح السوق؟{LEAD}",
        f"عاد البائع، متى تفتح السوق؟{LEAD}",
        f"متى تفتح السوق؟ {LEAD}",
    ],
)
def test_a_question_inside_a_sentence_is_no_headline(text: str) -> None:
    assert len(apart(text)) == 1


@pytest.mark.parametrize(
    ("text", "heading", "paragraph"),
    [
        (
            "توترات سياسيةتشهد البلاد منذ أسابيع خلافا على موعد فتح السوق وعلى من يدفع كلفة ترميمها.",
            "توترات سياسية",
            "تشهد البلاد منذ أسابيع خلافا على موعد فتح السوق وعلى من يدفع كلفة ترميمها.",
        ),
        (
            "موقف الحكومةأعلنت الوزارة أمس أنها ستدفع نصف كلفة الترميم وأن البلدية ستدفع النصف الآخر.",
            "موقف الحكومة",
            "أعلنت الوزارة أمس أنها ستدفع نصف كلفة الترميم وأن البلدية ستدفع النصف الآخر.",
        ),
    ],
)
def test_a_heading_glued_to_its_paragraph_gets_a_block_of_its_own(
    text: str, heading: str, paragraph: str
) -> None:
    assert read(LEAD, text)[1:] == [("heading", heading), ("text", paragraph)]


def test_words_glued_inside_a_sentence_get_their_space_back() -> None:
    text = (
        "قال إن السوق القديمة التي أغلقت قبل عامين، والتي يعرفها أهل المدينةفي كل بيت، ستعود كما كانت تماما."
    )
    assert read(text) == [("text", text.replace("المدينةفي", "المدينة في"))]


def test_a_name_that_stands_alone_on_the_page_is_known() -> None:
    text = "وعاد الصيادون إلى زنجبوروأفاد أحدهم بأن البحر كان هادئا."
    assert read(text) == [("text", text)]
    spaced = text.replace("زنجبوروأفاد", "زنجبور وأفاد")
    assert read("مرفأ زنجبور القديم", text)[-1] == ("text", spaced)


def test_the_headline_of_another_page_is_taken_off_a_paragraph() -> None:
    found = read(LEAD, f"{HEADLINE}: {NEXT}", known=known(HEADLINE))
    assert found[1:] == [("offer", f"{HEADLINE}:"), ("text", NEXT)]


@pytest.mark.parametrize("quote", ['"', "'", "«"])
def test_the_quotation_mark_that_opens_a_paragraph_stays_with_it(quote: str) -> None:
    text = f"{quote}{NEXT}"
    assert read(LEAD, f"{HEADLINE} {text}", known=known(HEADLINE))[1:] == [
        ("offer", HEADLINE),
        ("text", text),
    ]


@pytest.mark.parametrize("marker", ["", "ومن أرشيفنا:", "كتبنا في الأسبوع الماضي"])
def test_a_known_headline_behind_a_sentence_comes_off_with_what_leads_up_to_it(marker: str) -> None:
    found = apart(LEAD, " ".join(filter(None, [LEAD, marker, HEADLINE])), known=known(HEADLINE))[1:]
    assert [block.text for block in found] == [text for text in (LEAD, marker, HEADLINE) if text]
    assert [block.role for block in found[:-1]] == ["text"] * (len(found) - 1)
    assert (found[-1].role, found[-1].offered_by) == ("offer", "recurrence-headline")


def test_a_known_headline_between_two_paragraphs_parts_them() -> None:
    found = read(LEAD, f"{LEAD} {HEADLINE} {NEXT}", known=known(HEADLINE))
    assert found[1:] == [("text", LEAD), ("offer", HEADLINE), ("text", NEXT)]


@pytest.mark.parametrize(("count", "is_apart"), [(MARKER_WORDS, True), (MARKER_WORDS + 1, False)])
def test_a_sentence_that_says_a_known_headline_in_its_course_stays_whole(
    count: int, *, is_apart: bool
) -> None:
    text = f"{LEAD} {' '.join(['سوق'] * count)} {HEADLINE}"
    assert (len(apart(LEAD, text, known=known(HEADLINE))) > 2) is is_apart


@pytest.mark.parametrize("media", ["text", "html"])
def test_the_pages_own_headline_is_quoted_and_not_offered(media: Media) -> None:
    quoting = f"{LEAD} وسألناه: {HEADLINE} {NEXT}"
    declared = Metadata(title=HEADLINE) if media == "html" else Metadata()
    given = replace(page(HEADLINE, LEAD, quoting), media=media, metadata=declared)
    assert take_apart(given, AR, known(HEADLINE)) == given
    other = replace(page(LEAD, quoting), media=media)
    assert take_apart(other, AR, known(HEADLINE)) != other


def test_where_recurrence_does_not_count_no_headline_is_known() -> None:
    rules = load_rulebook((), ALL_EVIDENCE - {"recurrence"}).for_language("ar")
    given = page(LEAD, f"{HEADLINE} {NEXT}")
    assert take_apart(given, rules, known(HEADLINE)) == given
    assert take_apart(given, AR, known(HEADLINE)) != given


def test_before_the_first_paragraph_a_known_headline_is_the_page_itself() -> None:
    text = f"{HEADLINE} {NEXT}"
    assert read(text, LEAD, known=known(HEADLINE)) == [("text", text), ("text", LEAD)]


@pytest.mark.parametrize(
    ("count", "is_apart"),
    [(PARAGRAPH_WORDS - 1, False), (PARAGRAPH_WORDS, True), (PARAGRAPH_WORDS + 1, True)],
)
def test_a_known_headline_comes_off_a_paragraph_only(count: int, is_apart: bool) -> None:
    text = f"{HEADLINE} " + " ".join(["سوق"] * count)
    assert len(apart(LEAD, text, known=known(HEADLINE))) == 2 + is_apart


def test_a_known_headline_alone_stays_whole() -> None:
    assert read(LEAD, HEADLINE, known=known(HEADLINE)) == [("text", LEAD), ("text", HEADLINE)]


def test_pieces_share_the_place_of_their_block() -> None:
    block = Block(
        index=7, text=f"{LEAD} روابط ذات علاقة {HEADLINE} {NEXT}", tag="div", tokens=("div", "x"), gap=True
    )
    pieces = apart(block)
    assert len(pieces) == 4
    assert {(piece.index, piece.tag, piece.tokens, piece.gap) for piece in pieces} == {
        (7, "div", ("div", "x"), True)
    }


@pytest.mark.parametrize(
    "block",
    [
        Block(index=1, text=f"متى تفتح السوق؟{LEAD}", body=False),
        Block(index=1, text=f"متى تفتح السوق؟{LEAD}", role="offer"),
        Block(index=1, text=f"متى تفتح السوق؟{LEAD}", role="title"),
        Block(index=1, text=f"متى تفتح السوق؟{'سوق ' * (LONGEST_LINE // 4)}"),
        Block(index=1, text=f"{LEAD} المصدر: صحيفة الساحل", body=False),
    ],
    ids=["outside", "offer", "title", "too long", "outside with a widget"],
)
def test_what_is_no_paragraph_of_the_article_stays_whole(block: Block) -> None:
    assert apart(LEAD, block)[1:] == (block,)


def test_a_line_just_short_enough_is_looked_into() -> None:
    text = "متى تفتح السوق؟" + "سوق " * ((LONGEST_LINE - 20) // 4)
    assert len(apart(text.strip())) == 2


def test_a_page_without_blocks_stays_empty() -> None:
    assert apart() == ()


def test_english_seams_come_apart_too() -> None:
    text = "Where did the ferry go?The company said on Monday that the boat would sail again after repairs."
    blocks = take_apart(page(text), EN).blocks
    assert [block.text for block in blocks] == [
        text[: text.index("The company")],
        text[text.index("The company") :],
    ]


PIECES = [
    LEAD, NEXT, HEADLINE, "اقرأ أيضا:", "روابط ذات علاقة", "المصدر: ", "الوسوم:", "كلمات دلالية", "؟", "!", "«", "»", ".",
    "سياسيةتشهد", "المدينةفي", "الحكومةأعلنت", "سوق", "السوق؟قال", "\u200f", "می‌خواهم", "🔴", "12:30", "|", "Read also:",
]  # fmt: skip
LINES = st.one_of(
    st.lists(st.sampled_from(PIECES), min_size=1, max_size=10).map(" ".join),
    st.lists(st.sampled_from(PIECES), min_size=1, max_size=10).map("".join),
    st.text(min_size=1, max_size=80).filter(str.strip),  # a block shows something
)


@settings(deadline=None)
@given(st.lists(LINES, max_size=5), st.sampled_from([NOTHING, known(HEADLINE, "سوق سوق سوق سوق")]))
@example([f"روابط ذات علاقة {HEADLINE} {NEXT}"], NOTHING)
@example(["\ud800"], NOTHING)
def test_no_letter_is_lost_or_invented(lines: list[str], memory: Known) -> None:
    pieces = apart(*lines, known=memory)
    for index, line in enumerate(lines):
        assert letters([piece.text for piece in pieces if piece.index == index]) == letters([line])
    assert [piece.index for piece in pieces] == sorted(piece.index for piece in pieces)
    assert all(piece.text.strip() for piece in pieces)


@settings(deadline=None)
@given(
    st.lists(
        st.lists(st.sampled_from([LEAD, NEXT, HEADLINE, "اقرأ أيضا"]), min_size=1, max_size=2).map(" ".join),
        max_size=6,
    )
)
def test_lines_without_a_seam_stay_as_they_are(lines: list[str]) -> None:
    whole = [line for line in lines if "اقرأ أيضا" not in line or line == "اقرأ أيضا"]
    assert [piece.text for piece in apart(*whole)] == whole


@pytest.mark.parametrize(
    "text",
    [
        "كلمة " * 100_000,
        "كلمة " * (LONGEST_LINE // 5),
        "قال الوزير إن. " * (LONGEST_LINE // 15),
        "سياسيةتشهد" * (LONGEST_LINE // 10),
        "سياسيةتشهد " * (LONGEST_LINE // 11),
        "و" * LONGEST_LINE,
        "؟!.، " * (LONGEST_LINE // 5),
        "كلمة؟كلمة" * (LONGEST_LINE // 9),
        "؟\"" * (LONGEST_LINE // 2),
        "1234567890 " * (LONGEST_LINE // 11),
        "\u200f\u202b\u2066" * (LONGEST_LINE // 3),
        "👩‍👩‍👧‍👦🔴" * (LONGEST_LINE // 8),
        "اقرأ أيضا: " * (LONGEST_LINE // 11),
        "روابط ذات علاقة " * (LONGEST_LINE // 16),
        f"روابط ذات علاقة {HEADLINE} " * (LONGEST_LINE // 42),
        f"{HEADLINE} " * (LONGEST_LINE // 27),
        f"{HEADLINE}. " * (LONGEST_LINE // 28),
        "المصدر: الوسوم: " * (LONGEST_LINE // 16),
        "abcعربيкирил漢字ไทย " * (LONGEST_LINE // 20),
    ],
    ids=[
        "too long", "words", "sentences", "no spaces", "lost spaces", "one letter", "punctuation", "stuck questions",
        "questions and quotes", "digits", "bidi marks", "emoji", "markers", "box markers", "boxes", "headlines",
        "headlines and stops", "labels", "scripts",
    ],
)  # fmt: skip
def test_hostile_lines_are_taken_apart_in_bounded_time(text: str) -> None:
    start = time.process_time()
    pieces = apart(text, text, known=known(HEADLINE))
    assert time.process_time() - start < 2
    assert letters([piece.text for piece in pieces]) == letters([text, text])


@pytest.mark.parametrize(
    "text", ["نص", LEAD[:60], "متى تفتح السوق؟كلمة كلمة كلمة كلمة كلمة كلمة كلمة كلمة", "اقرأ أيضا"]
)
def test_a_page_of_many_blocks_is_taken_apart_in_bounded_time(text: str) -> None:
    start = time.process_time()
    assert len(apart(*[f"{text} {i}" for i in range(2_000)])) >= 2_000
    assert time.process_time() - start < 4


@pytest.mark.parametrize("shown", [f"«{HEADLINE}»", f"({HEADLINE})", "«قوارب جديدة» لصيادي الساحل (صور)"])
def test_a_headline_keeps_the_marks_around_its_words(shown: str) -> None:
    headline = "قوارب جديدة لصيادي الساحل صور" if "صور" in shown else HEADLINE
    found = read(LEAD, shown, NEXT, known=known(headline))
    assert [text for _, text in found] == [LEAD, shown, NEXT]


def test_words_stuck_to_the_end_of_a_paragraph_come_apart_and_nothing_is_lost() -> None:
    found = read(LEAD, f"{NEXT}أوصل الخبر لمن يهمه")
    assert found == [("text", LEAD), ("text", NEXT), ("text", "أوصل الخبر لمن يهمه")]


QUOTED = "قال البائع العجوز لمن حوله من الصيادين: «لم أكن أصدق أن هذا المكان سيعود يوما كما كان.»"


@pytest.mark.parametrize("paragraph", [LEAD, QUOTED])
@pytest.mark.parametrize(
    "widget", ["تابعونا على تويتر", "شارك الخبر على فيسبوك", "جميع الحقوق محفوظة", f"للمزيد: {HEADLINE}"]
)
def test_a_widget_s_words_behind_the_last_full_stop_come_apart(paragraph: str, widget: str) -> None:
    assert [text.strip() for _, text in read(f"{paragraph} {widget}")] == [paragraph, widget]


@pytest.mark.parametrize(
    "text",
    [f"{LEAD} {NEXT}", f"{LEAD} المصدر لم يذكر السبب.", "انتهى. تابعونا على تويتر", f"{LEAD} ", ". ", ""],
)
def test_other_last_sentences_stay(text: str) -> None:
    assert len(apart(text)) == 1
