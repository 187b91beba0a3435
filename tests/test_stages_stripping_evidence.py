"""Evidence that decides by itself: what a block is by its wording or its element, and what it is not."""

from __future__ import annotations

import time
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from newscrawl.items import Block
from newscrawl.rules import ALL_EVIDENCE, load_rulebook
from newscrawl.stages.lines.known import NOTHING, Known, headline_key, index_headlines, line_key
from newscrawl.stages.lines.reading import Finding, Reading, read
from newscrawl.stages.stripping.evidence import MENU_LINE_DENSITY, MENU_MIN_PARTS, MENU_PART_WORDS, find

if TYPE_CHECKING:
    from newscrawl.rules import Evidence

BOOK = load_rulebook()
SITE = "akhbar.example"
HEADLINE = "بلدية الميناء توزع ألف شتلة على المدارس"
PROSE = "وزعت بلدية الميناء ألف شتلة على مدارس المدينة صباح الخميس، وتعهد التلاميذ بسقايتها حتى نهاية العام."


def seen(block: Block | str, language: str = "ar", known: Known = NOTHING, site: str = SITE) -> Reading:
    """What there is to see in *block*; a text stands for a paragraph of the article."""
    block = Block(index=0, text=block) if isinstance(block, str) else block
    return read(block, BOOK.for_language(language), known, site)


def found(
    block: Block | str, language: str = "ar", known: Known = NOTHING, site: str = SITE
) -> Finding | None:
    """What *block* is found to be."""
    return find(seen(block, language, known, site))


@pytest.mark.parametrize(
    ("kind", "text"),
    [
        ("clock", "19:45"),
        ("clock", "الساعة الآن 09:30 صباحا"),
        ("weather", "الرياض 31°"),
        ("weather", "درجة الحرارة: 31 مئوية"),
        ("weather", "الطقس"),
        ("share", "شارك الخبر"),
        ("share", "فيسبوك واتساب تيليجرام طباعة"),
        ("keywords", "الوسوم: البيئة، المدارس، التشجير"),
        ("keywords", "كلمات دلالية البيئة المدارس التشجير"),
        ("source", "المصدر: الأناضول"),
        ("author", "كتبت: هالة المنصوري"),
        ("date", "نشر في 14 فبراير 2026"),
        ("date", "آخر تحديث: 14/02/2026 - 10:25"),
        ("date", "منذ 3 ساعات"),
        ("short_link", "رابط مختصر: https://akhbar.example/?p=7741"),
        ("short_link", "نسخ الرابط"),
        ("copyright", "جميع الحقوق محفوظة لصحيفة المرفأ 2026"),
        ("copyright", "© 2026 المرفأ"),
        ("comments", "3 تعليقات"),
        ("comments", "أضف تعليقا"),
        ("most_read", "الأكثر قراءة"),
        ("most_read", "آخر الأخبار"),
        ("related", "اقرأ أيضا"),
        ("related", f"إقرأ أيضاً : {HEADLINE}"),
        ("related", f"قد يهمك أيضا {HEADLINE}"),
        ("promotion", "تابعونا على تيليجرام"),
        ("promotion", "اشترك في نشرتنا البريدية"),
        ("advertisement", "إعلان"),
        ("other", "* * *"),
        ("other", "----------"),
    ],
)
def test_arabic_widgets_are_known_by_their_wording(kind: str, text: str) -> None:
    finding = found(text)
    assert finding is not None
    assert finding.kind == kind


@pytest.mark.parametrize(
    ("language", "kind", "text"),
    [
        ("en", "related", "Read also: Council plants a thousand trees near schools"),
        ("en", "share", "Share on Facebook"),
        ("en", "keywords", "Tags: environment, schools, trees"),
        ("en", "copyright", "© 2026 Milltown Gazette. All rights reserved."),
        ("en", "comments", "12 comments"),
        ("en", "most_read", "Most read"),
        ("en", "date", "Published on 14 February 2026"),
        ("fr", "related", "À lire aussi : La commune plante mille arbres près des écoles"),
        ("fr", "share", "Partager sur Facebook"),
        ("fr", "keywords", "Mots-clés : environnement, écoles"),
        ("fr", "comments", "12 commentaires"),
        ("fr", "most_read", "Les plus lus"),
        ("fr", "date", "Publié le 14 février 2026"),
        ("fr", "share", "Share"),
        ("ar", "related", "Read more"),
    ],
)
def test_widgets_of_other_languages_are_known_by_their_wording(language: str, kind: str, text: str) -> None:
    finding = found(text, language)
    assert finding is not None
    assert finding.kind == kind


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("ar", PROSE),
        ("ar", HEADLINE),
        ("ar", "اقرأ أيضا ما كتبه جدك على هامش المخطوط، قال المعلم لتلميذه قبل أن يغادر القاعة."),
        ("ar", "شارك الخبر اليقين أهل القرية فرحتهم بعودة الصيادين سالمين من العاصفة."),
        ("ar", "وكان المصدر: رجل أعمال معروف طلب ألا يذكر اسمه، قد سلم الوثائق إلى المحكمة."),
        ("ar", "وصفت الكاتبة روايتها بأنها الأكثر قراءة بين أعمالها، لكنها ليست الأقرب إلى قلبها."),
        ("ar", "بلغت درجة الحرارة في العاصمة خمسا وأربعين، فأغلقت المدارس أبوابها قبل الظهر."),
        ("ar", "في الساعة الآن من كل يوم أحد تقرع أجراس الكنيسة القديمة ثلاث مرات."),
        ("ar", "جاء في تعليق الوزير على القرار أن الموازنة لا تحتمل زيادة جديدة في الرواتب."),
        (
            "en",
            "Read also the small print, the judge told the jury before they retired to consider the case.",
        ),
        ("en", "Share prices fell sharply on Tuesday after the bank warned of lower profits."),
        ("en", "Comments by the minister angered the unions, who called a strike for next week."),
        ("fr", "À lire aussi les lettres du peintre, on comprend combien cet hiver lui fut cruel."),
        ("fr", "Partager son logement avec un étudiant séduit de plus en plus de retraités bretons."),
    ],
)
def test_keeps_prose_that_only_holds_the_words_of_a_marker(language: str, text: str) -> None:
    assert found(text, language) is None


@pytest.mark.parametrize(
    "block",
    [
        Block(index=0, text="أطفال يسقون الشتلات في باحة المدرسة", tag="figcaption"),
        Block(index=0, text="أطفال يسقون الشتلات في باحة المدرسة", tokens=("p", "wp-caption-text")),
        Block(index=0, text="أطفال يسقون الشتلات في باحة المدرسة", tag="caption"),
    ],
)
def test_captions_are_known_by_their_element_or_class(block: Block) -> None:
    finding = found(block)
    assert finding is not None
    assert finding.kind == "caption"


@pytest.mark.parametrize("text", [PROSE, HEADLINE, "أرصفة الميناء"])
def test_to_stand_outside_the_article_decides_nothing_by_itself(text: str) -> None:
    assert found(Block(index=0, text=text, body=False)) is None


def test_wording_says_more_than_the_place_outside_the_article() -> None:
    finding = found(Block(index=0, text="اقرأ أيضا", body=False))
    assert finding is not None
    assert finding.kind == "related"
    assert finding.opens_list


def test_a_rule_line_of_a_page_is_no_text() -> None:
    finding = found(Block(index=0, text="", tag="hr"))
    assert finding is not None
    assert finding.kind == "other"


def test_a_headline_that_is_one_link_is_not_decided_by_that() -> None:
    assert found(Block(index=0, text=HEADLINE, link_density=1.0, href="https://akhbar.example/2")) is None


def test_a_short_link_inside_the_article_is_text() -> None:
    assert found(Block(index=0, text="بلدية الميناء", link_density=1.0)) is None


def test_the_headline_of_another_page_is_an_offer() -> None:
    key = headline_key(HEADLINE)
    assert key is not None
    known = Known(headlines=index_headlines([key]))
    finding = found(f"{HEADLINE}!", known=known)
    assert finding is not None
    assert (finding.kind, finding.offer) == ("related", True)
    assert found("بلدية الميناء توزع ألف كتاب على المدارس", known=known) is None


def test_a_line_that_stands_on_many_pages_of_the_site_is_no_text_there_and_elsewhere_is() -> None:
    line = "صحيفة يومية تصدر في مدينة الميناء"
    known = Known(repeated={SITE: frozenset({line_key(line)})})
    finding = found(line, known=known)
    assert finding is not None
    assert finding.kind == "repeated"
    assert found(line, known=known, site="other.example") is None


MENU = Block(index=0, text="أرصفة | قوارب | شباك", link_density=MENU_LINE_DENSITY, tag="div")


@pytest.mark.parametrize("divider", [" | ", " • ", " · ", " / ", " » ", " › ", " - ", " – ", "|"])
def test_links_of_few_words_between_dividers_are_a_menu(divider: str) -> None:
    finding = found(replace(MENU, text=divider.join(["أرصفة الميناء", "قوارب", "شباك"])))
    assert finding is not None
    assert (finding.kind, finding.rule) == ("navigation", "structure-menu-line")


@pytest.mark.parametrize(
    "block",
    [
        replace(MENU, link_density=MENU_LINE_DENSITY - 0.01),
        replace(MENU, text=" | ".join(["أرصفة"] * (MENU_MIN_PARTS - 1))),
        replace(MENU, text=" | ".join(["أرصفة", "قوارب", "شبك " * (MENU_PART_WORDS + 1)])),
        replace(MENU, text="أم-الخير والعين-السخنة وكوفيد-19"),
        replace(MENU, text="| | |"),
    ],
    ids=["not links", "too few parts", "a long part", "hyphens inside words", "nothing between"],
)
def test_what_lacks_a_trait_of_a_menu_is_none(block: Block) -> None:
    assert found(block) is None


def test_wording_says_more_than_the_element() -> None:
    finding = found(Block(index=0, text="اقرأ أيضا", tag="figcaption"))
    assert finding is not None
    assert finding.kind == "related"


@pytest.mark.parametrize(
    ("block", "kind"),
    [
        (Block(index=0, text="شارك الخبر"), "wording"),
        (Block(index=0, text="أطفال يسقون الشتلات", tag="figcaption"), "structure"),
        (Block(index=0, text="", tag="hr"), "structure"),
        (MENU, "structure"),
    ],
    ids=["phrase", "caption", "rule line", "menu"],
)
def test_evidence_that_does_not_count_finds_nothing(block: Block, kind: Evidence) -> None:
    reading = seen(block)
    assert find(reading) is not None
    assert find(reading, frozenset({kind})) == find(reading)
    assert find(reading, ALL_EVIDENCE - {kind}) is None


def test_a_caption_whose_wording_does_not_count_is_still_a_caption() -> None:
    reading = seen(Block(index=0, text="اقرأ أيضا", tag="figcaption"))
    finding = find(reading, ALL_EVIDENCE - {"wording"})
    assert finding is not None
    assert finding.kind == "caption"


@pytest.mark.parametrize(
    ("text", "opens"),
    [
        ("اقرأ أيضا", True),
        ("مقالات ذات صلة:", True),
        ("الأكثر قراءة", True),
        ("الكلمات المفتاحية", True),
        (f"اقرأ أيضا: {HEADLINE}", False),
        ("الوسوم: البيئة، المدارس", False),
        ("المصدر: الأناضول", False),
    ],
)
def test_a_marker_alone_on_its_line_opens_a_list_and_one_with_its_value_does_not(
    text: str, *, opens: bool
) -> None:
    finding = found(text)
    assert finding is not None
    assert finding.opens_list is opens


@pytest.mark.parametrize("role", ["offer", "title"])
def test_what_an_earlier_pass_has_settled_is_left_alone(role: str) -> None:
    block = replace(Block(index=0, text="شارك الخبر", body=False), role=role)  # type: ignore[arg-type]
    assert found(block) is None


@pytest.mark.parametrize(
    "text",
    ["قسم | " * 60_000, " - " * 100_000, "|" * 200_000, "\u200f" * 200_000, "ق" * 200_000, "- " * 100_000,
     " \u200f|" * 60_000],
    ids=["menu", "dashes", "bars", "bidi marks", "one word", "bullets", "bars and marks"],
)  # fmt: skip
def test_hostile_lines_are_looked_at_in_bounded_time(text: str) -> None:
    start = time.process_time()
    found(replace(MENU, text=text))
    assert time.process_time() - start < 2
