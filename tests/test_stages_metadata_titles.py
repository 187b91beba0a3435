from __future__ import annotations

import time

import pytest

from newscrawl.items import Fact, Origin
from newscrawl.stages.metadata.outlets import is_outlet, names_outlet, read_outlets
from newscrawl.stages.metadata.spoken_title import spoken_title
from newscrawl.stages.metadata.titles import settle_title

URL = "https://www.almarsad.example.com/news/77"
TITLE = "بلدية الساحل تفتتح مكتبة عامة"


def title(*stated: tuple[str, Origin], site: str = "المرصد", hint: str | None = None) -> str | None:
    facts = [Fact(name="title", value=value, origin=origin) for value, origin in stated]
    facts += [Fact(name="site_name", value=site, origin="meta")] if site else []
    return settle_title(facts, hint, read_outlets(facts, URL))


@pytest.mark.parametrize(
    "declared",
    [
        TITLE,
        f"{TITLE} | المرصد",
        f"{TITLE} - المرصد",
        f"{TITLE} – المرصد",
        f"{TITLE} | ثقافة | المرصد",
        f"{TITLE} - ثقافة - أخبار محلية - المرصد",
        f"المرصد: {TITLE}",
        f"المرصد | {TITLE}",
        f"Almarsad.com - {TITLE}",
        f"{TITLE} - AlMarsad.com",
        f"{TITLE} » صحيفة أخرى لا يعرفها أحد",
        "بلدية الساحل تفتتح…",
    ],
)
def test_the_heading_wins_over_a_title_with_the_outlet_in_it(declared: str) -> None:
    assert title((declared, "meta"), (TITLE, "text")) == TITLE


@pytest.mark.parametrize(
    ("declared", "settled"),
    [
        (f"{TITLE} | المرصد", TITLE),
        (f"{TITLE} - صحيفة المرصد", TITLE),
        (f"{TITLE} - almarsad.example.com", TITLE),
        (f"المرصد: {TITLE}", TITLE),
        (f"{TITLE} | ثقافة | جريدة مجهولة", TITLE),
        (f"جريدة مجهولة | {TITLE}", TITLE),
        ("خطة النقل: تفاصيل المرحلة الأولى", "خطة النقل: تفاصيل المرحلة الأولى"),
        ("خطة النقل - تفاصيل المرحلة الأولى", "خطة النقل - تفاصيل المرحلة الأولى"),
        ("الساحل: استطلاع المرصد", "الساحل: استطلاع المرصد"),
    ],
)
def test_a_lone_title_loses_only_what_is_known_to_be_no_part_of_it(declared: str, settled: str) -> None:
    assert title((declared, "meta")) == settled


def test_a_part_that_stands_in_the_heading_too_stays() -> None:
    poll = "تقدم مرشح الساحل - استطلاع المرصد"
    assert title((f"{poll} | المرصد", "meta"), (poll, "meta"), (poll, "text")) == poll


def test_the_name_of_a_blog_among_others_on_one_site_is_no_title() -> None:
    facts = [
        Fact(name="title", value=f"El Faro del Sur: {TITLE}", origin="meta"),
        Fact(name="title", value="El Faro del Sur", origin="text"),
    ]
    outlets = read_outlets(facts, "https://elfarodelsur.blogs.example/2026/03/sin-agua.html")
    assert settle_title(facts, None, outlets) == TITLE


def test_keeps_the_quotes_that_the_page_shows() -> None:
    shown = "الوزيرة: «مكتبة في كل حي»"
    assert title(('الوزيرة: "مكتبة في كل حي"', "json-ld"), (shown, "text")) == shown


def test_picks_the_heading_that_is_the_storys_of_several() -> None:
    assert (
        title((TITLE, "meta"), ("المرصد", "text"), (TITLE, "text"), ("الأكثر قراءة اليوم", "text")) == TITLE
    )


def test_takes_a_heading_that_words_the_same_title_in_another_way() -> None:
    shown = "الساحل: البلدية تفتتح مكتبة عامة على البحر"
    assert title((TITLE, "meta"), (shown, "text")) == shown


def test_a_heading_about_something_else_is_not_the_title() -> None:
    assert title((TITLE, "meta"), ("النشرة البريدية الأسبوعية", "text")) == TITLE


@pytest.mark.parametrize(
    ("declared", "heading", "settled"),
    [
        ("مجلة الفنار", TITLE, TITLE),  # on every page of the site
        ("مجلة الفنار", "بحث", "مجلة الفنار"),
        ("بلدية الساحل", TITLE, "بلدية الساحل"),  # the page's own, cut short
        ("صدور مجلة الفنار الأسبوعية", TITLE, "صدور مجلة الفنار الأسبوعية"),
    ],
)
def test_an_outlets_name_that_is_declared_for_a_title_gives_way_to_a_heading(
    declared: str, heading: str, settled: str
) -> None:
    assert title((declared, "meta"), (heading, "text"), site="") == settled


def test_a_title_that_is_cut_gives_way_to_one_that_goes_on() -> None:
    assert title((f"{TITLE[:20]}...", "json-ld"), (TITLE, "meta"), site="") == TITLE
    assert title((f"{TITLE[:20]}...", "json-ld"), site="") == f"{TITLE[:20]}..."


@pytest.mark.parametrize(
    ("declared", "first", "taken"),
    [
        ("جريدة النخيل - العدد 4319", "تراجع محصول التمور بسبب السوسة", True),
        ("محصول التمور يتراجع", "تراجع محصول التمور بسبب السوسة", False),  # the text speaks of it
        ("جريدة النخيل - العدد 4319", "كتب محرر الشؤون", False),  # and of this it does not
        ("جريدة النخيل - العدد 4319", "تراجع محصول التمور بسبب السوسة.", False),
    ],
)
def test_a_title_of_which_the_article_has_no_word_gives_way_to_its_first_line(
    declared: str, first: str, *, taken: bool
) -> None:
    text = [first, "توقع مزارعون في الواحة تراجع محصول هذا العام من التمور بنحو الثلث بعد انتشار السوسة."]
    assert spoken_title(declared, text) == (first if taken else declared)


def test_takes_what_most_declare() -> None:
    assert title(("عنوان قديم للخبر", "json-ld"), (TITLE, "meta"), (f"{TITLE} | المرصد", "meta")) == TITLE


@pytest.mark.parametrize(
    ("declared", "shown"),
    [
        ("市民可实时查询主要污染物浓度_新闻中心_某某网", "市民可实时查询主要污染物浓度"),
        ("市民可实时查询主要污染物浓度-社会-某某网", "市民可实时查询主要污染物浓度"),
    ],
)
def test_reads_scripts_without_spaces(declared: str, shown: str) -> None:
    assert title((declared, "meta"), (shown, "text")) == shown


def test_takes_the_hint_where_the_page_states_none() -> None:
    assert title(("المرصد", "meta"), hint=f"{TITLE} - المرصد") == TITLE
    assert title(hint=TITLE, site="") == TITLE


def test_no_title_is_none() -> None:
    assert title() is None
    assert title(("المرصد", "meta"), ("المرصد", "text")) is None


def test_a_heading_alone_is_the_title() -> None:
    assert title(("أخبار", "text"), (TITLE, "text")) == TITLE


@pytest.mark.parametrize(
    ("text", "is_one", "names_one"),
    [
        ("المرصد", True, True),
        ("«المرصد»", True, True),
        ("صحيفة المرصد", False, True),
        ("استطلاع أجراه المرصد أمس", False, False),
        ("almarsad", True, True),
        ("Al Marsad", True, True),
        ("www.almarsad.example.com", False, True),
        ("الميناء", False, False),
    ],
)
def test_knows_the_outlets_name(text: str, is_one: bool, names_one: bool) -> None:
    outlets = read_outlets([Fact(name="site_name", value="المرصد | Al-Marsad", origin="meta")], URL)
    assert is_outlet(text, outlets) is is_one
    assert names_outlet(text, outlets) is names_one


@pytest.mark.parametrize(
    "evil", [" - " * 600, "| " * 900, ": " * 900, "كلمة - " * 300, " " * 2000, "_" * 2000]
)
def test_hostile_title_takes_little_time(evil: str) -> None:
    start = time.process_time()
    title(*[(f"{evil}{number}", "meta") for number in range(20)], (evil, "text"))
    assert time.process_time() - start < 1


def test_a_title_that_was_handed_in_commands_no_terminal() -> None:
    assert settle_title((), "عنوان \x1b[31mالخبر\u202e الكامل", frozenset()) == "عنوان [31mالخبر الكامل"


@pytest.mark.parametrize("mark", [">>", "~", "/", "●", "◄", "★", "--", "ـ", "=", "//"])
def test_the_marks_of_old_sites_part_the_outlet_from_the_title(mark: str) -> None:
    assert title((f"المرصد {mark} {TITLE}", "meta")) == TITLE
    assert title((f"{TITLE} {mark} المرصد", "meta")) == TITLE


@pytest.mark.parametrize("mark", ["|", "-", "»"])
def test_a_heading_of_two_words_is_the_title_where_a_mark_parts_it_from_the_rest(mark: str) -> None:
    assert title((f"لمن البحر؟ {mark} صحيفة الساحل", "meta"), ("لمن البحر؟", "text"), site="") == "لمن البحر؟"
