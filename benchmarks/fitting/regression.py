"""Samples -> weights, and how well they tell samples of other pages."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from benchmarks.fitting.samples import FOLDS

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from benchmarks.fitting.samples import Sample

STRENGTH = 2.0
"""Inverse of the regularisation, as scikit-learn's ``C``."""


class Fit(NamedTuple):
    """A sum of weighted signs."""

    prior: float
    weights: Mapping[str, float]

    def total(self, signs: Mapping[str, float]) -> float:
        """Return the sum for *signs*."""
        return self.prior + sum(self.weights.get(name, 0.0) * value for name, value in signs.items())


class Told(NamedTuple):
    """How well the samples of a set are told."""

    positive: int
    found: int
    negative: int
    mistaken: int


def fit(samples: Sequence[Sample], names: Sequence[str], *, intercept: bool = True) -> Fit:
    """Return the weights of the signs *names*, by logistic regression on *samples*."""
    table = np.array([[sample.signs.get(name, 0.0) for name in names] for sample in samples])
    from sklearn.linear_model import LogisticRegression  # a second to load

    model = LogisticRegression(C=STRENGTH, max_iter=5000, fit_intercept=intercept)
    model.fit(table, [sample.positive for sample in samples], sample_weight=[s.weight for s in samples])
    prior = float(model.intercept_[0]) if intercept else 0.0
    return Fit(prior, dict(zip(names, map(float, model.coef_[0]), strict=True)))


def tried(
    samples: Sequence[Sample], fitted: Callable[[Sequence[Sample]], Fit], cost: float
) -> dict[str, Told]:
    """Return for each set how well its samples are told by weights *fitted* to the other pages, where the prior is
    lowered by *cost*."""
    counts: dict[str, list[int]] = defaultdict(lambda: [0, 0, 0, 0])
    for part in range(FOLDS):
        model = fitted([sample for sample in samples if sample.fold != part])
        for sample in samples:
            if sample.fold == part:
                at = 0 if sample.positive else 2
                counts[sample.evalset][at] += 1
                counts[sample.evalset][at + 1] += model.total(sample.signs) - cost > 0
    return {name: Told(*count) for name, count in sorted(counts.items())}
