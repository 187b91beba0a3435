"""What every Python process of a crawl is made to write down: ``sitecustomize`` in a folder at the head of the path.

Connections to anything but the loopback network are written down and refused, so that a hole in newscrawl's own guard
shows without a packet leaving the machine. Names are looked up in a table of the run, never in the DNS.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

SITECUSTOMIZE = """
import atexit, itertools, json, os, resource, socket, sys

_folder = os.environ["HOSTILE_FOLDER"]
_canary = os.path.join(_folder, "canary.txt")
_file = os.open(os.path.join(_folder, "audit.jsonl"), os.O_WRONLY | os.O_CREAT | os.O_APPEND)
with open(os.path.join(_folder, "names.json")) as names:
    _names = {name: itertools.cycle(answers) for name, answers in json.load(names).items()}


def _note(**event):
    os.write(_file, json.dumps({"pid": os.getpid(), **event}).encode() + b"\\n")


def _hook(event, args):
    if event in ("socket.connect", "socket.sendto") and isinstance(args[1], tuple):
        host, port = args[1][:2]
        _note(connect=[str(host), port])
        if not (str(host).startswith("127.") or host == "::1"):
            raise ConnectionRefusedError(111, "refused by the audit")
    elif event == "open" and args[0] in (_canary, _canary.encode()):
        _note(open=str(args[0]))
    elif event in ("os.system", "os.exec"):
        _note(run=str(args[0]))


sys.addaudithook(_hook)


def _look_up(host, port, family=0, type=0, proto=0, flags=0):
    name = host.decode() if isinstance(host, bytes) else host
    if name in _names:
        found = next(_names[name])
    else:
        try:
            socket.inet_pton(socket.AF_INET6 if ":" in name else socket.AF_INET, name)
            found = [name]
        except OSError:
            found = [socket.inet_ntoa(socket.inet_aton(name))] if name[:1].isdigit() else []
    _note(name=name, found=found)
    if not found:
        raise socket.gaierror(-2, "Name or service not known")
    return [
        (socket.AF_INET6, 1, 6, "", (each, port or 0, 0, 0)) if ":" in each
        else (socket.AF_INET, 1, 6, "", (each, port or 0))
        for each in found
    ]


socket.getaddrinfo = _look_up


@atexit.register
def _last():
    # Workers are ended, not left to exit; their peak is known to the process that waited for them. Its own is not that
    # of getrusage, which holds what the process that started it was like before the program took its place.
    with open("/proc/self/status") as status:
        _note(peak=int(next(line for line in status if line.startswith("VmHWM:")).split()[1]))
    _note(peak=resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss)


_note(start=sys.orig_argv[:4])
"""


def install(folder: Path, names: Mapping[str, Sequence[Sequence[str]]]) -> Path:
    """Write what processes are to do to *folder*; return the folder that PYTHONPATH must begin with.

    *names* are host names with their answers: one each time that they are looked up, and then from the first again.
    """
    place = folder / "audit"
    place.mkdir()
    (place / "sitecustomize.py").write_text(SITECUSTOMIZE, encoding="utf-8")
    (folder / "names.json").write_text(json.dumps(names), encoding="utf-8")
    (folder / "canary.txt").write_text("canary-5f1e7c\n", encoding="utf-8")
    return place


def events(folder: Path) -> list[dict[str, Any]]:
    """Return what was written down, in order."""
    lines = (folder / "audit.jsonl").read_text(encoding="utf-8").splitlines()
    return [json.loads(line) for line in lines]
