"""The virtual environments that peers run in: one a peer, so that none decides what another gets."""

from __future__ import annotations

import shutil
import subprocess
import sys
import venv
from typing import TYPE_CHECKING

from benchmarks.quality.cleaning import ROOT

if TYPE_CHECKING:
    from pathlib import Path

REQUIREMENTS = ROOT / "benchmarks" / "peers.txt"
ENVIRONMENTS = ROOT / ".venv-peers"
_STAMP = "installed.txt"


class InstallError(Exception):
    """A peer that cannot be installed, with pip's word on it."""


def read_requirements(path: Path) -> dict[str, tuple[str, ...]]:
    """Return what to install for each peer of *path*, by its name: a peer a line, first itself, then what
    it needs besides."""
    lines = (line.partition("#")[0].split() for line in path.read_text(encoding="utf-8").splitlines())
    return {words[0].partition("==")[0].partition("[")[0]: tuple(words) for words in lines if words}


def environment(home: Path, requirements: tuple[str, ...]) -> Path:
    """Return the interpreter of the environment *home*, made anew if *requirements* are not what it holds;
    raise InstallError if that fails."""
    stamp = home / _STAMP
    wanted = "\n".join((sys.version, *requirements))
    if not stamp.is_file() or stamp.read_text(encoding="utf-8") != wanted:
        _make(home, requirements)
        stamp.write_text(wanted, encoding="utf-8")  # last, so that a broken installation is tried again
    return _interpreter(home)


def _make(home: Path, requirements: tuple[str, ...]) -> None:
    shutil.rmtree(home, ignore_errors=True)
    # Symbolic links, as the command line makes them: a copied interpreter does not find its library everywhere.
    venv.create(home, symlinks=sys.platform != "win32")
    command = [sys.executable, "-m", "pip", "--python", str(_interpreter(home)), "install", "--quiet"]
    done = subprocess.run([*command, *requirements], capture_output=True, encoding="utf-8", check=False)
    if done.returncode != 0:
        said = done.stderr.splitlines()
        errors = [line for line in said if line.startswith("ERROR:")]
        raise InstallError((errors or said or ["no word"])[-1].removeprefix("ERROR:").strip())


def _interpreter(home: Path) -> Path:
    return home / ("Scripts/python.exe" if sys.platform == "win32" else "bin/python")
