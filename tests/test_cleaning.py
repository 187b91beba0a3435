"""All stages in order: every page gives a story, and every letter of it can be accounted for."""

from __future__ import annotations

import time
from collections import Counter

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from newscrawl.cleaning import Options, clean_page, describe, finish
from newscrawl.folding import fold
from newscrawl.items import Hints, Media, Page
from newscrawl.rules import ALL_EVIDENCE, Evidence, load_rulebook
from newscrawl.stages.extract import extract
from newscrawl.stages.lines.known import Known, headline_key, index_headlines, line_key
from newscrawl.stages.normalize import normalize_blocks
from tests.market import LEAD, SECOND, THIRD, TITLE

BOOK = load_rulebook()
OTHER_TITLE = "فريق الجبل يتأهل إلى نهائي كأس الطائرة"
OTHER = [
    (
        "تأهل فريق الجبل للكرة الطائرة إلى المباراة النهائية بعدما قلب تأخره بشوطين أمام ضيفه إلى فوز صعب بثلاثة أشواط "
        "لاثنين في قاعة امتلأت مدرجاتها قبل ساعتين من صفارة البداية."
    ),
    (
        "وقاد الضارب نزار عثمان زملاءه في الشوط الفاصل، فسجل سبع نقاط متتالية من إرساله، فيما تكفل حائط الصد بإيقاف "
        "هجمات المنافس من الأطراف والعمق."
    ),
    "ويلتقي الفريق في النهائي حامل اللقب الجمعة المقبل، ويأمل مدربه أن يستعيد صانع ألعابه المصاب قبل ذلك الموعد.",
]
MARKER = "مقالات ذات صلة"
OFFER = "قوارب جديدة لصيادي الساحل"


def page(body: bytes | str, media: Media = "text", hints: Hints | None = None) -> Page:
    return Page(
        url="https://news.example.org/sea/1",
        fetched="2026-01-06T12:00:00+00:00",
        media=media,
        body=body if isinstance(body, bytes) else body.encode("utf-8", "surrogatepass"),
        hints=hints or Hints(),
    )


def text(*lines: str) -> Page:
    return clean_page(page("\n".join(lines)), BOOK)


def html(inside: str) -> Page:
    return clean_page(
        page(f"<html><head><title>{TITLE}</title></head><body>{inside}</body></html>", "html"), BOOK
    )


def letters(*texts: str) -> Counter[str]:
    return Counter(filter(str.isalnum, fold("".join(texts))))


def unaccounted(sent: Page, done: Page) -> Counter[str]:
    """Return the letters of *sent* that are in no text, no title and no cut of *done*; negative: invented."""
    read = normalize_blocks(extract(sent))
    before = letters(*(block.text for block in read.blocks), *(cut.text for cut in read.removed))
    cuts = [cut.text for cut in (*done.removed, *(cut for story in done.stories for cut in story.removed))]
    missing = Counter(before)
    missing.subtract(letters(*(story.text for story in done.stories), *cuts))
    titles = [letters(story.metadata.title or "") for story in done.stories]
    for (
        title
    ) in titles:  # a line that is the title, word for word, is in the metadata, however often it stands
        while title and all(missing[letter] >= count for letter, count in title.items()):
            missing.subtract(title)
    return Counter({letter: count for letter, count in missing.items() if count})


def test_a_text_page_is_cleaned() -> None:
    done = text(
        "الرئيسية", TITLE, "الاثنين 5 يناير 2026", "شارك الخبر:", LEAD, SECOND, f"اقرأ أيضا: {OFFER}", THIRD,
        "المصدر: صحيفة الساحل", "الوسوم: بحر، أسماك",
    )  # fmt: skip
    (story,) = done.stories
    assert story.text == f"{LEAD}\n{SECOND}\n{THIRD}"
    assert story.metadata.title == TITLE
    assert story.metadata.published == "2026-01-05"
    assert story.metadata.source == "صحيفة الساحل"
    assert story.metadata.keywords == ("بحر", "أسماك")
    assert (story.language, story.verdicts, done.verdicts) == ("ar", (), ())
    assert {cut.kind for cut in (*story.removed, *done.removed)} >= {
        "share",
        "date",
        "source",
        "keywords",
        "related",
    }


def test_an_html_page_is_cleaned() -> None:
    done = html(
        f"<nav><a href='/'>الرئيسية</a></nav><article><h1>{TITLE}</h1><p>{LEAD}</p><p>{SECOND}</p>"
        f"<p>اقرأ أيضا: <a href='/2'>{OFFER}</a></p><p>{THIRD}</p></article><footer>جميع الحقوق محفوظة</footer>"
    )
    (story,) = done.stories
    assert (story.metadata.title, story.text) == (TITLE, f"{LEAD}\n{SECOND}\n{THIRD}")
    assert [(offer.title, offer.url) for offer in story.related] == [(OFFER, "https://news.example.org/2")]


def test_an_appended_story_becomes_a_story() -> None:
    done = text(TITLE, LEAD, SECOND, THIRD, "المصدر: صحيفة الساحل", MARKER, OTHER_TITLE, *OTHER)
    assert [(story.part, story.metadata.title) for story in done.stories] == [(0, TITLE), (1, OTHER_TITLE)]
    assert [story.text for story in done.stories] == [f"{LEAD}\n{SECOND}\n{THIRD}", "\n".join(OTHER)]


@pytest.mark.parametrize(
    ("language", "lines", "cut"),
    [
        (
            "en",
            [
                ("The harbour market opened again on Monday morning after two years of repairs, and thirty traders "
                "who had sold their fish on the pavement came back to their stalls."),
                "The mayor said the city had paid for half of the work and that the rest came from small gifts.",
            ],
            "Read also: New boats for the fishermen of the coast",
        ),
        (
            "fr",
            [
                ("Le marché aux poissons du port a rouvert lundi matin après deux ans de travaux, et trente vendeurs "
                "qui s'étaient installés sur le trottoir ont retrouvé leur étal."),
                "Le maire a indiqué que la ville avait payé la moitié des travaux et que des dons avaient couvert le reste.",
            ],
            "Lire aussi : De nouveaux bateaux pour les pêcheurs de la côte",
        ),
        (
            "fa",
            [
                ("بازار ماهی بندر صبح دوشنبه پس از دو سال تعمیر دوباره باز شد و سی فروشنده‌ای که کنار پیاده‌رو ماهی "
                "می‌فروختند به غرفه‌های خود برگشتند."),
                "شهردار گفت که شهر نیمی از هزینه را پرداخته و بقیه از کمک‌های کوچک مردم گردآوری شده است.",
            ],
            "بیشتر بخوانید: قایق‌های تازه برای ماهیگیران ساحل",
        ),
    ],
)  # fmt: skip
def test_pages_of_other_languages_are_cleaned_by_their_own_rules(
    language: str, lines: list[str], cut: str
) -> None:
    (story,) = text(*lines, cut, lines[0].replace(".", " again.")).stories
    assert story.language == language
    assert cut not in story.text
    assert story.text.startswith("\n".join(lines))


@pytest.mark.parametrize(
    ("languages", "verdicts"),
    [(frozenset(), ()), (frozenset({"ar"}), ()), (frozenset({"fr"}), ("language",))],
)
def test_languages_can_be_asked_for(languages: frozenset[str], verdicts: tuple[str, ...]) -> None:
    done = clean_page(page(f"{LEAD}\n{SECOND}"), BOOK, Options(languages=languages))
    assert done.stories[0].verdicts == verdicts


@pytest.mark.parametrize(("more", "verdicts"), [(0, ()), (1, ("short",))])
def test_the_length_of_a_story_can_be_asked_for(more: int, verdicts: tuple[str, ...]) -> None:
    words = len(LEAD.replace("،", "").split())
    done = clean_page(page(LEAD), BOOK, Options(min_words=words + more))
    assert done.stories[0].verdicts == verdicts


def test_what_other_pages_say_is_believed() -> None:
    footer = "تصلكم نشرة المرفأ كل صباح"
    key = headline_key(OFFER)
    assert key is not None
    known = Known(headlines=index_headlines([key]), repeated={"example.org": frozenset({line_key(footer)})})
    sent = page(f"{TITLE}\n{LEAD}\n{OFFER}\n{SECOND}\n{footer}\n{THIRD}")
    alone, together = clean_page(sent, BOOK).stories[0], clean_page(sent, BOOK, known=known).stories[0]
    assert OFFER in alone.text
    assert footer in alone.text
    assert together.text == f"{LEAD}\n{SECOND}\n{THIRD}"
    assert {(cut.rule, cut.text) for cut in together.removed} >= {("recurrence-repeated", footer)}


CALL = "تابعونا على تيليجرام"
CAPTION = "باعة وزبائن أمام بوابة السوق عند الفجر"
OFFERED = "مهرجان للقوارب الشراعية في خليج الرأس"
ARTICLE = f"""<html lang=ar><head><title>{TITLE}</title></head><body><article><h1>{TITLE}</h1><p>{LEAD}</p>
<figure><figcaption>{CAPTION}</figcaption></figure><p>{CALL}</p><p>{SECOND}</p><p>اقرأ أيضا</p><p>{OFFERED}</p>
<p>{THIRD}</p><p>{OTHER_TITLE}</p><p>{OTHER[2]}</p></article></body></html>"""
FATES: dict[str, tuple[Evidence, str]] = {
    CALL: ("wording", "ar-follow"),
    CAPTION: ("structure", "structure-caption"),
    OFFERED: ("place", "place-after-related"),
    OTHER_TITLE: ("recurrence", "recurrence-headline"),
}
"""Lines of the article, with the kind of evidence that each is cut by, and the rule."""


def cut_by(evidence: frozenset[Evidence]) -> dict[str, str]:
    """The lines of FATES that were cut where *evidence* counts, with their rules; the others are in the text."""
    key = headline_key(OTHER_TITLE)
    assert key is not None
    known = Known(headlines=index_headlines([key]))
    done = clean_page(page(ARTICLE, "html"), load_rulebook((), evidence), known=known)
    kept = "\n".join(story.text for story in done.stories)
    removed = {cut.text: cut.rule for story in done.stories for cut in story.removed if cut.text in FATES}
    assert {line for line in FATES if line in kept} == FATES.keys() - removed.keys()
    return removed


def test_where_all_evidence_counts_each_line_is_cut_by_its_own() -> None:
    assert cut_by(ALL_EVIDENCE) == {line: rule for line, (_, rule) in FATES.items()}


@pytest.mark.parametrize("line", FATES)
def test_a_line_stays_where_the_evidence_that_it_is_cut_by_does_not_count(line: str) -> None:
    kind, _ = FATES[line]
    assert line not in cut_by(ALL_EVIDENCE - {kind})


def test_where_no_evidence_counts_nothing_but_its_shape_cuts_a_line() -> None:
    rules = cut_by(frozenset()).values()
    assert len(rules) < len(FATES)
    assert all(rule.startswith("sign-") for rule in rules)


def test_where_cohesion_does_not_count_a_title_alone_parts_no_story() -> None:
    sent = page("\n".join([TITLE, LEAD, SECOND, THIRD, OTHER_TITLE, *OTHER]))
    without = load_rulebook((), ALL_EVIDENCE - {"cohesion"})
    assert [len(clean_page(sent, book).stories) for book in (BOOK, without)] == [2, 1]


@pytest.mark.parametrize("kind", sorted(ALL_EVIDENCE))
def test_nothing_is_lost_where_a_kind_of_evidence_does_not_count(kind: Evidence) -> None:
    for sent in (page(ARTICLE, "html"), page("\n".join([TITLE, LEAD, CALL, SECOND, OTHER_TITLE, *OTHER]))):
        done = clean_page(sent, load_rulebook((), ALL_EVIDENCE - {kind}))
        assert unaccounted(sent, done) == Counter()


def test_the_language_of_a_page_is_told_by_its_text_before_its_declaration() -> None:
    described = describe(extract(page(f"{LEAD}\n{SECOND}", hints=Hints(language="en"))))
    assert described.metadata.language == "ar"
    assert describe(extract(page("12:30", hints=Hints(language="fr")))).metadata.language == "fr"
    assert described.facts == ()


def test_the_stages_one_by_one_are_the_same_as_all_of_them() -> None:
    sent = page(f"{TITLE}\n{LEAD}\n{SECOND}")
    assert finish(describe(extract(sent)), BOOK) == clean_page(sent, BOOK)


@pytest.mark.parametrize(
    ("body", "verdict"),
    [(b"", "empty"), (b" \n", "empty"), (b"%PDF-1.7\n", "binary"), (b"\x00\x01\x02" * 50, "binary")],
)
@pytest.mark.parametrize("media", ["text", "html"])
def test_a_page_that_cannot_be_read_has_an_empty_story_and_a_reason(
    body: bytes, verdict: str, media: Media
) -> None:
    done = clean_page(page(body, media), BOOK)
    (story,) = done.stories
    assert (story.part, story.text, done.verdicts) == (0, "", (verdict,))


@pytest.mark.parametrize(
    "body", ["<p></p>", "<html></html>", "<script>x</script>", "<title>x", "&nbsp;", "\u200f"]
)
def test_a_page_without_a_word_is_empty(body: str) -> None:
    (story,) = clean_page(page(body, "html"), BOOK).stories
    assert (story.text, story.verdicts) == ("", ("empty",))


def test_a_page_of_headlines_is_no_article() -> None:
    (story,) = text(*[f"{OFFER} رقم {i}" for i in range(12)]).stories
    assert "not-article" in story.verdicts


LINES = [
    TITLE, LEAD, SECOND, THIRD, OTHER_TITLE, *OTHER, MARKER, OFFER, f"اقرأ أيضا: {OFFER}", f"{MARKER} {OFFER} {THIRD}",
    f"{LEAD} المصدر: صحيفة الساحل", f"{TITLE} | المرفأ اليوم", "المصدر: صحيفة الساحل", "المصدر:", "وكالات", "الوسوم:",
    "بحر، أسماك", "شارك الخبر", "فيسبوك تويتر واتساب", "5 يناير 2026 - 10:30", "سلمى الحافظ", "بقلم سلمى الحافظ", "=====",
    "الأكثر قراءة", "• خبر أول من الساحل", "الساعة الآن 2:54 ص", "-18℃ صنعاء, اليمن", "https://example.org/1", "🔴 عاجل",
    f"متى تفتح السوق؟{LEAD}", "توترات سياسيةتشهد البلاد منذ أسابيع خلافا على موعد فتح السوق وعلى كلفة الترميم.", "", "؟!",
    "\u202bنص\u202c", "ﷺ", "&quot;نص&quot;", "Read also: New boats for the coast", "جميع الحقوق محفوظة © 2024",
]  # fmt: skip
TEXT_LINES = st.lists(st.one_of(st.sampled_from(LINES), st.text(max_size=40)), max_size=18)
TAGS = [
    "p",
    "h1",
    "h2",
    "li",
    "div",
    "td",
    "figcaption",
    "aside",
    "b",
    "a href='/2'",
    "div class='share'",
    "footer",
]
HTML_LINES = st.lists(
    st.tuples(st.sampled_from(TAGS), st.sampled_from([*LINES, "<hr>", "<br>"])), max_size=18
).map(lambda lines: "".join(f"<{tag}>{line}</{tag.split()[0]}>" for tag, line in lines))


@settings(max_examples=30, deadline=None)
@given(TEXT_LINES)
@example([TITLE, TITLE, f"{TITLE} | المرفأ اليوم", LEAD])
@example([TITLE, LEAD, SECOND, THIRD, MARKER, OTHER_TITLE, *OTHER])
def test_the_books_of_a_text_page_balance(lines: list[str]) -> None:
    sent = page("\n".join(lines))
    done = clean_page(sent, BOOK)
    assert not unaccounted(sent, done)
    assert [story.part for story in done.stories] == list(range(max(1, len(done.stories))))
    assert done.blocks == ()


@settings(max_examples=20, deadline=None)
@given(HTML_LINES)
@example(f"<h1>{TITLE}</h1><p>{LEAD}</p><hr><p>{SECOND}</p>")
def test_the_books_of_an_html_page_balance(inside: str) -> None:
    sent = page(
        f"<html><head><title>{TITLE} | المرفأ اليوم</title></head><body>{inside}</body></html>", "html"
    )
    done = clean_page(sent, BOOK)
    assert not unaccounted(sent, done)
    assert [story.part for story in done.stories] == list(range(max(1, len(done.stories))))
    assert done.blocks == ()


@settings(max_examples=30, deadline=None)
@given(
    st.one_of(st.binary(max_size=300), st.text(max_size=120).map(lambda t: t.encode("utf-8", "replace"))),
    st.sampled_from(["html", "text"]),
)
@example(b"\xff\xfe<\x00p\x00>\x00", "html")
@example(b"&#1;&#xd800;&#x110000;", "html")
def test_any_bytes_give_a_story_whose_books_balance(body: bytes, media: Media) -> None:
    sent = page(body, media)
    done = clean_page(sent, BOOK)
    assert done.stories
    assert not unaccounted(sent, done)
    assert done.body == b""
    assert clean_page(sent, BOOK) == done


@pytest.mark.parametrize(
    "line",
    ["كلمة " * 30_000, "قال الوزير إن. " * 8_000, "سياسيةتشهد" * 8_000, "؟!. " * 20_000, "1234567890 " * 8_000,
     "\u200f\u202b" * 40_000, "👩‍👩‍👧‍👦🔴" * 8_000, "abcعربيкирил漢字ไทย " * 5_000],
    ids=["words", "sentences", "no spaces", "punctuation", "digits", "bidi marks", "emoji", "scripts"],
)  # fmt: skip
@pytest.mark.parametrize("media", ["html", "text"])
def test_hostile_lines_are_cleaned_in_bounded_time(line: str, media: Media) -> None:
    start = time.process_time()
    assert clean_page(page(line, media), BOOK).stories
    assert time.process_time() - start < 4


@pytest.mark.parametrize("line", ["نص", MARKER, OFFER, f"اقرأ أيضا: {OFFER}", "=====", "5 يناير 2026"])
def test_pages_of_many_lines_are_cleaned_in_bounded_time(line: str) -> None:
    start = time.process_time()
    assert clean_page(page("\n".join([TITLE, LEAD, *[line] * 1_000])), BOOK).stories
    assert time.process_time() - start < 4
