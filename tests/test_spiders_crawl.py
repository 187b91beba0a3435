"""The true ``scrapy crawl``, in a process of its own, against the demo site on loopback."""

from __future__ import annotations

import json
import os
import re
import signal
import sqlite3
import subprocess
import sys
import time
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
    output: Path, spider: str, *arguments: str, settings: Sequence[str] = (), **environment: str
) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        command(output, spider, *arguments, settings=settings),
        cwd=ROOT,
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
        env=os.environ | environment,
    )


def command(output: Path, spider: str, *arguments: str, settings: Sequence[str] = ()) -> list[str]:
    line = [sys.executable, "-m", "scrapy", "crawl", spider]
    for argument in arguments:
        line += ["-a", argument]
    for setting in (f"NEWSCRAWL_OUTPUT={output}", "NEWSCRAWL_RUN=run-1", *QUICK, *settings):
        line += ["-s", setting]
    return line


def records(output: Path) -> list[dict[str, Any]]:
    lines = [line for path in sorted(output.rglob("*.jsonl")) for line in path.read_text("utf-8").split("\n")]
    return [json.loads(line) for line in lines if line]


@pytest.fixture
def server() -> Iterator[DemoServer]:
    with DemoServer() as server:
        yield server


def addresses(server: DemoServer, host: str, path: Path, *, turned: bool = False) -> list[str]:
    """Write a list of the addresses of the articles of *host* to *path*, and return it."""
    urls = [f"http://{server.hosts[host]}{article}" for name, article in sorted(ARTICLES) if name == host]
    urls = urls[::-1] if turned else urls
    path.write_text("\n".join(urls), encoding="utf-8")
    return urls


def asked_for(server: DemoServer) -> Counter[tuple[str, str]]:
    return Counter(request for request in server.requests if request[1] != "/robots.txt")


def test_a_catalogue_s_articles_are_fetched_once_in_all_runs_and_nothing_that_robots_txt_forbids(
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
    ids = Counter(record["id"] for record in records(tmp_path / "output"))
    server.requests.clear()
    everything = ["NEWSCRAWL_RUN=run-2", "NEWSCRAWL_DUE=all"]
    again = crawl(tmp_path / "output", "news", f"sources={catalogue}", settings=everything)
    assert again.returncode == 0, again.stderr[-3000:]
    entrances = asked_for(server)
    assert entrances.keys() <= requests.keys() - ARTICLES
    assert f"'newscrawl/discovery/unchanged_count/not_modified': {len(entrances)}" in again.stderr
    assert Counter(record["id"] for record in records(tmp_path / "output")) == ids


def test_a_site_s_feeds_and_sitemaps_are_found_by_themselves(tmp_path: Path, server: DemoServer) -> None:
    done = crawl(tmp_path / "output", "news", f"site=http://{server.hosts['alwaha.demo']}/")
    assert done.returncode == 0, done.stderr[-3000:]
    articles = {article for article in ARTICLES if article[0] == "alwaha.demo"}
    assert articles <= asked_for(server).keys()


def test_the_demo_brings_its_own_server_the_limit_holds_and_nothing_is_kept_of_it(tmp_path: Path) -> None:
    done = crawl(tmp_path / "output", "news", "sources=demo", "limit=2")
    assert done.returncode == 0, done.stderr[-3000:]
    urls = {record["url"] for record in records(tmp_path / "output")}
    assert 3 <= len(urls) <= 6  # one of the newest is forbidden by robots.txt
    assert len({urlsplit(url).netloc for url in urls}) == 3
    # Its ports are others in the next run: what were known of them would be known of somebody else.
    store = sqlite3.connect(tmp_path / "output" / "newscrawl.sqlite")
    for table in ("source", "feed", "address", "visit", "record", "template"):
        assert store.execute(f"SELECT count(*) FROM {table}").fetchone() == (0,), table  # noqa: S608
    store.close()


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


def test_the_order_of_pages_changes_nothing_where_all_may_wait_and_the_event_loop_is_never_held_up(
    tmp_path: Path, server: DemoServer
) -> None:
    settings = ['ITEM_PIPELINES={"tests.poison.TimedPipeline": 100}', "NEWSCRAWL_LEARN_PAGES=100"]
    found = []
    for turned in (False, True):
        output = tmp_path / str(turned)
        addresses(server, "alwaha.demo", tmp_path / "urls.txt", turned=turned)
        done = crawl(output, "urls", f"file={tmp_path / 'urls.txt'}", "private=true", settings=settings)
        assert done.returncode == 0, done.stderr[-3000:]
        found.append({record.pop("id"): record for record in records(output)})
        for record in found[-1].values():
            del record["fetched"]
        longest = re.search(r"'longest_turn': (\d+)", done.stderr)
        assert longest is not None
        assert int(longest[1]) < 250
    assert found[0] == found[1]
    # What is learned of the site is used: by its template, or by what recurs.
    rules = {cut["rule"] for record in found[0].values() for cut in record["removed"]}
    assert any(rule.startswith(("template-", "recurrence-")) for rule in rules)


@pytest.mark.thorough
def test_a_page_that_hangs_is_kept_to_be_tried_again_and_costs_no_other(
    tmp_path: Path, server: DemoServer
) -> None:
    urls = addresses(server, "almarsa.demo", tmp_path / "urls.txt")
    poisoned = urls[2]
    output = tmp_path / "output"
    done = crawl(
        output,
        "urls",
        f"file={tmp_path / 'urls.txt'}",
        "private=true",
        settings=['ITEM_PIPELINES={"tests.poison.PoisonedPipeline": 100}', "NEWSCRAWL_PAGE_SECONDS=8"],
        POISON_HANG=urlsplit(poisoned).path,
    )
    assert done.returncode == 0, done.stderr[-3000:]
    manifest = output / "run-1" / "quarantine" / "manifest.jsonl"
    assert "pages quarantined   timeout 1\n" in done.stdout
    assert f"quarantine          {manifest}\n" in done.stdout
    assert f"{poisoned}: could not be cleaned: took longer than 8 seconds; kept in {manifest}" in done.stderr
    written = {record["url"]: record["verdicts"] for record in records(output / "run-1") if "id" in record}
    assert written.keys() == set(urls)
    assert [url for url, verdicts in written.items() if "error" in verdicts] == [poisoned]
    again = [sys.executable, "-m", "scrapy", "clean", str(manifest), "-o", str(tmp_path / "again.jsonl")]
    subprocess.run(again, cwd=ROOT, capture_output=True, timeout=120, check=True)
    lead = json.loads((tmp_path / "again.jsonl").read_text("utf-8").split("\n")[0])
    assert (lead["url"], bool(lead["text"])) == (poisoned, True)


def test_ctrl_c_ends_a_crawl_with_all_that_was_fetched_and_no_process_left(
    tmp_path: Path, server: DemoServer
) -> None:
    addresses(server, "alwaha.demo", tmp_path / "urls.txt")
    output = tmp_path / "output"
    line = command(
        output, "urls", f"file={tmp_path / 'urls.txt'}", "private=true", settings=["DOWNLOAD_DELAY=0.5"]
    )
    with subprocess.Popen(
        line, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, process_group=0
    ) as done:
        until = time.monotonic() + 60
        while len(asked_for(server)) < 4 and time.monotonic() < until:
            time.sleep(0.05)
        workers = children(done.pid)
        os.killpg(done.pid, signal.SIGINT)  # as a terminal does it
        said, log = done.communicate(timeout=100)
    assert "run ended: shutdown" in said, log[-3000:]
    fetched = re.search(r"pages fetched +(\d+)", said)
    assert fetched is not None
    urls = {record["url"] for record in records(output)}
    assert len(urls) == int(fetched[1]) > 0
    assert not list(output.rglob("*.part"))
    assert workers
    assert not [pid for pid in workers if Path(f"/proc/{pid}").exists()]


def children(parent: int) -> list[int]:
    """Return the processes that *parent* started, whichever of its threads did, and those that they started."""
    found = [
        int(pid)
        for task in Path(f"/proc/{parent}/task").iterdir()
        for pid in (task / "children").read_text().split()
    ]
    return [*found, *(pid for child in found for pid in children(child))]
