"""The process that worker processes are forked from: what they need is loaded once, and they are there in milliseconds.

It is started by :mod:`newscrawl.workers.forking` with its end of a socket. The first message says what to build; each
further one has a worker started, or asks how one ended. Nothing else runs in it, no thread either, so that a fork is a
whole process. A worker that a page killed, or that is replaced in good time, costs no second load of the word lists.
"""

from __future__ import annotations

import gc
import os
import pickle
import signal
import socket
import sys
from typing import TYPE_CHECKING

from newscrawl.workers import child
from newscrawl.workers.frames import receive, send

if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import NoReturn

    from newscrawl.workers.limits import Limits

FORK, STATUS = "fork", "status"
"""What it can be asked for: a worker, which is handed one end of a socket; the exit code of one."""


def main() -> None:
    """Serve until the parent is gone."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is the parent's to handle
    sock = socket.socket(fileno=int(sys.argv[1]))
    try:
        _serve(sock)
    except (EOFError, OSError):
        os._exit(0)


def _serve(sock: socket.socket) -> None:
    factory: Callable[[], object]
    limits: Limits
    message = receive(sock)
    gc.disable()  # what is loaded now stays
    factory, limits = pickle.loads(message)  # noqa: S301 - written by the parent
    try:
        handler = factory()
    except Exception as error:  # noqa: BLE001 - whatever it is, the parent is told
        send(sock, pickle.dumps(repr(error)))
        return
    gc.freeze()  # word lists and rules are no garbage: looking through them would also copy them to each worker
    send(sock, pickle.dumps(None))
    while True:
        request, pid = pickle.loads(receive(sock))  # noqa: S301 - the same
        send(sock, pickle.dumps(_fork(sock, handler, limits) if request == FORK else _status(pid)))


def _fork(sock: socket.socket, handler: object, limits: Limits) -> int | str:
    """Return the process that works on the socket that comes behind the request, or what went wrong."""
    _, (descriptor,), _, _ = socket.recv_fds(sock, 1, 1)
    with socket.socket(fileno=descriptor) as theirs:
        try:
            pid = os.fork()
        except OSError as error:
            return str(error)
        if pid == 0:
            sock.close()
            _work(theirs, handler, limits)
    return pid


def _work(sock: socket.socket, handler: object, limits: Limits) -> NoReturn:
    """Be a worker, and never come back."""
    try:
        gc.enable()
        child.main(sock, handler, limits)
    finally:
        os._exit(child.BROKEN)


def _status(pid: int) -> int | None:
    """Return how worker *pid*, which has ended or was killed, came to its end: the exit code, or the signal less than 0;
    None if it is no worker."""
    try:
        return os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1])
    except ChildProcessError:
        return None
