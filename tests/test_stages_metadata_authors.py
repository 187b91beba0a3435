from __future__ import annotations

import time
import tomllib
from importlib.resources import files
from typing import TYPE_CHECKING

import pytest

from newscrawl.items import Fact
from newscrawl.stages.metadata.authors import announced, persons, settle_authors, together
from newscrawl.stages.metadata.byline_words import read_table

if TYPE_CHECKING:
    from pathlib import Path

TABLES = {
    path.name: tomllib.loads(path.read_text(encoding="utf-8"))
    for path in (files("newscrawl.rules") / "authors").iterdir()
}
HITS = [(name, hit["text"], tuple(hit["names"])) for name, table in TABLES.items() for hit in table["hit"]]


@pytest.mark.parametrize(("name", "text", "names"), HITS)
def test_reads_what_each_language_says_it_reads(name: str, text: str, names: tuple[str, ...]) -> None:
    assert persons(text) == names, name


@pytest.mark.parametrize("name", TABLES)
def test_every_language_names_its_source_a_person_and_a_desk(name: str) -> None:
    table = TABLES[name]
    assert set(table) <= {
        "source", "prefixes", "joins", "joins_or_names", "glued_joins", "names_with_join", "desks", "before_clock",
        "glued_before_clock", "hit",
    }  # fmt: skip
    assert table["source"]
    assert [] in [hit["names"] for hit in table["hit"]]
    assert any(hit["names"] for hit in table["hit"])


@pytest.mark.parametrize(
    ("byline", "names"),
    [
        ("ليان الحربي", ["ليان الحربي"]),
        ("كتب: ليان الحربي الأحد 5 أكتوبر 2025 - 03:12 م اترك تعليقا 340 زيارة", ["ليان الحربي"]),
        ("عدد الزيارات 340 الأحد 5 أكتوبر 2025 - 7 تعليقات", []),
        ("كتبت: ليان الحربي ونورا علي الأحد 5 أكتوبر 2025", ["ليان الحربي", "نورا علي"]),
        ("بقلم #ليان_الحربي", ["ليان الحربي"]),
        ("ليان_الحربي", ["ليان الحربي"]),
        ("user_1987", []),
        ("بقلم/ ليان الحربي", ["ليان الحربي"]),
        ("مرسلة بواسطة ليان الحربي في 06:54 ص", ["ليان الحربي"]),
        ("Von Anna Schmidt, 14.05 Uhr", ["Anna Schmidt"]),
        ("عن الكاتب", []),
        ("About the author: Jane Doe", ["Jane Doe"]),
        ("كتبت: ليان الحربي", ["ليان الحربي"]),
        ("كتبت ليان الحربي", ["ليان الحربي"]),
        ("ليان الحربي وسند عقيل", ["ليان الحربي", "سند عقيل"]),
        ("ليان الحربي و سند عقيل", ["ليان الحربي", "سند عقيل"]),
        ("هاني وليد وائل", ["هاني وليد وائل"]),
        ("سند وليد العقيل", ["سند وليد العقيل"]),
        ("ليان الحربي، سند عقيل", ["ليان الحربي", "سند عقيل"]),
        ("ليان الحربي - العقبة", ["ليان الحربي"]),
        ("(العقبة - المرصد)", []),
        ("د.ليان الحربي", ["د.ليان الحربي"]),
        ("عبد الرحمن بن محمد آل سعيد", ["عبد الرحمن بن محمد آل سعيد"]),
        ("وكالات", []),
        ("العقبة - وكالات", []),
        ("ليان الحربي المصور: سند عقيل", ["ليان الحربي"]),
        ("ليان الحربي كتب: سند عقيل", ["ليان الحربي", "سند عقيل"]),
        ("أم الفحم: ليان الحربي", []),
        ("كتبه ليان الحربي يوم الأحد 15 نوفمبر 2026", ["ليان الحربي"]),
        ("بقلم ليان الحربي في الخميس 12 نوفمبر 2026 - 13:51", ["ليان الحربي"]),
        ("Nadia Bensalem Photos: Omar Rida", ["Nadia Bensalem"]),
        ("Nadia B.", ["Nadia B."]),
        ("By Nadia B., Oran", ["Nadia B."]),
        ("By Nadia Bensalem.", ["Nadia Bensalem"]),
        ("صحيفة المرصد", []),
        ("المرصد", []),
        ("مرصد أونلاين - المرصد", ["مرصد أونلاين"]),
        ("ليان", []),
        ("admin", []),
        ("admin2", []),
        ("Admin User 7", []),
        ("https://social.example/lharbi", []),
        ("lharbi@example.com", []),
        ("@lharbi", []),
        ("Layan Harbi daily.example", []),
        ("Anne-Marie O'Neil", ["Anne-Marie O'Neil"]),
        ("Edgar Emil Edwards Ellis", ["Edgar Emil Edwards Ellis"]),
        ("Иван Иванович Ильин", ["Иван Иванович Ильин"]),
        ("JANE DOE and John Roe", ["JANE DOE", "John Roe"]),
        ("Jane Doe, Reuters", ["Jane Doe"]),
        ("Jane Doe, Jane Doe", ["Jane Doe"]),
        ("5 مايو 2023", []),
        ("", []),
        ("كلمة " * 100, []),
    ],
)
def test_names_persons_and_nobody_else(byline: str, names: list[str]) -> None:
    assert persons(byline, frozenset({"المرصد"})) == tuple(names)


def test_takes_the_most_trusted_part_of_the_page_that_names_a_person() -> None:
    facts = [
        Fact(name="author", value="غرفة الأخبار", origin="json-ld"),
        Fact(name="author", value="ليان الحربي", origin="text"),
        Fact(name="author", value="ليان الحربى", origin="text"),
    ]
    assert settle_authors(facts, frozenset()) == ("ليان الحربي",)
    facts.append(Fact(name="author", value="سند عقيل", origin="meta"))
    assert settle_authors(facts, frozenset()) == ("سند عقيل",)
    assert settle_authors([], frozenset()) == ()


@pytest.mark.parametrize(
    "evil",
    [" 1:" * 100, "by " * 99, "and " * 70, "بقلم: " * 48, "-" * 300, " - " * 100, "a'" * 150, "وسند " * 59],
)
def test_hostile_byline_takes_little_time(evil: str) -> None:
    start = time.process_time()
    assert persons(evil) == () or len(evil) <= 300
    assert time.process_time() - start < 0.2


def test_a_broken_file_is_named(tmp_path: Path) -> None:
    path = tmp_path / "xx.toml"
    path.write_text("prefixes = [", encoding="utf-8")
    with pytest.raises(ValueError, match=r"xx\.toml: .*; correct the TOML"):
        read_table(path)


@pytest.mark.parametrize(
    ("byline", "names"),
    [
        ("Robert I Sutton", ("Robert I Sutton",)),
        ("Maria A Santos", ("Maria A Santos",)),
        ("Dan Marlow", ("Dan Marlow",)),
        ("Si Tahar Mansour", ("Si Tahar Mansour",)),
        ("Anna Marsita dan Joko Wibisana", ("Anna Marsita", "Joko Wibisana")),
        ("Anna Marska i Jan Wierzba", ("Anna Marska", "Jan Wierzba")),
        ("ANNA MARSKA I JAN WIERZBA", ("ANNA MARSKA", "JAN WIERZBA")),
    ],
)
def test_a_capital_that_is_and_in_another_language_is_an_initial(byline: str, names: tuple[str, ...]) -> None:
    assert persons(byline) == names


@pytest.mark.parametrize(
    ("byline", "names"),
    [
        ("Tekst loopt door onder", ()),
        ("by the harbour office", ()),
        ("By Anna von der Aue", ("Anna von der Aue",)),
        ("by MAREN OLSEN", ("MAREN OLSEN",)),
        ("بقلم ليلى الحمداني", ("ليلى الحمداني",)),
    ],
)
def test_a_name_in_a_script_with_capitals_has_one(byline: str, names: tuple[str, ...]) -> None:
    assert persons(byline) == names


@pytest.mark.parametrize(
    ("line", "names"),
    [
        ("كتبت سلمى الحافظ:", ("سلمى الحافظ",)),
        ("By Priya Raman, 19 May 2024", ("Priya Raman",)),
        ("سلمى الحافظ", ()),
        ("By the sea", ()),
    ],
)
def test_knows_who_is_announced(line: str, names: tuple[str, ...]) -> None:
    assert announced(line) == names


def test_a_date_is_no_part_of_a_name() -> None:
    assert persons("بواسطة سلمى الحافظ بتاريخ 18 نوفمبر 2026") == ("سلمى الحافظ",)


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("سلمى الحافظ وهدى منصور", ("سلمى الحافظ", "هدى منصور")),
        ("Priya Raman and Tom Ellis", ("Priya Raman", "Tom Ellis")),
        ("سلمى الحافظ", ()),
        ("سفينة جديدة، وجوه قديمة", ()),
    ],
)
def test_knows_names_of_several_and_nothing_else(text: str, names: tuple[str, ...]) -> None:
    assert together(text) == names


@pytest.mark.parametrize(
    ("byline", "names"),
    [
        ("BY DAN BROWN", ("DAN BROWN",)),
        ("LEE A BYRD", ("LEE A BYRD",)),
        ("KARIM HADDAD DAN MONA SALEH", ("KARIM HADDAD", "MONA SALEH")),
        ("KARIM HADDAD AND MONA SALEH", ("KARIM HADDAD", "MONA SALEH")),
    ],
)
def test_an_and_in_capitals_is_told_from_a_name_by_what_stands_at_its_sides(
    byline: str, names: tuple[str, ...]
) -> None:
    assert persons(byline) == names
