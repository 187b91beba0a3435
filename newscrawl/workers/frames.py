"""Messages over a socket: their length, then their bytes. The parent's side is asyncio, the worker's blocks."""

from __future__ import annotations

import struct
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import asyncio
    import socket

_LENGTH = struct.Struct("!Q")
_CHUNK = 1 << 20


def send(sock: socket.socket, message: bytes) -> None:
    """Write *message*; raise OSError if nobody reads any more."""
    sock.sendall(_LENGTH.pack(len(message)))
    sock.sendall(message)


def receive(sock: socket.socket) -> bytes:
    """Return the next message; raise EOFError if none will come."""
    return bytes(_exactly(sock, _LENGTH.unpack(_exactly(sock, _LENGTH.size))[0]))


def _exactly(sock: socket.socket, size: int) -> bytearray:
    got = bytearray()
    while len(got) < size:
        piece = sock.recv(min(size - len(got), _CHUNK))
        if not piece:
            raise EOFError
        got += piece
    return got


async def write(writer: asyncio.StreamWriter, message: bytes) -> None:
    """Write *message*; raise OSError if nobody reads any more."""
    writer.write(_LENGTH.pack(len(message)))
    writer.write(message)
    await writer.drain()


async def read(reader: asyncio.StreamReader) -> bytes:
    """Return the next message; raise EOFError if none will come."""
    (size,) = _LENGTH.unpack(await reader.readexactly(_LENGTH.size))
    return await reader.readexactly(size)
