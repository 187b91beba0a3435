"""Rule files: what is read, and the one clear error for what is wrong."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

import pytest

from newscrawl.rules import RuleError, load_rulebook

if TYPE_CHECKING:
    from pathlib import Path

RULE = """
language = "ar"

[[widget]]
id      = "site-tide"
kind    = "weather"
phrases = ["ارتفاع المد", "إرتفاع المدّ اليوم"]
where   = "alone"
source  = "a port's news page"
hit     = "ارتفاع المد:"
miss    = "كان ارتفاع المد أمس أعلى من المعتاد."
"""


def write(folder: Path, text: str, name: str = "site.toml") -> Path:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return path


def test_an_extra_file_adds_a_rule(tmp_path: Path) -> None:
    book = load_rulebook([write(tmp_path, RULE)])
    mark = book.for_language("ar").read("إرتفاع المد اليوم")
    assert mark is not None
    assert (mark.rule, mark.kind) == ("site-tide", "weather")
    assert load_rulebook().for_language("ar").read("إرتفاع المد اليوم") is None


def test_a_folder_adds_all_its_files_and_no_other(tmp_path: Path) -> None:
    write(tmp_path, RULE)
    write(tmp_path, RULE.replace("site-tide", "site-tide-2").replace("المد", "الموج"), "b.toml")
    write(tmp_path, "no rules here", "notes.txt")
    ids = {rule.id for rule in load_rulebook([tmp_path]).rules}
    assert {"site-tide", "site-tide-2"} <= ids


def test_an_extra_rule_takes_the_place_of_the_one_with_its_id(tmp_path: Path) -> None:
    path = write(tmp_path, RULE.replace("site-tide", "ar-most-read"))
    reader = load_rulebook([path]).for_language("ar")
    mark = reader.read("ارتفاع المد")
    assert mark is not None
    assert mark.rule == "ar-most-read"
    assert reader.read("الأكثر تصفحا") is None


def test_a_rule_can_be_switched_off(tmp_path: Path) -> None:
    path = write(tmp_path, 'language = "ar"\n[[widget]]\nid = "ar-most-read"\ndisabled = true\n')
    assert load_rulebook([path]).for_language("ar").read("الأكثر تصفحا") is None


def test_words_are_added_to_those_of_the_language(tmp_path: Path) -> None:
    path = write(tmp_path, 'language = "ar"\n[words]\nagencies = ["وكالة المرفأ"]\n')
    words = load_rulebook([path]).for_language("ar").words
    assert {"وكالة المرفا", "رويترز"} <= words.agencies


def test_a_rule_may_take_its_phrases_from_a_table(tmp_path: Path) -> None:
    text = RULE.replace('phrases = ["ارتفاع المد", "إرتفاع المدّ اليوم"]', 'table = "weather"')
    path = write(tmp_path, text + '\n[words]\nweather = ["ارتفاع المد"]\n')
    rule = next(rule for rule in load_rulebook([path]).rules if rule.id == "site-tide")
    assert rule.phrases == ("ارتفاع المد",)


def test_phrases_may_be_given_in_parts(tmp_path: Path) -> None:
    text = RULE.replace(
        'phrases = ["', 'combined = [[["حركة", "مواعيد"], ["المد", "الجزر"]]]\nphrases = ["مواعيد الجزر", "'
    )
    rule = next(rule for rule in load_rulebook([write(tmp_path, text)]).rules if rule.id == "site-tide")
    assert rule.combined == ("حركة المد", "حركة الجزر", "مواعيد المد")  # one is listed
    assert set(rule.combined) < set(rule.all_phrases)


def test_the_shipped_book_is_loaded_once() -> None:
    assert load_rulebook() is load_rulebook()


@pytest.mark.parametrize(
    ("old", "new", "place", "advice"),
    [
        ('language = "ar"', "", "language", "ISO 639-1"),
        ('language = "ar"', 'language = "Arabic"', "language", "ISO 639-1"),
        ('language = "ar"', "language = 3", "language", "ISO 639-1"),
        ('language = "ar"', 'language = "ar"\nwidgets = 1', "widgets", "known here"),
        ("[[widget]]", "[widget]", "widget", "[[widget]]"),
        ('id      = "site-tide"', "", "widget 1: id", "without spaces"),
        ('id      = "site-tide"', 'id = "site tide"', "widget 1: id", "without spaces"),
        ('kind    = "weather"', "", "rule site-tide: kind", "none of"),
        ('kind    = "weather"', 'kind = "tide"', "rule site-tide: kind", "none of"),
        ('where   = "alone"', 'where = "inside"', "rule site-tide: where", "alone, label, start, only"),
        ('where   = "alone"', 'where = "alone"\nvalue = "name"', "rule site-tide: value", "does not go with"),
        ('where   = "alone"', 'where = "label"', "rule site-tide: value", "does not go with"),
        ('where   = "alone"', 'where = "label"\nvalue = "word"', "rule site-tide: value", "none of"),
        ('where   = "alone"', 'where = "alone"\ninside = "yes"', "rule site-tide: inside", "leave it out"),
        (
            'where   = "alone"',
            'where = "alone"\ncombined = ["one"]',
            "rule site-tide: combined",
            "pairs of lists",
        ),
        (
            'where   = "alone"',
            'where = "alone"\ncombined = [[["one"], ["!"]]]',
            "rule site-tide: combined",
            "hold a letter",
        ),
        ('where   = "alone"', 'where = "only"\nleast = 0', "rule site-tide: least", "1 or more"),
        ('where   = "alone"', 'where = "only"\nleast = true', "rule site-tide: least", "1 or more"),
        ('where   = "alone"', 'where = "alone"\nwheer = 1', "rule site-tide: wheer", "known here"),
        (
            'where   = "alone"',
            'where = "alone"\ndisabled = "no"',
            "rule site-tide: disabled",
            "true or false",
        ),
        ('where   = "alone"', 'where = "alone"\ntable = "tides"', "rule site-tide: table", "none of"),
        ('["ارتفاع المد", "إرتفاع المدّ اليوم"]', "[]", "rule site-tide: phrases", "at least one"),
        (
            '["ارتفاع المد", "إرتفاع المدّ اليوم"]',
            '"ارتفاع المد"',
            "rule site-tide: phrases",
            "list of strings",
        ),
        ('["ارتفاع المد", "إرتفاع المدّ اليوم"]', '["***"]', "rule site-tide: phrases", "letter or digit"),
        ('["ارتفاع المد", "إرتفاع المدّ اليوم"]', f'["{"ب" * 121}"]', "rule site-tide: phrases", "120"),
        ("source  =", "origin  =", "rule site-tide: origin", "known here"),
        ('miss    = "كان', 'miss = ""\n# "كان', "rule site-tide: miss", "is missing"),
        ('hit     = "ارتفاع المد:"', 'hit = "المد"', "rule site-tide: hit", "does not mark"),
        ('miss    = "كان', 'miss = "ارتفاع المد"\n# "كان', "rule site-tide: miss", "stricter"),
        ('language = "ar"', 'language = "ar', "is not TOML", ""),
    ],
)
def test_says_what_is_wrong_and_where(tmp_path: Path, old: str, new: str, place: str, advice: str) -> None:
    assert old in RULE
    path = write(tmp_path, RULE.replace(old, new))
    with pytest.raises(RuleError) as caught:
        load_rulebook([path])
    message = str(caught.value)
    assert message.startswith(str(path))
    assert place in message
    assert advice in message


def test_an_id_that_stands_twice_in_a_file_is_an_error(tmp_path: Path) -> None:
    path = write(tmp_path, RULE + RULE.replace('language = "ar"', ""))
    with pytest.raises(RuleError, match="site-tide: id: stands twice"):
        load_rulebook([path])


def test_switching_off_what_is_not_there_is_an_error(tmp_path: Path) -> None:
    path = write(tmp_path, 'language = "ar"\n[[widget]]\nid = "ar-tide"\ndisabled = true\n')
    with pytest.raises(RuleError, match="ar-tide: disabled: no rule has this id"):
        load_rulebook([path])


@pytest.mark.parametrize(
    "tables", ["words = 3", "[words]\nverbs = []", '[words]\nstop = "من"', "[words]\nstop = [1]"]
)
def test_word_tables_are_checked(tmp_path: Path, tables: str) -> None:
    with pytest.raises(RuleError, match="words"):
        load_rulebook([write(tmp_path, f'language = "ar"\n{tables}\n')])


def test_a_file_that_cannot_be_read_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(RuleError, match="cannot be read"):
        load_rulebook([tmp_path / "missing.toml"])


def test_bytes_that_are_no_text_are_an_error(tmp_path: Path) -> None:
    path = tmp_path / "site.toml"
    path.write_bytes(b"\xff\xfe\x00")
    with pytest.raises(RuleError, match="not TOML"):
        load_rulebook([path])


def test_thousands_of_phrases_are_matched_as_fast_as_a_few(tmp_path: Path) -> None:
    phrases = ", ".join(f'"ارتفاع المد رقم {number}"' for number in range(5_000))
    text = RULE.replace('"إرتفاع المدّ اليوم"', phrases) + "inside = true\n"
    text = text.replace("كان ارتفاع المد أمس", "كان المد أمس")
    path = write(tmp_path, text)
    reader = load_rulebook([path]).for_language("ar")
    prose = "ارتفع المد قليلا ثم عاد البحر إلى هدوئه قبل أن يصل الصيادون إلى الرصيف. " * 4
    started = time.process_time()
    for _ in range(200):
        assert reader.read(prose) is None
        assert reader.find_inside(prose) == ()
    assert time.process_time() - started < 2
    assert reader.read("ارتفاع المد رقم 4999") is not None
