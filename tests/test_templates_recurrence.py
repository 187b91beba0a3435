"""What recurs over the pages of a run: learned in any order, bounded, and only from enough pages."""

from __future__ import annotations

import math
import time
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from newscrawl.items import Page, Removed
from newscrawl.stages.extract import extract
from newscrawl.stages.lines.known import NOTHING, Known
from newscrawl.templates import recurrence
from newscrawl.templates.recurrence import Learner
from newscrawl.templates.recurring import REPEATED_PAGES, REPEATED_SHARE
from newscrawl.templates.traces import Traces, traces
from tests.built_sites import BUILDERS, HASHED, NAMED, as_page, named, story_of, traced
from tests.test_templates_traces import FOOTER, HEADLINE, LEAD, NEXT, OFFER, SITE, page

if TYPE_CHECKING:
    from collections.abc import Iterable


def with_cuts(given: Page, *cuts: Removed) -> Page:
    return replace(given, stories=(replace(given.stories[0], removed=cuts), *given.stories[1:]))


def learned(pages: Iterable[Page | Traces]) -> Known:
    learner = Learner()
    for one in pages:
        learner.add(one if isinstance(one, Traces) else traces(one))
    return learner.known()


def test_headlines_of_one_page_are_known_on_all_sites() -> None:
    known = learned([page(title=HEADLINE, offers=[OFFER])])
    assert known.is_headline("بلديّة المرفأ تُعيد فتح سوق السمك!")
    assert known.is_headline(OFFER)
    assert not known.is_headline(FOOTER)


@pytest.mark.parametrize(
    ("pages", "with_line", "repeated"),
    [
        (REPEATED_PAGES - 1, REPEATED_PAGES - 1, False),
        (REPEATED_PAGES, REPEATED_PAGES, True),
        (10, REPEATED_PAGES - 1, False),
        (10, REPEATED_PAGES, True),
        (100, math.ceil(100 * REPEATED_SHARE) - 1, False),
        (100, math.ceil(100 * REPEATED_SHARE), True),
    ],
)
def test_a_line_repeats_from_enough_pages_of_the_site_on(pages: int, with_line: int, repeated: bool) -> None:
    site = [page(f"{LEAD} {i}", FOOTER if i < with_line else f"سطر رقم {i} لا يعود") for i in range(pages)]
    assert learned(site).is_repeated(SITE, FOOTER) == repeated


def test_a_line_that_one_page_repeats_counts_once() -> None:
    assert not learned([page(*[FOOTER] * 20)]).is_repeated(SITE, FOOTER)


def test_the_pages_of_two_sites_are_not_added_up() -> None:
    pages = [
        page(f"{LEAD} {i}", FOOTER, url=f"https://{name}.example/{i}")
        for name in ("one", "two")
        for i in range(3)
    ]
    known = learned(pages)
    assert not known.is_repeated("one.example", FOOTER)
    assert not known.is_repeated("two.example", FOOTER)


def test_hosts_of_one_site_are_added_up() -> None:
    hosts = ("www", "m", "ar", "amp")
    known = learned(page(f"{LEAD} {host}", FOOTER, url=f"https://{host}.example.org/") for host in hosts)
    assert known.is_repeated(SITE, FOOTER)


@pytest.mark.parametrize("title", [None, HEADLINE])
def test_the_lines_of_one_article_at_many_addresses_are_not_the_sites(title: str | None) -> None:
    addresses = [f"https://{SITE}/1?from={i}" for i in range(3 * REPEATED_PAGES)]
    copies = [page(LEAD, NEXT, FOOTER, title=title, url=address) for address in addresses]
    assert not learned(copies).repeated
    others = [page(f"{LEAD} {i}", FOOTER, title=title and f"{title} {i}") for i in range(REPEATED_PAGES - 1)]
    known = learned([*copies, *others])
    assert known.is_repeated(SITE, FOOTER)
    assert not known.is_repeated(SITE, LEAD)
    assert not known.is_repeated(SITE, NEXT)


def test_copies_of_articles_leave_the_same_in_any_order() -> None:
    pages = [page(f"{LEAD} {i % 9}", FOOTER, url=f"https://{SITE}/{i}") for i in range(40)]
    learner, other = Learner(), Learner()
    for one, two in zip(pages, reversed(pages), strict=True):
        learner.add(traces(one))
        other.add(traces(two))
    assert learner.recurring(SITE) == other.recurring(SITE)


def test_nothing_is_learned_from_no_pages() -> None:
    assert learned([]) == NOTHING


SMALL_TRACES = st.builds(
    Traces,
    site=st.sampled_from(["one.example", "two.example", ""]),
    article=st.integers(0, 5),
    headlines=st.frozensets(st.tuples(*[st.sampled_from("سمك مرفأ قارب".split())] * 4), max_size=4),
    lines=st.frozensets(st.sampled_from([f"سطر من المرفأ {i}" for i in range(6)]), max_size=4),
)


@settings(max_examples=60, deadline=None)
@given(
    st.lists(SMALL_TRACES, max_size=14).flatmap(
        lambda pages: st.tuples(st.just(pages), st.permutations(pages))
    )
)
def test_learning_does_not_depend_on_the_order_of_the_pages(
    orders: tuple[list[Traces], list[Traces]],
) -> None:
    one, other = orders
    assert learned(one) == learned(other)


@settings(max_examples=60, deadline=None)
@given(st.integers(1, 6), st.permutations(range(24)))
def test_of_more_headlines_than_fit_any_order_keeps_the_same(size: int, order: list[int]) -> None:
    pages = [
        Traces(
            site=SITE, article=i, headlines=frozenset({("سوق", "السمك", "خبر", str(i))}), lines=frozenset()
        )
        for i in range(24)
    ]
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(recurrence, "MAX_HEADLINES", size)
        known = learned(pages)
        assert known == learned(pages[i] for i in order)
    assert sum(map(len, known.headlines.values())) == size


def test_what_is_kept_is_bounded(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(recurrence, "MAX_HEADLINES", 50)
    monkeypatch.setattr(recurrence, "MAX_LINES_PER_SITE", 40)
    monkeypatch.setattr(recurrence, "MAX_SITES", 3)
    known = learned(
        Traces(
            site=f"site{i % 7}.example",
            article=i,
            headlines=frozenset(("سوق", "السمك", "خبر", f"{i}x{j}") for j in range(30)),
            lines=frozenset(f"سطر من المرفأ {j}" for j in range(300)),
        )
        for i in range(70)
    )
    assert sum(map(len, known.headlines.values())) <= 50
    assert len(known.repeated) <= 3
    assert all(len(lines) <= 2 * 40 for lines in known.repeated.values())


def test_many_pages_are_learned_from_in_bounded_time() -> None:
    start = time.process_time()
    known = learned(
        Traces(
            site=f"site{i % 5}.example",
            article=i,
            headlines=frozenset(("سوق", "السمك", "خبر", f"{i}x{j}") for j in range(10)),
            lines=frozenset({"سطر يعود كل مرة", *(f"سطر من المرفأ {i} {j}" for j in range(30))}),
        )
        for i in range(2_000)
    )
    assert time.process_time() - start < 4
    assert all(lines == {"سطر يعود كل مرة"} for lines in known.repeated.values())


def test_openings_are_known_of_all_pages_whatever_their_site() -> None:
    known = learned([page(LEAD), page(NEXT, url="https://other.example/1")])
    assert known.is_opening(LEAD)
    assert known.is_opening(NEXT)
    assert not known.is_opening(f"أمس {LEAD}")
    assert not learned([]).is_opening(LEAD)


def test_no_more_openings_are_kept_than_fit_in_any_order_of_the_pages(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(recurrence, "MAX_HEADLINES", 5)
    pages = [page(f"خبر رقم {i} {LEAD}") for i in range(40)]
    known, again = learned(pages), learned(reversed(pages))
    assert len(known.openings) == 5
    assert known.openings == again.openings


@pytest.mark.parametrize("rule", ["sign-tail", "place-closing-list"])
def test_what_only_looks_tell_is_no_headline_of_another_page(rule: str) -> None:
    guess = Removed(kind="related", rule=rule, text=OFFER, index=3)
    told = replace(guess, rule="place-after-related")
    offered = page(LEAD, offers=[OFFER])
    assert not learned([with_cuts(offered, guess)]).is_headline(OFFER)
    assert learned([with_cuts(offered, told)]).is_headline(OFFER)


def test_the_title_of_a_page_is_known_even_if_it_was_cut_for_its_looks() -> None:
    guess = Removed(kind="other", rule="sign-head", text=HEADLINE, index=0)
    assert learned([with_cuts(page(LEAD, title=HEADLINE), guess)]).is_headline(HEADLINE)


@pytest.mark.parametrize(("rule", "counts"), [("sign-tail", True), ("ar-follow", False)])
def test_a_line_cut_for_its_looks_counts_towards_what_a_site_repeats(rule: str, *, counts: bool) -> None:
    cut = Removed(kind="other", rule=rule, text=FOOTER, index=3)
    pages = [with_cuts(page(f"{LEAD} {i}", url=f"https://{SITE}/{i}"), cut) for i in range(REPEATED_PAGES)]
    assert learned(pages).is_repeated(SITE, FOOTER) is counts


def known_of(
    name: str, numbers: Iterable[int], learner: Learner | None = None, known: Known = NOTHING
) -> Known:
    learner = learner or Learner()
    for number in numbers:
        learner.add(traced(as_page(BUILDERS[name](number), number), known))
    return learner.known()


def readings(name: str, known: Known) -> set[str]:
    return {extract(as_page(BUILDERS[name](i), i), known).reading for i in (20, 21, 22)}


@pytest.mark.parametrize("name", BUILDERS)
def test_pages_of_a_site_teach_its_template(name: str) -> None:
    known = known_of(name, range(6))
    assert list(known.templates) == [SITE]
    assert readings(name, known) == {"template"}
    assert known_of(name, range(2)).templates == {}


def test_a_page_read_by_its_template_teaches_no_other() -> None:
    known = known_of(NAMED, range(6))
    left = traced(as_page(named(7), 7), known)
    assert (left.layout, left.misfit) == (None, False)


@pytest.mark.parametrize("stored", [False, True])
def test_a_redesign_is_learned_from_the_pages_that_do_not_fit(*, stored: bool) -> None:
    learner = Learner()
    before = known_of(NAMED, range(6), learner)
    if stored:  # in a run before
        learner = Learner(before.templates)
    assert {reading.partition("-")[0] for reading in readings(HASHED, before)} == {"misfit"}
    assert traced(as_page(BUILDERS[HASHED](30), 30), before).misfit
    after = known_of(HASHED, range(30, 31), learner, before)
    assert readings(HASHED, after) != {"template"}
    after = known_of(HASHED, range(31, 36), learner, before)
    assert readings(HASHED, after) == {"template"}
    assert readings(NAMED, after) == {"template"}


def test_kinds_of_pages_of_one_site_share_its_template() -> None:
    def video(number: int) -> str:
        return named(number, story_of(number, 1)).replace('class="entry"', 'class="player-text"')

    learner = Learner()
    for number in range(10):
        learner.add(traced(as_page((video if number % 3 == 0 else named)(number), number)))
    known = learner.known()
    parts = [part.path[-1] for part in known.templates[SITE].parts if part.role == "story"]
    assert parts == ["div.entry", "div.player-text"]
    for number, html in ((21, video(21)), (22, named(22))):
        found = extract(as_page(html, number), known)
        assert found.reading == "template"
        assert [block.text for block in found.blocks if block.body] == list(
            story_of(number, 1 if number == 21 else 4)
        )


def test_templates_do_not_depend_on_the_order_of_the_pages() -> None:
    left = [
        traced(as_page(BUILDERS[name](i), i + 50 * (name == HASHED)))
        for name in (NAMED, HASHED)
        for i in range(20)
    ]
    for order in (left, left[::-1], sorted(left, key=lambda page: sorted(page.headlines))):
        learner = Learner()
        for one in order:
            learner.add(one)
        assert learner.templates()[SITE].parts == learned(left).templates[SITE].parts


def test_templates_that_are_given_stay_if_nothing_is_learned() -> None:
    given_templates = known_of(NAMED, range(6)).templates
    assert Learner(given_templates).templates() == given_templates


def test_layouts_of_no_more_sites_are_kept_than_fit(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(recurrence, "MAX_SITES", 2)
    layouts = [traced(as_page(named(i), i)) for i in range(4)]
    learner = Learner()
    for i in range(9):
        for one in layouts:
            learner.add(replace(one, site=f"site{i}.example"))
    assert 2 <= len(learner.templates()) <= 4
