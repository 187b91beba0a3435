"""Who the review's server answers, and who it does not."""

from __future__ import annotations

import http.client
import socket
import struct
import threading
from typing import TYPE_CHECKING

import pytest

from newscrawl.review.server import MOST_BYTES, Server

if TYPE_CHECKING:
    from collections.abc import Iterator


@pytest.fixture(scope="module")
def server() -> Iterator[Server]:
    with Server(
        {"echo": lambda given: {"given": given}, "wrong": lambda given: {"x": int(str(given))}}
    ) as found:
        thread = threading.Thread(target=found.serve_forever)
        thread.start()
        yield found
        found.shutdown()
        thread.join()


def ask(
    server: Server, method: str, path: str, body: bytes | None = None, **headers: str | None
) -> tuple[int, dict[str, str], bytes]:
    """Return the answer to a request as the page sends it, but for *headers*; None: without that one."""
    plain: dict[str, str | None] = {
        "Host": f"127.0.0.1:{server.server_port}", "Content-Type": "application/json",
        "X-Newscrawl-Token": server.token, "Content-Length": str(len(body or b"")),
    }  # fmt: skip
    given = {**plain, **{name.replace("_", "-"): value for name, value in headers.items()}}
    connection = http.client.HTTPConnection("127.0.0.1", server.server_port, timeout=5)
    connection.putrequest(method, path, skip_host=True, skip_accept_encoding=True)
    for name, value in given.items():
        if value is not None:
            connection.putheader(name, value)
    connection.endheaders(body)
    answer = connection.getresponse()
    found = (answer.status, dict(answer.getheaders()), answer.read())
    connection.close()
    return found


def test_it_listens_on_loopback_alone(server: Server) -> None:
    assert server.server_address[0] == "127.0.0.1"


def test_the_page_is_given_to_whoever_has_the_token_and_no_other_page_may_frame_or_keep_it(
    server: Server,
) -> None:
    status, headers, body = ask(server, "GET", f"/?token={server.token}")
    assert (status, body) == (200, server.page)
    assert headers["Content-Security-Policy"] == "frame-ancestors 'none'"
    assert headers["Cache-Control"] == "no-store"
    assert server.token.encode() not in body
    assert b"connect-src &#39;self&#39;" in body


def test_what_the_page_asks_is_answered(server: Server) -> None:
    assert ask(server, "POST", "/api/echo", b'{"a": 1}')[::2] == (200, b'{"given":{"a":1}}')


@pytest.mark.parametrize("path", ["/", "/?token=", "/?token=x", "/?token=%FF"])
def test_the_page_is_given_to_nobody_else(server: Server, path: str) -> None:
    assert ask(server, "GET", path)[0] == 403


@pytest.mark.parametrize(
    ("headers", "status"),
    [
        ({"Host": "evil.example"}, 421),
        ({"Host": None}, 421),
        ({"Origin": "https://evil.example"}, 403),
        ({"Origin": "null"}, 403),
        ({"Sec_Fetch_Site": "cross-site"}, 403),
        ({"Sec_Fetch_Site": "same-site"}, 403),
        ({"X_Newscrawl_Token": None}, 403),
        ({"X_Newscrawl_Token": "guess"}, 403),
        ({"Content_Type": "text/plain"}, 415),
        ({"Content_Length": str(MOST_BYTES + 1)}, 413),
        ({"Content_Length": "-1"}, 413),
    ],
)
def test_requests_of_others_are_refused(server: Server, headers: dict[str, str | None], status: int) -> None:
    assert ask(server, "POST", "/api/echo", b"{}", **headers)[0] == status


@pytest.mark.parametrize("name", [f"/?token={'x' * 9}", "/../etc/passwd", "/static/base.css", "/api/echo"])
def test_nothing_else_can_be_got(server: Server, name: str) -> None:
    assert ask(server, "GET", name)[0] in {403, 404}


@pytest.mark.parametrize(("body", "path"), [(b"{", "echo"), (b"[]", "echo"), (b"{}", "wrong")])
def test_what_cannot_be_done_is_said_and_the_server_goes_on(server: Server, body: bytes, path: str) -> None:
    assert ask(server, "POST", f"/api/{path}", body)[0] == 422
    assert ask(server, "POST", "/api/echo", b"{}")[0] == 200


def test_a_port_that_is_taken_or_none_is_told_with_what_to_do(server: Server) -> None:
    for port in (server.server_port, 65_536, -1):
        with pytest.raises(OSError, match=f"--port {port}: .*a free one is taken"):
            Server({}, port)


def test_a_browser_that_goes_away_is_no_fault(server: Server, capfd: pytest.CaptureFixture[str]) -> None:
    connection = socket.create_connection(("127.0.0.1", server.server_port))
    connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))  # ends it by a reset
    connection.sendall(
        f"GET /?token={server.token} HTTP/1.1\r\nHost: 127.0.0.1:{server.server_port}\r\n".encode()
    )
    connection.close()
    assert ask(server, "POST", "/api/echo", b"{}")[0] == 200
    assert capfd.readouterr().err == ""


def test_what_there_is_not_is_not_found(server: Server) -> None:
    assert ask(server, "POST", "/api/none", b"{}")[0] == 404
