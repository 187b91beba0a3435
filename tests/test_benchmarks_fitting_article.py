"""Fitting the article: blocks are labelled by the gold, and what is fitted tells other sites."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from benchmarks.fitting import article
from benchmarks.fitting.article import fit, tried
from benchmarks.fitting.blocks import FOLDS, Sample, read_samples
from benchmarks.fitting.tables import PRIOR, rewrite
from benchmarks.quality.cleaning import ROOT
from benchmarks.quality.sets import EvalSet
from newscrawl.stages.extraction.article.weights import AGAIN, SIGNS
from tests.market import LEAD, SECOND, THIRD, TITLE

if TYPE_CHECKING:
    from pathlib import Path

PAGE = f"""<html><head><title>{TITLE}</title></head><body><nav><a href="/">الرئيسية</a></nav><h1>{TITLE}</h1>
<p>{LEAD}</p><p>{SECOND}</p><p>{THIRD}</p><footer>المرفأ اليوم، كل الحقوق محفوظة</footer></body></html>"""


@pytest.fixture
def samples(tmp_path: Path) -> list[Sample]:
    """A page of each of sixteen sites, and one of text that has no elements."""
    urls = [f"https://market{i}.example/1" for i in range(16)]
    rows = [{"url": url, "path": "page.html"} for url in urls]
    (tmp_path / "page.html").write_text(PAGE, encoding="utf-8")
    (tmp_path / "page.txt").write_text(LEAD, encoding="utf-8")
    rows.append({"url": "https://text.example/1", "path": "page.txt"})
    story = {"part": 0, "title": TITLE, "paragraphs": [LEAD, SECOND, THIRD]}
    for name, lines in (
        ("manifest.jsonl", rows),
        ("gold.jsonl", [{"url": row["url"], "stories": [story]} for row in rows]),
    ):
        text = "\n".join(json.dumps(line, ensure_ascii=False) for line in lines)
        (tmp_path / name).write_text(text, encoding="utf-8")
    return read_samples(EvalSet(tmp_path))


def test_blocks_are_labelled_by_the_gold_and_titles_left_open(samples: list[Sample]) -> None:
    assert len(samples) == 16
    assert samples[0].labels == [False, None, True, True, True, False]
    assert samples[0].weights[2] > samples[0].weights[0] > 0


def test_what_is_fitted_to_some_sites_tells_the_others(samples: list[Sample]) -> None:
    assert len({sample.fold for sample in samples}) == FOLDS
    for likely in tried(samples, list(SIGNS)):
        assert min(likely[2:5]) > 0.5 > max(likely[0], likely[5])


def test_every_fitted_weight_has_its_place_in_the_tables(samples: list[Sample]) -> None:
    names = [*SIGNS, *AGAIN]
    found = fit(samples, names)
    values = {name: (found[name],) * (1 if name in AGAIN else 2) for name in (PRIOR, *names)}
    source = (ROOT / "newscrawl" / "stages" / "extraction" / "article" / "weights.py").read_text(
        encoding="utf-8"
    )
    assert rewrite(source, values, digits=2).count("\n") == source.count("\n")
    assert article.__doc__
