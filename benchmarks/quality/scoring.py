"""Records -> figures, by the ``score.py`` that lies beside the sets."""

from __future__ import annotations

from importlib.util import module_from_spec, spec_from_file_location
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Sequence
    from pathlib import Path

    from benchmarks.quality.sets import EvalSet

    Figures = dict[str, float]
    Score = Callable[[EvalSet, Sequence[dict[str, Any]]], Figures]

FIGURES = (
    "lead_f1", "appended_f1", "pure_lead", "leak_free", "count_ok", "kept_words",
    "title_ok", "published_ok", "source_ok", "authors_ok", "keywords_f1",
)  # fmt: skip
"""Those of the table and of the floors, all between 0 and 1; ``score.py`` says what each means."""
STATED = {
    "title": "title_ok",
    "published": "published_ok",
    "source": "source_ok",
    "authors": "authors_ok",
    "keywords": "keywords_f1",
}
"""Field of a record -> the figure that judges it."""


def load_score(folder: Path) -> Score:
    """Return the function that scores records of a set of *folder*; raise ValueError if it is not there."""
    path = folder / "score.py"
    spec = spec_from_file_location("score", path)
    if spec is None or spec.loader is None or not path.is_file():
        raise ValueError(f"{path}: no such file; name the folder that holds score.py and the sets")
    module = module_from_spec(spec)
    spec.loader.exec_module(module)

    def score(evalset: EvalSet, records: Sequence[dict[str, Any]]) -> Figures:
        summary, _ = module.score(module.read_jsonl(evalset.gold), records)
        return dict(summary)

    return score


def only_stated(figures: Figures, fields: Collection[str]) -> Figures:
    """Return *figures* without those of the fields that a system has no answer for: they are not *fields*.

    >>> only_stated({"lead_f1": 0.9, "title_ok": 0.8, "source_ok": 0.0}, ["title"])
    {'lead_f1': 0.9, 'title_ok': 0.8}
    """
    left_out = {figure for field, figure in STATED.items() if field not in fields}
    return {figure: value for figure, value in figures.items() if figure not in left_out}
