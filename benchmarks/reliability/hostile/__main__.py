"""Runs the command."""

from __future__ import annotations

import sys

from benchmarks.reliability.hostile import main

if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
