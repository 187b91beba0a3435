"""The command: ``python -m benchmarks.languages FOLDER``; FOLDER holds the evaluation sets.

Prints Markdown, and returns 1 if paragraphs of articles in one language are taken for others.
"""

from __future__ import annotations

import argparse
import sys
import time
from collections import Counter
from datetime import UTC, datetime
from functools import partial
from importlib.metadata import version
from itertools import count
from pathlib import Path
from typing import TYPE_CHECKING

from benchmarks.checks.texts import PAIRS, texts
from benchmarks.languages.mixing import mix, told
from newscrawl.stages.languages import detectors
from newscrawl.stages.languages.detectors import DETECTORS
from newscrawl.stages.languages.language import detect, sample_of
from newscrawl.stages.languages.mixture import tell

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from benchmarks.checks.texts import Text

LEAST_KEPT = 0.99
"""Share of the paragraphs in the language of their text that must be left in it, beside others in another script. In the
same script, the two articles of hundreds of lines decide the figure."""
PAIRS_OF = (("ar", "en"), ("en", "ar"), ("ar", "ru"), ("ru", "ar"), ("el", "ar"), ("pl", "en"), ("en", "pl"))
ONE_SCRIPT = {"en", "pl"}


def main(arguments: Sequence[str] | None = None) -> int:
    """Measure, print, and return the exit code."""
    chosen = _parser().parse_args(arguments)
    if not (chosen.folder / PAIRS).is_dir():
        print(f"{chosen.folder}: holds no set {PAIRS}; name the folder of the sets", file=sys.stderr)
        return 2
    versions = ", ".join(f"{name} {version(name)}" for name in ("newscrawl", *DETECTORS))
    print(
        f"Measured on {datetime.now(UTC):%Y-%m-%d} by `python -m benchmarks.languages`, with Python "
        f"{sys.version.split()[0]}, {versions}:\n"
    )
    found = texts(chosen.folder)
    _speed(found)
    _agreement(found)
    return 0 if _mixed(found) else 1


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.languages", description=__doc__)
    parser.add_argument("folder", type=Path, nargs="?", default=Path("../shared/eval"))
    return parser


def _speed(found: list[Text]) -> None:
    samples = [sample_of(one.text) for one in found]
    asks = {"langdetect": detectors.by_langdetect, "py3langid": detectors.by_py3langid}
    print("| what is asked | langdetect, ms a text | py3langid, ms a text |\n|---|---:|---:|")
    spent = []
    for ask in asks.values():
        ask(samples[0])  # its model is loaded
        start = time.process_time()
        for sample in samples:
            ask(sample)
        spent.append((time.process_time() - start) / len(found) * 1000)
    print(f"| the library, of 300 characters | {spent[0]:.2f} | {spent[1]:.2f} |")
    spent = [_timed(partial(_detected, detector=name), found) for name in DETECTORS]
    print(f"| newscrawl, which asks it in doubt | {spent[0]:.2f} | {spent[1]:.2f} |")
    spent = [_timed(partial(tell, detector=name), found) for name in DETECTORS]
    print(f"| newscrawl, each paragraph besides | {spent[0]:.2f} | {spent[1]:.2f} |", flush=True)


def _detected(lines: Sequence[str], detector: str) -> object:
    return detect("\n".join(lines), detector=detector)


_shifts = count(1)


def _timed(ask: Callable[[Sequence[str]], object], found: list[Text]) -> float:
    """Return the milliseconds of the processor's time that *ask* takes for the lines of a text. They lose a few letters,
    others each time: answers are remembered by text."""
    shift = next(_shifts)
    lines = [[line[shift:] for line in one.text.split("\n")] for one in found]
    start = time.process_time()
    for text in lines:
        ask(text)
    return (time.process_time() - start) / len(found) * 1000


def _agreement(found: list[Text]) -> None:
    """Print how often both libraries say the same, by themselves and behind newscrawl."""
    print(
        "\n| language | texts | libraries agree | newscrawl agrees with either | they differ in |\n|---|---:|---:|---:|---|"
    )
    of: Counter[str] = Counter()
    alone: Counter[str] = Counter()
    behind: Counter[str] = Counter()
    differ: dict[str, Counter[str]] = {}
    for one in found:
        sample = sample_of(one.text)
        first, second = (_best(ask(sample)) for ask in (detectors.by_langdetect, detectors.by_py3langid))
        answers = {detect(one.text, detector=name)[0] for name in DETECTORS}
        of[one.language] += 1
        alone[one.language] += first == second
        behind[one.language] += len(answers) == 1
        if first != second:
            differ.setdefault(one.language, Counter())[f"{first}, {second}"] += 1
    for language, number in of.most_common():
        said = "; ".join(f"{pair}: {times}" for pair, times in differ.get(language, Counter()).most_common(3))
        print(f"| {language} | {number} | {alone[language]} | {behind[language]} | {said} |")


def _best(probabilities: object) -> str:
    assert isinstance(probabilities, dict)  # noqa: S101 - both return one
    return max(probabilities, key=lambda name: probabilities[name], default="und")


def _mixed(found: list[Text]) -> bool:
    """Print how paragraphs are told in texts of one language and of two; return whether few are told wrong."""
    print("\n| text in | with paragraphs in | detector | texts | language told | foreign told | own kept |")
    print("|---|---|---|---:|---:|---:|---:|")
    held = True
    for main_language, other in PAIRS_OF:
        mixed = mix(found, main_language, other)
        for detector in DETECTORS:
            one = told(mixed, detector)
            kept = one.kept / one.own
            held &= kept >= LEAST_KEPT or {main_language, other} == ONE_SCRIPT
            print(
                f"| {main_language} | {other} | {detector} | {one.texts} | {one.main / one.texts:.1%} "
                f"| {one.told / one.foreign:.1%} | {kept:.2%} |",
                flush=True,
            )
    whole = sum(bool(tell(one.text.split("\n"))[2]) for one in found)
    print(f"\nOf the {len(found)} articles as they are, {whole} are told to be in several languages.")
    return held


if __name__ == "__main__":
    sys.exit(main())
