"""What a crawl learns of its sites: each by itself, in versions that differ by their number."""

from __future__ import annotations

import asyncio
import pickle
from itertools import count
from typing import TYPE_CHECKING

from newscrawl.stages.dom.parts import Part, Template
from newscrawl.stages.lines.known import Known
from newscrawl.templates.page_layout import Layout, Seen
from newscrawl.templates.recurring import Recurring
from newscrawl.templates.traces import Traces
from newscrawl.workers.lessons import MISFITS, Lessons, Memory
from tests.lines_stood import stood

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable

LINE = "the same line again"
_ARTICLES = count()


class Notebook(Memory):
    """A memory that can be looked into."""

    def __init__(self, *known: Recurring) -> None:
        self.templates: list[Template] = []
        self.known = {recurring.site: recurring for recurring in known}

    def keep(self, template: Template) -> None:
        self.templates.append(template)

    def keep_lines(self, recurring: Recurring) -> None:
        self.known[recurring.site] = recurring

    def lines(self, site: str) -> Recurring:
        return self.known.get(site, Recurring(site=site))


def taught(work: Callable[[Lessons], Awaitable[None]]) -> None:
    async def whole() -> None:
        lessons = Lessons()
        try:
            await work(lessons)
        finally:
            lessons.close()

    asyncio.run(whole())


async def teach(lessons: Lessons, site: str, pages: int = 4) -> None:
    for _ in range(pages):
        left = Traces(site=site, headlines=frozenset(), lines=frozenset([LINE]), article=next(_ARTICLES))
        await lessons.add(site, pickle.dumps(left))


def known(lessons: Lessons, site: str) -> Known:
    value = pickle.loads(lessons.known(site).data)  # noqa: S301 - packed by the lessons
    assert isinstance(value, Known)
    return value


def test_what_was_learned_is_known_once_it_is_renewed() -> None:
    async def work(lessons: Lessons) -> None:
        await teach(lessons, "a.example")
        assert known(lessons, "a.example") == Known()
        await lessons.renew("a.example")
        assert known(lessons, "a.example").is_repeated("a.example", LINE)

    taught(work)


def test_sites_know_nothing_of_one_another() -> None:
    async def work(lessons: Lessons) -> None:
        await teach(lessons, "a.example")
        await teach(lessons, "b.example", pages=1)
        await lessons.renew("a.example")
        await lessons.renew("b.example")
        assert not known(lessons, "b.example").repeated
        assert known(lessons, "c.example") == Known()

    taught(work)


def test_every_version_has_a_number_of_its_own() -> None:
    async def work(lessons: Lessons) -> None:
        numbers = [lessons.known("a.example").number]
        for _ in range(2):
            for site in ("a.example", "b.example"):
                await teach(lessons, site, pages=1)
                await lessons.renew(site)
                numbers.append(lessons.known(site).number)
        assert len(set(numbers)) == 5

    taught(work)


def test_nothing_is_kept_of_a_site_that_is_forgotten() -> None:
    async def work(lessons: Lessons) -> None:
        await teach(lessons, "a.example")
        await lessons.renew("a.example")
        lessons.forget("a.example")
        await lessons.renew("a.example")
        assert known(lessons, "a.example") == Known()

    taught(work)


def test_a_site_begins_with_the_template_that_is_kept_of_it() -> None:
    template = Template(site="a.example", parts=(Part(path=("main",), role="story"),))

    async def work() -> None:
        lessons = Lessons(templates={"a.example": template})
        assert known(lessons, "a.example").templates["a.example"].parts == template.parts
        assert known(lessons, "b.example") == Known()
        lessons.close()

    asyncio.run(work())


def test_pages_that_do_not_fit_have_their_template_learned_anew_and_kept() -> None:
    memory = Notebook()
    template = Template(site="a.example", parts=(Part(path=("main",), role="story"),), pages=3)
    lines = (Seen(("div", "p"), "lead", 200, "other", 0), Seen(("div[2]",), "cut", 9, "share", 0))

    def misfit(number: int) -> bytes:
        layout = Layout(url=f"https://a.example/{number}", lines=lines)
        left = Traces(
            site="a.example", headlines=frozenset(), lines=frozenset(), article=0, layout=layout, misfit=True
        )
        return pickle.dumps(left)

    async def work() -> None:
        lessons = Lessons(templates={"a.example": template}, memory=memory)
        told = [await lessons.add("a.example", misfit(number)) for number in range(MISFITS)]
        assert told == [False] * (MISFITS - 1) + [True]
        await lessons.renew("a.example")
        assert not await lessons.add("a.example", misfit(99))
        lessons.close()

    asyncio.run(work())
    (learned,) = memory.templates
    assert {part.path: part.role for part in learned.parts} == {
        ("main",): "story",
        ("div",): "story",
        ("div[2]",): "cut",
    }


def test_what_recurred_in_earlier_runs_is_known_from_the_first_page_on() -> None:
    memory = Notebook(
        Recurring(site="a.example", pages=10, lines={LINE: stood(9), "now and then one": stood(2)})
    )

    async def work() -> None:
        lessons = Lessons(memory=memory)
        assert known(lessons, "a.example").repeated == {"a.example": frozenset([LINE])}
        await teach(lessons, "a.example", pages=1)
        await lessons.renew("a.example")
        assert known(lessons, "a.example").repeated == {"a.example": frozenset([LINE])}
        assert known(lessons, "b.example") == Known()
        lessons.close()

    asyncio.run(work())


def test_the_counts_of_a_run_are_added_to_those_before_once_however_often_they_are_kept() -> None:
    memory = Notebook(Recurring(site="a.example", pages=10, lines={LINE: stood(9)}))

    async def work() -> None:
        lessons = Lessons(memory=memory)
        for _ in range(3):
            await teach(lessons, "a.example", pages=1)
            await lessons.renew("a.example")
        await teach(lessons, "b.example", pages=2)
        await lessons.finish()

    asyncio.run(work())
    assert (memory.known["a.example"].pages, memory.known["a.example"].lines[LINE].pages) == (13, 12)
    assert (memory.known["b.example"].pages, memory.known["b.example"].lines[LINE].pages) == (2, 2)


def test_a_site_that_is_forgotten_for_others_leaves_its_counts_and_goes_on_from_them() -> None:
    memory = Notebook()

    async def work() -> None:
        lessons = Lessons(memory=memory)
        await teach(lessons, "a.example", pages=3)
        lessons.forget("a.example")
        await lessons.renew("a.example")
        await teach(lessons, "b.example", pages=1)  # once it is learned from, all before it is kept
        await teach(lessons, "a.example", pages=2)
        await lessons.finish()

    asyncio.run(work())
    assert (memory.known["a.example"].pages, memory.known["a.example"].lines[LINE].pages) == (5, 5)
    assert LINE in memory.known["a.example"].repeated()
