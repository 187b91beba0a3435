"""Pipelines that work by rules: with which rules and which kinds of evidence the settings say."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from scrapy.utils.test import get_crawler

from newscrawl.items import Block, Metadata, Page
from newscrawl.pipelines.normalize import NormalizePipeline
from newscrawl.pipelines.split import SplitPipeline
from newscrawl.pipelines.strip import StripPipeline
from newscrawl.rules import ALL_EVIDENCE
from tests.market import LEAD, SECOND, THIRD

if TYPE_CHECKING:
    from pathlib import Path

    from newscrawl.pipelines.rules import RulesPipeline

PIPELINES: list[type[RulesPipeline]] = [NormalizePipeline, StripPipeline, SplitPipeline]
CALL = "تابعونا على تيليجرام"
CAPTION = "باعة وزبائن أمام بوابة السوق عند الفجر"
PAGE = Page(
    url="https://example.org/1",
    fetched="2026-01-06T12:00:00+00:00",
    blocks=(
        Block(index=0, text=LEAD),
        Block(index=1, text=CALL),
        Block(index=2, text=SECOND),
        Block(index=3, text=CAPTION, tag="figcaption"),
        Block(index=4, text=THIRD),
    ),
    metadata=Metadata(language="ar"),
)


def kept(setting: object) -> list[str]:
    """What the pipeline that strips leaves of PAGE with NEWSCRAWL_EVIDENCE as given."""
    crawler = get_crawler(settings_dict={"NEWSCRAWL_EVIDENCE": setting})
    stripped = StripPipeline.from_crawler(crawler).process_item(PAGE)
    return [block.text for block in stripped.blocks]


@pytest.mark.parametrize("pipeline", PIPELINES)
def test_every_kind_of_evidence_counts_where_nothing_is_set(pipeline: type[RulesPipeline]) -> None:
    built = pipeline.from_crawler(get_crawler())
    assert built.rulebook.evidence == ALL_EVIDENCE
    assert built.rules_for(PAGE).language == "ar"


@pytest.mark.parametrize("pipeline", PIPELINES)
@pytest.mark.parametrize("setting", ["wording,place", ["place", "wording"], ("wording", "place", "place")])
def test_the_kinds_that_are_set_count(pipeline: type[RulesPipeline], setting: object) -> None:
    built = pipeline.from_crawler(get_crawler(settings_dict={"NEWSCRAWL_EVIDENCE": setting}))
    assert built.rulebook.evidence == {"wording", "place"}


@pytest.mark.parametrize("pipeline", PIPELINES)
def test_a_kind_that_does_not_exist_is_refused_when_the_pipeline_is_built(
    pipeline: type[RulesPipeline],
) -> None:
    crawler = get_crawler(settings_dict={"NEWSCRAWL_EVIDENCE": "wording,plaice"})
    with pytest.raises(
        ValueError, match=r"NEWSCRAWL_EVIDENCE: 'plaice' is no kind of evidence; write some of"
    ):
        pipeline.from_crawler(crawler)


@pytest.mark.parametrize(
    ("left_out", "stay"),
    [(None, []), ("wording", [CALL]), ("structure", [CAPTION]), ("recurrence", [])],
)
def test_what_a_kind_of_evidence_cuts_stays_without_it(left_out: str | None, stay: list[str]) -> None:
    lines = [block.text for block in PAGE.blocks if block.text in {LEAD, SECOND, THIRD, *stay}]
    assert kept(sorted(ALL_EVIDENCE - {left_out})) == lines


def test_nothing_is_cut_where_no_kind_counts() -> None:
    assert kept([]) == [block.text for block in PAGE.blocks]


def test_rules_of_ones_own_are_added_and_switched_off_by_evidence_as_the_others_are(tmp_path: Path) -> None:
    own = tmp_path / "own.toml"
    own.write_text(
        """language = "ar"
[[widget]]
id = "ar-own-app"
kind = "promotion"
phrases = ["حمل تطبيقنا"]
where = "alone"
source = "own"
hit = "حمل تطبيقنا"
miss = "حمل الجد حفيده."
""",
        encoding="utf-8",
    )
    for evidence, is_read in ((ALL_EVIDENCE, True), (ALL_EVIDENCE - {"wording"}, False)):
        crawler = get_crawler(
            settings_dict={"NEWSCRAWL_RULES": str(own), "NEWSCRAWL_EVIDENCE": sorted(evidence)}
        )
        rules = StripPipeline.from_crawler(crawler).rules_for(PAGE)
        assert (rules.read("حمل تطبيقنا") is not None) is is_read
