"""Commands on a terminal of their own."""

from __future__ import annotations

import fcntl
import os
import pty
import signal
import struct
import subprocess
import termios
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

LINES, COLUMNS = 30, 110


def run_on_terminal(
    command: Sequence[str], folder: Path, environment: Mapping[str, str], interrupt_at: Sequence[str] = ()
) -> tuple[int, str, str]:
    """Run *command* with standard error on a terminal; return its exit code, what it printed, and what the terminal got.

    It is interrupted once the terminal got each of *interrupt_at*, one after the other.
    """
    ours, theirs = pty.openpty()
    fcntl.ioctl(theirs, termios.TIOCSWINSZ, struct.pack("HHHH", LINES, COLUMNS, 0, 0))
    with subprocess.Popen(
        command, cwd=folder, env={**os.environ, "TERM": "xterm-256color", **environment},
        stdout=subprocess.PIPE, stderr=theirs,
    ) as process:  # fmt: skip
        os.close(theirs)
        seen, awaited = bytearray(), [text.encode() for text in interrupt_at]
        while data := _read(ours):
            seen += data
            while awaited and awaited[0] in seen:
                del awaited[0]
                process.send_signal(signal.SIGINT)
        assert process.stdout is not None
        printed = process.stdout.read().decode()
    os.close(ours)
    return process.returncode, printed, seen.decode(errors="replace")


def _read(terminal: int) -> bytes:
    try:
        return os.read(terminal, 65_536)
    except OSError:  # Linux says so of a terminal whose other end is closed
        return b""
