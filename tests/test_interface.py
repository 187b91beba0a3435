"""Cleaning for other programs: one page, or the pages of sites together, with no Scrapy."""

from __future__ import annotations

import doctest
import json
import re
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

import pytest

import newscrawl
from benchmarks.speed.sites import SMALL, pages, sites
from newscrawl import clean_page, clean_pages, interface, to_dict
from newscrawl.rules import RuleError
from tests.test_commands_clean import ROOT, clean
from tests.test_workers_cleaner import CALL, CAPTION, LINES, PAGE

if TYPE_CHECKING:
    from pathlib import Path

LEAD, SECOND, SLOGAN, THIRD = LINES[1], *LINES[3:]
URL = "https://rif.example/1"
NOW = datetime(2026, 11, 22, 9, 30, tzinfo=UTC)


def test_a_page_gives_its_stories_and_says_what_was_cut() -> None:
    (record,) = clean_page(PAGE.body, URL, fetched=NOW)
    assert record.text.split("\n") == [LEAD, SECOND, SLOGAN, THIRD]
    assert {CALL, CAPTION} <= {cut.text for cut in record.removed}
    assert (record.url, record.site, record.fetched) == (URL, "rif.example", "2026-11-22T09:30:00+00:00")
    assert clean_page(PAGE.body.decode(), URL, fetched=NOW) == (record,)


def test_what_is_known_and_wanted_counts() -> None:
    text = f"{LEAD}\n{SECOND}\n{THIRD}"
    (record,) = clean_page(
        text, URL, media="text", title="عنوان من الخلاصة", published="2026-11-20", languages=["en"], min_words=1_000,
    )  # fmt: skip
    assert (record.title, record.published) == ("عنوان من الخلاصة", "2026-11-20")
    assert set(record.verdicts) == {"language", "short"}
    assert to_dict(record)["verdicts"] == list(record.verdicts)


def test_bytes_are_decoded_by_what_the_server_and_the_page_say() -> None:
    html = (
        f"<html lang='ar'><article><h1>عنوان الخبر</h1><p>{LEAD}</p><p>{SECOND}</p><p>{THIRD}</p></article>"
    )
    (record,) = clean_page(html.encode("cp1256"), URL, content_type="text/html; charset=windows-1256")
    assert LEAD in record.text


@pytest.mark.parametrize("content", ["", b"", "<", b"\xff\xfe\x00", "\ud800"])
def test_what_is_no_article_gives_a_record_that_says_so(content: str | bytes) -> None:
    (record,) = clean_page(content, URL)
    assert record.verdicts


@pytest.mark.parametrize(
    ("error", "says", "given"),
    [
        (TypeError, "give str or bytes, not int", {"content": 7}),
        (ValueError, "is no web address; give that of the page", {"url": "rif"}),
        (ValueError, "media: 'pdf' is none; give one of html, text", {"media": "pdf"}),
        (TypeError, "fetched: give a datetime", {"fetched": "2026-01-01T00:00:00+00:00"}),
        (ValueError, "has no zone", {"fetched": datetime(2026, 1, 1)}),  # noqa: DTZ001 - the point
        (TypeError, "give a list, not a string", {"languages": "ar"}),
        (TypeError, "give a list, not a string", {"quality": "c4"}),
        (ValueError, "there is no check 'c5'", {"quality": ["c5"]}),
        (ValueError, "'oracle' is none; write langdetect or py3langid", {"detector": "oracle"}),
        (ValueError, "cannot be read", {"quality": ["c4"], "quality_limits": "nowhere.toml"}),
        (RuleError, "nowhere", {"rules": ["nowhere"]}),
    ],
)
def test_what_cannot_be_says_what_to_give(error: type[Exception], says: str, given: dict[str, Any]) -> None:
    with pytest.raises(error, match=says):
        clean_page(**{"content": PAGE.body, "url": URL, **given})


def test_pages_of_sites_are_cleaned_as_by_the_command(tmp_path: Path) -> None:
    made = list(pages(sites(1, scale=SMALL), 12))
    lines = [{"url": page.url, "html": page.html.decode(), "fetched": NOW.isoformat()} for page in made]
    manifest = tmp_path / "pages.jsonl"
    manifest.write_text("".join(json.dumps(line) + "\n" for line in lines), encoding="utf-8")
    limits = tmp_path / "limits.toml"
    limits.write_text("[common]\ngopher_least_words = 100\n", encoding="utf-8")
    sets = {
        "NEWSCRAWL_REJECT": "", "NEWSCRAWL_LANGUAGES": "en", "NEWSCRAWL_MIN_WORDS": "40",
        "NEWSCRAWL_QUALITY": "gopher,c4-sentences", "NEWSCRAWL_QUALITY_LIMITS": str(limits),
        "NEWSCRAWL_LANGUAGE_DETECTOR": "py3langid",
    }  # fmt: skip
    ran = clean(manifest, output=tmp_path / "out.jsonl", sets=sets)
    together = clean_pages(
        [(p.url, p.html) for p in made], fetched=NOW, languages=["en"], min_words=40,
        detector="py3langid", quality=["gopher", "c4-sentences"], quality_limits=limits,
    )  # fmt: skip
    told = [to_dict(record) for records in together for record in records]
    for record in (*ran.kept, *told):
        del record["spider"], record["run"]
    assert told == ran.kept
    assert len(told) >= len(made)
    assert {"language", "gopher-words"} <= {verdict for record in told for verdict in record["verdicts"]}


def test_checks_flag_what_does_not_pass_them_and_change_nothing_else(tmp_path: Path) -> None:
    limits = tmp_path / "limits.toml"
    limits.write_text("[ar]\ngopher_least_words = 1000\n", encoding="utf-8")
    (plain,) = clean_page(PAGE.body, URL, fetched=NOW, quality=["gopher-words"])
    (checked,) = clean_page(PAGE.body, URL, fetched=NOW, quality=["gopher-words"], quality_limits=limits)
    assert (plain.verdicts, checked.verdicts) == ((), ("gopher-words",))
    assert replace(checked, verdicts=()) == plain == clean_page(PAGE.body, URL, fetched=NOW)[0]


def test_threads_that_begin_together_get_what_one_gets() -> None:
    made = list(pages(sites(2, scale=SMALL), 8))
    interface._hired.cache_clear()
    with ThreadPoolExecutor(4) as threads:
        together = list(threads.map(lambda page: clean_page(page.html, page.url, fetched=NOW), made))
    assert together == [clean_page(page.html, page.url, fetched=NOW) for page in made]


def test_nobody_needs_scrapy_and_what_is_not_asked_for_is_not_loaded() -> None:
    code = (
        "import sys, newscrawl; assert 'newscrawl.interface' not in sys.modules; newscrawl.clean_page('x', 'https://a.example/');"
        " assert 'scrapy' not in sys.modules and 'twisted' not in sys.modules"
    )
    subprocess.run([sys.executable, "-c", code], check=True, cwd=ROOT)
    with pytest.raises(AttributeError, match="no attribute 'clean_sheet'"):
        newscrawl.clean_sheet  # noqa: B018


def test_the_examples_are_true() -> None:
    assert doctest.testmod(interface).attempted > 0
    assert doctest.testmod(interface).failed == 0
    document = (ROOT / "docs" / "python.md").read_text(encoding="utf-8")
    examples = re.findall(r"```python\n(.*?)```", document, re.DOTALL)
    assert examples
    for example in examples:
        exec(compile(example, "docs/python.md", "exec"), {})  # noqa: S102 - our own document
