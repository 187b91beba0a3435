"""Cases of HTTP: what a server can do before, within and instead of an answer."""

from __future__ import annotations

import asyncio
import socket
import struct
from time import monotonic
from typing import TYPE_CHECKING

from benchmarks.reliability.hostile.case import Case, feed, http, page, redirect, seen

if TYPE_CHECKING:
    from asyncio import StreamWriter

    from benchmarks.reliability.hostile.case import Answer

OPENING = b"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n"
MOST_SECONDS = 90.0
"""After which a behaviour ends by itself, should nobody hang up."""


async def _for_ever(writer: StreamWriter, piece: bytes, pause: float = 0.0) -> None:
    until = monotonic() + MOST_SECONDS
    while monotonic() < until:
        writer.write(piece)
        await writer.drain()
        await asyncio.sleep(pause)


async def header_flood(writer: StreamWriter, _: Case) -> None:
    """Send headers without end, as fast as they are taken."""
    writer.write(b"HTTP/1.1 200 OK\r\n")
    await _for_ever(writer, b"X-Flood: aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa\r\n" * 500)


async def folded_flood(writer: StreamWriter, _: Case) -> None:
    """Send one header that goes on and on, over many lines."""
    writer.write(b"HTTP/1.1 200 OK\r\nX-Flood: a\r\n")
    await _for_ever(writer, b" aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa\r\n" * 500)


async def early_flood(writer: StreamWriter, _: Case) -> None:
    """Send "103 Early Hints" for ever."""
    await _for_ever(writer, b"HTTP/1.1 103 Early Hints\r\nLink: </a>\r\n\r\n" * 500)


async def endless_line(writer: StreamWriter, _: Case) -> None:
    """Send a header line that does not end."""
    writer.write(b"HTTP/1.1 200 OK\r\nX-Line: ")
    await _for_ever(writer, b"a" * 4096)


async def silence(writer: StreamWriter, _: Case) -> None:
    """Take the request, and say nothing."""
    await _for_ever(writer, b"", 0.1)


async def dripping_status(writer: StreamWriter, _: Case) -> None:
    """Send a status line, a byte at a time: never silent, never done."""
    await _for_ever(writer, b"H", 0.1)


async def dripping_headers(writer: StreamWriter, _: Case) -> None:
    """Send a header every tenth of a second."""
    writer.write(b"HTTP/1.1 200 OK\r\n")
    await _for_ever(writer, b"X-Drip: 1\r\n", 0.1)


async def dripping_body(writer: StreamWriter, _: Case) -> None:
    """Send a body a few bytes at a time, so that no idle timeout ever strikes."""
    writer.write(OPENING + b"Content-Length: 100000\r\n\r\n")
    await _for_ever(writer, b"<p>a</p>", 0.1)


async def dripping_chunks(writer: StreamWriter, _: Case) -> None:
    """The same in chunks, whose number nobody announces."""
    writer.write(OPENING + b"Transfer-Encoding: chunked\r\n\r\n")
    await _for_ever(writer, b"3\r\nabc\r\n", 0.1)


async def endless_body(writer: StreamWriter, _: Case) -> None:
    """Send a page that does not end, as fast as it is taken."""
    writer.write(OPENING + b"Connection: close\r\n\r\n<html><body>")
    await _for_ever(writer, b"<p>more and more</p>" * 1000)


async def endless_chunks(writer: StreamWriter, _: Case) -> None:
    """Send chunks without end, as fast as they are taken."""
    writer.write(OPENING + b"Transfer-Encoding: chunked\r\n\r\n")
    await _for_ever(writer, b"2710\r\n" + b"a" * 10_000 + b"\r\n")


async def reset(writer: StreamWriter, sent: bytes) -> None:
    """Send *sent* and reset the connection, as a firewall does."""
    writer.write(sent)
    await writer.drain()
    await asyncio.sleep(0.1)
    connection: socket.socket = writer.get_extra_info("socket")
    connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
    writer.transport.abort()


async def reset_at_once(writer: StreamWriter, _: Case) -> None:
    """Reset the connection in place of an answer."""
    await reset(writer, b"")


async def reset_in_body(writer: StreamWriter, _: Case) -> None:
    """Reset the connection in the middle of the body."""
    await reset(writer, OPENING + b"Content-Length: 100000\r\n\r\n<html><body><p>half of it")


async def two_answers(writer: StreamWriter, _: Case) -> None:
    """Push a second answer behind the first, for a request that nobody made."""
    whole = page()
    writer.write(OPENING + f"Content-Length: {len(whole)}\r\n\r\n".encode() + whole)
    writer.write(http(page(title="forged")))
    await writer.drain()
    await asyncio.sleep(0.3)


def _raw(headers: bytes, body: bytes = b"") -> bytes:
    return OPENING + headers + b"\r\n" + body


def _case(name: str, does: str, fact: str, answer: Answer) -> Case:
    return Case(name=name, does=does, seen=seen(fact), paths={"/page": answer})


def _asked_to_wait(name: str, does: str, header: str, *facts: str) -> Case:
    answer = http(b"later", status="503 Service Unavailable", Retry_After=header)
    return Case(name=name, does=does, seen=seen(*facts), paths={"/page": answer})


WAIT = http(b"later", status="503 Service Unavailable", Retry_After="1")

CASES = (
    Case(name="decent", does="answers as a decent site does: the control", seen=seen("accepted")),
    _case("header-flood", "sends headers without end", "failed malformed", header_flood),
    _case("folded-header-flood", "sends one header over lines without end", "failed malformed", folded_flood),
    _case("early-hints-flood", "sends 103 for ever", "failed malformed", early_flood),
    _case("endless-header-line", "sends a header line that does not end", "failed malformed", endless_line),
    _case("silence", "takes the request and says nothing", "failed timeout", silence),
    _case("dripping-status", "sends a status line byte by byte", "failed timeout", dripping_status),
    _case("dripping-headers", "sends a header every tenth of a second", "failed timeout", dripping_headers),
    _case("dripping-body", "sends a body byte by byte", "failed timeout", dripping_body),
    _case("dripping-chunks", "sends chunks of three bytes", "failed timeout", dripping_chunks),
    _case("endless-body", "sends a page that does not end", "rejected oversize", endless_body),
    _case("endless-chunks", "sends chunks without end", "rejected oversize", endless_chunks),
    _case("announced-too-large", "announces a petabyte", "rejected oversize", _raw(b"Content-Length: 1125899906842624\r\n", b"<p>")),
    _case("length-too-long", "sends less than it announces", "rejected truncated", _raw(b"Content-Length: 90000\r\n", page())),
    _case("length-too-short", "sends more than it announces", "accepted", _raw(b"Content-Length: %d\r\n" % len(page()), page() + b"<p>surplus</p>" * 99)),
    _case("length-negative", "announces -1 bytes", "failed malformed", _raw(b"Content-Length: -1\r\n", page())),
    _case("length-no-number", "announces many bytes", "failed malformed", _raw(b"Content-Length: many\r\n", page())),
    _case("lengths-that-differ", "announces two lengths", "failed malformed", _raw(b"Content-Length: 5\r\nContent-Length: 9000\r\n", page())),
    _case("chunks-cut-off", "ends within a chunk", "rejected truncated", _raw(b"Transfer-Encoding: chunked\r\n", b"ffff\r\n" + page())),
    _case("chunk-size-no-number", "sends a chunk of xyz bytes", "rejected truncated", _raw(b"Transfer-Encoding: chunked\r\n", b"xyz\r\nabc\r\n0\r\n\r\n")),
    _case("chunk-size-huge", "sends a chunk size of 4000 digits", "rejected truncated", _raw(b"Transfer-Encoding: chunked\r\n", b"f" * 4000 + b"\r\nabc")),
    _case("unknown-transfer-coding", "sends what no client can read", "failed malformed", _raw(b"Transfer-Encoding: shuffled\r\n", page())),
    _case("status-no-number", "answers HTTP/1.1 OK", "failed malformed", b"HTTP/1.1 OK fine\r\n\r\n"),
    _case("status-of-many-digits", "answers with a status of 6000 digits", "failed malformed", b"HTTP/1.1 " + b"9" * 6000 + b" OK\r\n\r\n"),
    _case("status-999", "answers 999", "failed 999", http(page(), status="999 No")),
    _case("no-http", "answers as an SSH server", "failed malformed", b"SSH-2.0-OpenSSH_9.6\r\n" * 3),
    _case("binary-garbage", "answers with noise", "failed malformed", bytes(range(256)) * 64),
    _case("header-name-in-mojibake", "sends a header whose name is in no encoding", "failed malformed", _raw(b"X-\xff\xfe: a\r\n", page())),
    _case("headers-in-mojibake", "sends headers in no encoding, with escape sequences", "accepted", _raw(b"X-Name: \xd8\xc7\x80\r\nServer: \x1b[2J\r\nContent-Length: %d\r\n" % len(page()), page())),
    _case("reset", "resets the connection in place of an answer", "failed reset", reset_at_once),
    _case("reset-in-body", "resets the connection in the body", "rejected truncated", reset_in_body),
    _case("two-answers", "pushes an answer that nobody asked for", "accepted", two_answers),
    _case("closes-at-once", "closes the connection in place of an answer", "failed reset", b""),
    _case("status-500", "answers 500", "failed 500", http(b"", status="500 Oops")),
    _case("redirect-to-itself", "redirects to the same page", "failed redirects", redirect("/page")),
    Case(
        name="redirect-loop",
        does="redirects in a circle",
        seen=seen("failed redirects", "asked /a", "asked /b"),
        paths={"/page": redirect("/a"), "/a": redirect("/b"), "/b": redirect("/a")},
    ),
    Case(
        name="redirect-chain",
        does="redirects a hundred times",
        seen=seen("failed redirects", *(f"asked /{step}" for step in range(1, 6))),
        paths={"/page": redirect("/1")} | {f"/{step}": redirect(f"/{step + 1}") for step in range(1, 100)},
    ),
    Case(
        name="redirect-to-one",
        does="redirects two articles to a third",
        seen=seen("accepted", "failed repeated", "asked /a", "asked /b"),
        paths={"/feed": feed("http://127.0.0.1:{port}/a", "http://127.0.0.1:{port}/b"), "/a": redirect("/page"), "/b": redirect("/page")},
    ),
    Case(
        name="nothing-but-resets",
        does="resets every connection for an article, of which there are 24",
        seen=seen("asked many", "failed reset", "warned failed"),
        paths={"/feed": feed(*(f"http://127.0.0.1:{{port}}/news/{n}" for n in range(24))), **{f"/news/{n}": reset_at_once for n in range(24)}},
    ),
    _asked_to_wait("retry-after-never", "asks to come back in a year", "31536000", "failed 503", "warned alone"),
    _asked_to_wait("retry-after-no-time", "asks to come back soon", "soon", "failed 503"),
    Case(
        name="retry-after-short",
        does="asks for all the time there is, and then for more",
        seen=seen("failed 503", "warned alone", "asked /b"),
        paths={"/feed": feed("http://127.0.0.1:{port}/page", "http://127.0.0.1:{port}/b"), **dict.fromkeys(("/page", "/b"), WAIT)},
    ),
)  # fmt: skip
