"""Fitting: lines and places are labelled by the gold, and weights go into their tables in place."""

from __future__ import annotations

import doctest
import json
from pathlib import Path

import pytest

from benchmarks.fitting import tables
from benchmarks.fitting.labels import Labels
from benchmarks.fitting.pages import read_pages
from benchmarks.fitting.regression import fit, tried
from benchmarks.fitting.samples import HONEST, Sample, evened, lines, seams
from benchmarks.fitting.tables import rewrite
from benchmarks.quality.sets import EvalSet
from newscrawl.rules import load_rulebook
from newscrawl.stages.splitting import seam_weights
from newscrawl.stages.stripping import weights

MILL = [
    "أعادت طاحونة السهل فتح أبوابها صباح أمس بعد ثلاثين عاما من الصمت، وتجمع مزارعو القرية أمام بابها الخشبي يحملون أكياس القمح.",
    "وقال الطحان العجوز منصور الديب إن الحجر القديم ما زال صالحا، وإن ماء الساقية يكفي لطحن محصول القرى الخمس طوال الشتاء.",
    "وتنوي جمعية القرية أن تفتح في الطاحونة مخبزا صغيرا، وأن تستقبل فيها تلاميذ المدارس كل خميس ليروا كيف يصير القمح دقيقا.",
]
LIBRARY = [
    "افتتحت مكتبة متنقلة في حي الميناء تحمل ألفي كتاب على ظهر حافلة قديمة، وتقف كل يوم أمام مدرسة من مدارس الحي.",
    "وتقول أمينة المكتبة هدى فرحات إن الروايات المصورة أكثر ما يستعيره الأطفال، وإن الحافلة ستزور الجزر في الصيف.",
    "وتبرع بالحافلة سائق متقاعد طلاها بنفسه ورسم على جانبيها سفنا وأشرعة، وكتب على بابها أن القراءة رحلة لا تنتهي.",
]
GOLD = {
    "url": "https://sahl.example/1",
    "stories": [
        {"part": 0, "title": "طاحونة السهل تدور من جديد", "paragraphs": MILL},
        {"part": 1, "title": "حافلة تحمل ألفي كتاب إلى الميناء", "paragraphs": LIBRARY},
    ],
    "removed": [{"kind": "weather", "text": "السهل غائم جزئيا 19"}],
    "related": ["عاصفة رملية تغلق طريق الصحراء"],
    "optional": ["تصوير: كريم"],
}
TEXT = "\n".join(
    [
        "السهل غائم جزئيا 19",
        GOLD["stories"][0]["title"],  # type: ignore[index]
        *MILL,
        "عاصفة رملية تغلق طريق الصحراء",
        "الوسوم: طاحونة، قمح",
        GOLD["stories"][1]["title"],  # type: ignore[index]
        *LIBRARY,
    ]
)


@pytest.mark.parametrize(
    ("text", "widget"),
    [
        ("السهل غائم جزئيا 19", True),
        ("• عاصفة رملية تغلق طريق الصحراء", True),
        ("طالع عاصفة رملية تغلق طريق الصحراء", True),
        (MILL[0], False),
        (MILL[1].split("،")[0], False),
        ("طاحونة السهل تدور من جديد", None),
        ("تصوير: كريم", None),
        ("القرية", None),
        ("سطر لا تعرفه القصة ولا الودجات كلها", True),
    ],
    ids=["removed", "related", "glued", "paragraph", "half", "title", "optional", "word", "foreign"],
)
def test_a_line_is_what_the_gold_says_it_is(text: str, widget: bool | None) -> None:
    assert Labels(GOLD).is_widget(text) is widget


def test_a_paragraph_belongs_to_its_story() -> None:
    labels = Labels(GOLD)
    assert labels.story(MILL[2]) == 0
    assert labels.story(LIBRARY[0]) == 1
    assert labels.story("فقرة من قصة أخرى لا يعرفها أحد") is None


@pytest.fixture
def evalset(tmp_path: Path) -> EvalSet:
    (tmp_path / "manifest.jsonl").write_text(
        json.dumps({"url": GOLD["url"], "text": TEXT}, ensure_ascii=False), encoding="utf-8"
    )
    (tmp_path / "gold.jsonl").write_text(json.dumps(GOLD, ensure_ascii=False), encoding="utf-8")
    return EvalSet(tmp_path)


def test_lines_and_places_of_a_set_become_samples(evalset: EvalSet) -> None:
    (page,) = read_pages(evalset, load_rulebook())
    found = {sample.text: sample for sample in lines(page)}
    assert found["عاصفة رملية تغلق طريق الصحراء"].positive
    assert not found[MILL[0]].positive
    assert found[MILL[0]].weight > found["عاصفة رملية تغلق طريق الصحراء"].weight
    assert "طاحونة السهل تدور من جديد" not in found  # a title is neither
    assert "الوسوم: طاحونة، قمح" not in found  # a rule decides it
    (seam,) = (sample for sample in seams(page) if sample.positive)
    assert seam.text == LIBRARY[0]
    assert {sample.fold for sample in found.values()} == {seam.fold}


def test_lines_of_a_text_without_widgets_weigh_more(evalset: EvalSet) -> None:
    honest = {**GOLD, "removed": [], "related": []}
    evalset.gold.write_text(json.dumps(honest, ensure_ascii=False), encoding="utf-8")
    (page,) = read_pages(evalset, load_rulebook())
    found = {sample.text: sample for sample in lines(page)}
    assert found["عاصفة رملية تغلق طريق الصحراء"].weight == pytest.approx(HONEST)


TABLE = 'PRIOR = Weight(1.0, -1.0)\n"""Why."""\nA = {\n    "quote": Weight(0.5, 0.5),  # reason\n    "head": Weight(0.1, 0.1),\n}\n'


def test_numbers_are_rewritten_in_place_and_comments_stay() -> None:
    assert rewrite(TABLE, {"prior": (0.24, -2.0), "quote": (-0.04, 1.26)}) == TABLE.replace(
        "Weight(1.0, -1.0)", "Weight(0.2, -2.0)"
    ).replace("Weight(0.5, 0.5)", "Weight(0.0, 1.3)")


def test_a_sign_without_an_entry_is_refused() -> None:
    with pytest.raises(ValueError, match="no table has tail"):
        rewrite(TABLE, {"tail": (1.0, 1.0)})


@pytest.mark.parametrize("module", [weights, seam_weights], ids=["weights", "seam_weights"])
def test_every_entry_of_the_shipped_tables_can_be_rewritten(module: object) -> None:
    source = Path(str(getattr(module, "__file__", ""))).read_text(encoding="utf-8")
    tables_of = [*module.KINDS.values()]  # type: ignore[attr-defined]
    values = {sign: (9.9, 9.9) for table in tables_of for sign in table}
    assert rewrite(source, values).count("9.9") >= len(values)


def test_the_examples_of_the_tables_hold() -> None:
    assert doctest.testmod(tables) == (0, 1)


def test_fitted_weights_tell_samples_of_other_pages() -> None:
    samples = [
        Sample("s", f"https://p{i}.example/", "", "text", {"good": float(i % 2), "noise": i % 3 / 3}, i % 2 == 1, 1.0, 5)
        for i in range(80)
    ]  # fmt: skip
    model = fit(samples, ["good", "noise"])
    assert model.weights["good"] > 1 > abs(model.weights["noise"])
    told = tried(samples, lambda train: fit(train, ["good", "noise"]), 0.0)["s"]
    assert (told.found, told.mistaken) == (40, 0)
    assert tried(samples, lambda train: fit(train, ["good", "noise"]), 99.0)["s"].found == 0


def test_small_sets_count_for_more_and_all_samples_for_as_much() -> None:
    large = [Sample("large", f"https://l{i}.example/", "", "text", {}, False, 1.0, 5) for i in range(90)]
    small = [Sample("small", f"https://s{i}.example/", "", "text", {}, False, 1.0, 5) for i in range(10)]
    found = {sample.evalset: sample.weight for sample in evened([*large, *small])}
    assert found["small"] == pytest.approx(3 * found["large"])  # the root of nine
    assert evened([]) == []
