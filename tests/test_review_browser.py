"""The review in a real browser: a correction made by mouse and one by keyboard end in the TOML and in the pages."""

from __future__ import annotations

import json
import signal
import subprocess
import sys
import tomllib
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from tests.browsing import browser as started
from tests.browsing import chromium, opened, serious
from tests.reviewing import FOLLOW, write_site

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT = Path(__file__).parents[1]
CLEANED = 60_000
"""Milliseconds that a trial may take."""


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    with started() as found:
        yield found


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    chromium()
    return tmp_path_factory.mktemp("review")


@pytest.fixture(scope="module")
def address(folder: Path) -> Iterator[str]:
    """The address that ``scrapy review`` prints."""
    command = [
        sys.executable, "-m", "scrapy", "review", str(write_site(folder)), "--corrections", str(folder / "corrections"),
        "-s", f"NEWSCRAWL_STORE={folder / 'store.sqlite'}",
    ]  # fmt: skip
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        yield process.stdout.readline().strip()
        process.send_signal(signal.SIGINT)
        assert process.wait(20) == 0


def block(page: Any, text: str) -> Any:
    return page.locator("[data-piece]", has_text=text)


def in_sight(page: Any, selector: str) -> bool:
    """Whether the middle of the element can be seen, and clicked."""
    return bool(
        page.locator(selector).evaluate(
            """element => {
              const box = element.getBoundingClientRect();
              const top = document.elementFromPoint(box.x + box.width / 2, box.y + box.height / 2);
              return element === top || element.contains(top);
            }"""
        )
    )


def kept(page: Any) -> None:
    page.wait_for_selector("#outcome h3:has-text('Kept')", timeout=CLEANED)


def test_nothing_of_a_page_runs_and_nothing_leaves_the_server(browser: Any, address: str) -> None:
    page, seen = opened(browser, address)
    page.locator("#list button").first.click()
    page.wait_for_selector(".blocks")
    assert "<img src=x onerror=window.done=true>" in page.inner_text(".blocks")
    assert page.locator("img").count() == 0
    assert page.evaluate("window.done") is None
    assert seen.console == []
    assert {url.partition("/?")[0].partition("/api")[0] for url in seen.requests} == {
        address.partition("/?")[0]
    }


def test_the_blocks_stand_in_order_from_the_right_with_what_was_cut_struck_through_and_named(
    browser: Any, address: str
) -> None:
    page, _ = opened(browser, address)
    page.locator("#list button").nth(2).click()
    foot = block(page, "جميع الحقوق")
    assert foot.locator(".kind").inner_text()
    assert foot.locator("code").inner_text()
    said = foot.locator("del")
    assert "line-through" in said.evaluate("element => getComputedStyle(element).textDecorationLine")
    assert said.evaluate("element => getComputedStyle(element).direction") == "rtl"
    heights = [
        block(page, text).bounding_box()["y"]
        for text in ("الرئيسية", "قال عمدة", "وأضاف", "ويربط", "جميع الحقوق")
    ]
    assert heights == sorted(heights)
    assert "قال عمدة" in page.inner_text(".results")


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [1280, 390])
def test_the_review_has_no_serious_fault_of_access_and_fits_its_window(
    browser: Any, address: str, scheme: str, width: int
) -> None:
    page, _ = opened(
        browser,
        address,
        color_scheme=scheme,
        viewport={"width": width, "height": 844},
        reduced_motion="reduce",
    )
    page.locator("#list button").nth(2).click()
    block(page, "قال عمدة").locator("button").click()
    page.wait_for_selector("#marked select")
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    assert serious(page) == []


def test_what_was_marked_stays_in_sight_and_what_was_tried_is_kept_only_as_it_was_tried(
    browser: Any, address: str
) -> None:
    page, _ = opened(browser, address, viewport={"width": 390, "height": 844})
    page.locator("#list button").nth(5).click()
    foot = block(page, "جميع الحقوق")
    foot.locator("button").click()
    assert in_sight(page, "#try")
    assert in_sight(page, "[data-piece]:focus .said")
    block(page, "وأضاف").locator("button").click()
    page.keyboard.press("t")
    page.wait_for_selector("#outcome h3", timeout=CLEANED)
    assert page.locator("#save").is_enabled()
    foot.locator("button").click()  # taken back: now something else is marked
    assert page.locator("#save").is_disabled()
    assert page.inner_text("#outcome") == ""


def test_a_server_that_has_ended_is_told(browser: Any, address: str) -> None:
    page, _ = opened(browser, address)
    page.route("**/api/page", lambda route: route.abort())
    page.locator("#list button").first.click()
    assert "is scrapy review still running" in page.inner_text("#view .flag").replace("`", "")


def test_a_correction_by_mouse_ends_in_a_template_and_in_all_pages_of_the_site(
    browser: Any, address: str, folder: Path
) -> None:
    page, seen = opened(browser, address)
    page.locator("#list button").nth(3).click()
    block(page, FOLLOW).locator("button").click()
    page.select_option("[aria-label='What it is']", "promotion")
    page.select_option("[aria-label='What to correct']", "template")
    assert page.locator("#save").is_disabled()
    page.click("#try")
    page.wait_for_selector("#outcome details", timeout=CLEANED)
    assert page.inner_text("#outcome h3") == "It changes 8 of the 8 pages of the site"
    assert page.locator("#outcome del", has_text=FOLLOW).count() == 8
    assert not list(folder.glob("corrections/**/*.toml"))
    page.click("#save")
    kept(page)
    (written,) = folder.glob("corrections/templates/*.toml")
    parts = tomllib.loads(written.read_text(encoding="utf-8"))["part"]
    assert [(part["path"].split(" > ")[-1], part["role"], part["kind"]) for part in parts] == [
        ("p.follow", "cut", "promotion")
    ]
    assert block(page, FOLLOW).locator("code").inner_text() == "template-cut"
    assert FOLLOW not in page.inner_text(".results")
    assert seen.console == []


def test_a_correction_by_keyboard_ends_in_a_rule_and_in_the_page(
    browser: Any, address: str, folder: Path
) -> None:
    page, seen = opened(browser, address)
    page.locator("#list button").nth(4).focus()
    page.keyboard.press("Enter")
    page.wait_for_selector(".blocks")
    for _ in range(12):
        page.keyboard.press("j")
        if "وأضاف" in page.evaluate("document.activeElement.textContent"):
            break
    page.keyboard.press("x")
    page.wait_for_selector("#marked select")
    page.keyboard.press("c")
    page.keyboard.type("disclaimer")
    page.keyboard.press("Tab")
    page.keyboard.type("its wording")
    assert page.input_value("[aria-label='What to correct']") == "rule"
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.wait_for_selector("#outcome details", timeout=CLEANED)
    assert page.inner_text("#outcome h3") == "It changes 1 of the 8 pages of the site"
    page.keyboard.press("s")
    kept(page)
    assert "NEWSCRAWL_RULES=" in page.inner_text("#outcome")
    assert page.locator("#try").is_disabled()
    (written,) = folder.glob("corrections/rules/*.toml")
    (widget,) = tomllib.loads(written.read_text(encoding="utf-8"))["widget"]
    assert widget["phrases"][0].startswith("وأضاف")
    assert widget["kind"] == "disclaimer"
    assert block(page, "وأضاف").locator("code").inner_text() == widget["id"]
    assert "وأضاف" not in page.inner_text(".results")
    assert seen.console == []


def test_what_was_kept_holds_in_scrapy_clean(browser: Any, address: str, folder: Path) -> None:
    page, _ = opened(browser, address)
    out = folder / "out.jsonl"
    settings = {
        "NEWSCRAWL_REJECT": "", "NEWSCRAWL_STORE": folder / "store.sqlite", "NEWSCRAWL_RULES": folder / "corrections/rules",
    }  # fmt: skip
    command = [sys.executable, "-m", "scrapy", "clean", str(folder / "pages.jsonl"), "-o", str(out)]
    command += [word for name, value in settings.items() for word in ("-s", f"{name}={value}")]
    subprocess.run(command, cwd=ROOT, check=True, capture_output=True)
    cleaned = [json.loads(line) for line in out.read_text(encoding="utf-8").splitlines()]
    shown = [page.evaluate("number => ask('page', {page: number})", i)["records"] for i in range(8)]
    assert [(each["text"], each["removed"]) for each in cleaned] == [
        (each["text"], each["removed"]) for records in shown for each in records
    ]
    assert not any(FOLLOW in each["text"] for each in cleaned)
