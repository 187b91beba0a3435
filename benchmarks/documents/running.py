"""A command of the documents, run as it stands."""

from __future__ import annotations

import os
import re
import shlex
import signal
import subprocess
import sys
import time
from dataclasses import dataclass
from typing import TYPE_CHECKING

from benchmarks.documents.choosing import filled, serves
from benchmarks.documents.reading import ROOT

if TYPE_CHECKING:
    from pathlib import Path

PATIENCE = 300
"""Seconds that a command may take."""
_ADDRESS = re.compile(r"http://127\.0\.0\.1:\d+")
_TARGET = re.compile(r"-[oO] (?P<name>[\w./]+)(?= |$)")
"""The file or folder that a command is to write."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Ran:
    """What came of a command."""

    command: str
    code: int
    said: str
    seconds: float
    missing: str | None
    """What it was to write and did not."""

    @property
    def complaint(self) -> str | None:
        """What is wrong; None if nothing is."""
        if self.code or "Traceback" in self.said:
            return f"exit code {self.code}: {self.said[-600:]}"
        if self.missing:
            return f"{self.missing} was not written"
        return None if self.said.strip() else "it said nothing"


def run(command: str, folder: Path, host: str) -> Ran:
    """Return what comes of *command* in *folder*, the scene whose outlet is served at *host*."""
    words = shlex.split(filled(command, host))
    program = [sys.executable, "-m", "scrapy"] if words[0] == "scrapy" else [sys.executable]
    words = [*program, *(word.replace("~", str(folder / "home")) for word in words[1:])]
    environment = {**os.environ, "PYTHONPATH": str(ROOT), "PYTHONUNBUFFERED": "1"}
    began = time.monotonic()
    with (folder / "said").open("w+b") as said:
        process = subprocess.Popen(words, cwd=folder, env=environment, stdout=said, stderr=subprocess.STDOUT)
        if serves(command):
            _interrupt_once_it_serves(process, folder / "said")
        try:
            code = process.wait(PATIENCE)
        except subprocess.TimeoutExpired:
            process.kill()
            code = process.wait()
        said.seek(0)
        text = said.read().decode(errors="replace")
    target = _TARGET.search(command)
    is_missing = target is not None and not (folder / target["name"]).exists()
    return Ran(command=command, code=code, said=text, seconds=time.monotonic() - began,
               missing=target["name"] if target and is_missing else None)  # fmt: skip


def _interrupt_once_it_serves(process: subprocess.Popen[bytes], said: Path) -> None:
    until = time.monotonic() + PATIENCE
    while process.poll() is None and time.monotonic() < until:
        if _ADDRESS.search(said.read_text(encoding="utf-8", errors="replace")):
            process.send_signal(signal.SIGINT)
            return
        time.sleep(0.2)
