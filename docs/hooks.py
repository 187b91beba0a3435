"""What the site has besides the documents of this folder: README, CHANGELOG and the tables of the benchmarks.

Links that lead to them lead to their pages; those that lead to code are left as its name.
"""

from __future__ import annotations

import posixpath
import re
from pathlib import Path
from typing import TYPE_CHECKING

from mkdocs.structure.files import File

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.files import Files
    from mkdocs.structure.pages import Page

ROOT = Path(__file__).resolve().parent.parent
OTHERS = {"README.md": "readme.md", "CHANGELOG.md": "changelog.md", "benchmarks/README.md": "benchmarks.md"}
"""Documents that stand elsewhere, and their pages."""

_LINK = re.compile(
    r"(?P<image>!?)\[(?P<text>[^\]\[]*)\]\((?P<path>(?!\w+:|\#)[^)\#\s]+)(?P<anchor>\#[^)\s]*)?\)"
)


def on_files(files: Files, config: MkDocsConfig) -> Files:
    """Add the pages of the documents that stand elsewhere."""
    for source, page in OTHERS.items():
        files.append(File.generated(config, page, content=(ROOT / source).read_text(encoding="utf-8")))
    return files


def on_page_markdown(markdown: str, page: Page, config: MkDocsConfig, files: Files) -> str:  # noqa: ARG001 - MkDocs calls it so
    """Have links lead to pages of the site."""
    source = next(
        (path for path, name in OTHERS.items() if name == page.file.src_uri), f"docs/{page.file.src_uri}"
    )

    def led(link: re.Match[str]) -> str:
        target = posixpath.normpath(posixpath.join(posixpath.dirname(source), link["path"]))
        if target in OTHERS:
            return f"[{link['text']}]({OTHERS[target]}{link['anchor'] or ''})"
        if target.startswith("docs/"):
            return f"{link['image']}[{link['text']}]({target.removeprefix('docs/')}{link['anchor'] or ''})"
        return link["text"]

    return _LINK.sub(led, markdown)
