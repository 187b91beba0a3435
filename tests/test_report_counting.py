"""What is counted of records: when, how long, by which rule; repeats, and doubts."""

from __future__ import annotations

from typing import Any

import pytest

from newscrawl.report.charts import MOST_BARS, charts
from newscrawl.report.clusters import clusters
from newscrawl.report.counting import DISTINCT, EDGES, Counts
from newscrawl.report.doubts import doubts
from newscrawl.report.rows import Row, row_of


def record(**fields: Any) -> dict[str, Any]:
    plain: dict[str, Any] = {
        "id": "a", "url": "https://rif.example/1", "site": "rif.example", "run": "r", "part": 0, "title": "عنوان",
        "text": "كلمة " * 100, "language": "ar", "published": "2026-11-02", "published_from": "meta", "authors": [],
        "removed": [], "verdicts": [], "duplicate_of": None,
    }  # fmt: skip
    return {**plain, **fields}


def cut(words: int, kind: str = "share", rule: str = "ar-platforms") -> dict[str, str]:
    return {"kind": kind, "rule": rule, "text": " ".join(["شارك"] * words)}


def counted(*records: dict[str, Any], rejected: bool = False) -> Counts:
    counts = Counts()
    for each in records:
        counts.add(row_of(each, rejected=rejected), each["removed"], each["authors"])
    return counts


@pytest.mark.parametrize(
    ("days", "step", "number"),
    [
        (["2026-11-02", "2026-11-05"], "day", 4),
        (["2026-08-01", "2026-11-05"], "week", 15),
        (["2024-01-31", "2026-01-01"], "month", 25),
    ],
)
def test_time_is_counted_without_gaps_by_day_week_or_month(days: list[str], step: str, number: int) -> None:
    found, spans = counted(*(record(published=day) for day in days)).spans()
    assert (found, len(spans)) == (step, number)
    assert sum(pair.accepted for _, pair in spans) == len(days)
    assert spans[0][1].accepted
    assert spans[-1][1].accepted


def test_one_wrong_year_does_not_make_all_others_a_line() -> None:
    days = [f"2026-11-{day:02}" for day in range(1, 29)]
    step, spans = counted(*(record(published=day) for day in ["1970-01-01", *days])).spans()
    assert step == "day"
    assert len(spans) == 28
    assert spans[0][1].accepted == 2  # with the one that is older
    assert sum(pair.accepted for _, pair in spans) == 29


def test_records_without_a_date_or_with_none_that_can_be_read_are_undated() -> None:
    assert counted(record(published=None), record(published="soon")).undated == 2


def test_lengths_are_counted_from_each_edge_on() -> None:
    texts = ("كلمة " * (edge or 1) for edge in EDGES)
    assert counted(*(record(text=text) for text in texts)).lengths == [1] * len(EDGES)


def test_what_is_rejected_counts_for_no_length_author_or_origin() -> None:
    counts = counted(record(authors=["سلمى"], removed=[cut(2)]), rejected=True)
    assert (counts.records.rejected, sum(counts.lengths), counts.authors.total(), counts.origins.total()) == (
        1,
        0,
        0,
        0,
    )
    assert counts.kinds == {"share": 1}


def test_of_a_rule_that_cuts_ever_other_texts_only_some_are_told_apart_and_all_are_counted() -> None:
    removed = [{"kind": "other", "rule": "x", "text": f"line {i}"} for i in range(DISTINCT + 50)]
    found = counted(record(removed=[*removed, removed[0]])).rules["other", "x"]
    assert found.lines == DISTINCT + 51
    assert len(found.texts) == DISTINCT
    assert found.texts.most_common(1) == [("line 0", 2)]


def test_the_bars_of_many_sites_are_the_largest_and_the_others_as_one() -> None:
    counts = counted(*(record(site=f"s{i}.example") for i in range(MOST_BARS + 5) for _ in range(i + 1)))
    rows = next(chart for chart in charts(counts) if chart["id"] == "sites")["rows"]
    assert rows[0] == ("s19.example", 20, 0)
    assert rows[-1] == ("5 others", 1 + 2 + 3 + 4 + 5, 0)


def row(name: str, of: str | None = None, **fields: Any) -> Row:
    return row_of(record(id=name, duplicate_of=of, **fields), rejected=of is not None)


def test_repeats_stand_with_the_record_that_they_repeat_the_largest_cluster_first() -> None:
    found = clusters([row("b", "a"), row("a"), row("x"), row("d", "c"), row("e", "c")])
    assert [(each.first, each.known is not None, len(each.repeats)) for each in found] == [
        ("c", False, 2),
        ("a", True, 1),
    ]


def test_chains_and_rings_of_repeats_are_one_cluster_and_end() -> None:
    chain = clusters([row("a"), row("b", "a"), row("c", "b")])
    assert [(each.first, [r.id for r in each.repeats]) for each in chain] == [("a", ["b", "c"])]
    ring = clusters([row("a", "b"), row("b", "a"), row("c", "a")])
    assert [(each.first, sorted(r.id for r in each.repeats)) for each in ring] == [("a", ["b", "c"])]


def page(number: int, cut_words: int, **fields: Any) -> Row:
    return row_of(
        record(url=f"https://rif.example/{number}", removed=[cut(cut_words)], **fields), rejected=False
    )


def test_a_page_of_which_more_was_removed_than_is_usual_on_its_site_is_doubtful() -> None:
    found = doubts([*(page(i, 40 + i % 3) for i in range(9)), page(9, 400)])
    doubted = [url for (_, url), doubt in found.items() if doubt.weight]
    assert doubted == ["https://rif.example/9"]
    assert found["r", doubted[0]].reasons == ("80% of the words were removed, on this site usually 29%",)


def test_a_page_without_the_date_that_the_others_have_and_with_a_cut_paragraph_is_doubtful() -> None:
    prose = cut(30, "other", "sign-tail")
    rows = [page(i, 40) for i in range(9)]
    rows += [row_of(record(url="https://rif.example/n", published=None, removed=[prose]), rejected=False)]
    reasons = doubts(rows)["r", "https://rif.example/n"].reasons
    assert "a paragraph was cut by how it looks, not by its wording" in reasons
    assert "no date, where the site's other pages have one" in reasons


def test_of_few_pages_nothing_is_usual() -> None:
    assert not any(doubt.weight for doubt in doubts([page(1, 10), page(2, 150, published=None)]).values())
