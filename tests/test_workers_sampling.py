"""Which pages a template is learned from: enough of each site, not too many, in any order the same."""

from __future__ import annotations

import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from newscrawl.inputs import Entry
from newscrawl.templates.induction import MAX_PAGES
from newscrawl.templates.tallies import MIN_PAGES
from newscrawl.workers import sampling
from newscrawl.workers.sampling import choose


def site(name: str, number: int) -> list[Entry]:
    return [Entry(url=f"https://www.{name}.com/{i}", html="x") for i in range(number)]


@pytest.mark.parametrize(
    ("number", "chosen"),
    [(0, 0), (MIN_PAGES - 1, 0), (MIN_PAGES, MIN_PAGES), (MAX_PAGES, MAX_PAGES), (MAX_PAGES + 30, MAX_PAGES)],
)
def test_some_pages_of_a_site_that_has_enough_are_chosen(number: int, chosen: int) -> None:
    found = list(choose(site("mina", number)))
    assert len(found) == chosen
    assert set(found) <= set(site("mina", number))


def test_each_site_is_chosen_from_by_itself() -> None:
    entries = [*site("mina", MIN_PAGES), *site("sahel", MAX_PAGES + 4), *site("wadi", MIN_PAGES - 1)]
    found = [entry.url for entry in choose(entries)]
    assert sum("mina" in url for url in found) == MIN_PAGES
    assert sum("sahel" in url for url in found) == MAX_PAGES
    assert len(found) == MIN_PAGES + MAX_PAGES


def test_hosts_of_a_site_are_one() -> None:
    hosts = [Entry(url=f"https://{host}.example.org/1", html="x") for host in ("www", "m", "amp")]
    assert set(choose(hosts)) == set(hosts)


@settings(max_examples=40, deadline=None)
@given(st.integers(0, 2**32))
def test_the_choice_does_not_depend_on_the_order(seed: int) -> None:
    entries = [*site("mina", 30), *site("sahel", 5)]
    shuffled = random.Random(seed).sample(entries, len(entries))  # noqa: S311 - no secret
    assert list(choose(shuffled)) == list(choose(entries))


def test_text_has_no_template() -> None:
    texts = [Entry(url=f"https://www.mina.com/{i}", text="نص") for i in range(MAX_PAGES)]
    assert list(choose(texts)) == []


def test_the_same_page_twice_counts_once() -> None:
    assert list(choose(site("mina", 1) * MIN_PAGES)) == []


def test_of_more_sites_than_are_remembered_the_first_are(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sampling, "MAX_SITES", 2)
    entries = [*site("mina", 4), *site("sahel", 4), *site("wadi", 4), *site("mina", 6)]
    found = list(choose(entries))
    assert {entry.url.split(".")[1] for entry in found} == {"mina", "sahel"}
    assert len(found) == 10


def test_addresses_that_no_encoding_takes_are_chosen_from_too() -> None:
    odd = [Entry(url=f"https://www.mina.com/\ud800{i}", html="x") for i in range(MIN_PAGES)]
    assert len(list(choose(odd))) == MIN_PAGES
