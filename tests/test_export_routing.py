from __future__ import annotations

import pytest

from newscrawl.export.routing import read_reject, rejection, route
from newscrawl.items import Page, Record, Story
from newscrawl.stages.quality import DEFAULT_REJECT
from newscrawl.stages.render import records


def record(*verdicts: str) -> Record:
    page = Page(url="https://example.org/1", fetched="2026-11-22T07:00:00+00:00")
    story = Story(part=0, blocks=(), verdicts=verdicts)
    return records(Page(url=page.url, fetched=page.fetched, stories=(story,)))[0]


@pytest.mark.parametrize(
    ("verdicts", "reject", "reason"),
    [
        ((), DEFAULT_REJECT, None),
        (("short",), DEFAULT_REJECT, None),
        (("duplicate",), DEFAULT_REJECT, "duplicate"),
        (("short", "empty", "duplicate"), DEFAULT_REJECT, "empty"),
        (("duplicate",), (), None),
        (("short",), ("short",), "short"),
    ],
)
def test_rejects_for_the_first_verdict_that_is_listed(
    verdicts: tuple[str, ...], reject: tuple[str, ...], reason: str | None
) -> None:
    assert rejection(record(*verdicts), reject) == reason
    assert route(record(*verdicts), reject) == ("rejected" if reason else "accepted")


@pytest.mark.parametrize(
    ("values", "expected"),
    [([], set()), ([""], set()), ([" short ", "near-duplicate"], {"short", "near-duplicate"})],
)
def test_reads_the_setting(values: list[str], expected: set[str]) -> None:
    assert read_reject(values) == expected


@pytest.mark.parametrize("value", ["Short", "a b", "short;empty", "x" * 50, "["])
def test_says_which_value_is_no_verdict(value: str) -> None:
    with pytest.raises(ValueError, match="NEWSCRAWL_REJECT") as error:
        read_reject(["short", value])
    assert repr(value) in str(error.value)


def test_every_verdict_can_be_listed() -> None:
    assert read_reject(DEFAULT_REJECT) == frozenset(DEFAULT_REJECT)
