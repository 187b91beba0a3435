"""Run every command of the documents that can be run here, and print what comes of each."""

from __future__ import annotations

import signal
import sys
import tempfile
from pathlib import Path

from benchmarks.documents.choosing import filled, in_order, reason_to_leave
from benchmarks.documents.reading import whole_commands
from benchmarks.documents.running import run
from benchmarks.documents.scene import RUN, keep_run, scene

BEFORE = (
    f"scrapy crawl news -a sources=mine.toml -s NEWSCRAWL_WARC=True -s NEWSCRAWL_RUN={RUN.partition('/')[2]}",
    "scrapy clean pages.jsonl -o day.jsonl --learn",
    "scrapy sources template example.org",
)
"""What the commands of the documents take up: a run, a data set, and a template, which is written to FILE.toml."""


def main() -> int:
    """Return how many commands failed, 1 at most."""
    # A shell has what it starts in the background ignore it, and what is started here would, too.
    signal.signal(signal.SIGINT, signal.default_int_handler)
    commands = whole_commands()
    failed = 0
    with tempfile.TemporaryDirectory(prefix="newscrawl-") as name, scene(Path(name)) as host:
        folder = Path(name)
        for command in BEFORE:
            outcome = run(command, folder, host)
            if outcome.complaint:
                sys.stderr.write(f"{command}: {outcome.complaint}\n")
                return 1
        (folder / "FILE.toml").write_text(outcome.said, encoding="utf-8")
        keep_run(folder)
        chosen = [command for command in commands if reason_to_leave(command) is None]
        chosen = list(
            {filled(command, host): command for command in chosen}.values()
        )  # some are shown by two names
        for command in in_order(chosen):
            outcome = run(command, folder, host)
            failed += outcome.complaint is not None
            print(f"{outcome.seconds:6.1f} s  {command}: {outcome.complaint or 'good'}", flush=True)
    print(f"{len(chosen)} commands run, {failed} failed; these are left:")
    for command in commands:
        if reason := reason_to_leave(command):
            print(f"  {command}: {reason}")
    return min(failed, 1)


if __name__ == "__main__":
    sys.exit(main())
