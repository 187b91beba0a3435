"""Quality floors: the figures that cleaning must reach on sets with known answers, where they are at hand."""

from __future__ import annotations

import pytest

from benchmarks.quality.__main__ import FLOORS, FOLDER
from benchmarks.quality.cleaning import clean
from benchmarks.quality.floors import read_floors
from benchmarks.quality.scoring import load_score
from benchmarks.quality.sets import WRITTEN, EvalSet

PINNED = read_floors(FLOORS)
# Hundreds of pages of sites with a page or two each, so that each is read as on a first visit.
LONG = dict.fromkeys(("pages-en", "pages-multi"), pytest.mark.thorough)


@pytest.mark.skipif(not (FOLDER / "score.py").is_file(), reason=f"no sets with known answers in {FOLDER}")
@pytest.mark.parametrize("name", [pytest.param(name, marks=LONG.get(name, ())) for name in PINNED.sets])
def test_figures_reach_their_floors(name: str) -> None:
    evalset = EvalSet((WRITTEN if (WRITTEN / name).is_dir() else FOLDER) / name)
    if not evalset.gold.is_file():
        pytest.skip(f"the set {name} is not in {FOLDER}")
    records = clean(evalset, workers=1)
    figures = load_score(FOLDER)(evalset, records)
    missed = PINNED.missed(name, figures)
    assert not missed, "\n".join(missed)
    if name == "clean-articles":  # all of them are different
        assert [record["duplicate_of"] for record in records] == [None] * len(records)
    if name == "seeds":  # two of the pages carry the same lead
        leads = {record["url"][-3:]: record for record in records if record["part"] == 0}
        repeats = {url: lead["duplicate_of"] for url, lead in leads.items() if lead["duplicate_of"]}
        assert repeats in ({"001": leads["003"]["id"]}, {"003": leads["001"]["id"]})
