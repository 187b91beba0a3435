"""A real browser for tests: Chromium as the system has it, driven by Playwright; and what a page must never do."""

from __future__ import annotations

import os
import shutil
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from collections.abc import Iterator

AXE = Path(__file__).parents[1] / ".venv-browser" / "node_modules" / "axe-core" / "axe.min.js"
"""The accessibility check, where ``make browser`` installs it."""


@dataclass(slots=True)
class Seen:
    """What a page did beside what it was asked for."""

    console: list[str] = field(default_factory=list)
    requests: list[str] = field(default_factory=list)


def chromium() -> str:
    """Return the program; skip the test if there is none, or nothing to drive it by."""
    pytest.importorskip("playwright.sync_api", reason="needs Playwright: `make browser` installs it")
    found = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    if found is None:
        pytest.skip("needs Chromium: `make browser` installs it")
    return found


@contextmanager
def browser() -> Iterator[Any]:
    """Give a browser without a window."""
    program = chromium()
    from playwright.sync_api import sync_playwright

    # Chromium's own walls need a user that is not root.
    arguments = ["--no-sandbox"] if os.geteuid() == 0 else []
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=program, args=arguments)
        yield started
        started.close()


def opened(browser: Any, url: str, **options: Any) -> tuple[Any, Seen]:
    """Return a page of *browser* at *url*, once its scripts are ready, and what it does."""
    seen = Seen()
    page = browser.new_context(**{"viewport": {"width": 1280, "height": 900}, **options}).new_page()
    page.on("console", lambda message: seen.console.append(f"{message.type}: {message.text}"))
    page.on("pageerror", lambda error: seen.console.append(f"error: {error}"))
    page.on("request", lambda request: seen.requests.append(request.url))
    page.on("dialog", lambda dialog: seen.console.append(f"dialog: {dialog.message}"))
    page.goto(url)
    page.wait_for_selector("html[data-ready]", timeout=20_000)
    return page, seen


def serious(page: Any) -> list[str]:
    """Return the serious and critical findings of axe-core on *page*; skip the test if it is not installed."""
    if not AXE.exists():
        pytest.skip("needs axe-core: `make browser` installs it")
    page.evaluate(AXE.read_text(encoding="utf-8"))
    found = page.evaluate("axe.run(document, {resultTypes: ['violations']})")
    assert found["passes"], "the check looked at nothing"
    return [
        f"{each['id']}: {node['target']}: {node['failureSummary']}"
        for each in found["violations"]
        if each["impact"] in {"serious", "critical"}
        for node in each["nodes"][:3]
    ]
