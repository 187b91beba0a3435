"""What cut lines say that no rule reads: a date in full, a person, an agency, tags."""

from __future__ import annotations

import time
from datetime import UTC, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from newscrawl.items import Hints, Kind, Removed
from newscrawl.rules import load_rulebook
from newscrawl.stages.lines.unlabelled import (
    PIECE_WORDS,
    pieces,
    stated_authors,
    stated_date,
    stated_source,
    stated_tags,
)

AR = load_rulebook().for_language("ar")
EN = load_rulebook().for_language("en")
NOW = datetime(2026, 1, 6, 12, tzinfo=UTC)
NO_HINTS = Hints()


def cut(text: str, rule: str = "sign-head", kind: Kind = "other") -> Removed:
    return Removed(kind=kind, rule=rule, text=text, index=0)


def date(*cuts: Removed, below_title: bool = False) -> str | None:
    found = stated_date(cuts, NO_HINTS, NOW, below_title=below_title)
    return found.iso if found else None


def author(*cuts: Removed, below_title: bool = False) -> str | None:
    return next(iter(stated_authors(cuts, AR, below_title=below_title)), None)


def test_a_line_falls_into_the_pieces_between_its_bars() -> None:
    assert [*pieces([cut("19 مايو | رنا الحسيني • 3 دقائق")])] == ["19 مايو", "رنا الحسيني", "3 دقائق"]


def test_only_lines_cut_for_their_looks_are_read() -> None:
    assert [*pieces([cut("رنا الحسيني", rule="ar-menu"), cut("خبر", kind="comments")])] == []


def test_below_a_title_what_looks_like_an_offered_headline_is_read_too() -> None:
    line = cut("السبت 16 مايو 2020", kind="related", rule="place-after-related")
    assert [*pieces([line])] == []
    assert [*pieces([line], below_title=True)] == [line.text]
    assert date(line) is None
    assert date(line, below_title=True) == "2020-05-16"


def test_the_date_nearest_to_the_text_counts_and_one_of_a_change_only_alone() -> None:
    today, own = cut("الثلاثاء 6 يناير 2026"), cut("وضع على الموقع في 3 يناير 2026")
    assert date(today, own) == "2026-01-03"
    assert date(cut("آخر تحديث 4 يناير 2026"), own) == "2026-01-03"
    assert date(cut("قبل ساعتين")) is None


def test_a_person_is_found_beside_a_date_or_a_place() -> None:
    assert author(cut("19 مايو 2020 كتبه: رنا الحسيني")) == "رنا الحسيني"
    assert author(cut("رنا الحسيني - عمان")) == "رنا الحسيني"
    assert author(cut("رنا الحسيني")) is None
    assert author(cut("رنا الحسيني"), below_title=True) == "رنا الحسيني"
    assert author(cut("كتب سامي الحسيني في «المرفأ»:"), below_title=True) == "سامي الحسيني"
    assert author(cut("| رنا الحسيني |"), below_title=True) == "رنا الحسيني"
    assert author(cut("رنا الحسيني من عمان"), below_title=True) == "رنا الحسيني"
    assert author(cut("رنا الحسيني من عمان")) is None
    assert author(cut("رقم الخبر: 4829 الكاتب: رنا الحسيني")) == "رنا الحسيني"


@pytest.mark.parametrize(
    "line",
    [
        "أرسله طارق الحداد في الخميس 12 نوفمبر 2026 - 13:51",
        "كتبه طارق الحداد يوم الأحد 15 تشرين الثاني 2026",
        "نشره طارق الحداد بتاريخ 17/11/2026 - 09:20",
        "مرسلة بواسطة طارق الحداد في 17/11/2026 06:54 ص",
    ],
)
def test_who_put_a_story_online_is_named_before_the_date(line: str) -> None:
    assert author(cut(line), below_title=True) == "طارق الحداد"


def test_an_agency_counts_as_it_is_written() -> None:
    assert stated_source([cut("نقلته لكم رويترز")], AR) == "رويترز"
    assert stated_source([cut("نقلته لكم رويترز", rule="ar-source")], AR) is None
    entry = Removed(
        kind="navigation",
        rule="sign-widget-words",
        text="أخبار رويترز",
        index=0,
        href="https://wadi.example/r",
    )
    assert stated_source([entry], AR) is None


@pytest.mark.parametrize(
    ("text", "tags"),
    [
        ("#قمح #مطر_غزير", ("قمح", "مطر غزير")),
        ("[قمح] [مطر]", ("قمح", "مطر")),
        ("خيوط الخبر: قمح، مطر، سوق", ("قمح", "مطر", "سوق")),
        ("الوسوم قمح | مطر | سوق", ("قمح", "مطر", "سوق")),
        ("خيوط الخبر: قمح", ()),
        ("يقول: ذهبت إلى السوق صباح أمس فلم أجد أحدا، ثم عدت", ()),
    ],
)
def test_a_list_of_tags_is_known_without_its_label(text: str, tags: tuple[str, ...]) -> None:
    assert stated_tags([cut(text)], AR) == tags


@pytest.mark.parametrize(
    "text",
    [
        "a" * 200_000,
        "| " * 100_000,
        "a | " * 50_000,
        "#" * 200_000,
        "[" * 100_000,
        ": " * 100_000,
        "\u200f" * 200_000,
        "[أ] " * 50_000,
        "5 يناير 2026 " * 15_000,
        "a.a-a'a&" * 25_000,
        " » " * 60_000,
        "#وسم_" * 40_000,
    ],
)
def test_hostile_lines_are_read_in_bounded_time(text: str) -> None:
    start = time.process_time()
    line = cut(text)
    stated_tags([line], AR)
    author(line)
    date(line)
    stated_source([line], AR)
    assert time.process_time() - start < 3


@pytest.mark.parametrize(("count", "is_read"), [(PIECE_WORDS, True), (PIECE_WORDS + 1, False)])
def test_a_piece_longer_than_a_date_line_states_no_date(count: int, *, is_read: bool) -> None:
    text = " ".join(["وضع"] * (count - 3)) + " 5 يناير 2026"
    assert len(text.split()) == count
    assert (date(cut(text)) is not None) is is_read


@pytest.mark.parametrize("rule", ["sign-tail", "ar-follow"])
def test_a_sentence_with_tags_in_it_is_no_list_of_tags(rule: str) -> None:
    assert stated_tags([cut("تابعونا كل يوم على #فيسبوك و#تويتر", rule=rule)], AR) == ()
    assert stated_tags([cut("الوسوم #قمح #مطر", rule=rule)], AR) == ("قمح", "مطر")


def test_no_cuts_state_nothing() -> None:
    assert (date(), author(), stated_source([], AR), stated_tags([], AR)) == (None, None, None, ())


PARTS = st.lists(
    st.sampled_from(
        ["رنا الحسيني", "رويترز", "5 يناير 2026", "|", "•", ":", "،", "#قمح", "#مطر_غزير", "[سوق]", "الوسوم", "عمان", "-"]
    ),
    max_size=8,
).map(" ".join)  # fmt: skip


@settings(deadline=None)
@given(st.lists(st.one_of(PARTS, st.text(max_size=40)), max_size=4), st.booleans())
def test_nothing_is_stated_that_does_not_stand_in_a_line(texts: list[str], below_title: bool) -> None:
    cuts = [cut(text) for text in texts]
    said = [author(*cuts, below_title=below_title), stated_source(cuts, AR), *stated_tags(cuts, AR)]
    lines = [" ".join(text.split()) for text in texts]
    for value in filter(None, said):
        own = " ".join(value.split())
        assert any(own in line or own in line.replace("_", " ") for line in lines)


def test_the_rest_of_a_date_line_is_no_person_where_another_line_names_one() -> None:
    cuts = [cut("Filed Monday 14 September 2020"), cut("Words: Priya Raman")]
    found = stated_authors(cuts, EN, below_title=False)
    assert found == ("Priya Raman",)


def test_a_half_space_does_not_end_the_label_of_tags() -> None:
    rules = load_rulebook().for_language("fa")
    assert stated_tags([cut("برچسب\u200cها زلزله | کرمان | مسکن")], rules) == ("زلزله", "کرمان", "مسکن")


def test_the_name_of_a_control_is_no_author_where_the_language_has_other_letters() -> None:
    line = cut("Poll Buttons")
    assert author(line, cut("كتبه: رنا الحسيني"), below_title=True) == "رنا الحسيني"
    assert author(line, below_title=True) is None
    unknown = load_rulebook().for_language(None)
    assert stated_authors([cut("Anna Kowalska")], unknown, below_title=True) == ("Anna Kowalska",)


def test_a_byline_of_two_names_both() -> None:
    line = cut("كتب طارق الحداد وسلمى الفارسي")
    assert stated_authors([line], AR, below_title=True) == ("طارق الحداد", "سلمى الفارسي")


@pytest.mark.parametrize("name", ["رلى معوّض", "ب. قادري"])
def test_vowel_marks_and_an_initial_are_parts_of_names(name: str) -> None:
    assert author(cut(name), below_title=True) == name


@pytest.mark.parametrize(
    ("text", "tags"),
    [
        ("كلمات الخبر: مرفأ | سوق | ترميم", ("مرفأ", "سوق", "ترميم")),  # a label of which half is known
        ("وسوم الصفحة: مرفأ، سوق", ("مرفأ", "سوق")),
        ("رابط: https://short.example/a/b", ()),
        ("للنسخ: short.example/x7/b2", ()),
    ],
)
def test_a_label_ends_before_the_list_and_an_address_is_no_list(text: str, tags: tuple[str, ...]) -> None:
    assert stated_tags([cut(text)], AR) == tags


@pytest.mark.parametrize("text", ["09:02 | 2026-01-13", "12:37 | استئناف الجلسة", "2026-01-13 | 09:02"])
def test_the_colon_of_a_time_of_day_ends_no_label(text: str) -> None:
    assert stated_tags([cut(text)], AR) == ()


def test_so_does_one_with_a_dash_between_them_wherever_it_stands() -> None:
    line = cut("كتب طارق الحداد - سلمى الفارسي")
    assert stated_authors([line], AR, below_title=False) == ("طارق الحداد", "سلمى الفارسي")


def test_a_desk_is_no_author() -> None:
    assert author(cut("فريق المرفأ")) is None
    assert author(cut("فريق المرفأ"), below_title=True) is None
