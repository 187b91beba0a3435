"""Tags behind a story that no rule knows: the story speaks of them, or their label does."""

from __future__ import annotations

import time

import pytest

from newscrawl.items import Kind, Removed
from newscrawl.rules import load_rulebook
from newscrawl.stages.lines.shown_tags import REACH, shown_tags

RULES = load_rulebook().for_language("ar")
TOLD = (
    "افتتحت البلدية سوق السمك في صيدا بعد عامين من أعمال الترميم.",
    "وقال الصيادون إن ميناء المدينة ينتظر قوارب جديدة قبل الشتاء.",
)


def cut(
    text: str, index: int, *, rule: str = "sign-tail", kind: Kind = "other", links: tuple[str, ...] = ()
) -> Removed:
    return Removed(kind=kind, rule=rule, text=text, index=index, links=links)


def run(*texts: str, rule: str = "sign-links", gap: int = 1) -> list[Removed]:
    return [cut(text, 9 + gap * i, rule=rule) for i, text in enumerate(texts)]


@pytest.mark.parametrize(
    ("lines", "tags"),
    [
        (run("سوق السمك", "صيدا", "الصيادون"), ("سوق السمك", "صيدا", "الصيادون")),
        (run("سوق السمك", "صيدا", "اتصل بنا"), ("سوق السمك", "صيدا")),  # the last is a line of another kind
        ([cut("شارك الخبر", 8, rule="ar-share"), *run("سوق السمك", "صيدا")], ("سوق السمك", "صيدا")),
        ([cut("سوق السمك صيدا", 9, links=("سوق السمك", "صيدا"))], ("سوق السمك", "صيدا")),
        ([cut("وسوم صيدا سوق السمك أسعار", 9)], ("صيدا", "سوق السمك", "أسعار")),  # as the story says them
        (run("سوق السمك", "الرئيسية", "سياسة", "اقتصاد"), ()),  # a menu
        (run("سوق السمك", "صيدا", gap=3), ()),  # nothing tells what stands between
        (run("سوق السمك", "صيدا", rule="ar-menu"), ()),
        (run("سوق السمك"), ()),
        (run("سوق السمك في صيدا ينتظر الشتاء", "صيدا"), ()),
        ([cut("صيدا", 9, kind="date"), cut("سوق السمك", 10)], ()),
        ([], ()),
    ],
)
def test_finds_the_tags_of_a_story(lines: list[Removed], tags: tuple[str, ...]) -> None:
    assert shown_tags(lines, (), TOLD, RULES) == tags


def test_what_stands_over_the_story_too_is_a_menu() -> None:
    assert shown_tags(run("سوق السمك", "صيدا"), [cut("صيدا", 1)], TOLD, RULES) == ()


def test_what_is_far_behind_the_story_is_the_sites() -> None:
    other = [cut("شارك الخبر", i, rule="ar-share") for i in range(REACH)]
    assert shown_tags([*other, *run("سوق السمك", "صيدا")], (), TOLD, RULES) == ()


def test_hostile_lines_cost_no_time() -> None:
    since = time.perf_counter()
    for text in ("وسوم " * 20_000, "وسوم " + "صيدا " * 2_000, "a" * 100_000):
        shown_tags([cut(text, 9, links=(text,))], (), TOLD, RULES)
    assert time.perf_counter() - since < 2
