from __future__ import annotations

from typing import Any

import pytest

from newscrawl.export.entries import entry_of
from newscrawl.export.filter import RouteFilter
from newscrawl.items import Page, Story
from newscrawl.stages.render import records

PAGE = Page(
    url="https://example.org/b",
    requested="https://example.org/a",
    fetched="2026-11-22T07:00:00+00:00",
    stories=(
        Story(part=0, blocks=(), verdicts=("short",)),
        Story(part=1, blocks=(), verdicts=("duplicate", "empty")),
    ),
)
REJECT = frozenset({"duplicate", "empty"})


@pytest.mark.parametrize(
    ("options", "passes"),
    [
        (None, [True, False]),
        ({}, [True, False]),
        ({"route": "accepted"}, [True, False]),
        ({"route": "rejected"}, [False, True]),
    ],
)
def test_lets_the_records_of_one_route_pass(options: dict[str, Any] | None, passes: list[bool]) -> None:
    only = RouteFilter(options, REJECT)
    assert [only.accepts(record) for record in records(PAGE)] == passes
    assert only.accepts({"an": "item"}) is passes[0]


def test_a_receipt_names_the_page_as_it_was_asked_for_and_each_record_with_its_route() -> None:
    found = records(PAGE)
    entry = entry_of(PAGE, found, REJECT)
    assert entry.receipt.requested == "https://example.org/a"
    assert entry.receipt.url == "https://example.org/b"
    assert entry.receipt.records == ((found[0].id, "accepted"), (found[1].id, "rejected"))
    assert entry.rejections == ("duplicate",)
