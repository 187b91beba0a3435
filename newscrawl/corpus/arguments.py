"""Arguments of ``python -m newscrawl.corpus``."""

from __future__ import annotations

import argparse

FORMATS = ("jsonl", "jsonl.gz", "jsonl.zst", "parquet")
"""What the names of the outputs may end with."""


def parser_of() -> argparse.ArgumentParser:
    """Return what reads them."""
    parser = argparse.ArgumentParser(
        prog="python -m newscrawl.corpus",
        description="Clean web archives, and manifests of pages, with datatrove's executors: first `clean`, then `repeats`.",
    )
    steps = parser.add_subparsers(dest="step", required=True)
    clean = steps.add_parser("clean", help="clean archives, a task each, or several")
    clean.add_argument(
        "inputs",
        nargs="+",
        metavar="INPUT",
        help="WARC files, folders of them, and manifests of pages (.jsonl)",
    )
    clean.add_argument("--tasks", type=int, default=0, metavar="N", help="tasks (default: one an archive)")
    clean.add_argument("--run", default="corpus", metavar="NAME", help="what the records call the run")
    clean.add_argument("--fetched", metavar="ISO8601", help="for pages that do not say when (default: now)")
    mark = steps.add_parser("repeats", help="mark what repeats what, and write stories and rejected")
    mark.add_argument(
        "--tasks", type=int, default=1, metavar="N", help="tasks, and shards of the output (default: 1)"
    )
    mark.add_argument("--format", choices=FORMATS, default="jsonl", help="of the output (default: jsonl)")
    for step in (clean, mark):
        step.add_argument(
            "-o", "--output", dest="folder", required=True, metavar="FOLDER", help="seen by all machines"
        )
        step.add_argument(
            "-s", dest="set", action="append", default=[], metavar="NAME=VALUE",
            help="a setting, as `scrapy clean` takes it; may be given several times",
        )  # fmt: skip
        step.add_argument("--executor", choices=("local", "ray", "slurm"), default="local")
        step.add_argument(
            "--workers", type=int, default=1, metavar="N", help="tasks at the same time (default: 1)"
        )
        step.add_argument("--time", default="24:00:00", metavar="HH:MM:SS", help="of a Slurm job")
        step.add_argument("--partition", default="cpu", metavar="NAME", help="of Slurm")
    return parser
