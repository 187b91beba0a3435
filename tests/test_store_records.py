"""What was written of each page, and what is written of it again."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from newscrawl.items import Metadata, Page, Story
from newscrawl.stages.fingerprint import fingerprint
from newscrawl.stages.render import records
from newscrawl.store.keys import key_of
from newscrawl.store.ledger import Ledger

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

URL = "https://www.example.com/news/1"
OTHER = "https://www.example.com/amp/news/1"
FETCHED = "2026-11-26T08:00:00+00:00"


@pytest.fixture
def ledger(tmp_path: Path) -> Iterator[Ledger]:
    ledger = Ledger(tmp_path / "store.sqlite")
    yield ledger
    ledger.close()


def page(
    *texts: str,
    url: str = URL,
    requested: str = "",
    canonical: str | None = None,
    verdicts: tuple[str, ...] = (),
) -> Page:
    stories = tuple(
        Story(part=part, blocks=(), text=text, fingerprint=fingerprint(text))
        for part, text in enumerate(texts)
    )
    return Page(
        url=url, requested=requested or url, fetched=FETCHED, stories=stories, verdicts=verdicts,
        metadata=Metadata(canonical_url=canonical),
    )  # fmt: skip


def write(ledger: Ledger, item: Page) -> list[tuple[str, int]]:
    """Have *item* go through a crawl; return text and revision of the records that are written."""
    judged = ledger.judge(item)
    written = records(judged)
    ledger.stored(item.requested, item.url, [record.id for record in written])
    ledger.writer.flush_now()
    return [(record.text, record.revision) for record in written]


def test_the_first_record_of_a_page_is_revision_0(ledger: Ledger) -> None:
    assert write(ledger, page("افتتح المعرض أبوابه", "قصة أخرى")) == [
        ("افتتح المعرض أبوابه", 0),
        ("قصة أخرى", 0),
    ]


def test_what_has_not_changed_is_not_written_again_however_it_is_typed(ledger: Ledger) -> None:
    write(ledger, page("افتتح المعرضُ أبوابه."))
    assert write(ledger, page("افتتح المعرض ابوابه")) == []


def test_a_changed_text_is_the_next_revision_and_only_it(ledger: Ledger) -> None:
    write(ledger, page("قال إن العدد 12", "قصة أخرى"))
    assert write(ledger, page("قال إن العدد 15", "قصة أخرى")) == [("قال إن العدد 15", 1)]
    assert write(ledger, page("قال إن العدد 15", "قصة أخرى")) == []
    assert write(ledger, page("قال إن العدد 12", "قصة أخرى")) == [("قال إن العدد 12", 2)]


def test_a_revision_says_when_it_was_changed(ledger: Ledger) -> None:
    write(ledger, page("أول"))
    (record,) = records(ledger.judge(page("ثان")))
    assert (record.revision, record.modified) == (1, FETCHED)


def test_a_page_that_comes_by_another_address_is_not_written_twice(ledger: Ledger) -> None:
    write(ledger, page("نص", canonical=URL))
    assert write(ledger, page("نص", url=OTHER, canonical=URL)) == []
    assert ledger.addresses.is_done(key_of(OTHER))


def test_pages_that_declare_one_canonical_address_do_not_take_turns_as_revisions(ledger: Ledger) -> None:
    assert write(ledger, page("الصفحة الأولى", canonical=URL)) == [("الصفحة الأولى", 0)]
    assert write(ledger, page("الصفحة الثانية", url=OTHER, canonical=URL)) == [("الصفحة الثانية", 1)]
    assert write(ledger, page("الصفحة الأولى", canonical=URL)) == []
    assert write(ledger, page("الصفحة الثانية", url=OTHER, canonical=URL)) == []


def test_a_wall_where_the_article_was_is_no_revision_of_it(ledger: Ledger) -> None:
    write(ledger, page("نص المقال"))
    assert write(ledger, page("اشترك لتقرأ", verdicts=("wall",))) == []
    assert write(ledger, page("نص المقال")) == []


def test_an_article_where_a_wall_was_is_written(ledger: Ledger) -> None:
    assert write(ledger, page("اشترك لتقرأ", verdicts=("wall",))) == [("اشترك لتقرأ", 0)]
    assert write(ledger, page("نص المقال")) == [("نص المقال", 1)]


def test_a_record_on_its_way_is_known_and_a_page_that_says_the_same_is_unfinished_until_it_has_come(
    ledger: Ledger,
) -> None:
    first, second = page("نص", canonical=URL), page("نص", url=OTHER, canonical=URL)
    assert len(records(ledger.judge(first))) == 1
    assert records(ledger.judge(second)) == ()
    ledger.stored(OTHER, OTHER)
    ledger.writer.flush_now()
    assert not ledger.addresses.is_done(key_of(OTHER))  # a crash now would lose what both say
    ledger.stored(URL, URL)
    ledger.writer.flush_now()
    assert write(ledger, second) == []
    assert ledger.addresses.is_done(key_of(OTHER))


def test_nothing_is_held_in_memory_of_what_is_in_the_store(ledger: Ledger) -> None:
    for number in range(3):
        write(ledger, page("نص", url=f"{URL}{number}"))
    assert ledger.records._on_the_way == {}
    assert len(ledger._flights) == 0


def test_pages_that_no_crawl_asked_for_are_not_judged(ledger: Ledger) -> None:
    item = Page(url=URL, fetched=FETCHED, stories=page("نص").stories)
    assert ledger.judge(item) is item
