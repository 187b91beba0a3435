"""From bytes to blocks: whatever comes in, there are blocks and facts, or a reason why not."""

from __future__ import annotations

import time
from dataclasses import replace
from functools import cache

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from newscrawl.items import Media, Page
from newscrawl.stages import extract as extract_module
from newscrawl.stages.dom.blocks import MAX_BLOCKS
from newscrawl.stages.dom.parts import Part, Template
from newscrawl.stages.extract import MAX_BYTES, MAX_TAGS, SAMPLED, extract
from newscrawl.stages.lines.known import Known
from newscrawl.templates.recurrence import Learner
from tests.built_sites import (
    PARAGRAPHS,
    SITE,
    TITLES,
    as_page,
    named,
    offers_of,
    paragraphs,
    story_of,
    traced,
)
from tests.market import LEAD, SECOND, TITLE

URL = "https://example.org/news/1"
ARTICLE = f"""<html lang="ar"><head><title>{TITLE}</title>
<meta property="article:published_time" content="2026-01-05T08:00:00+02:00"></head>
<body><nav><a href="/">الرئيسية</a></nav><article><h1>{TITLE}</h1><p>{LEAD}</p><p>{SECOND}</p></article></body></html>"""


def page(body: bytes | str, media: Media = "html", content_type: str = "") -> Page:
    sent = body if isinstance(body, bytes) else body.encode()
    return Page(
        url=URL, fetched="2026-01-05T10:00:00+00:00", media=media, body=sent, content_type=content_type
    )


def lines(text: str) -> list[tuple[str, bool]]:
    return [(block.text, block.gap) for block in extract(page(text, "text")).blocks]


def test_a_page_has_blocks_and_facts_instead_of_its_bytes() -> None:
    found = extract(page(ARTICLE))
    assert [block.text for block in found.blocks] == ["الرئيسية", TITLE, LEAD, SECOND]
    assert [block.body for block in found.blocks][-2:] == [True, True]
    assert {(fact.name, fact.value) for fact in found.facts} >= {
        ("published", "2026-01-05T08:00:00+02:00"),
        ("language", "ar"),
    }
    assert (found.body, found.encoding, found.verdicts) == (b"", "utf-8", ())


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "windows-1256"])
def test_the_same_page_in_another_encoding_has_the_same_blocks(encoding: str) -> None:
    assert extract(page(ARTICLE.encode(encoding))).blocks == extract(page(ARTICLE)).blocks


def test_what_was_known_of_the_page_stays() -> None:
    given_page = page(ARTICLE)
    found = extract(given_page)
    assert (found.url, found.fetched, found.hints) == (given_page.url, given_page.fetched, given_page.hints)


@pytest.mark.parametrize(
    ("body", "verdict"),
    [
        (b"", "empty"),
        (b" \n\t\r\n", "empty"),
        (b"\xef\xbb\xbf", "empty"),
        (b"<!-- only a comment -->", "empty"),
        (b"%PDF-1.7\n%\xe2\xe3\xcf\xd3", "binary"),
        (b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR", "binary"),
        (b"\x1f\x8b\x08\x00\x00\x00\x00\x00", "binary"),
        (bytes(range(256)) * 4, "binary"),
        ("\ufffd نص ".encode() * 100, "undecodable"),
    ],
)
def test_a_page_that_cannot_be_read_says_why(body: bytes, verdict: str) -> None:
    found = extract(page(body))
    assert found.verdicts == (verdict,)
    assert (found.body, found.blocks, found.facts) == (b"", (), ())


def test_earlier_verdicts_stay() -> None:
    truncated = Page(url=URL, fetched="2026-01-05T10:00:00+00:00", verdicts=("truncated",))
    assert extract(truncated).verdicts == ("truncated", "empty")


@pytest.mark.parametrize(("over", "verdicts"), [(-1, ()), (0, ()), (1, ("oversize",))])
def test_a_page_over_the_limit_is_not_read(
    over: int, verdicts: tuple[str, ...], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(extract_module, "MAX_BYTES", 100)
    found = extract(page(b"a" * (100 + over), "text"))
    assert found.verdicts == verdicts
    assert bool(found.blocks) == (not verdicts)
    assert found.body == b""


def test_the_limit_holds_real_pages() -> None:
    assert MAX_BYTES >= 4 * 1024 * 1024


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("أول\nثان", [("أول", False), ("ثان", False)]),
        ("أول\r\nثان\rثالث", [("أول", False), ("ثان", False), ("ثالث", False)]),
        ("أول\n\nثان\n \t \n\nثالث", [("أول", False), ("ثان", True), ("ثالث", True)]),
        ("\n\nأول\n", [("أول", True)]),
        ("  أول \t", [("أول", False)]),
        ("أول\u2028سطر\x0cواحد\x0bهنا", [("أول\u2028سطر\x0cواحد\x0bهنا", False)]),
        ("<p>أول</p>", [("<p>أول</p>", False)]),
        ("أول &amp; ثان", [("أول &amp; ثان", False)]),
    ],
)
def test_text_is_read_line_by_line(text: str, expected: list[tuple[str, bool]]) -> None:
    assert lines(text) == expected


def test_lines_of_text_are_article_text_without_places() -> None:
    blocks = extract(page(f"{TITLE}\n\n{LEAD}", "text")).blocks
    assert [(b.index, b.tag, b.body, b.tokens, b.href) for b in blocks] == [
        (0, "line", True, (), None),
        (1, "line", True, (), None),
    ]


def test_text_declares_nothing() -> None:
    assert extract(page(ARTICLE, "text")).facts == ()


@pytest.mark.parametrize(("more", "verdicts"), [(-1, ()), (10, ("oversize",))])
@pytest.mark.parametrize("media", ["html", "text"])
def test_a_page_of_too_many_lines_says_that_it_is_not_whole(
    media: Media, more: int, verdicts: tuple[str, ...]
) -> None:
    separator = "<br>" if media == "html" else "\n"
    found = extract(page(separator.join("ab" for _ in range(MAX_BLOCKS + more)), media))
    assert len(found.blocks) == min(MAX_BLOCKS, MAX_BLOCKS + more)
    assert found.verdicts == verdicts


@pytest.mark.parametrize(("media", "verdicts"), [("html", ("oversize",)), ("text", ())])
def test_a_page_of_too_many_tags_is_not_read(media: Media, verdicts: tuple[str, ...]) -> None:
    found = extract(page("نص" + "<i>" * (MAX_TAGS + 1), media))
    assert found.verdicts == verdicts
    assert bool(found.blocks) == (not verdicts)


def test_a_page_of_as_many_tags_as_are_read_is_read() -> None:
    found = extract(page("نص<i>" + "</i>" * (MAX_TAGS - 1)))
    assert [block.text for block in found.blocks] == ["نص"]
    assert found.verdicts == ()


@pytest.mark.parametrize("length", [1, 60, 120, 240, len(ARTICLE.encode()) - 40])
def test_a_page_that_breaks_off_is_read_as_far_as_it_goes(length: int) -> None:
    found = extract(page(ARTICLE.encode()[:length]))
    assert found.body == b""
    assert not any(block.text not in ARTICLE for block in found.blocks[:-1])


@settings(max_examples=120, deadline=None)
@given(
    st.binary(max_size=400),
    st.sampled_from(["html", "text"]),
    st.sampled_from(["", "text/html; charset=x", "a;b=\xff"]),
)
@example(b"\x00", "html", "")
@example(b"\xff\xfe\x00\xd8", "html", "")
@example(b"<p>\xd8\xa7", "text", "")
def test_any_bytes_are_read_or_rejected(body: bytes, media: Media, content_type: str) -> None:
    found = extract(page(body, media, content_type))
    assert found.body == b""
    assert not (found.blocks and "empty" in found.verdicts)
    assert [block.index for block in found.blocks] == list(range(len(found.blocks)))
    if media == "text":
        assert bool(found.blocks) != bool(found.verdicts)
    if not found.verdicts:
        assert found.encoding


READ = ARTICLE.index(LEAD) + len(LEAD) + len("</p>")


@settings(max_examples=40, deadline=None)
@given(st.integers(READ, len(ARTICLE)), st.text("<>/!-&;\"'= aph\x00\u200f", max_size=12), st.integers(0, 80))
@example(READ, "<!--", 0)
@example(READ, "<script>", 0)
def test_what_stands_before_the_damage_is_read(at: int, damage: str, cut: int) -> None:
    found = extract(page(ARTICLE[:at] + damage + ARTICLE[at + cut :]))
    assert [block.text for block in found.blocks][:3] == ["الرئيسية", TITLE, LEAD]


@pytest.mark.parametrize(
    "body",
    [
        "<div>" * 30_000 + "نص",
        "<table><tr><td>" * 10_000 + "نص",
        "<p>نص" * 5_000,
        "<a href='" + "x" * 500_000 + "'>نص</a>",
        "<" * 200_000,
        "<!--" * 100_000,
        "&" * 300_000,
        "&#x110000;" * 50_000,
        "<script>" + "{[" * 200_000,
        '<script type="application/ld+json">' + "[" * 100_000 + "</script><p>نص</p>",
        "<meta content='" + "a," * 200_000 + "' name=keywords><p>نص</p>",
        "<p>" + "نص " * 100_000,
        "\u202e\u2066" * 200_000,
        "👩‍👩‍👧‍👦" * 40_000,
    ],
    ids=[
        "deep", "deep tables", "many blocks", "long address", "open tags", "open comments", "ampersands", "references",
        "open script", "deep json", "many keywords", "long line", "bidi marks", "emoji",
    ],
)  # fmt: skip
@pytest.mark.parametrize("media", ["html", "text"])
def test_hostile_pages_are_read_in_bounded_time(body: str, media: Media) -> None:
    start = time.process_time()
    found = extract(page(body, media))
    assert time.process_time() - start < 5
    assert found.body == b""
    assert len(found.blocks) <= MAX_BLOCKS


@cache
def known_site() -> Known:
    learner = Learner()
    for number in range(6):
        learner.add(traced(as_page(named(number), number)))
    return learner.known()


def read(html: str, number: int = 7, known: Known | None = None, *, paths: bool = False) -> Page:
    return extract(as_page(html, number), known if known is not None else known_site(), paths=paths)


def body_of(found: Page) -> list[str]:
    return [block.text for block in found.blocks if block.body]


@pytest.mark.parametrize("number", range(6, 14))
def test_a_page_is_read_by_the_template_of_its_site(number: int) -> None:
    found = read(named(number), number, paths=True)
    assert (found.reading, found.verdicts, found.paths) == ("template", (), ())
    assert body_of(found) == list(story_of(number))
    assert [(cut.text, cut.href) for cut in found.removed if cut.kind == "related"] == list(offers_of(number))
    assert {
        ("title", TITLES[number % 8]),
        ("published", f"{number % 27 + 1} مارس 2026"),
        ("language", "ar"),
    } <= {(fact.name, fact.value) for fact in found.facts}


def test_a_page_of_another_site_is_read_for_the_first_time() -> None:
    other = replace(as_page(named(7)), url="https://other.example/7")
    assert extract(other, known_site()).reading == extract(other).reading == "first-visit"
    assert extract(other, known_site()) == extract(other)


@pytest.mark.parametrize(
    ("html", "reason"),
    [
        (named(7, ()), "misfit-no-body"),
        (named(7).replace('class="entry"', 'class="text"'), "misfit-no-body"),
        (named(7, ["خبر عاجل: " + "كلمة " * 25]), "misfit-short-body"),
        (
            named(7).replace("</article>", f"<section>{paragraphs(PARAGRAPHS[:6])}</section></article>"),
            "misfit-strange-text",
        ),
        (named(7).replace("</aside>", f"{paragraphs(PARAGRAPHS[:6])}</aside>"), "misfit-cut-text"),
    ],
)
def test_a_page_that_does_not_fit_is_read_as_a_first_visit(html: str, reason: str) -> None:
    found, first = read(html, paths=True), extract(as_page(html, 7), paths=True)
    assert found.reading == reason
    assert (found.blocks, found.facts, found.removed, found.paths) == (
        first.blocks,
        first.facts,
        (),
        first.paths,
    )


def test_paths_are_noted_only_if_they_are_asked_for() -> None:
    found = extract(as_page(named(7)), paths=True)
    assert len(found.paths) == len(found.blocks)
    assert ("main", "article.post.post-*", "div.entry", "p") in found.paths
    assert extract(as_page(named(7))).paths == ()


def test_tags_are_read_off_their_links_where_the_template_knows_of_none() -> None:
    tags = '<p><a rel="tag" href="/t/1">صيد الإسفنج</a> <a rel="tag" href="/t/2">#حرف_قديمة</a></p></body>'
    found = read(named(7).replace("</body>", tags), 7)
    assert found.reading == "template"
    assert [fact.value for fact in found.facts if fact.name == "keyword"] == ["صيد الإسفنج", "حرف قديمة"]


def bad_template() -> Known:
    """Return a template that takes the offered stories for the article and cuts the article."""
    parts = (
        Part(path=("main", "article.post.post-*"), role="cut"), Part(path=("main", "aside.related"), role="story"),
    )  # fmt: skip
    return Known(templates={SITE: Template(site=SITE, parts=parts)})


def test_some_pages_are_read_both_ways_and_the_first_visit_is_believed() -> None:
    texts = story_of(3, 2)
    html = named(7, story_of(7, 1)).replace("</aside>", f"{paragraphs(texts)}</aside>")
    found = [read(html, number, bad_template()) for number in range(5 * SAMPLED)]
    readings = [page.reading for page in found]
    assert set(readings) == {"template", "misfit-disagreement"}
    assert 1 <= readings.count("misfit-disagreement") <= 15
    caught = found[readings.index("misfit-disagreement")]
    assert story_of(7, 1)[0] in body_of(caught)
    again = [read(html, number, bad_template()).reading for number in reversed(range(5 * SAMPLED))]
    assert again == readings[::-1]


def test_lines_behind_the_last_are_told_of_on_a_page_read_by_its_template() -> None:
    many = "<p>سطر</p>" * (MAX_BLOCKS + 5)
    cuts = "<nav>قائمة</nav>" * (MAX_BLOCKS + 5)
    known = Known(templates={SITE: Template(site=SITE, parts=(
        Part(path=("div.entry",), role="story"), Part(path=("nav",), role="cut"),
    ))})  # fmt: skip
    for html in (
        f'<nav>أ</nav><div class="entry">{many}</div>',
        f'<div class="entry">{paragraphs(PARAGRAPHS)}</div>{cuts}',
    ):
        found = read(html, known=known)
        assert (found.reading, found.verdicts) == ("template", ("oversize",))
        indices = {*(b.index for b in found.blocks), *(cut.index for cut in found.removed)}
        assert indices == set(range(MAX_BLOCKS))


@pytest.mark.parametrize(
    "body", ["<frameset><frame src=/1></frameset>", "<head><title>نص</title></head>", "نص"]
)
def test_pages_without_a_body_fit_no_template(body: str) -> None:
    assert read(body).reading == "misfit-no-body"


APPENDED = "".join(
    f"<p>{text}</p>"
    for text in (
        "صنع تلميذ في الخامسة عشرة مرصدا فلكيا صغيرا من علب زيت فارغة وعدسات نظارات قديمة جمعها من جيرانه.",
        "ورأى به حلقات زحل وفوهات القمر من سطح بيته في ليلة صافية، ودعا إليه رفاقه في المدرسة.",
        "وستعرض المدرسة المرصد في معرضها السنوي قبل أن يعود إلى السطح الذي صنع عليه.",
    )
)


@pytest.mark.parametrize(
    ("appended", "is_found"),
    [
        (
            f'<div class="next"><h2>تلميذ يصنع مرصدا من علب الزيت</h2><div class="entry">{APPENDED}</div></div>',
            True,
        ),
        (f'<div class="next"><div class="entry">{APPENDED}</div></div>', False),  # under no headline
        ('<div class="next"><h2>تلميذ يصنع مرصدا من علب الزيت</h2><p>صنعه في شهرين.</p></div>', False),
    ],
)
def test_a_story_that_few_pages_append_is_found_where_the_template_knows_of_nothing(
    appended: str, *, is_found: bool
) -> None:
    sent = as_page(named(9).replace("<aside", f"{appended}<aside"), 9)
    found = extract(sent, known_site())
    assert found.reading == "template"
    told = body_of(found)
    assert [text for text in story_of(9) if text in told] == list(story_of(9))
    assert any("زحل" in text for text in told) is is_found


def test_the_headline_of_such_a_story_may_be_called_as_the_pages_is() -> None:
    def page_of(number: int, appended: str = "") -> Page:
        html = named(number).replace('<h1 class="title">', '<div class="headline">', 1)
        html = html.replace("</h1>", "</div>", 1).replace("<aside", f"{appended}<aside")
        return as_page(html, number)

    learner = Learner()
    for number in range(6):
        learner.add(traced(page_of(number)))
    headline = "<div class={}>تلميذ يصنع مرصدا من علب الزيت</div>"
    found = [
        body_of(
            extract(page_of(9, f'<div class="next">{headline.format(name)}{APPENDED}</div>'), learner.known())
        )
        for name in ("headline", "other")
    ]
    assert [any("زحل" in text for text in told) for told in found] == [True, False]
