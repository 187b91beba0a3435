"""Which sources a crawl begins with next."""

from __future__ import annotations

from newscrawl.sources import Source
from newscrawl.spiders.portions import Portions

SOURCES = [
    Source(name=name, title=name, url=f"https://{name}.example/", language="ar", country="JO", timezone="Asia/Amman")
    for name in "abcdef"
]  # fmt: skip


def names(sources: list[Source]) -> str:
    return "".join(source.name for source in sources)


def test_all_are_begun_with_where_no_size_is_given() -> None:
    portions = Portions(SOURCES, 0)
    assert names(portions.take(lambda _: ["b"], lambda _: True)) == "abcdef"
    assert not portions.are_left


def test_a_portion_is_filled_past_what_others_are_at_and_what_has_nothing_to_do() -> None:
    portions = Portions(SOURCES, 2)
    held = {"a", "c"}
    taken = portions.take(
        lambda some: [each.name for each in some if each.name in held], lambda name: name != "b"
    )
    assert names(taken) == "bde"  # fmt: skip
    assert portions.are_left


def test_what_others_were_at_is_offered_again_behind_the_rest() -> None:
    portions = Portions(SOURCES[:3], 1)
    assert names(portions.take(lambda some: ["a"] * (some[0].name == "a"), lambda _: True)) == "b"
    portions.offer_again()
    assert names(portions.take(lambda _: [], lambda _: True)) == "c"
    assert names(portions.take(lambda _: [], lambda _: True)) == "a"
    assert not portions.are_left
