"""The pictures of docs/report.md: the demo is crawled, its report and its review are opened in Chromium.

python -m benchmarks.pictures docs/images
"""

from __future__ import annotations

import argparse
import os
import shutil
import subprocess
import sys
import tempfile
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator

WINDOW = {"width": 1180, "height": 780}
PHONE = {"width": 390, "height": 780}


def main() -> None:
    """Write the pictures to the folder that is named."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.pictures", description=__doc__)
    parser.add_argument("folder", type=Path)
    target: Path = parser.parse_args().folder
    target.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(prefix="newscrawl-") as name, _browser() as browser:
        folder = Path(name)
        _scrapy("crawl", "news", "-a", "sources=demo", "-L", "WARNING", "-s", f"NEWSCRAWL_OUTPUT={folder / 'output'}",
                "-s", "NEWSCRAWL_WARC=True")  # fmt: skip
        report = folder / "report.html"
        _scrapy("report", str(folder / "output"), "-o", str(report))
        _report(browser, report.as_uri(), target)
        with _review(folder) as address:
            _picture_of_review(browser, address, target)


def _report(browser: Any, url: str, target: Path) -> None:  # noqa: ANN401 - Playwright's own
    light = _opened(browser, url, viewport=WINDOW, color_scheme="light")
    light.screenshot(path=target / "report.png")
    dark = _opened(browser, url, viewport=WINDOW, color_scheme="dark")
    dark.fill("#q", "نادي سينمائي")
    _show_first(dark)
    dark.screenshot(path=target / "report-page-dark.png")
    phone = _opened(browser, url, viewport=PHONE, color_scheme="light", is_mobile=True)
    phone.screenshot(path=target / "report-phone.png")


def _picture_of_review(browser: Any, address: str, target: Path) -> None:  # noqa: ANN401 - Playwright's own
    page = _opened(browser, address, viewport=WINDOW, color_scheme="light")
    page.fill("#q", "معصرة")
    _show_first(page)
    page.locator("[data-piece]", has_text="ماء الزيبار").locator("button").click()
    page.click("#try")
    page.wait_for_selector("#outcome details", timeout=60_000)
    page.locator("#marks").evaluate("element => element.scrollIntoView({behavior: 'instant'})")
    page.screenshot(path=target / "review-trial.png")
    page.click("#drop")
    page.fill("#q", "نادي سينمائي")
    _show_first(page)
    page.locator("[data-piece]", has_text="وتنوي الجمعية").evaluate(
        "element => element.scrollIntoView({behavior: 'instant'})"
    )
    page.screenshot(path=target / "review.png")


def _opened(browser: Any, url: str, **options: Any) -> Any:  # noqa: ANN401 - Playwright's own
    page = browser.new_context(reduced_motion="reduce", **options).new_page()
    page.goto(url)
    page.wait_for_selector("html[data-ready]")
    return page


def _show_first(page: Any) -> None:  # noqa: ANN401 - Playwright's own
    page.locator("#list button").first.click()
    page.wait_for_selector("#view .address")


@contextmanager
def _browser() -> Iterator[Any]:
    from playwright.sync_api import sync_playwright

    program = shutil.which("chromium")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=program, args=["--no-sandbox"] if os.geteuid() == 0 else []
        )
        yield browser
        browser.close()


@contextmanager
def _review(folder: Path) -> Iterator[str]:
    arguments = ("review", "output", "-s", f"NEWSCRAWL_STORE={folder / 'store.sqlite'}")
    environment = {**os.environ, "SCRAPY_SETTINGS_MODULE": "newscrawl.settings"}
    with subprocess.Popen(
        _command(*arguments), stdout=subprocess.PIPE, text=True, cwd=folder, env=environment
    ) as process:
        assert process.stdout is not None  # noqa: S101 - it was asked for
        yield process.stdout.readline().strip()
        process.terminate()


def _scrapy(*arguments: str) -> None:
    subprocess.run(_command(*arguments), check=True)


def _command(*arguments: str) -> list[str]:
    return [sys.executable, "-m", "scrapy", *arguments]


if __name__ == "__main__":
    main()
