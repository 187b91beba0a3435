"""The command: ``python -m benchmarks.reliability [PART [OPTION...]]``; without a part, all of them.

A part is a module with a ``main`` that takes its options, prints what it finds as Markdown, and returns 0 if that is
what it must show, else 1.
"""

from __future__ import annotations

import sys
from importlib import import_module

PARTS = {
    "again": "a second run over an unchanged site of 500 articles",
    "store": "a store of five million addresses",
}
"""The parts, which are modules of this package, and what each is about."""


def main(arguments: list[str]) -> int:
    """Run the part that *arguments* name, or all of them; return the greatest exit code."""
    if arguments and arguments[0] not in PARTS:
        told = "\n".join(f"  {part:<12}{what}" for part, what in PARTS.items())
        print(
            f"usage: python -m benchmarks.reliability [PART [OPTION...]]\n\nparts:\n{told}", file=sys.stderr
        )
        return 0 if arguments[0] in ("-h", "--help") else 2
    parts, options = (arguments[:1], arguments[1:]) if arguments else (list(PARTS), [])
    codes: list[int] = [import_module(f"benchmarks.reliability.{part}").main(options) for part in parts]
    return max(codes)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
