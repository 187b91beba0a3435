"""The real thing: an egg of this tree goes to a scrapyd server, which crawls with it and with nothing else of us."""

from __future__ import annotations

import json
import os
import shlex
import socket
import subprocess
import sys
import time
import venv
from contextlib import contextmanager
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.error import URLError
from urllib.parse import urlencode
from urllib.request import Request, urlopen

import orjson
import pytest

from newscrawl.commands.scrapyd import SERVER, config, start, upload
from newscrawl.demo import DemoServer
from tests.test_spiders_schedule import ONE

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT = Path(__file__).resolve().parent.parent
SECONDS = 60


def test_the_commands_quote_what_a_shell_or_curl_would_take_for_something_else() -> None:
    words = shlex.split(upload('/a b/x,y;"z".egg', "0.1"))
    assert words[-1] == 'egg=@"/a b/x,y;\\"z\\".egg"'
    words = shlex.split(start({"sources": "/it's mine.toml"}, {"NEWSCRAWL_CONTACT": "a&b=c"}))
    assert words[-4:] == [
        *("--data-urlencode", "sources=/it's mine.toml"),
        *("--data-urlencode", "setting=NEWSCRAWL_CONTACT=a&b=c"),
    ]
    assert "eggs_dir = /100%%/eggs" in config("/100%")


@pytest.mark.thorough
def test_a_scrapyd_server_takes_the_egg_and_crawls_with_it(tmp_path: Path) -> None:
    folder = tmp_path / "served 100%"
    with DemoServer() as site:
        done = subprocess.run(
            [
                *(sys.executable, "-m", "scrapy", "schedule", "--scrapyd", str(folder)),
                *("-a", f"sources={catalogue(tmp_path, site)}", "-a", "limit=3"),
                *(
                    "-s",
                    f"NEWSCRAWL_OUTPUT={tmp_path / 'out'}",
                    "-s",
                    f"NEWSCRAWL_STORE={tmp_path / 's.sqlite'}",
                ),
                *(
                    "-s",
                    "DOWNLOAD_DELAY=0.02",
                    "-s",
                    "AUTOTHROTTLE_START_DELAY=0.02",
                    "-s",
                    "NEWSCRAWL_WORKERS=1",
                ),
            ],
            cwd=ROOT,
            capture_output=True,
            text=True,
            timeout=SECONDS,
            check=False,
        )
        assert done.returncode == 0, done.stderr
        deploy, crawl = done.stdout.splitlines()
        with scrapyd(folder, tmp_path) as server:
            answer = asked(server, deploy)
            assert answer["status"] == "ok", answer
            assert answer["spiders"] == 2
            answer = asked(server, crawl)
            assert answer["status"] == "ok", answer
            wait_for(server, answer["jobid"])
    log = (folder / "logs" / "newscrawl" / "news" / f"{answer['jobid']}.log").read_text(encoding="utf-8")
    assert "Spider closed (finished)" in log
    [shard] = (path for path in (tmp_path / "out").rglob("*.jsonl") if "rejected" not in path.name)
    records = [orjson.loads(line) for line in shard.read_bytes().splitlines()]
    assert len({record["url"] for record in records}) == 2
    assert sum(bool(record["removed"]) for record in records) == len(records)  # it had its rules


def catalogue(folder: Path, site: DemoServer) -> Path:
    path = folder / "our sources.toml"
    path.write_text(ONE.format(address=site.hosts["alwaha.demo"]), encoding="utf-8")
    return path


def interpreter(folder: Path) -> Path:
    """Return a Python that has all that is installed here but newscrawl."""
    venv.create(folder, symlinks=True)
    [packages] = folder.glob("lib/python*/site-packages")
    found = [
        Path(spec.origin).parent.parent
        for name in ("scrapyd", "scrapy")
        if (spec := find_spec(name)) and spec.origin
    ]
    assert len(found) == 2
    for entry in (entry for place in found for entry in place.iterdir()):
        ours = "newscrawl" in entry.name.lower() or entry.suffix == ".pth"
        if not ours and not (packages / entry.name).exists():
            (packages / entry.name).symlink_to(entry)
    return folder / "bin" / "python"


@contextmanager
def scrapyd(folder: Path, scratch: Path) -> Iterator[str]:
    """Run a server with the files of *folder* for as long as the block lasts; give its address."""
    python = interpreter(scratch / "python")
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    path = folder / "scrapyd.conf"
    text = path.read_text(encoding="utf-8")
    text = text.replace("http_port = 6800", f"http_port = {port}").replace(
        "poll_interval = 5.0", "poll_interval = 0.2"
    )
    path.write_text(text, encoding="utf-8")
    environment = {
        name: value
        for name, value in os.environ.items()
        if name not in ("PYTHONPATH", "SCRAPY_SETTINGS_MODULE")
    }
    outside = subprocess.run(
        [python, "-c", "import newscrawl"], env=environment, cwd=folder, capture_output=True, check=False
    )
    assert b"ModuleNotFoundError" in outside.stderr
    with (scratch / "scrapyd.log").open("wb") as log:
        process = subprocess.Popen(
            [python, "-m", "scrapyd"], cwd=folder, env=environment, stdout=log, stderr=log
        )
        try:
            yield ready(f"http://127.0.0.1:{port}", process, scratch / "scrapyd.log")
        finally:
            process.terminate()
            process.wait(SECONDS)


def ready(server: str, process: subprocess.Popen[bytes], log: Path) -> str:
    end = time.monotonic() + SECONDS
    while time.monotonic() < end:
        assert process.poll() is None, log.read_text(encoding="utf-8")
        try:
            assert read(f"{server}/daemonstatus.json")["status"] == "ok"
        except URLError:
            time.sleep(0.1)
        else:
            return server
    raise AssertionError(log.read_text(encoding="utf-8"))


def wait_for(server: str, job: str) -> None:
    end = time.monotonic() + SECONDS
    while time.monotonic() < end:
        if job in {one["id"] for one in read(f"{server}/listjobs.json?project=newscrawl")["finished"]}:
            return
        time.sleep(0.2)
    raise AssertionError(f"job {job} did not end")


def asked(server: str, command: str) -> dict[str, Any]:
    """Return what *server* answers to *command*, sent as curl would send it."""
    words = shlex.split(command)
    url = words[2].replace(SERVER, server)
    fields = [(word[0], *word[1].split("=", 1)) for word in zip(words[3::2], words[4::2], strict=True)]
    if fields[0][0] == "--data-urlencode":
        return read(Request(url, urlencode([(name, value) for _, name, value in fields]).encode()))
    boundary, parts = "part-of-the-egg", []
    for _, name, value in fields:
        content = Path(value[2:-1]).read_bytes() if value.startswith('@"') else value.encode()
        file = '; filename="newscrawl.egg"' if value.startswith('@"') else ""
        parts.append(
            f'--{boundary}\r\nContent-Disposition: form-data; name="{name}"{file}\r\n\r\n'.encode() + content
        )
    body = b"\r\n".join([*parts, f"--{boundary}--\r\n".encode()])
    return read(Request(url, body, {"Content-Type": f"multipart/form-data; boundary={boundary}"}))


def read(request: Request | str) -> dict[str, Any]:
    with urlopen(request, timeout=SECONDS) as answer:
        found: dict[str, Any] = json.load(answer)
        return found
