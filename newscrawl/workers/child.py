"""The worker process: does one task after the other, and never outlives its parent.

It is forked by :mod:`newscrawl.workers.forkserver` with its end of a socket and what it works with; each message names
a method of that.
"""

from __future__ import annotations

import contextlib
import os
import pickle
import resource
import select
import signal
import threading
from pathlib import Path
from typing import TYPE_CHECKING, Any

from newscrawl.workers.frames import receive, send
from newscrawl.workers.limits import MIB
from newscrawl.workers.shelf import Shelf

if TYPE_CHECKING:
    import socket
    from typing import NoReturn

    from newscrawl.workers.limits import Limits

ALARM_GRACE = 1.0
"""Seconds over the limit of a page after which the process ends itself. The parent kills earlier, if it lives."""
OUT_OF_MEMORY = 70
"""Exit code of a process that hit its bound of memory."""
BROKEN = 71
"""Exit code of one that failed for another reason than its task."""


def main(sock: socket.socket, handler: object, limits: Limits) -> NoReturn:
    """Do with *handler* what the parent says on *sock*, until it is gone."""
    signal.signal(signal.SIGALRM, signal.SIG_DFL)
    threading.Thread(target=_end_with_parent, args=(sock.fileno(),), daemon=True).start()
    try:
        _serve(sock, handler, limits)
    except (EOFError, OSError):
        os._exit(0)
    except MemoryError:
        os._exit(OUT_OF_MEMORY)


def _end_with_parent(descriptor: int) -> None:
    """End the process when the other end of the socket is closed, whatever else it does."""
    poll = select.poll()
    poll.register(descriptor, 0)  # a hang-up is always told
    poll.poll()
    os._exit(0)


def _serve(sock: socket.socket, handler: object, limits: Limits) -> NoReturn:
    full = _bound_memory(limits.memory)
    shelf: Shelf[Any] = Shelf()
    while True:
        message = receive(sock)
        # If the parent is gone while a C function holds the interpreter, nothing but the kernel can end this.
        signal.setitimer(signal.ITIMER_REAL, limits.seconds + ALARM_GRACE)
        reply = _work(handler, shelf, message, full)
        signal.setitimer(signal.ITIMER_REAL, 0)
        send(sock, reply)


def _work(handler: object, shelf: Shelf[Any], message: bytes, full: int) -> bytes:
    """Return, pickled, whether a task was done, its result or what went wrong, and whether the process is larger than
    *full* bytes."""
    try:
        method, arguments, number, data = pickle.loads(message)  # noqa: S301 - written by the parent
        if number is not None:
            if data is not None:
                shelf.put(number, len(data), pickle.loads(data))  # noqa: S301 - the same
            arguments = (*arguments, shelf.get(number))
        result = getattr(handler, method)(*arguments)
        return pickle.dumps((True, result, bool(full) and _sizes()[1] > full), pickle.HIGHEST_PROTOCOL)
    except MemoryError:
        raise
    except Exception as error:  # noqa: BLE001 - whatever it is, the parent is told
        return pickle.dumps((False, repr(error), True))


def _bound_memory(memory: int) -> int:
    """Bound what the process may take to *memory* MiB more than it has; return the resident size at which it is
    full, 0 for none."""
    if not memory:
        return 0
    try:
        virtual, resident = _sizes()
    except OSError:  # another system than Linux
        return 0
    _, hard = resource.getrlimit(resource.RLIMIT_AS)
    with contextlib.suppress(ValueError, OSError):  # a lower bound is there already
        resource.setrlimit(resource.RLIMIT_AS, (virtual + memory * MIB, hard))
    return resident + memory * MIB // 2


def _sizes() -> tuple[int, int]:
    """Return the virtual and the resident size of the process, in bytes.

    The resource module knows a peak only, which begins with that of the parent.
    """
    virtual, resident, *_ = Path("/proc/self/statm").read_text("ascii").split()
    page = os.sysconf("SC_PAGE_SIZE")
    return int(virtual) * page, int(resident) * page
