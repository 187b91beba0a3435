from __future__ import annotations

import asyncio
import socket
import threading

import pytest

from newscrawl.workers.frames import read, receive, send, write

MESSAGES = [b"", b"x", bytes(5_000_000), b"end"]


def test_messages_pass_from_the_blocking_to_the_asynchronous_side_and_back() -> None:
    ours, theirs = socket.socketpair()
    echoed: list[bytes] = []

    def echo() -> None:
        with theirs:
            for _ in MESSAGES:
                echoed.append(receive(theirs))
                send(theirs, echoed[-1])

    async def talk() -> list[bytes]:
        reader, writer = await asyncio.open_connection(sock=ours)
        answers = []
        for message in MESSAGES:
            await write(writer, message)
            answers.append(await read(reader))
        with pytest.raises(EOFError):
            await read(reader)
        writer.close()
        return answers

    thread = threading.Thread(target=echo)
    thread.start()
    assert asyncio.run(talk()) == MESSAGES
    thread.join()
    assert echoed == MESSAGES


def test_the_end_in_the_middle_of_a_message_is_told() -> None:
    ours, theirs = socket.socketpair()
    with ours:
        with theirs:
            theirs.sendall(b"\0" * 7 + b"\x05abc")
        with pytest.raises(EOFError):
            receive(ours)
