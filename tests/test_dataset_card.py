from __future__ import annotations

import doctest
import json

import pytest

import newscrawl.dataset.card
from newscrawl.dataset.card import MOST, Making, card, shown, size_category
from newscrawl.dataset.counts import Counts
from newscrawl.export.jsonl import to_line
from tests.test_export_jsonl import RECORD

FIELDS = json.loads(to_line(RECORD))
MAKING = Making(
    title="أخبار",
    license="other",
    files="data/*.parquet",
    day="2026-11-26",
    chosen=["2 files of records were read."],
    versions={"newscrawl": "0.1.0"},
)
HOSTILE = (
    "<script>alert(1)</script>",
    "a | b | c",
    "[click](javascript:alert(1))",
    "![x](http://evil.example/track.png)",
    "line\nbreak\r\n# heading",
    "`code`",
    "\u202egro.elpmaxe",
    "&lt;b&gt;",
    "www.evil.example",
    "---\nlicense: mit\n---",
    "x" * 1000,
)


def counts(**changes: object) -> Counts:
    found = Counts()
    found.add(FIELDS | changes)
    return found


def test_the_examples_in_the_docstrings_hold() -> None:
    result = doctest.testmod(newscrawl.dataset.card)
    assert (result.failed, result.attempted) == (0, 2)


def test_counts_by_site_language_month_and_kind() -> None:
    found = counts(language="ar", published="2026-11-22T07:00:00+00:00")
    found.add(FIELDS | {"language": "ar-x", "published": "2026-13-01", "removed": []})
    assert found.records == 2
    assert found.words == 8
    assert found.sites == {"example.org": 2}
    assert found.languages == {"ar": 1, "unknown": 1}
    assert found.months == {"2026-11": 1, "unknown": 1}
    assert found.removed == {"share": 1}


def test_a_card_has_a_header_terms_versions_and_a_table_of_each_kind() -> None:
    text = card(MAKING, counts(language="no", published="2026-11-22"))
    header = text.split("---\n")[1]
    assert '- "no"\n' in header  # which would be false in YAML, without quotation marks
    assert 'path: "data/*.parquet"' in header
    assert '- "n<1K"' in header
    assert "# أخبار" in text
    assert "## Terms" in text
    assert "by newscrawl 0.1.0." in text
    for row in ("| example.org | 1 |", "| no | 1 |", "| 2026-11 | 1 |", "| share | 1 |"):
        assert row in text


@pytest.mark.parametrize("name", HOSTILE)
@pytest.mark.parametrize("field", ["site", "run", "language", "published"])
def test_a_hostile_name_is_text_and_nothing_else(field: str, name: str) -> None:
    text = card(MAKING, counts(**{field: name}))
    usual = card(MAKING, counts(**{field: "unknown" if field != "site" else "example.org"}))
    assert len(text.splitlines()) == len(usual.splitlines())
    assert not set("<>`[]()!|*_\n\r\u202e") & set(shown(name))
    assert text.splitlines().count("---") == usual.splitlines().count("---") == 2
    assert "www.evil" not in text  # which is a link wherever it stands


def test_a_hostile_title_is_text_in_the_header_and_above_the_text() -> None:
    title = 'x"\nlicense: mit\n---\n<b>'
    text = card(
        Making(**{name: getattr(MAKING, name) for name in MAKING.__slots__} | {"title": title}), counts()
    )
    header = text.split("\n---\n")[0].splitlines()
    (line,) = (line for line in header if line.startswith("pretty_name: "))
    assert json.loads(line.removeprefix("pretty_name: ")) == title
    assert [line for line in header if line.startswith("license:")] == ['license: "other"']
    assert "<b>" not in text.split("\n---\n", 1)[1]


def test_a_long_table_is_summed_up() -> None:
    found = Counts()
    for number in range(MOST + 5):
        found.add(FIELDS | {"site": f"site{number}.example"})
    text = card(MAKING, found)
    assert text.count(".example | 1 |") == MOST
    assert "| 5 others | 5 |" in text


@pytest.mark.parametrize(
    ("records", "size"), [(0, "n<1K"), (10_000, "10K<n<100K"), (10**9, "1B<n<10B"), (10**12, "n>1T")]
)
def test_sizes_are_those_of_the_hub(records: int, size: str) -> None:
    assert size_category(records) == size
