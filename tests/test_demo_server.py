from __future__ import annotations

import http.client
import http.server
from typing import TYPE_CHECKING

import lxml.html
import pytest

from newscrawl.demo import DemoServer
from newscrawl.demo.loading import load_outlets
from newscrawl.demo.server import _Server

if TYPE_CHECKING:
    from collections.abc import Iterator

HOSTS = [outlet.host for outlet in load_outlets()]


@pytest.fixture(scope="module")
def server() -> Iterator[DemoServer]:
    with DemoServer() as running:
        yield running


def ask(
    server: DemoServer, host: str, path: str, method: str = "GET", **headers: str
) -> tuple[int, http.client.HTTPMessage, bytes]:
    connection = http.client.HTTPConnection(server.hosts[host], timeout=5)
    try:
        connection.request(
            method, path, headers={key.replace("_", "-"): value for key, value in headers.items()}
        )
        response = connection.getresponse()
        return response.status, response.headers, response.read()
    finally:
        connection.close()


def test_gives_each_outlet_a_loopback_port_of_its_own(server: DemoServer) -> None:
    assert set(server.hosts) == {"alwaha.demo", "almarsa.demo", "albayader.demo"}
    assert len(set(server.hosts.values())) == 3
    assert all(address.startswith("127.0.0.1:") for address in server.hosts.values())


@pytest.mark.parametrize("host", HOSTS)
def test_answers_the_home_page_with_links_to_its_own_port(server: DemoServer, host: str) -> None:
    status, _, body = ask(server, host, "/")
    links = [anchor.get("href", "") for anchor in lxml.html.document_fromstring(body).iter("a")]
    assert status == 200
    assert links
    assert all(link.startswith(f"http://{server.hosts[host]}/") for link in links)


def test_logs_every_request_with_its_placeholder_host(server: DemoServer) -> None:
    ask(server, "almarsa.demo", "/atom.xml")
    ask(server, "albayader.demo", "/list.php?cat=2")
    assert server.requests[-2:] == [("almarsa.demo", "/atom.xml"), ("albayader.demo", "/list.php?cat=2")]


def test_answers_304_to_a_client_that_has_the_page(server: DemoServer) -> None:
    _, headers, body = ask(server, "alwaha.demo", "/")
    by_tag = ask(server, "alwaha.demo", "/", If_None_Match=headers["ETag"])
    by_date = ask(server, "alwaha.demo", "/", If_Modified_Since=headers["Last-Modified"])
    assert body
    assert (by_tag[0], by_tag[2]) == (by_date[0], by_date[2]) == (304, b"")


@pytest.mark.parametrize(
    "headers",
    [
        {"If_None_Match": '"other"'},
        {"If_Modified_Since": "Mon, 01 Jan 2024 00:00:00 GMT"},
        {"If_Modified_Since": "yesterday"},
        {"If_Modified_Since": "Mon, 01 Jan 2024 00:00:00 -0000"},
    ],
)
def test_answers_in_full_to_a_client_with_an_old_page_or_no_valid_date(
    server: DemoServer, headers: dict[str, str]
) -> None:
    status, _, body = ask(server, "alwaha.demo", "/", **headers)
    assert status == 200
    assert body


def test_answers_head_with_the_headers_alone(server: DemoServer) -> None:
    status, headers, body = ask(server, "alwaha.demo", "/", method="HEAD")
    assert (status, body) == (200, b"")
    assert int(headers["Content-Length"]) > 1000


def test_answers_404_to_an_unknown_address_but_one_outlet_apologises_with_200(server: DemoServer) -> None:
    assert ask(server, "alwaha.demo", "/no/such/page/")[0] == 404
    status, _, body = ask(server, "almarsa.demo", "/news/sport/no-such-story-1")
    assert status == 200
    assert "غير موجودة" in body.decode()


def test_keeps_its_ports_when_started_twice(server: DemoServer) -> None:
    before = dict(server.hosts)
    assert server.start() is server
    assert dict(server.hosts) == before


def test_closes_its_ports() -> None:
    with DemoServer() as running:
        host, port = running.hosts["alwaha.demo"].split(":")
    assert not running.hosts
    with pytest.raises(OSError, match="refused"):
        http.client.HTTPConnection(host, int(port), timeout=5).connect()


def test_lets_go_of_all_ports_when_one_is_taken(server: DemoServer) -> None:
    taken = int(server.hosts["albayader.demo"].split(":")[1])
    second = DemoServer(first_port=taken)
    with pytest.raises(OSError, match="in use"):
        second.start()
    assert not second.hosts


def test_an_outlet_states_its_encoding_in_the_page_alone(server: DemoServer) -> None:
    _, headers, body = ask(server, "albayader.demo", "/news.php?cat=3&id=3103")
    assert headers["Content-Type"] == "text/html"
    assert b"charset=windows-1256" in body
    assert "لوحة فسيفساء تظهر تحت ساحة مدرسة" in body.decode("windows-1256")
    with pytest.raises(UnicodeDecodeError):
        body.decode("utf-8")


@pytest.mark.parametrize(
    ("error", "reported"),
    [(ConnectionResetError(), False), (BrokenPipeError(), False), (KeyError("page"), True)],
)
def test_reports_its_own_faults_and_not_that_a_client_went_away(
    error: Exception, reported: bool, capsys: pytest.CaptureFixture[str]
) -> None:
    with _Server(("127.0.0.1", 0), http.server.BaseHTTPRequestHandler) as server:
        try:
            raise error
        except (ConnectionError, KeyError):
            server.handle_error(None, ("127.0.0.1", 1))
    assert bool(capsys.readouterr().err) == reported
