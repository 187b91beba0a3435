"""A command of the documents, run as it stands."""

from __future__ import annotations

import os
import re
import shlex
import shutil
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
_TARGET = re.compile(r"(?:-[oO]|--gold) (?P<name>[\w./]+)(?= |$)")
"""The file or folder that a command is to write."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Ran:
    """What came of a command."""

    command: str
    code: int
    said: str
    seconds: float
    target: str | None = None
    """What it was to write."""
    is_written: bool = False

    @property
    def complaint(self) -> str | None:
        """What is wrong; None if nothing is."""
        if self.code or "Traceback" in self.said:
            return f"exit code {self.code}: {self.said[-600:]}"
        if self.target:
            return None if self.is_written else f"{self.target} was not written"
        return None if self.said.strip() else "it said nothing"


def run(command: str, folder: Path, host: str) -> Ran:
    """Return what comes of *command* in *folder*, the scene whose outlet is served at *host*."""
    words = shlex.split(filled(command, host))
    program = [sys.executable, "-m", "scrapy"] if words[0] == "scrapy" else [sys.executable]
    words = [*program, *(word.replace("~", str(folder / "home")) for word in words[1:])]
    environment = {**os.environ, "PYTHONPATH": str(ROOT), "PYTHONUNBUFFERED": "1"}
    found = _TARGET.search(command)
    target = found["name"] if found else None
    if target:
        _make_room(folder / target)
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
    return Ran(command=command, code=code, said=text, seconds=time.monotonic() - began,
               target=target, is_written=bool(target) and (folder / str(target)).exists())  # fmt: skip


def _make_room(target: Path) -> None:
    """Take away what an earlier command wrote there."""
    if target.is_dir():
        shutil.rmtree(target)
    else:
        target.unlink(missing_ok=True)


def _interrupt_once_it_serves(process: subprocess.Popen[bytes], said: Path) -> None:
    until = time.monotonic() + PATIENCE
    while process.poll() is None and time.monotonic() < until:
        if _ADDRESS.search(said.read_text(encoding="utf-8", errors="replace")):
            process.send_signal(signal.SIGINT)
            return
        time.sleep(0.2)
