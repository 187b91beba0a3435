"""Workers: every page that goes in comes out once, in order, cleaned with what all pages tell."""

from __future__ import annotations

import tempfile
import threading
from typing import TYPE_CHECKING

import pytest

from newscrawl.cleaning import Options
from newscrawl.inputs import Entry
from newscrawl.workers.hands import Staff, hired
from newscrawl.workers.inorder import clean_all, clean_together
from newscrawl.workers.job import Job
from newscrawl.workers.limits import Limits
from tests.poison import DIE_LATE, FAIL, HANG, PoisonedCleaner

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from newscrawl.items import Page, Record
    from newscrawl.workers.hands import Hands
    from newscrawl.workers.process import LostError
    from newscrawl.workers.steps import Fault

NOW = "2026-03-04T09:00:00+00:00"
JOB = Job(run="test", now=NOW, options=Options(), rules=())
STORIES = {
    "ساعة البرج تدق بعد صمت نصف قرن": [
        "دقت ساعة البرج في ساحة البلدة ظهر السبت بعد صمت دام نصف قرن، فخرج السكان إلى الشرفات يصفقون.",
        "وصنع الساعاتي مروان الخياط تروسا جديدة من النحاس في ورشته، واستعان برسوم تركها أول من بناها.",
        "وستدق الساعة خمس مرات في اليوم، وتصمت ليلا كي لا توقظ الأطفال في البيوت المحيطة بالساحة.",
    ],
    "غزلان نادرة تظهر في محمية السهل": [
        "صورت كاميرا مخفية قطيعا من الغزلان النادرة في محمية السهل للمرة الأولى منذ منع الصيد فيها.",
        "وأحصى الحراس اثني عشر غزالا بينها ثلاثة صغار، وقالت عالمة الأحياء نوال القاضي إن القطيع سليم.",
        "وتزرع المحمية في الشتاء نباتات برية تقتات بها الحيوانات حين يجف العشب في آخر الصيف.",
    ],
}
CLOCK_TITLE, DEER_TITLE = STORIES
SLOGAN = "جريدة السهل لسان حال أهله"


def entry(name: str, *lines: str) -> Entry:
    return Entry(url=f"https://sahl.example/{name}", text="\n".join(lines))


class Notes:
    """What a run told of."""

    def __init__(self) -> None:
        self.faults: list[tuple[str, Fault]] = []
        self.losses: list[tuple[Page, LostError]] = []

    def fault(self, url: str, fault: Fault) -> None:
        self.faults.append((url, fault))

    def lost(self, page: Page, error: LostError) -> None:
        self.losses.append((page, error))


def staff(workers: int = 1, seconds: float = 60.0) -> Staff:
    return Staff(workers=workers, limits=Limits(seconds=seconds), cleaner=PoisonedCleaner)


@pytest.fixture(scope="module")
def hands() -> Iterator[Hands]:
    """A process for all tests that harm none: it keeps nothing of what it cleaned."""
    with hired(JOB, staff()) as hands:
        yield hands


def cleaned(hands: Hands, entries: Iterable[Entry], notes: Notes | None = None) -> list[tuple[Record, ...]]:
    given = list(entries)
    return [sheet.records for sheet in clean_together(hands, lambda: given, JOB, notes or Notes())]


def entries() -> list[Entry]:
    return [entry(str(n), title, *prose) for n, (title, prose) in enumerate(list(STORIES.items()) * 2)]


def test_no_pages_give_no_records(hands: Hands) -> None:
    assert cleaned(hands, []) == []


def test_pages_come_out_in_the_order_in_which_they_went_in(hands: Hands) -> None:
    given = entries()
    found = cleaned(hands, given)
    assert [[record.url for record in records] for records in found] == [[one.url] for one in given]
    assert [records[0].title for records in found] == [CLOCK_TITLE, DEER_TITLE] * 2


def test_records_carry_the_run_and_its_time_where_the_page_has_none(hands: Hands) -> None:
    ((record,),) = cleaned(hands, [entries()[0]])
    assert (record.run, record.fetched, record.spider) == ("test", NOW, "clean")


@pytest.mark.parametrize("turn", [1, -1])
def test_a_headline_of_one_page_is_cut_from_the_others_whichever_comes_first(hands: Hands, turn: int) -> None:
    clock, deer = STORIES.values()
    pages = [
        entry("deer", DEER_TITLE, *deer),
        entry("clock", CLOCK_TITLE, clock[0], f"{DEER_TITLE} {clock[1]}", clock[2]),
    ]
    alone = cleaned(hands, pages[1:])[0][0]
    together = {records[0].url: records[0] for records in cleaned(hands, pages[::turn])}
    record = together["https://sahl.example/clock"]
    assert DEER_TITLE in alone.text
    assert record.text.split("\n") == clock
    assert [related.title for related in record.related] == [DEER_TITLE]
    assert together["https://sahl.example/deer"].title == DEER_TITLE


def test_a_line_that_stands_on_all_pages_of_a_site_is_cut_and_one_that_stands_on_one_is_not(
    hands: Hands,
) -> None:
    pages = [
        entry(str(n), f"{title} ({n})", prose[0], SLOGAN, *prose[1:])
        for n, (title, prose) in enumerate(list(STORIES.items()) * 3)
    ]
    assert SLOGAN in cleaned(hands, pages[:1])[0][0].text
    for (record,) in cleaned(hands, pages):
        assert SLOGAN not in record.text
        assert ("repeated", SLOGAN) in [(cut.kind, cut.text) for cut in record.removed]


def test_a_page_that_cannot_be_read_leaves_its_record_among_the_others(hands: Hands, tmp_path: Path) -> None:
    first, second = entries()[:2]
    gone = Entry(url="https://sahl.example/gone", path=tmp_path / "gone.html")
    found = cleaned(hands, [first, gone, second])
    assert [records[0].url for records in found] == [first.url, gone.url, second.url]
    assert "error" in found[1][0].verdicts
    assert found[0][0].verdicts == found[2][0].verdicts == ()


@pytest.mark.parametrize("workers", [1, 2])
def test_pages_that_harm_their_process_leave_their_records_among_the_others(workers: int) -> None:
    given = entries()
    for place, poison in ((1, FAIL), (2, HANG), (3, DIE_LATE)):
        given.insert(place, entry(poison, CLOCK_TITLE, *STORIES[CLOCK_TITLE]))
    notes = Notes()
    with hired(JOB, staff(workers, seconds=6.0)) as harmed:
        found = cleaned(harmed, given, notes)
    assert [[record.url for record in records] for records in found] == [[one.url] for one in given]
    assert [records[0].verdicts for records in found] == [(), ("error",), ("error",), ("error",), (), (), ()]
    assert [(url, fault.stage) for url, fault in notes.faults] == [(given[1].url, "split")]
    assert "a fault of our own" in notes.faults[0][1].error
    assert [(page.url, error.reason) for page, error in notes.losses] == [
        (given[2].url, "timeout"),
        (given[3].url, "crashed"),
    ]
    for page, _ in notes.losses:
        assert page.body.decode() == given[1].text
    # What was read of them before is kept; of the page that hung nothing was.
    for place, is_read in ((1, True), (2, False), (3, True)):
        told = {cut.text for cut in found[place][0].removed}
        assert set(STORIES[CLOCK_TITLE]) <= told if is_read else not told


def test_a_page_that_harms_its_process_changes_nothing_for_the_others(hands: Hands) -> None:
    given = entries()
    with_poison = [*given[:2], entry(HANG, DEER_TITLE), *given[2:]]
    with hired(JOB, staff(workers=2, seconds=6.0)) as harmed:
        found = cleaned(harmed, with_poison)
    assert [records for n, records in enumerate(found) if n != 2] == cleaned(hands, given)


def test_every_page_is_asked_for_twice_and_read_before_the_first_is_done() -> None:
    before = set(threading.enumerate())
    asked: list[str] = []

    def one_by_one() -> Iterator[Entry]:
        for one in entries():
            asked.append(one.url)
            yield one

    results = clean_all(one_by_one, JOB, Notes(), Staff())
    assert asked == []
    next(results)
    assert asked == [one.url for one in entries()] * 2
    results.close()  # type: ignore[attr-defined]  # a generator
    new = set(threading.enumerate()) - before
    assert not [thread for thread in new if thread.name == "newscrawl-workers"]


def test_pages_that_wait_leave_no_file_behind(
    hands: Hands, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    assert len(cleaned(hands, entries())) == len(entries())
    assert list(tmp_path.iterdir()) == []
