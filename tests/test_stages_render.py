"""Rendering: the text, the records, and the books: no word of a page is lost between them."""

from __future__ import annotations

import dataclasses
import json
import re
from collections import Counter
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from newscrawl.items import Block, Metadata, Page, Record, Related, Removed, Story
from newscrawl.stages.render import record_id, records, render, to_dict
from newscrawl.stages.story import paragraphs

TITLE = "البلدية تفتتح حديقة جديدة"
FIRST = "افتتحت البلدية صباح أمس حديقة جديدة."
SECOND = "وحضر الافتتاح عدد من الأهالي."
URL = "https://www.news.example.com/a/1?x=2"


def block(index: int, text: str, **fields: Any) -> Block:
    return Block(index=index, text=text, **fields)


def page(*stories: Story, **fields: Any) -> Page:
    return Page(
        url=URL, fetched="2026-01-05T10:00:00+00:00", spider="news", run="r1", stories=stories, **fields
    )


def lead(*blocks: Block, **fields: Any) -> Story:
    return Story(part=0, blocks=blocks, metadata=Metadata(title=TITLE), **fields)


def test_the_text_is_the_paragraphs_and_sub_headings_one_a_line() -> None:
    story = lead(
        block(0, FIRST),
        block(1, "أشجار ومقاعد", tag="h3", role="heading"),
        block(2, "", tag="hr"),
        block(3, SECOND),
    )
    assert render(page(story)).stories[0].text == f"{FIRST}\nأشجار ومقاعد\n{SECOND}"


@pytest.mark.parametrize(
    "repeated",
    [
        block(0, TITLE),
        block(0, f"«{TITLE}»."),
        block(0, TITLE, tag="h1"),
        block(0, "البلديّة تفتتـح حديقة جديدة", tag="h2"),
        block(0, "عنوان آخر تماما", role="title"),
    ],
)
def test_the_title_is_not_repeated_in_the_text(repeated: Block) -> None:
    assert render(page(lead(repeated, block(1, FIRST)))).stories[0].text == FIRST


@pytest.mark.parametrize(
    "blocks",
    [
        (block(0, FIRST), block(1, TITLE)),  # a sentence of the story that says the same
        (block(0, f"{TITLE} في الميناء"), block(1, FIRST)),
        (block(0, FIRST), block(1, "حديقة", tag="h2")),
    ],
)
def test_what_only_resembles_the_title_stays(blocks: tuple[Block, ...]) -> None:
    assert render(page(lead(*blocks))).stories[0].text == "\n".join(one.text for one in blocks)


def test_without_a_title_nothing_is_taken_for_one() -> None:
    story = Story(part=0, blocks=(block(0, "..."), block(1, FIRST)))
    assert paragraphs(page(story), story) == ("...", FIRST)


def test_a_title_of_the_page_that_the_metadata_do_not_have_is_kept_in_removed() -> None:
    (story,) = render(page(lead(block(0, "عنوان الصفحة", role="title"), block(1, FIRST)))).stories
    assert story.removed == (Removed(kind="other", rule="render-title", text="عنوان الصفحة", index=0),)


def test_an_appended_story_takes_its_title_from_its_title_block() -> None:
    appended = Story(part=1, blocks=(block(5, "أمطار غدا", role="title"), block(6, SECOND)))
    _, record = records(render(page(lead(block(0, FIRST)), appended)))
    assert (record.title, record.text, record.removed) == ("أمطار غدا", SECOND, ())


def test_a_lead_without_metadata_of_its_own_has_the_page_s() -> None:
    known = Metadata(title=TITLE, published="2026-01-04", published_from="meta", authors=("سلمى حداد",))
    story = Story(part=0, blocks=(block(0, TITLE), block(1, FIRST)), metadata=Metadata(source="وكالة"))
    (record,) = records(render(page(story, metadata=known)))
    assert (record.title, record.published, record.published_from) == (TITLE, "2026-01-04", "meta")
    assert (record.authors, record.source, record.text) == (("سلمى حداد",), "وكالة", FIRST)


def test_an_appended_story_has_nothing_of_its_lead_but_the_addresses() -> None:
    known = Metadata(
        title=TITLE, published="2026-01-04", published_from="meta", authors=("سلمى حداد",), section="محليات",
        keywords=("حدائق",), canonical_url="https://news.example.com/a/1", image="https://news.example.com/i.jpg",
    )  # fmt: skip
    appended = Story(part=1, blocks=(block(5, SECOND),))
    first, second = records(render(page(lead(block(0, FIRST)), appended, metadata=known)))
    assert (second.title, second.published, second.published_from, second.authors) == (None, None, None, ())
    assert (second.section, second.keywords, second.image) == (None, (), None)
    assert (second.url, second.canonical_url, second.site) == (URL, known.canonical_url, "example.com")
    assert (first.parent_id, second.parent_id, second.part) == (None, first.id, 1)
    assert (second.fetched, second.spider, second.run) == ("2026-01-05T10:00:00+00:00", "news", "r1")


def test_the_id_is_the_same_in_every_run() -> None:
    # Written records are known by it: a change here doubles every corpus.
    assert record_id("https://example.com/a", 0) == "35c3801ac9e81748a91576d4c779eb27"


def test_the_id_hangs_on_the_canonical_address_and_the_part_alone() -> None:
    canonical = Metadata(canonical_url="https://news.example.com/a/1")
    one = records(page(lead(block(0, FIRST)), metadata=canonical))[0].id
    other = records(
        dataclasses.replace(page(lead(), metadata=canonical), url="https://m.example.com/?a=1", run="r2")
    )[0].id
    assert one == other == record_id("https://news.example.com/a/1", 0)
    assert re.fullmatch("[0-9a-f]{32}", one)
    assert (
        len(
            {
                record_id(url, part)
                for url in ("https://a.example/1", "https://a.example/11")
                for part in range(20)
            }
        )
        == 40
    )


def test_the_address_stands_in_where_no_canonical_one_is_declared() -> None:
    (record,) = records(page(lead(block(0, FIRST))))
    assert record.canonical_url == record.url == URL


def test_removed_is_in_page_order_and_the_lead_has_what_belongs_to_no_story() -> None:
    def cut(index: int, text: str) -> Removed:
        return Removed(kind="share", rule="ar-share", text=text, index=index)

    first = lead(block(2, FIRST), removed=(cut(3, "c"), cut(1, "b")))
    second = Story(part=1, blocks=(block(5, SECOND),), removed=(cut(6, "d"),))
    written = records(render(page(first, second, removed=(cut(4, "a"), cut(0, "z")))))
    assert [[one.text for one in record.removed] for record in written] == [["z", "b", "c", "a"], ["d"]]


def test_verdicts_of_page_and_story_come_together_without_repeats() -> None:
    story = lead(block(0, FIRST), verdicts=("short", "truncated"))
    (record,) = records(page(story, verdicts=("truncated",)))
    assert record.verdicts == ("truncated", "short")


def test_a_line_of_output_has_the_fields_in_order_and_nothing_else() -> None:
    story = lead(
        block(0, FIRST),
        removed=(Removed(kind="share", rule="ar-share", text="شارك", index=3),),
        related=(Related(title="خبر آخر", url=None),),
    )
    (record,) = records(render(page(story, verdicts=("short",))))
    line = to_dict(record)
    assert list(line) == [field.name for field in dataclasses.fields(Record)]
    assert line["removed"] == [{"kind": "share", "rule": "ar-share", "text": "شارك"}]
    assert line["related"] == [{"title": "خبر آخر", "url": None}]
    assert line["verdicts"] == ["short"]
    assert json.loads(json.dumps(line, ensure_ascii=False)) == line


def test_every_field_of_the_record_is_documented() -> None:
    text = (Path(__file__).parent.parent / "docs" / "record.md").read_text(encoding="utf-8")
    table = re.findall(r"^\| `(\w+)` \|", text.partition("## ")[0], re.MULTILINE)
    assert table == [field.name for field in dataclasses.fields(Record)]


BLOCKS = st.lists(
    st.builds(
        Block,
        index=st.integers(0, 20),
        text=st.sampled_from(["", TITLE, FIRST, SECOND, "أ", "..."]),
        tag=st.sampled_from(["p", "h1", "h2", "hr", "line"]),
        role=st.sampled_from(["text", "heading", "offer", "title"]),
    ),
    max_size=8,
)


@settings(max_examples=200, deadline=None)
@given(BLOCKS, st.integers(0, 2), st.sampled_from([None, TITLE, "عنوان"]))
def test_every_block_ends_in_text_title_or_removed(blocks: list[Block], part: int, title: str | None) -> None:
    story = Story(part=part, blocks=tuple(blocks), metadata=Metadata(title=title))
    (done,) = render(page(story)).stories
    held = Counter(done.text.split("\n")) + Counter(cut.text for cut in done.removed)
    missing = Counter(one.text for one in blocks if one.text) - held
    bare = re.sub(r"\W", "", done.metadata.title or "")
    assert all(re.sub(r"\W", "", text) == bare for text in missing)


@settings(max_examples=100, deadline=None)
@given(BLOCKS, st.integers(0, 2))
def test_rendering_twice_is_rendering_once(blocks: list[Block], part: int) -> None:
    once = render(page(Story(part=part, blocks=tuple(blocks))))
    assert render(once).stories[0].text == once.stories[0].text


def test_a_title_that_stands_once_more_is_told_as_removed() -> None:
    shown = [block(0, TITLE, tag="h1"), block(1, FIRST), block(2, TITLE, tag="h4"), block(3, SECOND)]
    (story,) = render(page(lead(*shown))).stories
    assert story.text == f"{FIRST}\n{SECOND}"
    assert [(cut.text, cut.rule, cut.index) for cut in story.removed] == [(TITLE, "render-title", 2)]
