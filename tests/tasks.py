"""What worker processes of tests are told to do: well-behaved tasks, and every kind of harm."""

from __future__ import annotations

import ctypes
import os
import re
import time
from pathlib import Path
from typing import Any


class Tasks:
    """Its methods are the tasks."""

    def double(self, number: int) -> int:
        return 2 * number

    def pid(self) -> int:
        return os.getpid()

    def sleep(self, seconds: float) -> float:
        time.sleep(seconds)
        return seconds

    def loop(self) -> None:
        while True:
            pass

    def hold_interpreter(self) -> None:
        """One C function that no thread of the process can interrupt."""
        re.match(r"(a+)+$", "a" * 60 + "b")

    def leave(self, code: int) -> None:
        os._exit(code)

    def crash(self) -> None:
        ctypes.string_at(0)

    def eat(self, mib: int) -> int:
        return len(bytearray(os.urandom(1024) * 1024 * mib))

    def keep(self, mib: int) -> None:
        """As a library does that forgets to let go."""
        self.kept = os.urandom(1024) * 1024 * mib

    def fail(self) -> None:
        raise KeyError("a fault of our own")

    def unfit(self) -> Any:
        return lambda: None

    def riddle(self) -> Any:
        return Riddle()

    def size(self, data: bytes) -> int:
        return len(data)

    def bytes(self, size: int) -> bytes:
        return bytes(size)

    def shared(self, value: Any) -> Any:
        return value

    def identity(self, value: Any) -> int:
        """Tells one object from another of the same process."""
        return id(value)


class Riddle:
    """Can be packed, and not unpacked."""

    def __reduce__(self) -> tuple[Any, ...]:
        return unriddle, ()


def unriddle() -> None:
    raise ValueError("a riddle")


def broken() -> None:
    """A factory that fails."""
    raise RuntimeError("nothing to work with")


class Noted(Tasks):
    """Leaves a line in a file for each time that it is made."""

    def __init__(self, path: str) -> None:
        with Path(path).open("a", encoding="ascii") as file:
            file.write(f"{os.getpid()}\n")


def unforkable() -> Tasks:
    """A factory in whose process no other can be started."""

    def refuse() -> int:
        raise BlockingIOError(11, "Resource temporarily unavailable")

    os.fork = refuse
    return Tasks()
