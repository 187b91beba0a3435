"""Fit the weights by which the article is found on a page: ``python -m benchmarks.fitting.article FOLDER...``.

Each block of the HTML pages of the sets is labelled by the gold. The first look is fitted to all of them; the second to
what first looks that were fitted to other sites make of them, as it will be on sites that are new. Printed is how well
the second look, fitted to the other sites too, tells the words of each set. ``--write`` puts the weights into
``newscrawl/stages/extraction/article/weights.py``; its comments stay. After that the weights of lines are to be fitted anew
(``python -m benchmarks.fitting``).
"""

from __future__ import annotations

import argparse
from collections import defaultdict
from concurrent.futures import ProcessPoolExecutor
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from benchmarks.fitting.blocks import FOLDS, Sample, Signs, read_samples
from benchmarks.fitting.tables import PRIOR, write
from benchmarks.quality.cleaning import ROOT
from benchmarks.quality.sets import find_sets
from newscrawl.stages.extraction.article import probability
from newscrawl.stages.extraction.article.second import SecondLook
from newscrawl.stages.extraction.article.weights import AGAIN, SIGNS

if TYPE_CHECKING:
    from collections.abc import Sequence

STRENGTH = 0.1
"""Inverse of the regularisation, as scikit-learn's ``C``; of weaker and stronger ones the best on other sites."""
LIKELY = 0.5


def main() -> None:
    """Print how well fitted weights tell the article; write them if asked to."""
    parser = argparse.ArgumentParser(
        prog="python -m benchmarks.fitting.article",
        description=__doc__,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("folders", nargs="+", type=Path, help="folders of sets, as of benchmarks.quality")
    parser.add_argument(
        "--write", action="store_true", help="write the weights into newscrawl/stages/extraction/article"
    )
    parser.add_argument("--workers", type=int, default=2, metavar="N", help="processes at once (default: 2)")
    args = parser.parse_args()
    sets = [one for folder in args.folders for one in find_sets(folder)]
    with ProcessPoolExecutor(args.workers) as pool:
        samples = [sample for found in pool.map(read_samples, sets) for sample in found]
    names = list(SIGNS)
    first, unseen = fit(samples, names), tried(samples, names)
    looks = [SecondLook(sample.look, likely) for sample, likely in zip(samples, unseen, strict=True)]
    samples = [
        replace(sample, signs=[seen | look.signs(i) for i, seen in enumerate(sample.signs)])
        for sample, look in zip(samples, looks, strict=True)
    ]
    names += list(AGAIN)
    _print(samples, tried(samples, names))
    if args.write:
        second = fit(samples, names)
        values: dict[str, tuple[float, ...]] = {name: (second[name],) for name in AGAIN}
        values |= {name: (first[name], second[name]) for name in (PRIOR, *SIGNS)}
        write(ROOT / "newscrawl" / "stages" / "extraction" / "article" / "weights.py", values, digits=2)


def fit(samples: Sequence[Sample], names: Sequence[str]) -> Signs:
    """Return the weights of the signs *names* and the prior, by logistic regression."""
    told = [
        (signs, label, weight)
        for sample in samples
        for signs, label, weight in zip(sample.signs, sample.labels, sample.weights, strict=True)
        if label is not None
    ]
    table = np.array([[signs.get(name, 0.0) for name in names] for signs, _, _ in told])
    mean, scale = table.mean(axis=0), table.std(axis=0)
    scale[scale == 0] = 1.0
    from sklearn.linear_model import LogisticRegression  # a second to load

    model = LogisticRegression(C=STRENGTH, max_iter=50, tol=1e-3, solver="newton-cholesky")
    model.fit((table - mean) / scale, [label for _, label, _ in told], sample_weight=[w for _, _, w in told])
    weights = model.coef_[0] / scale
    found = dict(zip(names, map(float, weights), strict=True))
    return found | {PRIOR: float(model.intercept_[0] - (weights * mean).sum())}


def tried(samples: Sequence[Sample], names: Sequence[str]) -> list[list[float]]:
    """Return how likely each block of each page is text, by weights that were fitted to the other sites."""
    fitted = [fit([sample for sample in samples if sample.fold != part], names) for part in range(FOLDS)]
    return [
        [probability({**dict.fromkeys(signs, 0.0), **fitted[sample.fold]}, signs) for signs in sample.signs]
        for sample in samples
    ]


def _print(samples: Sequence[Sample], likely: Sequence[Sequence[float]]) -> None:
    pages: defaultdict[str, list[float]] = defaultdict(list)
    for sample, told in zip(samples, likely, strict=True):
        hit = kept = wanted = 0.0
        for p, label, length in zip(told, sample.labels, sample.look.lengths, strict=True):
            if label is not None:
                hit, kept, wanted = (
                    hit + length * (p > LIKELY and label), kept + length * (p > LIKELY), wanted + length * label
                )  # fmt: skip
        pages[sample.evalset].append(2 * hit / max(1.0, kept + wanted))
    for name, scores in sorted(pages.items()):
        print(f"{name:20} {len(scores):4} pages, F1 of words {sum(scores) / len(scores):.4f}")


if __name__ == "__main__":
    main()
