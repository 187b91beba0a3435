"""What other pages say of a line: looked up whatever the typing, and never found in honest prose."""

from __future__ import annotations

import time
from itertools import pairwise

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from newscrawl.folding import fold
from newscrawl.stages.lines.known import (
    HEADLINE_WORDS,
    NOTHING,
    OPENING_CHARS,
    OPENING_WORDS,
    Known,
    headline_key,
    index_headlines,
    line_key,
    opening_key,
)

HEADLINE = "بلدية المرفأ تعيد فتح سوق السمك"
LONGER = "بلدية المرفأ تعيد فتح سوق السمك القديمة أمام الزوار"
PARAGRAPH = "قال رئيس البلدية إن السوق ستعمل كل يوم من الفجر حتى الظهر."
SITE = "news.example"
WORD = st.text("ابتدرسعفقلمنهويءأإةى", min_size=1, max_size=7)


def known(*headlines: str) -> Known:
    keys = (headline_key(headline) for headline in headlines)
    return Known(headlines=index_headlines(key for key in keys if key is not None))


@pytest.mark.parametrize(
    ("count", "is_one"),
    [
        (0, False),
        (HEADLINE_WORDS[0] - 1, False),
        (HEADLINE_WORDS[0], True),
        (HEADLINE_WORDS[1], True),
        (HEADLINE_WORDS[1] + 1, False),
    ],
)
def test_a_headline_has_neither_too_few_words_nor_too_many(count: int, is_one: bool) -> None:
    text = "سوق " * count
    assert headline_key(text) == (("سوق",) * count if is_one else None)
    assert known(text).is_headline(text) == is_one


@pytest.mark.parametrize(
    "typing",
    [
        HEADLINE,
        "بلديّة المرفأ تُعيد فَتْحَ سُوقِ السَّمَك",
        "بلديـة المرفــأ تعيد فتح سوق السمك",
        "بلدية المرفا تعيد فتح سوق السمك",
        "  بلدية  المرفأ،  تعيد فتح «سوق السمك»!",
        "• بلدية المرفأ تعيد فتح سوق السمك...",
        "\u202bبلدية المرفأ تعيد فتح سوق السمك\u202c",
    ],
)
def test_a_headline_is_known_whatever_the_typing(typing: str) -> None:
    assert known(HEADLINE).is_headline(typing)
    assert known(typing).is_headline(HEADLINE)
    assert line_key(typing) == line_key(HEADLINE)


@pytest.mark.parametrize(
    ("headline", "typing"),
    [
        ("Le marché de la Médina rouvre", "LE MARCHE DE LA MEDINA ROUVRE !"),
        ("کتابخانهٔ روستا دوباره باز می‌شود", "كتابخانه روستا دوباره باز میشود"),
        ("Harbour bridge reopens on Monday", "harbour bridge reopens, on monday"),
    ],
)
def test_headlines_of_other_languages_are_known_too(headline: str, typing: str) -> None:
    assert known(headline).is_headline(typing)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "بلدية المرفأ",
        "بلدية المرفأ تعيد فتح سوق الخضار",
        "بلدية المرفأ تعيد فتح سوق السمك غدا",
        "رئيس بلدية المرفأ تعيد فتح سوق السمك",
        PARAGRAPH,
    ],
)
def test_other_lines_are_not_the_headline(text: str) -> None:
    assert not known(HEADLINE).is_headline(text)


@pytest.mark.parametrize("joint", [" ", ". ", ": ", "... ", "؟ ", " | ", "\u200f "])
def test_a_headline_ends_where_its_last_word_does(joint: str) -> None:
    assert known(HEADLINE).headline_end(HEADLINE + joint + PARAGRAPH) == len(HEADLINE)


@pytest.mark.parametrize(
    "typing",
    [
        "بلدية المرفا تعيد فتح سوق السمك",
        "بلديـة المرفــأ تعيد فتح سوق السمك",
        "بلديةُ المرفأِ تعيد فتحَ سوقِ السمك",
    ],
)
def test_the_end_is_an_offset_in_the_text_as_typed(typing: str) -> None:
    assert known(HEADLINE).headline_end(f"{typing} {PARAGRAPH}") == len(typing)


def test_of_two_headlines_the_longer_one_opens_the_text() -> None:
    both = known(HEADLINE, LONGER)
    assert both.headline_end(f"{LONGER} {PARAGRAPH}") == len(LONGER)
    assert both.headline_end(f"{HEADLINE} {PARAGRAPH}") == len(HEADLINE)


@pytest.mark.parametrize(
    "text",
    ["", PARAGRAPH, f"{PARAGRAPH} {HEADLINE}", "بلدية المرفأ تعيد فتح", "بلدية المرفأ تعيد فتح سوق السمكة"],
)
def test_a_text_that_no_headline_opens_has_no_end(text: str) -> None:
    assert known(HEADLINE).headline_end(text) is None


def test_a_line_is_repeated_on_its_own_site_only() -> None:
    memory = Known(repeated={SITE: frozenset({line_key("تابع آخر أخبار المرفأ هنا")})})
    assert memory.is_repeated(SITE, "تابعْ آخرَ أخبارِ المرفأ هنا!")
    assert not memory.is_repeated(SITE, "تابع آخر أخبار المرفأ")
    assert not memory.is_repeated("other.example", "تابع آخر أخبار المرفأ هنا")


def found(memory: Known, text: str) -> list[str]:
    return [text[start:end] for start, end in memory.find_headlines(text)]


@pytest.mark.parametrize(
    "text",
    [
        HEADLINE,
        f"{HEADLINE} {PARAGRAPH}",
        f"{PARAGRAPH} {HEADLINE}",
        f"اقرأ في أرشيفنا: {HEADLINE}. {PARAGRAPH}",
    ],
    ids=["alone", "before", "behind", "between"],
)
def test_a_headline_is_found_wherever_it_stands_in_a_line(text: str) -> None:
    assert found(known(HEADLINE), text) == [HEADLINE]


def test_every_headline_of_a_line_is_found_in_order() -> None:
    other = "قوارب جديدة لصيادي الساحل"
    text = f"{other} {PARAGRAPH} {HEADLINE} {other}"
    assert found(known(HEADLINE, other), text) == [other, HEADLINE, other]


def test_of_headlines_that_begin_at_one_place_the_longest_is_found() -> None:
    assert found(known(HEADLINE, LONGER), f"{PARAGRAPH} {LONGER}") == [LONGER]
    assert found(known(HEADLINE, LONGER), f"{PARAGRAPH} {HEADLINE} القديم") == [HEADLINE]


def test_headlines_that_overlap_are_found_once() -> None:
    overlapping = "سوق السمك القديمة أمام الزوار"
    assert found(known(LONGER, overlapping), LONGER) == [LONGER]


@pytest.mark.parametrize("text", ["بلديةُ المرفأِ تعيد فتحَ سوقِ السمك", "بلديـة المرفــأ تعيد فتح سوق السمك"])
def test_a_headline_is_found_as_it_is_typed(text: str) -> None:
    assert found(known(HEADLINE), f"{PARAGRAPH} {text}، {PARAGRAPH}") == [text]


@pytest.mark.parametrize("text", ["", PARAGRAPH, "بلدية المرفأ تعيد فتح", f"و{HEADLINE}", f"{HEADLINE}ة"])
def test_no_headline_is_found_where_there_is_none(text: str) -> None:
    assert known(HEADLINE).find_headlines(text) == []


def opened(*texts: str) -> Known:
    return Known(openings=frozenset(key for text in texts if (key := opening_key(text)) is not None))


@pytest.mark.parametrize(
    ("count", "is_one"),
    [(0, False), (OPENING_WORDS - 1, False), (OPENING_WORDS, True), (OPENING_WORDS + 1, True)],
)
def test_an_opening_has_enough_words(count: int, *, is_one: bool) -> None:
    text = "سوق " * count
    assert opening_key(text) == (("سوق",) * OPENING_WORDS if is_one else None)
    assert opened(text).is_opening(text) is is_one


@pytest.mark.parametrize(
    "typing",
    [
        PARAGRAPH,
        PARAGRAPH.replace("قال", "قــال").replace("البلدية", "البلديّة"),
        f"«{PARAGRAPH}»",
        PARAGRAPH.replace(" ", "  \u200f"),
        PARAGRAPH.replace("حتى الظهر", "إلى العصر"),
    ],
    ids=["same", "typing", "quotes", "spaces", "another end"],
)
def test_an_opening_is_known_by_its_first_words_whatever_the_typing(typing: str) -> None:
    assert len(PARAGRAPH.split()) > OPENING_WORDS
    assert opened(PARAGRAPH).is_opening(typing)


@pytest.mark.parametrize(
    "text",
    ["", "قال رئيس البلدية", f"و{PARAGRAPH}", f"أمس {PARAGRAPH}", PARAGRAPH.replace("السوق", "المدرسة")],
)
def test_other_paragraphs_open_no_known_story(text: str) -> None:
    assert not opened(PARAGRAPH).is_opening(text)
    assert not NOTHING.is_opening(text)


def test_an_opening_of_letters_without_end_is_none() -> None:
    assert opening_key("و" * OPENING_CHARS + " كلمة" * OPENING_WORDS) is None


@settings(deadline=None)
@given(st.lists(WORD, min_size=4, max_size=9), st.lists(WORD, max_size=9), st.lists(WORD, max_size=9))
def test_what_is_found_is_a_known_headline_and_nothing_overlaps(
    headline: list[str], before: list[str], after: list[str]
) -> None:
    memory = known(" ".join(headline))
    text = " ".join([*before, *headline, *after])
    places = memory.find_headlines(text)
    assert all(memory.is_headline(text[start:end]) for start, end in places)
    assert all(one[1] < other[0] for one, other in pairwise(places))
    assert places or any(word == headline[0] for word in before)


def test_nothing_is_known_of_a_page_that_comes_alone() -> None:
    assert NOTHING.find_headlines(f"{HEADLINE} {PARAGRAPH}") == []
    assert not NOTHING.is_headline(HEADLINE)
    assert NOTHING.headline_end(HEADLINE) is None
    assert not NOTHING.is_repeated(SITE, HEADLINE)


@settings(deadline=None)
@given(
    st.lists(st.lists(WORD, min_size=4, max_size=9).map(tuple), max_size=8).flatmap(
        lambda keys: st.tuples(st.just(keys), st.permutations(keys))
    )
)
def test_the_index_does_not_depend_on_the_order(
    orders: tuple[list[tuple[str, ...]], list[tuple[str, ...]]],
) -> None:
    one, other = orders
    assert index_headlines(one) == index_headlines(other)


@settings(deadline=None)
@given(st.lists(WORD, min_size=4, max_size=30), st.lists(WORD, max_size=12))
def test_each_known_headline_is_found_alone_and_before_other_words(words: list[str], rest: list[str]) -> None:
    headline = " ".join(words)
    memory = known(headline)
    assert memory.is_headline(headline)
    assert memory.is_headline(fold(headline).upper())
    assert memory.headline_end(" ".join([headline, *rest])) == len(headline)


@settings(deadline=None)
@given(st.lists(st.text(max_size=8), max_size=12), st.text(max_size=60))
@example(["\ud800"] * 5, "")
def test_any_text_is_the_headline_that_it_is_and_gets_an_answer(words: list[str], more: str) -> None:
    text = " ".join(words)
    memory = known(text)
    assert memory.is_headline(text) == (headline_key(text) is not None)
    end = memory.headline_end(text + more)
    assert end is None or 0 < end <= len(text + more)


def test_hostile_lines_are_looked_up_in_bounded_time() -> None:
    memory = known(*(f"سوق السمك القديمة {'جديدة ' * (i % 25)}{i}" for i in range(5_000)))
    lines = ["سوق السمك القديمة " * 30_000, "و" * 200_000, "؟!" * 100_000, "\u200f" * 200_000, "12 " * 60_000]
    start = time.process_time()
    for line in lines:
        assert not memory.is_headline(line)
        memory.headline_end(line)
        memory.is_repeated(SITE, line)
        memory.is_opening(line)
        opening_key(line)
    assert time.process_time() - start < 2


@pytest.mark.parametrize(
    "line",
    ["سوق السمك القديمة " * 10_000, "و" * 200_000, "؟!" * 100_000, "\u200f" * 200_000, "12 " * 60_000,
     f"{HEADLINE} " * 6_000, "بلدية المرفأ تعيد " * 10_000, "بلدية " + "\u064b" * 100_000],
    ids=["openings", "one word", "marks", "bidi marks", "digits", "headlines", "beginnings", "vowel marks"],
)  # fmt: skip
def test_hostile_lines_are_searched_for_headlines_in_bounded_time(line: str) -> None:
    memory = known(HEADLINE, LONGER, *(f"سوق السمك القديمة {'جديدة ' * i}{i}" for i in range(1, 25)))
    start = time.process_time()
    memory.find_headlines(line)
    assert time.process_time() - start < 4
