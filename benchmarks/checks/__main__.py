"""The command: ``python -m benchmarks.checks FOLDER``; FOLDER holds the evaluation sets.

Prints Markdown, and returns 1 if the checks flag more of the clean articles than they may.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
import time
from collections import Counter
from datetime import UTC, datetime
from importlib.metadata import version
from pathlib import Path
from typing import TYPE_CHECKING

from benchmarks.checks.agreement import LANGUAGES, ask, compare
from benchmarks.checks.texts import PAIRS, SETS, texts
from benchmarks.quality.environments import ENVIRONMENTS, environment, read_requirements
from newscrawl.stages.checks import CHECKS, read_checks
from newscrawl.stages.checks.choosing import FAMILIES

if TYPE_CHECKING:
    from collections.abc import Sequence

    from benchmarks.checks.texts import Text

CLEAN, MOST = ("clean-articles", "real-inline"), 0.01
"""Sets of whole articles with nothing wrong, and the share of their texts that a check may flag."""
REQUIREMENTS = Path(__file__).with_name("peer.txt")


def main(arguments: Sequence[str] | None = None) -> int:
    """Measure, print, and return the exit code."""
    chosen = _parser().parse_args(arguments)
    if not (chosen.folder / PAIRS).is_dir():
        print(f"{chosen.folder}: holds no set {PAIRS}; name the folder of the sets", file=sys.stderr)
        return 2
    found = texts(chosen.folder)
    print(
        f"Measured on {datetime.now(UTC):%Y-%m-%d} by `python -m benchmarks.checks`, with Python "
        f"{sys.version.split()[0]}, newscrawl {version('newscrawl')}:\n"
    )
    held = _rates(found)
    _cost(found)
    if not chosen.alone:
        _agreement([one for one in found if one.language in LANGUAGES])
    return 0 if held else 1


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.checks", description=__doc__)
    parser.add_argument("folder", type=Path, nargs="?", default=Path("../shared/eval"))
    parser.add_argument("--alone", action="store_true", help="do not install and ask datatrove")
    return parser


def _rates(found: list[Text]) -> bool:
    """Print the share of the texts of each set that each check flags; return whether few clean ones are."""
    checks = read_checks(FAMILIES)
    counts: dict[str, Counter[str]] = {name: Counter() for name in (*SETS, PAIRS)}
    for one in found:
        flags = checks.flags(one.text, one.language)
        counts[one.evalset].update({*flags, "of", *(["any"] if flags else [])})
    print("| check | " + " | ".join(counts) + " |\n|---" + "|---:" * len(counts) + "|")
    print("| texts | " + " | ".join(str(count["of"]) for count in counts.values()) + " |")
    for check in (*CHECKS, "any"):
        shares = [f"{count[check] / count['of']:.1%}" if count[check] else "0" for count in counts.values()]
        print(f"| {check if check == 'any' else f'`{check}`'} | " + " | ".join(shares) + " |", flush=True)
    return all(counts[name][check] <= MOST * counts[name]["of"] for name in CLEAN for check in CHECKS)


def _cost(found: list[Text]) -> None:
    print("\n| checks | ms a text |\n|---|---:|")
    for families in (*((family,) for family in FAMILIES), FAMILIES):
        checks = read_checks(families)
        start = time.process_time()
        for one in found:
            checks.flags(one.text, one.language)
        spent = (time.process_time() - start) / len(found) * 1000
        print(f"| {', '.join(families)} | {spent:.2f} |", flush=True)


def _agreement(chosen: list[Text]) -> None:
    (requirements,) = read_requirements(REQUIREMENTS).values()
    peer = environment(ENVIRONMENTS / "datatrove-checks", requirements)
    with tempfile.TemporaryDirectory() as scratch:
        told = ask(peer, chosen, Path(scratch))
    print(
        f"\nBeside {', '.join(requirements)}, whose three filters take {told.seconds / len(chosen) * 1000:.2f} ms a text "
        "(Gopher's two and FineWeb's, until one drops it or all have run):\n"
    )
    print("| check | language | texts | agree | both flag | newscrawl alone | datatrove alone |")
    print("|---|---|---:|---:|---:|---:|---:|")
    for one in compare(chosen, told):
        print(
            f"| `{one.check}` | {one.language} | {one.of} | {one.share:.1%} | {one.both} | {one.own} | {one.peer} |",
            flush=True,
        )
    print(
        "\n| set | Arabic texts | dropped by FineWeb2's configuration | flagged by newscrawl |\n|---|---:|---:|---:|"
    )
    checks = read_checks([name for name in CHECKS if not name.startswith("c4-")])
    for name in (*SETS, PAIRS):
        places = [at for at, one in enumerate(chosen) if one.evalset == name and one.language == "ar"]
        if places:
            own = sum(bool(checks.flags(chosen[at].text, "ar")) for at in places)
            print(f"| {name} | {len(places)} | {sum(told.fineweb2[at] for at in places)} | {own} |")


if __name__ == "__main__":
    sys.exit(main())
