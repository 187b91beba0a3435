"""Lists and entries between the sentences of an article are its own, though a widget on the page makes short lines suspect."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from newscrawl.items import Block, Metadata, Page
from newscrawl.rules import load_rulebook
from newscrawl.stages.lines.timeline import hours
from newscrawl.stages.strip import strip
from newscrawl.stages.stripping.enclosed import enclosed
from newscrawl.stages.stripping.surely_text import surely_text
from newscrawl.stages.stripping.survey import survey

BOOK = load_rulebook()
BEFORE = (
    "تشتهر قرى الساحل بحساء العدس الذي يعد في أيام المطر، وتختلف مقاديره من بيت إلى بيت ومن موسم إلى موسم."
)
AFTER = (
    "وتنصح الطباخة مريم الحداد بأن يترك الحساء على نار هادئة ساعة كاملة حتى يلين العدس وتتداخل النكهات فيه."
)
RECIPE = ["المقادير", "كوب عدس أحمر", "بصلة كبيرة", "ملعقة كمون", "رشة ملح"]
HEADLINES = [
    "رئيس البلدية يزور مدرسة الحي بعد ترميمها",
    "فريق الكرة الطائرة يعود بكأس الدوري إلى المدينة",
    "جامعة الساحل تفتتح قسما جديدا لعلوم البحار",
]
SIGNS = ["الحمل", "يوم هادئ تنجز فيه ما أجلته من أعمال البيت والمكتب.",
         "الثور", "رسالة من صديق قديم تفتح بابا ظننته أغلق منذ سنين.",
         "الجوزاء", "لا تعد بما لا تقدر عليه وخذ وقتا للراحة والمشي."]  # fmt: skip
INTRODUCES = "وكتب الراحل مئات القصائد التي غناها كبار الفنانين، ومنها قوله:"
VERSES = ["يا ساري الليل بلّغ من سكن سيئون", "إن القلوب على عهد الهوى باقية", "ما غيّر البعد طبعي والزمن مفتون"]
PRICES = ["كبة نيئة: 19 دولارا", "يالنجي: 12 دولارا", "شيشبرك: 21 دولارا"]
SHARE = "شارك الخبر عبر فيسبوك تويتر واتساب"


def page(*lines: str, language: str = "ar", link_density: float = 0.0) -> Page:
    """A page of these lines; those that are no sentences have *link_density*."""
    blocks = (
        Block(index=i, text=line, link_density=0.0 if line.endswith(".") else link_density)
        for i, line in enumerate(lines)
    )
    return Page(
        url="https://akhbar.example/soup",
        fetched="2026-03-04T09:00:00+00:00",
        blocks=tuple(blocks),
        media="text",
        metadata=Metadata(language=language),
    )


def found(page: Page) -> list[str]:
    seen = survey(page, BOOK.for_language(page.metadata.language))
    return [page.blocks[i].text for i in sorted(enclosed(seen.readings, seen.findings, seen.signs))]


@pytest.mark.parametrize(
    ("lines", "listed"),
    [
        ([BEFORE, *RECIPE, AFTER, SHARE], RECIPE),
        ([BEFORE, *RECIPE[:2], AFTER, SHARE], []),  # a heading and a line may be a box
        ([BEFORE, *HEADLINES, AFTER, SHARE], []),
        ([BEFORE, *RECIPE, HEADLINES[0], AFTER, SHARE], RECIPE),  # the last may be the title of what follows
        ([BEFORE, *RECIPE[:2], HEADLINES[0], AFTER, SHARE], []),
        ([BEFORE, "اقرأ أيضا", *RECIPE, AFTER, SHARE], []),  # beside a widget
        ([BEFORE, *RECIPE, SHARE, AFTER], RECIPE),  # buttons part no list
        ([BEFORE, *HEADLINES, SHARE, AFTER], []),
        ([BEFORE, *RECIPE[:3], SHARE, *RECIPE[3:], AFTER], RECIPE),
        ([BEFORE, *RECIPE, "اقرأ أيضا", HEADLINES[0], AFTER, SHARE], RECIPE),  # a box that begins behind them
        ([BEFORE, *RECIPE, "إعلان", AFTER, SHARE], RECIPE),
        ([BEFORE, "إعلان", *RECIPE, AFTER, SHARE], RECIPE),
        ([BEFORE, *RECIPE[:2], "صورة أرشيفية", *RECIPE[2:], AFTER, SHARE], RECIPE),
        ([BEFORE, AFTER, *RECIPE], []),  # nothing of the article behind it
        ([*RECIPE, BEFORE, AFTER, SHARE], []),  # above the article its head stands
        ([BEFORE, "سؤال الأسبوع", "هل تحب حساء العدس؟", "نعم", "لا", "أحيانا", AFTER, SHARE], []),  # a poll
        ([BEFORE, *RECIPE, "سؤال الأسبوع", "هل تحب حساء العدس؟", "نعم", "لا", AFTER, SHARE], RECIPE),
        (
            [BEFORE, "كم بصلة؟", "واحدة", "كم كوبا؟", "كوبان", AFTER],
            ["كم بصلة؟", "واحدة", "كم كوبا؟", "كوبان"],
        ),
        ([BEFORE, INTRODUCES, *VERSES, AFTER, SHARE], VERSES),  # each as long as a headline
        ([INTRODUCES, *VERSES, "شارك", AFTER], VERSES),
        ([BEFORE, INTRODUCES, *VERSES, SHARE], VERSES),  # the article ends with it
        ([BEFORE, INTRODUCES, *VERSES, SHARE, *HEADLINES], VERSES),
        ([BEFORE, *PRICES, SHARE], PRICES),
        (
            [BEFORE, "ومن أبياته التي يحفظها أهل الساحل:", *VERSES, AFTER],
            ["ومن أبياته التي يحفظها أهل الساحل:", *VERSES],
        ),
        ([BEFORE, "مختارات:", *HEADLINES, AFTER, SHARE], []),  # the label of a box
        ([BEFORE, "ويضيف:", *VERSES, AFTER, SHARE], ["ويضيف:", *VERSES]),  # it goes on with the sentence
        (
            [BEFORE, "المقادير:", *RECIPE[1:3], INTRODUCES, *VERSES, AFTER],
            ["المقادير:", *RECIPE[1:3], *VERSES],
        ),
        ([BEFORE, "الحكم: سامي حداد", "الجمهور: 3412", AFTER, SHARE], ["الحكم: سامي حداد", "الجمهور: 3412"]),
        ([BEFORE, "قائمة الطعام", *PRICES, "اشترك الآن", AFTER], ["قائمة الطعام", *PRICES]),
        ([BEFORE, "اشترك الآن", "قائمة الطعام", *PRICES, AFTER], ["قائمة الطعام", *PRICES]),
        ([BEFORE, "اشترك الآن", *HEADLINES, AFTER], []),
        ([BEFORE, *RECIPE, "شاهد: موعد صرف المرتبات لجميع الجهات", AFTER], RECIPE),  # a line that is whole
        ([BEFORE, *SIGNS, AFTER, SHARE], SIGNS[::2]),
        ([BEFORE, *SIGNS[:4], AFTER, SHARE], []),
        (
            [
                BEFORE,
                "اليوم الأول",
                SIGNS[1],
                "اليوم الثاني",
                SIGNS[3],
                "إعلان",
                "اليوم الثالث",
                SIGNS[5],
                AFTER,
            ],
            [
                "اليوم الأول",
                "اليوم الثاني",
                "اليوم الثالث",
            ],  # named as the others, though a widget stands before it
        ),
        ([BEFORE, "اليوم الأول", SIGNS[1], "إعلان", "اليوم الثاني", SIGNS[5], AFTER], []),
        ([BEFORE, "الحمل", SIGNS[1], "الحمل", SIGNS[3], "الحمل", SIGNS[5], AFTER, SHARE], []),
        ([BEFORE, "تابعنا", SIGNS[1], "اشترك الآن", SIGNS[3], "القائمة البريدية", SIGNS[5], AFTER], []),
    ],
)
def test_finds_the_lists_and_entries_of_the_article(lines: list[str], listed: list[str]) -> None:
    assert found(page(*lines)) == listed


def test_links_are_no_list() -> None:
    assert found(page(BEFORE, *RECIPE, AFTER, link_density=1.0)) == []


@pytest.mark.parametrize(("language", "whole"), [("ar", True), ("cy", False)])
def test_what_is_found_is_not_judged_where_the_words_of_widgets_are_known(language: str, whole: bool) -> None:
    rules, given = BOOK.for_language(language), page(BEFORE, *RECIPE, AFTER, SHARE, language=language)
    seen = survey(given, rules)
    settled = surely_text(seen.readings, seen.findings, seen.signs, rules)
    assert ({given.blocks[i].text for i in settled} >= set(RECIPE)) is whole


TIMES = ["02:10", "03:40 فجرا", "٠٨:١٥ صباحا"]
EVENTS = ["حارس ليلي يشم رائحة دخان من المخزن.", "النار تبلغ ثلاثة محال.", "وصول مروحيتين من الجيش."]
TIMELINE = [line for pair in zip(TIMES, EVENTS, strict=True) for line in pair]


@pytest.mark.parametrize(
    ("lines", "kept"),
    [
        ([BEFORE, *TIMELINE, AFTER, SHARE], TIMES),
        (["10:24", BEFORE, *TIMELINE[:4], AFTER, SHARE], ["10:24", *TIMES[:2]]),  # as good as another hour
        ([BEFORE, *TIMELINE[:4], AFTER, SHARE], []),
        (["10:24", BEFORE, AFTER, "10:24", SHARE], []),
        ([BEFORE, *(line.rstrip(".") for line in TIMELINE), AFTER, SHARE], []),  # news as they come in
    ],
)
def test_hours_with_sentences_below_are_a_timeline(lines: list[str], kept: list[str]) -> None:
    seen = survey(page(*lines), BOOK.for_language("ar"))
    assert [lines[i] for i in sorted(hours(seen.readings))] == kept
    cleaned = [block.text for block in strip(page(*lines), BOOK.for_language("ar")).blocks]
    assert [line for line in cleaned if line in {*TIMES, "10:24"}] == kept


def test_a_timeline_outside_of_what_counts_as_text_is_the_articles_where_nothing_stands_between_its_entries() -> (
    None
):
    entries = [line for pair in zip(TIMES, EVENTS, strict=True) for line in (*pair, "نسخ الرابط")]
    names = [line for pair in zip(("سامي", "ليلى", "هاني"), TIMES, EVENTS, strict=True) for line in pair]

    def own(lines: list[str]) -> list[str]:
        blocks = tuple(Block(index=i, text=line, body=i == 0) for i, line in enumerate([BEFORE, *lines]))
        page_of = replace(page(), media="html", blocks=blocks)
        seen = survey(page_of, BOOK.for_language("ar"))
        return [blocks[i].text for i in sorted(seen.own)]

    assert own(entries) == TIMELINE
    assert own(names) == []  # readers' comments


def headed(*, tag: str = "h4", links: float = 0.0, body: bool = True) -> list[str]:
    """The hours, and the headings below them, of a timeline on a page of HTML."""
    blocks = [Block(index=0, text=BEFORE)]
    for time_of_day, event in zip(TIMES, EVENTS, strict=True):
        heading = Block(index=0, text="آخر المستجدات", tag=tag, link_density=links)
        blocks += [
            Block(index=0, text=time_of_day, body=False),
            heading,
            Block(index=0, text=event, body=body),
        ]
    given = replace(page(), media="html", blocks=tuple(replace(b, index=i) for i, b in enumerate(blocks)))
    return [blocks[i].text for i in sorted(hours(survey(given, BOOK.for_language("ar")).readings))]


def test_an_hour_may_have_a_heading_over_its_sentence() -> None:
    assert headed() == [line for hour in TIMES for line in (hour, "آخر المستجدات")]


@pytest.mark.parametrize("other", [{"tag": "p"}, {"links": 1.0}, {"body": False}])
def test_teasers_with_their_hours_are_no_timeline(other: dict[str, Any]) -> None:
    assert headed(**other) == []
