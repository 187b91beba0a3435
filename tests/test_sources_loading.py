"""Catalogues from TOML files: what they hold, and what is said of their faults."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from newscrawl.sources import CatalogueError, Place, Source, catalogue_names, load_catalogue

if TYPE_CHECKING:
    from pathlib import Path

ENTRY = """[[source]]
name = "alwaha"
title = "الواحة"
url = "https://www.example.com"
language = "ar"
country = "SA"
timezone = "Asia/Riyadh"
"""


def write(folder: Path, text: str, name: str = "mine.toml") -> Path:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return path


def fault(folder: Path, text: str) -> str:
    with pytest.raises(CatalogueError) as caught:
        load_catalogue(write(folder, text))
    message = str(caught.value)
    assert message.startswith(str(folder / "mine.toml"))
    assert "\n" not in message
    return message


def test_reads_every_field(tmp_path: Path) -> None:
    text = f"""{ENTRY}delay = 2
private = true
checked = "2026-11-22"
note = "ملاحظة"
source = "قائمة عامة"
sitemaps = ["https://www.example.com/sitemap.xml"]
sections = [{{ url = "https://www.example.com/sport/", section = "رياضة" }}, "https://www.example.com/economy/"]
  [[source.feeds]]
  url = "https://feeds.example.org/rss"
  section = "اقتصاد"
  language = "en"
"""
    catalogue = load_catalogue(write(tmp_path, text))
    assert catalogue.name == "mine"
    assert catalogue.sources == (
        Source(
            name="alwaha",
            title="الواحة",
            url="https://www.example.com/",
            language="ar",
            country="SA",
            timezone="Asia/Riyadh",
            delay=2.0,
            private=True,
            checked="2026-11-22",
            note="ملاحظة",
            source="قائمة عامة",
            feeds=(Place(url="https://feeds.example.org/rss", section="اقتصاد", language="en"),),
            sitemaps=(Place(url="https://www.example.com/sitemap.xml"),),
            sections=(
                Place(url="https://www.example.com/sport/", section="رياضة"),
                Place(url="https://www.example.com/economy/"),
            ),
        ),
    )
    assert catalogue.sources[0].sites == {"example.com", "example.org"}
    assert catalogue.sources[0].hosts == {"www.example.com", "feeds.example.org"}


@pytest.mark.parametrize("wrap", ["\ufeff{}", "{}"])
def test_reads_what_a_windows_editor_saves(tmp_path: Path, wrap: str) -> None:
    path = tmp_path / "mine.toml"
    path.write_bytes(wrap.format(ENTRY).replace("\n", "\r\n").encode())
    assert load_catalogue(str(path)).sources[0].name == "alwaha"


@pytest.mark.parametrize(
    ("field", "value", "parts"),
    [
        ("name", '"al waha"', ["name", "al waha"]),
        ("name", "3", ["name", "3"]),
        ("title", '" "', ["title", "quotation marks"]),
        ("url", '"ftp://example.com/"', ["url", "ftp://example.com/", "http"]),
        ("url", '"www.example.com"', ["url", "write it whole"]),
        ("url", '"https://me:secret@example.com/"', ["url", "no user name"]),
        ("language", '"ara"', ["language", "ISO 639-1"]),
        ("language", '"AR"', ["language"]),
        ("country", '"sa"', ["country", "ISO 3166-1"]),
        ("timezone", '"Asia/Riadh"', ["timezone", "Asia/Riadh", "IANA"]),
        ("timezone", '"../../etc/passwd"', ["timezone"]),
        ("timezone", '"Asia"', ["timezone"]),
        ("delay", '"2"', ["delay", "seconds"]),
        ("delay", "-1", ["delay"]),
        ("delay", "nan", ["delay"]),
        ("delay", "1e9", ["delay", "3600"]),
        ("delay", "true", ["delay"]),
        ("private", '"yes"', ["private", "true nor false"]),
        ("checked", '"last week"', ["checked", "2026-11-22"]),
        ("checked", "true", ["checked"]),
        ("checked", "false", ["note", "why"]),
        ("feeds", '"https://example.com/rss"', ["feeds", "no list"]),
        ("feeds", '["rss"]', ["feeds[1]", "'rss'"]),
        ("feeds", '["https://example.com/", { url = "x" }]', ["feeds[2].url"]),
        ("feeds", '[{ section = "رياضة" }]', ["feeds[1].url", "missing"]),
        ("feeds", '[{ url = "https://example.com/", sektion = "x" }]', ["feeds[1].sektion", "unknown"]),
        ("sections", '[{ url = "https://example.com/", language = "x" }]', ["sections[1].language"]),
        ("sitemap", '["https://example.com/"]', ["sitemap", "unknown", "sitemaps"]),
    ],
)
def test_a_faulty_field_is_named_with_its_entry_and_line(
    tmp_path: Path, field: str, value: str, parts: list[str]
) -> None:
    lines = [line for line in ENTRY.splitlines() if not line.startswith(f"{field} ")]
    second = "\n".join([*lines, f"{field} = {value}"])
    message = fault(tmp_path, f"{ENTRY.replace('alwaha', 'first')}\n{second}\n")
    assert message.startswith(f"{tmp_path / 'mine.toml'}:9: source ")
    for part in parts:
        assert part in message


@pytest.mark.parametrize("field", ["name", "title", "url", "language", "country", "timezone"])
def test_a_missing_field_is_named(tmp_path: Path, field: str) -> None:
    text = "".join(line for line in ENTRY.splitlines(keepends=True) if not line.startswith(f"{field} "))
    assert f": {field}: missing" in fault(tmp_path, text)


def test_a_name_stands_once(tmp_path: Path) -> None:
    message = fault(tmp_path, ENTRY + ENTRY)
    assert ':8: source "alwaha": name: used by an entry above' in message


@pytest.mark.parametrize(
    ("text", "part"),
    [
        ("[[source]]\nname = alwaha\n", "line 2"),
        ("", "no entry"),
        ("source = []", "no entry"),
        ("[source]\nname = 'x'", "no entry"),
        ("source = [1]", "source number 1"),
        ("title = 'x'\n" + ENTRY, 'unknown field "title"'),
        ("a = " + "[" * 5000, "not TOML"),
    ],
)
def test_a_faulty_file_is_named(tmp_path: Path, text: str, part: str) -> None:
    assert part in fault(tmp_path, text)


def test_no_line_is_said_where_it_is_not_known(tmp_path: Path) -> None:
    message = fault(tmp_path, "source = [{ name = 'a b' }]")
    assert 'mine.toml: source "a b": title: missing' in message


def test_bytes_that_are_no_utf_8_are_named(tmp_path: Path) -> None:
    path = tmp_path / "mine.toml"
    path.write_bytes(ENTRY.encode("windows-1256"))
    with pytest.raises(CatalogueError, match="not UTF-8 at byte"):
        load_catalogue(path)


def test_a_file_that_is_no_catalogue_is_not_read_whole(tmp_path: Path) -> None:
    path = tmp_path / "mine.toml"
    path.write_bytes(b"#" * 5_000_000)
    with pytest.raises(CatalogueError, match="split the catalogue"):
        load_catalogue(path)


@pytest.mark.parametrize("name", ["nowhere", "../arabic", "", "arabic.toml", "__init__"])
def test_an_unknown_name_lists_the_known_ones(name: str) -> None:
    with pytest.raises(CatalogueError, match="arabic"):
        load_catalogue(name)


def test_catalogues_go_by_name() -> None:
    assert "arabic" in catalogue_names()
    assert load_catalogue("arabic").name == "arabic"
