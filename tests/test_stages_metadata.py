from __future__ import annotations

from datetime import UTC, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from newscrawl.items import Fact, Hints, Metadata
from newscrawl.stages.dom.parsing import parse
from newscrawl.stages.facts import read_facts
from newscrawl.stages.metadata import settle

NO_HINTS = Hints()
NOW = datetime(2026, 5, 3, 12, 0, tzinfo=UTC)
URL = "https://www.almarsad.example.com/news/77"

PAGE = """<html lang="ar"><head><title>بلدية الساحل تفتتح مكتبة عامة | المرصد</title>
<meta property="og:site_name" content="المرصد">
<meta property="og:description" content="مكتبة &amp;quot;للجميع&amp;quot; على البحر.">
<meta property="og:image" content="/images/1.jpg">
<meta property="article:section" content="ثقافة">
<meta property="article:tag" content="مكتبة عامة"><meta property="article:tag" content="الساحل">
<meta name="keywords" content="الساحل، مكتبةٌ عامة، كتب">
<link rel="canonical" href="https://almarsad.example.com/news/77">
<script type="application/ld+json">{"@type": "NewsArticle", "headline": "بلدية الساحل تفتتح مكتبة عامة",
"datePublished": "2023-11-30T01:05:00+03:00", "dateModified": "2023-11-30T09:00:00+03:00",
"author": [{"@type": "Person", "name": "ليان الحربي"}, {"@type": "Person", "name": "غرفة الأخبار"}]}</script>
</head><body><h1>بلدية الساحل تفتتح مكتبة عامة</h1><p>نص</p></body></html>"""


def settled(*facts: Fact, hints: Hints = NO_HINTS, url: str = URL) -> Metadata:
    return settle(facts, hints, url, NOW)


def fact(name: str, value: str, origin: str = "meta") -> Fact:
    return Fact(name=name, value=value, origin=origin)  # type: ignore[arg-type]


def test_settles_a_whole_page() -> None:
    root = parse(PAGE)
    assert root is not None
    assert settle(read_facts(root, URL), Hints(), URL, NOW) == Metadata(
        title="بلدية الساحل تفتتح مكتبة عامة",
        published="2023-11-30T01:05:00+03:00",
        modified="2023-11-30T09:00:00+03:00",
        published_from="json-ld",
        authors=("ليان الحربي",),
        keywords=("مكتبة عامة", "الساحل", "كتب"),
        section="ثقافة",
        description='مكتبة "للجميع" على البحر.',
        image="https://www.almarsad.example.com/images/1.jpg",
        canonical_url="https://almarsad.example.com/news/77",
        language="ar",
    )


def test_a_page_that_states_nothing_has_no_metadata() -> None:
    assert settled() == Metadata()


def test_takes_hints_where_the_page_states_nothing() -> None:
    hints = Hints(
        title="خبر من الخلاصة",
        published="2023-11-30T10:00:00+00:00",
        published_from="feed",
        section="محليات",
        language="ar",
    )
    assert settled(hints=hints) == Metadata(
        title="خبر من الخلاصة",
        published="2023-11-30T10:00:00+00:00",
        published_from="feed",
        section="محليات",
        language="ar",
    )


@pytest.mark.parametrize(
    ("declared", "url", "canonical"),
    [
        (["/news/78"], URL, "https://www.almarsad.example.com/news/78"),
        (["https://m.example.com/news/77"], URL, "https://m.example.com/news/77"),
        (["https://elsewhere.example.org/news/77"], URL, None),
        (["https://elsewhere.example.org/a", "/news/77"], URL, URL),
        (["https://www.almarsad.example.com/"], URL, None),
        (
            ["https://www.almarsad.example.com"],
            "https://www.almarsad.example.com/",
            "https://www.almarsad.example.com/",
        ),
        (["javascript:alert(1)", "http://["], URL, None),
        (["/news/"], URL, None),
        (["/middle-east/"], "https://a.example.com/middle-east/2026/ferry", None),
        (["/news/"], "https://a.example.com/news/", "https://a.example.com/news/"),
        (["/ferry-77"], "https://a.example.com/ferry-77/comments", "https://a.example.com/ferry-77"),
        (["/ferry/"], "https://a.example.com/ferry/amp/", "https://a.example.com/ferry/"),
        (["/ferry/"], "https://a.example.com/ferry/2", "https://a.example.com/ferry/"),
        (
            ["/the-ferry-sails-again"],
            "https://a.example.com/the-ferry-sails-again/photos",
            "https://a.example.com/the-ferry-sails-again",
        ),
    ],
)
def test_takes_a_canonical_address_of_the_same_site_only(
    declared: list[str], url: str, canonical: str | None
) -> None:
    facts = [fact("canonical_url", value) for value in declared]
    assert settle(facts, Hints(), url, NOW).canonical_url == canonical


@pytest.mark.parametrize(
    ("image", "settled_image"),
    [("//cdn.example.org/a.jpg", "https://cdn.example.org/a.jpg"), ("data:image/png;base64,AA", None)],
)
def test_takes_an_image_that_can_be_fetched(image: str, settled_image: str | None) -> None:
    assert settled(fact("image", image)).image == settled_image


@pytest.mark.parametrize(
    ("values", "hint", "language"),
    [
        (["ar-SA"], None, "ar"),
        (["ar_AR"], "en", "ar"),
        (["iw"], None, "he"),
        (["ara"], None, "ar"),
        (["العربية", ""], "ar", "ar"),
        (["xyz"], None, None),
        ([], None, None),
    ],
)
def test_settles_the_declared_language(values: list[str], hint: str | None, language: str | None) -> None:
    found = settled(*(fact("language", value) for value in values), hints=Hints(language=hint))
    assert found.language == language


@pytest.mark.parametrize(
    ("values", "keywords"),
    [
        (["مكتبة, الساحل"], ("مكتبة", "الساحل")),
        (["مكتبة، مكتبةٌ؛ Books | books"], ("مكتبة", "Books")),
        (["أهم الأخبار، أخبار عاجلة"], ()),
        (["مكتبة على البحر"], ()),
        (["المكتبة"], ("المكتبة",)),
        ([",،, ,"], ()),
        (["#مكتبة_عامة #الساحل"], ("مكتبة عامة", "الساحل")),
    ],
)
def test_keywords_are_the_storys_and_stand_once(values: list[str], keywords: tuple[str, ...]) -> None:
    facts = [fact("title", "مكتبة على البحر"), *(fact("keyword", value) for value in values)]
    assert {word.lower() for word in settled(*facts).keywords} == {word.lower() for word in keywords}
    assert len(settled(*facts).keywords) == len(keywords)


def test_a_description_that_repeats_the_title_is_none() -> None:
    facts = [fact("title", "مكتبة على البحر"), fact("description", "مكتبةٌ على البحر")]
    assert settled(*facts).description is None


def test_what_the_declared_title_says_behind_the_title_is_no_author() -> None:
    title = Fact(name="title", value="عودة المكتبة المتنقلة إلى الجبل - دفتر الساحل", origin="meta")
    shown = Fact(name="title", value="عودة المكتبة المتنقلة إلى الجبل", origin="text")
    outlet = Fact(name="author", value="دفتر الساحل", origin="json-ld")
    person = Fact(name="author", value="بقلم: ليان الحربي", origin="text")
    assert settle((title, shown, outlet, person), Hints(), URL, NOW).authors == ("ليان الحربي",)


def test_the_outlets_name_is_no_section() -> None:
    facts = [fact("site_name", "المرصد"), fact("section", "المرصد"), fact("section", "ثقافة")]
    assert settled(*facts).section == "ثقافة"


NAMES = (
    "title", "published", "modified", "author", "keyword", "section", "description", "image", "canonical_url",
    "language", "site_name",
)  # fmt: skip


@settings(max_examples=60, deadline=None)
@given(
    st.lists(
        st.builds(
            Fact,
            name=st.sampled_from(NAMES),
            value=st.text(max_size=60)
            | st.sampled_from(["2023-05-05", "a | b", "بقلم: و", "http://[", "1 يناير"]),
            origin=st.sampled_from(["json-ld", "meta", "time", "text"]),
        ),
        max_size=12,
    ),
    st.text(max_size=40),
    st.lists(st.text(max_size=40), max_size=4),
)
def test_no_facts_address_or_lines_make_it_raise(facts: list[Fact], url: str, lines: list[str]) -> None:
    assert isinstance(settle(facts, Hints(), url, NOW, lines), Metadata)


ARTICLE = (
    "افتتحت البلدية أمس مكتبة تطل على البحر، وتضم ألف كتاب للأطفال.",
    "وقال أمين المكتبة إن القراءة فيها مجانية، وإن أبوابها تبقى مفتوحة حتى المساء.",
)


@pytest.mark.parametrize(
    ("origin", "tags", "kept"),
    [
        ("meta", ["مكتبات", "القراء"], True),  # other forms of words of the article
        ("meta", ["القراءة", "رياضة", "اقتصاد", "طقس"], False),
        ("text", ["القراءة", "أطفال"], True),
        ("text", ["سياسة", "اقتصاد", "رياضة", "القراءة"], False),
        ("text", ["سعر الذهب", "الانتخابات"], False),
        ("json-ld", ["ثقافة", "طفولة"], True),  # it says of which article
    ],
)
def test_keywords_that_the_title_has_none_of_are_the_story_s_if_its_text_speaks_of_them(
    origin: str, tags: list[str], kept: bool
) -> None:
    facts = [fact("title", "موعد جديد على الساحل"), *(fact("keyword", tag, origin) for tag in tags)]
    found = settle(facts, Hints(), URL, NOW, text=ARTICLE).keywords
    assert found == (tuple(tags) if kept else ())
