"""A page read by its site's template: nothing is lost, and what does not fit says why."""

from __future__ import annotations

import time
from collections import Counter
from dataclasses import replace
from functools import cache

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from newscrawl.items import Block, Fact
from newscrawl.stages.dom.blocks import MAX_BLOCKS, read_blocks
from newscrawl.stages.dom.parsing import parse
from newscrawl.stages.dom.parts import Part, Template
from newscrawl.stages.dom.places import tree
from newscrawl.stages.extraction.offered import MAX_OFFERS
from newscrawl.stages.extraction.template_facts import LABEL_CHARS
from newscrawl.stages.extraction.template_fit import CUT, MIN_WORDS, PARAGRAPH_WORDS, SHORTEST, agreement
from newscrawl.stages.extraction.templated import RULE, Templated, read_by_template
from newscrawl.templates.induction import induce
from tests.built_sites import (
    AUTHORS,
    BUILDERS,
    FOOT,
    LAYOUTS,
    MENU,
    NAMED,
    PARAGRAPHS,
    SITE,
    TITLES,
    as_page,
    named,
    offers_of,
    paragraphs,
    story_of,
    traced,
    url_of,
)

URL = url_of(1)


@cache
def template(name: str) -> Template:
    layouts = [traced(as_page(BUILDERS[name](i), i)).layout for i in range(6)]
    found = induce(SITE, [layout for layout in layouts if layout is not None])
    assert found is not None
    return found


def read(html: str, parts: Template | list[Part], words: int = 0) -> Templated:
    root = parse(html)
    assert root is not None
    known = parts.parts if isinstance(parts, Template) else parts
    return read_by_template(root, URL, tree(known), words=words)


def body(found: Templated) -> list[str]:
    return [block.text for block in found.blocks if block.body]


@pytest.mark.parametrize("name", LAYOUTS)
def test_a_page_of_the_site_gives_its_article_and_nothing_else(name: str) -> None:
    found = read(BUILDERS[name](7), template(name), template(name).words)
    assert found.misfit == ""
    assert [text for text in body(found) if text != TITLES[7]] == list(story_of(7))
    assert {cut.rule for cut in found.removed} == {RULE}
    assert FOOT in {cut.text for cut in found.removed}


@pytest.mark.parametrize("name", LAYOUTS)
def test_offered_stories_come_out_with_their_addresses(name: str) -> None:
    found = read(BUILDERS[name](7), template(name))
    related = [(cut.text, cut.href) for cut in found.removed if cut.kind == "related"]
    assert related == list(offers_of(7))
    assert {
        (cut.kind, cut.outside) for cut in found.removed if "اقرأ أيضا" in cut.text or "ذات صلة" in cut.text
    } == {("other", True)}


def test_what_its_labels_say_becomes_facts() -> None:
    found = read(named(7), template(NAMED))
    assert {(fact.name, fact.value) for fact in found.facts} == {
        ("title", TITLES[7]), ("published", "8 مارس 2026"), ("author", f"بقلم {AUTHORS[3]}"),
    }  # fmt: skip


def part(path: str, role: str, kind: str = "other") -> Part:
    return Part(path=tuple(path.split()), role=role, kind=kind)  # type: ignore[arg-type]


STORY = part("div.entry", "story")


def entry(*texts: str) -> str:
    return f'<div class="entry">{paragraphs(texts)}</div>'


def test_the_date_behind_the_title_comes_before_the_day_over_it() -> None:
    dates = ["الجمعة 6 مارس 2026", "الخميس 5 مارس 2026"]
    page = f"<h5>{dates[0]}</h5><h1>قرية جبلية تزرع الزعتر</h1><h4>{dates[1]}</h4>{entry(*PARAGRAPHS[:2])}"
    parts = [STORY, part("h5", "date"), part("h1", "title"), part("h4", "date")]
    assert [fact.value for fact in read(page, parts).facts if fact.name == "published"] == dates[::-1]
    untitled = [one for one in parts if one.role != "title"]
    assert [fact.value for fact in read(page, untitled).facts if fact.name == "published"] == dates


@pytest.mark.parametrize(
    ("role", "inside", "facts"),
    [
        ("title", "قرية جبلية تزرع الزعتر", {("title", "قرية جبلية تزرع الزعتر")}),
        ("date", "الخميس 5 مارس 2026", {("published", "الخميس 5 مارس 2026")}),
        ("date", "اشترك في نشرتنا", set()),
        ("author", "هدى منصور", {("author", "هدى منصور")}),
        ("author", "صحافية تكتب منذ عشر سنوات في شؤون الساحل، ولها كتابان عن مراكب الصيد.", set()),
        ("title", "ب" * (LABEL_CHARS + 1), set()),
        (
            "keywords",
            '<a href="/t/1">زعتر</a><a href="/t/2">جبل</a>',
            {("keyword", "زعتر"), ("keyword", "جبل")},
        ),
        ("keywords", "زعتر", {("keyword", "زعتر")}),
        ("look", "سطر ما", set()),
        ("story", "سطر ما", set()),
    ],
)
def test_a_line_is_a_fact_by_the_role_of_its_part(
    role: str, inside: str, facts: set[tuple[str, str]]
) -> None:
    found = read(f"<h4>{inside}</h4>{entry(*PARAGRAPHS[:2])}", [STORY, part("h4", role)])
    assert {(fact.name, fact.value) for fact in found.facts} == facts
    assert all(isinstance(fact, Fact) for fact in found.facts)


def test_lines_to_look_at_are_no_article_text_yet() -> None:
    html = f'<div class="entry">{paragraphs(PARAGRAPHS[:2])}<p class="note">صورة من الأرشيف</p></div>'
    found = read(html, [STORY, part("div.entry p.note", "look")])
    assert body(found) == list(PARAGRAPHS[:2])
    assert "صورة من الأرشيف" in [block.text for block in found.blocks]


def test_what_a_person_said_of_a_part_is_no_sign_of_another_layout_and_settles_its_lines() -> None:
    long = " ".join(PARAGRAPHS * 3)
    html = (
        f'<p class="legal">{long}</p>{entry(*PARAGRAPHS[:1])}<p class="more"><a href="/x">سعيد يروي</a></p>'
    )
    parts = [STORY, part("p.legal", "cut"), part("p.more", "story")]
    assert read(html, parts).misfit == "misfit-cut-text"
    stated = read(html, [replace(each, by_hand=each is not STORY) for each in parts])
    assert stated.misfit == ""
    assert [(block.text, block.settled) for block in stated.blocks if block.body] == [
        (PARAGRAPHS[0], False), ("سعيد يروي", True),
    ]  # fmt: skip


def test_links_and_drawn_lines_are_no_article_text_wherever_they_stand() -> None:
    html = f'<div class="entry">{paragraphs(PARAGRAPHS[:2])}<p><a href="/5">{TITLES[5]}</a></p><hr></div>'
    found = read(html, [STORY])
    assert body(found) == list(PARAGRAPHS[:2])
    assert [block.tag for block in found.blocks if not block.body] == ["p", "hr"]


@pytest.mark.parametrize(
    ("inside", "misfit"),
    [
        (entry(*PARAGRAPHS[:3]), ""),
        ("", "misfit-no-body"),
        (entry(" ".join(["كلمة"] * (MIN_WORDS - 1))), "misfit-no-body"),
        (entry(" ".join(["كلمة"] * MIN_WORDS)), "misfit-short-body"),
        (paragraphs(PARAGRAPHS[:3]), "misfit-no-body"),
        (entry(PARAGRAPHS[0]) + paragraphs(PARAGRAPHS[1:4]), "misfit-short-body"),
        (entry(*PARAGRAPHS[:3]) + paragraphs(PARAGRAPHS[3:4]), ""),
        (entry(*PARAGRAPHS[:3]) + paragraphs(PARAGRAPHS[3:6]), "misfit-strange-text"),
        (entry(*PARAGRAPHS[:3]) + "".join(f'<p><a href="/">{text}</a></p>' for text in PARAGRAPHS[3:6]), ""),
        (entry(*PARAGRAPHS[:3]) + paragraphs([" ".join(["كلمة"] * (PARAGRAPH_WORDS - 1))] * 30), ""),
        (entry(*PARAGRAPHS[:3]) + f"<aside>{paragraphs(PARAGRAPHS[3:4])}</aside>", ""),
        (entry(*PARAGRAPHS[:3]) + f"<aside>{paragraphs(PARAGRAPHS[3:6])}</aside>", "misfit-cut-text"),
        (entry(*PARAGRAPHS[:3]) + f"<aside>{paragraphs(TITLES * 9)}</aside>", ""),
    ],
)
def test_a_page_fits_if_its_text_is_where_it_should_be(inside: str, misfit: str) -> None:
    words = sum(len(text.split()) for text in PARAGRAPHS[:3])
    assert read(f"<nav>الرئيسية</nav>{inside}", [STORY, part("aside", "cut")], words).misfit == misfit


def test_an_article_as_short_as_the_shortest_ones_share_fits() -> None:
    words = len(PARAGRAPHS[0].split())
    for shortest, misfit in ((words / SHORTEST - 1, ""), (words / SHORTEST + 2, "misfit-short-body")):
        assert read(entry(PARAGRAPHS[0]), [STORY], int(shortest)).misfit == misfit


def test_an_article_that_moved_into_furniture_does_not_fit() -> None:
    moved = named(7, ()).replace("</aside>", f"{paragraphs(story_of(7))}</aside>")
    half = named(7, story_of(7)[:2]).replace("</footer>", f"{paragraphs(story_of(7)[2:])}</footer>")
    assert read(moved, template(NAMED), template(NAMED).words).misfit == "misfit-no-body"
    assert read(half, template(NAMED), template(NAMED).words).misfit == "misfit-cut-text"
    assert CUT < 1


CUT_PARTS = [
    STORY,
    part("nav", "cut", "navigation"),
    part("ul", "cut", "related"),
    part("div.entry div.box", "cut", "most_read"),
    part("div.entry em", "cut", "share"),
    part("section", "look"),
]


def cuts(html: str) -> list[tuple[str, str, str | None]]:
    return [(cut.kind, cut.text, cut.href) for cut in read(html, CUT_PARTS).removed]


def test_the_text_of_a_cut_part_is_one_cut_with_a_line_for_each_piece() -> None:
    html = f"<nav><p>{MENU[0]}</p> <b>{MENU[1]}</b>\n<script>x</script> </nav>{entry(*PARAGRAPHS)}"
    assert cuts(html) == [("navigation", f"{MENU[0]}\n{MENU[1]}", None)]


def test_pieces_of_a_link_are_one_offer_and_what_is_between_links_is_kept() -> None:
    html = """<ul>قبل<li><a href="/1"><span>سوق</span><b>السمك</b></a> بين <a href="/2">سوق</a></li>
    <li><a href="/3"><img src="x"></a>بعد</li></ul>"""
    assert cuts(html + entry(*PARAGRAPHS)) == [
        ("related", "سوق السمك", "https://www.example.org/1"),
        ("related", "سوق", "https://www.example.org/2"),
        ("other", "قبل\nبين\nبعد", None),
    ]


@pytest.mark.parametrize("href", ["javascript:alert(1)", "", "http://[", "mailto:a@example.org"])
def test_an_offer_without_a_web_address_has_none(href: str) -> None:
    assert cuts(f'<ul><li><a href="{href}">سوق السمك</a></li></ul>{entry(*PARAGRAPHS)}') == [
        ("related", "سوق السمك", None)
    ]


def test_of_many_offers_the_last_are_text() -> None:
    html = "".join(f'<li><a href="/{i}">خبر {i}</a></li>' for i in range(MAX_OFFERS + 5))
    found = cuts(f"<ul>{html}</ul>{entry(*PARAGRAPHS)}")
    assert [kind for kind, _, _ in found] == ["related"] * MAX_OFFERS + ["other"]
    assert found[-1][1].split("\n") == [f"خبر {i}" for i in range(MAX_OFFERS, MAX_OFFERS + 5)]


def test_cuts_stand_between_the_blocks_where_they_stood() -> None:
    html = '<nav>قائمة</nav><div class="entry"><p>أول</p><div class="box"><p>أقرب</p></div><p>ثان</p></div>'
    found = read(html, CUT_PARTS)
    assert [(block.index, block.text) for block in found.blocks] == [(1, "أول"), (3, "ثان")]
    assert [(cut.index, cut.text) for cut in found.removed] == [(0, "قائمة"), (2, "أقرب")]


TAGS = (
    "div",
    "p",
    "nav",
    "ul",
    "li",
    "section",
    "em",
    "b",
    "span",
    "td",
    "hr",
    "br",
    "h2",
    "blockquote",
    "select",
    "script",
)
WORDS = ("سوق", "السمك", "قطار", "الساحل", "زعتر", "،", "2026", "نهر الوادي")
NODES = st.recursive(
    st.sampled_from([*WORDS, "<hr>", "<br>", "<!-- x -->", '<a href="/1">خبر</a>']),
    lambda inner: st.builds(
        lambda tag, name, inside: f"<{tag}{name}>{''.join(inside)}</{tag}>",
        st.sampled_from(TAGS),
        st.sampled_from(["", ' class="entry"', ' class="box"', ' id="box > entry"']),
        st.lists(inner, max_size=4),
    ),
    max_leaves=25,
)
ROLE = st.sampled_from(["story", "cut", "look", "title", "date", "author", "keywords"])
KIND = st.sampled_from(["related", "most_read", "navigation", "other"])
STEP = st.sampled_from(["div.entry", "div", "p", "ul", "nav", "em", "section", "li", "div.box", "span", "b"])
PARTS = st.lists(
    st.builds(
        lambda path, role, kind: Part(path=tuple(path), role=role, kind=kind),
        st.lists(STEP, max_size=2),
        ROLE,
        KIND,
    ),
    max_size=6,
    unique_by=lambda found: found.path,
)


def letters(texts: list[str]) -> Counter[str]:
    return Counter(character for text in texts for character in text if not character.isspace())


@settings(max_examples=250, deadline=None)
@given(st.lists(NODES, max_size=5), PARTS)
def test_all_visible_text_is_in_blocks_or_cut(nodes: list[str], parts: list[Part]) -> None:
    html = "<html><body>" + "".join(nodes) + "</body></html>"
    root = parse(html)
    assert root is not None
    visible = [block.text for block in read_blocks(root, URL)]
    found = read(html, parts)
    shown = [*(block.text for block in found.blocks), *(cut.text for cut in found.removed)]
    assert letters(shown) == letters(visible)
    indices = [block.index for block in found.blocks]
    assert indices == sorted(set(indices))
    assert set(indices).isdisjoint(cut.index for cut in found.removed)


@settings(max_examples=60, deadline=None)
@given(
    st.lists(st.sampled_from([*PARAGRAPHS, *TITLES]), max_size=6),
    st.lists(st.sampled_from([*PARAGRAPHS, *TITLES]), max_size=6),
    st.sampled_from(LAYOUTS),
)
def test_all_words_of_a_page_of_the_site_are_in_blocks_or_cut(
    texts: list[str], more: list[str], name: str
) -> None:
    html = BUILDERS[name](5, texts).replace("</body>", f"{paragraphs(more)}</body>")
    root = parse(html)
    assert root is not None
    visible = Counter(word for block in read_blocks(root, URL) for word in block.text.split())
    found = read(html, template(name))
    texts = [*(block.text for block in found.blocks), *(cut.text for cut in found.removed)]
    assert Counter(word for text in texts for word in text.split()) == visible


def block(text: str, *, article: bool = True) -> Block:
    return Block(index=0, text=text, body=article)


@pytest.mark.parametrize(
    ("ours", "theirs", "agreed"),
    [
        ([block("سوق السمك")], [block("سوق"), block("السمك")], 1.0),
        ([block("سوق السمك")], [block("سوق السمك"), block("قائمة", article=False)], 1.0),
        ([block("سوق السمك")], [block("سوق الخضار")], 0.5),
        ([block("سوق سوق سوق")], [block("سوق")], 0.5),
        ([block("سوق")], [], 0.0),
        ([], [], 0.0),
    ],
)
def test_two_readings_agree_as_far_as_their_words_do(
    ours: list[Block], theirs: list[Block], agreed: float
) -> None:
    assert agreement(ours, theirs) == agreement(theirs, ours) == agreed


HOSTILE = {
    "deep": "<div class=entry>" * 10_000 + "نص",
    "deep cut": "<nav>" * 10_000 + "نص",
    "siblings": "<p>نص</p>" * 70_000,
    "siblings of a cut part": "<ul>" + "<li>نص</li>" * 70_000,
    "offers": "<ul>" + "<a href=/1>سوق</a> و" * 70_000,
    "offers in offers": "<ul>" + "<a href=/1><b>سوق</b>" * 40_000,
    "long class": f'<div class="{"entry " * 200_000}">نص</div>' * 3,
    "long id": f'<div id="{"1" * 1_000_000}">نص</div>' * 3,
    "ids": "".join(f'<div id="a{chr(97 + i % 26)}{i % 97}b > c\n{i}">نص</div>' for i in range(20_000)),
    "frames": "<frameset><frame src=/1><noframes><body><nav>نص</nav></body></noframes></frameset>",
    "no body": "<head><title>نص</title></head>",
    "text behind the page": "<html><body><nav>نص</nav></body></html>نص" * 2_000,
    "long text": "<nav>" + "نص " * 500_000,
    "long line": "<nav>" + "نص" * 1_000_000,
}


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_pages_are_read_in_bounded_time(name: str) -> None:
    root = parse(HOSTILE[name])
    assert root is not None
    known = tree(CUT_PARTS)
    start = time.process_time()
    found = read_by_template(root, URL, known, words=0)
    assert time.process_time() - start < 4
    assert len(found.blocks) + len({cut.index for cut in found.removed}) <= MAX_BLOCKS
    assert found.misfit


def test_an_author_is_what_stands_first_in_the_author_s_part() -> None:
    names = "".join(f'<div class="by">{name}</div>' for name in AUTHORS[:2])
    html = f'{names}{entry(*story_of(0))}<div class="by">وسائل التواصل</div>'
    found = read(html, [STORY, part("div.by", "author")])
    assert [fact.value for fact in found.facts if fact.name == "author"] == list(AUTHORS[:2])


def test_of_an_author_s_line_of_several_elements_the_byline_is_read_by_itself() -> None:
    line = '<p class="meta"><span class="post-author">كتبت: منى الحداد</span><span>340 زيارة</span></p>'
    found = read(f"{line}{entry(*story_of(0))}", [STORY, part("p.meta", "author")])
    assert next(fact.value for fact in found.facts if fact.name == "author") == "كتبت: منى الحداد"
