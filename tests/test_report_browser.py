"""The report in a real browser: quick, right-to-left where it must be, closed to what the data holds."""

from __future__ import annotations

import json
import random
import socket
import subprocess
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from tests.browsing import browser as started
from tests.browsing import chromium, opened, serious
from tests.test_report_counting import cut, record
from tests.test_report_markup import HOSTILE

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT = Path(__file__).parents[1]
MANY = 20_000
WITHIN = 3.0
"""Seconds in which a report opens."""
ANSWERS = 200
"""Milliseconds in which search and filter answer."""
MOST_BYTES = 8 * 1024 * 1024

TIMED = """async ([id, value]) => {
  const began = performance.now();
  const input = document.getElementById(id);
  input.value = value;
  input.dispatchEvent(new Event("input", {bubbles: true}));
  document.body.offsetHeight;  // laid out as well
  return performance.now() - began;
}"""


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    with started() as found:
        yield found


def scrapy(*arguments: str) -> None:
    command = [sys.executable, "-m", "scrapy", *arguments]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr


def reported(path: Path, folder: Path) -> str:
    target = folder / "report.html"
    scrapy("report", str(path), "-o", str(target), "-s", f"NEWSCRAWL_STORE={folder / 'store.sqlite'}")
    return target.as_uri()


@pytest.fixture(scope="module")
def demo(tmp_path_factory: pytest.TempPathFactory) -> str:
    """The report of a crawl of the demo."""
    chromium()
    folder = tmp_path_factory.mktemp("demo")
    scrapy(
        "crawl", "news", "-a", "sources=demo", "-L", "WARNING", "-s", f"NEWSCRAWL_OUTPUT={folder / 'output'}"
    )
    return reported(folder / "output", folder)


@pytest.fixture(scope="module")
def many(tmp_path_factory: pytest.TempPathFactory) -> str:
    """The report of many records of forty sites, one in fifty of them doubtful."""
    chromium()
    folder = tmp_path_factory.mktemp("many")
    chance = random.Random(7)  # noqa: S311 - texts that pack no better than real ones
    letters = "ابتثجحخدذرزسشصضطظعغفقكلمنهوي"
    words = ["العسل", *("".join(chance.choices(letters, k=chance.randint(3, 8))) for _ in range(20_000))]
    with (folder / "many.jsonl").open("w", encoding="utf-8") as file:
        for i in range(MANY):
            title = " ".join([*chance.choices(words, k=8), *(["العسل 19"] if i % 97 == 0 else [])])
            each = record(
                id=f"{i:032x}", url=f"https://s{i % 40}.example/news/{i}/{i * 7919 % 100_003}", site=f"s{i % 40}.example",
                title=title, text="\n".join(" ".join(chance.choices(words, k=40)) for _ in range(7)), language="ar" if i % 9 else "en",
                published=f"2026-{1 + i % 11:02}-{1 + i % 28:02}", removed=[cut(8), cut(40 if i % 50 else 900, "related", "r")],
            )  # fmt: skip
            file.write(json.dumps(each, ensure_ascii=False) + "\n")
    return reported(folder / "many.jsonl", folder)


def wait_time(browser: Any, url: str) -> tuple[float, Any, Any]:
    began = time.monotonic()
    page, seen = opened(browser, url)
    return time.monotonic() - began, page, seen


def test_the_report_of_the_demo_opens_quickly_draws_its_charts_and_asks_nobody(
    browser: Any, demo: str
) -> None:
    took, page, seen = wait_time(browser, demo)
    print(f"demo: opened in {took:.2f} s")  # noqa: T201 - for the record of `make browser`
    assert took < WITHIN
    assert page.locator(".plot svg").count() == 7
    assert page.locator("#chart-sites .bar").count() == 3
    assert page.locator("#list > li").count() == 59
    assert (seen.console, seen.requests) == ([], [demo])


def test_the_report_of_many_records_opens_quickly_and_search_and_filter_answer_at_once(
    browser: Any, many: str
) -> None:
    took, page, seen = wait_time(browser, many)
    size = Path(many.removeprefix("file://")).stat().st_size
    asked = [
        ("q", "العسل 19"),
        ("q", "nothing like it"),
        ("q", ""),
        ("f-site", "s7.example"),
        ("f-kind", "related"),
    ]
    times = [page.evaluate(TIMED, list(each)) for each in asked]
    told = (
        f"{MANY} records: {size / 1e6:.1f} MB, opened in {took:.2f} s, answers in {max(times):.0f} ms at most"
    )
    print(told)  # noqa: T201 - for the record of `make browser`
    assert took < WITHIN
    assert max(times) < ANSWERS
    assert size < MOST_BYTES
    assert page.inner_text("#status") == "500 of 20,000 records"
    assert (seen.console, seen.requests) == ([], [many])


def test_search_takes_words_as_they_are_compared_and_a_bar_filters_by_what_it_stands_for(
    browser: Any, demo: str
) -> None:
    page, _ = opened(browser, demo)
    page.fill("#q", "سُوق العسل")  # with a vowel mark that the titles do not have
    assert page.inner_text("#status") == "2 of 59 records"
    page.click("#filters button[type=reset]")
    page.locator("#chart-sites g.bar .hit").first.click()
    shown = page.input_value("#f-site")
    assert shown.startswith("127.0.0.1:")
    assert page.locator("#list .sub", has_text=shown).count() == page.locator("#list > li").count()


def test_arabic_reads_from_the_right_and_latin_from_the_left(browser: Any, demo: str) -> None:
    page, _ = opened(browser, demo)
    page.fill("#q", "سوق العسل")
    page.locator("#list button").first.click()
    prose = page.locator("#view .prose p").last
    assert prose.evaluate("element => getComputedStyle(element).direction") == "rtl"
    # The last line of a paragraph ends at the left: its first letter stands at the right edge.
    edges = prose.evaluate(
        """element => {
          const range = document.createRange();
          range.setStart(element.firstChild, 0); range.setEnd(element.firstChild, 1);
          return [range.getBoundingClientRect().right, element.getBoundingClientRect().right];
        }"""
    )
    assert edges[0] == pytest.approx(edges[1], abs=2)
    page.fill("#q", "bibliothèque")
    page.locator("#list button").first.click()
    assert (
        page.locator("#view .prose p").last.evaluate("element => getComputedStyle(element).direction")
        == "ltr"
    )


def test_no_script_of_a_record_runs(browser: Any, tmp_path: Path) -> None:
    chromium()
    hostile = record(
        title=HOSTILE, text=HOSTILE, site=HOSTILE, url=HOSTILE, authors=[HOSTILE], verdicts=[HOSTILE], language=HOSTILE,
        removed=[{"kind": HOSTILE, "rule": HOSTILE, "text": HOSTILE}],
    )  # fmt: skip
    path = tmp_path / "x.jsonl"
    path.write_text(
        json.dumps(hostile) + "\n" + json.dumps({**hostile, "id": "b", "duplicate_of": "a"}), encoding="utf-8"
    )
    url = reported(path, tmp_path)
    page, seen = opened(browser, url)
    page.evaluate("() => { window.evil = () => { window.done = true; }; }")
    page.locator("#list button").first.click()
    page.wait_for_selector("#view .prose")
    assert page.inner_text("#view .prose .title") == HOSTILE
    assert page.locator("img, main script").count() == 0
    assert page.evaluate("window.done") is None
    assert (seen.console, seen.requests) == ([], [url])


def test_the_policy_stops_what_would_run_or_load_all_the_same(browser: Any, demo: str) -> None:
    with socket.create_server(("127.0.0.1", 0)) as listener:
        listener.settimeout(1.0)
        page, seen = opened(browser, demo)
        page.evaluate(
            """port => {
              const script = document.createElement("script");
              try { script.textContent = "window.done = true"; } catch (refused) { window.refused = true; }
              document.body.append(script);
              const picture = document.createElement("img");
              picture.src = `http://127.0.0.1:${port}/x.png`;
              document.body.append(picture);
            }""",
            listener.getsockname()[1],
        )
        with pytest.raises(TimeoutError):
            listener.accept()
    assert page.evaluate("[window.done, window.refused]") == [None, True]
    assert any("Content Security Policy" in line for line in seen.console)


def test_the_report_can_be_used_by_keyboard_alone(browser: Any, many: str) -> None:
    page, _ = opened(browser, many)
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.className") == "skip"
    page.keyboard.press("/")
    page.keyboard.type("//s0.example")
    assert page.inner_text("#status") == "500 of 20,000 records"
    page.focus("#next-doubtful")
    page.keyboard.press("n")
    page.wait_for_selector("#view .reasons")
    first = page.inner_text("#view .address")
    page.keyboard.press("n")
    page.wait_for_function(
        "first => document.querySelector('#view .address').textContent !== first", arg=first
    )
    page.locator("#list button").first.focus()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    page.wait_for_selector("#list li:nth-child(2) [aria-current=true]")


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [1280, 390])
def test_the_report_has_no_serious_fault_of_access_and_fits_its_window(
    browser: Any, demo: str, scheme: str, width: int
) -> None:
    page, _ = opened(
        browser, demo, color_scheme=scheme, viewport={"width": width, "height": 844}, reduced_motion="reduce"
    )
    page.keyboard.press("n")
    page.locator("#list button").nth(6).click()
    page.wait_for_selector("#view .prose")
    page.evaluate("for (const details of document.querySelectorAll('details')) details.open = true")
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    assert serious(page) == []
