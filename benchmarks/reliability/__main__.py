"""The command: ``python -m benchmarks.reliability [PART...]``, or ``PART OPTION...``; without a part, all of them.

A part is a module with a ``main`` that takes its options, prints what it finds as Markdown, and returns 0 if that is
what it must show, else 1.
"""

from __future__ import annotations

import sys
from importlib import import_module
from itertools import takewhile

PARTS = {
    "day": "a simulated day of scheduling over 200 feeds",
    "again": "a second run over an unchanged site of 500 articles",
    "store": "a store of five million addresses",
    "hostile": "182 sites, each hostile in one way",
    "kills": "a crawl that is killed a hundred times over 500 articles, a fifth of the answers faulty; half an hour",
    "twice": "two crawls of one catalogue that are started at once",
    "machines": "two machines, with a Redis between them, beside one: 2,000 pages of 20 sources; and one of two killed",
    "crashes": "a crawl that dies at each step between a record and its being done",
    "health": "simulated years of sources, of which some fall silent or change",
    "disk": "a disk that fills in the middle of a crawl; it mounts one, so it needs root",
}
"""The parts, which are modules of this package, and what each is about."""


def main(arguments: list[str]) -> int:
    """Run the parts that *arguments* name, or all of them; return the greatest exit code."""
    named = list(takewhile(PARTS.__contains__, arguments))
    options = arguments[len(named) :]
    if options and len(named) != 1:
        told = "\n".join(f"  {part:<12}{what}" for part, what in PARTS.items())
        print(
            f"usage: python -m benchmarks.reliability [PART...] | PART OPTION...\n\nparts:\n{told}",
            file=sys.stderr,
        )
        return 0 if options[0] in ("-h", "--help") else 2
    codes: list[int] = []
    for part in named or PARTS:
        codes.append(import_module(f"benchmarks.reliability.{part}").main(options))
        print(flush=True)
    return max(codes)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
