"""Titles lose the outlet's name that the other pages of the site give away, and nothing else."""

from __future__ import annotations

import time

import pytest

from newscrawl.cleaning import clean_page
from newscrawl.items import Page
from newscrawl.rules import load_rulebook
from newscrawl.stages.lines.known import NOTHING, Known
from newscrawl.stages.lines.outlet_title import OUTLET_WORDS, is_of_site, title_keys, without_outlet
from newscrawl.templates.recurrence import Learner
from newscrawl.templates.recurring import REPEATED_PAGES
from newscrawl.templates.traces import traces

SITE = "sahl.example"
BARE = "مزارعو السهل يحصدون القمح قبل المطر"
BOOK = load_rulebook()
PROSE = (
    "بدأ مزارعو السهل صباح أمس حصاد القمح قبل موعده بأسبوعين، خوفا من أمطار غزيرة يتوقعها الراصدون في نهاية الشهر.\n"
    "وقال المزارع حمدان الديري إن السنابل نضجت مبكرا هذا العام، وإن العمل في الحقول يستمر من الفجر إلى الغروب."
)


def knowing(*titles: str) -> Known:
    return Known(repeated={SITE: frozenset(edge for title in titles for edge in title_keys(title))})


@pytest.mark.parametrize(
    "title",
    [
        f"أخبار السهل: {BARE}",
        f"أخبار السهل | {BARE}",
        f"{BARE} - أخبار السهل",
        f"{BARE} :: أخبار السهل",
        f"أخبار السهل » {BARE} | أخبار السهل",
    ],
)
def test_the_name_that_titles_of_the_site_share_is_no_part_of_them(title: str) -> None:
    known = knowing("أخبار السهل: خبر آخر", "خبر آخر - أخبار السهل")
    assert without_outlet(title, SITE, known) == BARE
    assert without_outlet(title, "other.example", known) == title
    assert without_outlet(title, SITE, NOTHING) == title


@pytest.mark.parametrize(
    "title", [BARE, "وزير الزراعة: القمح يكفي البلاد", "أخبار السهل", "أخبار السهل: خبر", "كرة السلة - نتائج"]
)
def test_what_other_titles_do_not_have_stays_and_so_does_a_title_of_one_word(title: str) -> None:
    assert without_outlet(title, SITE, knowing("أخبار السهل: خبر آخر")) == title


def test_long_parts_are_no_outlets_name() -> None:
    assert len(title_keys(f"{'كلمة ' * OUTLET_WORDS}أخرى: خبر السهل اليوم كله قصير جدا")) == 1  # the whole
    assert len(title_keys(BARE)) == 1
    assert title_keys("") == ()


def test_a_title_that_many_pages_of_a_site_have_is_the_sites() -> None:
    assert is_of_site("أخبار السهل - يومية", SITE, knowing("أخبار السهل - يومية"))
    assert not is_of_site("أخبار السهل - يومية", "other.example", knowing("أخبار السهل - يومية"))
    assert not is_of_site(BARE, SITE, knowing(f"{BARE} - أخبار السهل"))


@pytest.mark.parametrize(
    ("declared", "over", "title"),
    [
        ("أخبار السهل - يومية سياسية مستقلة", "", BARE),
        (
            "أسعار القمح هذا الصباح",
            "<h1>أسعار القمح هذا الصباح</h1>",
            "أسعار القمح هذا الصباح",
        ),  # of a column
    ],
)
def test_a_page_has_the_title_over_its_text_where_it_declares_that_of_its_site(
    declared: str, over: str, title: str
) -> None:
    menu = "".join(
        f"<td><a href=/{i}>{name}</a></td>" for i, name in enumerate(("الرئيسية", "محليات", "رياضة", "ثقافة"))
    )
    text = "".join(f"<p>{line}</p>" for line in PROSE.split("\n"))
    body = f"<table><tr>{menu}</tr></table>{over}<p><font size=6>{BARE}</font></p>{text * 2}"
    html = f"<html><head><title>{declared}</title></head><body>{body}</body></html>"
    page = Page(url=f"https://{SITE}/1", fetched="2026-03-04T09:00:00+00:00", body=html.encode())
    cleaned = clean_page(page, BOOK, known=knowing(declared))
    assert cleaned.stories[0].metadata.title == title


@pytest.mark.parametrize(
    ("many", "title"), [(REPEATED_PAGES, BARE), (REPEATED_PAGES - 1, f"أخبار السهل: {BARE}")]
)
def test_it_is_learned_from_enough_pages_of_the_run(many: int, title: str) -> None:
    def page(n: int, name: str) -> Page:
        html = f"<html><head><title>{name}</title></head><body><p>{PROSE.replace(chr(10), '</p><p>')} {n}</p></body></html>"
        return Page(url=f"https://{SITE}/{n}", fetched="2026-03-04T09:00:00+00:00", body=html.encode())

    learner = Learner()
    pages = [
        page(0, f"أخبار السهل: {BARE}"),
        *(page(n, f"أخبار السهل: خبر قصير رقم {n}") for n in range(1, many)),
    ]
    for one in pages:
        learner.add(traces(clean_page(one, BOOK)))
    assert clean_page(pages[0], BOOK, known=learner.known()).stories[0].metadata.title == title


@pytest.mark.parametrize(
    "title", [": " * 50_000, " - " * 50_000, "أ" * 200_000, "| " * 50_000, "أخبار السهل: " * 20_000]
)
def test_hostile_titles_are_read_in_bounded_time(title: str) -> None:
    start = time.process_time()
    title_keys(title)
    without_outlet(title, SITE, knowing("أخبار السهل: خبر"))
    assert time.process_time() - start < 2
