"""What cut lines say of their story: source, author, tags, date, and what to read next."""

from __future__ import annotations

import time
from dataclasses import replace
from datetime import UTC, datetime

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from newscrawl.cleaning import clean_page
from newscrawl.folding import fold
from newscrawl.items import Block, Hints, Kind, Metadata, Page, Related, Removed
from newscrawl.rules import load_rulebook
from newscrawl.stages.credit import credited, offered
from newscrawl.stages.credit_values import MENU_MIN_WORDS, MENU_REPEATS, TAIL_TAGS, keywords
from newscrawl.stages.lines.known import NOTHING
from newscrawl.stages.lines.own_name import OwnName
from newscrawl.stages.lines.reading import read
from newscrawl.stages.said import Said
from newscrawl.stages.stripping.weighing import is_byline

AR = load_rulebook().for_language("ar")
EN = load_rulebook().for_language("en")
NL = load_rulebook().for_language("nl")
NOW = datetime(2026, 1, 6, 12, tzinfo=UTC)
HEADLINE = "قوارب جديدة لصيادي الساحل"


def cut(kind: Kind, text: str, rule: str = "", index: int = 0, href: str | None = None) -> Removed:
    return Removed(kind=kind, rule=rule or f"ar-{kind}", text=text, index=index, href=href)


def said(*removed: Removed, metadata: Metadata | None = None, hints: Hints | None = None) -> Metadata:
    return credited(metadata or Metadata(), Said(cuts=removed), AR, hints or Hints(), NOW)


def looked(
    *head: Removed, tail: tuple[Removed, ...] = (), name: str | None = None, below_title: bool = False
) -> Metadata:
    """What a story is credited with whose *head* and *tail* were cut for their looks, or by a rule."""
    lines = Said(cuts=(*head, *tail), head=head, byline=head, tail=tail, name=name, below_title=below_title)
    return credited(Metadata(), lines, AR, Hints(), NOW)


def test_the_outlet_beside_a_place_is_the_source_and_no_author() -> None:
    line = cut("source", "صيدا - شراع نيوز", "sign-head")
    assert looked(line).source == "شراع نيوز"
    assert looked(replace(line, kind="caption")).source is None
    assert looked(replace(line, kind="navigation", href="/news")).source is None  # an entry of a menu
    quoting = Said(
        cuts=(), byline=(cut("author", "صيدا - قلم الساحل", "credit-line"),), told=("قال لـ«قلم الساحل» إن",)
    )
    found = credited(Metadata(authors=("قلم الساحل",)), quoting, AR, Hints(), NOW)
    assert (found.source, found.authors) == ("قلم الساحل", ())


def test_nothing_cut_says_nothing() -> None:
    declared = Metadata(title="سوق السمك", section="محليات")
    assert said(metadata=declared) == declared


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ("المصدر: صحيفة الساحل", "صحيفة الساحل"),
        ("المصدر | صحيفة الساحل", "صحيفة الساحل"),
        ("المـصدر : «صحيفة الساحل»", "صحيفة الساحل"),
        ("نقلا عن: صحيفة الساحل.", "صحيفة الساحل"),
        ("المصدر: وكالة أنباء الساحل (واس)", "وكالة أنباء الساحل (واس)"),
        ("المصدر: (صحيفة الساحل)", "صحيفة الساحل"),
        ("المصدر: عدن - صحيفة الساحل", "صحيفة الساحل"),
        ("المصدر: رويترز - لندن", "رويترز"),
        ("المصدر : بنا 03 مارس 2026", "بنا"),
        ("المصدر : وام منذ 40 دقيقة", "وام"),
        ("المصدر:", None),
    ],
)
def test_a_source_line_says_the_source(text: str, source: str | None) -> None:
    assert said(cut("source", text)).source == source


@pytest.mark.parametrize("line", ["۱۳ مهر ۱۴۰۵ ۱۲:۰۰", "سه شنبه 14 مهر 1383"])
def test_a_month_is_no_agency_of_the_same_name(line: str) -> None:
    prose = "صدای چکش استاد رحمان از ساعت شش صبح در دالان مسگرها می پیچد. پنجاه سال پیش چهل دکان اینجا بود."
    html = f"<html lang=fa><h1>آخرین مسگر بازار</h1><p>{line}</p><p>{prose}</p><p>{prose} و امروز یکی مانده است.</p></html>"
    page = Page(url="https://bazar.example/1", fetched="2026-11-01T00:00:00+00:00", body=html.encode())
    assert clean_page(page, load_rulebook()).stories[0].metadata.source is None


@pytest.mark.parametrize("text", ["بقلم سلمى الحافظ", "بقلم: سلمى الحافظ", "كتبت - سلمى الحافظ"])
def test_a_byline_says_the_author(text: str) -> None:
    assert said(cut("author", text)).authors == ("سلمى الحافظ",)


@pytest.mark.parametrize(
    ("text", "authors"),
    [
        ("Tekst loopt door onder de advertentie", ()),
        ("Tekst: Veenstra", ("Veenstra",)),
        ("Tekst: Klaas Veenstra", ("Klaas Veenstra",)),
    ],
)
def test_words_behind_a_label_of_bylines_name_nobody_without_a_capital(
    text: str, authors: tuple[str, ...]
) -> None:
    lines = Said(cuts=(cut("author", text, "nl-byline"),))
    assert credited(Metadata(), lines, NL, Hints(language="nl"), NOW).authors == authors


def test_every_author_is_named_once() -> None:
    found = said(
        cut("author", "بقلم سلمى الحافظ"),
        cut("author", "كريم الساحلي", rule="head-name"),
        cut("author", "كتبت - سلمى الحافظ"),
    )
    assert found.authors == ("سلمى الحافظ", "كريم الساحلي")


@pytest.mark.parametrize("rule", ["head-name", "place-after-author"])
def test_what_is_an_author_by_its_place_is_one_without_a_phrase(rule: str) -> None:
    assert said(cut("author", " - سلمى الحافظ |", rule=rule)).authors == ("سلمى الحافظ",)


def test_the_first_source_counts() -> None:
    found = said(
        cut("source", "المصدر:"),
        cut("source", "وكالات", rule="place-after-source"),
        cut("source", "المصدر: الساحل"),
    )
    assert found.source == "وكالات"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("الوسوم: بحر، أسماك، مرفأ", ("بحر", "أسماك", "مرفأ")),
        ("كلمات دلالية: بحر # أسماك # سوق المرفأ", ("بحر", "أسماك", "سوق المرفأ")),
        ("الوسوم:", ()),
    ],
)
def test_a_tag_line_says_the_keywords(text: str, expected: tuple[str, ...]) -> None:
    assert said(cut("keywords", text)).keywords == expected


def test_hashtags_are_keywords_and_their_underscores_spaces() -> None:
    found = said(cut("keywords", "#قمح #مطر_غزير", rule="pattern-hashtags"))
    assert found.keywords == ("قمح", "مطر غزير")


def test_the_label_of_hashtags_is_none_of_them() -> None:
    line = cut("keywords", "ملف متواصل: #زيت_الزيتون #صفاقس", "pattern-hashtags")
    assert said(line).keywords == ("زيت الزيتون", "صفاقس")


def test_tags_of_many_letters_are_read_in_bounded_time() -> None:
    line = cut("keywords", f"{'a' * 30_000}, {'b' * 30_000}", "place-tail-tags")
    begin = time.process_time()
    assert len(said(line).keywords) == 2
    assert time.process_time() - begin < 1


def test_tags_on_lines_of_their_own_are_gathered() -> None:
    found = said(
        cut("keywords", "الوسوم:"),
        cut("keywords", "بحر", rule="place-after-keywords"),
        cut("keywords", "#أسماك", rule="place-after-keywords"),
    )
    assert found.keywords == ("بحر", "أسماك")


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("", ()),
        (" ، ، ", ()),
        ("بحر", ("بحر",)),
        ("بحر الشمال", ("بحر الشمال",)),
        ("بحر,أسماك؛ مرفأ ; سفن", ("بحر", "أسماك", "مرفأ", "سفن")),
        ("بحر | أسماك / مرفأ • سفن · قوارب", ("بحر", "أسماك", "مرفأ", "سفن", "قوارب")),
        ("#بحر_الشمال #أسماك", ("بحر الشمال", "أسماك")),
        ("بحر - أسماك – مرفأ", ("بحر", "أسماك", "مرفأ")),
        ("كوفيد-19، أم-الخير", ("كوفيد-19", "أم-الخير")),
        ("«بحر»، أسماك.", ("بحر", "أسماك")),
        ("أسماك، اسماك، أسماكٌ", ("أسماك",)),
        ("Sea, sea, SEA, Fish", ("Sea", "Fish")),
        ("بحر\nأسماك", ("بحر", "أسماك")),
    ],
)
def test_keywords_are_parted_and_named_once_in_their_first_spelling(
    value: str, expected: tuple[str, ...]
) -> None:
    assert keywords(value) == expected


@pytest.mark.parametrize(
    ("different", "total", "is_menu"),
    [
        (6, MENU_MIN_WORDS - 1, False),
        (7, MENU_MIN_WORDS, True),
        (8, MENU_MIN_WORDS, False),
        (round(20 * MENU_REPEATS) - 1, 20, True),
        (round(20 * MENU_REPEATS), 20, False),
    ],
)
def test_a_list_that_names_most_things_twice_is_the_menu(different: int, total: int, is_menu: bool) -> None:
    names = [f"قسم{i}" for i in range(different)]
    value = " ".join([*names, *names * 3][:total])
    assert (keywords(value) == ()) == is_menu


@pytest.mark.parametrize("field", ["source", "authors", "keywords", "published"])
def test_what_the_page_declares_stands(field: str) -> None:
    declared = Metadata(
        source="وكالة البحر",
        authors=("كريم الساحلي",),
        keywords=("ميناء",),
        published="2026-01-01",
        published_from="meta",
    )
    found = said(
        cut("source", "المصدر: صحيفة الساحل"),
        cut("author", "بقلم سلمى الحافظ"),
        cut("keywords", "الوسوم: بحر، أسماك"),
        cut("date", "5 يناير 2026"),
        metadata=declared,
    )
    assert getattr(found, field) == getattr(declared, field)
    assert found.published_from == "meta"


def test_a_date_line_says_when_in_the_zone_of_the_source() -> None:
    found = said(cut("date", "الاثنين 5 يناير 2026 - 10:30"), hints=Hints(timezone="Asia/Riyadh"))
    assert (found.published, found.published_from) == ("2026-01-05T10:30:00+03:00", "text")
    assert said(cut("date", "5 يناير 2026")).published == "2026-01-05"


def test_the_first_date_counts_and_one_of_a_change_only_without_another() -> None:
    changed, first, second = "آخر تحديث: 7 يناير 2026", "5 يناير 2026", "4 يناير 2026"
    assert said(cut("date", changed), cut("date", first), cut("date", second)).published == "2026-01-05"
    assert said(cut("date", changed)).published == "2026-01-07"


@pytest.mark.parametrize("desk", ["قسم الاقتصاد", "المرفأ - وكالات"])
def test_a_desk_behind_a_label_is_no_author(desk: str) -> None:
    assert said(cut("author", f"بقلم: {desk}")).authors == ()


def test_a_date_with_a_label_says_more_than_the_day_over_the_title() -> None:
    today, labelled = (
        cut("date", "الاثنين 5 يناير 2026", rule="head-date"),
        cut("date", "نشر في 2 يناير 2026"),
    )
    assert said(today, labelled).published == "2026-01-02"
    assert said(today).published == "2026-01-05"


def test_without_a_date_nothing_says_when() -> None:
    found = said(cut("date", "تاريخ النشر:"), cut("clock", "10:30"), cut("navigation", "5 يناير 2026"))
    assert (found.published, found.published_from) == (None, None)


def test_a_phrase_of_another_kind_says_nothing() -> None:
    found = said(cut("navigation", "المصدر: صحيفة الساحل"), cut("source", "الوسوم: بحر، أسماك"))
    assert found == Metadata()


@pytest.mark.parametrize(
    ("text", "title"),
    [
        (f"اقرأ أيضا: {HEADLINE}", HEADLINE),
        (f"إقــرأ أيضًا {HEADLINE}", HEADLINE),
        (f"• {HEADLINE}", HEADLINE),
        (HEADLINE, HEADLINE),
        ("اقرأ أيضا", None),
        ("المزيد", None),
        ("🔴", None),
        ("", None),
    ],
)
def test_a_cut_headline_is_offered(text: str, title: str | None) -> None:
    expected = (Related(title=title, url="https://example.org/2"),) if title else ()
    assert offered([cut("related", text, href="https://example.org/2")], AR) == expected


def test_offers_keep_their_order_and_come_once() -> None:
    other = "أول قطار كهربائي في الشمال"
    found = offered(
        [
            cut("most_read", HEADLINE, index=1, href="https://example.org/1"),
            cut("related", other, index=2),
            cut("related", "قوارب جديدة لصيّادي الساحل", index=3, href="https://example.org/3"),
        ],
        AR,
    )
    assert found == (Related(title=HEADLINE, url="https://example.org/1"), Related(title=other))


@pytest.mark.parametrize("kind", ["navigation", "keywords", "share", "advertisement", "other"])
def test_other_cuts_offer_nothing(kind: Kind) -> None:
    assert offered([cut(kind, HEADLINE)], AR) == ()


def test_offers_and_credits_are_read_in_the_language_of_the_page() -> None:
    removed = [
        cut("related", "Read also: Harbour bridge reopens on Monday"),
        cut("source", "Source: Coast Gazette"),
    ]
    assert offered(removed, EN) == (Related(title="Harbour bridge reopens on Monday"),)
    assert credited(Metadata(), Said(cuts=tuple(removed)), EN, Hints(), NOW).source == "Coast Gazette"


LOOKS = "sign-head"
"""The id of a rule that cuts lines for their looks."""


def test_a_date_in_a_head_says_when_without_a_label() -> None:
    found = looked(cut("other", "المرفأ | 5 يناير 2026", rule=LOOKS))
    assert (found.published, found.published_from) == ("2026-01-05", "text")


def test_a_date_behind_a_sub_title_says_when_where_the_head_does_not() -> None:
    line, head = cut("date", "5 يناير 2026", rule=LOOKS), cut("date", "4 يناير 2026", rule=LOOKS)
    behind = Said(cuts=(line,), standfirst=(line,))
    assert credited(Metadata(), behind, AR, Hints(), NOW).published == "2026-01-05"
    both = Said(cuts=(head, line), head=(head,), standfirst=(line,))
    assert credited(Metadata(), both, AR, Hints(), NOW).published == "2026-01-04"


def test_a_date_in_a_tail_or_in_the_middle_says_nothing_without_a_label() -> None:
    line = cut("date", "5 يناير 2026", rule=LOOKS)
    assert looked(tail=(line,)).published is None
    assert said(line).published is None


def test_a_labelled_date_says_more_than_one_without_a_label_unless_it_is_that_of_a_change() -> None:
    bare = cut("date", "4 يناير 2026", rule=LOOKS)
    assert looked(bare, cut("date", "نشر في 5 يناير 2026")).published == "2026-01-05"
    assert looked(bare, cut("date", "آخر تحديث: 7 يناير 2026")).published == "2026-01-04"


@pytest.mark.parametrize(
    ("line", "author"),
    [("طرابلس - سلمى الحافظ", "سلمى الحافظ"), ("سوق السمك في المرفأ", None), ("سلمى الحافظ", None)],
)
def test_a_name_between_separators_of_a_head_is_the_author(line: str, author: str | None) -> None:
    assert looked(cut("other", line, rule=LOOKS)).authors == ((author,) if author else ())


def test_a_name_before_the_title_is_a_menus_and_no_author() -> None:
    line = cut("other", "طرابلس - سلمى الحافظ", rule=LOOKS)
    assert credited(Metadata(), Said(cuts=(line,), head=(line,)), AR, Hints(), NOW).authors == ()


def test_a_line_that_is_nothing_but_a_name_is_the_author_below_the_title_only() -> None:
    line = cut("other", "سلمى الحافظ", rule=LOOKS)
    assert looked(line, below_title=True).authors == ("سلمى الحافظ",)
    assert looked(line, below_title=False).authors == ()


def test_the_weekday_of_a_date_is_no_part_of_the_name_beside_it() -> None:
    line = cut("date", "سلمى الحافظ الثلاثاء 5 مارس 2024", rule=LOOKS)
    assert looked(line, below_title=True).authors == ("سلمى الحافظ",)


def test_a_name_alone_under_the_title_says_more_than_one_in_another_line() -> None:
    line = cut("other", "طرابلس - سلمى الحافظ", rule=LOOKS)
    assert looked(line, name="كريم الساحلي").authors == ("كريم الساحلي",)


def test_a_byline_with_its_label_says_more_than_a_name_alone() -> None:
    assert looked(cut("author", "بقلم سلمى الحافظ"), name="كريم الساحلي").authors == ("سلمى الحافظ",)


@pytest.mark.parametrize("place", ["head", "tail"])
def test_an_agency_that_a_line_of_head_or_tail_names_is_the_source(place: str) -> None:
    line = cut("other", "المرفأ / رويترز", rule=LOOKS)
    found = looked(line) if place == "head" else looked(tail=(line,))
    assert found.source == "رويترز"
    assert looked(line, cut("source", "المصدر: صحيفة الساحل")).source == "صحيفة الساحل"


def test_a_line_of_tags_at_the_end_says_the_keywords_and_one_in_the_head_does_not() -> None:
    line = cut("other", "#سوق_السمك #ترميم", rule=LOOKS)
    assert looked(tail=(line,)).keywords == ("سوق السمك", "ترميم")
    assert looked(line).keywords == ()
    assert looked(cut("keywords", "الوسوم: بحر"), tail=(line,)).keywords == ("بحر",)


@pytest.mark.parametrize(
    ("rule", "href", "is_offered"),
    [
        ("sign-outside", None, False),
        ("sign-outside", "https://example.org/2", True),
        ("recurrence-headline", None, True),
        ("place-after-related", None, True),
        ("place-describes-headline", "https://example.org/2", False),
    ],
)
def test_a_headline_that_only_its_looks_tell_is_offered_if_it_is_a_link(
    rule: str, href: str | None, *, is_offered: bool
) -> None:
    assert bool(offered([cut("related", HEADLINE, rule=rule, href=href)], AR)) is is_offered


KINDS = st.sampled_from(["source", "author", "keywords", "date", "related", "most_read", "other"])
TEXTS = st.one_of(
    st.text(max_size=60),
    st.lists(st.sampled_from(["المصدر:", "بقلم", "الوسوم:", "اقرأ أيضا:", "بحر", "،", "#", "5 يناير 2026", "|"]), max_size=8)
    .map(" ".join),
)  # fmt: skip


@settings(deadline=None)
@given(
    st.lists(
        st.tuples(KINDS, TEXTS, st.sampled_from(["ar-x", "place-after-x", "head-x", "sign-x"])), max_size=6
    )
)
@example([("date", "\ud800", "head-date")])
@example([("source", ":000000:،000000:", "sign-x")])
def test_any_cuts_can_be_read_and_nothing_is_invented(cuts: list[tuple[Kind, str, str]]) -> None:
    removed = [cut(kind, text, rule, index) for index, (kind, text, rule) in enumerate(cuts)]
    found, offers = looked(*removed, tail=tuple(removed), below_title=True), offered(removed, AR)
    values = [*found.authors, *found.keywords, *(offer.title for offer in offers)]
    texts = [" ".join(one.text.split()) for one in removed]
    for value in [*values, *([found.source] if found.source else [])]:
        own = " ".join(value.split())
        assert any(own in text or own in text.replace("_", " ") for text in texts)
    assert len({fold(keyword) for keyword in found.keywords}) == len(found.keywords)
    assert all(found.keywords)
    assert (found.published is None) == (found.published_from is None)


@pytest.mark.parametrize(
    "text",
    ["كلمة " * 100_000, "،" * 200_000, " - " * 60_000, "#" * 200_000, "-" * 200_000, "1 " * 100_000,
     "\u200f" * 200_000, "سياسيةتشهد" * 20_000, "المصدر: " * 20_000, "5 يناير 2026 " * 20_000],
    ids=["words", "commas", "dashes with spaces", "hashes", "dashes", "digits", "bidi marks", "no spaces",
         "sources", "dates"],
)  # fmt: skip
def test_hostile_cuts_are_read_in_bounded_time(text: str) -> None:
    start = time.process_time()
    keywords(text)
    kinds: tuple[Kind, ...] = ("source", "author", "keywords", "date", "related")
    for kind in kinds:
        said(cut(kind, text), cut(kind, text, rule="place-x"))
        looked(cut(kind, text, rule=LOOKS), tail=(cut(kind, text, rule=LOOKS),), below_title=True)
        offered([cut(kind, text)], AR)
    assert time.process_time() - start < 8


@pytest.mark.parametrize(
    ("declared", "expected"),
    [
        (("وسوم", "مرفأ", "سوق"), ("مرفأ", "سوق")),
        (("كلمات دلالية: مرفأ", "سوق"), ("مرفأ", "سوق")),
        (("مرفأ", "سوق"), ("مرفأ", "سوق")),
        (("وسوم نحاسية", "سوق"), ("وسوم نحاسية", "سوق")),  # medals are no label
        (("وسوم",), ()),
    ],
)
def test_the_label_in_an_element_of_tags_is_none_of_them(
    declared: tuple[str, ...], expected: tuple[str, ...]
) -> None:
    assert said(metadata=Metadata(keywords=declared)).keywords == expected


def test_who_wrote_a_story_is_not_its_source() -> None:
    found = said(cut("author", "بقلم: سلمى الحافظ"), cut("source", "خاص - سلمى الحافظ", index=1))
    assert (found.authors, found.source) == (("سلمى الحافظ",), None)


def test_an_agency_that_is_declared_as_the_author_is_none() -> None:
    assert said(metadata=Metadata(authors=("د ب أ", "سلمى الحافظ"))).authors == ("سلمى الحافظ",)


def test_a_byline_that_has_a_date_says_when() -> None:
    found = said(cut("author", "بقلم سلمى الحافظ، 5 يناير 2026", rule="credit-line"))
    assert found.published == "2026-01-05"


def test_a_name_right_below_the_title_is_the_author_although_it_was_cut_for_its_looks() -> None:
    name = cut("other", "سلمى الحافظ", rule="sign-words-1-2")
    lines = Said(cuts=(name,), head=(name,), byline=(name,), below=(name,))
    assert credited(Metadata(), lines, AR, Hints(), NOW).authors == ("سلمى الحافظ",)
    assert looked(name).authors == ()


def test_tags_with_nothing_but_spaces_between_them_are_told_apart_by_their_links() -> None:
    tags = ("ريادة الأعمال", "المرفأ القديم")
    line = Removed(kind="keywords", rule="ar-tags", text=f"الوسوم {' '.join(tags)}", index=0, links=tags)
    assert said(line).keywords == tags
    assert said(replace(line, links=())).keywords != tags


def test_links_that_are_not_all_of_the_line_tell_nothing() -> None:
    line = Removed(
        kind="keywords", rule="ar-tags", text="وسوم: المرفأ، ميناء", index=0, links=("المرفأ", "سمك")
    )
    assert said(line).keywords == ("المرفأ", "ميناء")


def test_initials_are_nobody_s_name() -> None:
    assert said(cut("author", "تحرير: ع.خ")).authors == ()


def test_two_names_are_two_authors() -> None:
    assert looked(name="سلمى الحافظ وهدى منصور").authors == ("سلمى الحافظ", "هدى منصور")


def test_an_entry_of_the_menu_over_the_title_is_no_source() -> None:
    entry = replace(cut("source", "وطنية", "ar-agencies"), outside=True)
    behind = cut("source", "رويترز", "ar-agencies", index=2)
    lines = Said(cuts=(entry, behind), head=(entry, behind), byline=(behind,))
    assert credited(Metadata(), lines, AR, Hints(), NOW).source == "رويترز"


def test_the_outlets_own_name_is_no_author_and_may_be_the_source() -> None:
    furniture = [cut("promotion", "تابع أخبار صوت الوادي على واتساب")]
    line = cut("other", "صوت الوادي - سلمى الحافظ", rule=LOOKS)
    lines = Said(cuts=(line,), head=(line,), byline=(line,), below=(line,), own_name=OwnName(furniture))
    told = credited(Metadata(), lines, AR, Hints(), NOW)
    assert (told.authors, told.source) == (("سلمى الحافظ",), "صوت الوادي")


@pytest.mark.parametrize(
    ("text", "tags"),
    [
        ("كلمات البحث أسعار الخضار | الوادي", ("أسعار الخضار", "الوادي")),
        ("أسعار الخضار | الوادي", ("أسعار الخضار", "الوادي")),
    ],
)
def test_a_label_that_nothing_parts_from_the_first_tag_is_none(text: str, tags: tuple[str, ...]) -> None:
    assert said(cut("keywords", text, rule=TAIL_TAGS)).keywords == tags


@pytest.mark.parametrize(
    ("language", "line", "authors"),
    [
        ("fa", "گزارش از مریم افشار", ("مریم افشار",)),
        ("pt", "Por Lívia Saraiva, Recife", ("Lívia Saraiva",)),
        ("ar", "من الملف نفسه", ()),  # a small word announces nobody
    ],
)
def test_a_byline_below_the_text_is_told_by_how_it_begins(
    language: str, line: str, authors: tuple[str, ...]
) -> None:
    rules = load_rulebook().for_language(language)
    reading = read(Block(index=9, text=line), rules, NOTHING, "a.example")
    assert is_byline(reading, rules) is bool(authors)
    below = cut("author" if authors else "other", line, rule=LOOKS, index=9)
    told = credited(Metadata(), Said(cuts=(below,), tail=(below,)), rules, Hints(), NOW)
    assert told.authors == authors
