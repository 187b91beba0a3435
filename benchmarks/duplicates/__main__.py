"""The command: ``python -m benchmarks.duplicates FOLDER``; FOLDER holds the evaluation sets.

Prints Markdown, and returns 1 if a figure misses its floor.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
from datetime import UTC, datetime
from importlib.metadata import version
from pathlib import Path

from benchmarks.duplicates.cost import growth, speed
from benchmarks.duplicates.found import ARTICLES, share_of_different, share_of_pairs
from benchmarks.duplicates.texts import articles, different

FOUND, FALSE, RATE, SLOWER = 0.98, 0.005, 3000, 2.0
"""Of similar pairs, at least; of strange ones, at most; stories a second, at least; and how much longer a look-up may
take in the largest index than in the smallest."""
SIZES = (10_000, 100_000, 1_000_000)


def main(arguments: list[str]) -> int:
    """Measure, print, and return the exit code."""
    chosen = _parser().parse_args(arguments)
    if not (chosen.folder / "near-duplicates").is_dir():
        print(f"{chosen.folder}: holds no set near-duplicates; name the folder of the sets", file=sys.stderr)
        return 2
    print(
        f"Measured on {datetime.now(UTC):%Y-%m-%d} by `python -m benchmarks.duplicates`, with Python "
        f"{sys.version.split()[0]}, newscrawl {version('newscrawl')}, rensa {version('rensa')}:\n"
    )
    held = _accuracy(chosen.folder)
    with tempfile.TemporaryDirectory() as place:
        held &= _cost(chosen.folder, Path(place), tuple(chosen.sizes))
    return 0 if held else 1


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.duplicates", description=__doc__)
    parser.add_argument("folder", type=Path, nargs="?", default=Path("../shared/eval"))
    parser.add_argument(
        "--sizes", type=int, nargs="*", default=SIZES, help="of the index; none: do not grow one"
    )
    return parser


def _accuracy(folder: Path) -> bool:
    shares = share_of_pairs(folder)
    alone = share_of_different(folder)
    print("| stories | told as repeats | of | share | floor |\n|---|---|---|---|---|")
    rows = (
        ("pairs of Jaccard 0.7 and more", shares["similar"], f"{FOUND} at least"),
        ("pairs from 0.2 to 0.7, one holding 0.8 of the other", shares["contained"], "–"),
        ("other pairs from 0.2 to 0.7", shares["between"], "–"),
        ("pairs under 0.2", shares["strange"], f"{FALSE} at most"),
        (f"{ARTICLES} different articles", alone, "none"),
    )
    for name, share, floor in rows:
        print(f"| {name} | {share.found} | {share.of} | {share.value:.4f} | {floor} |", flush=True)
    return (
        shares["similar"].value >= FOUND
        and shares["strange"].value <= FALSE
        and not alone.found
        and alone.of == ARTICLES
    )


def _cost(folder: Path, place: Path, sizes: tuple[int, ...]) -> bool:
    texts = different(articles(folder), ARTICLES)
    rate = speed(texts, place)
    print(
        f"\nOn one core, over {len(texts)} articles of {sum(map(len, texts)) // len(texts)} characters: "
        f"{rate.fingerprint:,.0f} fingerprints a second, {rate.look_up:,.0f} look-ups; {rate.both:,.0f} of both, one after "
        f"the other (floor {RATE:,}). From words never met before, and with the story added, {rate.added:,.0f}.\n",
        flush=True,
    )
    held = rate.both >= RATE
    print(
        "| stories in the index | look-up, µs | of a repeat, µs | disk, bytes a story | resident, MiB | added a second |"
    )
    print("|---|---|---|---|---|---|", flush=True)
    measured = []
    for size in growth(sizes, place):
        measured.append(size)
        print(
            f"| {size.stories:,} | {size.strangers:.0f} | {size.repeats:.0f} | {size.disk:.0f} | {size.resident:.0f} "
            f"| {size.added:,.0f} |",
            flush=True,
        )
    if len(measured) > 1:
        slower = max(
            measured[-1].strangers / measured[0].strangers, measured[-1].repeats / measured[0].repeats
        )
        print(
            f"\nIn the largest index a look-up takes {slower:.2f} times as long as in the smallest (at most {SLOWER:g})."
        )
        held &= slower <= SLOWER
    return held


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
