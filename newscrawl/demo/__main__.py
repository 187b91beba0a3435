"""Serve the demo outlets until Ctrl-C, or write the right answers for their articles."""

from __future__ import annotations

import argparse
import json
import signal
import sys
from pathlib import Path
from threading import Event
from typing import TYPE_CHECKING

from newscrawl.demo import DemoServer, expected

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

LAST_FIRST_PORT = 65_533  # the outlets take three ports in a row


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command with *arguments*, the process's own by default; return the exit code."""
    parser = _parser()
    options = parser.parse_args(arguments)
    if options.placeholders and not options.gold:
        parser.error("--placeholders needs --gold FILE")
    if options.placeholders:
        _write_gold(options.gold, None)
        return 0
    for number in (
        signal.SIGINT,
        signal.SIGTERM,
    ):  # a shell has what it starts in the background ignore the first
        signal.signal(number, signal.default_int_handler)
    try:
        with DemoServer(options.port) as server:
            if options.gold:
                _write_gold(options.gold, server.hosts)
            for host, address in server.hosts.items():
                sys.stdout.write(f"{host:16} http://{address}/\n")
            sys.stdout.flush()
            Event().wait()
    except KeyboardInterrupt:
        return 0
    except OSError as error:
        sys.stderr.write(f"cannot serve the demo: {error}\n")
        return 1
    return 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m newscrawl.demo", description=__doc__)
    parser.add_argument("--port", type=_port, default=0, help="first of three ports (default: any free ones)")
    parser.add_argument("--gold", type=Path, metavar="FILE", help="write the answers, one JSON line a page")
    parser.add_argument(
        "--placeholders",
        action="store_true",
        help="with --gold: keep the placeholder hosts in the addresses, write, and do not serve",
    )
    return parser


def _port(text: str) -> int:
    port = int(text)
    if not 0 <= port <= LAST_FIRST_PORT:
        raise argparse.ArgumentTypeError(f"{port} is not between 0 and {LAST_FIRST_PORT}")
    return port


def _write_gold(path: Path, hosts: Mapping[str, str] | None) -> None:
    lines = [json.dumps(page, ensure_ascii=False) + "\n" for page in expected(hosts)]
    path.write_text("".join(lines), encoding="utf-8")


if __name__ == "__main__":
    sys.exit(main())
