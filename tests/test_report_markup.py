"""The report is one file, and nothing in it is a site's markup."""

from __future__ import annotations

import gzip
import html
import json
import re
from base64 import b64decode, b64encode
from hashlib import sha256
from typing import TYPE_CHECKING, Any

from newscrawl.report.making import Wanted, make
from newscrawl.report.reading import find_sources
from tests.test_report_counting import cut, record

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

HOSTILE = "</title></script><script>evil()</script><img src=x onerror=evil()>'\"{{7*7}}"


def report(
    folder: Path,
    *records: dict[str, Any],
    pages: int = 10,
    listed: int = 100,
    health: Sequence[dict[str, str]] = (),
) -> str:
    path = folder / "x.jsonl"
    path.write_text("".join(json.dumps(each) + "\n" for each in records), encoding="utf-8")
    wanted = Wanted(pages=pages, records=listed, made="2026-11-26 12:00+00:00", health=health)
    complaints: list[str] = []
    text, count = make(find_sources([path]), wanted, complaints.append)
    assert (count, complaints) == (len(records), [])
    return text


def data(text: str, name: str) -> Any:
    found = re.search(f'id="{name}-data">([A-Za-z0-9+/=]*)<', text)
    assert found is not None
    return json.loads(gzip.decompress(b64decode(found[1])))


def test_texts_of_sites_are_escaped_wherever_they_stand(tmp_path: Path) -> None:
    hostile = record(
        title=HOSTILE, text=HOSTILE, site=HOSTILE, language=HOSTILE, url=HOSTILE, authors=[HOSTILE], verdicts=[HOSTILE],
        removed=[{"kind": HOSTILE, "rule": HOSTILE, "text": HOSTILE}], run=HOSTILE,
    )  # fmt: skip
    repeat = {**hostile, "id": "b", "duplicate_of": "a"}
    text = report(tmp_path, hostile, repeat, health=[{"source": HOSTILE, "state": HOSTILE}])
    assert "<script>evil" not in text
    assert "<img" not in text
    assert "49" not in re.findall(r"\{\{.*?\}\}", text)
    assert html.escape(HOSTILE, quote=False)[:30] in text  # it is there, as text
    assert data(text, "page")["0"]["records"][0]["title"] == HOSTILE


def test_the_policy_names_the_one_script_and_the_one_style_and_lets_nothing_load(tmp_path: Path) -> None:
    text = report(tmp_path, record())
    policy = html.unescape(re.findall(r'Content-Security-Policy" content="([^"]+)"', text)[0])
    for tag, directive in (("script", "script-src"), ("style", "style-src")):
        (inline,) = re.findall(rf"<{tag}>(.*?)</{tag}>", text, re.DOTALL)
        digest = b64encode(sha256(inline.encode()).digest()).decode()
        assert f"{directive} 'sha256-{digest}'" in policy
    assert "default-src 'none'" in policy
    assert "connect-src 'none'" in policy
    assert "unsafe" not in policy
    assert not re.search(
        r"<(?:link|iframe|object|embed|base)\b|\ssrc=|\sstyle=|\son\w+=", text.partition("<script>")[0]
    )


def test_doubtful_pages_are_shown_first_and_lists_are_bounded(tmp_path: Path) -> None:
    records = [record(id=str(i), url=f"https://rif.example/{i}", removed=[cut(30)]) for i in range(8)]
    records.append(record(id="9", url="https://rif.example/9", removed=[cut(300)]))
    text = report(tmp_path, *records, pages=1, listed=5)
    assert [page["url"] for page in data(text, "page").values()] == ["https://rif.example/9"]
    assert len(data(text, "list")["columns"]["url"]) == 5
    assert "The first 5 of 9 records are listed." in text
    assert "1 of 9 pages can be looked at here" in text


def test_a_report_of_no_records_says_so(tmp_path: Path) -> None:
    text = report(tmp_path)
    assert "0 stories from 0 sites" in text
    assert "None does." in text
