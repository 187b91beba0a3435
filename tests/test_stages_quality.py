"""Quality: what is wrong with a story is said, what is merely unusual is not."""

from __future__ import annotations

import inspect
import re
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from newscrawl.export.routing import read_reject
from newscrawl.items import Block, LanguageShare, Metadata, Page, Removed, Story
from newscrawl.stages import quality
from newscrawl.stages.checks import CHECKS, read_checks
from newscrawl.stages.quality import DEFAULT_REJECT, MIN_WORDS, Verdict, is_list, judge

if TYPE_CHECKING:
    from collections.abc import Sequence

PROSE = "افتتحت البلدية صباح أمس حديقة جديدة قرب الميناء القديم وزرعت فيها ثلاثمئة شجرة."
HEADLINES = [
    "البلدية تفتتح حديقة جديدة قرب الميناء",
    "طلاب الجامعة يفوزون بجائزة العلوم",
    "أمطار متوقعة على السواحل نهاية الأسبوع",
    "معرض الكتاب يستقبل زواره غدا",
    "المنتخب يستعد لمباراته الأخيرة في التصفيات",
]


def story(*lines: str, part: int = 0, **fields: object) -> Story:
    blocks = tuple(Block(index=10 * part + i, text=line) for i, line in enumerate(lines))
    return replace(Story(part=part, blocks=blocks), **fields)  # type: ignore[arg-type]


def page(*stories: Story, verdicts: Sequence[str] = (), blocks: Sequence[Block] = ()) -> Page:
    return Page(
        url="https://a.example/1",
        fetched="2026-01-05T10:00:00+00:00",
        stories=stories,
        verdicts=tuple(verdicts),
        blocks=tuple(blocks),
    )


def verdicts(judged: Page) -> list[tuple[str, ...]]:
    return [one.verdicts for one in judged.stories]


def test_an_article_has_no_verdict() -> None:
    assert verdicts(judge(page(story(PROSE, PROSE)))) == [()]


@pytest.mark.parametrize(
    ("words", "expected"), [(MIN_WORDS - 1, ("short",)), (MIN_WORDS, ()), (MIN_WORDS + 1, ())]
)
def test_a_story_under_the_minimum_is_short(words: int, expected: tuple[str, ...]) -> None:
    assert verdicts(judge(page(story("كلمة " * words)))) == [expected]


def test_the_minimum_can_be_set() -> None:
    assert verdicts(judge(page(story("كلمة " * 5)), min_words=5)) == [()]
    assert verdicts(judge(page(story("كلمة " * 5)), min_words=6)) == [("short",)]


def test_the_title_is_not_counted_as_text() -> None:
    titled = story(HEADLINES[0], metadata=Metadata(title=HEADLINES[0]))
    assert verdicts(judge(page(titled))) == [("empty",)]


@pytest.mark.parametrize(
    ("language", "wanted", "expected"),
    [
        ("ar", set(), ()),
        ("ar", {"ar", "en"}, ()),
        ("fr", {"ar", "en"}, ("language",)),
        ("und", {"ar"}, ()),
    ],
)
def test_a_language_that_nobody_asked_for_is_named(
    language: str, wanted: set[str], expected: tuple[str, ...]
) -> None:
    told = story(PROSE, PROSE, language=language)
    assert verdicts(judge(page(told), languages=frozenset(wanted))) == [expected]


@pytest.mark.parametrize(
    ("wanted", "expected"),
    [({"ar"}, ("mixed-languages",)), ({"ar", "en"}, ()), ({"en"}, ("language",)), (set(), ())],
)
def test_paragraphs_in_a_language_that_nobody_asked_for_are_a_flag(
    wanted: set[str], expected: tuple[str, ...]
) -> None:
    mixed = (
        LanguageShare(language="ar", share=0.8, paragraphs=(0,)),
        LanguageShare(language="en", share=0.2, paragraphs=(1,)),
    )
    told = story(PROSE, PROSE, language="ar", languages=mixed)
    assert verdicts(judge(page(told), languages=frozenset(wanted))) == [expected]


def test_each_story_of_a_page_is_judged_by_itself() -> None:
    judged = judge(page(story(PROSE, PROSE), story("خبر قصير.", part=1)))
    assert verdicts(judged) == [(), ("short",)]


def test_a_page_of_headlines_is_no_article() -> None:
    assert "not-article" in judge(page(story(*HEADLINES))).stories[0].verdicts


@pytest.mark.parametrize(
    "lines",
    [
        HEADLINES[:4],  # too few to tell
        [*HEADLINES, PROSE],  # a report with sub-headings
        [PROSE.rstrip(".") + " وحضر الافتتاح عدد من الأهالي والتلاميذ والمسؤولين"] * 6,  # no full stops
        [],
    ],
)
def test_prose_is_no_list(lines: list[str]) -> None:
    assert not is_list(Block(index=i, text=line) for i, line in enumerate(lines))


def test_links_are_a_list_however_long_they_are() -> None:
    assert is_list(Block(index=i, text=PROSE, link_density=0.9) for i in range(6))
    assert not is_list(Block(index=i, text=PROSE, link_density=0.4) for i in range(6))


def test_a_page_without_a_story_leaves_an_empty_one_with_what_is_known() -> None:
    bare = replace(page(), metadata=Metadata(title="عنوان"))
    (only,) = judge(bare).stories
    assert (only.part, only.blocks, only.metadata.title, only.verdicts) == (0, (), "عنوان", ("empty",))


@pytest.mark.parametrize("reason", ["binary", "undecodable", "oversize", "truncated", "error", "empty"])
def test_a_page_that_could_not_be_read_is_not_called_empty_besides(reason: str) -> None:
    judged = judge(page(verdicts=[reason]))
    assert (judged.verdicts, verdicts(judged)) == ((reason,), [()])


def test_blocks_of_no_story_are_kept_in_removed() -> None:
    judged = judge(page(blocks=[Block(index=0, text="الرئيسية"), Block(index=1, text="", tag="hr")]))
    assert judged.blocks == ()
    assert judged.removed == (Removed(kind="other", rule="quality-no-story", text="الرئيسية", index=0),)


def test_what_checks_flag_comes_behind_and_never_of_an_empty_story() -> None:
    checks = read_checks(["gopher-words", "c4-curly-bracket"])
    assert verdicts(judge(page(story(PROSE)), checks=checks)) == [("short", "gopher-words")]
    assert verdicts(judge(page(story(*[PROSE] * 5)), checks=checks)) == [()]
    assert verdicts(judge(page(), checks=checks)) == [("empty",)]


def test_flags_of_checks_reject_nothing_by_default() -> None:
    assert not set(CHECKS) & set(DEFAULT_REJECT)
    assert not set(CHECKS) & set(Verdict)
    assert read_reject(CHECKS) == set(CHECKS)  # they can be named


def test_earlier_verdicts_stay_and_judging_twice_adds_nothing() -> None:
    once = judge(page(story("قصير", verdicts=("duplicate", "short"))))
    assert verdicts(once) == [("duplicate", "short")]
    assert judge(once) == once


def test_verdicts_are_plain_strings_for_whoever_writes_them() -> None:
    judged = judge(page(story("قصير")))
    assert all(type(verdict) is str for verdict in judged.stories[0].verdicts)
    assert all(type(verdict) is str for verdict in DEFAULT_REJECT)


def test_what_only_flags_does_not_reject_by_default() -> None:
    assert set(Verdict) - set(DEFAULT_REJECT) == {"short", "mixed-languages"}


def test_every_verdict_says_what_it_means_and_whether_it_rejects() -> None:
    source = inspect.getsource(quality.Verdict)
    for verdict in Verdict:
        after = source.partition(f'= "{verdict.value}"')[2].lstrip()
        said = after.partition('"""')[2].partition('"""')[0]
        assert ("Does not reject" in said) != ("Rejects" in said), verdict
        assert ("Rejects" in said) == (verdict in DEFAULT_REJECT), verdict


def test_the_table_of_verdicts_says_the_same() -> None:
    text = (Path(__file__).parent.parent / "docs" / "record.md").read_text(encoding="utf-8")
    table = dict(re.findall(r"^\| `([a-z0-9-]+)` \| [^|]+ \| (yes|no)\b", text, re.MULTILINE))
    assert table == {verdict.value: "yes" if verdict in DEFAULT_REJECT else "no" for verdict in Verdict}
    assert f"the configured minimum ({MIN_WORDS})" in text
