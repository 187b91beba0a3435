"""Peers: one that is missing, fails, hangs or dies is a result, and never stops the run."""

from __future__ import annotations

import gzip
import json
import os
import socket
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from benchmarks.peers.__main__ import run
from benchmarks.peers.found import Found
from benchmarks.peers.pages import read_pages
from benchmarks.peers.systems import PEERS
from benchmarks.peers.worker import PeerError
from benchmarks.quality.environments import InstallError
from benchmarks.quality.peers import ask, interpreters
from benchmarks.quality.scoring import STATED
from benchmarks.quality.sets import EvalSet

if TYPE_CHECKING:
    from benchmarks.peers.found import Extract

PAGE = "<html><head><title>سوق</title></head><body><p>أعيد فتح السوق.</p></body></html>"


def fake() -> Extract:
    """Return a peer that does what the address says."""

    def extract(html: str | bytes, url: str) -> Found:
        if "raises" in url:
            raise ValueError(f"*****\nno body\non {url}")
        if "hangs" in url:
            time.sleep(60)
        if "dies" in url:
            os._exit(3)
        if "fetches" in url:
            socket.create_connection(("127.0.0.1", 9))
        return Found(text=str(html), title="سوق", keywords=("سمك",))

    return extract


def absent() -> Extract:
    """Return no peer: there is none."""
    raise ModuleNotFoundError("No module named 'peer'")


def evalset(folder: Path, *names: str) -> EvalSet:
    rows = [json.dumps({"url": f"https://a.example/{name}", "html": PAGE}) for name in names]
    (folder / "manifest.jsonl").write_text("\n".join(rows) + "\n", encoding="utf-8")
    return EvalSet(folder)


def written(path: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def test_a_page_on_which_a_peer_fails_gets_no_record_and_the_next_one_does(tmp_path: Path) -> None:
    pages = evalset(tmp_path, "1", "raises", "2", "hangs", "3", "dies", "4", "fetches", "5")
    failed = run(fake, pages.manifest, tmp_path / "records.jsonl", 0.5)
    assert failed == {
        "ValueError: no body on https://a.example/raises": 1,
        "no answer within 0.5 s": 1,
        "the peer's process ended with code 3": 1,
        "OSError: no network while measuring": 1,
    }
    records = written(tmp_path / "records.jsonl")
    assert [record["url"][-1] for record in records] == ["1", "2", "3", "4", "5"]
    assert records[0] == {
        "url": "https://a.example/1", "part": 0, "text": PAGE, "title": "سوق", "published": None,
        "authors": [], "keywords": ["سمك"],
    }  # fmt: skip


def test_a_peer_that_cannot_be_imported_fails_as_a_whole(tmp_path: Path) -> None:
    with pytest.raises(PeerError, match="ModuleNotFoundError: No module named 'peer'"):
        run(absent, evalset(tmp_path, "1").manifest, tmp_path / "records.jsonl", 1)


def test_a_peer_is_asked_in_its_own_interpreter(tmp_path: Path) -> None:
    answer = ask("justext", Path(sys.executable), evalset(tmp_path, "1", "2"))
    assert answer.note is None
    assert answer.version is not None
    assert answer.records is not None
    assert [record["url"] for record in answer.records] == ["https://a.example/1", "https://a.example/2"]


@pytest.mark.parametrize(
    ("system", "interpreter", "note"),
    [
        ("newspaper4k", Path(sys.executable), "failed: ModuleNotFoundError: No module named 'newspaper'"),
        ("newspaper4k", "not installed: no such version", "not installed: no such version"),
        ("newspaper4k", Path("no-such-interpreter"), "failed: "),
    ],
)
def test_a_peer_that_cannot_be_used_leaves_a_note(
    system: str, interpreter: Path | str, note: str, tmp_path: Path
) -> None:
    answer = ask(system, interpreter, evalset(tmp_path, "1"))
    assert answer.records is None
    assert answer.note is not None
    assert answer.note.startswith(note)


def test_a_peer_that_cannot_be_installed_keeps_no_other_from_running(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def make(_home: Path, requirements: tuple[str, ...]) -> Path:
        if "justext==0" in requirements:
            raise InstallError("no such version")
        return Path(sys.executable)

    monkeypatch.setattr("benchmarks.quality.peers.environment", make)
    requirements = {"justext": ("justext==0",), "trafilatura": ("trafilatura==2",)}
    assert interpreters(["trafilatura-fast", "justext", "trafilatura"], requirements, tmp_path) == {
        "trafilatura-fast": Path(sys.executable),
        "justext": "not installed: no such version",
        "trafilatura": Path(sys.executable),
    }


def test_pages_are_read_as_text_where_they_are_utf8(tmp_path: Path) -> None:
    (tmp_path / "a.html.gz").write_bytes(gzip.compress("\ufeff<p>نص".encode()))
    (tmp_path / "b.html").write_bytes("<p>نص".encode("windows-1256"))
    rows = [
        {"url": "https://a.example/1", "path": "a.html.gz"},
        {"url": "https://a.example/2", "path": "b.html"},
    ]
    manifest = tmp_path / "manifest.jsonl"
    manifest.write_text("\n\n".join(map(json.dumps, rows)), encoding="utf-8")
    assert list(read_pages(manifest)) == [
        ("https://a.example/1", "<p>نص"),
        ("https://a.example/2", "<p>نص".encode("windows-1256")),
    ]


def test_every_system_states_fields_that_are_scored() -> None:
    assert all(set(peer.states) <= STATED.keys() for peer in PEERS.values())
