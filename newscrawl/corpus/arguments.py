"""Arguments of ``python -m newscrawl.corpus``."""

from __future__ import annotations

import argparse

from newscrawl.stages.quality import MIN_WORDS


def parser_of() -> argparse.ArgumentParser:
    """Return what reads them."""
    parser = argparse.ArgumentParser(
        prog="python -m newscrawl.corpus",
        description="Clean web archives with datatrove's executors: first `clean`, then `repeats`.",
    )
    steps = parser.add_subparsers(dest="step", required=True)
    clean = steps.add_parser("clean", help="clean archives, a task each, or several")
    clean.add_argument("inputs", nargs="+", metavar="INPUT", help="WARC files, and folders of them")
    clean.add_argument("--tasks", type=int, default=0, metavar="N", help="tasks (default: one an archive)")
    clean.add_argument("--run", default="corpus", metavar="NAME", help="what the records call the run")
    clean.add_argument("--fetched", metavar="ISO8601", help="for pages that do not say when (default: now)")
    clean.add_argument(
        "--languages", nargs="*", default=[], metavar="CODE", help="languages wanted (default: all)"
    )
    clean.add_argument(
        "--min-words", type=int, default=MIN_WORDS, metavar="N", help="shorter stories are `short`"
    )
    clean.add_argument("--rules", nargs="*", default=[], metavar="PATH", help="rules of your own")
    mark = steps.add_parser(
        "repeats", help="mark what repeats what, and write stories.jsonl and rejected.jsonl"
    )
    for step in (clean, mark):
        step.add_argument(
            "-o", "--output", dest="folder", required=True, metavar="FOLDER", help="seen by all machines"
        )
        step.add_argument("--executor", choices=("local", "ray", "slurm"), default="local")
        step.add_argument(
            "--workers", type=int, default=1, metavar="N", help="tasks at the same time (default: 1)"
        )
        step.add_argument("--time", default="24:00:00", metavar="HH:MM:SS", help="of a Slurm job")
        step.add_argument("--partition", default="cpu", metavar="NAME", help="of Slurm")
    return parser
