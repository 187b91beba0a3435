"""Who waits for whom in a crawl: decided without a clock, without pages and without Scrapy."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newscrawl.templates.waiting import Bounds, Waiting

BOUNDS = Bounds(pages=3, seconds=30.0, held=8, size=1000, sites=5)


def waiting(**bounds: float) -> Waiting[str]:
    return Waiting(Bounds(**{"pages": 3, "seconds": 30.0, "held": 8, "size": 1000, "sites": 5, **bounds}))  # type: ignore[arg-type]


def arrive(hall: Waiting[str], site: str, ticket: str, *, now: float = 0.0, size: int = 1) -> tuple[str, ...]:
    """Have a page of *site* come, be studied, and wait."""
    hall.begin(site, now)
    hall.learn(site)
    return hall.hold(site, ticket, size)


def test_a_sites_first_pages_wait_until_enough_have_come() -> None:
    hall = waiting()
    assert arrive(hall, "a", "1") == arrive(hall, "a", "2") == ()
    assert not hall.stands("a")
    assert arrive(hall, "a", "3") == ("a",)
    assert hall.release("a") == ("1", "2", "3")
    assert hall.held == 0
    assert hall.stands("a")
    assert hall.all() == ()


def test_a_site_does_not_wait_for_another() -> None:
    hall = waiting()
    for number in "123":
        arrive(hall, "a", number)
    arrive(hall, "b", "other")
    hall.release("a")
    assert (hall.stands("a"), hall.stands("b")) == (True, False)
    assert hall.all() == ("b",)
    assert hall.all() == ()


def test_a_page_that_comes_while_its_site_is_being_released_goes_with_it() -> None:
    hall = waiting()
    for number in "123":
        arrive(hall, "a", number)
    assert arrive(hall, "a", "4") == ()
    assert hall.all() == hall.due(1000.0) == ()
    assert hall.release("a") == ("1", "2", "3", "4")
    assert hall.release("a") == ()


def test_nobody_waits_longer_than_the_time_since_the_sites_first_page() -> None:
    hall = waiting()
    arrive(hall, "a", "1", now=100.0)
    arrive(hall, "b", "2", now=110.0)
    arrive(hall, "a", "3", now=129.0)
    assert hall.due(129.9) == ()
    assert hall.due(130.0) == ("a",)
    assert hall.due(140.0) == ("b",)
    assert hall.due(140.0) == ()


@pytest.mark.parametrize(("bounds", "size"), [({"held": 6}, 1), ({"size": 60}, 10)])
def test_the_site_with_most_pages_is_released_where_too_much_waits(
    bounds: dict[str, float], size: int
) -> None:
    hall = waiting(pages=10, **bounds)
    for site, ticket in (("a", "1"), ("b", "2"), ("b", "3"), ("c", "4"), ("b", "5")):
        assert arrive(hall, site, ticket, size=size) == ()
    assert arrive(hall, "c", "6", size=size) == ("b",)
    assert hall.release("b") == ("2", "3", "5")
    assert arrive(hall, "c", "7", size=size) == ()


def test_a_site_that_is_told_to_go_makes_room_at_once() -> None:
    hall = waiting(pages=10, held=3)
    told = [arrive(hall, site, site) for site in "abcde"]
    assert told == [(), (), ("a",), ("b",), ("c",)]
    assert hall.held == 2


def test_one_page_that_is_larger_than_all_that_may_wait_does_not_wait() -> None:
    hall = waiting(pages=10, size=100)
    arrive(hall, "a", "1", size=10)
    assert arrive(hall, "b", "2", size=200) == ("a", "b")
    assert hall.held == 0


def test_none_waits_where_none_shall() -> None:
    hall = waiting(pages=0)
    hall.begin("a", 0.0)
    assert hall.stands("a")


def test_what_is_known_is_renewed_each_time_that_twice_as_many_pages_are() -> None:
    hall = waiting()
    for number in "123":
        arrive(hall, "a", number)
    hall.release("a")
    due = [pages for pages in range(4, 50) if hall.learn("a")]
    assert due == [6, 12, 24, 48]


def test_what_is_known_is_renewed_from_the_first_page_on_where_none_waits() -> None:
    hall = waiting(pages=0)
    hall.begin("a", 0.0)
    assert [pages for pages in range(1, 20) if hall.learn("a")] == [1, 2, 4, 8, 16]


def test_nothing_is_due_while_pages_wait() -> None:
    hall = waiting()
    hall.begin("a", 0.0)
    assert [hall.learn("a") for _ in range(10)] == [False] * 10


def test_sites_that_stand_are_forgotten_the_longest_unseen_first() -> None:
    hall = waiting(pages=1)
    for site in "abcde":
        arrive(hall, site, site)
        hall.release(site)
    assert hall.begin("a", 1.0) == ()
    assert hall.begin("f", 1.0) == ("b",)
    assert hall.begin("b", 1.0) == ("c",)
    assert not hall.stands("b")
    assert [site for site in "abcdef" if site in hall] == ["a", "b", "d", "e", "f"]
    assert hall.learn("c") is False


def test_sites_with_pages_that_wait_are_not_forgotten() -> None:
    hall = waiting(sites=2)
    for site in "abc":
        arrive(hall, site, site)
    assert hall.all() == ("a", "b", "c")


@given(st.lists(st.tuples(st.sampled_from("abcdefgh"), st.integers(0, 300), st.floats(0, 5)), max_size=80))
def test_every_page_that_waits_is_released_once_and_the_bounds_hold(
    events: list[tuple[str, int, float]],
) -> None:
    hall = waiting()
    now = 0.0
    out: list[str] = []
    put: list[str] = []
    for number, (site, size, later) in enumerate(events):
        now += later
        hall.begin(site, now)
        hall.learn(site)
        if not hall.stands(site):
            put.append(str(number))
            for full in hall.hold(site, str(number), size):
                out += hall.release(full)
        for due in hall.due(now):
            out += hall.release(due)
        assert hall.held < BOUNDS.held
        assert hall.due(now) == ()
    for site in hall.all():
        out += hall.release(site)
    assert sorted(out) == sorted(put)
    assert hall.held == 0
