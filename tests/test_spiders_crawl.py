"""The true ``scrapy crawl``, in a process of its own, against the demo site on loopback."""

from __future__ import annotations

import json
import subprocess
import sys
from collections import Counter
from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

import pytest

from newscrawl.demo import DemoServer
from newscrawl.demo.loading import load_outlets

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

ROOT = Path(__file__).resolve().parent.parent
FORBIDDEN = "/internal/newsroom-rota/"
ARTICLES = {(outlet.host, outlet.path(article)) for outlet in load_outlets() for article in outlet.articles}
QUICK = ("DOWNLOAD_DELAY=0.02", "AUTOTHROTTLE_START_DELAY=0.02", "RETRY_TIMES=0")


def crawl(
    output: Path, spider: str, *arguments: str, settings: Sequence[str] = ()
) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "scrapy", "crawl", spider]
    for argument in arguments:
        command += ["-a", argument]
    for setting in (f"NEWSCRAWL_OUTPUT={output}", "NEWSCRAWL_RUN=run-1", *QUICK, *settings):
        command += ["-s", setting]
    return subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=120, check=False)


def records(output: Path) -> list[dict[str, Any]]:
    lines = [line for path in sorted(output.rglob("*.jsonl")) for line in path.read_text("utf-8").split("\n")]
    return [json.loads(line) for line in lines if line]


@pytest.fixture
def server() -> Iterator[DemoServer]:
    with DemoServer() as server:
        yield server


def asked_for(server: DemoServer) -> Counter[tuple[str, str]]:
    return Counter(request for request in server.requests if request[1] != "/robots.txt")


def test_a_catalogue_s_articles_are_fetched_once_each_and_nothing_that_robots_txt_forbids(
    tmp_path: Path, server: DemoServer
) -> None:
    text = files("newscrawl.sources").joinpath("demo.toml").read_text("utf-8")
    for host, address in server.hosts.items():
        text = text.replace(host, address)
    catalogue = tmp_path / "demo.toml"
    catalogue.write_text(text, encoding="utf-8")
    done = crawl(tmp_path / "output", "news", f"sources={catalogue}")
    assert done.returncode == 0, done.stderr[-3000:]
    requests = asked_for(server)
    assert requests.keys() >= ARTICLES
    assert set(requests.values()) == {1}
    assert FORBIDDEN not in {path for _, path in requests}
    paths = {urlsplit(record["url"]) for record in records(tmp_path / "output")}
    names = {address: host for host, address in server.hosts.items()}
    fetched = {(names[url.netloc], f"{url.path}?{url.query}" if url.query else url.path) for url in paths}
    assert fetched >= ARTICLES


def test_a_site_s_feeds_and_sitemaps_are_found_by_themselves(tmp_path: Path, server: DemoServer) -> None:
    done = crawl(tmp_path / "output", "news", f"site=http://{server.hosts['alwaha.demo']}/")
    assert done.returncode == 0, done.stderr[-3000:]
    articles = {article for article in ARTICLES if article[0] == "alwaha.demo"}
    assert articles <= asked_for(server).keys()


def test_the_demo_brings_its_own_server_and_the_limit_holds(tmp_path: Path) -> None:
    done = crawl(tmp_path / "output", "news", "sources=demo", "limit=2")
    assert done.returncode == 0, done.stderr[-3000:]
    urls = {record["url"] for record in records(tmp_path / "output")}
    assert 3 <= len(urls) <= 6  # one of the newest is forbidden by robots.txt
    assert len({urlsplit(url).netloc for url in urls}) == 3


def test_a_list_of_addresses_is_fetched_past_its_bad_lines(tmp_path: Path, server: DemoServer) -> None:
    host, path = min(ARTICLES)
    address = server.hosts[host]
    (tmp_path / "urls.txt").write_text(f"# list\nnot an address\nhttp://{address}{path}\n", encoding="utf-8")
    done = crawl(tmp_path / "output", "urls", f"file={tmp_path / 'urls.txt'}", "private=true")
    assert done.returncode == 0, done.stderr[-3000:]
    assert "urls.txt:2: 'not an address'" in done.stderr
    assert {record["url"] for record in records(tmp_path / "output")} == {f"http://{address}{path}"}


def test_bad_arguments_say_what_to_do_before_anything_is_fetched(tmp_path: Path, server: DemoServer) -> None:
    catalogue = tmp_path / "mine.toml"
    catalogue.write_text(
        f'[[source]]\nname = "x"\nurl = "http://{server.hosts["alwaha.demo"]}/"\n', encoding="utf-8"
    )
    done = crawl(tmp_path / "output", "news", f"sources={catalogue}")
    assert done.returncode == 1
    assert "Traceback" not in done.stderr
    last = done.stderr.strip().splitlines()[-1]
    assert last.startswith(f'scrapy crawl news: {catalogue}:1: source "x": title: missing')
    assert server.requests == []


def test_a_kind_of_evidence_that_does_not_exist_ends_a_crawl_before_anything_is_fetched(
    tmp_path: Path, server: DemoServer
) -> None:
    address = next(iter(server.hosts.values()))
    done = crawl(
        tmp_path / "output", "news", f"site=http://{address}", settings=["NEWSCRAWL_EVIDENCE=plaice"]
    )
    assert done.returncode == 2
    assert "NEWSCRAWL_EVIDENCE: 'plaice' is no kind of evidence" in done.stderr + done.stdout
    assert "Traceback" not in done.stderr + done.stdout
    assert not list(server.requests)
    assert not (tmp_path / "output").exists()
