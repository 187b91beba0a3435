"""Servers that misbehave: a loopback port for each case, raw sockets, one event loop in a thread."""

from __future__ import annotations

import asyncio
import threading
from contextlib import suppress
from typing import TYPE_CHECKING

from benchmarks.reliability.hostile.case import feed, http, page, sitemap

if TYPE_CHECKING:
    from asyncio import StreamReader, StreamWriter
    from collections.abc import Mapping, Sequence
    from pathlib import Path
    from typing import Self

    from benchmarks.reliability.hostile.case import Answer, Case

DECENT: Mapping[str, Answer] = {
    "/robots.txt": http(b"", "text/plain", "404 Not Found"),
    "/page": http(page()),
}
VICTIM = "127.0.0.2"
"""An address of the loopback network that no catalogue names; nothing may ever connect to it."""


class Servers:
    """One server a case, and the victim. ``with Servers(cases, canary) as servers: ...``"""

    def __init__(self, cases: Sequence[Case], canary: Path) -> None:
        self._cases = cases
        self._canary = canary
        self._loop = asyncio.new_event_loop()
        self._listening: list[asyncio.Server] = []
        self._thread = threading.Thread(target=self._loop.run_forever, daemon=True)
        self.ports: dict[str, int] = {}
        """Of each case, by name."""
        self.asked: dict[str, list[str]] = {case.name: [] for case in cases}
        """Paths that each case was asked for, in order."""
        self.victim = 0
        """The victim's port."""
        self.hits: list[str] = []
        """Who connected to the victim."""

    def __enter__(self) -> Self:
        """Listen."""
        self._thread.start()
        asyncio.run_coroutine_threadsafe(self._listen(), self._loop).result(30)
        return self

    def __exit__(self, *_: object) -> None:
        """Stop; whoever still drips is cut off."""
        self._loop.call_soon_threadsafe(self._loop.stop)
        self._thread.join(10)
        self._loop.run_until_complete(self._close())
        self._loop.close()

    async def _close(self) -> None:
        for server in self._listening:
            server.close()
        tasks = [task for task in asyncio.all_tasks() if task is not asyncio.current_task()]
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)

    async def _listen(self) -> None:
        async def hit(_: StreamReader, writer: StreamWriter) -> None:
            self.hits.append(str(writer.get_extra_info("peername")))
            writer.close()

        victim = await asyncio.start_server(hit, VICTIM, 0)
        self._listening.append(victim)
        self.victim = victim.sockets[0].getsockname()[1]
        for case in self._cases:
            server = await asyncio.start_server(self._handler(case), "127.0.0.1", 0)
            self._listening.append(server)
            self.ports[case.name] = server.sockets[0].getsockname()[1]

    def _handler(self, case: Case):  # type: ignore[no-untyped-def]  # noqa: ANN202  # asyncio's callback
        async def handle(reader: StreamReader, writer: StreamWriter) -> None:
            with suppress(OSError, asyncio.IncompleteReadError, asyncio.LimitOverrunError):
                head = await reader.readuntil(b"\r\n\r\n")
                path = head.split(b" ", 2)[1].decode("latin-1")
                self.asked[case.name].append(path)
                await self._answer(case, path, writer)
            with suppress(asyncio.CancelledError, OSError):
                writer.close()
                await writer.wait_closed()

        return handle

    async def _answer(self, case: Case, path: str, writer: StreamWriter) -> None:
        answer = case.paths[path] if path in case.paths else self._decent(case, path)
        if not isinstance(answer, bytes):
            await answer(writer, case)
            return
        writer.write(self.filled(answer, case))
        await writer.drain()

    def _decent(self, case: Case, path: str) -> Answer:
        if path == "/feed":
            link = f"http://127.0.0.1:{self.ports[case.name]}/page"
            return sitemap(link) if case.role == "sitemap" else feed(link)
        return DECENT.get(path, http(b"", status="404 Not Found"))

    def filled(self, answer: bytes, case: Case) -> bytes:
        """Return *answer* with the addresses of this run, and the length of its body set right if it changed."""
        names = {
            b"{port}": str(self.ports[case.name]).encode(),
            b"{name}": case.name.encode(),
            b"{victim}": f"{VICTIM}:{self.victim}".encode(),
            b"{victimport}": str(self.victim).encode(),
            b"{canary}": str(self._canary).encode(),
        }
        head, end, before = answer.partition(b"\r\n\r\n")
        body = before
        for name, value in names.items():
            head, body = head.replace(name, value), body.replace(name, value)
        # What is wrong on purpose stays wrong; what was right before is right afterwards.
        stated = f"Content-Length: {len(before)}\r\n".encode()
        return head.replace(stated, f"Content-Length: {len(body)}\r\n".encode()) + end + body
