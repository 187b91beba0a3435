"""The shell against real servers on loopback: a probe spider, the true settings, a process of its own."""

from __future__ import annotations

import gzip
import json
import os
import ssl
import subprocess
import sys
import textwrap
import threading
import time
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from ipaddress import IPv4Address
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

ROOT = Path(__file__).resolve().parent.parent

SPIDER = '''
import json

from scrapy import Request, Spider

from newscrawl.items import Block, Page, Story


class Probe(Spider):
    """Requests what the plan says, and writes down how each request ended."""

    name = "probe"

    def __init__(self, plan, outcomes, **kwargs):
        super().__init__(**kwargs)
        self.plan, self.outcomes, self.ends = json.loads(plan), outcomes, {}

    async def start(self):
        from twisted.internet import reactor
        from twisted.internet._resolver import GAIResolver

        def all_on_loopback(host, port, family=0, kind=0):
            return [(2, 1, 6, "", ("127.0.0.1", port))]

        # Any name leads to loopback, as that of a host whose owner turned its address round.
        reactor.nameResolver.original_resolver = GAIResolver(reactor, getaddrinfo=all_on_loopback)
        for url, meta in self.plan:
            meta = {"newscrawl_role": "article", **meta}
            yield Request(url, meta=meta, callback=self.parse, errback=self.failed, cb_kwargs={"first": url})

    def parse(self, response, first):
        self.ends[first] = "fetched"
        text = response.text[:60] if response.body else ""
        story = Story(part=0, blocks=(Block(index=0, text=text),), text=text)
        yield Page(url=response.url, fetched="2026-11-22T07:00:00+00:00", spider=self.name, stories=(story,))

    def failed(self, failure):
        reason = failure.getErrorMessage() if failure.type.__name__ == "IgnoreRequest" else failure.type.__name__
        self.ends[failure.request.cb_kwargs["first"]] = reason

    def closed(self, reason):
        stats = {name: value for name, value in self.crawler.stats.get_stats().items() if isinstance(value, int)}
        with open(self.outcomes, "w") as file:
            json.dump({"ends": self.ends, "stats": stats, "reason": reason}, file)
'''

SETTINGS = """
import os
import resource

from newscrawl.settings import *

if "PROBE_FILE_LIMIT" in os.environ:
    limit = int(os.environ["PROBE_FILE_LIMIT"])
    resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit))

SPIDER_MODULES = ["probe.spiders"]
COMMANDS_MODULE = "probe.commands"
ITEM_PIPELINES = {}
"""

COMMAND = '''
from newscrawl.export.exitcode import CrawlCommand


class Command(CrawlCommand):
    """The crawl command of the project."""
'''


@dataclass(slots=True, kw_only=True)
class Answer:
    """What a path of the server answers."""

    status: int = 200
    headers: Mapping[str, str] = field(default_factory=dict)
    body: bytes = b"<html><body><p>text</p></body></html>"
    announced: int | None = None
    """Content-Length if not the body's."""
    seconds: float = 0.0
    """How long the server takes."""
    first: Answer | None = None
    """What is answered in its place, the first time."""


class Server:
    """A server on a loopback port with the *answers*; notes when which path was asked for."""

    def __init__(self, answers: Mapping[str, Answer], certificate: Path | None = None) -> None:
        self.answers = dict(answers)
        self.arrivals: list[tuple[str, float]] = []
        self.agents: set[str] = set()
        self.most = 0
        """Requests that were being answered at a time, at most."""
        self._now = 0
        self._lock = threading.Lock()
        self.http = ThreadingHTTPServer(("127.0.0.1", 0), self._handler())
        if certificate:
            context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
            context.load_cert_chain(certificate)
            self.http.socket = context.wrap_socket(self.http.socket, server_side=True)
        self.http.handle_error = lambda *_: None  # type: ignore[method-assign]  # clients hang up on purpose
        self.port = self.http.server_address[1]
        threading.Thread(target=self.http.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True).start()

    def paths(self) -> list[str]:
        """Return the paths asked for, in order."""
        return [path for path, _ in self.arrivals]

    def gaps(self) -> list[float]:
        """Return the seconds between the arrivals of pages, robots.txt not counted."""
        times = [moment for path, moment in self.arrivals if path != "/robots.txt"]
        return [later - earlier for earlier, later in pairwise(times)]

    def url(self, path: str, host: str = "127.0.0.1", scheme: str = "http") -> str:
        """Return the address of *path*."""
        return f"{scheme}://{host}:{self.port}{path}"

    @contextmanager
    def under_way(self) -> Iterator[None]:
        """Count a request while it is being answered."""
        with self._lock:
            self._now += 1
            self.most = max(self.most, self._now)
        try:
            yield
        finally:
            with self._lock:
                self._now -= 1

    def close(self) -> None:
        """Stop."""
        self.http.shutdown()
        self.http.server_close()

    def _handler(server: Any) -> type[BaseHTTPRequestHandler]:  # noqa: N805  # the handler has the self
        class Handler(BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"

            def do_GET(self) -> None:
                server.arrivals.append((self.path, time.monotonic()))
                server.agents.add(self.headers["User-Agent"])
                answer = server.answers.get(self.path, Answer(status=404))
                if answer.first and server.paths().count(self.path) == 1:
                    answer = answer.first
                with server.under_way():
                    time.sleep(answer.seconds)
                self.send_response(answer.status)
                headers = {"Content-Type": "text/html; charset=utf-8", **answer.headers}
                headers["Content-Length"] = str(
                    len(answer.body) if answer.announced is None else answer.announced
                )
                for name, value in headers.items():
                    self.send_header(name, value)
                self.end_headers()
                self.wfile.write(answer.body)
                self.close_connection = answer.announced is not None

            def log_message(self, *_: object) -> None:
                """Say nothing."""

        return Handler


@dataclass(frozen=True, slots=True, kw_only=True)
class Run:
    """What a crawl left."""

    code: int
    log: str
    printed: str
    ends: dict[str, str]
    stats: dict[str, int]
    folder: Path

    def lines(self, name: str) -> list[dict[str, Any]]:
        """Return the records of the shards that the settings call *name*: ``stories.jsonl``."""
        stem, suffix = name.rsplit(".", 1)
        shards = sorted(self.folder.glob(f"{stem}-*-[0-9][0-9][0-9][0-9].{suffix}"))
        return [json.loads(line) for shard in shards for line in shard.read_bytes().splitlines()]


def crawl(
    folder: Path,
    plan: list[tuple[str, dict[str, Any]]],
    *,
    file_limit: int | None = None,
    extra: str = "",
    **settings: Any,
) -> Run:
    """Return what ``scrapy crawl`` of a probe leaves that requests *plan*: addresses and their meta.

    No file may grow larger than *file_limit* bytes, as on a disk that is full. *extra* is the source of
    ``probe.extra``, for components that only a test needs.
    """
    package = folder / "probe"
    (package / "commands").mkdir(parents=True)
    files = {"settings.py": SETTINGS, "spiders.py": SPIDER, "commands/crawl.py": COMMAND, "extra.py": extra}
    for name, text in {"__init__.py": "", "commands/__init__.py": "", **files}.items():
        (package / name).write_text(textwrap.dedent(text), encoding="utf-8")
    outcomes = folder / "outcomes.json"
    options = {"NEWSCRAWL_RUN": "here", **settings}
    arguments = [argument for name, value in options.items() for argument in ("-s", f"{name}={value}")]
    done = subprocess.run(
        [
            *(sys.executable, "-m", "scrapy", "crawl", "probe"),
            *("-a", f"plan={json.dumps(plan)}", "-a", f"outcomes={outcomes}"),
            *arguments,
        ],
        cwd=folder,
        env={
            **{name: value for name, value in os.environ.items() if not name.lower().endswith("_proxy")},
            **({} if file_limit is None else {"PROBE_FILE_LIMIT": str(file_limit)}),
            "SCRAPY_SETTINGS_MODULE": "probe.settings",
            "PYTHONPATH": f"{folder}{os.pathsep}{ROOT}",
        },
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    (folder / "log.txt").write_text(done.stderr, encoding="utf-8")
    left = json.loads(outcomes.read_text()) if outcomes.exists() else {"ends": {}, "stats": {}}
    return Run(
        code=done.returncode,
        log=done.stderr,
        printed=done.stdout,
        ends=left["ends"],
        stats=left["stats"],
        folder=folder / "output" / "here",
    )


def self_signed(path: Path) -> Path:
    """Write a key and a certificate for 127.0.0.1 that nobody vouches for to *path*."""
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "127.0.0.1")])
    now = datetime.now(UTC)
    certificate = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(1)
        .not_valid_before(now - timedelta(days=1))
        .not_valid_after(now + timedelta(days=1))
        .add_extension(
            x509.SubjectAlternativeName([x509.IPAddress(IPv4Address("127.0.0.1"))]), critical=False
        )
        .sign(key, hashes.SHA256())
    )
    pem = key.private_bytes(
        serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
    )
    path.write_bytes(pem + certificate.public_bytes(serialization.Encoding.PEM))
    return path


PRIVATE = {"newscrawl_private": True, "newscrawl_source": "here", "newscrawl_delay": 0.01}
LIMIT = 100_000


@dataclass(frozen=True, slots=True, kw_only=True)
class World:
    """The servers of the tests, and the crawl of all of them."""

    site: Server
    other: Server
    secure: Server
    slow: Server
    patient: Server
    failing: Server
    bare: Server
    run: Run


@pytest.fixture(scope="module")
def world(tmp_path_factory: pytest.TempPathFactory) -> Iterator[World]:
    """Crawl a site of traps, a neighbour that must not be touched, a TLS server and two slow sites."""
    folder = tmp_path_factory.mktemp("world")
    other = Server({"/hidden": Answer(), "/robots.txt": Answer(body=b"")})
    secure = Server({"/": Answer()}, self_signed(folder / "self.pem"))
    slow = Server(
        {"/robots.txt": Answer(body=b"User-agent: *\nCrawl-delay: 0.5\n")}
        | {f"/{number}": Answer() for number in range(4)}
    )
    patient = Server({"/robots.txt": Answer(body=b"User-agent: *\nCrawl-delay: 86400\n"), "/": Answer()})
    failing = Server({"/robots.txt": Answer(status=500, body=b"oops"), "/": Answer()})
    bare = Server({"/robots.txt": Answer(status=404, body=b"User-agent: *\nDisallow: /\n"), "/": Answer()})
    moved = {"to-file": "file:///etc/passwd", "to-hidden": other.url("/moved")}
    site = Server(
        {
            "/robots.txt": Answer(body=b"User-agent: newscrawl\nDisallow: /secret\n"),
            "/good": Answer(body="<p>خبر</p>".encode()),
            "/secret": Answer(),
            "/big": Answer(body=b"x" * (LIMIT + 1)),
            "/bomb": Answer(body=gzip.compress(b"x" * (LIMIT * 20)), headers={"Content-Encoding": "gzip"}),
            "/half": Answer(body=b"<p>half", announced=5000),
            **{f"/{name}": Answer(status=302, headers={"Location": to}) for name, to in moved.items()},
        }
    )
    site.answers["/to-user"] = Answer(
        status=302, headers={"Location": f"http://u:p@127.0.0.1:{site.port}/good"}
    )
    site.answers["/to-name"] = Answer(status=302, headers={"Location": site.url("/good", "moved.example")})
    site.answers["/to-site"] = Answer(status=302, headers={"Location": site.url("/good", "site.example")})
    plan: list[tuple[str, dict[str, Any]]] = [
        *((site.url(path), PRIVATE) for path in site.answers if path not in ("/robots.txt", "/to-name")),
        (site.url("/to-name"), PRIVATE | {"newscrawl_role": "feed"}),
        *((other.url("/hidden", host), {}) for host in ("127.0.0.1", "2130706433", "turned.example")),
        (secure.url("/", scheme="https"), PRIVATE | {"dont_obey_robotstxt": True}),
        *((slow.url(f"/{number}"), PRIVATE) for number in range(4)),
        *((server.url("/"), PRIVATE) for server in (patient, failing, bare)),
    ]
    yield World(
        site=site,
        other=other,
        secure=secure,
        slow=slow,
        patient=patient,
        failing=failing,
        bare=bare,
        run=crawl(folder, plan, DOWNLOAD_MAXSIZE=LIMIT, AUTOTHROTTLE_START_DELAY=0.01, RETRY_TIMES=1),
    )
    for server in (site, other, secure, slow, patient, failing, bare):
        server.close()


def test_fetches_what_the_catalogue_opens_on_loopback(world: World) -> None:
    assert world.run.ends[world.site.url("/good")] == "fetched", world.run.log
    assert "/good" in world.site.paths()


def test_asks_for_robots_txt_first_and_obeys_it(world: World) -> None:
    assert world.site.paths()[0] == "/robots.txt"
    assert "/secret" not in world.site.paths()
    assert world.run.ends[world.site.url("/secret")] == "Forbidden by robots.txt"


def test_says_who_it_is(world: World) -> None:
    assert len(world.site.agents) == 1
    assert next(iter(world.site.agents)).startswith("newscrawl/")


@pytest.mark.parametrize(
    ("path", "reason"),
    [
        ("/to-file", "scheme"),
        ("/to-user", "userinfo"),
        ("/to-hidden", "address"),
        ("/to-name", "address"),
        ("/to-site", "offsite"),
    ],
)
def test_refuses_redirects_out_of_bounds(world: World, path: str, reason: str) -> None:
    assert path in world.site.paths()
    assert world.run.ends[world.site.url(path)] == f"refused: {reason}"


@pytest.mark.parametrize("host", ["127.0.0.1", "2130706433", "turned.example"])
def test_never_connects_to_a_private_address_that_no_source_names(world: World, host: str) -> None:
    assert world.run.ends[world.other.url("/hidden", host)] == "refused: address"
    assert world.other.paths() == []


def test_counts_what_was_refused(world: World) -> None:
    refused = {
        name.rsplit("/", 1)[-1]: value
        for name, value in world.run.stats.items()
        if name.startswith("newscrawl/guard/refused_count/")
    }
    assert refused.keys() == {"scheme", "userinfo", "address", "offsite", "crawl-delay"}
    assert refused["scheme"] == 1


def test_trusts_no_certificate_that_nobody_vouches_for(world: World) -> None:
    assert world.secure.arrivals == []
    assert world.run.ends[world.secure.url("/", scheme="https")] == "DownloadFailedError"
    assert "certificate verify failed" in world.run.log
    assert world.run.stats["newscrawl/download/fault_count/tls"] == 2  # and tried again once


@pytest.mark.parametrize(("server", "end"), [("failing", "Forbidden by robots.txt"), ("bare", "fetched")])
def test_allows_nothing_where_robots_txt_fails_and_everything_where_there_is_none(
    world: World, server: str, end: str
) -> None:
    assert world.run.ends[getattr(world, server).url("/")] == end
    assert world.run.stats["newscrawl/robots/unreachable_count"] == 1


@pytest.mark.parametrize(
    ("path", "verdict"), [("/big", "oversize"), ("/bomb", "oversize"), ("/half", "truncated")]
)
def test_leaves_a_rejected_record_of_a_body_that_is_too_large_or_half(
    world: World, path: str, verdict: str
) -> None:
    verdicts = {record["url"]: record["verdicts"] for record in world.run.lines("rejected.jsonl")}
    assert verdicts[world.site.url(path)] == [verdict]
    assert world.site.url(path) not in {record["url"] for record in world.run.lines("stories.jsonl")}


def test_keeps_the_distance_that_robots_txt_asks_for(world: World) -> None:
    assert sorted(world.slow.paths()) == ["/0", "/1", "/2", "/3", "/robots.txt"]
    assert min(world.slow.gaps()) >= 0.45  # 0.5 s, less what connections differ in


def test_is_quicker_where_the_catalogue_says_so_and_the_site_says_nothing(world: World) -> None:
    assert sorted(world.site.gaps())[1] < 0.4


def test_leaves_out_a_site_that_asks_for_more_than_the_longest_delay(world: World) -> None:
    assert world.patient.paths() == ["/robots.txt"]
    assert world.run.ends[world.patient.url("/")] == "refused: crawl-delay"
    assert "set NEWSCRAWL_MAX_CRAWL_DELAY to 86400 or more" in world.run.log


def test_opens_no_console_and_no_remote_control(world: World) -> None:
    enabled = world.run.log.partition("Enabled extensions:")[2].partition("]")[0]
    assert "Summary" in enabled
    assert "Telnet" not in enabled
    assert "RemoteControl" not in enabled


def test_ends_well_when_nothing_but_pages_failed(world: World) -> None:
    assert world.run.code == 0
    assert "Traceback" not in world.run.log
