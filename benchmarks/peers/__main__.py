"""The command: ``python -m benchmarks.peers SYSTEM MANIFEST OUTPUT [--limit SECONDS]``."""

from __future__ import annotations

import argparse
import json
import sys
from collections import Counter
from dataclasses import asdict
from importlib.metadata import version
from pathlib import Path
from typing import TYPE_CHECKING

from benchmarks.peers.found import Found
from benchmarks.peers.pages import read_pages
from benchmarks.peers.systems import PEERS
from benchmarks.peers.worker import PeerError, Worker

if TYPE_CHECKING:
    from collections.abc import Callable

    from benchmarks.peers.found import Extract


def main() -> int:
    """Write the records and say what failed; return 1, with the reason, if the peer cannot be used."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.peers", description="Run a peer over pages.")
    parser.add_argument("system", choices=PEERS)
    parser.add_argument("manifest", type=Path)
    parser.add_argument("output", type=Path)
    parser.add_argument("--limit", type=float, default=30.0, help="seconds a page (default: 30)")
    args = parser.parse_args()
    peer = PEERS[args.system]
    try:
        failed = run(peer.make, args.manifest, args.output, args.limit)
    except PeerError as error:
        print(error, file=sys.stderr)
        return 1
    print(json.dumps({"version": version(peer.requirement), "failed": failed}))
    return 0


def run(make: Callable[[], Extract], manifest: Path, output: Path, limit: float) -> dict[str, int]:
    """Write a record for each page of *manifest* to *output*; return how many pages failed, by reason."""
    failed: Counter[str] = Counter()
    with Worker(make, limit) as worker, output.open("w", encoding="utf-8") as lines:
        for url, html in read_pages(manifest):
            found = worker.extract(html, url)
            if isinstance(found, Found):
                lines.write(json.dumps({"url": url, "part": 0, **asdict(found)}) + "\n")
            else:
                failed[found] += 1
    return dict(failed.most_common())


if __name__ == "__main__":
    sys.exit(main())
