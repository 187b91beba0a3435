from __future__ import annotations

import ast
import inspect
import re
from pathlib import Path
from typing import TYPE_CHECKING, get_args

import pytest
from scrapy.settings import Settings
from scrapy.utils.misc import load_object

from newscrawl import settings
from newscrawl.export.runs import checked_run
from newscrawl.stages.quality import DEFAULT_REJECT
from newscrawl.workers.pool import Count
from newscrawl.workers.steps import JUDGING, PARTING, READING

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT = Path(__file__).resolve().parent.parent
PACKAGE = ROOT / "newscrawl"
DOCS = (ROOT / "docs" / "settings.md").read_text(encoding="utf-8")
OWN = sorted(name for name in vars(settings) if name.startswith("NEWSCRAWL_"))
COMPONENTS = ["ADDONS", "DOWNLOADER_MIDDLEWARES", "SPIDER_MIDDLEWARES", "ITEM_PIPELINES", "EXTENSIONS"]

STAT = re.compile(r"newscrawl/[a-z]+/[a-z_]+_count")


def loaded() -> Settings:
    """Return Scrapy's defaults with newscrawl's settings over them."""
    result = Settings()
    result.setmodule(settings, priority="project")
    return result


@pytest.mark.parametrize("name", OWN)
def test_documents_every_setting(name: str) -> None:
    assert f"| `{name}` |" in DOCS


def test_documents_no_setting_that_does_not_exist() -> None:
    assert set(re.findall(r"^\| `(NEWSCRAWL_\w+)`", DOCS, re.MULTILINE)) == set(OWN)


@pytest.mark.parametrize(
    "path", sorted(PACKAGE.rglob("*.py")), ids=lambda path: path.relative_to(ROOT).as_posix()
)
def test_names_no_setting_that_does_not_exist(path: Path) -> None:
    named = set(re.findall(r"NEWSCRAWL_[A-Z][A-Z_]*[A-Z]", path.read_text(encoding="utf-8")))
    assert named <= set(OWN)


@pytest.mark.parametrize("name", OWN)
def test_says_in_the_line_of_each_setting_what_it_is(name: str) -> None:
    source = (PACKAGE / "settings.py").read_text(encoding="utf-8")
    assert re.search(rf"^{name}\b.*  # \w+", source, re.MULTILINE)


def literal(node: ast.expr) -> str:
    """Return a string or f-string with ``{}`` for what is put in, empty for anything else."""
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        return node.value
    if isinstance(node, ast.JoinedStr):
        return "".join(literal(part) or "{}" for part in node.values)
    return ""


def counted() -> Iterator[str]:
    """Yield the stats that the package counts, without their details."""
    for path in PACKAGE.rglob("*.py"):
        tree = ast.parse(path.read_text(encoding="utf-8"))
        for call in (node for node in ast.walk(tree) if isinstance(node, ast.Call) and node.args):
            name = call.func.attr if isinstance(call.func, ast.Attribute) else ""
            stat = literal(call.args[0])
            if name == "inc_value" and STAT.match(stat):
                yield STAT.match(stat)[0]  # type: ignore[index]
            elif name == "count" and STAT.match("newscrawl/" + stat):
                yield STAT.match("newscrawl/" + stat)[0]  # type: ignore[index]


def counted_by_workers() -> Iterator[str]:
    """Yield the stats that worker processes count, of each stage, and the pool."""
    for stage in (*READING, *PARTING, *JUDGING):
        yield f"newscrawl/stage/error_count/{stage.name}"
        for node in ast.walk(ast.parse(inspect.getsource(stage.tally))):
            if isinstance(node, ast.Yield) and isinstance(node.value, ast.Tuple):
                yield f"newscrawl/{stage.name}/{literal(node.value.elts[0])}"
    for name in get_args(Count):
        yield f"newscrawl/worker/{name}"


def test_documents_every_stat_and_no_other() -> None:
    documented = {STAT.match(stat)[0] for stat in re.findall(r"^\| `(newscrawl/[^`]+)`", DOCS, re.MULTILINE)}  # type: ignore[index]
    assert documented == {*counted(), *(STAT.match(stat)[0] for stat in counted_by_workers())}  # type: ignore[index]


@pytest.mark.parametrize("name", COMPONENTS)
def test_names_components_that_exist(name: str) -> None:
    for path, order in getattr(settings, name).items():
        component = load_object(path)
        assert isinstance(component, type)
        assert (
            order is None
            or hasattr(component, "from_crawler")
            or path.endswith(("Identity", "BrokenAnswerMiddleware"))
        )


@pytest.mark.parametrize(
    "path",
    [
        settings.TWISTED_DNS_RESOLVER, settings.ROBOTSTXT_PARSER, settings.FEED_URI_PARAMS,
        *settings.FEED_EXPORTERS.values(), *settings.FEED_STORAGES.values(),
    ],
)  # fmt: skip
def test_names_parts_that_exist(path: str) -> None:
    assert callable(load_object(path))


@pytest.mark.parametrize(
    "name",
    ["ROBOTSTXT_OBEY", "AUTOTHROTTLE_ENABLED", "DOWNLOAD_VERIFY_CERTIFICATES"],
)
def test_switches_on_what_is_polite_and_safe(name: str) -> None:
    assert loaded().getbool(name)


@pytest.mark.parametrize(
    "name", ["TELNETCONSOLE_ENABLED", "REMOTE_CONTROL_ENABLED", "COOKIES_ENABLED", "HTTPCACHE_ENABLED"]
)
def test_switches_off_what_is_neither(name: str) -> None:
    assert not loaded().getbool(name)


def test_downloads_by_http_and_https_only() -> None:
    handlers = loaded().getwithbase("DOWNLOAD_HANDLERS")
    assert {scheme for scheme, handler in handlers.items() if handler} == {"http", "https"}


def test_runs_the_stages_in_order() -> None:
    assert [step.name for step in (*READING, *PARTING, *JUDGING)] == [
        *("extract", "metadata", "normalize", "strip", "split"),
        *("language", "fingerprint", "quality", "render"),
    ]


def test_rejects_by_default_what_the_verdicts_say() -> None:
    assert tuple(settings.NEWSCRAWL_REJECT) == DEFAULT_REJECT


def test_names_the_run_once_and_as_a_folder_can_be_named() -> None:
    assert re.fullmatch(r"\d{8}T\d{6}Z-[0-9a-f]{4}", checked_run(settings.NEWSCRAWL_RUN))


def test_keeps_every_record_when_the_list_of_verdicts_is_empty() -> None:
    changed = loaded()
    changed.set("NEWSCRAWL_REJECT", "", priority="cmdline")
    assert changed.getlist("NEWSCRAWL_REJECT") == []
