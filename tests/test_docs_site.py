"""The documents build as a site, with nothing to warn of and nothing from elsewhere."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from tests.test_docs import ROOT

if TYPE_CHECKING:
    from pathlib import Path

PARTS = ("docs", "mkdocs.yml", "README.md", "CHANGELOG.md", "benchmarks/README.md")
LOADED = re.compile(
    r"""<(?:script|img|link)\b[^>]*\b(?:src|href)=["']?(?P<address>(?:https?:)?//[^"'\s>]+)"""
)


def built(folder: Path) -> subprocess.CompletedProcess[str]:
    """Build the site of the documents in *folder* into its folder ``out``."""
    return subprocess.run(
        [sys.executable, "-m", "mkdocs", "build", "--strict", "--site-dir", str(folder / "out")],
        cwd=folder, env={**os.environ, "NO_MKDOCS_2_WARNING": "1"}, capture_output=True, text=True, check=False,
    )  # fmt: skip


@pytest.fixture(scope="module")
def copied(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("site")
    (folder / "benchmarks").mkdir()
    for part in PARTS:
        source = ROOT / part
        if source.is_dir():
            shutil.copytree(source, folder / part, ignore=shutil.ignore_patterns("__pycache__"))
        else:
            shutil.copy(source, folder / part)
    return folder


def test_every_document_is_a_page_and_leads_to_pages(copied: Path) -> None:
    done = built(copied)
    assert done.returncode == 0, done.stderr
    out = copied / "out"
    pages = {path.stem for path in (copied / "docs").glob("*.md")} | {"readme", "changelog", "benchmarks"}
    assert pages <= {path.stem for path in out.glob("*.html")}
    readme = (out / "readme.html").read_text(encoding="utf-8")
    assert 'href="commands.html#scrapy-sources"' in readme
    assert not [link for link in re.findall(r'href="([^"]*)"', readme) if ".md" in link]
    for page in out.glob("*.html"):
        assert LOADED.findall(page.read_text(encoding="utf-8")) == [], page.name


@pytest.mark.parametrize("line", ["[gone](gone.md)", "[gone](commands.md#scrapy-fly)"])
def test_a_link_that_leads_nowhere_is_an_error(copied: Path, line: str) -> None:
    page = copied / "docs" / "demo.md"
    before = page.read_text(encoding="utf-8")
    page.write_text(f"{before}\n{line}\n", encoding="utf-8")
    try:
        assert built(copied).returncode == 1
    finally:
        page.write_text(before, encoding="utf-8")
