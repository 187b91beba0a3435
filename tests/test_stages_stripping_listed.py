"""What an article holds between its sentences, and right behind the last, is its own, however it is built."""

from __future__ import annotations

import time

import pytest

from newscrawl.cleaning import clean_page
from newscrawl.items import Block, Page, Story
from newscrawl.rules import load_rulebook
from newscrawl.stages.lines.known import NOTHING
from newscrawl.stages.lines.reading import read
from newscrawl.stages.signs import read_signs
from newscrawl.stages.stripping.listed import listed

BOOK = load_rulebook()
TITLE = "قمة المدن تبحث النقل والهواء في الميناء"
TEXT = [
    "افتتحت في الميناء أمس قمة المدن بحضور ثمانين وفدا من أربع قارات، وتستمر ثلاثة أيام.",
    "وقال أمين المدينة سالم الحداد إن البلدية زرعت ستة ملايين شجرة حتى الآن.",
    "وتختتم القمة أعمالها مساء الأربعاء بإعلان جائزة أفضل مدينة ساحلية.",
]
ENTRIES = ["النقل منخفض الانبعاثات", "البيانات المفتوحة", "العمارة والحرارة"]
SERVICES = ["فيسبوك", "تويتر", "واتساب"]
PLAIN = ("<article>", "<p>", "<ul>", "<li>", "</article>")
NAMED = (
    "<article>",
    "<p class='Par_root__3d'>",
    "<ul class='List_l__4'>",
    "<li class='Item_i__5'>",
    "</article>",
)
DEEP = (
    "".join(f"<div class='layout_part__a{i} inner_part__b{i}'>" for i in range(6)),
    *NAMED[1:4],
    "</div>" * 6,
)


def story(
    names: tuple[str, str, str, str, str], before: list[str], entries: list[str], after: list[str]
) -> Story:
    begin, paragraph, box, entry, end = names
    lines = ["".join(f"{paragraph}{text}</p>" for text in texts) for texts in (before, after)]
    listed = f"{box}{''.join(f'{entry}{text}</li>' for text in entries)}</ul>"
    body = f"<h1>{TITLE}</h1>{begin}{lines[0]}{listed}{lines[1]}{end}<div class='foot'><p>اتصل بنا</p></div>"
    page = f"<html lang=ar><head><title>{TITLE}</title></head><body>{body}</body></html>"
    sent = Page(url="https://marfa.example/1", fetched="2026-03-04T09:00:00+00:00", body=page.encode())
    (found,) = clean_page(sent, BOOK).stories
    return found


@pytest.mark.parametrize("names", [PLAIN, NAMED, DEEP])
@pytest.mark.parametrize("behind", [1, 3])
def test_entries_in_the_element_of_the_paragraphs_stay(
    names: tuple[str, str, str, str, str], behind: int
) -> None:
    found = story(names, TEXT[:behind], ENTRIES, TEXT[behind:])
    assert found.text.split("\n") == [*TEXT[:behind], *ENTRIES, *TEXT[behind:]]


@pytest.mark.parametrize("names", [PLAIN, NAMED, DEEP])
@pytest.mark.parametrize("behind", [1, 3])
def test_the_services_of_a_share_bar_go(names: tuple[str, str, str, str, str], behind: int) -> None:
    found = story(names, TEXT[:behind], SERVICES, TEXT[behind:])
    assert found.text.split("\n") == TEXT


def test_a_heading_between_short_sentences_stays() -> None:
    heading = "أسئلة معلقة"
    found = story(
        PLAIN,
        [TEXT[1], "وتابع الحضور كلمته من القاعة.</p><h3>" + heading + "</h3><p>" + TEXT[2]],
        [],
        TEXT[:1],
    )
    assert heading in found.text.split("\n")


def test_very_many_entries_in_very_many_elements_take_little_time() -> None:
    def block(i: int, tag: str, text: str) -> Block:
        tokens = (tag, f"a{i}", *(f"{name}{i % 97}" for name in "bcdefghijklmnopqrstuvw"))
        return Block(index=i, text=text, tag=tag, tokens=tokens)

    lines = [block(i, *(("p", TEXT[0]) if i % 2 else ("li", f"بند {i}"))) for i in range(6_000)]
    rules = BOOK.for_language("ar")
    readings = [read(line, rules, NOTHING, "") for line in lines]
    signs = read_signs(readings, [None] * len(readings), rules, "ar")
    start = time.process_time()
    assert listed(readings, signs) == set()
    assert time.process_time() - start < 2


def test_an_article_all_of_whose_text_is_in_a_list_is_read() -> None:
    readings = [
        read(
            Block(index=0, text=TEXT[0], tag="li", tokens=("li", "ul", "div")),
            BOOK.for_language("ar"),
            NOTHING,
            "",
        )
    ]
    signs = read_signs(readings, [None], BOOK.for_language("ar"), "ar")
    assert listed(readings, signs) <= {0}


@pytest.mark.parametrize(
    ("lead_in", "stays"), [("وبحثت القمة ثلاثة محاور:", True), ("وبحثت القمة ثلاثة محاور", False)]
)
def test_entries_that_a_line_announces_stay_in_an_element_of_their_own_too(
    lead_in: str, *, stays: bool
) -> None:
    def block(text: str, tag: str, *around: str) -> Block:
        return Block(index=0, text=text, tag=tag, tokens=(tag, *around, "article"))

    lines = [block(text, "p", "div", "_par") for text in (*TEXT[:2], lead_in)]
    lines += [block(text, "li", "ul", "div", "_list") for text in ENTRIES]
    lines.append(block(TEXT[2], "p", "div", "_par"))
    rules = BOOK.for_language("ar")
    readings = [read(line, rules, NOTHING, "marfa.example") for line in lines]
    signs = read_signs(readings, [None] * len(readings), rules, "ar")
    assert listed(readings, signs) == ({3, 4, 5} if stays else set())
