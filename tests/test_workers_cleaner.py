"""The cleaner of a worker process: with which rules and which kinds of evidence the settings say."""

from __future__ import annotations

import pickle
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from newscrawl.items import Page
from newscrawl.rules import ALL_EVIDENCE, RuleError
from newscrawl.stages.lines.known import NOTHING, Known, line_key
from newscrawl.stages.render import records
from newscrawl.templates.recurrence import Learner
from newscrawl.templates.traces import Traces
from newscrawl.workers.cleaner import Cleaner
from newscrawl.workers.job import Job
from tests.market import LEAD, SECOND, THIRD, TITLE

if TYPE_CHECKING:
    from pathlib import Path

    from newscrawl.rules import Evidence

CALL = "تابعونا على تيليجرام"
CAPTION = "باعة وزبائن أمام بوابة السوق عند الفجر"
SLOGAN = "جريدة المرفأ لسان حال أهله"
LINES = (TITLE, LEAD, CALL, SECOND, SLOGAN, THIRD)
PAGE = Page(
    url="https://example.org/1",
    fetched="2026-01-06T12:00:00+00:00",
    content_type="text/html; charset=utf-8",
    body=f"""<html lang="ar"><body><article><h1>{TITLE}</h1><p>{LEAD}</p><p>{CALL}</p><p>{SECOND}</p><p>{SLOGAN}</p>
<figure><figcaption>{CAPTION}</figcaption></figure><p>{THIRD}</p></article></body></html>""".encode(),
)


def kept(cleaner: Cleaner) -> list[str]:
    """Return the lines that *cleaner* leaves of PAGE."""
    (record,) = records(cleaner.study_and_clean(PAGE).page)
    return record.text.split("\n")


def left(traces: bytes | None) -> Traces:
    """Return *traces* unpacked."""
    unpacked = pickle.loads(traces or b"")  # noqa: S301 - packed by the cleaner
    assert isinstance(unpacked, Traces)
    return unpacked


@pytest.fixture(scope="module")
def cleaner() -> Cleaner:
    return Cleaner(Job())


def test_every_kind_of_evidence_counts_where_nothing_is_said(cleaner: Cleaner) -> None:
    assert cleaner.rulebook.evidence == ALL_EVIDENCE
    assert kept(cleaner) == [LEAD, SECOND, SLOGAN, THIRD]


@pytest.mark.parametrize(("left_out", "stays"), [("wording", CALL), ("structure", CAPTION)])
def test_what_a_kind_of_evidence_cuts_stays_without_it(left_out: Evidence, stays: str) -> None:
    assert stays in kept(Cleaner(Job(evidence=ALL_EVIDENCE - {left_out})))


def test_rules_of_ones_own_are_added(tmp_path: Path) -> None:
    own = tmp_path / "own.toml"
    own.write_text(
        f"""language = "ar"
[[widget]]
id = "ar-own"
kind = "promotion"
phrases = ["{SLOGAN}"]
where = "alone"
source = "own"
hit = "{SLOGAN}"
miss = "حمل الجد حفيده."
""",
        encoding="utf-8",
    )
    assert kept(Cleaner(Job(rules=(own,)))) == [LEAD, SECOND, THIRD]


def test_a_broken_rule_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(RuleError, match=r"none\.toml"):
        Cleaner(Job(rules=(tmp_path / "none.toml",)))


def test_two_trips_and_one_give_the_same_page_counts_and_traces(cleaner: Cleaner) -> None:
    studied = cleaner.study(PAGE)
    second = cleaner.clean(studied.page)
    whole = cleaner.study_and_clean(PAGE)
    assert second.page == whole.page
    assert studied.report.counts + second.report.counts == whole.report.counts
    assert left(studied.traces) == left(whole.traces)
    assert second.traces is None


def test_what_other_pages_tell_is_used_and_counted_again(cleaner: Cleaner) -> None:
    learner = Learner()
    for number in range(4):  # as many articles
        other = PAGE.body.replace(LEAD.encode(), f"{number} {LEAD}".encode())
        learner.add(left(cleaner.study(replace(PAGE, body=other)).traces))
    learned = cleaner.study_and_clean(PAGE, learner.known())
    (record,) = records(learned.page)
    assert ("recurrence-repeated", SLOGAN) in [(cut.rule, cut.text) for cut in record.removed]
    told, alone = left(learned.traces), left(cleaner.study_and_clean(PAGE, NOTHING).traces)
    assert (told.headlines, told.lines) == (alone.headlines, alone.lines)
    assert line_key(SLOGAN) in told.lines


def test_a_page_that_nothing_touches_is_parted_once(
    cleaner: Cleaner, monkeypatch: pytest.MonkeyPatch
) -> None:
    studied = cleaner.study(PAGE).page
    whole = cleaner.clean(studied)
    monkeypatch.setattr("newscrawl.workers.cleaner.PARTING", ())
    assert cleaner.clean(studied) == whole
    touched = Known(repeated={"example.org": frozenset({line_key(SLOGAN)})})
    assert not cleaner.clean(studied, touched).page.stories[0].blocks
