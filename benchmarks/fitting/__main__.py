"""The command: ``python -m benchmarks.fitting FOLDER...``."""

from __future__ import annotations

import argparse
from concurrent.futures import ProcessPoolExecutor
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import benchmarks.fitting
from benchmarks.fitting.pages import read_pages
from benchmarks.fitting.regression import Fit, fit, tried
from benchmarks.fitting.samples import evened, lines, seams
from benchmarks.fitting.tables import PRIOR, write
from benchmarks.quality.cleaning import ROOT
from benchmarks.quality.sets import find_sets
from newscrawl.rules import load_rulebook
from newscrawl.stages.splitting import seam_weights
from newscrawl.stages.stripping import weights

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from benchmarks.fitting.samples import Sample
    from benchmarks.quality.sets import EvalSet

LINE_COST = weights.Weight(-0.5, 0.2)
"""What is taken off the fitted prior of lines, of text and of HTML. In HTML a line of the article that is lost costs more than
a widget that stays. Of text it is negative and raises the prior: most of the article's lines that look like widgets
stand in lists, between sentences or under headings that count, and are kept for that whatever they sum to. Chosen by
the figures of all sets at hand, of -0.3, -0.5, -0.7 and -1.0."""
SEAM_GAIN = 0.4
"""By how much more than fitted the prior of seams is: one that is missed puts a whole story into another; found so
are 10 more of 1,200, for 5 more mistakes among 24,000 places."""
CHOSEN = frozenset(
    {"list entry", "continues", "short title", "title fits nothing", "box of its own", "opens a report"}
)
"""Signs of seams whose weight is chosen by hand: the pages have too few of them."""
TABLES = ("lines", "seams")
LINE_SIGNS = [name for table in (weights.SHAPE, *weights.KINDS.values()) for name in table]
SEAM_SIGNS = [name for table in (seam_weights.PRIOR, *seam_weights.KINDS.values()) for name in table]


def main() -> None:
    """Print how well fitted weights tell lines and seams; write them if asked to."""
    parser = argparse.ArgumentParser(
        prog="python -m benchmarks.fitting",
        description=benchmarks.fitting.__doc__,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("folders", nargs="+", type=Path, help="folders of sets, as of benchmarks.quality")
    parser.add_argument(
        "--write", nargs="*", choices=TABLES, metavar="TABLE",
        help=f"write the weights into newscrawl/stages: {' and '.join(TABLES)}, or one of them",
    )  # fmt: skip
    parser.add_argument("--workers", type=int, default=2, metavar="N", help="processes at once (default: 2)")
    args = parser.parse_args()
    try:
        sets = [one for folder in args.folders for one in find_sets(folder)]
    except (ValueError, OSError) as error:
        parser.error(str(error))
    with ProcessPoolExecutor(args.workers) as pool:
        found = list(pool.map(samples_of, sets))
    text, html = (
        [sample for line_samples, _ in found for sample in line_samples if sample.media == media]
        for media in ("text", "html")
    )
    places = with_alone([sample for _, place_samples in found for sample in place_samples])
    _print("lines of text", text, fit_lines, LINE_COST.text)
    _print("lines of HTML", html, fit_lines, LINE_COST.html)
    _print("places", places, fit_seams, -SEAM_GAIN)
    tables = () if args.write is None else args.write or TABLES
    if "lines" in tables:
        _write_lines(fit_lines(text), fit_lines(html))
    if "seams" in tables:
        _write_seams(fit_seams(places))


def samples_of(evalset: EvalSet) -> tuple[list[Sample], list[Sample]]:
    """Return the lines and the places of *evalset*."""
    pages = list(read_pages(evalset, load_rulebook()))
    return [s for page in pages for s in lines(page)], [s for page in pages for s in seams(page)]


def with_alone(places: Sequence[Sample]) -> list[Sample]:
    """Return *places*, each once more without what other pages say, so that a page that comes alone is parted too."""
    alone = [
        replace(s, signs={n: value for n, value in s.signs.items() if n not in seam_weights.RECURRENCE})
        for s in places
    ]
    return [*places, *alone]


def fit_lines(samples: Sequence[Sample]) -> Fit:
    """Return the weights of the signs of lines; text has no elements and so no weights for them."""
    is_html = any(sample.media == "html" for sample in samples)
    return fit(evened(samples), [name for name in LINE_SIGNS if is_html or name not in weights.STRUCTURE])


def fit_seams(samples: Sequence[Sample]) -> Fit:
    """Return the weights of the signs of seams; what stands at the place is the prior."""
    return fit(samples, SEAM_SIGNS, intercept=False)


def _print(
    title: str, samples: Sequence[Sample], fitted: Callable[[Sequence[Sample]], Fit], cost: float
) -> None:
    if not samples:
        return
    print(f"{title}: {len(samples)} of {len({(s.evalset, s.url) for s in samples})} pages")
    for name, told in tried(samples, fitted, cost).items():
        print(f"  {name:24} found {told.found}/{told.positive} mistaken {told.mistaken}/{told.negative}")


def _write_lines(text: Fit, html: Fit) -> None:
    values = {name: (text.weights.get(name, 0.0), html.weights[name]) for name in LINE_SIGNS}
    values[PRIOR] = (text.prior - LINE_COST.text, html.prior - LINE_COST.html)
    write(ROOT / "newscrawl" / "stages" / "stripping" / "weights.py", values)


def _write_seams(found: Fit) -> None:
    gain = dict.fromkeys(seam_weights.PRIOR, SEAM_GAIN)
    values = {n: (found.weights[n] + gain.get(n, 0.0),) for n in SEAM_SIGNS if n not in CHOSEN}
    write(ROOT / "newscrawl" / "stages" / "splitting" / "seam_weights.py", values)


if __name__ == "__main__":
    main()
